-- What works without anybody signing in: tokens of programs, calendar links, links for a switchboard. Only hashes of them.

create table api_token (
  id text not null primary key,
  -- SHA-256 of what its owner was shown once.
  token_hash text not null,
  account_id text not null references account (id),
  program_id text not null references program (id),
  label text not null,
  -- JSON.
  scopes text not null,
  -- Whether its owner had given a second factor when it was made.
  is_strong integer not null,
  created_at bigint not null,
  expires_at bigint not null,
  -- A civil day in UTC.
  last_used_on text,
  revoked_at bigint
);
create unique index api_token_by_hash on api_token (token_hash);
create index api_token_by_account on api_token (account_id);

create table feed (
  id text not null primary key,
  token_hash text not null,
  account_id text not null references account (id),
  program_id text not null references program (id),
  -- What the calendar shows, as JSON: a person, a service or a call role.
  subject text not null,
  created_at bigint not null,
  last_used_on text,
  revoked_at bigint
);
create unique index feed_by_hash on feed (token_hash);
create index feed_by_account on feed (account_id);

-- Whoever opens the link is signed in as its account, which has no password and only looks.
create table viewer_link (
  id text not null primary key,
  token_hash text not null,
  account_id text not null references account (id),
  program_id text not null references program (id),
  label text not null,
  created_at bigint not null,
  revoked_at bigint
);
create unique index viewer_link_by_hash on viewer_link (token_hash);
create index viewer_link_by_program on viewer_link (program_id);
