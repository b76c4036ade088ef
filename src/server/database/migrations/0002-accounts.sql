-- Who signs in, as what, on which devices, and what happened to all of that. No names: people stand in the programs.

create table account (
  id text not null primary key,
  -- In lower case.
  email text not null,
  -- What argon2id makes of the password.
  password text not null,
  -- The sealed secret of the one-time codes; null without a second factor.
  code_secret text,
  -- The same of one whose first code was not given yet.
  code_secret_next text,
  -- The time step of the last code that was used: none is good twice.
  code_step bigint not null,
  -- Access tokens carry it: raising it makes all of them invalid at once.
  session_version bigint not null,
  created_at bigint not null,
  disabled_at bigint
);
create unique index account_by_email on account (email);

create table membership (
  account_id text not null references account (id),
  program_id text not null references program (id),
  -- JSON.
  roles text not null,
  -- Who of the schedule it is.
  person_id text,
  primary key (account_id, program_id)
);
create index membership_by_program on membership (program_id);

-- An account on a device, from signing in until it ends.
create table session (
  id text not null primary key,
  account_id text not null references account (id),
  -- What the device calls itself.
  label text not null,
  -- Whether a second factor was given.
  is_strong integer not null,
  created_at bigint not null,
  seen_at bigint not null,
  -- Which refresh token is the newest, which one surely arrived, and when the two before were replaced.
  generation bigint not null,
  confirmed_generation bigint not null,
  replaced_at bigint not null,
  replaced_before_at bigint not null,
  ended_at bigint,
  end_reason text,
  -- Whether the device is told to delete what it holds.
  is_wiped integer not null
);
create index session_by_account on session (account_id);

create table invitation (
  id text not null primary key,
  -- SHA-256 of what the link carries.
  token_hash text not null,
  program_id text not null references program (id),
  email text not null,
  roles text not null,
  person_id text,
  created_at bigint not null,
  expires_at bigint not null,
  -- When it was accepted or withdrawn.
  closed_at bigint
);
create unique index invitation_by_token on invitation (token_hash);
create index invitation_by_program on invitation (program_id);

-- How often something was tried, in a window of time. Keys are hashes: no address stands here.
create table attempt (
  key text not null primary key,
  count bigint not null,
  ends_at bigint not null
);
create index attempt_by_end on attempt (ends_at);

-- What happened to accounts, for the audit: only ever added to.
create table auth_event (
  id text not null primary key,
  at bigint not null,
  name text not null,
  -- Whose account it concerns, who did it, in which program and session; null where there is none.
  account_id text,
  by_account_id text,
  program_id text,
  session_id text
);
create index auth_event_by_account on auth_event (account_id, at);
create index auth_event_by_program on auth_event (program_id, at);
