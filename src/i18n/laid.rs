//! The texts of every language, as the build has laid them out.
#![expect(clippy::unreadable_literal, reason = "nobody reads them")]

use super::laid_out::{Entry, Form, Laid};
use super::locale::Lang;

include!(concat!(env!("OUT_DIR"), "/texts.rs"));

/// The texts of a language.
pub(super) fn laid(lang: Lang) -> &'static Laid {
    match lang {
        Lang::Es => &ES,
        Lang::En => &EN,
    }
}
