//! What was measured, as a table.

use std::time::Duration;

/// The times of one thing, of `cartera` and of the floor.
pub(crate) struct Row {
    name: &'static str,
    ours: Vec<Duration>,
    floor: Vec<Duration>,
}

impl Row {
    /// What was measured; without a floor there is nothing to compare.
    pub(crate) fn new(name: &'static str, ours: Vec<Duration>, floor: Vec<Duration>) -> Self {
        Self { name, ours, floor }
    }
}

/// The time below which a part of all lie, in thousandths; in milliseconds.
fn at(times: &[Duration], part: usize) -> Option<f64> {
    let mut times = times.to_vec();
    times.sort_unstable();
    let last = times.len().checked_sub(1)?;
    times.get(last * part / 1000).map(|time| time.as_secs_f64() * 1000.0)
}

/// Prints a table in Markdown.
pub(crate) fn print(title: &str, rows: &[Row]) {
    println!("\n{title}\n");
    println!("| what | median, ms | 95 % | floor, ms | 95 % | ratio |");
    println!("|---|---:|---:|---:|---:|---:|");
    for Row { name, ours, floor } in rows {
        let said = |value: Option<f64>| value.map_or_else(String::new, |ms| format!("{ms:.2}"));
        let ratio = at(ours, 500).zip(at(floor, 500)).map_or_else(String::new, |(a, b)| format!("{:.1}", a / b));
        let [median, most] = [500, 950].map(|part| said(at(ours, part)));
        let [floor_median, floor_most] = [500, 950].map(|part| said(at(floor, part)));
        println!("| {name} | {median} | {most} | {floor_median} | {floor_most} | {ratio} |");
    }
}
