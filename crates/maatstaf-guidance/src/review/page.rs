//! Reviews laid out for a reader.

use maatstaf_document::{Language, Page, Sign, say};

use super::{Fit, LedgerReview, Review, SessionFinding};
use crate::forms::Outcome;
use crate::guidance::Guidance;
use crate::pages::{boundary_items, crossed_text, form_names, not_a_diagnosis, outcome_sign, reason_texts};

/// A review of one session.
pub(super) fn review(guidance: &Guidance, review: &Review, language: Language) -> Page {
    let title = say!(language, "What this session looks like", "Waar deze sessie op lijkt");
    let first = review.first();
    let names = form_names(guidance, first.iter().copied(), language);
    let headline = match first.as_slice() {
        [] => say!(
            language,
            "No trait was said, so nothing can be said of it.",
            "Er is geen kenmerk genoemd, dus er valt niets over te zeggen."
        ),
        [_] => say!(language, "It looks most like this: {names}.", "Het lijkt het meest hierop: {names}."),
        _ => say!(language, "It looks like these alike: {names}.", "Het lijkt evenveel op deze: {names}."),
    };
    let mut page = Page::new().title(title).paragraph(headline);
    let leaders = review.document.ranking.iter().filter(|standing| first.contains(&standing.form.as_str()));
    for standing in leaders.filter(|standing| !standing.speaks_for.is_empty()) {
        let name = form_names(guidance, [standing.form.as_str()], language);
        let reasons = reason_texts(guidance, &standing.speaks_for, language);
        page = page.item(Sign::Plain, format!("{name}: {reasons}"));
    }
    page = page.title(say!(language, "The boundary", "De grens"));
    page.followed_by(boundary_items(guidance, &review.document.boundary, language))
        .note(not_a_diagnosis(language))
}

/// A review of all sessions: those that stand out, in the order of the ledger.
pub(super) fn ledger(guidance: &Guidance, review: &LedgerReview, language: Language) -> Page {
    let title = say!(language, "What the sessions look like", "Waar de sessies op lijken");
    let mut page = Page::new().title(title).paragraph(summary(review, language));
    for session in &review.document().sessions {
        page = page.followed_by(one_session(guidance, session, language));
    }
    let lead = guidance.forms().other_form_lead;
    page.note(say!(
        language,
        "A session is said to be of another form when that form leads by {lead} points or more. Traits, points and this number are this project's choice.",
        "Een sessie heet pas een andere vorm als die vorm {lead} punten of meer voorligt. Kenmerken, punten en dit getal zijn een keuze van dit project."
    ))
    .note(not_a_diagnosis(language))
}

fn summary(review: &LedgerReview, language: Language) -> String {
    let all = review.document().sessions.len();
    let (fits, other, unclear) =
        (review.count(Fit::AsDeclared), review.count(Fit::OtherForm), review.count(Fit::Unclear));
    let (silent, unknown) = (review.count(Fit::NotDescribed), review.count(Fit::UnknownService));
    let mut sentence = say!(
        language,
        "Sessions: {all}. As declared: {fits}; another form: {other}; unclear: {unclear}; without traits: {silent}.",
        "Sessies: {all}. Zoals opgegeven: {fits}; een andere vorm: {other}; onduidelijk: {unclear}; zonder kenmerken: {silent}."
    );
    if unknown > 0 {
        sentence += &say!(
            language,
            " Declared as no known form: {unknown}.",
            " Opgegeven als onbekende vorm: {unknown}."
        );
    }
    sentence
}

/// A session that stands out; nothing for one that is as declared and far from the boundary.
fn one_session(guidance: &Guidance, session: &SessionFinding, language: Language) -> Page {
    let quiet = matches!(session.fit, Fit::AsDeclared | Fit::NotDescribed);
    let near = session.boundary.outcome != Outcome::Continue;
    if quiet && !near && session.unknown.is_empty() {
        return Page::new();
    }
    let mut page = Page::new().item(sign(session), headline(guidance, session, language));
    if session.fit != Fit::AsDeclared && !session.speaks_for.is_empty() {
        let reasons = reason_texts(guidance, &session.speaks_for, language);
        page = page.detail(say!(language, "for it: {reasons}", "ervoor: {reasons}"));
    }
    if session.fit != Fit::AsDeclared && !session.speaks_against.is_empty() {
        let reasons = reason_texts(guidance, &session.speaks_against, language);
        page = page.detail(say!(
            language,
            "against what was declared: {reasons}",
            "tegen wat is opgegeven: {reasons}"
        ));
    }
    if near && let Some(outcome) = guidance.forms().boundary.outcome(session.boundary.outcome) {
        let crossed = session.boundary.crossed.iter().map(|one| crossed_text(guidance, one, language));
        let (text, crossed) = (outcome.text.to(language), crossed.collect::<Vec<_>>().join(" "));
        page = page.detail(format!("{text} {crossed}"));
    }
    if !session.unknown.is_empty() {
        let count = session.unknown.len();
        page =
            page.detail(say!(language, "traits that are not known: {count}", "onbekende kenmerken: {count}"));
    }
    page
}

fn sign(session: &SessionFinding) -> Sign {
    match session.fit {
        Fit::OtherForm => Sign::Unmet,
        Fit::Unclear => Sign::Unsure,
        Fit::NotDescribed | Fit::UnknownService => Sign::Unknown,
        Fit::AsDeclared => outcome_sign(session.boundary.outcome),
    }
}

fn headline(guidance: &Guidance, session: &SessionFinding, language: Language) -> String {
    let id = &session.id;
    let others =
        session.first.iter().map(String::as_str).filter(|form| session.declared.as_deref() != Some(*form));
    let first = form_names(guidance, others, language);
    let declared = form_names(guidance, session.declared.as_deref(), language);
    match session.fit {
        Fit::AsDeclared => {
            say!(language, "`{id}`: {declared}, as declared", "`{id}`: {declared}, zoals opgegeven")
        }
        Fit::OtherForm => say!(
            language,
            "`{id}`: declared as {declared}, looks like {first}",
            "`{id}`: opgegeven als {declared}, lijkt op {first}"
        ),
        Fit::Unclear => say!(
            language,
            "`{id}`: declared as {declared}, could also be {first}",
            "`{id}`: opgegeven als {declared}, kan ook {first} zijn"
        ),
        Fit::NotDescribed => say!(language, "`{id}`: no known trait", "`{id}`: geen bekend kenmerk"),
        Fit::UnknownService => say!(
            language,
            "`{id}`: what was declared is no form known here",
            "`{id}`: wat is opgegeven, is hier geen bekende vorm"
        ),
    }
}
