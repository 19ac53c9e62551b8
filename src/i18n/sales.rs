//! Why a row of a file was not taken in, in words.

use jiff::civil::Date;

use super::Texts;
use crate::agenda::SaleRefusal;
use crate::domain::text::clean_line;

/// The most of a text that a line quotes, in characters.
const QUOTED: usize = 60;

impl Texts {
    /// Why a row of a file is not taken in.
    #[must_use]
    pub fn sale_refusal(&self, refusal: &SaleRefusal, today: Date) -> String {
        match refusal {
            SaleRefusal::Nameless => self.get("unread-nobody").to_owned(),
            SaleRefusal::Unknown(name) => self.with("sales-unknown", &[("typed", short(name).into())]),
            SaleRefusal::OneOf(name, them) => {
                self.with("told-one-of", &[("typed", short(name).into()), ("them", short(&them.join(" · ")).into())])
            }
            SaleRefusal::Torn(name, them) => {
                self.with("told-torn", &[("typed", short(name).into()), ("them", short(&them.join(" · ")).into())])
            }
            SaleRefusal::Empty => self.get("told-empty").to_owned(),
            SaleRefusal::Future(on) => self.with("sales-future", &[("day", self.day(*on, today).into())]),
            SaleRefusal::Flaw(flaw) => self.flaw(*flaw),
            SaleRefusal::Currencies => self.get("sales-currencies").to_owned(),
            SaleRefusal::Beyond => self.get("sales-beyond").to_owned(),
        }
    }
}

fn short(said: &str) -> String {
    clean_line(said).chars().take(QUOTED).collect()
}
