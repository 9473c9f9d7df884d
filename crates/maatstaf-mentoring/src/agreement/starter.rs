//! An empty agreement to fill in.

use maatstaf_document::{Language, say};

use super::document::AgreementDocument;
use super::facts::AgreementFacts;

/// An empty agreement as JSON text, with a remark that says what goes where.
///
/// # Example
/// ```
/// use maatstaf_document::Language;
/// use maatstaf_mentoring::{Agreement, agreement_starter};
/// assert!(Agreement::from_json(&agreement_starter(Language::En)).is_ok());
/// ```
pub fn agreement_starter(language: Language) -> String {
    let mut agreement = AgreementDocument::new(language, "mentor-1", "mentee-1");
    agreement.comment = Some(comment(AgreementFacts::embedded(), language));
    let text = serde_json::to_string_pretty(&agreement).unwrap_or_default();
    format!("{text}\n")
}

fn comment(facts: &AgreementFacts, language: Language) -> String {
    let ids = |list: &str| facts.ids(list).join(", ");
    let (roles, growth, channels) = (ids("roles"), ids("growth_targets"), ids("channels"));
    let (limits, work, sources) = (ids("boundaries"), ids("mentee_work"), ids("self_study"));
    let (others, outcomes) = (ids("other_relations"), ids("follow_ups"));
    say!(
        language,
        "Fill this in together. Use pseudonyms, never names. A null becomes a text in quotes, a number or a day such as 2026-01-31; a list takes texts in quotes. Lists with fixed choices: roles: {roles}. growth_targets: {growth}. engagement.channels: {channels}. boundaries, the rules that both acknowledge: {limits}. mentee_work: {work}. sources: {sources}. other_relations, what else the mentor is to the mentee: {others}. Each entry of reviews has a day, letters such as {{\"trust\": {{\"going\": \"well\"}}}} (well, fair or poorly) and an outcome: {outcomes}. This comment is never shown.",
        "Vul dit samen in. Gebruik pseudoniemen, nooit namen. Een null wordt een tekst tussen aanhalingstekens, een getal of een dag zoals 2026-01-31; in een lijst komen teksten tussen aanhalingstekens. Lijsten met vaste keuzes: roles (rollen): {roles}. growth_targets (wat er moet groeien): {growth}. engagement.channels (hoe jullie elkaar spreken): {channels}. boundaries (de grensregels die jullie beiden erkennen): {limits}. mentee_work (werk van de mentee): {work}. sources (bronnen): {sources}. other_relations (wat de mentor nog meer is voor de mentee): {others}. Elke evaluatie in reviews heeft een dag (day), letters zoals {{\"trust\": {{\"going\": \"well\"}}}} (well is goed, fair is matig, poorly is slecht) en een uitkomst (outcome): {outcomes}. Deze opmerking wordt nooit getoond."
    )
}
