-- Addresses of other systems that are told when something is published, and what is still to be told.

create table webhook (
  id text not null primary key,
  program_id text not null references program (id),
  url text not null,
  -- What signs the messages, sealed.
  secret text not null,
  created_at bigint not null,
  removed_at bigint
);
create index webhook_by_program on webhook (program_id);

create table webhook_delivery (
  -- The receiver sees it too: the same however often it is sent.
  id text not null primary key,
  webhook_id text not null references webhook (id),
  event text not null,
  -- The message as it is sent: ids and counts, no names.
  payload text not null,
  created_at bigint not null,
  tries bigint not null,
  -- When it is sent next; null once it arrived or was given up.
  next_at bigint,
  delivered_at bigint,
  -- What the receiver answered last, or why it did not.
  status bigint,
  trouble text
);
create index webhook_delivery_due on webhook_delivery (next_at) where next_at is not null;
create index webhook_delivery_by_webhook on webhook_delivery (webhook_id, created_at);
