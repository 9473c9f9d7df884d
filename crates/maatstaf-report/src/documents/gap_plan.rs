//! The cheapest way to a level, step by step.
