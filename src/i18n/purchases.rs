//! Purchases in words: their lines, what is wrong with them, and how they are paid.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::Texts;
use crate::agenda::{Flaw, MOST_LINES, Purchases};
use crate::domain::order::Slip;
use crate::domain::purchase::ONE;
use crate::domain::text::clean_line;
use crate::domain::{Currency, Money, Purchase, PurchaseKind, PurchaseLine};

/// An amount by which it is shown how amounts are written, in hundredths.
const EXAMPLE: i64 = 1_250;
/// How many products are named when several may be meant.
const NAMED: usize = 4;

impl Texts {
    /// What is wrong with a purchase.
    #[must_use]
    pub fn flaw(&self, flaw: Flaw) -> String {
        let (key, line) = match flaw {
            Flaw::NoLines => ("error-purchase-no-lines", 0),
            Flaw::TooManyLines => {
                return self.with("error-purchase-too-many-lines", &[("most", MOST_LINES.into())]);
            }
            Flaw::EmptyLine(line) => ("error-purchase-empty-line", line),
            Flaw::Quantity(line) => ("error-purchase-quantity", line),
            Flaw::Price(line) => ("error-purchase-price", line),
            Flaw::Discount(line) => ("error-purchase-discount", line),
            Flaw::Product(line) => ("error-purchase-product", line),
            Flaw::WholeDiscount => ("error-purchase-whole-discount", 0),
            Flaw::TooLarge => ("error-purchase-too-large", 0),
            Flaw::DueBefore => ("error-purchase-due-before", 0),
            Flaw::PaidInFuture => ("error-purchase-paid-in-future", 0),
            Flaw::Returned(line) => ("error-purchase-returned", line),
            Flaw::NothingToReturn => ("error-purchase-nothing-to-return", 0),
            Flaw::IsReturn => ("error-purchase-is-return", 0),
            Flaw::AlreadyPaid => ("error-purchase-already-paid", 0),
            Flaw::ProductPrice => ("error-product-price", 0),
        };
        self.with(key, &[("line", (line + 1).into())])
    }

    /// Why what was typed is no line of a purchase.
    #[must_use]
    pub fn slip(&self, slip: &Slip) -> String {
        let typed = |key, typed: &str| self.with(key, &[("typed", short(typed).into())]);
        let example = self.decimal(EXAMPLE, 2);
        match slip {
            Slip::Empty => self.get("error-line-empty").to_owned(),
            Slip::Quantity(quantity) => typed("error-line-quantity", quantity),
            Slip::Price(price) => {
                self.with("error-line-price", &[("typed", short(price).into()), ("example", example.into())])
            }
            Slip::Discount(discount) => typed("error-line-discount", discount),
            Slip::NoPrice(name) => {
                self.with("error-line-no-price", &[("name", short(name).into()), ("example", example.into())])
            }
            Slip::Several(name, names) => {
                let mut listed: Vec<String> = names.iter().take(NAMED).map(|name| clean_line(name)).collect();
                if names.len() > NAMED {
                    listed.push("…".to_owned());
                }
                let args = [("name", short(name).into()), ("names", listed.join(", ").into())];
                self.with("error-line-several", &args)
            }
            Slip::Currency(currency) => self.with("error-line-currency", &[("currency", currency.code().into())]),
        }
    }

    /// What a line is called: its product, its text, or that it is an order of which no more was said.
    #[must_use]
    pub fn line_name(&self, name: &str) -> String {
        if name.is_empty() { self.get("bought-unnamed").to_owned() } else { clean_line(name) }
    }

    /// A quantity, with the decimals that it has.
    #[must_use]
    pub fn quantity(&self, quantity: i64) -> String {
        let (mut quantity, mut digits) = (quantity, 3);
        while digits > 0 && quantity % 10 == 0 {
            (quantity, digits) = (quantity / 10, digits - 1);
        }
        self.decimal(quantity, digits)
    }

    /// A discount: `10 %`, with the decimals that it has.
    #[must_use]
    pub fn share(&self, discount: i64) -> String {
        let (mut share, mut digits) = (discount, 2);
        while digits > 0 && share % 10 == 0 {
            (share, digits) = (share / 10, digits - 1);
        }
        self.with("bought-share", &[("share", self.decimal(share, digits).into())])
    }

    /// What was bought, in one line: `3 × cable, lámpara`.
    #[must_use]
    pub fn what_was_bought(&self, found: &Purchases, purchase: &Purchase) -> String {
        let line = |line: &PurchaseLine| {
            let name = self.line_name(found.name(line));
            if line.quantity == ONE { name } else { format!("{} × {name}", self.quantity(line.quantity)) }
        };
        let lines: Vec<String> = purchase.lines.iter().map(line).collect();
        let lines = lines.join(", ");
        match purchase.kind {
            PurchaseKind::Sale => lines,
            PurchaseKind::Return => format!("{}: {lines}", self.word(PurchaseKind::Return)),
        }
    }

    /// How a purchase stands: paid, or since when or until when it is owed; nothing where nothing is known.
    #[must_use]
    pub fn payment(&self, purchase: &Purchase, today: Date) -> String {
        let state = match (purchase.paid_on, purchase.due_on) {
            (Some(paid_on), _) => self.about("bought-paid", paid_on, today),
            (None, Some(due_on)) if due_on < today => self.about("bought-overdue", due_on, today),
            (None, Some(due_on)) => self.about("bought-due", due_on, today),
            (None, None) => String::new(),
        };
        let method = purchase.method.map(|method| self.word(method).to_owned()).unwrap_or_default();
        [method, state].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
    }

    fn about(&self, key: &str, day: Date, today: Date) -> String {
        self.with(key, &[("day", self.day(day, today).into())])
    }

    /// That a sum leaves out what there is no rate for, if it does.
    #[must_use]
    pub fn left_out(&self, currencies: &BTreeSet<Currency>) -> Option<String> {
        let codes: Vec<&str> = currencies.iter().map(Currency::code).collect();
        let example = codes.first()?;
        Some(self.with("bought-left-out", &[("codes", codes.join(", ").into()), ("example", (*example).into())]))
    }

    /// How a line comes to its amount: `3 × S/ 12.50 − 10 %`.
    #[must_use]
    pub fn reckoning(&self, line: &PurchaseLine, currency: Currency) -> String {
        let price = self.money(Money { minor: line.price, currency });
        let mut text =
            if line.quantity == ONE { price } else { format!("{} × {price}", self.quantity(line.quantity)) };
        if line.discount > 0 {
            text = format!("{text} − {}", self.share(line.discount));
        }
        text
    }
}

fn short(typed: &str) -> String {
    clean_line(typed).chars().take(60).collect()
}
