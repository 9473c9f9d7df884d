//! What an agreement must hold to. Messages quote ids and numbers, never its texts.

use std::collections::BTreeSet;

use maatstaf_document::{Problem, text, unknown_name, version};

use super::document::AgreementDocument;
use super::facts::AgreementFacts;
use crate::given::{choices, pseudonym, within};

/// Every problem of an agreement.
pub(super) fn of(agreement: &AgreementDocument) -> Vec<Problem> {
    let facts = AgreementFacts::embedded();
    let mut found = Vec::new();
    found.extend(version("maatstaf_agreement", agreement.maatstaf_agreement));
    people(agreement, &mut found);
    lists(agreement, facts, &mut found);
    within("engagement.every_days", agreement.engagement.every_days, (1, 365), &mut found);
    within("engagement.duration_months", agreement.engagement.duration_months, (1, 120), &mut found);
    within("review.every_months", agreement.review.every_months, (1, 60), &mut found);
    reviews(agreement, facts, &mut found);
    found
}

fn people(agreement: &AgreementDocument, found: &mut Vec<Problem>) {
    pseudonym("mentor", &agreement.mentor, found);
    pseudonym("mentee", &agreement.mentee, found);
    if agreement.mentor == agreement.mentee {
        let message =
            text!("mentor and mentee must be two people", "mentor en mentee moeten twee mensen zijn");
        found.push(Problem::new("same-person", "mentee", message));
    }
}

fn lists(agreement: &AgreementDocument, facts: &AgreementFacts, found: &mut Vec<Problem>) {
    let lists = [
        ("other_relations", &agreement.other_relations, "other_relations"),
        ("roles", &agreement.roles, "roles"),
        ("growth_targets", &agreement.growth_targets, "growth_targets"),
        ("engagement.channels", &agreement.engagement.channels, "channels"),
        ("boundaries", &agreement.boundaries, "boundaries"),
        ("mentee_work", &agreement.mentee_work, "mentee_work"),
        ("sources", &agreement.sources, "self_study"),
    ];
    for (path, given, list) in lists {
        choices(path, given, &facts.ids(list), found);
    }
}

fn reviews(agreement: &AgreementDocument, facts: &AgreementFacts, found: &mut Vec<Problem>) {
    let (known, mut days) = (facts.ids("follow_ups"), BTreeSet::new());
    for (at, review) in agreement.reviews.iter().enumerate() {
        let day = review.day;
        if !days.insert(day) {
            let message = text!("there is another review on {day}", "er staat nog een evaluatie op {day}");
            found.push(Problem::new("doubled-value", format!("reviews[{at}].day"), message));
        }
        if let Some(starts) = agreement.engagement.starts
            && day < starts
        {
            let message =
                text!("{day} lies before the start on {starts}", "{day} ligt voor het begin op {starts}");
            found.push(Problem::new("before-start", format!("reviews[{at}].day"), message));
        }
        let path = format!("reviews[{at}].outcome");
        found.extend(review.outcome.as_ref().and_then(|outcome| unknown_name(&path, outcome, &known)));
    }
}
