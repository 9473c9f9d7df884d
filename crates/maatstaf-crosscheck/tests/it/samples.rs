//! The sample panel: its documents name the portfolio as it is, and its README quotes what is said.

use std::error::Error;
use std::path::PathBuf;
use std::{env, fs};

use jiff::civil::date;
use maatstaf::{Framework, Policy, Portfolio};
use maatstaf_crosscheck::{
    Assessment, Crosscheck, CrosscheckAnswer, PanelRules, Resolution, Seen, assessment_starter,
};
use maatstaf_document::Language;

type Tested = Result<(), Box<dyn Error>>;

const SAMPLE: &str = "master-contested-verdicts";
const ASSESSORS: [&str; 3] = ["assessor-a", "assessor-b", "assessor-c"];
/// What stands before and after the quoted answer in the README.
const START: &str = "<!-- answer -->\n\n";
const END: &str = "\n<!-- end of answer -->";

fn folder(kind: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../examples").join(kind).join(SAMPLE)
}

fn portfolio() -> Result<Portfolio, Box<dyn Error>> {
    let text = fs::read_to_string(folder("portfolios").join("portfolio.json"))?;
    Ok(Portfolio::open(&text, Framework::by_id)?)
}

/// Puts what stands between two marks in a text in place of what stands between them in another.
fn replaced(text: &str, from: &str, (start, end): (&str, &str)) -> Result<String, Box<dyn Error>> {
    let parts = |text: &str| -> Option<(String, String, String)> {
        let (before, rest) = text.split_once(start)?;
        let (inner, after) = rest.split_once(end)?;
        Some((before.to_owned(), inner.to_owned(), after.to_owned()))
    };
    let (before, _, after) = parts(text).ok_or("the marks are missing")?;
    let (_, inner, _) = parts(from).ok_or("the marks are missing in what replaces")?;
    Ok(format!("{before}{start}{inner}{end}{after}"))
}

fn current(path: &PathBuf, text: &str) -> Tested {
    if env::var_os("UPDATE_SAMPLES").is_some() {
        fs::write(path, text)?;
    }
    let is_current = fs::read_to_string(path)? == text;
    assert!(
        is_current,
        "{}: run UPDATE_SAMPLES=1 cargo test -p maatstaf-crosscheck --test it samples::",
        path.display()
    );
    Ok(())
}

/// Writes or compares what names the portfolio's version.
fn keep_current() -> Tested {
    let portfolio = portfolio()?;
    let fresh = assessment_starter(&portfolio, "assessor", true, date(2026, 7, 6));
    for assessor in ASSESSORS {
        let path = folder("assessments").join(format!("{assessor}.json"));
        let text = replaced(&fs::read_to_string(&path)?, &fresh, ("  \"seen\": {", "\n  },"))?;
        current(&path, &text)?;
    }
    let path = folder("assessments").join("resolution.json");
    let seen = format!("\"digest\": \"{}\",\n", Seen::of(&portfolio).digest);
    let text = replaced(&fs::read_to_string(&path)?, &seen, ("\"digest\": \"", "\",\n"))?;
    current(&path, &text)
}

fn crosscheck() -> Result<Crosscheck, Box<dyn Error>> {
    keep_current()?;
    let (portfolio, rules) = (portfolio()?, PanelRules::standard());
    let read = |name: &str| fs::read_to_string(folder("assessments").join(format!("{name}.json")));
    let mut assessments = Vec::new();
    for assessor in ASSESSORS {
        assessments.push(Assessment::from_json(&read(assessor)?, &portfolio, &rules)?);
    }
    let resolution = Resolution::from_json(&read("resolution")?, &portfolio, &rules)?;
    Ok(Crosscheck::new(portfolio, assessments, Policy::standard(), rules, Some(resolution))?)
}

fn answer() -> Result<CrosscheckAnswer, Box<dyn Error>> {
    Ok(crosscheck()?.answer())
}

/// Run with `UPDATE_SAMPLES=1` to write the digests and the answer again.
#[test]
fn the_readme_quotes_what_is_said_about_the_panel() -> Tested {
    let page = answer()?.page(Language::En).to_markdown();
    let path = folder("assessments").join("README.md");
    let text = replaced(&fs::read_to_string(&path)?, &format!("{START}{page}{END}"), (START, END))?;
    current(&path, &text)
}
