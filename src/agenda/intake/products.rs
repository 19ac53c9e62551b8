//! Products: what is here already is given what it lacks, and no more. It is known by its number, or by its name where one of
//! both has none: two numbers are two products, whatever they are called.

use std::collections::{HashMap, HashSet};

use super::super::Result;
use super::super::products::checked;
use super::outcome::{About, Clash, Decision, RowReport, SaleRefusal, Verdict};
use super::{Taken, Taking};
use crate::domain::{Product, ProductId, text};
use crate::exchange::csv::ProductRow;
use crate::store::Write;

pub(super) fn take(taking: &mut Taking, write: &mut Write, rows: &[ProductRow], taken: &mut Taken) -> Result<()> {
    let home = taking.rules.money.currency;
    let mut known = [write.read().products(false)?, write.read().products(true)?].concat();
    // As they came in: which of one name is found must be the same when the file comes again.
    known.sort_by_key(|product| product.id);
    let mut shelf = Shelf::default();
    for product in known {
        shelf.put(product);
    }
    for row in rows {
        taking.step()?;
        let currency = row.currency.unwrap_or(home);
        let digits = currency.digits();
        let product = Product {
            id: ProductId(0),
            code: row.code.clone(),
            name: row.name.clone(),
            category: row.category.clone(),
            price: row.price.map(|price| price.scaled(digits)),
            cost: row.cost.map(|cost| cost.scaled(digits)),
            currency,
            retired: false,
        };
        let Ok(product) = checked(&product) else {
            taken.refuse(row.line, SaleRefusal::Beyond);
            continue;
        };
        let mut clashes = Vec::new();
        let verdict = if let Some(at) = shelf.find(&product) {
            let takes = taken.decision(taking.options, row.line) == Decision::Take && shelf.speak(at);
            let Some(known) = shelf.known.get_mut(at) else { continue };
            if complete(known, &product, takes, &mut clashes) {
                write.set_product(known)?;
                shelf.note(at);
                Verdict::Updates
            } else {
                Verdict::Same
            }
        } else {
            let id = write.add_product(&product)?;
            let at = shelf.put(Product { id, ..product.clone() });
            shelf.speak(at);
            Verdict::New
        };
        let verdict = if clashes.is_empty() { verdict } else { Verdict::Conflict };
        let (line, name, perhaps) = (row.line, product.name, Vec::new());
        taken.rows.push(RowReport { line, name, about: About::Name, verdict, clashes, perhaps });
    }
    Ok(())
}

/// What is sold, by its code and by its name.
#[derive(Default)]
struct Shelf {
    known: Vec<Product>,
    by_code: HashMap<String, usize>,
    by_name: HashMap<String, Vec<usize>>,
    spoken: HashSet<usize>,
}

impl Shelf {
    fn put(&mut self, product: Product) -> usize {
        let at = self.known.len();
        self.by_name.entry(text::sort_key(&product.name)).or_default().push(at);
        self.known.push(product);
        self.note(at);
        at
    }

    /// Notes the code of a product.
    fn note(&mut self, at: usize) {
        if let Some(code) = self.known.get(at).and_then(|product| product.code.as_deref()) {
            self.by_code.entry(text::fold(code)).or_insert(at);
        }
    }

    fn find(&self, product: &Product) -> Option<usize> {
        let by_code = product.code.as_deref().and_then(|code| self.by_code.get(&text::fold(code)).copied());
        let may_be =
            |at: &&usize| product.code.is_none() || self.known.get(**at).is_some_and(|known| known.code.is_none());
        let by_name = || self.by_name.get(&text::sort_key(&product.name))?.iter().find(may_be).copied();
        by_code.or_else(by_name)
    }

    /// Whether a row is the first that speaks of a product.
    fn speak(&mut self, at: usize) -> bool {
        self.spoken.insert(at)
    }
}

/// Gives a product what it lacks, and what is said otherwise where that is to be taken; says whether it changed.
fn complete(known: &mut Product, new: &Product, takes: bool, clashes: &mut Vec<Clash>) -> bool {
    let before = known.clone();
    if known.price.is_none() && known.cost.is_none() && (new.price.is_some() || new.cost.is_some()) {
        (known.price, known.cost, known.currency) = (new.price, new.cost, new.currency);
    }
    if known.currency == new.currency {
        for (field, here, there) in [("price", &mut known.price, new.price), ("cost", &mut known.cost, new.cost)] {
            *here = here.or(there);
            if let Some((said, there)) = here.zip(there).filter(|(here, there)| here != there) {
                let show = |amount| decimal(amount, new.currency.digits());
                clashes.push(Clash { field, here: show(said), there: show(there) });
                *here = Some(if takes { there } else { said });
            }
        }
    }
    if known.code.is_none() {
        known.code.clone_from(&new.code);
    }
    match (&known.category, &new.category) {
        (None, Some(_)) => known.category.clone_from(&new.category),
        (Some(here), Some(there)) if text::sort_key(here) != text::sort_key(there) => {
            clashes.push(Clash { field: "category", here: here.clone(), there: there.clone() });
            if takes {
                known.category.clone_from(&new.category);
            }
        }
        _ => {}
    }
    *known != before
}

/// An amount with a point for its decimals, as no language writes it.
pub(super) fn decimal(minor: i64, digits: u8) -> String {
    let unit = 10_i64.pow(u32::from(digits));
    match digits {
        0 => minor.to_string(),
        _ => format!(
            "{}{}.{:0width$}",
            if minor < 0 { "-" } else { "" },
            (minor / unit).abs(),
            (minor % unit).abs(),
            width = usize::from(digits)
        ),
    }
}
