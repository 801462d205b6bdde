//! Use cases: authorise, load facts, decide, write one batch; jobs; ports as traits.
