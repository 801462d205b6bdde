-- the review that a human's link answers, to open it again when the link is undone
ALTER TABLE link ADD COLUMN review TEXT;
CREATE INDEX link_at ON link (partnership, at) WHERE undone IS NULL;
CREATE INDEX link_human ON link (partnership, at) WHERE account IS NOT NULL;
CREATE INDEX review_account ON review (partnership, account, decided);

-- an agency is asked to look at one of its own records
CREATE TABLE review_question (
  partnership TEXT NOT NULL,
  review TEXT NOT NULL,
  source_record TEXT NOT NULL,
  agency TEXT NOT NULL,
  at BIGINT NOT NULL,
  account TEXT NOT NULL,
  answer TEXT,
  answered BIGINT,
  answered_by TEXT,
  PRIMARY KEY (partnership, review, source_record)
);
CREATE INDEX review_question_agency ON review_question (partnership, agency, at) WHERE answer IS NULL;
