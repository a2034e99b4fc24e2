-- SPDX-License-Identifier: GPL-3.0-or-later
-- Where it hurt on each day, packed: one row for a day instead of one for each region
-- of it, so that thirty years are read within a blink. Derived: the program fills
-- both tables from the entries.

CREATE TABLE day_body (
  day INTEGER NOT NULL PRIMARY KEY,
  regions BLOB NOT NULL                                 -- figures of each region
) STRICT;

CREATE TABLE region_code (
  code INTEGER NOT NULL PRIMARY KEY,
  region TEXT NOT NULL UNIQUE
) STRICT;

DROP TABLE day_region;
