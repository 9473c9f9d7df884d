//! The matrix of categories and levels.
