-- SPDX-License-Identifier: GPL-3.0-or-later
-- A diary: entries with marks, values and tags; what undo and drafts need; and
-- figures per day, derived from the entries in the same transaction.
--
-- No ON DELETE CASCADE: children are deleted by name, so that each change stands
-- exactly once in a changeset and its inverse can be applied.

CREATE TABLE entry (
  id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16), -- UUIDv7
  at INTEGER NOT NULL,                                  -- seconds since the epoch, UTC
  tz INTEGER NOT NULL CHECK (tz BETWEEN -1080 AND 1080), -- minutes east of UTC
  day INTEGER NOT NULL                                  -- local day since 1970-01-01
    CHECK (day * 86400 <= at + tz * 60 AND at + tz * 60 < (day + 1) * 86400),
  pain REAL CHECK (pain BETWEEN 0 AND 10),
  average REAL CHECK (average BETWEEN 0 AND 10),
  worst REAL CHECK (worst BETWEEN 0 AND 10),
  least REAL CHECK (least BETWEEN 0 AND 10),
  note TEXT,
  modified INTEGER NOT NULL                             -- microseconds since the epoch, UTC
) STRICT;

CREATE INDEX entry_by_day ON entry (day, at, id, pain);
CREATE INDEX entry_with_note ON entry (day) WHERE note IS NOT NULL;

CREATE TABLE mark (
  entry BLOB NOT NULL REFERENCES entry (id) DEFERRABLE INITIALLY DEFERRED,
  region TEXT NOT NULL,
  intensity REAL CHECK (intensity BETWEEN 0 AND 10),
  qualities INTEGER NOT NULL DEFAULT 0,                 -- set of bits
  depth INTEGER CHECK (depth BETWEEN 1 AND 3),          -- skin, muscle, joint
  swelling INTEGER CHECK (swelling BETWEEN 0 AND 3),
  PRIMARY KEY (entry, region)
) STRICT, WITHOUT ROWID;

CREATE TABLE tracker (
  id TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL DEFAULT '',                        -- '' for the built-in name
  kind INTEGER NOT NULL CHECK (kind BETWEEN 0 AND 4),
  unit TEXT NOT NULL DEFAULT '',
  choices TEXT NOT NULL DEFAULT '[]',                  -- JSON array of texts
  position INTEGER NOT NULL,
  retired INTEGER NOT NULL DEFAULT 0 CHECK (retired IN (0, 1)),
  modified INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE value (
  entry BLOB NOT NULL REFERENCES entry (id) DEFERRABLE INITIALLY DEFERRED,
  tracker TEXT NOT NULL REFERENCES tracker (id) DEFERRABLE INITIALLY DEFERRED,
  number REAL,
  choice TEXT,
  PRIMARY KEY (entry, tracker),
  CHECK ((number IS NULL) <> (choice IS NULL))
) STRICT, WITHOUT ROWID;

CREATE TABLE entry_tag (
  entry BLOB NOT NULL REFERENCES entry (id) DEFERRABLE INITIALLY DEFERRED,
  tag TEXT NOT NULL CHECK (tag <> ''),
  PRIMARY KEY (entry, tag)
) STRICT, WITHOUT ROWID;

CREATE INDEX entry_tag_by_tag ON entry_tag (tag);

-- Steps to undo and redo: SQLite changesets. Not part of any changeset.
CREATE TABLE undo_step (
  seq INTEGER NOT NULL PRIMARY KEY,
  at INTEGER NOT NULL,                                  -- seconds since the epoch, UTC
  label TEXT NOT NULL,                                  -- a key, not a sentence
  count INTEGER NOT NULL DEFAULT 1,
  undone INTEGER NOT NULL DEFAULT 0 CHECK (undone IN (0, 1)),
  changeset BLOB NOT NULL
) STRICT;

CREATE TABLE draft (
  slot TEXT NOT NULL PRIMARY KEY,
  body TEXT NOT NULL,                                   -- JSON
  modified INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Derived; rebuilt from the entries at will. By day first: the figures of one save
-- stand together.
CREATE TABLE day_summary (
  day INTEGER NOT NULL PRIMARY KEY,
  n INTEGER NOT NULL,
  rated INTEGER NOT NULL,
  sum REAL NOT NULL,
  min REAL,
  max REAL
) STRICT;

CREATE TABLE day_region (
  day INTEGER NOT NULL,
  region TEXT NOT NULL,
  n INTEGER NOT NULL,
  rated INTEGER NOT NULL,
  sum REAL NOT NULL,
  min REAL,
  max REAL,
  PRIMARY KEY (day, region)
) STRICT, WITHOUT ROWID;

CREATE TABLE day_tracker (
  day INTEGER NOT NULL,
  tracker TEXT NOT NULL,
  n INTEGER NOT NULL,
  sum REAL NOT NULL,
  min REAL,
  max REAL,
  PRIMARY KEY (day, tracker)
) STRICT, WITHOUT ROWID;

-- What searches look into: the entries of 32 rowids each, packed, with codes for the
-- names of regions, trackers and tags.
CREATE TABLE digest (
  part INTEGER NOT NULL PRIMARY KEY,
  entries BLOB NOT NULL
) STRICT;

CREATE TABLE digest_name (
  code INTEGER NOT NULL PRIMARY KEY,
  name TEXT NOT NULL UNIQUE
) STRICT;

-- The index of the notes reads its text from here: entries without a note are not
-- part of it. The program keeps the index, not triggers in the file, which may not
-- reach a virtual table while the schema is not trusted.
CREATE VIEW entry_note (docid, note) AS SELECT rowid, note FROM entry WHERE note IS NOT NULL;

CREATE VIRTUAL TABLE entry_search USING fts5 (
  note, content = 'entry_note', content_rowid = 'docid',
  tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3', columnsize = 0
);

INSERT INTO tracker (id, kind, unit, position, modified) VALUES
  ('mood', 0, '', 0, 0),
  ('stress', 0, '', 1, 0),
  ('sleep-quality', 0, '', 2, 0),
  ('hours-slept', 1, 'h', 3, 0),
  ('fatigue', 0, '', 4, 0),
  ('stiffness', 2, 'min', 5, 0),
  ('tension', 0, '', 6, 0),
  ('activity', 0, '', 7, 0),
  ('walking', 2, 'min', 8, 0);
