//! A group, as counts.
