//! A portfolio beside its assessors.
