//! What clients say, in the user's words: open points with their age, scores, and what of a note is kept apart.

use jiff::civil::Date;

use super::Texts;
use crate::agenda::OpenPoint;
use crate::domain::interaction::BEST_SCORE;
use crate::domain::text::{clean_line, first_line};
use crate::domain::{Code, Money, Satisfaction, Topic, TopicKind};

impl Texts {
    /// An open point in one line: `promesa (hace 3 días): enviar fotos`.
    #[must_use]
    pub fn point(&self, point: &OpenPoint, today: Date) -> String {
        let args = [("kind", self.word(point.kind).into()), ("ago", self.relative(point.since, today).into())];
        let text = clean_line(first_line(&point.text));
        if text.is_empty() {
            return self.with("point-line-bare", &args);
        }
        let [kind, ago] = args;
        self.with("point-line", &[kind, ago, ("text", text.into())])
    }

    /// How something closed ended, and when: `cumplida el 20 nov`; nothing of what is never open.
    #[must_use]
    pub fn topic_end(&self, topic: &Topic, today: Date) -> Option<String> {
        let day = topic.closed_on.filter(|_| topic.kind.can_be_open())?;
        let key = format!("point-closed-{}", topic.kind.code());
        let word = self.get(&key);
        let day = self.day_plain(day, today);
        Some(self.with("point-closed-on", &[("word", word.into()), ("day", day.into())]))
    }

    /// How satisfied a client is: the last score, and with several the average and where they are going.
    #[must_use]
    pub fn satisfaction(&self, told: &Satisfaction, today: Date) -> String {
        let last = ("last", told.last.to_string().into());
        let best = ("best", BEST_SCORE.to_string().into());
        let day = ("day", self.day_plain(told.on, today).into());
        let Some(trend) = told.trend else { return self.with("satisfaction-last", &[last, best, day]) };
        let average = ("average", self.decimal(told.average.into(), 1).into());
        let n = ("n", told.count.into());
        let args = [last, best, day, average, n, ("glyph", trend.glyph().into()), ("trend", self.word(trend).into())];
        self.with("satisfaction-all", &args)
    }

    /// What of a note is kept apart, each thing in a few words.
    #[must_use]
    pub fn kept(&self, topics: &[(TopicKind, String)], score: Option<u8>, expense: Option<Money>) -> Vec<String> {
        let mut kept: Vec<String> = topics
            .iter()
            .map(|(kind, text)| {
                let args = [("kind", self.word(*kind).into()), ("text", clean_line(text).into())];
                self.with("kept-topic", &args)
            })
            .collect();
        kept.extend(score.map(|score| self.score(score)));
        kept.extend(expense.map(|expense| self.with("kept-expense", &[("amount", self.money(expense).into())])));
        kept
    }

    /// A score: `satisfacción 8/10`.
    #[must_use]
    pub fn score(&self, score: u8) -> String {
        self.with("kept-score", &[("score", score.to_string().into()), ("best", BEST_SCORE.to_string().into())])
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::agenda::PointId;
    use crate::domain::{ClientId, TopicId};
    use crate::i18n::Locale;

    #[test]
    fn points_and_scores_are_told_in_both_languages() {
        let today = date(2026, 11, 23);
        let topic = Topic {
            id: TopicId(1),
            client: ClientId(1),
            interaction: None,
            kind: TopicKind::Promise,
            text: "enviar\u{1b} fotos".to_owned(),
            raised_on: date(2026, 11, 20),
            closed_on: Some(date(2026, 11, 21)),
        };
        let point = OpenPoint {
            id: PointId::Topic(topic.id),
            kind: topic.kind,
            since: topic.raised_on,
            text: topic.text.clone(),
            interaction: None,
        };
        let scores = Satisfaction::of(&[(today, 9), (today, 7), (today, 6)]).unwrap();
        let told = |locale: &str| {
            let texts = Texts::new(Locale::parse(locale));
            let end = texts.topic_end(&topic, today).unwrap_or_default();
            [texts.point(&point, today), end, texts.satisfaction(&scores, today)]
        };
        assert_eq!(
            told("es-PE"),
            [
                "promesa (hace 3 días): enviar fotos",
                "cumplida el 21 nov",
                "9/10 el 23 nov · promedio 7.3 de 3 · ↑ sube"
            ]
        );
        assert_eq!(
            told("en-GB"),
            ["promise (3 days ago): enviar fotos", "kept on 21 Nov", "9/10 on 23 Nov · average 7.3 of 3 · ↑ rising"]
        );
    }
}
