//! Laws that hold for every ledger: more is never worse, order is nothing, the future changes no present, and a second computation,
//! written apart and naive, gives the same amounts.

mod advice;
mod amounts;
mod forecast;
mod generate;
mod more;
mod oracle;
