//! The interval of each category from certain to possible, against the target.
