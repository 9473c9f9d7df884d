//! No text makes the import of a wording panic, and what is imported can be laid over the pack.
//!
//! The pack that is imported into is a small one: EMCC's 112 sentences are too many to be found by chance.

#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use maatstaf::{Framework, Language};

static SMALL: LazyLock<Framework> = LazyLock::new(|| {
    let parts: Vec<&str> = include_str!("../seeds/pack/small.txt").split('\u{1e}').collect();
    Framework::from_json(parts[0], &parts[1..3]).expect("the seed is a pack")
});

fuzz_target!(|text: &str| {
    let _ = Framework::emcc().import_wording(Language::Nl, text);
    for language in [Language::En, Language::Nl] {
        match SMALL.import_wording(language, text) {
            Ok(overlay) => {
                assert_eq!(overlay.indicators.len(), SMALL.indicators().len(), "an import is whole");
                let json = overlay_json(&overlay.indicators, language);
                assert!(SMALL.with_overlay(&json).is_ok(), "an overlay can be laid over its pack");
            }
            Err(error) => assert!(!error.problems().is_empty(), "a refusal says why"),
        }
    }
});

fn overlay_json(sentences: &std::collections::BTreeMap<u16, String>, language: Language) -> String {
    let lines: Vec<String> =
        sentences.iter().map(|(number, text)| format!("\"{number}\": {}", quoted(text))).collect();
    let (id, lines) = (SMALL.id(), lines.join(","));
    format!(
        r#"{{"maatstaf_overlay": 1, "framework": "{id}", "language": "{language}", "indicators": {{{lines}}}}}"#
    )
}

/// A text as JSON.
fn quoted(text: &str) -> String {
    let escaped: String = text
        .chars()
        .map(|one| match one {
            '"' | '\\' => format!("\\{one}"),
            one if one < ' ' => format!("\\u{:04x}", u32::from(one)),
            one => one.to_string(),
        })
        .collect();
    format!("\"{escaped}\"")
}
