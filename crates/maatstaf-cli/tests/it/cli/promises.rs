//! What the server promises, tried on the program itself: it is started, asked over the network, and killed.
//!
//! Each test prints its figure (`--nocapture` shows it). `MAATSTAF_LONG=1` asks for the long tier.
#![expect(clippy::print_stdout, reason = "the figures are what it is for")]

mod kill;
mod limits;
mod quiet;
mod running;
mod safe;
mod slow;
mod wire;
mod writers;

/// How many times something is tried: the first number usually, the second in the long tier.
fn tries(usual: usize, long: usize) -> usize {
    if std::env::var_os("MAATSTAF_LONG").is_some() { long } else { usual }
}

/// A number that nobody can foresee, below a bound.
fn chance(below: u64) -> u64 {
    let mut bytes = [0; 8];
    // Without randomness the first number of the range is as good as any other.
    getrandom::fill(&mut bytes).unwrap_or_default();
    u64::from_le_bytes(bytes) % below.max(1)
}

/// A portfolio in which a word stands.
fn portfolio(word: &str) -> serde_json::Value {
    serde_json::json!({
        "maatstaf": 1, "framework": "emcc-2015", "holder": word, "as_of": "2026-06-30", "evidence": [],
    })
}
