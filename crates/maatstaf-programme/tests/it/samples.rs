//! The sample programmes: each is sound, and its README quotes what is said about it.

use std::error::Error;
use std::path::PathBuf;
use std::{env, fs};

use maatstaf_document::Language;
use maatstaf_programme::{Programme, ProgrammeAnswer, eqa_policy};

const SAMPLES: [(&str, Language); 2] =
    [("coachen-in-organisaties", Language::Nl), ("senior-mentor-training", Language::En)];
/// What stands before and after the quoted answer in a README.
const START: &str = "<!-- answer -->\n\n";
const END: &str = "\n<!-- end of answer -->";

fn folder(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../examples/programmes").join(name)
}

fn answer(name: &str) -> Result<ProgrammeAnswer, Box<dyn Error>> {
    let text = fs::read_to_string(folder(name).join("programme.json"))?;
    Ok(Programme::from_json(&text)?.answer(&eqa_policy()))
}

/// Run with `UPDATE_EXAMPLES=1` to write the answers again.
#[test]
fn a_readme_quotes_what_is_said_about_its_programme() -> Result<(), Box<dyn Error>> {
    for (name, language) in SAMPLES {
        let path = folder(name).join("README.md");
        let readme = fs::read_to_string(&path)?;
        let (before, rest) = readme.split_once(START).ok_or("the README marks where the answer starts")?;
        let (quoted, after) = rest.split_once(END).ok_or("the README marks where the answer ends")?;
        let page = answer(name)?.page(language).to_markdown();
        if env::var_os("UPDATE_EXAMPLES").is_some() {
            fs::write(&path, format!("{before}{START}{page}{END}{after}"))?;
        } else {
            assert_eq!(quoted, page, "{name}: run UPDATE_EXAMPLES=1 cargo test -p maatstaf-programme");
        }
    }
    Ok(())
}

#[test]
fn the_dutch_sample_practises_what_it_does_not_assess() -> Result<(), Box<dyn Error>> {
    let answer = answer("coachen-in-organisaties")?;
    assert_eq!(answer.overall.floor.as_deref(), Some("foundation"));
    assert_eq!(answer.overall.estimate.as_deref(), Some("practitioner"));
    assert!(!answer.taught_not_assessed.is_empty());
    Ok(())
}

#[test]
fn the_english_sample_lacks_senior_work_in_some_categories() -> Result<(), Box<dyn Error>> {
    let answer = answer("senior-mentor-training")?;
    assert_eq!(answer.overall.estimate.as_deref(), Some("practitioner"));
    assert!(answer.gap.is_some_and(|gap| gap.target == "senior-practitioner" && !gap.steps.is_empty()));
    Ok(())
}
