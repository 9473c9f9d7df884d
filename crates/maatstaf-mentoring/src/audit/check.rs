//! What an audit must hold to.

use maatstaf_document::{Problem, Text, text, unknown_name, version};

use super::document::AuditDocument;
use super::programme::Programme;
use crate::given::{choices, pseudonym, within};

/// The code of an answer that belongs to no item.
pub(super) const UNKNOWN_ITEM: &str = "unknown-item";

/// Every problem of an audit.
pub(super) fn problems(audit: &AuditDocument) -> Vec<Problem> {
    let programme = Programme::embedded();
    let mut found = Vec::new();
    found.extend(version("maatstaf_audit", audit.maatstaf_audit));
    pseudonym("programme", &audit.programme, &mut found);
    lists(audit, programme, &mut found);
    numbers(audit, &mut found);
    order(audit, &mut found);
    let items: Vec<String> = programme.items.iter().map(|item| item.id.clone()).collect();
    for (item, _) in audit.answers.iter() {
        if let Some(mut problem) = unknown_name(&format!("answers.{item}"), item, &items) {
            problem.code = UNKNOWN_ITEM;
            problem.message = text!(
                "this answer belongs to no item of the audit",
                "dit antwoord hoort bij geen vraag van de audit"
            );
            found.push(problem);
        }
    }
    found
}

fn lists(audit: &AuditDocument, programme: &Programme, found: &mut Vec<Problem>) {
    let providers: Vec<String> = programme.providers.iter().map(|provider| provider.id.clone()).collect();
    let stage: Vec<String> = audit.stage.iter().cloned().collect();
    choices("goals", &audit.goals, &programme.ids("goals"), found);
    choices("leadership_styles", &audit.leadership_styles, &programme.ids("leadership_styles"), found);
    choices("launch_parties", &audit.launch_parties, &programme.ids("launch_parties"), found);
    choices("peer_roles", &audit.peer_roles, &programme.ids("peer_roles"), found);
    choices("peer_uses", &audit.peer_uses, &programme.ids("peer_uses"), found);
    choices("providers", &audit.providers, &providers, found);
    found.extend(stage.iter().filter_map(|stage| unknown_name("stage", stage, &programme.ids("hourglass"))));
}

/// The bounds that the schema states too: a document that did not come from text has not been compared with it.
fn numbers(audit: &AuditDocument, found: &mut Vec<Problem>) {
    let facts = &audit.facts;
    within("facts.duration_months", facts.duration_months, (1, 120), found);
    within("facts.days_between_contacts", facts.days_between_contacts, (1, 365), found);
    within("facts.minutes_per_contact", facts.minutes_per_contact, (1, 1440), found);
    within("facts.mentor_age_from", facts.mentor_age_from, (10, 120), found);
    within("facts.mentor_age_to", facts.mentor_age_to, (10, 120), found);
    within("facts.matches_per_year", facts.matches_per_year, (0, 100_000), found);
    within("facts.pairs_agreed", facts.pairs_agreed, (0, 1_000_000), found);
    within("facts.pairs_begun", facts.pairs_begun, (0, 1_000_000), found);
}

fn order(audit: &AuditDocument, found: &mut Vec<Problem>) {
    let facts = &audit.facts;
    let mut report = |code, path: &str, message: Text| found.push(Problem::new(code, path, message));
    if let (Some(agreed), Some(begun)) = (facts.pairs_agreed, facts.pairs_begun)
        && begun > agreed
    {
        let message = text!(
            "{begun} pairs cannot have begun when {agreed} were agreed on",
            "er kunnen geen {begun} koppels begonnen zijn als er {agreed} waren afgesproken"
        );
        report("too-many", "facts.pairs_begun", message);
    }
    if let (Some(from), Some(to)) = (facts.mentor_age_from, facts.mentor_age_to)
        && from > to
    {
        let message = text!(
            "the youngest mentors cannot be {from} when the oldest are {to}",
            "de jongste mentoren kunnen geen {from} zijn als de oudste {to} zijn"
        );
        report("reversed", "facts.mentor_age_from", message);
    }
    if let Some(started) = audit.first_cycle_started
        && started > audit.as_of
    {
        let as_of = audit.as_of;
        let message = text!(
            "{started} lies after the day of reading, {as_of}",
            "{started} ligt na de peildatum, {as_of}"
        );
        report("in-the-future", "first_cycle_started", message);
    }
}
