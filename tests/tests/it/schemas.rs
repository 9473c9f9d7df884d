//! The committed schemas of schemes, programmes, cross-checks, crosswalks, badges, guidance and mentoring are those of their types, and the samples are read.

use std::error::Error;
use std::path::{Path, PathBuf};
use std::{env, fs};

use maatstaf::{Framework, Portfolio};
use maatstaf_cohort::CohortDocument;
use maatstaf_crosscheck::{
    Assessment, AssessmentDocument, CrosscheckAnswer, PanelRules, PanelRulesDocument, RatersAnswer,
    Resolution, ResolutionDocument,
};
use maatstaf_crosswalk::{CrosswalkAnswer, CrosswalkDocument};
use maatstaf_document::schema_of;
use maatstaf_guidance::{
    ChoiceDocument, ComparisonDocument, FormsDocument, LedgerReviewDocument, QuestionsDocument,
    RequestDocument,
};
use maatstaf_mentoring::{Agreement, AgreementCheck, AgreementDocument, Audit, AuditDocument, AuditResult};
use maatstaf_practice::ColumnsDocument;
use maatstaf_programme::{ConditionsDocument, Programme, ProgrammeAnswer, ProgrammeDocument};
use maatstaf_progress::ProgressDocument;
use maatstaf_readiness::{Advice, Calendar, Overview, Readiness, Scheme, SchemeDocument};
use maatstaf_report::Disclosure;
use maatstaf_results::Verification;
use serde_json::Value;

type Outcome = Result<(), Box<dyn Error>>;

/// A folder, the name of a schema in it, and the schema of the type.
type Schema = (&'static str, &'static str, fn() -> Value);

const READINESS: &str = "crates/maatstaf-readiness/schemas";
const PROGRAMME: &str = "crates/maatstaf-programme/schemas";
const CROSSCHECK: &str = "crates/maatstaf-crosscheck/schemas";
const CROSSWALK: &str = "crates/maatstaf-crosswalk/schemas";
const RESULTS: &str = "crates/maatstaf-results/schemas";
const PRACTICE: &str = "crates/maatstaf-practice/schemas";
const PROGRESS: &str = "crates/maatstaf-progress/schemas";
const COHORT: &str = "crates/maatstaf-cohort/schemas";
const REPORT: &str = "crates/maatstaf-report/schemas";
const GUIDANCE: &str = "crates/maatstaf-guidance/schemas";
const MENTORING: &str = "crates/maatstaf-mentoring/schemas";

/// Every schema, in the order of its folder.
const SCHEMAS: [Schema; 30] = [
    ("frameworks", "scheme", schema_of::<SchemeDocument>),
    (READINESS, "readiness", schema_of::<Readiness>),
    (READINESS, "advice", schema_of::<Advice>),
    (READINESS, "overview", schema_of::<Overview>),
    (READINESS, "calendar", schema_of::<Calendar>),
    (PROGRAMME, "programme", schema_of::<ProgrammeDocument>),
    (PROGRAMME, "programme-answer", schema_of::<ProgrammeAnswer>),
    (PROGRAMME, "programme-conditions", schema_of::<ConditionsDocument>),
    (CROSSCHECK, "assessment", schema_of::<AssessmentDocument>),
    (CROSSCHECK, "resolution", schema_of::<ResolutionDocument>),
    (CROSSCHECK, "panel-rules", schema_of::<PanelRulesDocument>),
    (CROSSCHECK, "crosscheck", schema_of::<CrosscheckAnswer>),
    (CROSSCHECK, "raters", schema_of::<RatersAnswer>),
    (CROSSWALK, "crosswalk", schema_of::<CrosswalkDocument>),
    (CROSSWALK, "crosswalk-answer", schema_of::<CrosswalkAnswer>),
    (RESULTS, "badge-verification", schema_of::<Verification>),
    (PRACTICE, "columns", schema_of::<ColumnsDocument>),
    (PROGRESS, "progress", schema_of::<ProgressDocument>),
    (COHORT, "cohort", schema_of::<CohortDocument>),
    (REPORT, "disclosure", schema_of::<Disclosure>),
    (GUIDANCE, "request", schema_of::<RequestDocument>),
    (GUIDANCE, "choice", schema_of::<ChoiceDocument>),
    (GUIDANCE, "ledger-review", schema_of::<LedgerReviewDocument>),
    (GUIDANCE, "guidance-forms", schema_of::<FormsDocument>),
    (GUIDANCE, "guidance-questions", schema_of::<QuestionsDocument>),
    (GUIDANCE, "guidance-comparison", schema_of::<ComparisonDocument>),
    (MENTORING, "audit", schema_of::<AuditDocument>),
    (MENTORING, "audit-result", schema_of::<AuditResult>),
    (MENTORING, "agreement", schema_of::<AgreementDocument>),
    (MENTORING, "agreement-check", schema_of::<AgreementCheck>),
];

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("..")
}

#[test]
fn every_committed_schema_is_that_of_its_type() -> Outcome {
    for (folder, name, schema) in SCHEMAS {
        let text = format!("{}\n", serde_json::to_string_pretty(&schema())?);
        let place = root().join(folder).join(format!("{name}.schema.json"));
        if env::var_os("UPDATE_SCHEMAS").is_some() {
            fs::create_dir_all(root().join(folder))?;
            fs::write(&place, &text)?;
        }
        assert!(
            fs::read_to_string(&place).unwrap_or_default() == text,
            "schema `{name}` is out of date: run UPDATE_SCHEMAS=1 cargo test -p maatstaf-tests --test it schemas::"
        );
    }
    Ok(())
}

#[test]
fn descriptions_in_schemas_hold_no_rust() {
    for (_, name, schema) in SCHEMAS {
        let schema = schema().to_string();
        assert!(!schema.contains("```") && !schema.contains("# Example"), "schema `{name}` quotes Rust");
    }
}

#[test]
fn a_schema_stands_in_no_folder_unless_it_is_kept_current() -> Outcome {
    for folder in [READINESS, PROGRAMME, CROSSCHECK, CROSSWALK, RESULTS, PRACTICE, GUIDANCE, MENTORING] {
        for path in files(&root().join(folder))? {
            let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
            let known = |(place, id, _): &Schema| *place == folder && *name == format!("{id}.schema.json");
            assert!(SCHEMAS.iter().any(known), "nothing keeps {folder}/{name} current");
        }
    }
    Ok(())
}

/// The files of a folder and of the folders in it.
fn files(folder: &Path) -> Result<Vec<PathBuf>, std::io::Error> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            found.extend(files(&path)?);
        } else {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

/// Reads a sample as the document that its version key says it is. What is about a portfolio is read for the one that it names.
fn read(text: &str, portfolios: &[Portfolio]) -> Result<&'static str, Box<dyn Error>> {
    let sample: Value = serde_json::from_str(text)?;
    let has = |key: &str| sample.get(key).is_some();
    let of = |holder: Option<&Value>| {
        let holder = holder.and_then(Value::as_str);
        let mut portfolios = portfolios.iter();
        portfolios
            .find(|one| Some(one.document().holder.as_str()) == holder)
            .ok_or("nobody has such a portfolio")
    };
    if has("maatstaf") {
        Portfolio::open(text, Framework::by_id)?;
        Ok("portfolio")
    } else if has("maatstaf_programme") {
        Programme::open(text, Framework::by_id)?;
        Ok("programme")
    } else if has("maatstaf_audit") {
        Audit::from_json(text)?;
        Ok("audit")
    } else if has("maatstaf_agreement") {
        Agreement::from_json(text)?;
        Ok("agreement")
    } else if has("maatstaf_assessment") {
        let portfolio = of(sample.pointer("/seen/holder"))?;
        let assessment = Assessment::from_json(text, portfolio, &PanelRules::standard())?;
        assert!(assessment.document().seen.against(portfolio).same, "a sample was assessed as it is");
        Ok("assessment")
    } else if has("maatstaf_resolution") {
        Resolution::from_json(text, of(sample.get("holder"))?, &PanelRules::standard())?;
        Ok("resolution")
    } else {
        Err("a sample has no version key that is known".into())
    }
}

#[test]
fn every_sample_is_read_as_the_document_that_it_is() -> Outcome {
    let (mut kinds, mut texts) = (Vec::new(), Vec::new());
    let mut portfolios = Vec::new();
    for folder in ["portfolios", "programmes", "mentoring", "assessments", "panel"] {
        for path in files(&root().join("examples").join(folder))? {
            if path.extension().is_some_and(|extension| extension == "json") {
                let text = fs::read_to_string(&path)?;
                portfolios.extend(Portfolio::open(&text, Framework::by_id).ok());
                texts.push((path, text));
            }
        }
    }
    for (path, text) in texts {
        let kind = read(&text, &portfolios);
        kinds.push(kind.map_err(|error| format!("{}: {error}", path.display()))?);
    }
    for kind in ["portfolio", "programme", "audit", "agreement", "assessment", "resolution"] {
        assert!(kinds.contains(&kind), "no sample is a {kind}");
    }
    Ok(())
}

#[test]
fn every_scheme_is_read() -> Outcome {
    for path in files(&root().join("frameworks/schemes"))? {
        if path.extension().is_some_and(|extension| extension == "json") {
            Scheme::from_json(&fs::read_to_string(&path)?)?;
        }
    }
    Ok(())
}
