//! A group per category and level, as a heat map of counts.
