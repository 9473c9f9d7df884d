//! What a renewal asks, and what is there.
