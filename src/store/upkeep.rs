//! What keeps a file in step with the day and the rules: what is noted when it begins, and what is computed anew when either
//! is another than it was.

use jiff::civil::Date;
use rusqlite::TransactionBehavior;

use super::error::{Result, StoreError};
use super::segments::{self, Paced};
use super::{Store, identity, lights, notes, playbooks, value};
use crate::domain::buying::Fit;
use crate::domain::{Currency, Rules};

/// Where the currency is kept in which the file was begun.
const HOME: &str = "home";
/// Where the fingerprint of the rules is kept by which the stored lights were computed.
pub(super) const RULES: &str = "rules";

impl Store {
    /// Says as on which day the values of a new file are, and in which currency it counts; of one that knows it, nothing
    /// changes. The currency that it counts in.
    pub fn begin(&self, today: Date, home: Currency) -> Result<Option<Currency>> {
        if let Some(home) = self.at_once(|| self.begun_in())? {
            return Ok(Some(home));
        }
        match self.note_beginning(today, home) {
            // Who may only read sees what was computed last.
            Ok(()) | Err(StoreError::ReadOnly) => self.home(),
            Err(error) => Err(error),
        }
    }

    /// The currency of a file of which everything is noted that its beginning tells.
    fn begun_in(&self) -> Result<Option<Currency>> {
        let noted = value::valued_on(&self.conn)? != Date::MIN && identity::has_origin(&self.conn)?;
        Ok(self.home()?.filter(|_| noted))
    }

    fn note_beginning(&self, today: Date, home: Currency) -> Result<()> {
        if value::valued_on(&self.conn)? == Date::MIN {
            value::set_valued_on(&self.conn, today)?;
            value::set_fit(&self.conn, today, Fit::TooFew { clients: 0, again: 0, days: 0 })?;
        }
        if self.home()?.is_none() {
            notes::set_meta(&self.conn, HOME, home.code())?;
        }
        // Before anybody copies the file: what its copies share is called the same in all of them.
        identity::origin(&self.conn)?;
        Ok(())
    }

    /// Remembers until which day it was looked what the calendar starts by itself.
    pub fn note_played_on(&self, day: Date) -> Result<()> {
        notes::set_meta(&self.conn, playbooks::PLAYED_ON, &day.to_string())
    }

    /// The currency in which the file was begun.
    pub fn home(&self) -> Result<Option<Currency>> {
        Ok(notes::meta(&self.conn, HOME)?.and_then(|code| code.parse().ok()))
    }

    /// Computes every light and value anew when these are not the rules by which the stored ones were computed, and brings
    /// the values to `today`, with the models of buying; says whether anything was to be done.
    pub fn follow_rules(&mut self, rules: &Rules, today: Date) -> Result<bool> {
        let (rules_changed, day_changed) = (self.rules_changed(rules)?, value::valued_on(&self.conn)? != today);
        if rules_changed || day_changed {
            let tx = self.conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
            if rules_changed {
                value::set_valued_on(&tx, today)?;
                lights::rebuild(&tx, rules)?;
                notes::set_meta(&tx, RULES, &rules.fingerprint())?;
            } else {
                value::roll(&tx, today, rules)?;
            }
            tx.commit()?;
        }
        let fit_again = rules_changed || value::fit(&self.conn)?.is_none_or(|(on, _)| on != today);
        if fit_again {
            // Nobody has to wait with their writing until the models are fitted.
            let fit = Fit::of(&value::buyers(&self.conn, today, rules)?);
            value::set_fit(&self.conn, today, fit)?;
        }
        Ok(rules_changed || day_changed || fit_again)
    }

    /// Whether [`follow_rules`](Self::follow_rules) has something to do.
    pub fn is_behind(&self, rules: &Rules, today: Date) -> Result<bool> {
        let day_changed = value::valued_on(&self.conn)? != today;
        Ok(day_changed || self.rules_changed(rules)? || value::fit(&self.conn)?.is_none_or(|(on, _)| on != today))
    }

    /// Whether the stored lights were computed by other rules than these.
    fn rules_changed(&self, rules: &Rules) -> Result<bool> {
        Ok(notes::meta(&self.conn, RULES)?.as_deref() != Some(&rules.fingerprint()))
    }

    /// Gives to each client the cadence of the first of these segments that means it; says whether anybody's changed.
    pub fn follow_segments(&mut self, paced: &[Paced], rules: &Rules) -> Result<bool> {
        let tx = self.conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let changed = segments::follow(&tx, paced, rules)?;
        tx.commit()?;
        Ok(changed)
    }
}
