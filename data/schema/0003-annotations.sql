-- SPDX-License-Identifier: GPL-3.0-or-later
-- What happened around the pain: the person's own notes on the axis of time.

CREATE TABLE annotation (
  id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16), -- UUIDv7
  from_day INTEGER NOT NULL,                            -- local days since 1970-01-01,
  to_day INTEGER NOT NULL,                              -- both included
  text TEXT NOT NULL CHECK (text <> ''),
  modified INTEGER NOT NULL,                            -- microseconds since the epoch, UTC
  CHECK (from_day <= to_day)
) STRICT, WITHOUT ROWID;
