//! Texts with headings and lists, as Markdown: what users wrote stays what it is, whatever marks are in it.

/// A text in the making.
#[derive(Debug, Default)]
pub struct Page {
    text: String,
}

impl Page {
    /// A heading of a level, from 1.
    pub fn heading(&mut self, level: usize, text: &str) {
        self.gap();
        let marks = "#".repeat(level);
        self.text.extend([&*marks, " ", &escape(text), "\n"]);
    }

    /// A line of its own, in which marks mean nothing.
    pub fn line(&mut self, text: &str) {
        self.gap();
        self.text.push_str(&escape(text));
        self.text.push('\n');
    }

    /// A text of several lines.
    pub fn paragraph(&mut self, text: &str) {
        self.gap();
        let lines: Vec<String> = text.lines().map(|line| escape(line.trim())).collect();
        // Each line stays one: a backslash at the end says so.
        self.text.push_str(&lines.join("\\\n").replace("\n\\\n", "\n\n"));
        self.text.push('\n');
    }

    /// An item of a list: what it is called, and the rest of it; further lines belong to the item.
    pub fn item(&mut self, called: &str, text: &str) {
        if !self.text.ends_with('\n') || !self.last_line().starts_with(['-', ' ']) {
            self.gap();
        }
        let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty()).map(escape);
        let first = lines.next().unwrap_or_default();
        let called = if called.is_empty() { String::new() } else { format!("**{}**", escape(called)) };
        let between = if called.is_empty() || first.is_empty() { "" } else { " · " };
        self.text.extend(["- ", &called, between, &first, "\n"]);
        for line in lines {
            // A paragraph of the item.
            self.text.extend(["\n  ", &line, "\n"]);
        }
    }

    fn last_line(&self) -> &str {
        self.text.lines().last().unwrap_or("")
    }

    /// An empty line, but at the beginning.
    fn gap(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with("\n\n") {
            self.text.push('\n');
        }
    }

    /// The whole.
    #[must_use]
    pub fn finish(self) -> String {
        self.text
    }
}

/// A line in which no mark means anything: not in its midst, and not at its beginning.
#[must_use]
pub fn escape(line: &str) -> String {
    let mut written = String::with_capacity(line.len());
    let start = line.trim_start();
    let digits = start.trim_start_matches(|c: char| c.is_ascii_digit());
    let numbered = digits.len() < start.len() && digits.starts_with(['.', ')']);
    let number_at = line.len() - digits.len();
    for (at, c) in line.char_indices() {
        let first = at == line.len() - start.len();
        let marks = matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '~' | '$' | '&')
            || (first && matches!(c, '#' | '-' | '+' | '=' | ':'))
            || (numbered && at == number_at);
        if marks {
            written.push('\\');
        }
        written.push(c);
    }
    written
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_of_users_mean_nothing() {
        for (text, expected) in [
            ("plain text", "plain text"),
            ("# no heading", "\\# no heading"),
            ("- no item", "\\- no item"),
            ("1. no number", "1\\. no number"),
            ("2026 is no number", "2026 is no number"),
            ("a *b* _c_ [d](e) <f> `g` | h", "a \\*b\\* \\_c\\_ \\[d\\](e) \\<f\\> \\`g\\` \\| h"),
            ("a-b c# d+e", "a-b c# d+e"),
            ("AT&amp;T", "AT\\&amp;T"),
            ("", ""),
        ] {
            assert_eq!(escape(text), expected, "{text}");
        }
    }

    #[test]
    fn a_page_has_headings_lists_and_paragraphs() {
        let mut page = Page::default();
        page.heading(1, "Ana *Paz*");
        page.line("vip");
        page.item("a", "b");
        page.item("", "c\n\n# d");
        page.item("e", "");
        page.heading(2, "Notas");
        page.paragraph("uno\ndos\n\ntres");
        let expected =
            "# Ana \\*Paz\\*\n\nvip\n\n- **a** · b\n- c\n\n  \\# d\n- **e**\n\n## Notas\n\nuno\\\ndos\\\n\ntres\n";
        assert_eq!(page.finish(), expected);
    }
}
