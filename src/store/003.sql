-- Version 3: the whole record of a client, what it says, what it buys, what it is worth, and saved filters.
-- Amounts are whole numbers of the smallest unit of their currency (a code of ISO 4217).

ALTER TABLE client ADD COLUMN size TEXT;
ALTER TABLE client ADD COLUMN time_zone TEXT;
ALTER TABLE client ADD COLUMN language TEXT;
ALTER TABLE client ADD COLUMN tone TEXT;
-- The products or services that it asks about.
ALTER TABLE client ADD COLUMN interest TEXT;
-- What a year of it could bring at most, as the user estimates.
ALTER TABLE client ADD COLUMN potential INTEGER;
ALTER TABLE client ADD COLUMN potential_currency TEXT;
-- When it went to somebody else, and why.
ALTER TABLE client ADD COLUMN left_on TEXT;
ALTER TABLE client ADD COLUMN left_why TEXT;
ALTER TABLE client ADD COLUMN left_note TEXT;

ALTER TABLE contact ADD COLUMN influence TEXT;

-- How satisfied the client was, from 0 to 10, and what the contact cost beyond its usual effort.
ALTER TABLE interaction ADD COLUMN score INTEGER;
ALTER TABLE interaction ADD COLUMN expense INTEGER;
ALTER TABLE interaction ADD COLUMN expense_currency TEXT;

CREATE INDEX client_by_sector ON client (shelf, sector, id);
CREATE INDEX client_by_loss ON client (shelf, left_on, id) WHERE left_on IS NOT NULL;
CREATE INDEX client_by_zone ON client (shelf, zone, id);
CREATE INDEX tag_by_name ON tag (name, client_id);

-- What filters compare: all that a client's row says in few words, and of the history what was last.
-- The shelf is in none of them: where an index has what SQLite computes, it looks into the table all the same.
CREATE INDEX client_traits ON client (attention, standing, kind, size, language, tone, left_why, cadence_ideal,
  snoozed_until, created_on, country, source, potential, potential_currency);
CREATE INDEX client_in_city ON client (city_key) WHERE city_key <> '';
CREATE INDEX client_in_sector ON client (sector) WHERE sector IS NOT NULL;
CREATE INDEX client_in_zone ON client (zone) WHERE zone IS NOT NULL;
CREATE INDEX light_by_next ON light (shelf, next_on, client_id) WHERE next_on IS NOT NULL;
CREATE INDEX light_unreached ON light (attempts, client_id) WHERE attempts > 0;
CREATE INDEX interaction_complained ON interaction (client_id) WHERE outcome = 'complaint';
CREATE INDEX interaction_complaint ON interaction (client_id) WHERE outcome = 'complaint' AND resolved_on IS NULL;
CREATE INDEX interaction_score ON interaction (client_id, at, id, score) WHERE score IS NOT NULL;

-- The colour of a tag; `name` is folded, so that one colour serves however the tag is written.
CREATE TABLE tag_colour (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL UNIQUE CHECK (name <> ''),
  hue TEXT NOT NULL
) STRICT;

-- A date that comes every year, or once: without a year it is not known which one it began in.
CREATE TABLE occasion (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  client_id INTEGER NOT NULL REFERENCES client (id) DEFERRABLE INITIALLY DEFERRED,
  contact_id INTEGER REFERENCES contact (id) DEFERRABLE INITIALLY DEFERRED,
  position INTEGER NOT NULL,
  kind TEXT NOT NULL,
  label TEXT NOT NULL DEFAULT '',
  month INTEGER NOT NULL CHECK (month BETWEEN 1 AND 12),
  day INTEGER NOT NULL CHECK (day BETWEEN 1 AND 31),
  year INTEGER,
  yearly INTEGER NOT NULL DEFAULT 1,
  -- How many days before its day it is announced.
  lead INTEGER NOT NULL DEFAULT 0,
  -- From which day on it is waited for.
  since TEXT NOT NULL
) STRICT;

CREATE INDEX occasion_of_client ON occasion (client_id, position);
CREATE INDEX occasion_of_contact ON occasion (contact_id) WHERE contact_id IS NOT NULL;
CREATE INDEX occasion_by_day ON occasion (month, day, client_id);

-- What the user wants to know of every client beyond what there is, and what is known of it.
CREATE TABLE custom_field (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  position INTEGER NOT NULL,
  name TEXT NOT NULL CHECK (name <> ''),
  kind TEXT NOT NULL,
  -- What can be chosen, a line each.
  choices TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE custom_value (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  client_id INTEGER NOT NULL REFERENCES client (id) DEFERRABLE INITIALLY DEFERRED,
  field_id INTEGER NOT NULL REFERENCES custom_field (id) DEFERRABLE INITIALLY DEFERRED,
  value TEXT NOT NULL CHECK (value <> '')
) STRICT;

CREATE UNIQUE INDEX custom_value_of_client ON custom_value (client_id, field_id);
CREATE INDEX custom_value_of_field ON custom_value (field_id, value, client_id);

-- A file or an address on the web that belongs to a client.
CREATE TABLE attachment (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  client_id INTEGER NOT NULL REFERENCES client (id) DEFERRABLE INITIALLY DEFERRED,
  interaction_id INTEGER REFERENCES interaction (id) DEFERRABLE INITIALLY DEFERRED,
  target TEXT NOT NULL CHECK (target <> ''),
  label TEXT NOT NULL DEFAULT '',
  added_on TEXT NOT NULL
) STRICT;

CREATE INDEX attachment_of_client ON attachment (client_id, id);
CREATE INDEX attachment_of_interaction ON attachment (interaction_id) WHERE interaction_id IS NOT NULL;

-- What a client is to another: it was referred by it, it belongs to it.
CREATE TABLE relation (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  client_id INTEGER NOT NULL REFERENCES client (id) DEFERRABLE INITIALLY DEFERRED,
  other_id INTEGER NOT NULL REFERENCES client (id) DEFERRABLE INITIALLY DEFERRED,
  kind TEXT NOT NULL,
  CHECK (client_id <> other_id)
) STRICT;

CREATE UNIQUE INDEX relation_of_client ON relation (client_id, kind, other_id);
CREATE INDEX relation_to_client ON relation (other_id);

-- Two clients that look like one and are two, as the user said; the one with the smaller number first.
CREATE TABLE distinct_pair (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  client_id INTEGER NOT NULL REFERENCES client (id) DEFERRABLE INITIALLY DEFERRED,
  other_id INTEGER NOT NULL REFERENCES client (id) DEFERRABLE INITIALLY DEFERRED,
  CHECK (client_id < other_id)
) STRICT;

CREATE UNIQUE INDEX distinct_pair_of_client ON distinct_pair (client_id, other_id);
CREATE INDEX distinct_pair_to_client ON distinct_pair (other_id);

-- What was said in an interaction, and what of it is still open.
CREATE TABLE topic (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  client_id INTEGER NOT NULL REFERENCES client (id) DEFERRABLE INITIALLY DEFERRED,
  interaction_id INTEGER REFERENCES interaction (id) DEFERRABLE INITIALLY DEFERRED,
  kind TEXT NOT NULL,
  text TEXT NOT NULL CHECK (text <> ''),
  raised_on TEXT NOT NULL,
  closed_on TEXT
) STRICT;

CREATE INDEX topic_of_client ON topic (client_id, raised_on, id);
CREATE INDEX topic_of_interaction ON topic (interaction_id) WHERE interaction_id IS NOT NULL;
CREATE INDEX topic_open ON topic (client_id, kind, raised_on) WHERE closed_on IS NULL;
CREATE INDEX topic_open_by_kind ON topic (kind, raised_on, client_id) WHERE closed_on IS NULL;

-- Complaints that are a contact of their own, and how satisfied a client was: few of the many interactions.
CREATE INDEX interaction_open_complaint ON interaction (at, client_id)
  WHERE outcome = 'complaint' AND resolved_on IS NULL;
CREATE INDEX interaction_scored ON interaction (client_id, at, score) WHERE score IS NOT NULL;

CREATE TABLE product (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  -- How the user's catalogue numbers it.
  code TEXT,
  name TEXT NOT NULL CHECK (name <> ''),
  name_key TEXT NOT NULL,
  category TEXT,
  price INTEGER,
  cost INTEGER,
  currency TEXT NOT NULL,
  retired INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE INDEX product_by_name ON product (retired, name_key, id);
CREATE INDEX product_by_code ON product (code) WHERE code IS NOT NULL;

CREATE TABLE purchase (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  client_id INTEGER NOT NULL REFERENCES client (id) DEFERRABLE INITIALLY DEFERRED,
  -- The interaction in which it was ordered.
  interaction_id INTEGER REFERENCES interaction (id) DEFERRABLE INITIALLY DEFERRED,
  -- The purchase of which something is brought back.
  returns_id INTEGER REFERENCES purchase (id) DEFERRABLE INITIALLY DEFERRED,
  made_on TEXT NOT NULL,
  kind TEXT NOT NULL,
  currency TEXT NOT NULL,
  -- What is taken off the sum of the lines.
  discount INTEGER NOT NULL DEFAULT 0,
  -- What is to be paid, and what it cost us as far as that is known; both below zero for a return.
  total INTEGER NOT NULL,
  cost INTEGER,
  method TEXT,
  due_on TEXT,
  paid_on TEXT,
  initiative TEXT,
  note TEXT NOT NULL DEFAULT '',
  external_id TEXT
) STRICT;

-- Holds all that the rhythm, the value and the alert rules need of the purchases.
CREATE INDEX purchase_of_client ON purchase (client_id, made_on, id, kind, currency, total, cost, due_on, paid_on);
CREATE INDEX purchase_by_day ON purchase (made_on, client_id);
CREATE INDEX purchase_unpaid ON purchase (due_on, client_id) WHERE paid_on IS NULL AND due_on IS NOT NULL;
CREATE INDEX purchase_of_interaction ON purchase (interaction_id) WHERE interaction_id IS NOT NULL;
CREATE INDEX purchase_that_returns ON purchase (returns_id) WHERE returns_id IS NOT NULL;
CREATE INDEX purchase_by_external_id ON purchase (external_id) WHERE external_id IS NOT NULL;

CREATE TABLE purchase_line (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  client_id INTEGER NOT NULL REFERENCES client (id) DEFERRABLE INITIALLY DEFERRED,
  purchase_id INTEGER NOT NULL REFERENCES purchase (id) DEFERRABLE INITIALLY DEFERRED,
  position INTEGER NOT NULL,
  product_id INTEGER REFERENCES product (id) DEFERRABLE INITIALLY DEFERRED,
  description TEXT NOT NULL DEFAULT '',
  -- In thousandths of a unit.
  quantity INTEGER NOT NULL,
  price INTEGER NOT NULL,
  -- In hundredths of a percent.
  discount INTEGER NOT NULL DEFAULT 0,
  -- What a unit cost us, when that is known.
  cost INTEGER
) STRICT;

CREATE INDEX purchase_line_of_purchase ON purchase_line (purchase_id, position);
CREATE INDEX purchase_line_of_client ON purchase_line (client_id);
CREATE INDEX purchase_line_of_product ON purchase_line (product_id, client_id) WHERE product_id IS NOT NULL;

-- A saved filter. One that came ready made has a code, and no name until the user gives it one.
CREATE TABLE segment (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  position INTEGER NOT NULL,
  code TEXT UNIQUE,
  name TEXT NOT NULL DEFAULT '',
  filter TEXT NOT NULL,
  hue TEXT,
  cadence_ideal INTEGER,
  cadence_maximum INTEGER,
  hidden INTEGER NOT NULL DEFAULT 0
) STRICT;

-- What a client is worth, as on the day that `meta` names; there is no row for whoever never bought, cost nothing, has
-- no potential and did not go away. It is derived from the purchases like the light from the contacts,
-- never typed, never journalled. Amounts are in the house currency.
CREATE TABLE value (
  client_id INTEGER PRIMARY KEY REFERENCES client (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  shelf TEXT NOT NULL,
  purchases INTEGER NOT NULL,
  -- The first day and the last on which it bought; empty for never, and `purchases` counts such days.
  first_on TEXT NOT NULL,
  last_on TEXT NOT NULL,
  -- Days between purchases: the median.
  gap INTEGER,
  next_on TEXT,
  -- Of the last twelve months, and of all time; the margin of that part of it whose cost is known, and that part.
  year INTEGER NOT NULL,
  year_count INTEGER NOT NULL,
  year_margin INTEGER,
  year_costed INTEGER NOT NULL,
  total INTEGER NOT NULL,
  total_margin INTEGER,
  total_costed INTEGER NOT NULL,
  year_effort INTEGER NOT NULL,
  potential INTEGER,
  -- What is unpaid, and since when it is due.
  owed INTEGER NOT NULL,
  owed_since TEXT,
  -- Amounts that are in no sum, since there is no rate for their currency.
  unrated INTEGER NOT NULL,
  -- Empty for who never bought.
  loyalty TEXT NOT NULL,
  -- The days on which the activity changes by itself, as long as nothing is bought; 9999-12-31 for never. Whoever went
  -- away is lost from that day on.
  new_until TEXT NOT NULL,
  risk_on TEXT NOT NULL,
  inactive_on TEXT NOT NULL,
  lost_on TEXT NOT NULL,
  cycle INTEGER,
  -- `year` as text that sorts like the number. It is written and not generated: an index that has what SQLite generates
  -- does not save it from looking into the table.
  year_key TEXT NOT NULL
) STRICT;

CREATE INDEX value_by_year ON value (shelf, year_key, client_id);
CREATE INDEX value_by_last ON value (shelf, last_on, client_id);
CREATE INDEX value_by_count ON value (shelf, year_count, client_id);
CREATE INDEX value_by_next ON value (shelf, next_on, client_id) WHERE next_on IS NOT NULL;
-- What contacts cost beyond their usual effort.
CREATE INDEX interaction_expense ON interaction (client_id, at, expense, expense_currency) WHERE expense IS NOT NULL;

-- What the last twelve months of a client brought, so that what is at risk is added up like the lights are counted; and
-- the segment whose cadence counts for it.
ALTER TABLE light ADD COLUMN worth INTEGER NOT NULL DEFAULT 0;
ALTER TABLE light ADD COLUMN segment_id INTEGER;

CREATE INDEX light_of_segment ON light (segment_id, client_id) WHERE segment_id IS NOT NULL;

ALTER TABLE tally ADD COLUMN worth INTEGER NOT NULL DEFAULT 0;

DROP TRIGGER light_comes;
DROP TRIGGER light_goes;
DROP TRIGGER light_turns_from;
DROP TRIGGER light_turns_to;
DROP VIEW light_in_tally;

CREATE VIEW light_in_tally AS
  SELECT client_id, 'shelf' AS kind, shelf AS key, 0 AS worth FROM light
  UNION ALL SELECT client_id, 'red', red_on, worth FROM light WHERE counted = 1 AND red_on IS NOT NULL
  UNION ALL SELECT client_id, 'wanted', wanted_on, 0 FROM light WHERE counted = 1
  UNION ALL SELECT client_id, 'track', wanted_on, 0 FROM light WHERE counted = 1 AND on_track = 1;

CREATE TRIGGER light_comes AFTER INSERT ON light
WHEN NOT EXISTS (SELECT 1 FROM tally WHERE kind = 'paused') BEGIN
  INSERT INTO tally SELECT kind, key, 1, worth FROM light_in_tally WHERE client_id = NEW.client_id
    ON CONFLICT DO UPDATE SET clients = clients + 1, worth = worth + excluded.worth;
END;

CREATE TRIGGER light_goes BEFORE DELETE ON light
WHEN NOT EXISTS (SELECT 1 FROM tally WHERE kind = 'paused') BEGIN
  INSERT INTO tally SELECT kind, key, -1, -worth FROM light_in_tally WHERE client_id = OLD.client_id
    ON CONFLICT DO UPDATE SET clients = clients - 1, worth = worth + excluded.worth;
END;

CREATE TRIGGER light_turns_from BEFORE UPDATE ON light
WHEN (OLD.shelf <> NEW.shelf OR (OLD.counted, OLD.on_track, OLD.yellow_on, OLD.red_on, OLD.worth) IS NOT (NEW.counted, NEW.on_track, NEW.yellow_on, NEW.red_on, NEW.worth))
  AND NOT EXISTS (SELECT 1 FROM tally WHERE kind = 'paused') BEGIN
  INSERT INTO tally SELECT kind, key, -1, -worth FROM light_in_tally WHERE client_id = OLD.client_id
    ON CONFLICT DO UPDATE SET clients = clients - 1, worth = worth + excluded.worth;
END;

CREATE TRIGGER light_turns_to AFTER UPDATE ON light
WHEN (OLD.shelf <> NEW.shelf OR (OLD.counted, OLD.on_track, OLD.yellow_on, OLD.red_on, OLD.worth) IS NOT (NEW.counted, NEW.on_track, NEW.yellow_on, NEW.red_on, NEW.worth))
  AND NOT EXISTS (SELECT 1 FROM tally WHERE kind = 'paused') BEGIN
  INSERT INTO tally SELECT kind, key, 1, worth FROM light_in_tally WHERE client_id = NEW.client_id
    ON CONFLICT DO UPDATE SET clients = clients + 1, worth = worth + excluded.worth;
END;

-- The triggers of the journal belong to the connection that writes, no longer to the file: see store::journal.
DROP TRIGGER IF EXISTS journal_client_INSERT;
DROP TRIGGER IF EXISTS journal_client_UPDATE;
DROP TRIGGER IF EXISTS journal_client_DELETE;
DROP TRIGGER IF EXISTS journal_tag_INSERT;
DROP TRIGGER IF EXISTS journal_tag_UPDATE;
DROP TRIGGER IF EXISTS journal_tag_DELETE;
DROP TRIGGER IF EXISTS journal_contact_INSERT;
DROP TRIGGER IF EXISTS journal_contact_UPDATE;
DROP TRIGGER IF EXISTS journal_contact_DELETE;
DROP TRIGGER IF EXISTS journal_channel_INSERT;
DROP TRIGGER IF EXISTS journal_channel_UPDATE;
DROP TRIGGER IF EXISTS journal_channel_DELETE;
DROP TRIGGER IF EXISTS journal_interaction_INSERT;
DROP TRIGGER IF EXISTS journal_interaction_UPDATE;
DROP TRIGGER IF EXISTS journal_interaction_DELETE;
DROP TRIGGER IF EXISTS journal_follow_up_INSERT;
DROP TRIGGER IF EXISTS journal_follow_up_UPDATE;
DROP TRIGGER IF EXISTS journal_follow_up_DELETE;
DROP TRIGGER IF EXISTS journal_skip_INSERT;
DROP TRIGGER IF EXISTS journal_skip_UPDATE;
DROP TRIGGER IF EXISTS journal_skip_DELETE;

DELETE FROM meta WHERE key = 'rules';
