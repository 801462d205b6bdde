//! The only crate with SQL and drivers.
