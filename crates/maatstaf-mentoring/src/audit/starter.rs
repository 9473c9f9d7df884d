//! An empty audit to fill in.

use jiff::civil::{Date, date};
use maatstaf_document::{Language, say};

use super::answers::Answer;
use super::document::AuditDocument;
use super::programme::Programme;

/// The day that stands in an empty audit, to be replaced.
const DAY: Date = date(2026, 1, 1);

/// An empty audit as JSON text: every item, with its question as a note.
///
/// # Example
/// ```
/// use maatstaf_document::Language;
/// use maatstaf_mentoring::{Audit, audit_starter};
/// let audit = Audit::from_json(&audit_starter(Language::Nl))?;
/// let overall = audit.result(&[]).overall;
/// assert_eq!((overall.certain, overall.possible), (0, 100)); // nothing is known yet
/// # Ok::<(), maatstaf_document::DocumentError>(())
/// ```
pub fn audit_starter(language: Language) -> String {
    let programme = Programme::embedded();
    let mut audit = AuditDocument::new("programme-1", DAY);
    audit.comment = Some(comment(programme, language));
    for item in &programme.items {
        let note = Some(item.question.to(language).to_owned());
        audit.answers.set(&item.id, Answer { have: None, note });
    }
    let text = serde_json::to_string_pretty(&audit).unwrap_or_default();
    format!("{text}\n")
}

/// What can be filled in where.
fn comment(programme: &Programme, language: Language) -> String {
    let ids = |list: &str| programme.ids(list).join(", ");
    let providers: Vec<&str> = programme.providers.iter().map(|provider| provider.id.as_str()).collect();
    let providers = providers.join(", ");
    let (goals, stages, styles) = (ids("goals"), ids("hourglass"), ids("leadership_styles"));
    let (parties, roles, uses) = (ids("launch_parties"), ids("peer_roles"), ids("peer_uses"));
    say!(
        language,
        "Replace the null after each \"have\" by \"no\", \"planned\", \"partly\" or \"yes\"; leave it where you do not know. Notes and this comment are never counted or shown. Use no names of people. Everything else is optional. goals: {goals}. stage: {stages}. leadership_styles: {styles}. launch_parties: {parties}. peer_roles: {roles}. peer_uses: {uses}. providers: {providers}. facts.start: policy or opportunity. facts.mentors: adults, peers.",
        "Vervang de null achter elke \"have\" door \"no\" (nee), \"planned\" (gepland), \"partly\" (deels) of \"yes\" (ja); laat hem staan waar je het niet weet. Notities en deze opmerking tellen nooit mee en worden nooit getoond. Gebruik geen namen van mensen. Al het andere mag, maar hoeft niet. goals (doelen): {goals}. stage (plaats in de zandloper): {stages}. leadership_styles (manieren van leidinggeven): {styles}. launch_parties (wie bij het startgesprek is): {parties}. peer_roles (rollen van leeftijdsgenoten): {roles}. peer_uses (inzet van leeftijdsgenoten): {uses}. providers (wie helpt): {providers}. facts.start: policy (bewuste keuze) of opportunity (toevallige gelegenheid). facts.mentors: adults (volwassenen), peers (leeftijdsgenoten)."
    )
}
