-- The offers around a child, answered or not: withdrawn together when two children become one.
CREATE INDEX hand_over_person ON hand_over (partnership, person, state);
