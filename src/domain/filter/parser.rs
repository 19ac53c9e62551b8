//! From tokens to a filter, or to the first thing that is wrong.

use std::ops::Range;

use super::choices::Choice;
use super::error::{FilterError, Names, Problem};
use super::field::{Field, REGISTER, Toward, ValueKind};
use super::lexer::{Bit, Shape, Sign, Token, Values, tokens, unclosed};
use super::value::{self, slug};
use super::{Atom, Compare, Context, DEEPEST, Expr, Filter, LONGEST, Operand, Piece, Sort, Test, What};
use crate::domain::text::distance;
use crate::domain::{CustomField, FieldKind};

/// How many names are offered where none is near.
const OFFERED: usize = 6;
/// How many are offered that are near.
const NEAR: usize = 3;
/// How a name is typed that orders.
const SORTS: [&str; 4] = ["sort", "order_by", "orden", "ordenar"];
/// Before the name of a field of the user's, where one of the register is called likewise.
const OWN: [&str; 2] = ["field.", "campo."];

/// The fields that are offered first.
const USUAL: &[Field] = &[Field::Light, Field::City, Field::Tag, Field::Last, Field::Bought, Field::Value];

type Result<T> = std::result::Result<T, FilterError>;

/// Reads a filter.
pub fn read(line: &str, cx: &Context) -> Result<Filter> {
    let chars: Vec<char> = line.chars().collect();
    if chars.len() > LONGEST {
        return Err(FilterError { column: LONGEST, length: chars.len() - LONGEST, problem: Problem::TooLong });
    }
    let tokens = tokens(&chars);
    if let Some(bit) = unclosed(&tokens) {
        return Err(wrong(&bit.at, Problem::OpenQuote));
    }
    let mut parser = Parser { chars: &chars, tokens: &tokens, at: 0, depth: 0, cx, sort: Vec::new() };
    let expr = parser.any()?;
    match parser.peek() {
        None => Ok(Filter { expr, sort: parser.sort }),
        Some(token) if token.what == Shape::Or => Err(wrong(&token.at, Problem::LonelyOr)),
        Some(token) => Err(wrong(&token.at, Problem::StrayParenthesis)),
    }
}

fn wrong(at: &Range<usize>, problem: Problem) -> FilterError {
    FilterError { column: at.start, length: at.len(), problem }
}

struct Parser<'a> {
    chars: &'a [char],
    tokens: &'a [Token],
    at: usize,
    depth: usize,
    cx: &'a Context<'a>,
    sort: Vec<Sort>,
}

impl<'a> Parser<'a> {
    fn peek(&self) -> Option<&'a Token> {
        self.tokens.get(self.at)
    }

    /// `this OR that`; nothing where nothing but an order stands.
    fn any(&mut self) -> Result<Option<Expr>> {
        let mut any: Vec<Expr> = Vec::new();
        let mut or: Option<&Range<usize>> = None;
        loop {
            match (self.all()?, or) {
                (Some(Expr::Or(more)), _) => any.extend(more),
                (Some(one), _) => any.push(one),
                (None, Some(or)) => return Err(wrong(or, Problem::LonelyOr)),
                (None, None) => {}
            }
            match self.peek() {
                Some(Token { at, what: Shape::Or }) if !any.is_empty() => or = Some(at),
                _ => break,
            }
            self.at += 1;
        }
        Ok(if any.len() > 1 { Some(Expr::Or(any)) } else { any.pop() })
    }

    /// What stands side by side.
    fn all(&mut self) -> Result<Option<Expr>> {
        let mut all = Vec::new();
        while let Some(token) = self.peek()
            && !matches!(token.what, Shape::Or | Shape::Close)
        {
            match self.one()? {
                Some(Expr::And(more)) => all.extend(more),
                one => all.extend(one),
            }
        }
        Ok(if all.len() > 1 { Some(Expr::And(all)) } else { all.pop() })
    }

    /// One condition; nothing for an order, which is kept.
    fn one(&mut self) -> Result<Option<Expr>> {
        let Some(token) = self.peek() else { return Ok(None) };
        self.at += 1;
        match &token.what {
            Shape::Word(word) => Ok(Some(Expr::Word(word.clone()))),
            Shape::Phrase(bit) => Ok(Some(Expr::Phrase(bit.text.clone()))),
            Shape::Not => self.inside(&token.at, |parser| match parser.one()? {
                Some(Expr::Not(one)) => Ok(Some(*one)),
                Some(one) => Ok(Some(Expr::Not(Box::new(one)))),
                None => Err(wrong(&token.at, Problem::NothingExcluded)),
            }),
            Shape::Open => self.inside(&token.at, |parser| {
                let Some(any) = parser.any()? else {
                    let closed = matches!(parser.peek(), Some(Token { what: Shape::Close, .. }));
                    let problem = match parser.peek() {
                        _ if closed => Problem::EmptyParentheses,
                        Some(or) => return Err(wrong(&or.at, Problem::LonelyOr)),
                        None => Problem::OpenParenthesis,
                    };
                    return Err(wrong(&token.at, problem));
                };
                match parser.peek() {
                    Some(Token { what: Shape::Close, .. }) => {
                        parser.at += 1;
                        Ok(Some(any))
                    }
                    _ => Err(wrong(&token.at, Problem::OpenParenthesis)),
                }
            }),
            Shape::Close => Err(wrong(&token.at, Problem::StrayParenthesis)),
            Shape::Or => Err(wrong(&token.at, Problem::LonelyOr)),
            Shape::Tag(values) => {
                let reads = Reads { kind: ValueKind::Text, own: None, cx: self.cx };
                let test = reads.test(Sign::Whole, values, &token.at)?;
                Ok(Some(Expr::Atom(Atom { what: What::Known(Field::Tag), test })))
            }
            Shape::Field { name, sign, sign_at, values } => self.field(name, *sign, sign_at, values),
        }
    }

    fn inside(
        &mut self,
        at: &Range<usize>,
        read: impl FnOnce(&mut Self) -> Result<Option<Expr>>,
    ) -> Result<Option<Expr>> {
        if self.depth == DEEPEST {
            return Err(wrong(at, Problem::TooDeep));
        }
        self.depth += 1;
        let read = read(self);
        self.depth -= 1;
        read
    }

    fn field(
        &mut self,
        name: &Range<usize>,
        sign: Sign,
        sign_at: &Range<usize>,
        values: &[Values],
    ) -> Result<Option<Expr>> {
        let typed: String = self.chars.get(name.clone()).unwrap_or_default().iter().collect();
        if SORTS.contains(&slug(&typed).as_str()) {
            if self.depth > 0 {
                return Err(wrong(name, Problem::OrderInside));
            }
            return self.order(sign_at, values).map(|()| None);
        }
        let Some((what, own)) = find(&typed, self.cx) else {
            let (names, near) = near_fields(&typed, self.cx, |_| true);
            return Err(wrong(name, Problem::UnknownField { typed, names, near }));
        };
        let reads = Reads { kind: kind(&what, own), own, cx: self.cx };
        let test = reads.test(sign, values, sign_at)?;
        Ok(Some(Expr::Atom(Atom { what, test })))
    }

    fn order(&mut self, sign_at: &Range<usize>, values: &[Values]) -> Result<()> {
        if values.is_empty() {
            let (names, _) = near_fields("", self.cx, orders);
            return Err(wrong(&(sign_at.end..sign_at.end), Problem::NoValue { names: Some(names) }));
        }
        for value in values {
            let typed: String = self.chars.get(value.at()).unwrap_or_default().iter().collect();
            let (reversed, name) = typed.strip_prefix('-').map_or((false, typed.as_str()), |name| (true, name));
            let found = find(name, self.cx).filter(|(what, _)| orders(what));
            let Some((what, _)) = found else {
                let (names, near) = near_fields(name, self.cx, orders);
                return Err(wrong(&value.at(), Problem::UnknownOrder { typed: name.to_owned(), names, near }));
            };
            self.sort.push(Sort { what, reversed });
        }
        Ok(())
    }
}

/// Whether anything can be ordered by a field.
pub(super) fn orders(what: &What) -> bool {
    match what {
        What::Known(field) => field.entry().order.is_some(),
        What::Own(..) => true,
    }
}

/// The field that is typed so.
pub(super) fn find<'c>(typed: &str, cx: &Context<'c>) -> Option<(What, Option<&'c CustomField>)> {
    let own =
        OWN.iter().find_map(|prefix| typed.get(..prefix.len()).filter(|begin| begin.eq_ignore_ascii_case(prefix)));
    if own.is_none()
        && let Some(field) = Field::called(typed)
    {
        return Some((What::Known(field), None));
    }
    let name = slug(own.map_or(typed, |prefix| &typed[prefix.len()..]));
    let field = cx.own.iter().find(|field| slug(&field.name) == name)?;
    Some((What::Own(field.id, name), Some(field)))
}

/// What kind of value a field has.
pub(super) fn kind(what: &What, own: Option<&CustomField>) -> ValueKind {
    match (what, own.map(|field| field.kind)) {
        (What::Known(field), _) => field.entry().kind,
        (_, Some(FieldKind::Number)) => ValueKind::Number,
        (_, Some(FieldKind::Date)) => ValueKind::Date(Toward::Both),
        _ => ValueKind::Text,
    }
}

/// The fields whose names are near, or else the usual ones; whether they are near.
fn near_fields(typed: &str, cx: &Context, fits: impl Fn(&What) -> bool) -> (Names, bool) {
    let typed = slug(typed);
    let fields = REGISTER.iter().filter(|entry| fits(&What::Known(entry.field)));
    let mut near: Vec<(usize, Field)> = fields
        .clone()
        .filter_map(|entry| {
            let gap = entry.names().filter_map(|name| gap(&typed, &slug(name))).min()?;
            Some((gap, entry.field))
        })
        .collect();
    near.sort_by_key(|(gap, _)| *gap);
    let own: Vec<String> = cx.own.iter().map(|field| slug(&field.name)).filter(|name| fits_own(&fits, name)).collect();
    let near_own: Vec<String> = own.iter().filter(|name| gap(&typed, name).is_some()).take(NEAR).cloned().collect();
    if near.is_empty() && near_own.is_empty() {
        let usual = USUAL.iter().copied().filter(|field| fits(&What::Known(*field)));
        let more = fields.map(|entry| entry.field).filter(|field| !USUAL.contains(field));
        return (Names::Fields(usual.chain(more).take(OFFERED).collect(), Vec::new()), false);
    }
    (Names::Fields(near.into_iter().map(|(_, field)| field).take(NEAR).collect(), near_own), true)
}

fn fits_own(fits: &impl Fn(&What) -> bool, name: &str) -> bool {
    fits(&What::Own(crate::domain::FieldId(0), name.to_owned()))
}

/// How far one spelling is from another, as long as it may be meant: a slip or two, or only its beginning.
fn gap(typed: &str, name: &str) -> Option<usize> {
    let slips = match name.chars().count().min(typed.chars().count()) {
        0..=2 => 0,
        3..=4 => 1,
        _ => 2,
    };
    let far = distance(typed, name);
    let begins = typed.chars().count() > 1 && name.starts_with(typed);
    (far <= slips || begins).then_some(far)
}

/// How the values of a field are read.
struct Reads<'a> {
    kind: ValueKind,
    own: Option<&'a CustomField>,
    cx: &'a Context<'a>,
}

impl Reads<'_> {
    fn test(&self, sign: Sign, values: &[Values], sign_at: &Range<usize>) -> Result<Test> {
        let compare = match sign {
            Sign::Is | Sign::Whole => None,
            Sign::Less => Some(Compare::Less),
            Sign::AtMost => Some(Compare::AtMost),
            Sign::More => Some(Compare::More),
            Sign::AtLeast => Some(Compare::AtLeast),
        };
        let compares = !matches!(self.kind, ValueKind::Choice(_) | ValueKind::Text);
        if compare.is_some() && !compares {
            return Err(wrong(sign_at, Problem::NoComparison));
        }
        let end = sign_at.end..sign_at.end;
        match (values, compare) {
            ([], _) => Err(wrong(&end, Problem::NoValue { names: self.all() })),
            ([Values::One(bit)], None) if bit.text == "*" && !bit.quoted => Ok(Test::Any),
            ([Values::One(bit), ..], Some(compare)) => Ok(Test::Compare(compare, self.operand(bit)?)),
            ([value, ..], Some(_)) => Err(wrong(&value.at(), Problem::NoComparison)),
            (values, None) => {
                self.refuse_thousands(values)?;
                let pieces: Result<Vec<Piece>> = values.iter().map(|value| self.piece(value, compares)).collect();
                // For all but texts the two signs are one.
                let whole = sign == Sign::Whole && self.kind == ValueKind::Text;
                Ok(Test::OneOf { whole, pieces: pieces? })
            }
        }
    }

    /// "1,500" may be a thousand and a half, or one and five hundred.
    fn refuse_thousands(&self, values: &[Values]) -> Result<()> {
        if !matches!(self.kind, ValueKind::Number | ValueKind::Money) {
            return Ok(());
        }
        for pair in values.windows(2) {
            let (before, after) = (last(&pair[0]), first(&pair[1]));
            if let (Some(before), Some(after)) = (before, after)
                && is_group(before, 1..=3)
                && is_group(after, 3..=3)
            {
                let typed = format!("{},{}", before.text, after.text);
                return Err(wrong(&(before.at.start..after.at.end), Problem::UnclearNumber(typed)));
            }
        }
        Ok(())
    }

    fn piece(&self, value: &Values, compares: bool) -> Result<Piece> {
        match value {
            Values::One(bit) if bit.text.trim().is_empty() => {
                Err(wrong(&bit.at, Problem::NoValue { names: self.all() }))
            }
            Values::One(bit) => Ok(Piece::Is(self.operand(bit)?)),
            Values::Range(_, _, at) if !compares => Err(wrong(at, Problem::NoComparison)),
            Values::Range(None, None, at) => Err(wrong(at, Problem::NoValue { names: None })),
            Values::Range(from, to, at) => {
                let read = |bit: &Option<Bit>| bit.as_ref().map(|bit| self.operand(bit)).transpose();
                let (from, to) = (read(from)?, read(to)?);
                if backwards(from.as_ref(), to.as_ref()) {
                    return Err(wrong(at, Problem::Backwards));
                }
                Ok(Piece::Between(from, to))
            }
        }
    }

    fn operand(&self, bit: &Bit) -> Result<Operand> {
        let typed = bit.text.trim();
        if typed.is_empty() {
            return Err(wrong(&bit.at, Problem::NoValue { names: self.all() }));
        }
        let read = match self.kind {
            ValueKind::Choice(choices) => self.choice(choices, typed),
            ValueKind::Text => self.text(typed),
            ValueKind::Number | ValueKind::Money => value::number(typed, self.cx.decimal).map(Operand::Number),
            ValueKind::Days => value::days(typed),
            ValueKind::Date(toward) => value::day(typed, toward, self.cx),
        };
        read.map_err(|problem| wrong(&bit.at, problem))
    }

    fn choice(&self, choices: &'static [Choice], typed: &str) -> std::result::Result<Operand, Problem> {
        let wanted = slug(typed);
        let found = choices.iter().find(|choice| choice.names().any(|name| slug(name) == wanted));
        if let Some(choice) = found {
            return Ok(Operand::Choice(choice.code));
        }
        let near = |choice: &&Choice| choice.names().any(|name| gap(&wanted, &slug(name)).is_some());
        let close: Vec<Choice> = choices.iter().filter(near).take(NEAR).copied().collect();
        let is_near = !close.is_empty();
        let names = if is_near { Names::Choices(close) } else { self.all().unwrap_or(Names::Own(Vec::new())) };
        Err(Problem::UnknownValue { typed: typed.to_owned(), names, near: is_near })
    }

    fn text(&self, typed: &str) -> std::result::Result<Operand, Problem> {
        let choices = self.own.filter(|field| field.kind == FieldKind::Choice).map(|field| &field.choices);
        let Some(choices) = choices else { return Ok(Operand::Text(typed.to_owned())) };
        let wanted = slug(typed);
        if let Some(choice) = choices.iter().find(|choice| slug(choice) == wanted) {
            return Ok(Operand::Text(choice.clone()));
        }
        let near: Vec<String> =
            choices.iter().filter(|choice| gap(&wanted, &slug(choice)).is_some()).take(NEAR).cloned().collect();
        let is_near = !near.is_empty();
        let names = if is_near { near } else { choices.iter().take(OFFERED).cloned().collect() };
        Err(Problem::UnknownValue { typed: typed.to_owned(), names: Names::Own(names), near: is_near })
    }

    /// The values that a closed list has.
    fn all(&self) -> Option<Names> {
        match (self.kind, self.own) {
            (ValueKind::Choice(choices), _) => Some(Names::Choices(choices.iter().take(OFFERED).copied().collect())),
            (_, Some(field)) if field.kind == FieldKind::Choice => {
                Some(Names::Own(field.choices.iter().take(OFFERED).cloned().collect()))
            }
            _ => None,
        }
    }
}

impl Choice {
    /// Every way to type it.
    pub fn names(&self) -> impl Iterator<Item = &'static str> {
        [self.code].into_iter().chain(self.es.iter().copied()).chain(self.en.iter().copied())
    }
}

fn first(value: &Values) -> Option<&Bit> {
    match value {
        Values::One(bit) => Some(bit),
        Values::Range(from, ..) => from.as_ref(),
    }
}

fn last(value: &Values) -> Option<&Bit> {
    match value {
        Values::One(bit) => Some(bit),
        Values::Range(_, to, _) => to.as_ref(),
    }
}

/// Whether a bare text is digits, so many of them, and perhaps decimals or a `k` behind.
fn is_group(bit: &Bit, lengths: std::ops::RangeInclusive<usize>) -> bool {
    let digits = bit.text.chars().take_while(char::is_ascii_digit).count();
    !bit.quoted && lengths.contains(&digits)
}

/// Whether the ends of a range stand the wrong way round, or do not fit together.
fn backwards(from: Option<&Operand>, to: Option<&Operand>) -> bool {
    match (from, to) {
        (Some(Operand::Number(from)), Some(Operand::Number(to))) => from > to,
        (Some(Operand::Days(from)), Some(Operand::Days(to))) => from > to,
        (Some(Operand::Length(from)), Some(Operand::Length(to))) => from.days() > to.days(),
        (Some(Operand::Day { from, .. }), Some(Operand::Day { to, .. })) => from > to,
        (Some(Operand::Length(_)), Some(Operand::Day { .. }))
        | (Some(Operand::Day { .. }), Some(Operand::Length(_))) => true,
        _ => false,
    }
}
