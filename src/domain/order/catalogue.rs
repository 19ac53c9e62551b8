//! What is sold, as it is looked up by what somebody types.

use crate::domain::text::{fold, sort_key, words};
use crate::domain::{Product, ProductId};

/// The products that are offered.
#[derive(Clone, Debug, Default)]
pub struct Catalogue {
    entries: Vec<Entry>,
}

#[derive(Clone, Debug)]
struct Entry {
    product: Product,
    code: Option<String>,
    key: String,
    words: Vec<String>,
}

/// What of the catalogue is meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found<'c> {
    /// This.
    One(&'c Product),
    /// One of these.
    Several(Vec<&'c Product>),
    /// None of it.
    Nothing,
}

impl Catalogue {
    /// The catalogue of these products, in this order.
    #[must_use]
    pub fn new(products: Vec<Product>) -> Self {
        let entry = |product: Product| Entry {
            code: product.code.as_deref().map(fold),
            key: sort_key(&product.name),
            words: words(&product.name),
            product,
        };
        Self { entries: products.into_iter().map(entry).collect() }
    }

    /// The products, in their order.
    pub fn products(&self) -> impl Iterator<Item = &Product> {
        self.entries.iter().map(|entry| &entry.product)
    }

    /// The product with this number.
    #[must_use]
    pub fn product(&self, id: ProductId) -> Option<&Product> {
        self.products().find(|product| product.id == id)
    }

    /// What is meant: the code, the whole name, or else the words that begin words of one name only.
    #[must_use]
    pub fn find(&self, typed: &str) -> Found<'_> {
        let (code, key) = (fold(typed.trim()), sort_key(typed));
        let whole = |entry: &&Entry| {
            entry.code.as_ref().is_some_and(|known| *known == code) || (!key.is_empty() && entry.key == key)
        };
        if let Some(entry) = self.entries.iter().find(whole) {
            return Found::One(&entry.product);
        }
        let mut meant: Vec<&Product> = self.meant(typed).collect();
        match meant.len() {
            0 => Found::Nothing,
            1 => meant.pop().map_or(Found::Nothing, Found::One),
            _ => Found::Several(meant),
        }
    }

    /// What may be meant as far as it is typed, in the order of the catalogue; nothing before a letter is typed.
    #[must_use]
    pub fn offers(&self, typed: &str, limit: usize) -> Vec<&Product> {
        let code = fold(typed.trim());
        let numbered = self
            .entries
            .iter()
            .filter(|entry| !code.is_empty() && entry.code.as_ref().is_some_and(|known| known.starts_with(&code)));
        let mut offers: Vec<&Product> = numbered.map(|entry| &entry.product).collect();
        for product in self.meant(typed) {
            if !offers.iter().any(|known| known.id == product.id) {
                offers.push(product);
            }
        }
        offers.truncate(limit);
        offers
    }

    fn meant(&self, typed: &str) -> impl Iterator<Item = &Product> {
        let wanted = words(typed);
        let fits = move |entry: &&Entry| {
            let begins = |wanted: &String| entry.words.iter().any(|word| word.starts_with(wanted.as_str()));
            // Numbers alone are quantities and sizes: they name nothing.
            let named = wanted.iter().any(|word| word.contains(char::is_alphabetic));
            named && wanted.iter().all(begins)
        };
        self.entries.iter().filter(fits).map(|entry| &entry.product)
    }
}
