//! Calendars of any program as what is planned and what happened, to be taken in.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use jiff::tz::TimeZone;

use super::{CLIENT, Entry, NoEntry, is_item, read_item, whose};
use crate::domain::FollowUpState;
use crate::exchange::component::{Component, decode, parse_all};
use crate::exchange::csv::{BadCell, FileKind, MAX_ROWS};
use crate::exchange::incoming::{
    DealRow, FollowUpRow, Format, Incoming, InteractionRow, Limited, Paid, ReadError, ReadOptions, Reason, Rows,
    SaleRow, Unread, Whose,
};

/// How much of a record that gives nothing is kept.
const MAX_RAW: usize = 16 * 1024;

/// Reads the calendars of a file: lists of what is planned, of what happened and, where this program wrote them, of what
/// was bought and what may be sold, as far as there is any.
///
/// # Errors
/// A file without calendars, or with too much in them; a single bad record is never an error.
pub fn incoming(name: &str, bytes: &[u8], options: &ReadOptions, zone: &TimeZone) -> Result<Vec<Incoming>, ReadError> {
    let (text, encoding) = decode(bytes, options.encoding);
    let mut taking = Taking::new(options, zone);
    let (mut calendars, mut items) = (0_usize, 0_usize);
    for found in parse_all(&text).filter(|found| found.component.is("VCALENDAR")) {
        calendars += 1;
        for item in items_of(&found.component) {
            items += 1;
            if items > MAX_ROWS {
                return Err(ReadError::TooLarge { what: Limited::Rows, limit: MAX_ROWS });
            }
            // Where a record stands in its calendar is not known any more: its place among the others tells it.
            taking.take(item, &found.component, u64::try_from(items).unwrap_or(u64::MAX));
        }
    }
    if calendars == 0 {
        return Err(ReadError::Damaged { kind: FileKind::ICalendar });
    }
    let Taking { plans, past, bought, hoped, mut unread, mut blank, .. } = taking;
    let lossy = text.contains('\u{fffd}');
    let read = |rows, unread, blank| Incoming {
        name: name.to_owned(),
        format: Format::Calendar,
        encoding: Some(encoding),
        lossy,
        delimiter: None,
        made_by: None,
        header_line: None,
        columns: Vec::new(),
        rows,
        unread,
        doubts: Vec::new(),
        doubts_left_out: 0,
        blank,
        left_out: Vec::new(),
    };
    let mut lists = vec![Rows::Interactions(past), Rows::Purchases(bought), Rows::Opportunities(hoped)];
    lists.retain(|rows| !matches!(rows, Rows::Interactions(rows) if rows.is_empty()));
    lists.retain(|rows| !matches!(rows, Rows::Purchases(rows) if rows.is_empty()));
    lists.retain(|rows| !matches!(rows, Rows::Opportunities(rows) if rows.is_empty()));
    if !plans.is_empty() || lists.is_empty() {
        lists.push(Rows::FollowUps(plans));
    }
    // What gives nothing is said with the last of them.
    let last = lists.len() - 1;
    let mut file = |(at, rows)| {
        let (unread, blank) =
            if at == last { (std::mem::take(&mut unread), std::mem::take(&mut blank)) } else { Default::default() };
        read(rows, unread, blank)
    };
    Ok(lists.into_iter().enumerate().map(&mut file).collect())
}

/// What a calendar holds, in the order in which it is numbered.
fn items_of(calendar: &Component) -> impl Iterator<Item = &Component> {
    calendar.children().iter().filter(|component| is_item(component))
}

/// The records of a file as they stand there, by their places.
pub(in crate::exchange) fn records(bytes: &[u8], wanted: &BTreeSet<u64>) -> BTreeMap<u64, String> {
    let (text, _) = decode(bytes, None);
    let mut found = BTreeMap::new();
    let mut place = 0;
    for calendar in parse_all(&text).filter(|found| found.component.is("VCALENDAR")) {
        for item in items_of(&calendar.component) {
            place += 1;
            if wanted.contains(&place) {
                found.insert(place, item.to_text().chars().take(MAX_RAW).collect());
            }
        }
    }
    found
}

/// What was taken so far.
struct Taking<'o> {
    options: &'o ReadOptions,
    zone: &'o TimeZone,
    plans: Vec<FollowUpRow>,
    past: Vec<InteractionRow>,
    bought: Vec<SaleRow>,
    hoped: Vec<DealRow>,
    unread: Vec<Unread>,
    blank: usize,
}

impl<'o> Taking<'o> {
    fn new(options: &'o ReadOptions, zone: &'o TimeZone) -> Self {
        let (plans, past, bought, hoped, unread) = Default::default();
        Self { options, zone, plans, past, bought, hoped, unread, blank: 0 }
    }

    fn take(&mut self, item: &Component, calendar: &Component, line: u64) {
        // A change of a single time of what comes again is none of its own.
        if item.get("RECURRENCE-ID").is_some() {
            self.blank += 1;
            return;
        }
        let whose = whose(item);
        if whose.is_nobody() {
            return self.refuse(item, line, Reason::Nobody);
        }
        match read_item(item, calendar, self.zone) {
            Ok(Entry::FollowUp(card)) => {
                let plan = self.plan(*card, item, whose, line);
                self.plans.push(plan);
            }
            Ok(Entry::Interaction(card)) => self.past.push(InteractionRow {
                line,
                uid: Some(card.uid).filter(|uid| !uid.is_empty()),
                number: None,
                whose: Arc::new(whose),
                contact: card.contact,
                at: card.interaction.at,
                kind: card.interaction.kind,
                outcome: card.interaction.outcome,
                direction: Some(card.interaction.direction),
                text: card.interaction.text,
                amount: card.interaction.amount,
            }),
            Ok(Entry::Purchase(card)) => self.bought.push(SaleRow {
                line,
                uid: Some(card.uid.clone()).filter(|uid| !uid.is_empty()),
                whose: Arc::new(whose),
                on: card.purchase.made_on,
                product: String::new(),
                code: None,
                quantity: None,
                price: None,
                total: None,
                off: None,
                currency: Some(card.purchase.currency),
                number: card.purchase.external_id.clone(),
                paid: Paid::Unsaid,
                due_on: card.purchase.due_on,
                cost: None,
                note: String::new(),
                whole: Some(card),
            }),
            Ok(Entry::Opportunity(card)) => self.hoped.push(DealRow {
                line,
                uid: Some(card.uid.clone()).filter(|uid| !uid.is_empty()),
                number: card.opportunity.external_id.clone(),
                whose: Arc::new(whose),
                title: Some(card.opportunity.title.clone()),
                product: None,
                stage: card.opportunity.stage.clone(),
                opened: Some(card.opportunity.opened_on),
                closed: card.opportunity.closed_on,
                expected: card.opportunity.expect_on,
                amount: None,
                currency: Some(card.opportunity.currency),
                probability: None,
                competitor: None,
                note: String::new(),
                whole: Some(card),
            }),
            Err(NoEntry::NoDate) => self.refuse(item, line, Reason::NoDate),
            Err(NoEntry::BadDate(value)) => self.refuse(item, line, Reason::Cell(BadCell::Date(value))),
            Err(NoEntry::BadRule(value)) => self.refuse(item, line, Reason::Cell(BadCell::Rule(value))),
            Err(NoEntry::Foreign | NoEntry::Broken(_)) => self.refuse(item, line, Reason::Nothing),
        }
    }

    fn plan(&self, card: super::FollowUpCard, item: &Component, whose: Whose, line: u64) -> FollowUpRow {
        let mut plan = card.follow_up;
        let mut closed_on = card.closed_on;
        if item.get(CLIENT).is_none() {
            if let Some(name) = whose.name.as_ref().filter(|_| whose.uid.is_none() && whose.email.is_none()) {
                let purpose = plan.purpose.strip_prefix(name.as_str()).and_then(|rest| rest.strip_prefix(": "));
                if let Some(purpose) = purpose.map(str::to_owned) {
                    plan.purpose = purpose;
                }
            }
            let today = self.options.today;
            if item.is("VEVENT") && plan.due_on < today {
                match plan
                    .series
                    .as_ref()
                    .and_then(|series| series.rule.next_after(series.from, today.yesterday().ok()?))
                {
                    Some(next) => plan.due_on = next,
                    // What was in a calendar is over when its day is.
                    None if plan.state == FollowUpState::Open => {
                        plan.state = FollowUpState::Done;
                        closed_on = Some(plan.due_on);
                    }
                    None => {}
                }
            }
        }
        FollowUpRow {
            line,
            uid: Some(card.uid).filter(|uid| !uid.is_empty()),
            number: None,
            whose: Arc::new(whose),
            due_on: plan.due_on,
            due_at: plan.due_at,
            channel: plan.channel,
            purpose: plan.purpose,
            state: plan.state,
            closed_on: closed_on.filter(|_| plan.state != FollowUpState::Open),
            rule: plan.series.map(|series| series.rule),
            lead: plan.lead,
        }
    }

    fn refuse(&mut self, item: &Component, line: u64, reason: Reason) {
        let raw = item.to_text().chars().take(MAX_RAW).collect();
        self.unread.push(Unread { line, reason, raw });
    }
}
