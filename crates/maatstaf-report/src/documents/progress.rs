//! What changed between snapshots, and why.
