-- The same for SQLite and PostgreSQL. Flags are 0 and 1, moments are milliseconds since 1970, JSON is text.

create table program (
  id text not null primary key,
  -- Counts the pushes that wrote rows: the one order there is.
  version bigint not null,
  -- Changes when the database is restored from a copy: devices then ask for everything anew.
  epoch text not null,
  -- Deleted rows are forgotten up to this version: who saw less asks for everything anew.
  tombstone_floor bigint not null
);

create table program_row (
  program_id text not null references program (id),
  kind text not null,
  id text not null,
  -- The version of the program with which it was last written.
  version bigint not null,
  -- The change that wrote it last, as the row carries it.
  rev text,
  -- The row as JSON; null once it is deleted.
  data text,
  -- Who may read it now, and who ever could, as who-may-read.ts names them: never null, so that conditions hold.
  readers text not null,
  readers_ever text not null,
  -- When it was deleted.
  deleted_at bigint,
  -- What rows are looked up by.
  year_id text,
  person_id text,
  draft_id text,
  last_day text,
  primary key (program_id, kind, id)
);
create unique index program_row_by_version on program_row (program_id, version, kind, id);
create index program_row_by_draft on program_row (program_id, kind, draft_id) where draft_id is not null;
create index program_row_by_person on program_row (program_id, kind, person_id) where person_id is not null;
create index program_row_by_year on program_row (program_id, kind, year_id) where year_id is not null;
create index program_row_deleted on program_row (program_id, version) where data is null;

create table device (
  program_id text not null references program (id),
  id text not null,
  account_id text not null,
  -- The sequence of the last change of this device that was decided.
  last_sequence bigint not null,
  seen_at bigint not null,
  primary key (program_id, id)
);

-- Every change that was decided, made or refused: the history, the audit, and why none is made twice.
create table change (
  program_id text not null references program (id),
  device_id text not null,
  sequence bigint not null,
  id text not null,
  account_id text not null,
  person_id text,
  name text not null,
  args text not null,
  -- The device's clock, a label; and the server's.
  made_at bigint not null,
  received_at bigint not null,
  -- The version it brought the program to; null where it was refused.
  version bigint,
  -- Why it was refused, as JSON; null where it was made.
  problem text,
  -- The rows it touched as they were before, as JSON.
  touched text not null,
  primary key (program_id, device_id, sequence)
);
create index change_by_id on change (program_id, id);
create index change_by_version on change (program_id, version);
