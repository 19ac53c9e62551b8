//! What a sample portfolio promises, for both languages and for many days.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::{Date, Weekday, date};

use super::tales::{How, Tales};
use super::{Prospect, Sample, Stock, Tongue, large, large_stock, portfolio, stock};
use crate::domain::alert::{Chance, Seen};
use crate::domain::calendar::{days_between, later};
use crate::domain::stage::is_closed;
use crate::domain::text::{clean_line, clean_text, fold};
use crate::domain::{
    Alert, Attention, ClientKind, ContactId, FollowUpState, Interaction, Light, Opportunity, PurchaseKind, Reason,
    Rhythm, Rules, Stage, Stages, Standing, WorkCalendar,
};

const TONGUES: [Tongue; 2] = [Tongue::Es, Tongue::En];

/// Every day of two different weeks, the end of two years, and a leap day with its neighbours.
fn todays() -> Vec<Date> {
    let weeks = [date(2026, 11, 16), date(2027, 3, 1)];
    let week = |from: Date| (0..7).map(move |n| later(from, n));
    let special = [date(2028, 2, 28), date(2028, 2, 29), date(2028, 3, 1), date(2027, 1, 1), date(2026, 12, 31)];
    let christmas = week(date(2026, 12, 21));
    weeks.into_iter().flat_map(week).chain(christmas).chain(special).collect()
}

fn alert(sample: &Sample, rules: &Rules) -> Alert {
    let mut facts = crate::domain::alert::Facts::of(&sample.client);
    for occasion in &sample.occasions {
        let person = sample.contacts.iter().find(|contact| Some(contact.id) == occasion.contact);
        facts.mark(occasion.clone(), person.map(|person| person.name.as_str()));
    }
    sample.topics.iter().filter(|topic| topic.is_open()).for_each(|topic| facts.hear(topic.kind, topic.raised_on));
    let sales = sample.purchases.iter().filter(|bought| bought.kind == PurchaseKind::Sale);
    let mut days: Vec<_> = sales.clone().map(|bought| bought.made_on).collect();
    days.dedup();
    facts.rhythm = Rhythm::of(&days).filter(|_| sample.client.lost.is_none());
    facts.owed_since = sales.filter(|bought| bought.paid_on.is_none()).filter_map(|bought| bought.due_on).min();
    let open = sample.follow_ups.iter().filter(|plan| plan.state == FollowUpState::Open);
    let mut open: Vec<_> = open.map(|plan| (plan.due_on, plan.lead)).collect();
    open.sort_unstable();
    for (on, lead) in open {
        facts.plan(on, lead);
    }
    let mut hoped: Vec<_> = sample.prospects.iter().map(|prospect| &prospect.opportunity).collect();
    hoped.retain(|it| it.is_open());
    hoped.sort_by_key(|it| (it.expect_on.is_none(), it.expect_on));
    for it in hoped {
        facts.hope(it.expect_on, &it.title, Chance::of(it.likelihood(&rules.stages), it.money(), &rules.money));
    }
    for said in &sample.interactions {
        facts.see(Seen {
            on: said.at.date(),
            kind: said.kind,
            outcome: said.outcome,
            direction: said.direction,
            resolved: said.resolved_on.is_some(),
        });
    }
    Alert::of(&facts, rules)
}

/// The names under each light.
fn lights(samples: &[Sample], today: Date) -> BTreeMap<Option<Light>, Vec<&str>> {
    let mut lights: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for sample in samples {
        lights.entry(alert(sample, &Rules::default()).light(today)).or_default().push(sample.client.name.as_str());
    }
    lights
}

fn each_portfolio(check: impl Fn(&[Sample], Date)) {
    for tongue in TONGUES {
        for today in todays() {
            let samples = portfolio(tongue, today, &Rules::default()).unwrap();
            check(&samples, today);
        }
    }
}

#[test]
fn the_texts_parse_and_every_arc_and_deal_exists() {
    for tongue in TONGUES {
        let tales = Tales::of(tongue).unwrap();
        for told in &tales.clients {
            for (place, (name, deal)) in told.past.iter().enumerate() {
                let arc = tales.arc(name).unwrap_or_else(|| panic!("{}: no arc {name}", told.name));
                assert_eq!(arc.opens, place == 0, "{}: {name} stands in the wrong place", told.name);
                assert!(told.deals.get(*deal).is_some(), "{}: no deal {deal}", told.name);
            }
            assert!(told.story.is_sorted_by(|a, b| a.0 >= b.0), "{}", told.name);
            assert!(told.reach.iter().all(|way| way.2 <= told.people.len()), "{}", told.name);
            for (_, how, text) in &told.story {
                assert!(how.at.is_some() && (how.contact <= 1 || how.contact <= told.people.len()), "{text}");
            }
        }
    }
}

#[test]
fn the_lights_are_the_same_on_any_day() {
    each_portfolio(|samples, today| {
        let lights = lights(samples, today);
        let counts: Vec<_> = lights.iter().map(|(light, names)| (*light, names.len())).collect();
        let expected = [
            (None, 3),
            (Some(Light::Red), 7),
            (Some(Light::Yellow), 12),
            (Some(Light::Green), 36),
            (Some(Light::Unplanned), 3),
        ];
        assert_eq!(counts, expected, "{today} {lights:#?}");
    });
}

#[test]
fn every_kind_of_alert_is_shown() {
    each_portfolio(|samples, today| {
        let rules = Rules::default();
        let hits = |sample: &Sample, hit: &dyn Fn(&Reason) -> bool| {
            alert(sample, &rules).fired(today).any(|turn| hit(&turn.reason))
        };
        let count = |hit: &dyn Fn(&Reason) -> bool| samples.iter().filter(|sample| hits(sample, hit)).count();
        assert!(count(&|r| matches!(r, Reason::FollowUpMissed { .. })) >= 2, "{today}");
        assert!(count(&|r| matches!(r, Reason::FollowUpDue { .. })) >= 5, "{today}");
        assert!(count(&|r| matches!(r, Reason::AwaitingReply { .. })) >= 3, "{today}");
        assert!(count(&|r| matches!(r, Reason::Cadence { .. })) >= 3, "{today}");
        assert_eq!(count(&|r| matches!(r, Reason::OpenComplaint { .. })), 1, "{today}");
        assert_eq!(count(&|r| matches!(r, Reason::DailyAttention { .. })), 1, "{today}");
        assert_eq!(count(&|r| matches!(r, Reason::WatchfulAttention { .. })), 1, "{today}");
        assert!(count(&|r| matches!(r, Reason::PurchaseRhythm { .. })) >= 6, "{today}");
        assert!(count(&|r| matches!(r, Reason::PaymentOverdue { .. })) >= 3, "{today}");
        assert!(count(&|r| matches!(r, Reason::Occasion { .. })) >= 2, "{today}");

        let red = |sample: &&Sample| alert(sample, &rules).light(today) == Some(Light::Red);
        assert_eq!(samples.iter().filter(red).filter(|it| alert(it, &rules).attempts >= 3).count(), 1, "{today}");
        let due = samples.iter().flat_map(|sample| &sample.follow_ups).filter(|plan| plan.due_on == today);
        assert_eq!(due.filter(|plan| plan.due_at.is_some()).count(), 3, "{today}");
        let late = samples.iter().flat_map(|it| &it.follow_ups).filter(|plan| plan.due_on < today);
        assert!(late.clone().count() == 3 && late.clone().all(|plan| plan.due_on >= later(today, -6)), "{today}");
    });
}

#[test]
fn history_lies_in_working_hours_of_the_past_and_plans_on_working_days() {
    let works = WorkCalendar::default();
    each_portfolio(|samples, today| {
        for sample in samples {
            let name = &sample.client.name;
            assert!((3..=32).contains(&sample.interactions.len()), "{name}: {}", sample.interactions.len());
            assert!(sample.interactions.is_sorted_by_key(|said| said.at), "{name}");
            for said in &sample.interactions {
                let day = said.at.date();
                assert!(day < today && works.is_working(day), "{name}: {}", said.at);
                assert!((8..19).contains(&said.at.hour()), "{name}: {}", said.at);
                assert!(day > later(today, -800), "{name}: {}", said.at);
                assert!(said.resolved_on.is_none_or(|on| on >= day && on < today), "{name}: {}", said.text);
            }
            for plan in &sample.follow_ups {
                assert!(plan.due_on == today || works.is_working(plan.due_on), "{name}");
                assert!(plan.planned_on <= plan.due_on && !plan.purpose.is_empty(), "{name}");
            }
        }
    });
}

#[test]
fn nothing_is_said_twice_and_everybody_exists() {
    each_portfolio(|samples, _| {
        let names: BTreeSet<_> = samples.iter().map(|sample| fold(&sample.client.name)).collect();
        assert_eq!((names.len(), samples.len()), (61, 61));
        samples.iter().for_each(check_sample);
    });
}

/// What must hold for any sample, made by hand or not.
fn check_sample(sample: &Sample) {
    let client = &sample.client;
    let texts: BTreeSet<_> = sample.interactions.iter().map(|said| said.text.as_str()).collect();
    assert_eq!(texts.len(), sample.interactions.len(), "{}: {:#?}", client.name, sample.interactions);
    let exists = |id: &Option<ContactId>| id.is_none_or(|id| sample.contacts.iter().any(|contact| contact.id == id));
    assert!(sample.interactions.iter().all(|said| exists(&said.contact)), "{}", client.name);
    assert!(sample.channels.iter().all(|channel| exists(&channel.contact)), "{}", client.name);
    assert_eq!(sample.channels.iter().filter(|channel| channel.preferred).count(), 1, "{}", client.name);
    assert!((1..=4).contains(&sample.channels.len()) && sample.contacts.len() <= 3, "{}", client.name);
    assert_eq!(client.kind == ClientKind::Company, !sample.contacts.is_empty(), "{}", client.name);
    assert_eq!(sample.interactions.first().map(|first| first.at.date()), Some(client.created_on));

    let words = [&client.company, &client.role, &client.sector, &client.city, &client.zone, &client.country];
    let lines = words.into_iter().flatten().chain([&client.name]).chain(&client.tags).chain(&client.source);
    let lines =
        lines.chain(sample.contacts.iter().map(|it| &it.name)).chain(sample.channels.iter().map(|it| &it.value));
    let lines = lines.chain(sample.follow_ups.iter().map(|it| &it.purpose));
    for line in lines.chain(sample.interactions.iter().map(|it| &it.text)) {
        assert!(!line.is_empty() && clean_line(line) == *line && !line.contains(['{', '}']), "{line:?}");
    }
    assert_eq!(clean_text(&client.notes), client.notes);
    for channel in
        sample.channels.iter().filter(|channel| channel.value.contains('@') && !channel.value.starts_with('@'))
    {
        assert!(channel.value.ends_with(".example") && channel.value.is_ascii(), "{}", channel.value);
    }
}

/// What belongs to a client is about something that there is, and happened while it was one.
#[test]
fn what_was_bought_and_said_hangs_together() {
    for tongue in TONGUES {
        let stock = stock(tongue).unwrap();
        let codes: BTreeSet<_> = stock.products.iter().filter_map(|product| product.code.as_deref()).collect();
        assert_eq!(codes.len(), stock.products.len());
        let tales = Tales::of(tongue).unwrap();
        for told in &tales.clients {
            let basket = told.buys.iter().flat_map(|buys| &buys.basket);
            assert!(
                basket.clone().all(|(code, quantity)| codes.contains(code.as_str()) && *quantity > 0),
                "{}",
                told.name
            );
            assert!(told.influence.is_empty() || told.influence.len() == told.people.len(), "{}", told.name);
            assert!(told.dates.iter().all(|date| date.1 <= told.people.len()), "{}", told.name);
            assert!(told.said.is_sorted_by(|a, b| a.0 >= b.0), "{}", told.name);
            let known = |name: &String| tales.clients.iter().any(|other| other.name == *name);
            assert!(told.related.iter().all(|(_, name)| known(name) && *name != told.name), "{}", told.name);
        }
        for today in todays() {
            let samples = portfolio(tongue, today, &Rules::default()).unwrap();
            for sample in &samples {
                check_trade(sample, &stock, today);
            }
            let of = |sample: &Sample| sample.occasions.iter().any(|on| (on.month, on.day) == (2, 29));
            assert!(samples.iter().any(of), "{tongue:?} {today}");
            assert_eq!(samples.iter().filter(|sample| sample.client.lost.is_some()).count(), 2);
            let currencies: BTreeSet<_> = samples.iter().flat_map(|it| &it.purchases).map(|it| it.currency).collect();
            assert_eq!(currencies.len(), 2, "{tongue:?}");
            let bought: usize = samples.iter().map(|sample| sample.purchases.len()).sum();
            assert!((300..=500).contains(&bought), "{tongue:?} {today}: {bought}");
            let returns = samples.iter().flat_map(|it| &it.purchases).filter(|it| it.kind == PurchaseKind::Return);
            assert_eq!(returns.count(), 2, "{tongue:?} {today}");
        }
    }
}

fn check_trade(sample: &Sample, stock: &Stock, today: Date) {
    let name = &sample.client.name;
    let sales: Vec<_> = sample.purchases.iter().filter(|bought| bought.kind == PurchaseKind::Sale).collect();
    assert!(sales.is_sorted_by(|a, b| a.made_on < b.made_on), "{name}");
    for bought in &sample.purchases {
        assert!(bought.made_on >= sample.client.created_on && bought.made_on < today, "{name}: {}", bought.made_on);
        assert!(bought.paid_on.is_none_or(|on| on >= bought.made_on && on < today), "{name}: {:?}", bought.paid_on);
        assert!(!bought.lines.is_empty() && bought.lines.iter().all(|line| line.total() > 0), "{name}");
        let products = bought.lines.iter().filter_map(|line| line.product);
        let last = i64::try_from(stock.products.len()).unwrap();
        assert!(
            products.clone().count() == bought.lines.len() && products.clone().all(|it| (1..=last).contains(&it.0))
        );
        let told = bought.interaction.map(|id| &sample.interactions[usize::try_from(id.0).unwrap() - 1]);
        assert!(told.is_none_or(|told| told.at.date() == bought.made_on), "{name}");
        if let Some(returned) = bought.returns {
            let of = &sample.purchases[usize::try_from(returned.0).unwrap() - 1];
            assert!(bought.made_on >= of.made_on && bought.total().minor.abs() <= of.total().minor, "{name}");
        }
    }
    for topic in &sample.topics {
        assert!(topic.raised_on < today && topic.closed_on.is_none_or(|on| on >= topic.raised_on), "{name}");
        let told = topic.interaction.map(|id| &sample.interactions[usize::try_from(id.0).unwrap() - 1]);
        assert!(told.is_none_or(|told| told.at.date() == topic.raised_on), "{name}: {}", topic.text);
    }
}

/// What may be sold is of somebody, went from stage to stage in the past, and is the purchase that it became.
#[test]
fn what_may_be_sold_hangs_together() {
    for tongue in TONGUES {
        let tales = Tales::of(tongue).unwrap();
        for hope in &tales.hopes {
            let told = tales.clients.iter().find(|told| told.name == hope.client);
            let told = told.unwrap_or_else(|| panic!("nobody is called {}", hope.client));
            assert!(hope.path.is_sorted_by(|a, b| a.1 > b.1), "{}", hope.client);
            assert!(hope.step.is_none_or(|step| step < told.next.len()), "{}", hope.client);
        }
        for today in todays() {
            let samples = portfolio(tongue, today, &Rules::default()).unwrap();
            samples.iter().for_each(|sample| check_prospects(sample, today));
            let all = || samples.iter().flat_map(|sample| &sample.prospects).map(|prospect| &prospect.opportunity);
            let count = |hit: &dyn Fn(&Opportunity) -> bool| all().filter(|it| hit(it)).count();
            assert_eq!(count(&Opportunity::is_open), 16, "{tongue:?} {today}");
            assert_eq!(stock(tongue).unwrap().goals.len(), 3);
            assert_eq!(count(&|it| it.is_late(today)), 3, "{tongue:?} {today}");
            let (won, lost) = (count(&Opportunity::is_won), count(&Opportunity::is_lost));
            assert!(won >= 60 && lost > won, "{tongue:?} {today}: {won} won, {lost} lost");
            assert!(count(&|it| it.competitor.is_some()) > 10 && count(&|it| it.qualification.known() == 4) == 2);
        }
    }
}

fn check_prospects(sample: &Sample, today: Date) {
    let name = &sample.client.name;
    for Prospect { opportunity, before, step } in &sample.prospects {
        let title = &opportunity.title;
        assert!(!title.is_empty() && clean_line(title) == *title && !title.contains(['{', '}']), "{name}: {title}");
        let moves: Vec<Date> = before.iter().map(|(_, on)| *on).chain([opportunity.stage_since]).collect();
        assert!(moves.is_sorted_by(|a, b| a < b), "{name}: {title}: {moves:?}");
        assert_eq!(
            (moves[0], opportunity.stage_since),
            (opportunity.opened_on, opportunity.moved_on),
            "{name}: {title}"
        );
        assert!(moves[0] >= sample.client.created_on && opportunity.stage_since < today, "{name}: {title}: {moves:?}");
        assert_eq!(opportunity.closed_on.is_some(), is_closed(&opportunity.stage), "{name}: {title}");
        assert!(opportunity.closed_on.is_none_or(|on| on == opportunity.stage_since && opportunity.why.is_some()));
        assert!(opportunity.is_won() || opportunity.purchase.is_none());
        assert!(step.is_none_or(|step| step < sample.follow_ups.len() && opportunity.is_open()), "{name}: {title}");
        if let Some(purchase) = opportunity.purchase {
            let bought = &sample.purchases[usize::try_from(purchase.0).unwrap() - 1];
            assert_eq!(
                (opportunity.closed_on, opportunity.money()),
                (Some(bought.made_on), Some(bought.total())),
                "{name}"
            );
        }
    }
}

#[test]
fn what_is_sold_goes_through_the_stages_of_the_user() {
    let stage = |code: &str| Stage { code: code.to_owned(), probability: 30 };
    let rules = Rules { stages: Stages::new([stage("Demo hecha"), stage("proposal")]), ..Rules::default() };
    for sample in portfolio(Tongue::Es, date(2026, 11, 23), &rules).unwrap() {
        for Prospect { opportunity, before, .. } in &sample.prospects {
            let stages = before.iter().map(|(stage, _)| stage).chain([&opportunity.stage]);
            for stage in stages {
                assert!(rules.stages.place(stage).is_some() || is_closed(stage), "{}: {stage}", opportunity.title);
            }
        }
    }
}

#[test]
fn the_mix_is_that_of_a_real_portfolio() {
    for tongue in TONGUES {
        let samples = portfolio(tongue, date(2026, 11, 23), &Rules::default()).unwrap();
        let count = |hit: &dyn Fn(&Sample) -> bool| samples.iter().filter(|sample| hit(sample)).count();
        assert_eq!(count(&|it| it.client.standing == Standing::Resting), 1);
        assert_eq!(count(&|it| it.client.standing == Standing::Archived), 2);
        assert_eq!(count(&|it| it.client.attention != Attention::Auto), 2);
        assert!((18..=22).contains(&count(&|it| it.client.kind == ClientKind::Person)));
        assert!((15..=25).contains(&count(&|it| it.client.cadence.is_some())), "{tongue:?}");
        assert!(count(&|it| it.interactions.len() >= 20) >= 10, "{tongue:?}");
        let waiting = count(&|it| it.follow_ups.is_empty() && alert(it, &Rules::default()).on_track);
        assert!((5..=10).contains(&waiting), "{tongue:?}: {waiting}");
    }
}

#[test]
fn no_holiday_is_worked() {
    let today = date(2027, 1, 4);
    let calendar =
        WorkCalendar::new([Weekday::Tuesday, Weekday::Wednesday, Weekday::Thursday], [], [(12, 8), (1, 6), (12, 22)]);
    let rules = Rules { calendar: calendar.clone(), ..Rules::default() };
    for sample in portfolio(Tongue::Es, today, &rules).unwrap() {
        assert!(sample.interactions.iter().all(|said| calendar.is_working(said.at.date())), "{}", sample.client.name);
    }
}

#[test]
fn a_large_portfolio_is_the_same_for_every_count() {
    for tongue in TONGUES {
        let today = date(2026, 11, 23);
        let many: Vec<_> = large(tongue, today, 300).unwrap().collect();
        let few: Vec<_> = large(tongue, today, 40).unwrap().collect();
        assert_eq!(many[..40], few[..]);
        assert_eq!(many.len(), 300);
        assert_eq!(large(tongue, today, 0).unwrap().count(), 0);
    }
}

#[test]
fn a_large_portfolio_is_spread_as_promised() {
    for tongue in TONGUES {
        let today = date(2026, 11, 23);
        let samples: Vec<_> = large(tongue, today, 4_000).unwrap().collect();
        samples.iter().for_each(check_sample);
        let names: BTreeSet<_> = samples.iter().map(|sample| &sample.client.name).collect();
        assert_eq!(names.len(), samples.len());
        let numbers: BTreeSet<_> = samples.iter().map(|sample| &sample.channels[0].value).collect();
        assert_eq!(numbers.len(), samples.len());

        let share = |hit: &dyn Fn(&Sample) -> bool| samples.iter().filter(|it| hit(it)).count() * 100 / samples.len();
        let due = |from: i64, to: i64| {
            move |it: &Sample| {
                it.follow_ups.iter().any(|plan| (from..=to).contains(&(days_between(today, plan.due_on))))
            }
        };
        assert!((7..=9).contains(&share(&due(-30, -1))), "{}", share(&due(-30, -1)));
        assert!((8..=11).contains(&share(&due(0, 3))), "{}", share(&due(0, 3)));
        assert!((4..=6).contains(&share(&|it| it.follow_ups.is_empty())));
        assert!(
            (30..=50).contains(&share(&|it| !it.client.name.is_ascii())),
            "{}",
            share(&|it| !it.client.name.is_ascii())
        );
        let said: usize = samples.iter().map(|it| it.interactions.len()).sum();
        assert!((9_500..=10_500).contains(&(said * 1_000 / samples.len())), "{said}");
        for sample in &samples {
            assert!((5..=15).contains(&sample.interactions.len()));
            let last = sample.interactions.last().unwrap();
            assert!(last.at.date() < today && sample.interactions[0].at.date() > later(today, -740));
            assert!(!sample.interactions.iter().any(Interaction::is_open_complaint));
        }
        let stock = large_stock(tongue).unwrap();
        assert!((190..=210).contains(&stock.products.len()), "{}", stock.products.len());
        for sample in &samples {
            check_trade(sample, &stock, today);
            check_prospects(sample, today);
        }
        let with = samples.iter().filter(|it| !it.prospects.is_empty()).count() * 100 / samples.len();
        let open = samples.iter().flat_map(|it| &it.prospects).filter(|it| it.opportunity.is_open()).count();
        assert!((48..=52).contains(&with), "{with}");
        assert!((90..=110).contains(&(open * 1_000 / samples.len())), "{open}");
        let bought: usize = samples.iter().map(|it| it.purchases.len()).sum();
        assert!((4_500..=5_200).contains(&(bought * 1_000 / samples.len())), "{bought}");
        let red = share(&|it| alert(it, &Rules::default()).light(today) == Some(Light::Red));
        assert!((7..=10).contains(&red), "{red}");
    }
}

#[test]
fn a_mistake_in_the_texts_is_told() {
    for (line, wrong) in [
        ("10:00 cal spoke", "no kind"),
        ("10:00 call spok", "'spok'"),
        ("25:00 call", "'25:00'"),
        ("call @x", "'@x'"),
        ("call complaint fixed:soon", "'fixed:soon'"),
        ("call visit", "'visit'"),
    ] {
        let error = How::try_from(line.to_owned()).unwrap_err();
        assert!(error.contains(wrong), "{line}: {error}");
    }
}
