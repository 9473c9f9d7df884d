//! Every case in `tests/cases`: a ledger, what a scheme must say of it on a day, and why. The expectations are worked out by hand.

use std::collections::BTreeMap;
use std::error::Error;
use std::fs;

use jiff::civil::Date;
use maatstaf_document::{Text, read};
use maatstaf_practice::{Ledger, LedgerDocument};
use maatstaf_readiness::{Applicant, LevelReadiness, Readiness, RequirementReadiness, Scheme};
use schemars::JsonSchema;
use serde::Deserialize;

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/cases");
const FEWEST: usize = 15;

type Outcome = Result<(), Box<dyn Error>>;

/// A file of the folder.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Story {
    /// The story, and how the expectations follow from it.
    why: Text,
    scheme: String,
    level: String,
    as_of: Date,
    ledger: LedgerDocument,
    /// Case studies of the portfolio: their ids and days.
    #[serde(default)]
    case_studies: BTreeMap<String, Date>,
    /// Figures that the applicant gives.
    #[serde(default)]
    figures: BTreeMap<String, u32>,
    expect: Expected,
}

/// What must be said. What is not named here may be anything.
#[derive(Deserialize, JsonSchema)]
struct Expected {
    state: Option<String>,
    /// A day, or `none`.
    until: Option<String>,
    /// A day, or `none`.
    from: Option<String>,
    #[serde(flatten)]
    requirements: BTreeMap<String, Asked>,
}

/// What must be said of a requirement; where sources differ, by the figure that comes first.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Asked {
    state: String,
    have: Option<u64>,
    need: Option<u64>,
    /// A day, or `none`.
    lapses: Option<String>,
    /// A day, or `none`.
    reached: Option<String>,
}

fn written(day: Option<Date>) -> String {
    day.map_or("none".to_owned(), |day| day.to_string())
}

/// Notes a difference when something was expected.
fn compare(found: &mut Vec<String>, what: &str, expected: Option<&String>, given: &str) {
    if let Some(expected) = expected.filter(|expected| *expected != given) {
        found.push(format!("{what}: expected {expected}, got {given}"));
    }
}

impl Story {
    fn answer(&self) -> Result<LevelReadiness, Box<dyn Error>> {
        let scheme = Scheme::by_id(&self.scheme).ok_or("no such scheme")?;
        let applicant = Applicant {
            ledger: Ledger::from_document(self.ledger.clone())?,
            case_studies: self.case_studies.clone().into_iter().collect(),
            figures: self.figures.clone(),
            ..Applicant::default()
        };
        let readiness = Readiness::new(&scheme, &applicant, self.as_of);
        Ok(readiness.level(&self.level).ok_or("no such level")?.clone())
    }

    fn differences(&self) -> Result<Vec<String>, Box<dyn Error>> {
        let (level, expect) = (self.answer()?, &self.expect);
        let mut found = Vec::new();
        compare(&mut found, "state", expect.state.as_ref(), level.state.into());
        compare(&mut found, "until", expect.until.as_ref(), &written(level.until));
        compare(&mut found, "from", expect.from.as_ref(), &written(level.from));
        for (id, asked) in &expect.requirements {
            let given = level.requirements.iter().find(|one| one.id == *id);
            match given {
                Some(given) => asked.compare(given, &mut found),
                None => found.push(format!("{id} is not asked")),
            }
        }
        Ok(found)
    }
}

impl Asked {
    fn compare(&self, given: &RequirementReadiness, found: &mut Vec<String>) {
        let id = &given.id;
        let figure = given.figures.first();
        let amount = figure.and_then(|figure| figure.amount);
        let number = |number: Option<u64>| number.map_or("none".to_owned(), |number| number.to_string());
        let (have, need) = (self.have.map(|have| have.to_string()), self.need.map(|need| need.to_string()));
        compare(found, &format!("{id} state"), Some(&self.state), given.state.into());
        compare(found, &format!("{id} have"), have.as_ref(), &number(amount.map(|amount| amount.have)));
        compare(found, &format!("{id} need"), need.as_ref(), &number(amount.map(|amount| amount.need)));
        let (lapses, reached) = figure.map(|figure| (figure.lapses, figure.reached)).unwrap_or_default();
        compare(found, &format!("{id} lapses"), self.lapses.as_ref(), &written(lapses));
        compare(found, &format!("{id} reached"), self.reached.as_ref(), &written(reached));
    }
}

#[test]
fn every_case_is_answered_as_worked_out_by_hand() -> Outcome {
    let mut wrong: Vec<String> = Vec::new();
    let mut count = 0;
    for entry in fs::read_dir(FOLDER)? {
        let path = entry?.path();
        let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let text = fs::read_to_string(&path)?;
        let (case, _) = read::<Story>(&text).map_err(|error| format!("{name}: {error}"))?;
        let both = [&case.why.en, &case.why.nl];
        assert!(both.into_iter().all(|why| why.len() > 40), "{name} does not say why");
        assert!(
            !case.expect.requirements.is_empty() || case.expect.state.is_some(),
            "{name} expects nothing"
        );
        let differences = case.differences().map_err(|error| format!("{name}: {error}"))?;
        wrong.extend(differences.into_iter().map(|one| format!("{name}: {one}")));
        count += 1;
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(count >= FEWEST, "{count}");
    Ok(())
}
