//! The sample portfolios hold pseudonyms only, so that what is flagged in them is nearly always a false alarm.

use std::error::Error;
use std::path::Path;
use std::{env, fs};

use maatstaf_privacy::find;
use serde_json::Value;

type Outcome = Result<(), Box<dyn Error>>;

/// The free texts of a portfolio.
const FREE: [&str; 7] = ["title", "text", "rationale", "context", "reason", "reasons", "summary"];

/// The most flags per thousand words, all samples together.
const MOST: f64 = 1.0;

fn free_texts<'v>(value: &'v Value, free: bool, texts: &mut Vec<&'v str>) {
    match value {
        Value::String(text) if free => texts.push(text),
        Value::Array(items) => items.iter().for_each(|item| free_texts(item, free, texts)),
        Value::Object(fields) => {
            fields.iter().for_each(|(key, item)| free_texts(item, FREE.contains(&key.as_str()), texts));
        }
        _ => {}
    }
}

#[test]
#[expect(clippy::print_stdout, reason = "the figures in docs/privacy.md are printed here")]
fn samples_with_pseudonyms_give_few_flags() -> Outcome {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/portfolios");
    let (mut words, mut flags) = (0_u32, 0_u32);
    for entry in fs::read_dir(folder)? {
        let path = entry?.path().join("portfolio.json");
        let portfolio: Value = serde_json::from_str(&fs::read_to_string(path)?)?;
        let mut texts = Vec::new();
        free_texts(&portfolio, false, &mut texts);
        for text in texts {
            words += u32::try_from(text.split_whitespace().count())?;
            for one in find(text) {
                flags += 1;
                let part = text.get(one.start..one.end).filter(|_| env::var_os("SHOW_FLAGS").is_some());
                println!("{:?} {} {}", one.sure, one.kind, part.unwrap_or_default());
            }
        }
    }
    let rate = f64::from(flags) * 1000.0 / f64::from(words);
    println!("{flags} flags in {words} words: {rate:.2} per 1,000");
    assert!(words > 20_000, "the samples were read: {words} words");
    assert!(rate <= MOST, "{rate}");
    Ok(())
}
