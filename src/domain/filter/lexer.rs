//! Cuts a filter into tokens, each with its place in characters. Nothing is refused here: a line that is being typed has
//! tokens too, for its colours and for what could follow.

use std::ops::Range;

/// A token with its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Token {
    pub(super) at: Range<usize>,
    pub(super) what: Shape,
}

/// What a token is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    Open,
    Close,
    Or,
    Not,
    Word(String),
    Phrase(Bit),
    /// Values behind `#`.
    Tag(Vec<Values>),
    /// A name with a sign behind it, and values behind that.
    Field {
        name: Range<usize>,
        sign: Sign,
        sign_at: Range<usize>,
        values: Vec<Values>,
    },
}

/// The sign behind a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sign {
    Is,
    Whole,
    Less,
    AtMost,
    More,
    AtLeast,
}

/// A value, or the ends of a range.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Values {
    One(Bit),
    Range(Option<Bit>, Option<Bit>, Range<usize>),
}

/// A piece of text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Bit {
    pub(super) at: Range<usize>,
    pub(super) text: String,
    pub(super) quoted: bool,
    pub(super) closed: bool,
}

impl Values {
    pub(super) fn at(&self) -> Range<usize> {
        match self {
            Self::One(bit) => bit.at.clone(),
            Self::Range(_, _, at) => at.clone(),
        }
    }

    fn bits(&self) -> impl Iterator<Item = &Bit> {
        let (one, other) = match self {
            Self::One(bit) => (Some(bit), None),
            Self::Range(from, to, _) => (from.as_ref(), to.as_ref()),
        };
        one.into_iter().chain(other)
    }
}

/// The first quotation mark that is not closed.
pub(super) fn unclosed(tokens: &[Token]) -> Option<&Bit> {
    tokens.iter().find_map(|token| match &token.what {
        Shape::Phrase(bit) => Some(bit).filter(|bit| !bit.closed),
        Shape::Tag(values) | Shape::Field { values, .. } => {
            values.iter().flat_map(Values::bits).find(|bit| !bit.closed)
        }
        _ => None,
    })
}

fn is_quote(c: char) -> bool {
    matches!(c, '"' | '“' | '”' | '«' | '»')
}

/// Whether a bare text ends before this character.
fn ends(c: char) -> bool {
    c.is_whitespace() || matches!(c, '(' | ')') || is_quote(c)
}

fn begins_name(c: char) -> bool {
    c.is_alphabetic()
}

fn in_name(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '_' | '.' | '-')
}

/// The line as characters, and how far it has been read.
struct Lexer<'c> {
    chars: &'c [char],
    at: usize,
}

/// The tokens of a line.
pub(super) fn tokens(chars: &[char]) -> Vec<Token> {
    let mut lexer = Lexer { chars, at: 0 };
    let mut tokens = Vec::new();
    while let Some(c) = lexer.peek(0) {
        if c.is_whitespace() {
            lexer.at += 1;
            continue;
        }
        let start = lexer.at;
        let what = lexer.token(c);
        tokens.push(Token { at: start..lexer.at, what });
    }
    tokens
}

impl Lexer<'_> {
    fn peek(&self, ahead: usize) -> Option<char> {
        self.chars.get(self.at + ahead).copied()
    }

    fn text(&self, at: Range<usize>) -> String {
        self.chars.get(at).unwrap_or_default().iter().collect()
    }

    fn token(&mut self, c: char) -> Shape {
        let single = match c {
            '(' => Some(Shape::Open),
            ')' => Some(Shape::Close),
            '-' if self.peek(1).is_some_and(|next| !next.is_whitespace() && next != ')') => Some(Shape::Not),
            _ => None,
        };
        if let Some(shape) = single {
            self.at += 1;
            return shape;
        }
        if is_quote(c) {
            return Shape::Phrase(self.quoted());
        }
        if c == '#' && self.peek(1).is_some_and(|next| is_quote(next) || !ends(next)) {
            self.at += 1;
            return Shape::Tag(self.values(true));
        }
        if let Some(field) = self.field() {
            return field;
        }
        let start = self.at;
        while self.peek(0).is_some_and(|c| !ends(c)) {
            self.at += 1;
        }
        match self.text(start..self.at).as_str() {
            "OR" | "O" | "|" => Shape::Or,
            word => Shape::Word(word.to_owned()),
        }
    }

    /// A name with a sign right behind it.
    fn field(&mut self) -> Option<Shape> {
        let start = self.at;
        if !self.peek(0).is_some_and(begins_name) {
            return None;
        }
        let length = self.chars.get(start..)?.iter().take_while(|c| in_name(**c)).count();
        let (sign, signs) = self.sign(length)?;
        // The address of a page is no field.
        if sign == Sign::Is && self.peek(length + signs) == Some('/') && self.peek(length + signs + 1) == Some('/') {
            return None;
        }
        self.at += length + signs;
        let sign_at = start + length..self.at;
        let values = self.values(matches!(sign, Sign::Is | Sign::Whole));
        Some(Shape::Field { name: start..start + length, sign, sign_at, values })
    }

    /// The sign that stands so far ahead, and how long it is. `:>` is `>`.
    fn sign(&self, ahead: usize) -> Option<(Sign, usize)> {
        let colon = usize::from(self.peek(ahead) == Some(':'));
        let at = |n: usize| self.peek(ahead + colon + n);
        let (sign, length) = match (at(0), at(1)) {
            (Some('<'), Some('=')) => (Sign::AtMost, 2),
            (Some('>'), Some('=')) => (Sign::AtLeast, 2),
            (Some('<'), _) => (Sign::Less, 1),
            (Some('>'), _) => (Sign::More, 1),
            (Some('='), _) => (Sign::Whole, 1),
            _ if colon == 1 => (Sign::Is, 0),
            _ => return None,
        };
        Some((sign, length + colon))
    }

    /// What stands behind a sign: values between commas, where those part values.
    fn values(&mut self, parted: bool) -> Vec<Values> {
        let mut values = Vec::new();
        loop {
            values.extend(self.value(parted));
            if !(parted && self.peek(0) == Some(',')) {
                return values;
            }
            self.at += 1;
            if self.peek(0).is_none_or(|c| ends(c) && !is_quote(c)) {
                // A comma with nothing behind it: a value is missing there.
                values.push(Values::One(Bit {
                    at: self.at..self.at,
                    text: String::new(),
                    quoted: false,
                    closed: true,
                }));
                return values;
            }
        }
    }

    fn value(&mut self, parted: bool) -> Option<Values> {
        let start = self.at;
        let from = self.bit(parted);
        if !self.is_range() {
            return from.map(Values::One);
        }
        self.at += 2;
        let to = self.bit(parted);
        Some(Values::Range(from, to, start..self.at))
    }

    fn is_range(&self) -> bool {
        self.peek(0) == Some('.') && self.peek(1) == Some('.')
    }

    fn bit(&mut self, parted: bool) -> Option<Bit> {
        let first = self.peek(0)?;
        if is_quote(first) {
            return Some(self.quoted());
        }
        let start = self.at;
        while self.peek(0).is_some_and(|c| !(ends(c) || parted && c == ',')) && !self.is_range() {
            self.at += 1;
        }
        let text = self.text(start..self.at);
        (!text.is_empty()).then_some(Bit { at: start..self.at, text, quoted: false, closed: true })
    }

    /// A text between quotation marks; `\` takes a mark literally.
    fn quoted(&mut self) -> Bit {
        let start = self.at;
        self.at += 1;
        let mut text = String::new();
        let mut closed = false;
        while let Some(c) = self.peek(0) {
            self.at += 1;
            if c == '\\' && self.peek(0).is_some_and(|next| is_quote(next) || next == '\\') {
                text.extend(self.peek(0));
                self.at += 1;
            } else if is_quote(c) {
                closed = true;
                break;
            } else {
                text.push(c);
            }
        }
        Bit { at: start..self.at, text, quoted: true, closed }
    }
}

/// What a piece of a filter is, for its colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The name of a field.
    Field,
    /// A sign: `:`, `<`, `OR`, `-`, a parenthesis.
    Sign,
    /// A value.
    Value,
    /// A tag.
    Tag,
    /// A word or phrase that is looked for.
    Word,
}

/// What the pieces of a line are, in order, by their characters.
#[must_use]
pub fn parts(line: &str) -> Vec<(Range<usize>, Part)> {
    let chars: Vec<char> = line.chars().collect();
    let mut parts = Vec::new();
    for token in tokens(&chars) {
        match token.what {
            Shape::Open | Shape::Close | Shape::Or | Shape::Not => parts.push((token.at, Part::Sign)),
            Shape::Word(_) | Shape::Phrase(_) => parts.push((token.at, Part::Word)),
            Shape::Tag(_) => parts.push((token.at, Part::Tag)),
            Shape::Field { name, sign_at, .. } => {
                let value = sign_at.end..token.at.end;
                parts.extend([(name, Part::Field), (sign_at, Part::Sign)]);
                parts.extend((!value.is_empty()).then_some((value, Part::Value)));
            }
        }
    }
    parts
}
