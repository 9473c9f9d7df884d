//! Every requirement of every scheme at its boundary: exactly enough is met, and one minute, client, entry or day short is not.
//!
//! What is asked comes from the schemes; what to expect of each measure is written out here by hand.

mod amounts;
mod counting;
mod log;
mod particular;
mod windows;

type Outcome = Result<(), Box<dyn std::error::Error>>;
