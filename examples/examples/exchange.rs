//! A framework that goes out as CASE, comes back, and loses nothing; and as a Moodle table, with what is lost on the way.
#![expect(clippy::print_stdout, reason = "an example shows its result")]

use std::error::Error;

use maatstaf::{Framework, Language};
use maatstaf_exchange::case::{self, WriteOptions};
use maatstaf_exchange::{Outline, PackReading, moodle, tiered, to_pack};

fn main() -> Result<(), Box<dyn Error>> {
    let emcc = Framework::emcc();
    let outline = Outline::from_framework(&emcc);
    let options = WriteOptions {
        language: "en".into(),
        base: "https://example.org/case".into(),
        changed: "2026-06-30".parse()?,
    };
    let package = case::write(&outline, &options);
    let back = to_pack(&case::read(&package.what)?.what, &PackReading::default())?;
    assert_eq!(back.what.framework()?, emcc);

    let table = moodle::write(&tiered(&outline).what, "en");
    println!("{}", table.what.lines().next().unwrap_or_default());
    for loss in &table.losses {
        println!("{}", loss.sentence(Language::En));
    }
    assert!(!table.losses.is_empty()); // a second language, for one
    Ok(())
}
