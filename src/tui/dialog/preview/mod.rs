//! What taking files in would do, before it is done: what each file is, what its columns are for, what becomes of its
//! rows, and what is to be decided.

mod fields;
mod keeping;
mod settings;

use std::sync::Arc;

use ratatui::crossterm::event::{KeyCode, KeyEvent};

pub use fields::{FieldMenu, Picked};
pub use keeping::Keeping;
pub use settings::Setting;

use crate::agenda::{Decision, FileReport, IntakeOptions, RowReport, Verdict};
use crate::domain::Code;
use crate::exchange::incoming::{ClientRow, Incoming, Rows};
use crate::i18n::Texts;
use crate::tui::intake::{Looked, Manner, Source};

/// A part of the preview.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// What the file is, how many of each, and what is to be decided of all.
    Summary,
    /// What the columns are for.
    Columns,
    /// The rows.
    Rows,
    /// Where the file says otherwise.
    Conflicts,
    /// What is not taken in.
    Out,
}

impl Part {
    /// Every part, from left to right.
    pub const ALL: [Self; 5] = [Self::Summary, Self::Columns, Self::Rows, Self::Conflicts, Self::Out];
}

/// What is being done to what is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doing {
    /// It is looked over once more.
    Looking,
    /// It is taken in.
    Taking,
    /// It was being taken in when that was called off.
    Stopping,
}

/// The dialog.
#[derive(Clone, Debug)]
pub struct Preview {
    /// The files, what they bring, and what would become of it.
    pub looked: Looked,
    /// What is decided.
    pub options: IntakeOptions,
    /// Which of what they bring is shown.
    pub at: usize,
    /// Which part of it.
    pub part: Part,
    /// The selected line of each part.
    selected: [usize; 5],
    /// The fields that are offered for a column.
    pub fields: Option<FieldMenu>,
    /// The name under which it is kept what the columns are for, or by which that is asked for.
    pub keeping: Option<Keeping>,
    /// What is being done.
    pub doing: Option<Doing>,
    /// Why something was not done.
    pub problem: Option<String>,
    /// Whether what is shown is what was asked for: it is not when the file cannot be read so.
    pub sound: bool,
    /// The rows that say otherwise, each with one of what it says: of what is shown.
    clashes: Vec<(usize, usize)>,
}

/// What a key asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wish {
    /// Nothing more.
    Nothing,
    /// To leave.
    Leave,
    /// To take it in.
    TakeIn,
    /// To read the files once more.
    Again,
    /// To say once more what would become of it.
    Rehearse,
    /// To keep under this name what the columns are for.
    Keep(String),
    /// To choose among what was kept.
    Kept,
    /// To use what was kept under this name.
    Use(String),
}

impl Preview {
    /// The preview of files that were looked over.
    #[must_use]
    pub fn new(looked: Looked) -> Self {
        let mut preview = Self {
            looked,
            options: IntakeOptions::default(),
            at: 0,
            part: Part::Summary,
            selected: [0; 5],
            fields: None,
            keeping: None,
            doing: None,
            problem: None,
            sound: true,
            clashes: Vec::new(),
        };
        preview.gather();
        preview.sound = preview.looked.is_sound();
        if !preview.sound && preview.len(Part::Columns) > 0 {
            preview.part = Part::Columns;
        }
        preview
    }

    /// Shows files that were looked over once more.
    pub fn show(&mut self, looked: Looked) {
        self.looked = looked;
        self.sound = self.looked.is_sound();
        self.gather();
    }

    /// Shows what would become of them now.
    pub fn report(&mut self, reports: Vec<FileReport>) {
        self.looked.reports = reports;
        self.gather();
    }

    fn gather(&mut self) {
        self.at = self.at.min(self.looked.brought.len().saturating_sub(1));
        self.clashes = self.rows().iter().enumerate().fold(Vec::new(), |mut all, (at, row)| {
            all.extend((0..row.clashes.len()).map(|clash| (at, clash)));
            all
        });
        if !self.parts().contains(&self.part) {
            self.part = Part::Summary;
        }
        for part in Part::ALL {
            let last = self.len(part).saturating_sub(1);
            self.selected[part as usize] = self.selected[part as usize].min(last);
        }
    }

    /// What is shown of what the files bring.
    #[must_use]
    pub fn incoming(&self) -> Option<&Incoming> {
        self.looked.brought.get(self.at)
    }

    /// What would become of it.
    #[must_use]
    pub fn file_report(&self) -> Option<&FileReport> {
        self.looked.reports.get(self.at)
    }

    /// The file from which it comes.
    #[must_use]
    pub fn source(&self) -> Option<&Source> {
        self.looked.source_of(self.at).and_then(|at| self.looked.sources.get(at))
    }

    fn source_mut(&mut self) -> Option<&mut Source> {
        let at = self.looked.source_of(self.at)?;
        self.looked.sources.get_mut(at)
    }

    /// The rows that are taken in.
    #[must_use]
    pub fn rows(&self) -> &[RowReport] {
        self.file_report().map_or(&[], |report| &report.rows)
    }

    /// What the row that begins here says of a client.
    #[must_use]
    pub fn client(&self, line: u64) -> Option<&ClientRow> {
        let Rows::Clients(rows) = &self.incoming()?.rows else { return None };
        let at = rows.binary_search_by_key(&line, |row| row.line).ok()?;
        rows.get(at).map(|row| &row.person)
    }

    /// Those that say otherwise: each with one of what it says.
    #[must_use]
    pub fn clashes(&self) -> &[(usize, usize)] {
        &self.clashes
    }

    /// The parts that have something in them.
    #[must_use]
    pub fn parts(&self) -> Vec<Part> {
        Part::ALL.into_iter().filter(|part| *part == Part::Summary || self.len(*part) > 0).collect()
    }

    /// How many lines can be selected in a part.
    #[must_use]
    pub fn len(&self, part: Part) -> usize {
        match part {
            Part::Summary => self.settings().len(),
            Part::Columns => self.incoming().map_or(0, |incoming| incoming.columns.len()),
            Part::Rows => self.rows().len(),
            Part::Conflicts => self.clashes.len(),
            Part::Out => {
                let refused = self.file_report().map_or(0, |report| report.refused.len());
                refused + self.incoming().map_or(0, |incoming| incoming.unread.len() + incoming.doubts.len())
            }
        }
    }

    /// How many there are of what a part is about: several lines may be about one.
    #[must_use]
    pub fn count(&self, part: Part) -> usize {
        match part {
            Part::Conflicts => self.file_report().map_or(0, |report| report.count(Verdict::Conflict)),
            part => self.len(part),
        }
    }

    /// The selected line of the part that is shown.
    #[must_use]
    pub fn selected(&self) -> usize {
        self.selected[self.part as usize]
    }

    /// What is done with a row that says otherwise.
    #[must_use]
    pub fn decision(&self, line: u64) -> Decision {
        self.options.decisions.get(&(self.at, line)).copied().unwrap_or(self.options.decision)
    }

    /// Reads the file that is shown in another manner.
    pub fn read_so(&mut self, manner: Manner) {
        if let Some(source) = self.source_mut() {
            source.manner = manner;
        }
        self.options.decisions.clear();
    }

    /// What is handed to whoever takes it in.
    #[must_use]
    pub fn wanted(&self) -> (Arc<Vec<Incoming>>, IntakeOptions) {
        (Arc::clone(&self.looked.brought), self.options.clone())
    }

    /// Takes a key.
    pub fn key(&mut self, key: KeyEvent, leaves: bool, texts: &Texts) -> Wish {
        self.problem = None;
        if let Some(menu) = &mut self.fields {
            if leaves {
                self.fields = None;
                return Wish::Nothing;
            }
            return match menu.key(key) {
                Picked::Open => Wish::Nothing,
                Picked::Field(header, code) => {
                    self.fields = None;
                    if let Some(source) = self.source_mut() {
                        source.manner.say(&header, code);
                    }
                    Wish::Again
                }
            };
        }
        if let Some(keeping) = &mut self.keeping {
            if leaves {
                self.keeping = None;
                return Wish::Nothing;
            }
            let wish = keeping.key(key);
            if wish != Wish::Nothing {
                self.keeping = None;
            }
            return wish;
        }
        if leaves {
            return Wish::Leave;
        }
        match key.code {
            KeyCode::Enter => return Wish::TakeIn,
            KeyCode::Tab => self.turn(1),
            KeyCode::BackTab => self.turn(-1),
            KeyCode::Char(']') => self.go(self.at + 1),
            KeyCode::Char('[') => self.go(self.at.saturating_sub(1)),
            KeyCode::Char(' ' | 'l') | KeyCode::Right => return self.change(1, texts),
            KeyCode::Left | KeyCode::Char('h') if self.part != Part::Columns => return self.change(-1, texts),
            KeyCode::Char('*') if self.part == Part::Conflicts => return self.decide_all(),
            KeyCode::Char('s') if self.part == Part::Columns => self.keeping = Some(Keeping::new()),
            KeyCode::Char('u') if self.part == Part::Columns => return Wish::Kept,
            _ => self.scroll(key),
        }
        Wish::Nothing
    }

    fn scroll(&mut self, key: KeyEvent) {
        let last = self.len(self.part).saturating_sub(1);
        let at = self.selected();
        self.selected[self.part as usize] = match key.code {
            KeyCode::Up | KeyCode::Char('k') => at.saturating_sub(1),
            KeyCode::Down | KeyCode::Char('j') => at + 1,
            KeyCode::PageUp => at.saturating_sub(10),
            KeyCode::PageDown => at + 10,
            KeyCode::Home => 0,
            KeyCode::End => last,
            _ => at,
        }
        .min(last);
    }

    fn turn(&mut self, by: isize) {
        let parts = self.parts();
        let at = parts.iter().position(|part| *part == self.part).unwrap_or(0);
        let to = (at + parts.len()).saturating_add_signed(by) % parts.len().max(1);
        self.part = parts.get(to).copied().unwrap_or(Part::Summary);
    }

    fn go(&mut self, at: usize) {
        let at = at.min(self.looked.brought.len().saturating_sub(1));
        if at != self.at {
            (self.at, self.selected) = (at, [0; 5]);
            self.gather();
        }
    }

    fn change(&mut self, by: isize, texts: &Texts) -> Wish {
        match self.part {
            Part::Summary => self.turn_setting(by, texts),
            Part::Columns => {
                let at = self.selected();
                self.fields = self.incoming().and_then(|incoming| FieldMenu::of(incoming, at, texts));
                Wish::Nothing
            }
            Part::Conflicts => self.decide(by),
            Part::Rows | Part::Out => Wish::Nothing,
        }
    }

    /// Decides otherwise of the row that is selected.
    fn decide(&mut self, by: isize) -> Wish {
        let Some(row) = self.clashes.get(self.selected()).and_then(|(row, _)| self.rows().get(*row)) else {
            return Wish::Nothing;
        };
        let line = row.line;
        let next = turned(Decision::ALL, self.decision(line), by);
        self.options.decisions.insert((self.at, line), next);
        Wish::Rehearse
    }

    /// Decides otherwise of all rows at once.
    fn decide_all(&mut self) -> Wish {
        self.options.decisions.clear();
        self.options.decision = turned(Decision::ALL, self.options.decision, 1);
        Wish::Rehearse
    }
}

/// The next member of a list, or the one before, round and round.
fn turned<T: Code>(all: &[T], now: T, by: isize) -> T {
    let at = all.iter().position(|one| *one == now).unwrap_or(0);
    all[(at + all.len()).saturating_add_signed(by) % all.len()]
}
