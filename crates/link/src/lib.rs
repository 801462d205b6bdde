//! Which records speak of the same person: names folded, keys, evidence, decisions. Pure.
