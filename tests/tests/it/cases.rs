//! Every case in `tests/cases`: a portfolio, the answer that it must get, and in one or two sentences why.

use std::collections::BTreeMap;
use std::error::Error;
use std::fs;

use maatstaf::{EstimateDocument, Framework, Policy, Portfolio};
use serde::Deserialize;
use serde_json::{Map, Value, json, to_value};

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/cases");
const FEWEST: usize = 20;

type Outcome = Result<(), Box<dyn Error>>;

/// A file of the folder.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    /// Which rule it shows.
    #[serde(default)]
    why: String,
    /// The same in Dutch.
    #[serde(default)]
    waarom: String,
    /// The id of a policy, or a policy.
    policy: Value,
    framework: String,
    portfolio: Value,
    expect: Expected,
}

/// What must stand in the estimate. What is not named here may be anything.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Expected {
    overall: Map<String, Value>,
    #[serde(default)]
    categories: BTreeMap<String, Map<String, Value>>,
    #[serde(default)]
    counters: Vec<ExpectedCell>,
    confidence: Option<Value>,
}

/// The counters of one cell.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ExpectedCell {
    category: String,
    level: String,
    #[serde(default)]
    breadth: Map<String, Value>,
    #[serde(default)]
    depth: Map<String, Value>,
}

/// All cases, by name.
fn cases() -> Result<BTreeMap<String, Case>, Box<dyn Error>> {
    let mut cases = BTreeMap::new();
    for entry in fs::read_dir(FOLDER)? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "json") {
            let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            let case = serde_json::from_str(&fs::read_to_string(&path)?);
            cases.insert(name.clone(), case.map_err(|error| format!("{name}: {error}"))?);
        }
    }
    Ok(cases)
}

impl Case {
    fn estimate(&self) -> Result<EstimateDocument, Box<dyn Error>> {
        let framework = Framework::by_id(&self.framework).ok_or("this framework is not known")?;
        let policy = match &self.policy {
            Value::String(id) => Policy::by_id(id).ok_or("this policy is not known")?,
            policy => Policy::from_json(&policy.to_string())?,
        };
        policy.check_against(&framework)?;
        let portfolio = Portfolio::from_json(framework, &self.portfolio.to_string())?;
        Ok(portfolio.estimate_with(&policy).document())
    }

    /// Where the answer is not what the case expects.
    fn differences(&self) -> Result<Vec<String>, Box<dyn Error>> {
        let answer = to_value(self.estimate()?)?;
        let (expect, mut found) = (&self.expect, Vec::new());
        let overall = answer.get("overall").unwrap_or(&Value::Null);
        compare("overall", &expect.overall, overall, &mut found);
        if let Some(confidence) = &expect.confidence {
            let confidence = Map::from_iter([("confidence".to_owned(), confidence.clone())]);
            compare("overall", &confidence, overall, &mut found);
        }
        for (id, levels) in &expect.categories {
            compare(id, levels, named(&answer, "categories", "category", id), &mut found);
        }
        for cell in &expect.counters {
            let category = named(&answer, "categories", "category", &cell.category);
            let counters = named(category, "levels", "level", &cell.level);
            for (counter, numbers) in [("breadth", &cell.breadth), ("depth", &cell.depth)] {
                let name = format!("{} at {}, {counter}", cell.category, cell.level);
                compare(&name, numbers, counters.get(counter).unwrap_or(&Value::Null), &mut found);
            }
        }
        Ok(found)
    }

    /// What a reader of the file would miss.
    fn gaps(&self) -> Vec<String> {
        let expect = &self.expect;
        let texts = [("why", &self.why), ("waarom", &self.waarom)];
        let texts = texts.into_iter().filter(|(_, text)| text.trim().is_empty());
        let mut gaps: Vec<String> = texts.map(|(field, _)| format!("`{field}` is missing")).collect();
        let lanes = ["floor", "estimate", "ceiling"];
        let overall = [("overall", &expect.overall, &["floor", "estimate", "ceiling", "strict"][..])];
        let categories = expect.categories.iter().map(|(id, levels)| (id.as_str(), levels, &lanes[..]));
        for (name, levels, wanted) in overall.into_iter().chain(categories) {
            let missing = wanted.iter().filter(|lane| !levels.contains_key(**lane));
            gaps.extend(missing.map(|lane| format!("{name}: `{lane}` is missing")));
        }
        gaps
    }
}

/// The element of a list that has an id.
fn named<'v>(value: &'v Value, list: &str, key: &str, id: &str) -> &'v Value {
    let mut elements = value.get(list).and_then(Value::as_array).into_iter().flatten();
    elements.find(|element| element.get(key) == Some(&json!(id))).unwrap_or(&Value::Null)
}

/// Notes every field that is not as expected.
fn compare(name: &str, expected: &Map<String, Value>, answer: &Value, found: &mut Vec<String>) {
    for (field, expected) in expected {
        match answer.get(field) {
            Some(actual) if actual == expected => {}
            Some(actual) => {
                found.push(format!("{name}: {field} should be {expected} and is {actual}"));
            }
            None => found.push(format!("{name}: an estimate has no {field} here")),
        }
    }
}

#[test]
fn every_case_gets_the_answer_that_it_expects() -> Outcome {
    let mut report = Vec::new();
    for (name, case) in cases()? {
        let differences =
            case.differences().unwrap_or_else(|error| error.to_string().lines().map(str::to_owned).collect());
        if !differences.is_empty() {
            report.push(format!("\n{name}\n  {}\n  why: {}\n", differences.join("\n  "), case.why));
        }
    }
    assert!(report.is_empty(), "{}", report.concat());
    Ok(())
}

#[test]
fn there_are_enough_cases_and_each_is_complete() -> Outcome {
    let cases = cases()?;
    assert!(cases.len() >= FEWEST, "there are only {} cases in {FOLDER}", cases.len());
    let gaps: Vec<String> = cases
        .iter()
        .flat_map(|(name, case)| case.gaps().into_iter().map(move |gap| format!("{name}: {gap}")))
        .collect();
    assert!(gaps.is_empty(), "\n{}", gaps.join("\n"));
    Ok(())
}
