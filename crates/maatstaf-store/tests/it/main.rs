//! What the store promises.

mod documents;
