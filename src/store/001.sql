-- Version 1. Days are 'YYYY-MM-DD' and moments 'YYYY-MM-DDTHH:MM' on the user's wall clock; both sort as text.
-- Numbers of rows are never used twice (AUTOINCREMENT), so that undoing and redoing always means the same row.

CREATE TABLE client (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL CHECK (name <> ''),
  -- `name` and `city` as they are ordered: see domain::text::sort_key.
  name_key TEXT NOT NULL,
  city_key TEXT NOT NULL DEFAULT '',
  kind TEXT NOT NULL,
  company TEXT,
  role TEXT,
  sector TEXT,
  city TEXT,
  zone TEXT,
  country TEXT,
  source TEXT,
  tax_id TEXT,
  external_id TEXT,
  notes TEXT NOT NULL DEFAULT '',
  cadence_ideal INTEGER,
  cadence_maximum INTEGER,
  attention TEXT NOT NULL DEFAULT 'auto',
  attention_since TEXT,
  snoozed_until TEXT,
  standing TEXT NOT NULL DEFAULT 'active',
  created_on TEXT NOT NULL,
  -- The list in which it is found: what is at rest stays among the current ones.
  shelf TEXT GENERATED ALWAYS AS (CASE standing WHEN 'archived' THEN 'archived' WHEN 'trashed' THEN 'trashed' ELSE 'current' END) VIRTUAL
) STRICT;

CREATE INDEX client_by_name ON client (shelf, name_key, id);
CREATE INDEX client_by_city ON client (shelf, city_key, id);
CREATE INDEX client_by_age ON client (shelf, created_on, id);
CREATE INDEX client_by_external_id ON client (external_id) WHERE external_id IS NOT NULL;

CREATE TABLE tag (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  client_id INTEGER NOT NULL REFERENCES client (id) DEFERRABLE INITIALLY DEFERRED,
  position INTEGER NOT NULL,
  name TEXT NOT NULL CHECK (name <> '')
) STRICT;

CREATE INDEX tag_of_client ON tag (client_id, position);

CREATE TABLE contact (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  client_id INTEGER NOT NULL REFERENCES client (id) DEFERRABLE INITIALLY DEFERRED,
  position INTEGER NOT NULL,
  name TEXT NOT NULL CHECK (name <> ''),
  role TEXT
) STRICT;

CREATE INDEX contact_of_client ON contact (client_id, position);

CREATE TABLE channel (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  client_id INTEGER NOT NULL REFERENCES client (id) DEFERRABLE INITIALLY DEFERRED,
  contact_id INTEGER REFERENCES contact (id) DEFERRABLE INITIALLY DEFERRED,
  position INTEGER NOT NULL,
  kind TEXT NOT NULL,
  value TEXT NOT NULL CHECK (value <> ''),
  -- By which two ways of writing the same are found to be one: the digits of a number, anything else folded.
  lookup TEXT NOT NULL,
  preferred INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE INDEX channel_of_client ON channel (client_id, position);
CREATE INDEX channel_of_contact ON channel (contact_id) WHERE contact_id IS NOT NULL;
CREATE INDEX channel_by_lookup ON channel (lookup, client_id);

CREATE TABLE interaction (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  client_id INTEGER NOT NULL REFERENCES client (id) DEFERRABLE INITIALLY DEFERRED,
  contact_id INTEGER REFERENCES contact (id) DEFERRABLE INITIALLY DEFERRED,
  at TEXT NOT NULL,
  kind TEXT NOT NULL,
  outcome TEXT,
  direction TEXT NOT NULL,
  text TEXT NOT NULL DEFAULT '',
  resolved_on TEXT
) STRICT;

-- Holds all that the alert rules need of the history, so that they never read the notes.
CREATE INDEX interaction_of_client ON interaction (client_id, at, id, kind, outcome, direction, resolved_on);
CREATE INDEX interaction_of_contact ON interaction (contact_id) WHERE contact_id IS NOT NULL;

CREATE TABLE follow_up (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  client_id INTEGER NOT NULL REFERENCES client (id) DEFERRABLE INITIALLY DEFERRED,
  due_on TEXT NOT NULL,
  due_at TEXT,
  channel TEXT NOT NULL,
  purpose TEXT NOT NULL DEFAULT '',
  state TEXT NOT NULL DEFAULT 'open',
  snoozes INTEGER NOT NULL DEFAULT 0,
  planned_on TEXT NOT NULL,
  closed_on TEXT,
  -- The interaction that fulfilled it.
  closed_by INTEGER REFERENCES interaction (id) DEFERRABLE INITIALLY DEFERRED
) STRICT;

-- In the order of the day: appointments by their hour, the rest after them.
CREATE INDEX follow_up_open ON follow_up (client_id, due_on, due_at IS NULL, due_at, id) WHERE state = 'open';
CREATE INDEX follow_up_of_client ON follow_up (client_id);
CREATE INDEX follow_up_closed_by ON follow_up (closed_by) WHERE closed_by IS NOT NULL;

-- Derived from the facts in the transaction that changes one; never typed, never journalled, can be rebuilt.
CREATE TABLE light (
  client_id INTEGER PRIMARY KEY REFERENCES client (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  shelf TEXT NOT NULL,
  counted INTEGER NOT NULL,
  yellow_on TEXT,
  yellow_why TEXT,
  red_on TEXT,
  red_why TEXT,
  on_track INTEGER NOT NULL,
  next_id INTEGER,
  next_on TEXT,
  next_at TEXT,
  last_id INTEGER,
  -- The day of the last interaction; empty for never, so that those come first.
  last_on TEXT NOT NULL DEFAULT '',
  attempts INTEGER NOT NULL DEFAULT 0,
  -- The first day on which the light asks for something; the far future when no rule speaks.
  wanted_on TEXT NOT NULL GENERATED ALWAYS AS (min(ifnull(yellow_on, '9999-12-31'), ifnull(red_on, '9999-12-31'))) STORED
) STRICT;

CREATE INDEX light_red ON light (red_on, client_id) WHERE counted = 1 AND red_on IS NOT NULL;
CREATE INDEX light_wanted ON light (wanted_on, client_id, red_on, next_on, next_at) WHERE counted = 1;
CREATE INDEX light_quiet ON light (on_track, wanted_on, client_id) WHERE counted = 1;
CREATE INDEX light_timed ON light (next_on, next_at, client_id) WHERE counted = 1 AND next_at IS NOT NULL;
CREATE INDEX light_by_wanted ON light (shelf, wanted_on, client_id);
CREATE INDEX light_by_last ON light (shelf, last_on, client_id);

-- How many clients there are of a kind, so that a hundred thousand lights need not be counted: on each shelf; of those
-- that take part, how many turn red on a day ('red'), want something from a day on ('wanted'), and of these last how
-- many are on track until then ('track').
CREATE TABLE tally (
  kind TEXT NOT NULL,
  key TEXT NOT NULL,
  clients INTEGER NOT NULL,
  PRIMARY KEY (kind, key)
) STRICT, WITHOUT ROWID;

-- What a light counts for, and by how much: triggers add it up, so that nothing that changes a light can forget to. While
-- a row of the kind 'paused' stands there, whoever put it there counts all lights anew at the end (see store::lights).
CREATE VIEW light_in_tally AS
  SELECT client_id, 'shelf' AS kind, shelf AS key FROM light
  UNION ALL SELECT client_id, 'red', red_on FROM light WHERE counted = 1 AND red_on IS NOT NULL
  UNION ALL SELECT client_id, 'wanted', wanted_on FROM light WHERE counted = 1
  UNION ALL SELECT client_id, 'track', wanted_on FROM light WHERE counted = 1 AND on_track = 1;

CREATE TRIGGER light_comes AFTER INSERT ON light
WHEN NOT EXISTS (SELECT 1 FROM tally WHERE kind = 'paused') BEGIN
  INSERT INTO tally SELECT kind, key, 1 FROM light_in_tally WHERE client_id = NEW.client_id
    ON CONFLICT DO UPDATE SET clients = clients + 1;
END;

CREATE TRIGGER light_goes BEFORE DELETE ON light
WHEN NOT EXISTS (SELECT 1 FROM tally WHERE kind = 'paused') BEGIN
  INSERT INTO tally SELECT kind, key, -1 FROM light_in_tally WHERE client_id = OLD.client_id
    ON CONFLICT DO UPDATE SET clients = clients - 1;
END;

CREATE TRIGGER light_turns_from BEFORE UPDATE ON light
WHEN (OLD.shelf <> NEW.shelf OR (OLD.counted, OLD.on_track, OLD.yellow_on, OLD.red_on) IS NOT (NEW.counted, NEW.on_track, NEW.yellow_on, NEW.red_on))
  AND NOT EXISTS (SELECT 1 FROM tally WHERE kind = 'paused') BEGIN
  INSERT INTO tally SELECT kind, key, -1 FROM light_in_tally WHERE client_id = OLD.client_id
    ON CONFLICT DO UPDATE SET clients = clients - 1;
END;

CREATE TRIGGER light_turns_to AFTER UPDATE ON light
WHEN (OLD.shelf <> NEW.shelf OR (OLD.counted, OLD.on_track, OLD.yellow_on, OLD.red_on) IS NOT (NEW.counted, NEW.on_track, NEW.yellow_on, NEW.red_on))
  AND NOT EXISTS (SELECT 1 FROM tally WHERE kind = 'paused') BEGIN
  INSERT INTO tally SELECT kind, key, 1 FROM light_in_tally WHERE client_id = NEW.client_id
    ON CONFLICT DO UPDATE SET clients = clients + 1;
END;

-- What is searched, already folded and split into words (the tokenizer has spaces left to see). Row numbers: of a client; of a client and a year (see store::search).
-- A beginning that is as long as one of the prefixes is found at once; any other is put together from the words themselves.
CREATE VIRTUAL TABLE client_search USING fts5 (body, content='', contentless_delete=1, detail=none, prefix='1 2 3 4 5 6', tokenize='ascii');
CREATE VIRTUAL TABLE note_search USING fts5 (body, content='', contentless_delete=1, detail=none, prefix='3 4 5 6', tokenize='ascii');

-- The journal: each operation of the user with the images of the rows that it changed, filled by triggers.
CREATE TABLE operation (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  at TEXT NOT NULL,
  action TEXT NOT NULL,
  subject TEXT NOT NULL DEFAULT '',
  count INTEGER NOT NULL DEFAULT 1,
  origin TEXT NOT NULL,
  state TEXT NOT NULL DEFAULT 'done'
) STRICT;

CREATE INDEX operation_by_state ON operation (state, id);

CREATE TABLE change (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  operation_id INTEGER NOT NULL REFERENCES operation (id) ON DELETE CASCADE,
  entity TEXT NOT NULL,
  row_id INTEGER NOT NULL,
  old TEXT,
  new TEXT
) STRICT;

CREATE INDEX change_of_operation ON change (operation_id, id);

CREATE TABLE journal (recording INTEGER NOT NULL) STRICT;
INSERT INTO journal VALUES (1);

-- Half-typed forms, offered again after a crash.
CREATE TABLE draft (key TEXT PRIMARY KEY, body TEXT NOT NULL, saved_at TEXT NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
