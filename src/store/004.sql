-- Version 4: possible sales and how they moved, plans of contact and what they were used for, the texts of messages, and
-- what the user means to reach in a month.

-- A possible sale. It is open until `closed_on`; its stage is the code or the name that the settings give it.
CREATE TABLE opportunity (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  client_id INTEGER NOT NULL REFERENCES client (id) DEFERRABLE INITIALLY DEFERRED,
  title TEXT NOT NULL CHECK (title <> ''),
  stage TEXT NOT NULL CHECK (stage <> ''),
  -- Since when it is in its stage, and when anything of it was last changed.
  stage_since TEXT NOT NULL,
  opened_on TEXT NOT NULL,
  moved_on TEXT NOT NULL,
  amount INTEGER,
  currency TEXT NOT NULL,
  -- In percent, when it is not that of the stage.
  probability INTEGER CHECK (probability BETWEEN 0 AND 100),
  expect_on TEXT,
  -- Days from the sale to the payment, when they are not the usual ones.
  terms INTEGER,
  competitor TEXT,
  -- What makes it a possible sale at all, in the user's words; empty for not asked yet.
  need TEXT NOT NULL DEFAULT '',
  timing TEXT NOT NULL DEFAULT '',
  consequence TEXT NOT NULL DEFAULT '',
  influence TEXT NOT NULL DEFAULT '',
  note TEXT NOT NULL DEFAULT '',
  closed_on TEXT,
  why TEXT,
  why_note TEXT NOT NULL DEFAULT '',
  -- What was bought when it was won.
  purchase_id INTEGER REFERENCES purchase (id) DEFERRABLE INITIALLY DEFERRED,
  external_id TEXT
) STRICT;

CREATE INDEX opportunity_of_client ON opportunity (client_id, closed_on, expect_on, id);
-- Holds all that the alert rules and the sums by stage and by month need of what is open.
-- An index must have `closed_on` in it to be read alone, though it is the same in all of its rows.
CREATE INDEX opportunity_open
  ON opportunity (client_id, expect_on, id, stage, amount, currency, probability, title, closed_on)
  WHERE closed_on IS NULL;
-- In the order of the board, with all that the forecast needs.
CREATE INDEX opportunity_by_stage
  ON opportunity (stage, expect_on IS NULL, expect_on, id, client_id, amount, currency, probability, terms, closed_on)
  WHERE closed_on IS NULL;
CREATE INDEX opportunity_closed ON opportunity (stage, closed_on, id, client_id, amount, currency) WHERE closed_on IS NOT NULL;
CREATE INDEX opportunity_moved ON opportunity (client_id, moved_on, closed_on) WHERE closed_on IS NULL;
CREATE INDEX opportunity_against ON opportunity (competitor, client_id) WHERE competitor IS NOT NULL;
CREATE INDEX opportunity_of_purchase ON opportunity (purchase_id) WHERE purchase_id IS NOT NULL;
CREATE INDEX opportunity_by_external_id ON opportunity (external_id) WHERE external_id IS NOT NULL;

-- The products that it is about: as in a purchase.
CREATE TABLE opportunity_line (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  client_id INTEGER NOT NULL REFERENCES client (id) DEFERRABLE INITIALLY DEFERRED,
  opportunity_id INTEGER NOT NULL REFERENCES opportunity (id) DEFERRABLE INITIALLY DEFERRED,
  position INTEGER NOT NULL,
  product_id INTEGER REFERENCES product (id) DEFERRABLE INITIALLY DEFERRED,
  description TEXT NOT NULL DEFAULT '',
  quantity INTEGER NOT NULL,
  price INTEGER NOT NULL,
  discount INTEGER NOT NULL DEFAULT 0,
  cost INTEGER
) STRICT;

CREATE INDEX opportunity_line_of_opportunity ON opportunity_line (opportunity_id, position);
CREATE INDEX opportunity_line_of_client ON opportunity_line (client_id);
CREATE INDEX opportunity_line_of_product ON opportunity_line (product_id, client_id) WHERE product_id IS NOT NULL;

-- Each stage that it came into, the first and the last included: from these conversion and time per stage are told.
CREATE TABLE opportunity_move (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  client_id INTEGER NOT NULL REFERENCES client (id) DEFERRABLE INITIALLY DEFERRED,
  opportunity_id INTEGER NOT NULL REFERENCES opportunity (id) DEFERRABLE INITIALLY DEFERRED,
  stage TEXT NOT NULL CHECK (stage <> ''),
  entered_on TEXT NOT NULL
) STRICT;

CREATE INDEX opportunity_move_of_opportunity ON opportunity_move (opportunity_id, entered_on, id, stage);
CREATE INDEX opportunity_move_of_client ON opportunity_move (client_id);

-- A plan of contact, as the user writes it. One that came ready made has a code, and is here only when it was changed.
CREATE TABLE playbook (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  position INTEGER NOT NULL,
  code TEXT UNIQUE,
  name TEXT NOT NULL DEFAULT '',
  text TEXT NOT NULL,
  -- Whether it starts by itself when what it waits for happens.
  automatic INTEGER NOT NULL DEFAULT 0,
  hidden INTEGER NOT NULL DEFAULT 0
) STRICT;

-- A plan of contact on a group of clients, and what came of it.
CREATE TABLE campaign (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL CHECK (name <> ''),
  filter TEXT NOT NULL,
  playbook TEXT NOT NULL,
  started_on TEXT NOT NULL,
  ended_on TEXT,
  -- What it cost beyond its contacts.
  cost INTEGER,
  currency TEXT NOT NULL
) STRICT;

-- A plan of contact that was started on a client. `playbook` is the code of one that came ready made, or the number of
-- the row; `name` is what it was called then.
CREATE TABLE run (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  client_id INTEGER NOT NULL REFERENCES client (id) DEFERRABLE INITIALLY DEFERRED,
  playbook TEXT NOT NULL CHECK (playbook <> ''),
  name TEXT NOT NULL,
  steps INTEGER NOT NULL,
  started_on TEXT NOT NULL,
  -- What started it, and what had happened on which day, so that nothing starts it twice.
  cause TEXT NOT NULL,
  cause_on TEXT NOT NULL,
  stops TEXT NOT NULL DEFAULT '',
  campaign_id INTEGER REFERENCES campaign (id) DEFERRABLE INITIALLY DEFERRED,
  opportunity_id INTEGER REFERENCES opportunity (id) DEFERRABLE INITIALLY DEFERRED,
  state TEXT NOT NULL DEFAULT 'running',
  ended_on TEXT,
  why TEXT
) STRICT;

CREATE INDEX run_of_client ON run (client_id, state, started_on, id);
CREATE INDEX run_of_playbook ON run (playbook, client_id, cause, cause_on);
CREATE INDEX run_of_campaign ON run (campaign_id, client_id, started_on) WHERE campaign_id IS NOT NULL;
CREATE INDEX run_of_opportunity ON run (opportunity_id) WHERE opportunity_id IS NOT NULL;

-- The opportunity whose next step a follow-up is, the run whose step it is, and the message that it is about.
ALTER TABLE follow_up ADD COLUMN opportunity_id INTEGER REFERENCES opportunity (id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE follow_up ADD COLUMN run_id INTEGER REFERENCES run (id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE follow_up ADD COLUMN step INTEGER;
ALTER TABLE follow_up ADD COLUMN template TEXT;

CREATE INDEX follow_up_of_opportunity ON follow_up (opportunity_id, state, due_on) WHERE opportunity_id IS NOT NULL;
CREATE INDEX follow_up_of_run ON follow_up (run_id, step, state) WHERE run_id IS NOT NULL;

-- The text of a message. One that came ready made has a code, and is here only when it was changed.
CREATE TABLE template (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  position INTEGER NOT NULL,
  code TEXT,
  name TEXT NOT NULL DEFAULT '',
  channel TEXT NOT NULL,
  language TEXT,
  tone TEXT,
  subject TEXT NOT NULL DEFAULT '',
  body TEXT NOT NULL,
  hidden INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE INDEX template_by_code ON template (code, channel, language, tone);

-- What the user means to reach in a month, and in those after it until another goal is set. Revenue is in the house
-- currency.
CREATE TABLE goal (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  kind TEXT NOT NULL,
  month TEXT NOT NULL,
  target INTEGER NOT NULL CHECK (target >= 0)
) STRICT;

CREATE UNIQUE INDEX goal_of_month ON goal (kind, month);

-- What reports and goals add up of the purchases of some days, and who bought for the first time in them.
DROP INDEX purchase_by_day;
CREATE INDEX purchase_by_day ON purchase (made_on, client_id, id, kind, currency, total, cost);
CREATE INDEX value_by_first ON value (first_on, shelf, purchases) WHERE purchases > 0;

-- The rules of the lights know possible sales now.
DELETE FROM meta WHERE key = 'rules';
