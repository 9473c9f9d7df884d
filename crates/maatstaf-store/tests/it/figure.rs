//! The figures of what the store promises, for `scripts/promises`.
#![expect(clippy::print_stdout, reason = "the figures are printed for whoever asks for them")]

/// Prints the figure of a promise.
pub(crate) fn figure(promise: &str, figure: &str) {
    println!("FIGURE {promise} | {figure}");
}

/// How many times something is tried: the first number usually, the second in the long tier.
pub(crate) fn tries(usual: u32, long: u32) -> u32 {
    if std::env::var_os("MAATSTAF_LONG").is_some() { long } else { usual }
}
