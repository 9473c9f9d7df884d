//! The comparison in brief.

use maatstaf_document::{Sign, say};

use super::shown::Shown;
use crate::content::{Anchor, Block, Inline, Item};

/// What stands above everything: who may see it, the level under all, and what it hangs on.
pub(super) fn lead(shown: &Shown<'_>) -> Vec<Block> {
    let (answer, language) = (&shown.answer, shown.language);
    let mut blocks = Vec::new();
    let head = shown.head().map(|section| section.blocks.as_slice()).unwrap_or_default();
    let warnings = head.iter().filter_map(|block| match block {
        Block::Note(note) => Some(Block::Paragraph(Inline::strong(note.to_string()))),
        _ => None,
    });
    blocks.extend(warnings);
    if answer.assessors.is_empty() {
        let nobody = head.iter().rev().find(|block| matches!(block, Block::Paragraph(_)));
        blocks.extend(nobody.cloned());
        return blocks;
    }
    let contested = say!(language, "What is contested", "Wat betwist is");
    let summed_up = shown.said(&contested).and_then(|section| section.blocks.first());
    blocks.extend(summed_up.cloned());
    blocks.push(Block::List(items(shown)));
    blocks
}

fn items(shown: &Shown<'_>) -> Vec<Item> {
    let (answer, language, levels) = (&shown.answer, shown.language, shown.levels());
    let mut items = Vec::new();
    let link = |to: &str, text: String| Inline::link(Anchor::new(to), text);
    if let Some(target) = &answer.target {
        let level = levels.reached(Some(target));
        items.push(Item::new(say!(language, "Applied for: {level}", "Aangevraagd: {level}")));
    }
    let all = levels.lanes(&answer.levels.evidence.all);
    let with_all = say!(language, "The evidence with all verdicts: ", "Het bewijs met alle oordelen: ");
    items.push(Item::new(Inline::text(with_all).and(link("overall", all))));
    if let Some(judged) = &answer.levels.judged.medians {
        let judged = levels.judged(judged.level.as_deref());
        let middle = say!(language, "The middle judgement: ", "Het middelste oordeel: ");
        items.push(Item::new(Inline::text(middle).and(link("categories", judged))));
    }
    let each = shown.numbered().zip(&answer.assessors).map(|((number, name, _), one)| {
        let overall = one.assessment.as_ref().and_then(|assessment| assessment.overall.as_ref());
        let (judged, evidence) = (levels.judged_or_dash(overall), levels.lanes(&one.evidence));
        let said = say!(
            language,
            ": judged {judged}, evidence {evidence}",
            ": beoordeeld {judged}, bewijs {evidence}"
        );
        Item::new(link(&format!("assessor-{number}"), name.to_owned()).and(said))
    });
    items.extend(each);
    if let Some(decision) = answer.resolution.as_ref().and_then(|settled| settled.decision.as_ref()) {
        let level = decision.level.as_deref().map(|level| format!(" ({})", levels.reached(Some(level))));
        let said = format!("{}{}", decision.name.to(language), level.unwrap_or_default());
        let decided = Inline::text(say!(language, "Decision: ", "Besluit: "));
        let sign = if decision.is_supported() { Sign::Plain } else { Sign::Unsure };
        items.push(Item::signed(sign, decided.and(link("settled", said))));
    }
    items
}
