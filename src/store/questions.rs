//! What can be asked of the file: each question goes to the module that knows the answer.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::{Date, Time};

use super::{
    Asked, Band, Belongings, ClientRow, ClientSet, CustomDifference, DayLoad, DayPlan, Direction, Finding, GroupBy,
    LastWord, LightCounts, Mark, NameKeys, Order, Overdue, Place, Placed, Result, Shelf, Store, days, duplicates,
    filter, goals, indexing, lights, list_row, lists, notes, queue, rank, rounds, search, segments, templates, value,
    zones,
};
use crate::domain::alert::Facts;
use crate::domain::buying::Fit;
use crate::domain::classes::Boundaries;
use crate::domain::duplicate::{Numbering, Profile};
use crate::domain::filter::{Expr, Filter, Known, Sort};
use crate::domain::goal::Reached;
use crate::domain::urgency::Standpoint;
use crate::domain::{Alert, Cadence, ClientId, FollowUpId, Goal, Kind, Outcome, Rules, Template, Value};

impl Store {
    /// A client's alert with all its reasons, from the facts as they are now.
    pub fn alert(&self, client: ClientId, rules: &Rules) -> Result<Alert> {
        lights::alert(&self.conn, client, rules)
    }

    /// A client's facts, as the rules see them.
    pub fn facts_of(&self, client: ClientId, rules: &Rules) -> Result<Option<Facts>> {
        lights::facts(&self.conn, client, rules)
    }

    /// What a client is worth, as on the day on which values are; `None` when there is nothing to say.
    pub fn value(&self, client: ClientId) -> Result<Option<Value>> {
        value::of(&self.conn, client)
    }

    /// The boundaries between classes that all clients make together.
    pub fn boundaries(&self) -> Result<Boundaries> {
        value::boundaries(&self.conn)
    }

    /// What came of fitting the models of buying; `None` as long as nobody has.
    pub fn fit(&self) -> Result<Option<Fit>> {
        Ok(value::fit(&self.conn)?.map(|(_, fit)| fit))
    }

    /// Shows the value of each current client that has one.
    pub fn each_value(&self, see: impl FnMut(&Value)) -> Result<()> {
        value::each(&self.conn, see)
    }

    /// The stored templates, each with its place in the order.
    pub fn templates(&self) -> Result<Vec<(i64, Template)>> {
        templates::templates(&self.conn)
    }

    /// What should have been paid before `today` and was not.
    pub fn overdue(&self, today: Date, rules: &Rules) -> Result<Overdue> {
        value::overdue(&self.conn, today, rules)
    }

    /// What the clients that are red on `today` brought in twelve months.
    pub fn at_risk(&self, today: Date) -> Result<i64> {
        value::at_risk(&self.conn, today)
    }

    /// Everybody whose light asks for contact on `today`, in no order.
    pub fn wanted(&self, today: Date) -> Result<Vec<(ClientId, Standpoint)>> {
        queue::wanted(&self.conn, today)
    }

    /// The clients with whom contact was sought on `today`, or something planned was done.
    pub fn attended(&self, today: Date) -> Result<BTreeSet<ClientId>> {
        queue::attended(&self.conn, today)
    }

    /// Who was passed over on `today`, each with a number that grows: the larger, the later.
    pub fn skipped(&self, today: Date) -> Result<BTreeMap<ClientId, i64>> {
        queue::skipped(&self.conn, today)
    }

    /// What happened on a day: one entry for each interaction.
    pub fn happened(&self, on: Date) -> Result<Vec<(Kind, Option<Outcome>)>> {
        days::happened(&self.conn, on)
    }

    /// How many follow-ups that were due by a day were done on it.
    pub fn fulfilled(&self, on: Date) -> Result<usize> {
        days::fulfilled(&self.conn, on)
    }

    /// How many follow-ups that are due by a day are open, of clients that take part.
    pub fn due(&self, by: Date) -> Result<usize> {
        days::due(&self.conn, by)
    }

    /// What was promised on a day and is still open, in the order in which it was.
    pub fn promised(&self, on: Date) -> Result<Vec<DayPlan>> {
        days::promised(&self.conn, on)
    }

    /// How many clients have each light on `today`.
    pub fn counts(&self, today: Date) -> Result<LightCounts> {
        lights::counts(&self.conn, today)
    }

    /// The clients about whom every word of `typed` is said; `None` when nothing is typed.
    pub fn search(&self, typed: &str) -> Result<Option<ClientSet>> {
        let found = search::matches(&self.conn, typed, search::Reach::Notes, usize::MAX)?;
        Ok(found.map(|found| found.clients))
    }

    /// As [`search`](Self::search), as far as a key can wait for it.
    pub fn glance(&self, typed: &str) -> Result<Option<Finding>> {
        self.take_room()?;
        search::matches(&self.conn, typed, search::Reach::Notes, search::GLANCE)
    }

    /// As [`search`](Self::search), without what was said: names, people, places, channels, tags and lasting notes.
    pub fn search_names(&self, typed: &str) -> Result<Option<ClientSet>> {
        let found = search::matches(&self.conn, typed, search::Reach::Client, usize::MAX)?;
        Ok(found.map(|found| found.clients))
    }

    /// As [`search_names`](Self::search_names), as far as a key can wait for it.
    pub fn glance_names(&self, typed: &str) -> Result<Option<Finding>> {
        self.take_room()?;
        search::matches(&self.conn, typed, search::Reach::Client, search::GLANCE)
    }

    /// The clients that a filter means; `None` for everybody.
    pub fn filtered(&self, filter: &Filter, asked: Asked) -> Result<Option<ClientSet>> {
        let found = filter::clients(&self.conn, filter, asked, usize::MAX)?;
        Ok(found.map(|found| found.clients))
    }

    /// As [`filtered`](Self::filtered), as far as a key can wait for it.
    pub fn filtered_at_a_glance(&self, filter: &Filter, asked: Asked) -> Result<Option<Finding>> {
        self.take_room()?;
        // The first places of a single word fill a screen; where several have to meet, more of each are looked at.
        let single = matches!(filter.expr, Some(Expr::Word(_)));
        filter::clients(&self.conn, filter, asked, if single { search::GLANCE_AT_ONE } else { search::GLANCE })
    }

    /// The clients of a set, those first who are meant most by the words; `None` for too many.
    pub fn ranked(&self, clients: &ClientSet, wanted: &[String]) -> Result<Option<Vec<ClientId>>> {
        rank::ranked(&self.conn, clients, wanted)
    }

    /// Those of the clients who lie on a shelf, in their order.
    pub fn on_shelf(&self, clients: Vec<ClientId>, shelf: Shelf) -> Result<Vec<ClientId>> {
        rank::on_shelf(&self.conn, clients, shelf)
    }

    /// What was said with a client, newest first, as far as it has a text.
    pub fn said_with(&self, client: ClientId, limit: usize) -> Result<Vec<String>> {
        notes::said_with(&self.conn, client, limit)
    }

    /// What a client bought, each once.
    pub fn bought_by(&self, client: ClientId) -> Result<Vec<String>> {
        indexing::bought_by(&self.conn, client)
    }

    /// The keys of all names on a shelf, in their order.
    pub fn name_keys(&self, shelf: Shelf) -> Result<NameKeys> {
        rank::name_keys(&self.conn, shelf)
    }

    /// Those of `within`, or everybody, on the shelf that is asked for, in this order.
    pub fn sorted(&self, within: Option<&ClientSet>, sort: &[Sort], asked: Asked) -> Result<Vec<ClientId>> {
        filter::sort::sorted(&self.conn, within, sort, asked)
    }

    /// The values that there are, to be offered while a filter is typed.
    pub fn known_values(&self) -> Result<Known> {
        self.take_room()?;
        filter::known::values(&self.conn)
    }

    /// How many clients lie on a shelf, of those in the set.
    pub fn count(&self, shelf: Shelf, within: Option<&ClientSet>) -> Result<usize> {
        lists::count(&self.conn, shelf, within)
    }

    /// Up to `limit` places of the client list from a place on, nearest first.
    pub fn places(
        &self,
        list: (Order, Shelf),
        within: Option<&ClientSet>,
        from: (Option<&Place>, Direction),
        limit: usize,
    ) -> Result<Vec<Place>> {
        lists::clients(&self.conn, list, within, from, limit)
    }

    /// Up to `limit` places of one band of a day from a place on, nearest first.
    pub fn band(&self, band: (Band, Date), from: (Option<&Place>, Direction), limit: usize) -> Result<Vec<Place>> {
        lists::band(&self.conn, band, from, limit)
    }

    /// How many places of the client list come before one.
    pub fn rank(&self, list: (Order, Shelf), within: Option<&ClientSet>, place: &Place) -> Result<usize> {
        lists::rank(&self.conn, list, within, place)
    }

    /// How many places of one band of a day come before one, or how many the band has.
    pub fn band_rank(&self, band: (Band, Date), place: Option<&Place>) -> Result<usize> {
        lists::band_rank(&self.conn, band, place)
    }

    /// How much there is in each of `days` days from `from` on.
    pub fn loads(&self, from: Date, days: usize, today: Date) -> Result<Vec<DayLoad>> {
        days::loads(&self.conn, from, days, today)
    }

    /// Up to `limit` clients each that turn red on a day, and yellow with nothing planned for it.
    pub fn turning(&self, day: Date, limit: usize) -> Result<Vec<ClientId>> {
        days::turning(&self.conn, day, limit)
    }

    /// The first `limit` open follow-ups of a day, in its order.
    pub fn day_plans(&self, day: Date, limit: usize) -> Result<Vec<DayPlan>> {
        days::plans(&self.conn, day, limit)
    }

    /// The rows of these clients, in this order.
    pub fn rows(&self, clients: impl IntoIterator<Item = ClientId>) -> Result<Vec<ClientRow>> {
        list_row::rows(&self.conn, clients.into_iter())
    }

    /// As [`rows`](Self::rows), for the day's lists, which show no contacts.
    pub fn day_rows(&self, clients: impl IntoIterator<Item = ClientId>) -> Result<Vec<ClientRow>> {
        list_row::day_rows(&self.conn, clients.into_iter())
    }

    /// The name of a client's first contact, if it has any.
    pub fn first_contact(&self, client: ClientId) -> Result<Option<String>> {
        list_row::first_contact(&self.conn, client)
    }

    /// What happened last with a client, if anything did.
    pub fn last_word(&self, client: ClientId) -> Result<Option<LastWord>> {
        list_row::last_word(&self.conn, client)
    }

    /// The channel that a client prefers, or else its first, if it has any.
    pub fn reach(&self, client: ClientId) -> Result<Option<String>> {
        list_row::reach(&self.conn, client)
    }

    /// Up to `limit` appointments of a day from an hour on.
    pub fn appointments(&self, day: Date, from: Time, limit: usize) -> Result<Vec<DayPlan>> {
        days::timed(&self.conn, day, from, limit)
    }

    /// Every zone as it is written, each once.
    pub fn zones(&self) -> Result<Vec<String>> {
        zones::zones(&self.conn)
    }

    /// Those in a zone, as it is written, who are wanted on a day.
    pub fn wanted_in(&self, day: Date, zone: &str) -> Result<Vec<ClientId>> {
        zones::wanted_in(&self.conn, day, zone)
    }

    /// The segments that are stored, in their order, each with its place.
    pub fn segments(&self) -> Result<Vec<Placed>> {
        segments::segments(&self.conn)
    }

    /// The cadence that a segment gives to a client.
    pub fn pace_of(&self, client: ClientId) -> Result<Option<Cadence>> {
        segments::pace_of(&self.conn, client)
    }

    /// Whether any segment gives a cadence, or has given one that nobody took away yet.
    pub fn set_paces(&self) -> Result<bool> {
        segments::set_paces(&self.conn)
    }

    /// The values that current clients have, as they are written, each with how many have it.
    pub fn groups(&self, by: GroupBy) -> Result<Vec<(String, usize)>> {
        segments::groups(&self.conn, by)
    }

    /// Who went away and is not put away, the latest first, each with all that it bought, in the house currency.
    pub fn lost(&self) -> Result<Vec<(ClientId, i64)>> {
        segments::lost(&self.conn)
    }

    /// How far the file has come on a day.
    pub fn mark(&self, day: Date) -> Result<Mark> {
        rounds::mark(&self.conn, day)
    }

    /// With whom contact was sought since.
    pub fn contacted_since(&self, mark: &Mark) -> Result<BTreeSet<ClientId>> {
        rounds::contacted(&self.conn, mark)
    }

    /// Who was passed over since.
    pub fn skipped_since(&self, mark: &Mark) -> Result<BTreeSet<ClientId>> {
        rounds::skipped(&self.conn, mark)
    }

    /// What was done on that day or later, and whose it is.
    pub fn done_since(&self, mark: &Mark) -> Result<Vec<(FollowUpId, ClientId)>> {
        rounds::done(&self.conn, mark)
    }

    /// The day of the last interaction of a current client, empty for never; `None` for one who is put away or gone.
    pub fn last_contact(&self, client: ClientId) -> Result<Option<String>> {
        rounds::last_contact(&self.conn, client)
    }

    /// What of everybody who is not in the trash tells them from others; numbers without a country are of `home`.
    pub fn profiles(&self, home: Option<&'static Numbering>) -> Result<Vec<Profile>> {
        duplicates::profiles(&self.conn, home)
    }

    /// The pairs of clients of whom the user said that they are two, the smaller number first.
    pub fn distinct_pairs(&self) -> Result<BTreeSet<(ClientId, ClientId)>> {
        duplicates::distinct_pairs(&self.conn)
    }

    /// What belongs to a client, and how much of it.
    pub fn belongings(&self, client: ClientId) -> Result<Belongings> {
        duplicates::belongings(&self.conn, client)
    }

    /// In what of the user's own fields two clients say something else.
    pub fn custom_differences(&self, keep: ClientId, gone: ClientId) -> Result<Vec<CustomDifference>> {
        duplicates::custom_differences(&self.conn, keep, gone)
    }

    /// Every goal that was ever set.
    pub fn goals(&self) -> Result<Vec<Goal>> {
        goals::goals(&self.conn)
    }

    /// What of the month of a day counts toward goals.
    pub fn reached(&self, month: Date, rules: &Rules) -> Result<Reached> {
        goals::reached(&self.conn, month, rules)
    }
}
