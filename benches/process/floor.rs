//! The least that an agenda on the terminal can do: a list of clients over SQLite, a card, a search, a note that is safe on
//! the disk. What `cartera` costs is told as a multiple of what this costs, on the same machine and in the same run.

use std::fs;
use std::io::stdout;
use std::path::Path;

use cartera::domain::text::{fold, sort_key};
use ratatui::Terminal;
use ratatui::backend::CrosstermBackend;
use ratatui::crossterm::event::{self, Event, KeyCode};
use ratatui::crossterm::execute;
use ratatui::crossterm::terminal::{EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode};
use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};
use rusqlite::{Connection, params};

use crate::portfolio::remove;

const SCHEMA: &str = "
    PRAGMA journal_mode = WAL;
    CREATE TABLE client (id INTEGER PRIMARY KEY, name TEXT NOT NULL, key TEXT NOT NULL, city TEXT, due TEXT, said TEXT);
    CREATE TABLE note (id INTEGER PRIMARY KEY, client_id INTEGER NOT NULL, at TEXT NOT NULL, text TEXT NOT NULL);
    CREATE VIRTUAL TABLE client_words USING fts5 (body, content='', detail=none, prefix='1 2 3');
    CREATE VIRTUAL TABLE note_words USING fts5 (body, content='', detail=none, prefix='2 3 4');
";
const INDEXES: &str = "
    CREATE INDEX client_due ON client (due, name);
    CREATE INDEX client_key ON client (key);
    CREATE INDEX note_of ON note (client_id, at);
";

/// Makes the database of the floor out of a portfolio.
pub(crate) fn make(path: &Path, portfolio: &Path) {
    if path.exists() {
        return;
    }
    let part = path.with_extension("part.db");
    remove(&part);
    let db = Connection::open(&part).unwrap();
    db.execute_batch(SCHEMA).unwrap();
    db.execute("ATTACH ?1 AS full", params![portfolio.to_string_lossy()]).unwrap();
    db.execute_batch(
        "BEGIN;
         INSERT INTO client SELECT c.id, c.name, c.name_key, c.city, l.wanted_on, NULL
           FROM full.client c LEFT JOIN full.light l ON l.client_id = c.id;
         INSERT INTO note SELECT id, client_id, at, text FROM full.interaction;
         INSERT INTO client_words (rowid, body) SELECT id, name FROM client;
         INSERT INTO note_words (rowid, body) SELECT id, text FROM note;",
    )
    .unwrap();
    db.execute_batch(INDEXES).unwrap();
    db.execute_batch("COMMIT; ANALYZE; DETACH full;").unwrap();
    drop(db);
    fs::rename(&part, path).unwrap();
}

/// Takes in the clients of a CSV file: rows, search and indexes, in one transaction that is safe on the disk.
pub(crate) fn import_clients(path: &Path, file: &Path) {
    let mut db = Connection::open(path).unwrap();
    db.execute_batch(SCHEMA).unwrap();
    db.pragma_update(None, "synchronous", "FULL").unwrap();
    let transaction = db.transaction().unwrap();
    {
        let mut reader = csv::Reader::from_path(file).unwrap();
        let headers = reader.headers().unwrap().clone();
        let at = |name: &str| headers.iter().position(|header| header == name);
        let (name, city) = (at("name").or(at("nombre")).unwrap_or(0), at("city").or(at("ciudad")).unwrap_or(0));
        let mut add = transaction.prepare("INSERT INTO client VALUES (NULL, ?1, ?2, ?3, NULL, ?4)").unwrap();
        let mut find = transaction.prepare("INSERT INTO client_words (rowid, body) VALUES (?1, ?2)").unwrap();
        for row in reader.records() {
            let row = row.unwrap();
            let key = sort_key(&row[name]);
            let said = row.iter().collect::<Vec<_>>().join("\n");
            let id = add.insert(params![&row[name], key, &row[city], said]).unwrap();
            find.execute(params![id, fold(&said)]).unwrap();
        }
    }
    transaction.execute_batch(INDEXES).unwrap();
    transaction.commit().unwrap();
}

/// Takes in the interactions of a CSV file, whose clients are found by their names.
pub(crate) fn import_notes(path: &Path, file: &Path) {
    let mut db = Connection::open(path).unwrap();
    db.pragma_update(None, "synchronous", "FULL").unwrap();
    let transaction = db.transaction().unwrap();
    {
        let mut reader = csv::Reader::from_path(file).unwrap();
        let mut whose = transaction.prepare("SELECT id FROM client WHERE key = ?1").unwrap();
        let mut add = transaction.prepare("INSERT INTO note VALUES (NULL, ?1, ?2, ?3)").unwrap();
        let mut find = transaction.prepare("INSERT INTO note_words (rowid, body) VALUES (?1, ?2)").unwrap();
        for row in reader.records() {
            let row = row.unwrap();
            let said = row.iter().collect::<Vec<_>>().join("\n");
            let client: i64 = whose.query_row([sort_key(&row[0])], |found| found.get(0)).unwrap_or(0);
            let id = add.insert(params![client, &row[1], said]).unwrap();
            find.execute(params![id, fold(&said)]).unwrap();
        }
    }
    transaction.commit().unwrap();
}

/// Today's first rows on the output.
pub(crate) fn today(path: &Path) {
    use std::io::Write;
    let db = open(path);
    let mut out = stdout().lock();
    for (_, line) in rows(&db, "SELECT id, name, city, due FROM client WHERE due > '' ORDER BY due LIMIT 40", None) {
        writeln!(out, "{line}").unwrap();
    }
}

fn open(path: &Path) -> Connection {
    let db = Connection::open(path).unwrap();
    db.pragma_update(None, "synchronous", "FULL").unwrap();
    db
}

fn rows(db: &Connection, sql: &str, word: Option<&str>) -> Vec<(i64, String)> {
    let mut statement = db.prepare_cached(sql).unwrap();
    let read = |row: &rusqlite::Row| {
        let [name, city, due] = [1, 2, 3].map(|at| row.get::<_, Option<String>>(at).unwrap().unwrap_or_default());
        Ok((row.get(0)?, format!(" {name:<50} {city:<30} {due}")))
    };
    let found = match word {
        Some(word) => statement.query_map([word], read).unwrap().collect::<Result<_, _>>(),
        None => statement.query_map([], read).unwrap().collect::<Result<_, _>>(),
    };
    found.unwrap()
}

/// What a list shows.
struct Shown {
    rows: Vec<(i64, String)>,
    /// How many rows are above the first that is shown.
    above: usize,
    at: usize,
    typed: Option<String>,
    card: Option<Vec<String>>,
}

impl Shown {
    fn load(&mut self, db: &Connection, by_name: bool) {
        let order = if by_name { "key" } else { "due" };
        self.rows = match self.typed.as_deref().map(fold).filter(|key| !key.is_empty()) {
            Some(key) => {
                let words: Vec<String> = key.split_whitespace().map(|word| format!("\"{word}\"*")).collect();
                let sql = "SELECT id, name, city, due FROM client WHERE id IN \
                           (SELECT rowid FROM client_words WHERE client_words MATCH ?1 LIMIT 50)";
                rows(db, sql, Some(&words.join(" AND ")))
            }
            None => rows(
                db,
                &format!(
                    "SELECT id, name, city, due FROM client WHERE {order} > '' ORDER BY {order} LIMIT 40 OFFSET {}",
                    self.above
                ),
                None,
            ),
        };
        self.at = 0;
    }

    fn client(&self) -> i64 {
        self.rows.get(self.at).map_or(0, |(id, _)| *id)
    }

    /// The lines of a card: who it is and the latest notes.
    fn card_of(&self, db: &Connection) -> Vec<String> {
        let mut who = db.prepare_cached("SELECT name, city, due FROM client WHERE id = ?1").unwrap();
        let read = |row: &rusqlite::Row| {
            Ok([0, 1, 2].map(|at| row.get::<_, Option<String>>(at).unwrap().unwrap_or_default()).join(" · "))
        };
        let mut lines: Vec<String> = who.query_row([self.client()], read).into_iter().collect();
        let sql = "SELECT at, text FROM note WHERE client_id = ?1 ORDER BY at DESC, id DESC LIMIT 30";
        let mut notes = db.prepare_cached(sql).unwrap();
        let read = |row: &rusqlite::Row| Ok(format!("{}  {}", row.get::<_, String>(0)?, row.get::<_, String>(1)?));
        lines.extend(notes.query_map([self.client()], read).unwrap().map(Result::unwrap));
        lines
    }
}

/// Runs it on the terminal, until `q`.
pub(crate) fn run(path: &Path) {
    let db = open(path);
    enable_raw_mode().unwrap();
    execute!(stdout(), EnterAlternateScreen).unwrap();
    let mut terminal = Terminal::new(CrosstermBackend::new(stdout())).unwrap();
    let mut shown = Shown { rows: Vec::new(), above: 0, at: 0, typed: None, card: None };
    let mut by_name = false;
    shown.load(&db, by_name);
    loop {
        let aside = shown.card_of(&db);
        terminal.draw(|frame| draw(frame, &shown, &aside)).unwrap();
        let Event::Key(key) = event::read().unwrap() else { continue };
        match (key.code, &mut shown.typed) {
            (KeyCode::Esc, _) => {
                (shown.card, shown.typed, shown.above) = (None, None, 0);
                shown.load(&db, by_name);
            }
            (KeyCode::Enter, _) => shown.card = Some(shown.card_of(&db)),
            (KeyCode::Char(letter), Some(typed)) => {
                typed.push(letter);
                shown.load(&db, by_name);
            }
            (KeyCode::Char('q'), _) => break,
            (KeyCode::Char('/'), _) => shown.typed = Some(String::new()),
            (KeyCode::Char('j'), _) => shown.at = (shown.at + 1).min(shown.rows.len().saturating_sub(1)),
            (KeyCode::PageDown, _) => {
                shown.above += 30;
                shown.load(&db, by_name);
            }
            (KeyCode::Char('1' | '2'), _) => {
                (by_name, shown.above) = (key.code == KeyCode::Char('2'), 0);
                shown.load(&db, by_name);
            }
            (KeyCode::Char('n'), _) => {
                let transaction = db.unchecked_transaction().unwrap();
                let text = "llamó, quiere la lista de precios";
                let id = {
                    let mut add = db.prepare_cached("INSERT INTO note VALUES (NULL, ?1, ?2, ?3)").unwrap();
                    let id = add.insert(params![shown.client(), "2026-11-21T09:00", text]).unwrap();
                    let mut find = db.prepare_cached("INSERT INTO note_words (rowid, body) VALUES (?1, ?2)").unwrap();
                    find.execute(params![id, text]).unwrap();
                    id
                };
                let mut due = db.prepare_cached("UPDATE client SET said = ?2 WHERE id = ?1").unwrap();
                due.execute(params![shown.client(), id.to_string()]).unwrap();
                drop(due);
                transaction.commit().unwrap();
                shown.card = Some(shown.card_of(&db));
            }
            _ => {}
        }
    }
    execute!(stdout(), LeaveAlternateScreen).unwrap();
    disable_raw_mode().unwrap();
}

fn draw(frame: &mut ratatui::Frame, shown: &Shown, aside: &[String]) {
    let area = frame.area();
    let half = area.width * 3 / 5;
    let buf = frame.buffer_mut();
    let head = shown.typed.as_ref().map_or_else(|| format!(" {}", shown.rows.len()), |typed| format!("/{typed}"));
    buf.set_stringn(0, 0, head, area.width.into(), Style::new());
    let lines = usize::from(area.height.saturating_sub(2));
    if let Some(card) = &shown.card {
        for (y, line) in (1..).zip(card.iter().take(lines)) {
            buf.set_stringn(1, y, line, usize::from(area.width - 1), Style::new());
        }
        return;
    }
    for (n, (_, line)) in shown.rows.iter().take(lines).enumerate() {
        let y = u16::try_from(n + 1).unwrap();
        buf.set_stringn(0, y, line, usize::from(half - 1), Style::new());
        if n == shown.at {
            buf.set_style(Rect::new(0, y, half, 1), Style::new().add_modifier(Modifier::REVERSED));
        }
    }
    for (y, line) in (1..).zip(aside.iter().take(lines)) {
        buf.set_stringn(half, y, line, usize::from(area.width - half), Style::new());
    }
}
