//! What the panel settled, beside the opinions that it settles, and its decision.

use maatstaf::ClaimName;
use maatstaf_crosscheck::{DecisionAnswer, Settled, SettledClaim, Settlement};
use maatstaf_document::{Sign, join, say};

use super::shown::Shown;
use crate::content::{Anchor, Block, Inline, Item, Section};
use crate::disclosure::{Disclosure, Part};
use crate::parts::words::ruling;

/// The records, the levels after them and the decision.
pub(super) fn settled(shown: &Shown<'_>, disclosure: &mut Disclosure) -> Option<Section> {
    let settled = shown.answer.resolution.as_ref()?;
    let title = say!(shown.language, "What the panel settled", "Wat het panel besliste");
    let mut section = Section::new("settled", title);
    for (number, one) in (1..).zip(&settled.records) {
        section = section.with(record(shown, number, one, disclosure));
    }
    section = section.with(after(shown, settled));
    match &settled.decision {
        Some(one) => Some(section.with(decision(shown, one, disclosure))),
        None => Some(section),
    }
}

/// The ruling of the panel on a claim, leading to its record.
pub(super) fn settled_claim(shown: &Shown<'_>, claim: &ClaimName) -> Option<Inline> {
    let records = (1..).zip(&shown.answer.resolution.as_ref()?.records);
    let mut own = records.filter_map(|(number, one)| Some((number, one.claim.as_ref()?)));
    let (number, settled) = own.find(|(_, settled)| settled.claim == *claim)?;
    Some(Inline::link(place(number), ruled(shown, settled)))
}

fn place(number: usize) -> Anchor {
    Anchor::new(format!("settled-{number}"))
}

/// A ruling with its strength.
fn ruled(shown: &Shown<'_>, one: &SettledClaim) -> String {
    let said = ruling(one.ruling, shown.language);
    one.strength.map_or_else(|| said.to_owned(), |strength| format!("{said} ({})", strength.get()))
}

fn record(shown: &Shown<'_>, number: usize, one: &Settled, disclosure: &mut Disclosure) -> Block {
    let (language, levels) = (shown.language, shown.levels());
    let title = match (&one.claim, &one.category) {
        (Some(claim), _) => shown.claim(&claim.claim).and(": ").and(ruled(shown, claim)),
        (None, Some(settled)) => {
            let name = levels.category(&settled.category).to_owned();
            let name = Inline::link(Anchor::new(format!("category-{}", settled.category)), name);
            name.and(": ").and(levels.judged(settled.level.as_deref()))
        }
        (None, None) => Inline::default(),
    };
    let (by, on) = (join(&one.by, language), one.on);
    let facts = vec![
        (say!(language, "Settled by", "Beslist door"), Inline::text(format!("{by}, {on}"))),
        (say!(language, "Opinions, which remain", "Oordelen, die blijven staan"), opinions(shown, one)),
    ];
    let mut blocks = vec![Block::Facts(facts)];
    let place_of = say!(language, "settled {number}, reason", "beslissing {number}, motivering");
    blocks.extend(written(shown, disclosure, &place_of, |resolution| {
        resolution.records.get(number.checked_sub(1)?).map(|record| record.why.as_str())
    }));
    Block::Card { anchor: place(number), title, blocks }
}

/// What the assessors had said.
fn opinions(shown: &Shown<'_>, one: &Settled) -> Inline {
    let language = shown.language;
    let mut said = Vec::new();
    if let Some(claim) = &one.claim {
        said.extend(claim.accepted_by.iter().map(|by| {
            let strength = by.strength.get();
            let accepts = say!(language, " accepts ({strength})", " aanvaardt ({strength})");
            shown.ruling_of(&by.assessor, &claim.claim).and(accepts)
        }));
        let rejects = say!(language, " rejects", " wijst af");
        let rejected = claim.rejected_by.iter();
        said.extend(rejected.map(|by| shown.ruling_of(&by.assessor, &claim.claim).and(rejects.as_str())));
    }
    for judged in one.category.iter().flat_map(|category| &category.judged_by) {
        let level = shown.levels().judged(judged.after.level.as_deref());
        said.push(shown.assessor(&judged.assessor).and(format!(" {level}")));
    }
    if said.is_empty() {
        return say!(language, "nobody had said anything on it", "niemand had er iets over gezegd").into();
    }
    Inline::joined(said, ", ")
}

/// What somebody on the panel wrote, if it may be shown.
fn written(
    shown: &Shown<'_>,
    disclosure: &mut Disclosure,
    place: &str,
    text: impl Fn(&maatstaf_crosscheck::ResolutionDocument) -> Option<&str>,
) -> Option<Block> {
    let text = text(shown.crosscheck.resolution()?.document())?;
    disclosure.show(Part::Reasons, place, text).map(|text| Block::Words(text.to_owned()))
}

fn after(shown: &Shown<'_>, settled: &Settlement) -> Block {
    let (language, levels) = (shown.language, shown.levels());
    let evidence = levels.lanes(&settled.evidence);
    let mut items = vec![Item::new(say!(
        language,
        "the evidence as settled: {evidence}",
        "het bewijs zoals beslist: {evidence}"
    ))];
    if let Some(judged) = &settled.judged {
        let judged = levels.judged(judged.level.as_deref());
        items.push(Item::new(say!(
            language,
            "the levels judged, as settled: {judged}",
            "de beoordeelde niveaus zoals beslist: {judged}"
        )));
    }
    let open = settled.open;
    let still = match open {
        0 => say!(language, "nothing contested is open", "niets betwists staat nog open"),
        _ => say!(language, "still open: {open} contested", "nog open: {open} betwist"),
    };
    let still = Inline::link(Anchor::new("contested"), still);
    items.push(Item::signed(if open == 0 { Sign::Met } else { Sign::Unsure }, still));
    Block::List(items)
}

fn decision(shown: &Shown<'_>, one: &DecisionAnswer, disclosure: &mut Disclosure) -> Block {
    let (language, levels) = (shown.language, shown.levels());
    let level = one.level.as_deref().map(|level| format!(" ({})", levels.reached(Some(level))));
    let name = one.name.to(language);
    let title = say!(language, "Decision: {name}", "Besluit: {name}") + &level.unwrap_or_default();
    let (by, on) = (join(&one.by, language), one.on);
    let facts = vec![
        (say!(language, "Decided by", "Besloten door"), Inline::text(format!("{by}, {on}"))),
        (
            say!(language, "By the evidence as settled", "Volgens het bewijs zoals beslist"),
            yes(shown, one.supported_by_evidence),
        ),
        (
            say!(language, "By the levels judged", "Volgens de beoordeelde niveaus"),
            one.supported_by_judgements.map_or_else(|| "–".into(), |one| yes(shown, one)),
        ),
    ];
    let mut blocks = vec![Block::Facts(facts)];
    let place = say!(language, "decision, reason", "besluit, motivering");
    blocks.extend(written(shown, disclosure, &place, |resolution| {
        resolution.decision.as_ref().map(|decision| decision.why.as_str())
    }));
    blocks.extend(asks(shown, disclosure));
    Block::Card { anchor: Anchor::new("decision"), title: title.into(), blocks }
}

/// What the panel asks for.
fn asks(shown: &Shown<'_>, disclosure: &mut Disclosure) -> Option<Block> {
    let language = shown.language;
    let document = shown.crosscheck.resolution()?.document();
    let mut items = Vec::new();
    for (number, ask) in (1..).zip(&document.decision.as_ref()?.asks) {
        let place = say!(language, "decision, request {number}", "besluit, verzoek {number}");
        items.extend(
            disclosure
                .show(Part::Reasons, &place, ask)
                .map(|text| Item::new(say!(language, "asked: {text}", "gevraagd: {text}"))),
        );
    }
    (!items.is_empty()).then_some(Block::List(items))
}

/// Whether something supports the decision.
fn yes(shown: &Shown<'_>, supported: bool) -> Inline {
    let said = if supported {
        say!(shown.language, "supported", "ondersteund")
    } else {
        say!(
            shown.language,
            "not supported: the panel's reason has to carry it",
            "niet ondersteund: de motivering van het panel moet het dragen"
        )
    };
    said.into()
}
