-- SPDX-License-Identifier: GPL-3.0-or-later
-- Therapy: conditions and goals, courses with their sessions, what was rated before,
-- after and later, and reviews.
--
-- The columns stand in the order in which src/model describes the fields. A moment is
-- two columns: seconds since the epoch, UTC, and minutes east of UTC. Rows of a list
-- are numbered by nr. Regions and techniques are words, for a diary may name those of
-- another version. What was not recorded is NULL.

CREATE TABLE condition (
  id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16), -- UUIDv7
  kind TEXT,
  name TEXT,
  said TEXT,
  retired INTEGER NOT NULL CHECK (retired IN (0, 1)),
  modified INTEGER NOT NULL,                            -- microseconds since the epoch, UTC
  CHECK (kind IS NOT NULL OR name IS NOT NULL)
) STRICT, WITHOUT ROWID;

CREATE TABLE goal (
  id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
  text TEXT NOT NULL CHECK (text <> ''),
  condition BLOB REFERENCES condition (id) DEFERRABLE INITIALLY DEFERRED,
  measure TEXT NOT NULL CHECK (measure IN ('words', 'pain', 'peg', 'tracker')),
  tracker TEXT,                                         -- id of a tracker
  way TEXT NOT NULL CHECK (way IN ('at-least', 'at-most')),
  target REAL,
  reached INTEGER,                                      -- local day since 1970-01-01
  retired INTEGER NOT NULL CHECK (retired IN (0, 1)),
  modified INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX goal_by_condition ON goal (condition) WHERE condition IS NOT NULL;

CREATE TABLE course (
  id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
  title TEXT NOT NULL CHECK (title <> ''),
  purpose TEXT,
  template TEXT,
  condition BLOB REFERENCES condition (id) DEFERRABLE INITIALLY DEFERRED,
  goal BLOB REFERENCES goal (id) DEFERRABLE INITIALLY DEFERRED,
  state TEXT NOT NULL CHECK (state IN ('planned', 'active', 'paused', 'ended')),
  since INTEGER,                                        -- local day
  provider TEXT CHECK (provider IN ('therapist', 'partner', 'self')),
  who TEXT,
  contact TEXT,
  place TEXT,
  first_day INTEGER NOT NULL,
  zone TEXT,                                            -- IANA name
  minutes INTEGER CHECK (minutes BETWEEN 1 AND 1440),
  count INTEGER CHECK (count >= 1),
  price REAL CHECK (price >= 0),
  currency TEXT,
  note TEXT,
  regions TEXT,                                         -- words with spaces between them
  techniques TEXT,
  modified INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX course_by_condition ON course (condition) WHERE condition IS NOT NULL;
CREATE INDEX course_by_goal ON course (goal) WHERE goal IS NOT NULL;

CREATE TABLE course_slot (
  course BLOB NOT NULL REFERENCES course (id) DEFERRABLE INITIALLY DEFERRED,
  nr INTEGER NOT NULL,
  weekday INTEGER NOT NULL CHECK (weekday BETWEEN 1 AND 7), -- 1 Monday
  minute INTEGER NOT NULL CHECK (minute BETWEEN 0 AND 1439), -- of the day
  PRIMARY KEY (course, nr)
) STRICT, WITHOUT ROWID;

CREATE TABLE course_phase (
  course BLOB NOT NULL REFERENCES course (id) DEFERRABLE INITIALLY DEFERRED,
  nr INTEGER NOT NULL,
  weeks INTEGER NOT NULL CHECK (weeks >= 1),
  per_week INTEGER NOT NULL CHECK (per_week >= 1),
  PRIMARY KEY (course, nr)
) STRICT, WITHOUT ROWID;

CREATE TABLE session (
  id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
  course BLOB REFERENCES course (id) DEFERRABLE INITIALLY DEFERRED,
  title TEXT,
  state TEXT NOT NULL CHECK (state IN ('planned', 'done', 'skipped', 'cancelled', 'missed')),
  planned INTEGER,
  planned_tz INTEGER CHECK (planned_tz BETWEEN -1080 AND 1080),
  planned_minutes INTEGER CHECK (planned_minutes BETWEEN 1 AND 1440),
  started INTEGER,
  started_tz INTEGER CHECK (started_tz BETWEEN -1080 AND 1080),
  minutes INTEGER CHECK (minutes BETWEEN 1 AND 1440),
  sequence INTEGER NOT NULL CHECK (sequence >= 0),
  provider TEXT CHECK (provider IN ('therapist', 'partner', 'self')),
  who TEXT,
  place TEXT,
  position TEXT CHECK (position IN ('prone', 'supine', 'side', 'seated', 'standing', 'other')),
  price REAL CHECK (price >= 0),
  currency TEXT,
  note TEXT,
  modified INTEGER NOT NULL,
  CHECK ((planned IS NULL) = (planned_tz IS NULL) AND (started IS NULL) = (started_tz IS NULL)),
  CHECK ((state = 'done') = (started IS NOT NULL) AND coalesce(started, planned) IS NOT NULL)
) STRICT, WITHOUT ROWID;

CREATE INDEX session_by_course ON session (course) WHERE course IS NOT NULL;

CREATE TABLE session_part (
  session BLOB NOT NULL REFERENCES session (id) DEFERRABLE INITIALLY DEFERRED,
  nr INTEGER NOT NULL,
  technique TEXT NOT NULL,
  region TEXT,
  minutes INTEGER CHECK (minutes BETWEEN 1 AND 1440),
  pressure INTEGER CHECK (pressure BETWEEN 1 AND 5),
  PRIMARY KEY (session, nr)
) STRICT, WITHOUT ROWID;

CREATE TABLE session_rating (
  session BLOB NOT NULL REFERENCES session (id) DEFERRABLE INITIALLY DEFERRED,
  nr INTEGER NOT NULL,
  phase TEXT NOT NULL CHECK (phase IN ('before', 'after', 'later')),
  hours INTEGER CHECK (hours >= 1),                     -- of later: after the end
  aspect TEXT NOT NULL CHECK (aspect IN ('pain', 'tension', 'mood', 'stress', 'swelling')),
  region TEXT,
  value REAL NOT NULL CHECK (value BETWEEN 0 AND 10),
  PRIMARY KEY (session, nr),
  CHECK ((phase = 'later') = (hours IS NOT NULL))
) STRICT, WITHOUT ROWID;

CREATE TABLE session_effect (
  session BLOB NOT NULL REFERENCES session (id) DEFERRABLE INITIALLY DEFERRED,
  nr INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('soreness', 'bruise', 'dizziness', 'headache', 'other')),
  region TEXT,
  hours REAL CHECK (hours >= 0),                        -- how long it lasted
  text TEXT,
  PRIMARY KEY (session, nr)
) STRICT, WITHOUT ROWID;

CREATE TABLE session_answer (
  session BLOB NOT NULL REFERENCES session (id) DEFERRABLE INITIALLY DEFERRED,
  nr INTEGER NOT NULL,
  question TEXT NOT NULL,
  answer TEXT NOT NULL,
  PRIMARY KEY (session, nr)
) STRICT, WITHOUT ROWID;

CREATE TABLE session_follow_up (
  session BLOB NOT NULL REFERENCES session (id) DEFERRABLE INITIALLY DEFERRED,
  nr INTEGER NOT NULL,
  hours INTEGER NOT NULL CHECK (hours >= 1),            -- after the end
  due INTEGER NOT NULL,
  due_tz INTEGER NOT NULL CHECK (due_tz BETWEEN -1080 AND 1080),
  state TEXT NOT NULL CHECK (state IN ('open', 'answered', 'dismissed')),
  answered INTEGER,
  answered_tz INTEGER CHECK (answered_tz BETWEEN -1080 AND 1080),
  rescue INTEGER,
  rescue_tz INTEGER CHECK (rescue_tz BETWEEN -1080 AND 1080),
  medicine TEXT,
  PRIMARY KEY (session, nr),
  CHECK ((state = 'answered') = (answered IS NOT NULL)),
  CHECK ((answered IS NULL) = (answered_tz IS NULL) AND (rescue IS NULL) = (rescue_tz IS NULL))
) STRICT, WITHOUT ROWID;

CREATE INDEX session_follow_up_open ON session_follow_up (due) WHERE state = 'open';

CREATE TABLE review (
  id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
  course BLOB REFERENCES course (id) DEFERRABLE INITIALLY DEFERRED,
  title TEXT,
  at INTEGER NOT NULL,
  at_tz INTEGER NOT NULL CHECK (at_tz BETWEEN -1080 AND 1080),
  occasion TEXT NOT NULL CHECK (occasion IN ('any-time', 'after-4', 'after-8', 'at-end', 'four-weeks-later')),
  n_done INTEGER NOT NULL CHECK (n_done >= 0),
  pain REAL CHECK (pain BETWEEN 0 AND 10),
  enjoyment REAL CHECK (enjoyment BETWEEN 0 AND 10),
  activity REAL CHECK (activity BETWEEN 0 AND 10),
  self_change TEXT CHECK (self_change IN ('worse', 'none', 'better')),
  new_numbness INTEGER NOT NULL CHECK (new_numbness IN (0, 1)),
  decision TEXT CHECK (decision IN ('continue', 'change', 'pause', 'stop')),
  reason TEXT,
  modified INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX review_by_course ON review (course) WHERE course IS NOT NULL;

CREATE TABLE review_goal (
  review BLOB NOT NULL REFERENCES review (id) DEFERRABLE INITIALLY DEFERRED,
  nr INTEGER NOT NULL,
  goal BLOB CHECK (length(goal) = 16),                  -- may be of one that is gone
  text TEXT NOT NULL,
  value REAL,
  met INTEGER NOT NULL CHECK (met IN (0, 1)),
  PRIMARY KEY (review, nr)
) STRICT, WITHOUT ROWID;
