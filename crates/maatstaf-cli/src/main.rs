//! The command `maatstaf`.
fn main() {}
