CREATE TABLE account (
  partnership TEXT NOT NULL,
  id TEXT NOT NULL,
  email TEXT NOT NULL,
  name TEXT NOT NULL,
  language TEXT NOT NULL,
  -- argon2id in PHC notation; absent until the holder has chosen one
  password TEXT,
  -- Base32 secret of the second factor; counts once confirmed
  totp_secret TEXT,
  totp_confirmed BOOLEAN NOT NULL DEFAULT FALSE,
  -- last accepted time step, so that a code works once
  totp_step BIGINT NOT NULL DEFAULT 0,
  mail_rhythm TEXT NOT NULL,
  cleared BOOLEAN NOT NULL DEFAULT FALSE,
  disabled BOOLEAN NOT NULL DEFAULT FALSE,
  -- when the last digest was queued
  digest_at BIGINT NOT NULL DEFAULT 0,
  created BIGINT NOT NULL,
  version BIGINT NOT NULL DEFAULT 1,
  PRIMARY KEY (partnership, id)
);
-- one address signs in to one account, whichever partnership
CREATE UNIQUE INDEX account_email ON account (email);

CREATE TABLE hat (
  partnership TEXT NOT NULL,
  id TEXT NOT NULL,
  account TEXT NOT NULL,
  role TEXT NOT NULL,
  agency TEXT,
  practitioner TEXT,
  person TEXT,
  ended BIGINT,
  PRIMARY KEY (partnership, id)
);
CREATE INDEX hat_account ON hat (partnership, account);
CREATE INDEX hat_practitioner ON hat (partnership, practitioner);
CREATE INDEX hat_person ON hat (partnership, person);

CREATE TABLE session (
  partnership TEXT NOT NULL,
  id TEXT NOT NULL,
  -- SHA-256 of the cookie's value, in hex: the value itself is never stored
  token_hash TEXT NOT NULL,
  account TEXT NOT NULL,
  hat TEXT,
  -- password given, second factor still to come
  pending BOOLEAN NOT NULL,
  created BIGINT NOT NULL,
  last_seen BIGINT NOT NULL,
  expires BIGINT NOT NULL,
  device TEXT NOT NULL,
  PRIMARY KEY (partnership, id)
);
CREATE UNIQUE INDEX session_token ON session (token_hash);
CREATE INDEX session_account ON session (partnership, account);

-- failed sign-ins, by hash of the address tried and by hash of where from
CREATE TABLE sign_in_throttle (
  partnership TEXT NOT NULL,
  key TEXT NOT NULL,
  failures BIGINT NOT NULL,
  until BIGINT NOT NULL,
  at BIGINT NOT NULL,
  PRIMARY KEY (partnership, key)
);
CREATE INDEX sign_in_throttle_at ON sign_in_throttle (partnership, at);

-- each lets its account past the second factor once; SHA-256 in hex
CREATE TABLE recovery_code (
  partnership TEXT NOT NULL,
  account TEXT NOT NULL,
  code_hash TEXT NOT NULL,
  used BIGINT,
  PRIMARY KEY (partnership, account, code_hash)
);

-- one-time links to choose a password; SHA-256 of the link's secret, in hex
CREATE TABLE password_link (
  partnership TEXT NOT NULL,
  token_hash TEXT NOT NULL,
  account TEXT NOT NULL,
  created BIGINT NOT NULL,
  expires BIGINT NOT NULL,
  PRIMARY KEY (partnership, token_hash)
);
CREATE UNIQUE INDEX password_link_token ON password_link (token_hash);
CREATE INDEX password_link_account ON password_link (partnership, account);
