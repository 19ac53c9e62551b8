//! `cartera calendar`: a month or a week, with how much there is in each day.
//!
//! With `--json`: `from`, `to`, `capacity` and `days`, each with `date`, `working`, `holiday`, `planned`, `timed`,
//! `asking` (clients that begin to ask for contact with nothing planned for that day), `reddening` (clients that turn
//! red), `done` (follow-ups) and `interactions`.

use clap::{ArgMatches, Command};
use jiff::civil::Date;
use serde_json::json;

use super::args::Shape;
use super::context::{Context, words};
use super::output::{self, Paint};
use super::{Result, Streams};
use crate::agenda::{DayLoad, MOST_CONTACTS, Weeks};
use crate::domain::Light;
use crate::domain::calendar::later;
use crate::domain::cells::{fit, width};
use crate::domain::when::Lean;
use crate::i18n::Texts;

pub(super) const NAME: &str = "calendar";

/// Columns of a day.
const DAY: usize = 11;

pub(super) fn shape(texts: &Texts) -> Command {
    Shape::new(texts, NAME)
        .optional_words("on", "cli-val-when")
        .option("month", "cli-val-month")
        .flag("week")
        .without("month", &["on", "week"])
        .done()
}

pub(super) fn run(cx: &Context, args: &ArgMatches, to: &mut Streams) -> Result<()> {
    let phrase = words(args, "on");
    let day = match args.get_one::<String>("month") {
        Some(month) => first_of(month).ok_or_else(|| cx.bad_value("--month", month, "2026-11"))?,
        None if phrase.is_empty() => cx.today(),
        None => cx.when(&phrase, Lean::Future)?.date,
    };
    let agenda = cx.agenda()?;
    let week = args.get_flag("week");
    let weeks = if week { agenda.week(day)? } else { agenda.month(day)? };
    // Of a month only its own days are told, though whole weeks are drawn.
    let is_ours = |other: Date| week || other.first_of_month() == day.first_of_month();
    if cx.json {
        let days: Vec<_> =
            weeks.days().filter(|(day, _)| is_ours(*day)).map(|(day, load)| value(cx, day, load)).collect();
        let (from, to_day) =
            if week { (weeks.monday, later(weeks.monday, 6)) } else { (day.first_of_month(), day.last_of_month()) };
        let capacity = cx.settings.rules.capacity;
        let value = json!({ "from": from.to_string(), "to": to_day.to_string(), "capacity": capacity, "days": days });
        return Ok(output::json(to.out, &value)?);
    }
    let planned: usize = weeks.days().filter(|(day, _)| is_ours(*day)).map(|(_, load)| load.planned).sum();
    let capacity = cx.settings.rules.capacity;
    let title = if week {
        let (from, last) = (weeks.monday, later(weeks.monday, 6));
        let args = [("from", cx.texts.day_long(from).into()), ("to", cx.texts.day_long(last).into())];
        cx.texts.with("calendar-week", &args)
    } else {
        cx.texts.month_year(day)
    };
    let counts = cx.texts.with("calendar-capacity", &[("planned", planned.into()), ("capacity", capacity.into())]);
    writeln!(to.out, "{} · {counts}\n", cx.style.paint(Paint::Strong, &title))?;
    grid(cx, &weeks, is_ours, to)
}

/// The days, a week a row, each with what is planned for it over what a day takes and its lights.
fn grid(cx: &Context, weeks: &Weeks, is_ours: impl Fn(Date) -> bool, to: &mut Streams) -> Result<()> {
    let names = (0..7).map(|n| fit(cx.texts.weekday_short(later(weeks.monday, n)), DAY));
    writeln!(to.out, "{}", cx.style.paint(Paint::Faint, names.collect::<String>().trim_end()))?;
    let days: Vec<_> = weeks.days().collect();
    for week in days.chunks(7) {
        let mut lines = [String::new(), String::new()];
        for (day, load) in week {
            let cells = if is_ours(*day) { cell(cx, *day, load) } else { Default::default() };
            for (line, parts) in lines.iter_mut().zip(cells) {
                let used: usize = parts.iter().map(|(_, text)| width(text)).sum();
                line.extend(parts.iter().map(|(paint, text)| cx.style.paint(*paint, text)));
                line.push_str(&" ".repeat(DAY.saturating_sub(used)));
            }
        }
        for line in lines {
            if !line.trim_end().is_empty() {
                writeln!(to.out, "{}", line.trim_end())?;
            }
        }
    }
    Ok(())
}

type Parts = Vec<(Paint, String)>;

/// The two lines of a day.
fn cell(cx: &Context, day: Date, load: &DayLoad) -> [Parts; 2] {
    let capacity = usize::from(cx.settings.rules.capacity);
    let work = cx.settings.calendar();
    let (number, sign) = (format!("{:>2}", day.day()), if work.is_holiday(day) { "*" } else { "" });
    let number = match day {
        _ if day == cx.today() => (Paint::Strong, format!("[{}]{sign}", day.day())),
        _ if work.is_working(day) => (Paint::Plain, format!("{number}{sign}")),
        _ => (Paint::Faint, format!("{number}{sign}")),
    };
    let past = day < cx.today();
    let mut count = match load.planned {
        _ if past => (Paint::Faint, contacts(load)),
        0 => (Paint::Plain, String::new()),
        planned if planned > capacity => (Paint::Light(Light::Red), format!(" {planned}/{capacity}!")),
        planned => (Paint::Plain, format!(" {planned}/{capacity}")),
    };
    // Where that is too wide, what a day takes is known from the heading.
    if width(&number.1) + width(&count.1) >= DAY {
        count.1 = count.1.replace(&format!("/{capacity}"), "");
    }
    let (red, yellow) = if past { (load.planned, 0) } else { (load.reddening, load.asking) };
    let mut lights = Vec::new();
    for (light, n) in [(Light::Red, red), (Light::Yellow, yellow)] {
        if n > 0 {
            lights.push((Paint::Light(light), format!("{}{n} ", light.glyph())));
        }
    }
    [vec![number, count], lights]
}

/// What was done on a day, as far as it is counted.
fn contacts(load: &DayLoad) -> String {
    match load.contacts {
        0 => String::new(),
        MOST_CONTACTS.. => format!(" ✓{}+", MOST_CONTACTS - 1),
        contacts => format!(" ✓{contacts}"),
    }
}

fn value(cx: &Context, day: Date, load: &DayLoad) -> serde_json::Value {
    let work = cx.settings.calendar();
    json!({
        "date": day.to_string(),
        "working": work.is_working(day),
        "holiday": work.is_holiday(day),
        "planned": load.planned,
        "timed": load.timed,
        "asking": load.asking,
        "reddening": load.reddening,
        "done": load.done,
        "interactions": load.contacts,
    })
}

/// The first day of a month that is written as `2026-11`.
fn first_of(month: &str) -> Option<Date> {
    let (year, month) = month.trim().split_once('-')?;
    let digits = |text: &str, count: usize| text.len() == count && text.bytes().all(|byte| byte.is_ascii_digit());
    let year = year.parse::<i16>().ok().filter(|_| digits(year, 4))?;
    let month = month.parse().ok().filter(|_| digits(month, 2))?;
    Date::new(year, month, 1).ok().filter(|_| crate::domain::when::YEARS.contains(&year))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_month_is_its_year_and_its_number() {
        for (typed, first) in [
            ("2026-11", Some(date(2026, 11, 1))),
            (" 1900-01 ", Some(date(1900, 1, 1))),
            ("2026-13", None),
            ("2026-1", None),
            ("26-01", None),
            ("1899-12", None),
            ("9999-12", None),
            ("2026-+1", None),
            ("nov", None),
            ("", None),
        ] {
            assert_eq!(first_of(typed), first, "{typed:?}");
        }
    }
}
