//! Levels over time.
