//! How many phrases of public collections are understood, where somebody has put them into a folder.
//!
//! Each file there has a phrase in each line: the phrase, the moment it was said, what it may mean (ISO, several by `|`,
//! a time alone as `T15:00`) and the language, which says in which order dates in digits are. A collection that looks
//! back is read looking back: where its answer lies in the past, that one is compared.
//!
//! Counted as right is the same day with the same time. Three habits differ without being wrong, and are counted so: a
//! time that the collection makes up for a day without one; the hour of a part of the day; and an hour from 1 to 12
//! said without the half of the day.

use std::fs;
use std::path::PathBuf;

use super::super::{lexer, shape};
use super::*;

/// What became of the phrases of a collection.
#[derive(Default)]
struct Counts {
    right: usize,
    refused: usize,
    wrong: usize,
    lines: Vec<String>,
}

/// What a phrase gives, against each of the answers that the collection allows.
fn judge(phrase: &str, now: DateTime, allowed: &[&str], order: DateOrder) -> (bool, Result<When, WhenError>) {
    let read_with = |lean| read(phrase, &Context { order, lean, ..context(now) });
    let fits = |when: &When, allowed: &str| {
        let (day, hour) = allowed.split_once('T').unwrap_or((allowed, ""));
        let day_fits = day.is_empty() || day == when.date.to_string();
        let hour_fits = match when.time {
            None => !day.is_empty(),
            Some(time) => {
                let said = format!("{:02}:{:02}", time.hour(), time.minute());
                let other = format!("{:02}:{:02}", (time.hour() + 12) % 24, time.minute());
                hour.is_empty() || said == hour || is_part(phrase) || (other == hour && is_open(phrase))
            }
        };
        day_fits && hour_fits
    };
    let forward = read_with(Lean::Future);
    if matches!(&forward, Ok(when) if allowed.iter().any(|allowed| fits(when, allowed))) {
        return (true, forward);
    }
    let looks_back = allowed.iter().all(|allowed| *allowed < now.to_string().as_str());
    let back = read_with(Lean::Past);
    if looks_back && matches!(&back, Ok(when) if allowed.iter().any(|allowed| fits(when, allowed))) {
        return (true, back);
    }
    (false, if looks_back { back } else { forward })
}

/// Whether a phrase names a part of the day without an hour.
fn is_part(phrase: &str) -> bool {
    let (words, _) = lexer::words(phrase);
    let digits = words.iter().any(|word| {
        matches!(word.shape, shape::Shape::Clock(_) | shape::Shape::Dotted(_) | shape::Shape::Stamp { .. })
    });
    let parts =
        ["manana", "tarde", "noche", "morning", "afternoon", "evening", "night", "tonight", "anoche", "madrugada"];
    let hour = words.iter().any(|word| matches!(word.text.as_str(), "las" | "la" | "at" | "am" | "pm" | "@"));
    !digits && words.iter().any(|word| parts.contains(&word.text.as_str())) && (!hour || phrase.contains("la "))
}

/// Whether an hour was said without the half of the day.
fn is_open(phrase: &str) -> bool {
    let folded = phrase.to_lowercase();
    let closed = [
        "am",
        "pm",
        "a.m",
        "p.m",
        "a. m",
        "p. m",
        "mañana",
        "manana",
        "tarde",
        "noche",
        "morning",
        "afternoon",
        "evening",
        "night",
    ];
    !closed.iter().any(|word| folded.contains(word))
}

#[test]
#[ignore = "needs the public data folder in CARTERA_PUBLIC_DATA"]
fn public_phrases_are_understood() {
    let folder = PathBuf::from(std::env::var_os("CARTERA_PUBLIC_DATA").expect("CARTERA_PUBLIC_DATA")).join("when");
    let Ok(files) = fs::read_dir(&folder) else { return };
    let mut files: Vec<PathBuf> = files.map(|file| file.unwrap().path()).collect();
    files.sort();
    let mut all = Counts::default();
    for file in files.iter().filter(|file| file.extension().is_some_and(|ext| ext == "tsv")) {
        let mut counts = Counts::default();
        for line in fs::read_to_string(file).unwrap().lines() {
            let [phrase, now, allowed, lang] = line.split('\t').collect::<Vec<_>>()[..] else { panic!("{line}") };
            let order = if lang == "en" { DateOrder::MonthDay } else { DateOrder::DayMonth };
            let allowed: Vec<&str> = allowed.split('|').collect();
            let (right, outcome) = judge(phrase, now.parse().unwrap(), &allowed, order);
            match outcome {
                _ if right => counts.right += 1,
                Ok(when) => {
                    counts.wrong += 1;
                    counts.lines.push(format!("  WRONG {phrase:?} at {now}: {}, not {}", iso(when), allowed.join(" ")));
                }
                Err(error) => {
                    counts.refused += 1;
                    counts.lines.push(format!(
                        "  refused {phrase:?} at {now}: {}, not {}",
                        brief(&error),
                        allowed.join(" ")
                    ));
                }
            }
        }
        let name = file.file_stem().unwrap().to_string_lossy().into_owned();
        let total = counts.right + counts.refused + counts.wrong;
        println!("{name}: {} right, {} refused, {} wrong of {total}", counts.right, counts.refused, counts.wrong);
        println!("{}", counts.lines.join("\n"));
        all.right += counts.right;
        all.refused += counts.refused;
        all.wrong += counts.wrong;
    }
    let total = all.right + all.refused + all.wrong;
    println!("all: {} right, {} refused, {} wrong of {total}", all.right, all.refused, all.wrong);
    assert!(total > 0 && all.right * 100 >= total * 85, "{} of {total} right", all.right);
    assert!(all.wrong * 50 <= total, "{} of {total} wrong", all.wrong);
}
