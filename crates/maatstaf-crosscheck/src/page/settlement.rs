//! What the panel settled, beside the opinions that it settles.

use maatstaf::Ruling;
use maatstaf_document::{Language, Page, Sign, first_few, join, say};

use crate::assessment::JudgedLevel;
use crate::claim::claim_label;
use crate::crosscheck::CrosscheckAnswer;
use crate::rules::Effect;
use crate::settlement::{DecisionAnswer, Settled, Settlement};

/// The records, the levels after them and the decision.
pub(super) fn settlement(answer: &CrosscheckAnswer, language: Language) -> Page {
    let Some(settled) = &answer.resolution else { return Page::new() };
    let page = Page::new().title(say!(language, "What the panel settled", "Wat het panel besliste"));
    let page = settled.records.iter().fold(page, |page, one| {
        let (by, on, why) = (first_few(one.by.clone(), language), one.on, &one.why);
        let opinions = opinions(answer, one, language);
        let by = say!(language, "by {by}, {on}: {why}", "door {by}, {on}: {why}");
        page.item(Sign::Met, what(answer, one, language)).detail(opinions).detail(by)
    });
    let page = page.paragraph(after(answer, settled, language));
    match &settled.decision {
        Some(one) => decision(page, answer, one, language),
        None => page,
    }
}

fn what(answer: &CrosscheckAnswer, one: &Settled, language: Language) -> String {
    match (&one.claim, &one.category) {
        (Some(claim), _) => {
            let label = claim_label(&claim.claim, language);
            match (claim.ruling, claim.strength) {
                (Ruling::Accept, Some(strength)) => {
                    let strength = strength.get();
                    say!(
                        language,
                        "{label}: accepted at strength {strength}",
                        "{label}: aanvaard op sterkte {strength}"
                    )
                }
                (Ruling::Accept, None) => say!(language, "{label}: accepted", "{label}: aanvaard"),
                (Ruling::Reject, _) => say!(language, "{label}: rejected", "{label}: afgewezen"),
            }
        }
        (None, Some(category)) => {
            let level = answer.judged(&JudgedLevel { level: category.level.clone() }, language);
            format!("{}: {level}", answer.known.category_name(&category.category, language))
        }
        (None, None) => String::new(),
    }
}

/// What the assessors had said.
fn opinions(answer: &CrosscheckAnswer, one: &Settled, language: Language) -> String {
    let mut said = Vec::new();
    if let Some(claim) = &one.claim {
        let accepted = claim.accepted_by.iter().map(|by| (&by.assessor, by.strength.get()));
        said.extend(accepted.map(|(name, strength)| {
            say!(language, "{name} accepts ({strength})", "{name} aanvaardt ({strength})")
        }));
        let rejected = claim.rejected_by.iter().map(|by| &by.assessor);
        said.extend(rejected.map(|name| say!(language, "{name} rejects", "{name} wijst af")));
    }
    for one in one.category.iter().flat_map(|category| &category.judged_by) {
        said.push(format!("{} {}", one.assessor, answer.judged(&one.after, language)));
    }
    let said = first_few(said, language);
    if said.is_empty() {
        return say!(
            language,
            "no assessor had said anything on it",
            "geen assessor had er iets over gezegd"
        );
    }
    say!(language, "the opinions remain: {said}", "de oordelen blijven staan: {said}")
}

fn after(answer: &CrosscheckAnswer, settled: &Settlement, language: Language) -> String {
    let evidence = answer.lanes(&settled.evidence, language);
    let mut line = say!(
        language,
        "After this the evidence supports {evidence}.",
        "Hierna ondersteunt het bewijs {evidence}."
    );
    if let Some(judged) = &settled.judged {
        let judged = answer.judged(judged, language);
        line +=
            &say!(language, " The levels judged give {judged}.", " De beoordeelde niveaus geven {judged}.");
    }
    line += &match settled.open {
        0 => say!(language, " Nothing contested is open.", " Er staat niets betwists meer open."),
        1 => say!(language, " One contested matter is open.", " Eén betwist punt staat nog open."),
        open => {
            say!(language, " {open} contested matters are open.", " {open} betwiste punten staan nog open.")
        }
    };
    line
}

fn decision(page: Page, answer: &CrosscheckAnswer, one: &DecisionAnswer, language: Language) -> Page {
    let (name, on) = (one.name.to(language), one.on);
    let by = first_few(one.by.clone(), language);
    let level = one.level.as_deref().map(|level| format!(" ({})", answer.known.level_name(level, language)));
    let (level, why) = (level.unwrap_or_default(), &one.why);
    let sign = match one.effect {
        Effect::Award => Sign::Met,
        Effect::AwardLower | Effect::AskMore => Sign::Unsure,
        Effect::Decline => Sign::Unmet,
    };
    let page = page
        .item(sign, say!(language, "decision: {name}{level}", "besluit: {name}{level}"))
        .detail(say!(language, "by {by}, {on}: {why}", "door {by}, {on}: {why}"));
    let page = one
        .asks
        .iter()
        .fold(page, |page, ask| page.detail(say!(language, "asked: {ask}", "gevraagd: {ask}")));
    page.detail(supported(one, language))
}

fn supported(one: &DecisionAnswer, language: Language) -> String {
    let mut against = Vec::new();
    if !one.supported_by_evidence {
        against.push(say!(language, "the evidence as settled", "het bewijs zoals erover beslist is"));
    }
    if one.supported_by_judgements == Some(false) {
        against.push(say!(language, "the levels judged", "de beoordeelde niveaus"));
    }
    if against.is_empty() {
        return say!(
            language,
            "what was settled supports this decision",
            "wat beslist is, ondersteunt dit besluit"
        );
    }
    let against = join(&against, language);
    say!(
        language,
        "this is not supported by {against}; a panel may decide so, and the reason above has to carry it",
        "dit wordt niet ondersteund door {against}; een panel mag zo besluiten, en de reden hierboven moet het dragen"
    )
}
