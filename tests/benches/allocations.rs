//! Proves that no lane allocates per item: an estimate allocates as often for 30 items as for 1,000.
//!
//! It stands apart from the times: counting makes every allocation slower, and would flatter whatever allocates little.

#[path = "bars/sample.rs"]
mod sample;

use std::alloc::System;
use std::error::Error;
use std::io::{self, Write as _};

use maatstaf::{Framework, Portfolio};
use stats_alloc::{INSTRUMENTED_SYSTEM, Region, StatsAlloc};

#[global_allocator]
static COUNTED: &StatsAlloc<System> = &INSTRUMENTED_SYSTEM;

fn main() -> Result<(), Box<dyn Error>> {
    let mut out = io::stdout().lock();
    let mut counts = Vec::new();
    for items in sample::SIZES {
        let portfolio = Portfolio::from_document(Framework::emcc(), sample::grown(items, 0)?)?;
        drop(portfolio.estimate()); // reads the embedded policy, once
        let region = Region::new(COUNTED);
        let estimate = portfolio.estimate();
        let seen = region.change();
        drop(estimate);
        let (times, bytes) = (seen.allocations + seen.reallocations, seen.bytes_allocated);
        writeln!(out, "estimate of {items:>5} items: {times:>3} allocations, {bytes:>6} bytes")?;
        counts.push((seen.allocations, seen.reallocations));
    }
    let same = counts.windows(2).all(|pair| pair.first() == pair.last());
    assert!(same, "the number of allocations depends on the number of items: {counts:?}");
    writeln!(out, "no allocation depends on the number of items: the loops of the lanes make none")?;
    Ok(())
}
