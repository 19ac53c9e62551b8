//! Who is meant by a filter: a set of clients for each of its conditions, put together by `OR`, side by side, and `-`.
//!
//! A condition is one statement, or a few, over an index that holds all that it needs: [`columns`] for what is compared
//! in SQL, [`texts`] for texts, which are compared here because accents and case never matter, and [`others`] for the
//! rest. A set may hold clients of other shelves than the one that was asked for: the lists leave them out.

pub(super) mod columns;
pub(super) mod known;
pub(super) mod opportunities;
mod others;
mod phrase;
pub(super) mod sort;
pub(super) mod texts;

use jiff::civil::Date;
use rusqlite::{Connection, ToSql};

use super::error::Result;
use super::lists::Shelf;
use super::search::{self, ClientSet, Finding, Reach};
use crate::domain::filter::{Atom, Expr, Field, Filter, Saved, Test, Toward, ValueKind, What, slug};
use crate::domain::{ClientId, Code, Rules};

/// How deep saved filters may name each other.
const DEEPEST: usize = 8;

/// What a filter is asked against.
#[derive(Clone, Copy, Debug)]
pub struct Asked<'a> {
    /// The shelf whose clients are meant.
    pub shelf: Shelf,
    /// The user's day.
    pub today: Date,
    /// The rules, by which classes are told.
    pub rules: &'a Rules,
    /// The saved filters that a filter may name.
    pub saved: &'a [Saved],
}

/// The clients that a filter means; `None` for everybody. Of each word at most `most` places are looked at, as in
/// [`search::matches`].
pub(super) fn clients(conn: &Connection, filter: &Filter, asked: Asked, most: usize) -> Result<Option<Finding>> {
    let Some(expr) = &filter.expr else { return Ok(None) };
    let mut asker = Asker { conn, asked, most, below: None, depth: 0 };
    let found = asker.expr(expr)?;
    Ok(found.map(|mut clients| {
        if let Some(below) = asker.below {
            clients.keep_below(below);
        }
        Finding { clients, whole: asker.below.is_none(), below: asker.below }
    }))
}

/// Somebody who asks a filter's conditions one by one.
struct Asker<'a> {
    conn: &'a Connection,
    asked: Asked<'a>,
    most: usize,
    /// The first client that was not looked at, if there is one.
    below: Option<ClientId>,
    /// How many saved filters are being looked into.
    depth: usize,
}

impl Asker<'_> {
    /// The clients for whom a condition holds; `None` for everybody.
    fn expr(&mut self, expr: &Expr) -> Result<Option<ClientSet>> {
        match expr {
            Expr::Or(any) => {
                let mut all = ClientSet::default();
                for one in any {
                    match self.expr(one)? {
                        Some(set) => all.unite(&set),
                        None => return Ok(None),
                    }
                }
                Ok(Some(all))
            }
            Expr::And(all) => self.all(all),
            Expr::Not(one) => {
                // A search that was cut short does not know whom it leaves out.
                let most = std::mem::replace(&mut self.most, usize::MAX);
                let without = self.expr(one);
                self.most = most;
                let mut everybody = self.everybody()?;
                match without? {
                    Some(without) => everybody.subtract(&without),
                    None => return Ok(Some(ClientSet::default())),
                }
                Ok(Some(everybody))
            }
            Expr::Atom(atom) => self.atom(atom),
            Expr::Word(word) => self.words(word),
            Expr::Phrase(text) => phrase::clients(self.conn, text),
        }
    }

    /// Those for whom all of these hold. The words among them are looked for together, since numbers in a row may be one
    /// telephone number.
    fn all(&mut self, all: &[Expr]) -> Result<Option<ClientSet>> {
        let words: Vec<&str> =
            all.iter().filter_map(|one| if let Expr::Word(word) = one { Some(word.as_str()) } else { None }).collect();
        let mut found = self.words(&words.join(" "))?;
        for one in all.iter().filter(|one| !matches!(one, Expr::Word(_))) {
            let Some(set) = self.expr(one)? else { continue };
            match &mut found {
                None => found = Some(set),
                Some(found) => found.intersect(&set),
            }
        }
        Ok(found)
    }

    fn words(&mut self, typed: &str) -> Result<Option<ClientSet>> {
        let Some(found) = search::matches(self.conn, typed, Reach::Notes, self.most)? else { return Ok(None) };
        self.below = self.below.into_iter().chain(found.below).min();
        Ok(Some(found.clients))
    }

    /// Everybody on the shelf.
    fn everybody(&self) -> Result<ClientSet> {
        self.gather(columns::EVERYBODY, &[])
    }

    fn atom(&mut self, atom: &Atom) -> Result<Option<ClientSet>> {
        let field = match &atom.what {
            What::Own(field, _) => return self.own(*field, &atom.test).map(Some),
            What::Known(field) => *field,
        };
        let set = match field {
            Field::Segment => return self.saved(&atom.test),
            Field::Light => self.light(&atom.test)?,
            Field::Activity => self.activity(&atom.test)?,
            Field::Attention if atom.test == Test::Any => self.gather(columns::SET_BY_HAND, &[])?,
            Field::Attempts => self.attempts(&atom.test)?,
            Field::Outcome => self.outcome(&atom.test)?,
            Field::Score => self.score(&atom.test)?,
            Field::Share => self.share(&atom.test)?,
            Field::Potential => self.potential(&atom.test)?,
            Field::Birthday | Field::Occasion => self.occasions(field, &atom.test)?,
            Field::Product | Field::Category => self.products(field, &atom.test)?,
            Field::Referred | Field::Belongs => self.related(field, &atom.test)?,
            Field::Stage => self.stage(&atom.test)?,
            Field::Deal => self.deal(&atom.test)?,
            Field::Closing => self.between_days(opportunities::CLOSING, &atom.test, Toward::Future)?,
            Field::Stale => self.stale(&atom.test)?,
            Field::Competitor => self.competitor(&atom.test)?,
            Field::Abc | Field::Recency | Field::Frequency | Field::Monetary | Field::Quadrant | Field::Cycle => {
                self.class(field, &atom.test)?
            }
            field => match field.entry().kind {
                ValueKind::Text => self.text(field, &atom.test)?,
                _ => self.column(field, &atom.test)?,
            },
        };
        Ok(Some(set))
    }

    /// Those of the saved filters that are called so.
    fn saved(&mut self, test: &Test) -> Result<Option<ClientSet>> {
        let mut all = ClientSet::default();
        if self.depth == DEEPEST {
            return Ok(Some(all));
        }
        let wanted: Vec<String> = texts::typed(test).iter().map(|typed| slug(typed)).collect();
        let named = |saved: &&Saved| test == &Test::Any || saved.names.iter().any(|name| wanted.contains(&slug(name)));
        for saved in self.asked.saved.iter().filter(named) {
            self.depth += 1;
            let found = saved.filter.expr.as_ref().map(|expr| self.expr(expr)).transpose();
            self.depth -= 1;
            match found?.flatten() {
                Some(set) => all.unite(&set),
                None => return Ok(None),
            }
        }
        Ok(Some(all))
    }

    /// The clients that a statement gives, with these parameters beside the shelf and the day, as far as it has them.
    fn gather(&self, sql: &str, values: &[(&str, &dyn ToSql)]) -> Result<ClientSet> {
        let mut set = ClientSet::default();
        self.each(sql, values, |row| {
            set.insert(ClientId(row.get(0)?));
            Ok(())
        })?;
        Ok(set)
    }

    /// Does something with each row of a statement.
    fn each(
        &self,
        sql: &str,
        values: &[(&str, &dyn ToSql)],
        mut see: impl FnMut(&rusqlite::Row) -> Result<()>,
    ) -> Result<()> {
        let mut statement = self.conn.prepare_cached(sql)?;
        let today = self.asked.today.to_string();
        let shelf = self.asked.shelf.code();
        let usual: [(&str, &dyn ToSql); 2] = [(":shelf", &shelf), (":today", &today)];
        for (name, value) in usual.iter().chain(values) {
            if let Some(place) = statement.parameter_index(name)? {
                statement.raw_bind_parameter(place, value)?;
            }
        }
        let mut rows = statement.raw_query();
        while let Some(row) = rows.next()? {
            see(row)?;
        }
        Ok(())
    }
}
