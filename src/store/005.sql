-- Version 5: what ties the agenda to files, to other programs and to other computers.

-- By what a record is called outside of this file, once it was told to somebody or came from there. It stays when the
-- record goes, so that what comes back is known again.
CREATE TABLE identity (
  entity TEXT NOT NULL,
  row_id INTEGER NOT NULL,
  uid TEXT NOT NULL UNIQUE CHECK (uid <> ''),
  PRIMARY KEY (entity, row_id)
) STRICT, WITHOUT ROWID;

-- What both sides had when they last agreed: the text of a record's file in a shared folder.
CREATE TABLE synced (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  -- Which of the folders, and the name of the file in it.
  folder TEXT NOT NULL,
  file TEXT NOT NULL,
  uid TEXT NOT NULL,
  body TEXT NOT NULL,
  -- How we write the record ourselves, where that is not the text that was there; and what changes with the file.
  ours TEXT,
  -- What was there before we wrote, as long as it is not known that the server has what we wrote.
  carried TEXT,
  mark TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE UNIQUE INDEX synced_by_uid ON synced (folder, uid);

-- What was undone or redone since: that leaves no change of its own.
CREATE TABLE travelled (operation_id INTEGER PRIMARY KEY) STRICT;

-- What the columns of a kind of file mean, under the name that the user gave it; as JSON.
CREATE TABLE column_map (
  name TEXT PRIMARY KEY,
  body TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Ticked off elsewhere, where nobody asks how it went.
ALTER TABLE follow_up ADD COLUMN unsaid INTEGER NOT NULL DEFAULT 0;

CREATE INDEX follow_up_unsaid ON follow_up (closed_on, client_id) WHERE unsaid = 1;

-- Whether any playbook runs at all.
CREATE INDEX run_running ON run (client_id) WHERE state = 'running';
