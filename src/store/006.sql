-- Version 6: what files that are taken in again are known by.

-- The number of the record in the program from which it was imported.
ALTER TABLE interaction ADD COLUMN external_id TEXT;
ALTER TABLE follow_up ADD COLUMN external_id TEXT;

-- Which client a row of a file became, by a mark of all that the row says, and how it was taken in. The same row once
-- more is the same client, whatever either is called by then.
CREATE TABLE taken_row (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  client_id INTEGER NOT NULL REFERENCES client (id) DEFERRABLE INITIALLY DEFERRED,
  mark TEXT NOT NULL CHECK (mark <> ''),
  manner TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE INDEX taken_row_by_mark ON taken_row (mark, id);
CREATE INDEX taken_row_of_client ON taken_row (client_id);
