//! The committed files of the sample panel are what its generator writes.

use std::error::Error;
use std::fs;
use std::path::Path;

use maatstaf_examples::panel::{ASSESSORS, PEOPLE, files};

#[test]
fn the_committed_panel_is_what_the_generator_writes() -> Result<(), Box<dyn Error>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("panel");
    let files = files()?;
    for (path, text) in &files {
        let committed = fs::read_to_string(folder.join(path)).unwrap_or_default();
        assert!(committed == *text, "{path}: run cargo run -p maatstaf-examples --example panel");
    }
    assert_eq!(files.len(), PEOPLE * (1 + ASSESSORS));
    Ok(())
}

#[test]
fn no_file_lies_there_that_the_generator_does_not_write() -> Result<(), Box<dyn Error>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("panel");
    let mut folders = vec!["portfolios".to_owned()];
    folders.extend((1..=ASSESSORS).map(|assessor| format!("assessments/assessor-{assessor}")));
    for below in folders {
        assert_eq!(fs::read_dir(folder.join(&below))?.count(), PEOPLE, "{below}");
    }
    Ok(())
}
