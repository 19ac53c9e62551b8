//! The sources of the crate as a test reads them: the tokens of every file under `src`, without tests and attributes.
//!
//! Tokens, and not lines, so that a comment, a doc text or a quotation never counts as code.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use proc_macro2::{Delimiter, TokenStream, TokenTree};

/// A file under `src`.
pub(crate) struct Source {
    /// Its path from the root of the project, with `/` between the folders.
    pub(crate) path: String,
    /// What stands in it.
    pub(crate) text: String,
    /// Its tokens, without what is compiled for tests alone and without attributes and doc comments.
    pub(crate) tokens: Vec<Token>,
}

/// A token and the line on which it begins.
#[derive(Clone, Debug)]
pub(crate) struct Token {
    pub(crate) line: usize,
    pub(crate) kind: Kind,
}

/// What a token is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Word(String),
    Sign(char),
    /// The value of a string literal.
    Text(String),
    /// Any other literal.
    Other,
    Open(char),
    Close(char),
}

impl Kind {
    /// The word, when it is one.
    pub(crate) fn word(&self) -> Option<&str> {
        if let Self::Word(word) = self { Some(word) } else { None }
    }

    /// The value of the string literal, when it is one.
    pub(crate) fn text(&self) -> Option<&str> {
        if let Self::Text(text) = self { Some(text) } else { None }
    }
}

impl Source {
    /// Every file of the crate that is part of the program; files of tests are left out.
    pub(crate) fn all() -> &'static [Self] {
        // Every test asks for them, and reading them takes longer than looking through them.
        static ALL: LazyLock<Vec<Source>> = LazyLock::new(Source::read);
        &ALL
    }

    fn read() -> Vec<Self> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let mut paths = Vec::new();
        walk(&root.join("src"), &mut paths);
        paths.sort();
        let sources = paths.iter().map(|path| {
            let text = fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
            let names = path.strip_prefix(root).unwrap_or(path).iter().map(|name| name.to_string_lossy());
            Self::of(names.collect::<Vec<_>>().join("/"), text)
        });
        sources.filter(|source| !source.is_of_tests()).collect()
    }

    /// The file of this path, with this in it.
    pub(crate) fn of(path: String, text: String) -> Self {
        let stream: TokenStream = text.parse().unwrap_or_else(|error| panic!("{path}: {error}"));
        let mut tokens = Vec::new();
        flatten(stream, &mut tokens);
        Self { path, text, tokens }
    }

    fn is_of_tests(&self) -> bool {
        self.path.split('/').any(|name| name.trim_end_matches(".rs").split('_').next() == Some("tests"))
    }

    /// The folder or file directly under `src` that it belongs to: `tui` for `src/tui/theme.rs`.
    pub(crate) fn part(&self) -> &str {
        let name = self.path.split('/').nth(1).unwrap_or_default();
        name.strip_suffix(".rs").unwrap_or(name)
    }

    /// Whether it lies in one of these parts.
    pub(crate) fn is_in(&self, parts: &[&str]) -> bool {
        parts.contains(&self.part())
    }

    /// The string literals, each with its line.
    pub(crate) fn texts(&self) -> impl Iterator<Item = (usize, &str)> {
        self.tokens.iter().filter_map(|token| Some((token.line, token.kind.text()?)))
    }

    /// The module of the crate and the item in it that each path from the root of the crate names, with the line:
    /// `crate::i18n::{Lang, Texts}` names `["i18n", "Lang"]` and `["i18n", "Texts"]`.
    pub(crate) fn paths(&self) -> Vec<(usize, Vec<String>)> {
        let depth = self.path.split('/').count() - if self.path.ends_with("/mod.rs") { 2 } else { 1 };
        let mut paths = Vec::new();
        for at in 0..self.tokens.len() {
            let follows = at > 1 && is_sign(&self.tokens[at - 1], ':') && is_sign(&self.tokens[at - 2], ':');
            let start = match self.tokens[at].kind.word() {
                Some("crate") => Some(at + 1),
                // As many steps up as the module lies deep lead to the root of the crate too.
                Some("super") if !follows => self.climb(at, depth),
                _ => None,
            };
            if let Some(start) = start.and_then(|start| self.colons(start)) {
                self.expand(start, &[], &mut paths);
            }
        }
        paths
    }

    /// Whether a path begins with the name of this other crate.
    pub(crate) fn names(&self, other: &str) -> Option<usize> {
        let found = self.tokens.windows(2).find(|pair| pair[0].kind.word() == Some(other) && is_sign(&pair[1], ':'));
        found.map(|pair| pair[0].line)
    }

    /// The place after so many `super::`, without the last two colons.
    fn climb(&self, at: usize, depth: usize) -> Option<usize> {
        let mut at = at;
        for step in 1..=depth {
            if self.tokens.get(at)?.kind.word() != Some("super") {
                return None;
            }
            at = if step == depth { at + 1 } else { self.colons(at + 1)? };
        }
        Some(at)
    }

    /// The place after the two colons that stand here.
    fn colons(&self, at: usize) -> Option<usize> {
        (is_sign(self.tokens.get(at)?, ':') && is_sign(self.tokens.get(at + 1)?, ':')).then_some(at + 2)
    }

    fn expand(&self, at: usize, before: &[String], paths: &mut Vec<(usize, Vec<String>)>) {
        let Some(token) = self.tokens.get(at) else { return };
        match &token.kind {
            Kind::Word(word) => {
                let path = [before, std::slice::from_ref(word)].concat();
                match self.colons(at + 1) {
                    Some(next) if path.len() < 2 => self.expand(next, &path, paths),
                    _ => paths.push((token.line, path)),
                }
            }
            Kind::Open('{') => {
                let mut inner = 0;
                for place in at..self.tokens.len() {
                    let begins = match self.tokens[place].kind {
                        Kind::Open(_) => {
                            inner += 1;
                            inner == 1
                        }
                        Kind::Close(_) => {
                            inner -= 1;
                            false
                        }
                        Kind::Sign(',') => inner == 1,
                        _ => false,
                    };
                    if inner == 0 {
                        break;
                    }
                    if begins {
                        self.expand(place + 1, before, paths);
                    }
                }
            }
            Kind::Sign('*') => paths.push((token.line, [before, &["*".to_owned()]].concat())),
            _ => {}
        }
    }
}

fn walk(folder: &Path, paths: &mut Vec<PathBuf>) {
    let entries = fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    for path in entries.filter_map(Result::ok).map(|entry| entry.path()) {
        if path.is_dir() {
            walk(&path, paths);
        } else if path.extension().is_some_and(|end| end == "rs") {
            paths.push(path);
        }
    }
}

fn is_sign(token: &Token, sign: char) -> bool {
    token.kind == Kind::Sign(sign)
}

/// Puts the tokens into one row; what follows `#[cfg(test)]` is left out, up to its body or its semicolon.
fn flatten(stream: TokenStream, tokens: &mut Vec<Token>) {
    let mut trees = stream.into_iter().peekable();
    let mut left_out = false;
    while let Some(tree) = trees.next() {
        let line = tree.span().start().line;
        match tree {
            TokenTree::Punct(sign) if sign.as_char() == '#' => {
                if matches!(trees.peek(), Some(TokenTree::Punct(sign)) if sign.as_char() == '!') {
                    trees.next();
                }
                if let Some(TokenTree::Group(group)) = trees.peek() {
                    left_out |= group.stream().to_string().replace(' ', "") == "cfg(test)";
                    trees.next();
                }
            }
            TokenTree::Punct(sign) if left_out => left_out = sign.as_char() != ';',
            TokenTree::Group(group) if left_out => left_out = group.delimiter() != Delimiter::Brace,
            _ if left_out => {}
            TokenTree::Punct(sign) => tokens.push(Token { line, kind: Kind::Sign(sign.as_char()) }),
            TokenTree::Ident(word) => tokens.push(Token { line, kind: Kind::Word(word.to_string()) }),
            TokenTree::Literal(literal) => {
                let kind = value(&literal.to_string()).map_or(Kind::Other, Kind::Text);
                tokens.push(Token { line, kind });
            }
            TokenTree::Group(group) => {
                let (open, close) = match group.delimiter() {
                    Delimiter::Parenthesis => ('(', ')'),
                    Delimiter::Bracket => ('[', ']'),
                    Delimiter::Brace => ('{', '}'),
                    Delimiter::None => (' ', ' '),
                };
                tokens.push(Token { line, kind: Kind::Open(open) });
                let end = group.span_close().start().line;
                flatten(group.stream(), tokens);
                tokens.push(Token { line: end, kind: Kind::Close(close) });
            }
        }
    }
}

/// What a string literal says; `None` for a literal of another kind.
fn value(literal: &str) -> Option<String> {
    if let Some(raw) = literal.strip_prefix('r') {
        let hashes = raw.len() - raw.trim_start_matches('#').len();
        return raw.get(hashes + 1..raw.len().checked_sub(hashes + 1)?).map(str::to_owned);
    }
    let body = literal.strip_prefix('"')?.strip_suffix('"')?;
    let mut text = String::new();
    let mut chars = body.chars().peekable();
    while let Some(c) = chars.next() {
        if c != '\\' {
            text.push(c);
            continue;
        }
        match chars.next()? {
            'n' => text.push('\n'),
            'r' => text.push('\r'),
            't' => text.push('\t'),
            '0' => text.push('\0'),
            'x' => {
                let code: String = chars.by_ref().take(2).collect();
                text.push(char::from(u8::from_str_radix(&code, 16).ok()?));
            }
            'u' => {
                let code: String = chars.by_ref().take_while(|c| *c != '}').filter(char::is_ascii_hexdigit).collect();
                text.push(char::from_u32(u32::from_str_radix(&code, 16).ok()?)?);
            }
            '\n' => while chars.next_if(|c| c.is_whitespace()).is_some() {},
            other => text.push(other),
        }
    }
    Some(text)
}
