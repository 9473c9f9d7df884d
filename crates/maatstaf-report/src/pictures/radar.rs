//! The profile as a radar, unfilled and in a fixed order.
