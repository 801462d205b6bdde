-- Searches outside of what one may see, counted so that nobody can try a register through.
CREATE TABLE search_window (
  partnership TEXT NOT NULL,
  account TEXT NOT NULL,
  since BIGINT NOT NULL,
  outside BIGINT NOT NULL,
  PRIMARY KEY (partnership, account)
);
