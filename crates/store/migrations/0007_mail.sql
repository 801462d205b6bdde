-- Outgoing mail. Rendered when it is sent, in the language of the row; `link` may hold a
-- one-time secret and is blanked once sent.
CREATE TABLE mail (
  partnership TEXT NOT NULL,
  id TEXT NOT NULL,
  account TEXT,
  address TEXT NOT NULL,
  language TEXT NOT NULL,
  template TEXT NOT NULL,
  count BIGINT NOT NULL,
  link TEXT NOT NULL,
  state TEXT NOT NULL,
  attempts BIGINT NOT NULL,
  next_at BIGINT NOT NULL,
  -- who is sending it, until when
  claim TEXT,
  lease_until BIGINT NOT NULL,
  problem TEXT,
  created BIGINT NOT NULL,
  sent BIGINT,
  PRIMARY KEY (partnership, id)
);
CREATE INDEX mail_due ON mail (state, next_at);
