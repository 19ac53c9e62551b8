//! The catalogue: what the user sells, and for how much.

use super::error::{AgendaError, LONGEST_LINE, LONGEST_NAME, Part, Result};
use super::purchases::{Flaw, LARGEST_AMOUNT};
use super::{Action, Agenda, fits};
use crate::domain::order::Catalogue;
use crate::domain::{Product, ProductId, text};
use crate::store::Write;

impl Agenda {
    /// What is offered, to be looked up by what is typed.
    pub fn catalogue(&self) -> Result<Catalogue> {
        Ok(Catalogue::new(self.products(false)?))
    }

    /// The products that are offered, or those that are not any more, by name.
    pub fn products(&self, retired: bool) -> Result<Vec<Product>> {
        Ok(self.store.read().products(retired)?)
    }

    /// A product.
    pub fn product(&self, id: ProductId) -> Result<Product> {
        Ok(self.store.read().product(id)?)
    }

    /// Whether a product was ever bought: then it can be retired, and not removed.
    pub fn product_is_used(&self, id: ProductId) -> Result<bool> {
        Ok(self.store.read().product_is_used(id)?)
    }

    /// Adds a product.
    pub fn add_product(&mut self, product: &Product) -> Result<ProductId> {
        let product = checked(product)?;
        self.operate(Action::AddProduct, |write| {
            is_new(write, &product)?;
            write.call_it(product.name.clone(), 1);
            Ok(write.add_product(&product)?)
        })
    }

    /// Takes over what the user changed of a product. What was bought before keeps its price.
    pub fn edit_product(&mut self, product: &Product) -> Result<()> {
        let product = checked(product)?;
        self.operate(Action::EditProduct, |write| {
            is_new(write, &product)?;
            write.call_it(product.name.clone(), 1);
            Ok(write.set_product(&product)?)
        })
    }

    /// Removes a product that was never bought.
    pub fn remove_product(&mut self, id: ProductId) -> Result<()> {
        self.operate(Action::RemoveProduct, |write| {
            let product = write.read().product(id)?;
            if write.read().product_is_used(id)? {
                return Err(AgendaError::ProductInUse(product.name));
            }
            write.call_it(product.name, 1);
            Ok(write.remove_product(id)?)
        })
    }
}

/// Makes foreign text harmless, and refuses what cannot be.
pub(super) fn checked(product: &Product) -> Result<Product> {
    let line = |text: &Option<String>| text.as_deref().map(text::clean_line).filter(|text| !text.is_empty());
    let (code, category) = (line(&product.code), line(&product.category));
    let product = Product { name: text::clean_line(&product.name), code, category, ..product.clone() };
    if product.name.is_empty() {
        return Err(AgendaError::EmptyName);
    }
    fits(Part::Name, &product.name, LONGEST_NAME)?;
    for line in [&product.code, &product.category].into_iter().flatten() {
        fits(Part::Line, line, LONGEST_LINE)?;
    }
    if [product.price, product.cost].into_iter().flatten().any(|amount| !(0..=LARGEST_AMOUNT).contains(&amount)) {
        return Err(AgendaError::Purchase(Flaw::ProductPrice));
    }
    Ok(product)
}

/// Refuses a second product of one name or one number: nobody could say which of them is meant.
fn is_new(write: &Write, product: &Product) -> Result<()> {
    let reader = write.read();
    let named = reader.products_called(&product.name)?;
    let numbered = product.code.as_deref().map(|code| reader.product_numbered(code)).transpose()?.flatten();
    match named.into_iter().chain(numbered).find(|known| known.id != product.id) {
        Some(known) => Err(AgendaError::ProductExists(known.name)),
        None => Ok(()),
    }
}
