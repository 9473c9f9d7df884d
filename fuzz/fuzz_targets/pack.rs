//! No text makes the reading of a pack panic, and a pack that is read can be used.
//!
//! The input is the facts, the wordings and the overlays of a pack, parted by the byte `0x1e`, the record separator.

#![no_main]

use libfuzzer_sys::fuzz_target;
use maatstaf::{Framework, Lane, Language, Portfolio};

fuzz_target!(|text: &str| {
    let mut parts = text.split('\u{1e}');
    let (facts, english, dutch) = (part(parts.next()), part(parts.next()), part(parts.next()));
    match Framework::from_json(facts, &[english, dutch]) {
        Ok(framework) => use_it(&framework, part(parts.next())),
        Err(error) => assert!(!error.problems().is_empty(), "a refusal says why"),
    }
});

fn part(text: Option<&str>) -> &str {
    text.unwrap_or_default()
}

/// An empty portfolio in the framework, with all that is computed from it.
fn use_it(framework: &Framework, overlay: &str) {
    let _ = framework.with_overlay(overlay);
    let estimate = Portfolio::new(framework.clone()).estimate();
    for language in [Language::En, Language::Nl] {
        let _ = framework.import_wording(language, overlay);
        let _ = estimate.explain(Lane::Ceiling).full(language);
    }
    let _ = estimate.certainty();
    for level in framework.levels() {
        for lane in [Lane::Floor, Lane::Estimate, Lane::Ceiling] {
            assert!(estimate.gap(level, lane).is_ok(), "a level of the framework is a target");
        }
    }
}
