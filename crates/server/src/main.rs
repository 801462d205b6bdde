//! The binary `kring`.
fn main() {}
