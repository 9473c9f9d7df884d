//! What would help most next.

use maatstaf::{Action, Gap, Proof, Step};
use maatstaf_document::say;

use super::Told;
use crate::content::{Block, Inline, Item, Section};
use crate::disclosure::{Disclosure, Part};

/// What the panel asks, and the steps that cost least to the level applied for.
pub(super) fn next(told: &Told<'_>, disclosure: &mut Disclosure) -> Option<Section> {
    let language = told.language;
    let title = say!(language, "What would help most next", "Wat nu het meest helpt");
    let section = Section::new("next", title);
    let gap = told.estimate.next_gap();
    let level = told.levels().reached(Some(gap.target()));
    let section = section.with_all(asked(told, disclosure));
    if gap.proof == Proof::OutOfReach {
        return None;
    }
    if gap.actions.is_empty() {
        return Some(section.paragraph(&say!(
            language,
            "For {level} nothing more is needed in the evidence: what was accepted carries it.",
            "Voor {level} is in het bewijs niets meer nodig: wat aanvaard is, draagt het."
        )));
    }
    let why = match gap.lane {
        maatstaf::Lane::Floor => say!(
            language,
            "With these steps everything that {level} asks is accepted.",
            "Met deze stappen is alles aanvaard wat {level} vraagt."
        ),
        _ => say!(
            language,
            "With these steps your evidence supports {level}. Take from them what suits your practice: there are other ways too.",
            "Met deze stappen ondersteunt je bewijs {level}. Pak eruit wat bij je praktijk past: er zijn ook andere wegen."
        ),
    };
    let steps = gap.actions.iter().zip(gap.lines(language)).map(|(action, line)| step(told, action, &line));
    let order = say!(
        language,
        "The steps that ask least come first; how much a step asks is an assumption of this project.",
        "De stappen die het minst vragen staan vooraan; hoeveel een stap vraagt, is een aanname van dit project."
    );
    Some(section.paragraph(&why).with(Block::Steps(steps.collect())).note(&order).note(&proof(&gap, told)))
}

fn proof(gap: &Gap, told: &Told<'_>) -> String {
    let (cost, proof) = (gap.cost(), gap.proof.sentence(told.language));
    say!(told.language, "Together they cost {cost}: {proof}.", "Samen kosten ze {cost}: {proof}.")
}

/// A step, with what each indicator in it is about and what evidence suits it.
fn step(told: &Told<'_>, action: &Action, line: &str) -> Item {
    let wording = told.levels().framework.wording(told.language);
    let numbers: Vec<u16> = match &action.step {
        Step::Link { indicator, .. } => vec![*indicator],
        Step::NewEvidence { indicators, .. } => indicators.clone(),
        Step::Ruling { claim } => claim.indicator.into_iter().collect(),
        Step::Corroboration { .. } => Vec::new(),
    };
    let added = matches!(action.step, Step::Link { .. } | Step::NewEvidence { .. });
    let about = numbers.iter().filter_map(|number| Some((number, wording.indicators.get(number)?)));
    let items = about.map(|(number, indicator)| {
        let (summary, evidence) = (&indicator.summary, &indicator.evidence);
        let said = told.levels().indicator(*number).and(format!(": {summary}"));
        let suits = say!(told.language, "Suitable evidence: {evidence}", "Passend bewijs: {evidence}");
        let suits = (added && !evidence.is_empty()).then(|| Item::new(suits));
        Item::new(said).with(suits)
    });
    Item::new(Inline::sentence(line)).with(items)
}

/// What the panel asks for, if that may be told.
fn asked(told: &Told<'_>, disclosure: &mut Disclosure) -> Vec<Block> {
    let language = told.language;
    let decision = told.answer.resolution.as_ref().and_then(|settled| settled.decision.as_ref());
    let Some(decision) = decision else { return Vec::new() };
    let mut items = Vec::new();
    for (number, ask) in (1..).zip(&decision.asks) {
        let place = say!(language, "decision, request {number}", "besluit, verzoek {number}");
        items.extend(disclosure.show(Part::Reasons, &place, &told.masked(ask)).map(Item::new));
    }
    let mut blocks = Vec::new();
    let place = say!(language, "decision, reason", "besluit, motivering");
    if let Some(why) = disclosure.show(Part::Reasons, &place, &told.masked(&decision.why)) {
        blocks.push(Block::Paragraph(say!(language, "The panel writes:", "Het panel schrijft:").into()));
        blocks.push(Block::Words(why.to_owned()));
    }
    if !items.is_empty() {
        blocks.push(Block::Paragraph(
            say!(language, "The panel asks you for:", "Het panel vraagt je om:").into(),
        ));
        blocks.push(Block::List(items));
    }
    blocks
}
