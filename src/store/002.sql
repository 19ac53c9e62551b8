-- Version 2: what a follow-up may repeat and how early it is announced, amounts that were named, the day as a list of
-- what happened and what is planned, and the order in which the day is worked.

-- An amount that was named, in the smallest unit of its currency (a code of ISO 4217).
ALTER TABLE interaction ADD COLUMN amount INTEGER;
ALTER TABLE interaction ADD COLUMN currency TEXT;

-- The day on which it was planned, the rule by which it comes again (RFC 5545) with the day from which that counts, and
-- how many days before its day it is announced.
ALTER TABLE follow_up ADD COLUMN made_on TEXT;
ALTER TABLE follow_up ADD COLUMN rule TEXT;
ALTER TABLE follow_up ADD COLUMN series_from TEXT;
ALTER TABLE follow_up ADD COLUMN lead INTEGER NOT NULL DEFAULT 0;

-- Who was passed over in the queue of a day.
CREATE TABLE skip (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  client_id INTEGER NOT NULL REFERENCES client (id) DEFERRABLE INITIALLY DEFERRED,
  day TEXT NOT NULL
) STRICT;

CREATE INDEX skip_of_day ON skip (day, client_id);
CREATE INDEX skip_of_client ON skip (client_id);

-- What happened on a day, without its notes.
CREATE INDEX interaction_by_day ON interaction (at, client_id, kind, outcome, direction);

DROP INDEX follow_up_open;
CREATE INDEX follow_up_open ON follow_up (client_id, due_on, due_at IS NULL, due_at, id, lead) WHERE state = 'open';
-- What is planned for a day, what was done on it, and what was promised on it.
CREATE INDEX follow_up_by_day ON follow_up (due_on, due_at IS NULL, due_at, id, client_id) WHERE state = 'open';
CREATE INDEX follow_up_closed_on ON follow_up (closed_on, state, client_id, due_on) WHERE closed_on IS NOT NULL;
CREATE INDEX follow_up_made_on ON follow_up (made_on, client_id) WHERE made_on IS NOT NULL;

-- What draws a client forward in the queue whatever the day, and the days between contacts by which lateness is told
-- (see domain::urgency). Both are derived: forgetting the rules of the lights has them computed at the next start.
ALTER TABLE light ADD COLUMN pull INTEGER NOT NULL DEFAULT 0;
ALTER TABLE light ADD COLUMN ideal INTEGER NOT NULL DEFAULT 30;
DELETE FROM meta WHERE key = 'rules';

-- Whoever takes no part is left out of what a day holds; they are few.
CREATE INDEX light_away ON light (counted, client_id) WHERE counted = 0;

DROP INDEX light_wanted;
CREATE INDEX light_wanted ON light (wanted_on, client_id, red_on, next_on, next_at, pull, ideal) WHERE counted = 1;
