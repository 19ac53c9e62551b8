//! A filter back to a line: the canonical one, which reads as the same filter whatever the region.

use std::fmt::{self, Display, Formatter};

use super::{Atom, Compare, Expr, Filter, Operand, Piece, Sort, Test, What};
use crate::domain::Code;

impl Display for Filter {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let mut space = "";
        if let Some(expr) = &self.expr {
            write!(f, "{expr}")?;
            space = " ";
        }
        for sort in &self.sort {
            write!(f, "{space}{sort}")?;
            space = " ";
        }
        Ok(())
    }
}

impl Display for Sort {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(f, "sort:{}{}", if self.reversed { "-" } else { "" }, self.what)
    }
}

impl Display for What {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::Known(field) => f.write_str(field.code()),
            Self::Own(_, name) => write!(f, "field.{name}"),
        }
    }
}

impl Display for Expr {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::Or(any) => join(f, any, " OR ", |_| false),
            Self::And(all) => join(f, all, " ", |one| matches!(one, Self::Or(_))),
            Self::Not(one) if matches!(**one, Self::Or(_) | Self::And(_)) => write!(f, "-({one})"),
            Self::Not(one) => write!(f, "-{one}"),
            Self::Atom(atom) => write!(f, "{atom}"),
            Self::Word(word) => f.write_str(word),
            Self::Phrase(phrase) => f.write_str(&quoted(phrase)),
        }
    }
}

fn join(f: &mut Formatter<'_>, all: &[Expr], between: &str, apart: impl Fn(&Expr) -> bool) -> fmt::Result {
    for (n, one) in all.iter().enumerate() {
        f.write_str(if n > 0 { between } else { "" })?;
        if apart(one) { write!(f, "({one})")? } else { write!(f, "{one}")? }
    }
    Ok(())
}

impl Display for Atom {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.what)?;
        match &self.test {
            Test::Any => f.write_str(":*"),
            Test::Compare(compare, operand) => {
                let sign = match compare {
                    Compare::Less => "<",
                    Compare::AtMost => "<=",
                    Compare::More => ">",
                    Compare::AtLeast => ">=",
                };
                write!(f, "{sign}{operand}")
            }
            Test::OneOf { whole, pieces } => {
                f.write_str(if *whole { "=" } else { ":" })?;
                for (n, piece) in pieces.iter().enumerate() {
                    f.write_str(if n > 0 { "," } else { "" })?;
                    match piece {
                        Piece::Is(operand) => write!(f, "{operand}")?,
                        Piece::Between(from, to) => {
                            let end = |end: &Option<Operand>| end.as_ref().map(ToString::to_string).unwrap_or_default();
                            write!(f, "{}..{}", end(from), end(to))?;
                        }
                    }
                }
                Ok(())
            }
        }
    }
}

impl Display for Operand {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::Choice(code) => f.write_str(code),
            Self::Number(number) => write!(f, "{number}"),
            Self::Days(days) => write!(f, "{days}d"),
            Self::Length(length) => write!(f, "{length}"),
            Self::Text(text) | Self::Day { said: text, .. } => f.write_str(&bare(text)),
        }
    }
}

/// A value as it must be typed: between quotation marks unless it is one plain word.
pub(super) fn bare(text: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '/' | '+' | '@' | '&' | '\'');
    let dots = text.contains('.') && !text.contains("..") && !text.starts_with('.') && !text.ends_with('.');
    let simple = !text.is_empty() && text.chars().all(|c| plain(c) || (dots && c == '.'));
    if simple { text.to_owned() } else { quoted(text) }
}

fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for c in text.chars() {
        if matches!(c, '"' | '“' | '”' | '«' | '»' | '\\') {
            quoted.push('\\');
        }
        quoted.push(c);
    }
    quoted.push('"');
    quoted
}
