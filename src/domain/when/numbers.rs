//! Numbers in words of one or more words: "veintiuno", "treinta y uno", "twenty-first".

use super::grammar::{Grammar, Ways};
use super::shape::Shape;
use super::words;

impl Grammar<'_> {
    /// A number in words, with every length it may have: "twenty" and "twenty one". "A" is no number here.
    pub(super) fn spelled(&self, at: usize) -> Ways<u32> {
        let mut found = Vec::new();
        let Some(word) = self.text(at) else { return found };
        if let Some((tens, ones)) = word.split_once('-')
            && let Some(sum) = compound(words::cardinal(tens), words::cardinal(ones))
        {
            found.push((sum, self.reach(at + 1)));
        }
        let Some(value) = words::cardinal(word).filter(|_| !matches!(word, "a" | "an" | "un")) else { return found };
        found.push((value, self.reach(at + 1)));
        for next in self.optional(at + 1, &["y"]) {
            // "Treinta y uno" but "twenty one".
            let spanish = next > at + 1;
            let ones = self.word(next, words::cardinal).filter(|_| spanish != is_english(word));
            if let Some((ones, next)) = ones
                && let Some(sum) = compound(Some(value), Some(ones))
            {
                found.push((sum, next));
            }
        }
        found
    }

    /// A place in a row in words: "tercero", "twenty first", "vigésimo segundo".
    pub(super) fn spelled_place(&self, at: usize) -> Ways<u32> {
        let mut found: Ways<u32> = self.word(at, words::ordinal).into_iter().collect();
        let Some(word) = self.text(at) else { return found };
        if let Some((tens, ones)) = word.split_once('-')
            && let Some(sum) = compound(words::cardinal(tens), words::ordinal(ones))
        {
            found.push((sum, self.reach(at + 1)));
        }
        let tens = words::cardinal(word).or_else(|| words::ordinal(word));
        if let Some((ones, next)) = self.word(at + 1, words::ordinal)
            && let Some(sum) = compound(tens, Some(ones))
        {
            found.push((sum, next));
        }
        found
    }

    /// A year in words: "dos mil veinte", "nineteen eighty six", "two thousand and ten".
    pub(super) fn spelled_year(&self, at: usize) -> Ways<u32> {
        let centuries = [
            ("dos mil", 2000),
            ("two thousand and", 2000),
            ("two thousand", 2000),
            ("twenty", 2000),
            ("mil novecientos", 1900),
            ("nineteen hundred and", 1900),
            ("nineteen hundred", 1900),
            ("nineteen", 1900),
        ];
        let mut found = Vec::new();
        for (words, century) in centuries {
            let Some(next) = self.literal(at, words) else { continue };
            if words.contains("mil") || words == "two thousand" || words == "nineteen hundred" {
                found.push((century, next));
            }
            // "Nineteen oh one" but not "twenty one".
            let digits = self.any(next, &["oh", "zero"]).into_iter().flat_map(|next| self.spelled(next));
            found.extend(digits.filter(|(year, _)| *year < 10).map(|(year, next)| (century + year, next)));
            let least = if words.contains(' ') { 1 } else { 10 };
            let years = self.spelled(next).into_iter().filter(|(year, _)| (least..100).contains(year));
            found.extend(years.map(|(year, next)| (century + year, next)));
        }
        found
    }

    /// Whether nothing is left, or only what can be said of a day: its hour.
    pub(super) fn is_end_of_day(&self, at: usize) -> bool {
        let announces = |word: &str| matches!(word, "a" | "at" | "@" | "por" | "en");
        self.is_end(at) || self.text(at).is_some_and(announces) || !self.clock(at, true).is_empty()
    }

    /// Whether nothing is left from a position on. Some words mean a date or an hour only where no noun can follow.
    pub(super) fn is_end(&self, at: usize) -> bool {
        at >= self.len()
    }

    /// "1030": hours and minutes in one number, which only "at" or "pm" marks as such.
    pub(super) fn hundreds(&self, at: usize) -> Option<((u32, u32), usize)> {
        match self.shape(at)? {
            Shape::Number { value, digits: 3 | 4 } if value % 100 < 60 && value / 100 < 24 => {
                Some(((value / 100, value % 100), self.reach(at + 1)))
            }
            _ => None,
        }
    }
}

fn compound(tens: Option<u32>, ones: Option<u32>) -> Option<u32> {
    match (tens?, ones?) {
        (tens @ 20..=90, ones @ 1..=9) if tens.is_multiple_of(10) => Some(tens + ones),
        _ => None,
    }
}

fn is_english(tens: &str) -> bool {
    tens.ends_with("ty")
}
