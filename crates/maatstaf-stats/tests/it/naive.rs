//! Every coefficient against its definition, written apart and without any cleverness, in exact fractions, on random tables.
//!
//! The definitions are loops over units, over pairs of raters and over pairs of categories; a difference cannot come from rounding. What
//! divides by zero in a definition must be undefined in the library, with the reason that fits.

mod agreement;
mod alpha;
mod check;
mod effects;
mod errors;
mod errors_alpha;
mod exact;
mod jackknife;
mod many_raters;
mod measurements;
mod table;
mod two_raters;
mod weights;
