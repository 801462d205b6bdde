-- Appended, sealed into a chain, never changed. `line` is the JSON that the chain seals.
CREATE TABLE access_record (
  partnership TEXT NOT NULL,
  id TEXT NOT NULL,
  at BIGINT NOT NULL,
  account TEXT,
  hat TEXT,
  agency TEXT,
  action TEXT NOT NULL,
  denied BOOLEAN NOT NULL,
  line TEXT NOT NULL,
  PRIMARY KEY (partnership, id)
);

CREATE TABLE access_pertains (
  partnership TEXT NOT NULL,
  person TEXT NOT NULL,
  record TEXT NOT NULL,
  PRIMARY KEY (partnership, person, record)
);

-- records that the sealer has not linked yet
CREATE TABLE access_unsealed (
  partnership TEXT NOT NULL,
  record TEXT NOT NULL,
  PRIMARY KEY (partnership, record)
);

CREATE TABLE access_chain (
  partnership TEXT NOT NULL,
  seq BIGINT NOT NULL,
  record TEXT NOT NULL,
  hash TEXT NOT NULL,
  PRIMARY KEY (partnership, seq)
);

-- the chain's head, signed (Ed25519, all values in hex)
CREATE TABLE access_checkpoint (
  partnership TEXT NOT NULL,
  seq BIGINT NOT NULL,
  hash TEXT NOT NULL,
  public_key TEXT NOT NULL,
  signature TEXT NOT NULL,
  at BIGINT NOT NULL,
  PRIMARY KEY (partnership, seq)
);
