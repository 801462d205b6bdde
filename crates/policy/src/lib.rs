//! The one gate: loads the packs' Cedar policies and answers Permit or Denied with the rules that decided.
