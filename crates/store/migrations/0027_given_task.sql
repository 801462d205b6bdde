-- tasks that a process gives: which one, and which time in the case. Once, however often it is asked
ALTER TABLE task ADD COLUMN origin TEXT;
CREATE UNIQUE INDEX task_given ON task (partnership, law_case, origin) WHERE origin IS NOT NULL;
