-- What rings phones: where they can be reached, who wants to hear what, and what is still to be said. No names anywhere.

create table push_subscription (
  id text not null primary key,
  program_id text not null references program (id),
  account_id text not null references account (id),
  -- The session of the device: when that ends, so does this.
  session_id text not null references session (id),
  -- SHA-256 of the address, which may be long.
  endpoint_hash text not null,
  endpoint text not null,
  -- The keys of the browser, by which alone a message is read.
  p256dh text not null,
  auth text not null,
  created_at bigint not null
);
create unique index push_subscription_by_endpoint on push_subscription (program_id, endpoint_hash);
create index push_subscription_by_account on push_subscription (account_id, program_id);

-- What an account wants to hear of a program, as JSON; who has no row hears everything.
create table notification_setting (
  account_id text not null references account (id),
  program_id text not null references program (id),
  kinds text not null,
  primary key (account_id, program_id)
);

create table push_message (
  id text not null primary key,
  subscription_id text not null references push_subscription (id) on delete cascade,
  kind text not null,
  -- The edition, the change or the day: nobody hears of the same thing twice.
  about text not null,
  created_at bigint not null,
  tries bigint not null,
  -- When it is sent next; null once it arrived or was given up.
  next_at bigint,
  expires_at bigint not null
);
create unique index push_message_once on push_message (subscription_id, kind, about);
create index push_message_due on push_message (next_at) where next_at is not null;

-- Editions of which nobody has been told yet.
create table edition_to_tell (
  program_id text not null references program (id),
  edition_id text not null,
  created_at bigint not null,
  primary key (program_id, edition_id)
);

-- The last day of whose calls a program's people were told the evening before.
create table call_reminder (
  program_id text not null primary key references program (id),
  told_day text not null
);
