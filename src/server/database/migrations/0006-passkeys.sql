-- Other ways to sign in: passkeys, codes for whoever lost their authenticator, and accounts of an identity provider.

create table passkey (
  -- The credential's id, in base64url.
  id text not null primary key,
  account_id text not null references account (id),
  -- The host it was made for: it works nowhere else.
  rp_id text not null,
  -- SubjectPublicKeyInfo, in base64url.
  public_key text not null,
  sign_count bigint not null,
  label text not null,
  created_at bigint not null,
  used_at bigint
);
create index passkey_by_account on passkey (account_id);

-- What is to be signed, once. Only hashes.
create table passkey_challenge (
  hash text not null primary key,
  -- Who makes a passkey with it; null for signing in.
  account_id text,
  expires_at bigint not null
);

create table recovery_code (
  account_id text not null references account (id),
  hash text not null,
  primary key (account_id, hash)
);

-- Who an account is at an identity provider.
create table sign_on (
  issuer text not null,
  subject text not null,
  account_id text not null references account (id),
  created_at bigint not null,
  primary key (issuer, subject)
);
