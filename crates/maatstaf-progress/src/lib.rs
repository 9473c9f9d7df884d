//! What changed between dated snapshots of a portfolio, and what caused it.
