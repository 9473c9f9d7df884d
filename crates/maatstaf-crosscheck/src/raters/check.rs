//! What assessments must hold to, so that they can be laid beside each other. Messages quote ids and numbers, never the texts.

use std::collections::{BTreeMap, BTreeSet};

use maatstaf::{Framework, Portfolio};
use maatstaf_document::{Problem, Text, text, unknown_name, version};

use crate::assessment::target_problems;
use crate::claim::Target;
use crate::document::{AssessmentDocument, NOT_JUDGED};
use crate::rules::bad_id;

/// The most assessors of one cohort. This is this project's choice: every two of them are laid side by side.
const MOST_ASSESSORS: usize = 200;

/// Every problem, in the order of the documents.
pub(super) fn problems(
    framework: &Framework,
    assessments: &[AssessmentDocument],
    portfolios: &[Portfolio],
) -> Vec<Problem> {
    let mut found = Vec::new();
    let mut first: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    for (at, document) in assessments.iter().enumerate() {
        let path = format!("assessments[{at}]");
        found.extend(head(&path, document, framework));
        found.extend(judged(&path, document, framework));
        found.extend(ruled(&path, document, framework));
        let earlier = *first.entry((&document.assessor, &document.seen.holder)).or_insert(at);
        if earlier != at {
            let message = text!(
                "this assessor assessed this portfolio already, in assessment {earlier} counting from 0",
                "deze assessor beoordeelde dit portfolio al, in beoordeling {earlier} geteld vanaf 0"
            );
            let help = text!("keep one of the two", "houd er één van de twee");
            found.push(Problem::new("doubled-assessment", format!("{path}.assessor"), message).help(help));
        }
    }
    let assessors: BTreeSet<&str> = assessments.iter().map(|one| one.assessor.as_str()).collect();
    if assessors.len() > MOST_ASSESSORS {
        let have = assessors.len();
        let message = text!(
            "there are {have} assessors, and {MOST_ASSESSORS} is the most",
            "er zijn {have} assessoren, en {MOST_ASSESSORS} is het hoogste aantal"
        );
        found.push(Problem::new("too-many-assessors", "assessments", message));
    }
    found.extend(holders(framework, portfolios));
    found
}

fn head(path: &str, document: &AssessmentDocument, framework: &Framework) -> Vec<Problem> {
    let mut found = Vec::new();
    found.extend(version(&format!("{path}.maatstaf_assessment"), document.maatstaf_assessment));
    found.extend(bad_id(&format!("{path}.assessor"), &document.assessor));
    found.extend(bad_id(&format!("{path}.seen.holder"), &document.seen.holder));
    if document.seen.framework != framework.id() {
        found.push(Problem::new("another-framework", format!("{path}.seen.framework"), another(framework)));
    }
    if document.assessor == document.seen.holder {
        let message = text!("the holder cannot be an assessor", "de houder kan geen assessor zijn");
        found.push(Problem::new("own-assessor", format!("{path}.assessor"), message));
    }
    found
}

fn another(framework: &Framework) -> Text {
    let id = framework.id();
    text!(
        "this is not for framework `{id}`; one cohort is judged by one framework",
        "dit is niet voor raamwerk `{id}`; binnen één groep geldt één raamwerk"
    )
}

fn judged(path: &str, document: &AssessmentDocument, framework: &Framework) -> Vec<Problem> {
    let mut found = Vec::new();
    let mut seen = BTreeSet::new();
    for (at, judgement) in document.judgements.iter().enumerate() {
        let path = format!("{path}.judgements[{at}]");
        let categories = framework.categories();
        found.extend(unknown_name(&format!("{path}.category"), &judgement.category, categories));
        found.extend(level(&format!("{path}.level"), judgement.level.as_deref(), framework));
        if !seen.insert(&judgement.category) {
            let message =
                text!("this category is judged twice", "over deze categorie is twee keer geoordeeld");
            found.push(Problem::new("doubled-judgement", path, message));
        }
    }
    let mut seen = BTreeSet::new();
    for (at, cell) in document.cells.iter().enumerate() {
        let path = format!("{path}.cells[{at}]");
        found.extend(unknown_name(&format!("{path}.category"), &cell.category, framework.categories()));
        found.extend(unknown_name(&format!("{path}.level"), &cell.level, framework.levels()));
        if !seen.insert((&cell.category, &cell.level)) {
            let message = text!("this cell is judged twice", "over deze cel is twee keer geoordeeld");
            found.push(Problem::new("doubled-cell", path, message));
        }
    }
    let whole = document.holistic.as_ref().and_then(|whole| whole.level.as_deref());
    found.extend(level(&format!("{path}.holistic.level"), whole, framework));
    found
}

fn level(path: &str, level: Option<&str>, framework: &Framework) -> Option<Problem> {
    let level = level.filter(|level| *level != NOT_JUDGED)?;
    unknown_name(path, level, framework.levels())
}

fn ruled(path: &str, document: &AssessmentDocument, framework: &Framework) -> Vec<Problem> {
    let mut found = Vec::new();
    let mut seen = BTreeSet::new();
    for (at, verdict) in document.verdicts.iter().enumerate() {
        let path = format!("{path}.verdicts[{at}]");
        found.extend(target_problems(&path, Target::from(verdict), framework));
        let claim = Target::from(verdict).of(&verdict.evidence, framework);
        if claim.is_some_and(|claim| !seen.insert(claim)) {
            let message = text!("this claim is ruled on twice", "over deze claim is twee keer geoordeeld");
            found.push(Problem::new("doubled-verdict", path, message));
        }
    }
    found
}

fn holders(framework: &Framework, portfolios: &[Portfolio]) -> Vec<Problem> {
    let mut found = Vec::new();
    let mut seen = BTreeSet::new();
    for (at, portfolio) in portfolios.iter().enumerate() {
        if portfolio.framework().id() != framework.id() {
            let path = format!("portfolios[{at}].framework");
            found.push(Problem::new("another-framework", path, another(framework)));
        }
        if !seen.insert(&portfolio.document().holder) {
            let message = text!(
                "there is already a portfolio of this holder",
                "er is al een portfolio van deze houder"
            );
            found.push(Problem::new("doubled-portfolio", format!("portfolios[{at}].holder"), message));
        }
    }
    found
}
