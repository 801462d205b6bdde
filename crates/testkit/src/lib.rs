//! For tests only: a whole Kring on either engine with a fake clock, seeded randomness and captured mail.
