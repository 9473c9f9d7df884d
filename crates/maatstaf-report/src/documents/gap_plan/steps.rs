//! The steps one by one, each with what it asks, why it helps, and room to plan it.

use maatstaf::{Action, Evidence, Framework, Gap, IndicatorWording, Portfolio, Step};
use maatstaf_document::{Language, say};

use super::gains::{Stages, changed};
use crate::content::{Anchor, Block, Inline, Item, Section, Span};
use crate::disclosure::{Disclosure, Part};
use crate::documents::self_assessment::numbers;
use crate::parts::words::sentence;

/// A card per step, cheapest first.
pub(super) fn steps(
    gap: &Gap,
    stages: &Stages,
    portfolio: &Portfolio,
    disclosure: &mut Disclosure,
    language: Language,
) -> Section {
    let section = Section::new("steps", say!(language, "The steps", "De stappen")).paragraph(&say!(
        language,
        "Cheapest first. Numbers before and after an arrow show what a counter has before and after the step, when the steps above it have been taken.",
        "De goedkoopste eerst. Getallen voor en na een pijl laten zien wat een teller heeft voor en na de stap, als de stappen erboven gezet zijn."
    ));
    let cards = gap.actions.iter().zip(gap.lines(language)).enumerate().map(|(at, (action, line))| {
        let gains = stages.around(at).map(|around| changed(around, gap, portfolio.framework(), language));
        card((at + 1, &line), action, gains.unwrap_or_default(), portfolio, disclosure, language)
    });
    let cards: Vec<Block> = cards.collect();
    section.with_all(cards)
}

fn card(
    (number, line): (usize, &str),
    action: &Action,
    gains: Vec<Inline>,
    portfolio: &Portfolio,
    disclosure: &mut Disclosure,
    language: Language,
) -> Block {
    let framework = portfolio.framework();
    let title = Inline::text(format!("{number}. ")).and(Inline::sentence(&sentence(line)));
    let mut blocks = vec![Block::Facts(facts(action, portfolio, disclosure, language))];
    if gains.is_empty() {
        blocks.push(Block::Paragraph(Inline::text(say!(
            language,
            "By itself it moves no counter that is not full: it counts together with a later step.",
            "Op zichzelf verandert dit geen teller die nog niet vol is: het telt samen met een latere stap."
        ))));
    } else {
        blocks.push(Block::Paragraph(Inline::text(say!(language, "What it moves:", "Wat het verandert:"))));
        blocks.push(Block::List(gains.into_iter().map(Item::new).collect()));
    }
    for number in numbers(&action.step) {
        let wording = framework.wording(language).indicators.get(&number);
        blocks.extend(wording.map(|wording| indicator(number, wording, language)).into_iter().flatten());
    }
    blocks.push(Block::Blank {
        asked: say!(language, "By when, and with whom?", "Wanneer klaar, en met wie?"),
        lines: 1,
    });
    Block::Card { anchor: Anchor::new(format!("step-{number}")), title, blocks }
}

fn facts(
    action: &Action,
    portfolio: &Portfolio,
    disclosure: &mut Disclosure,
    language: Language,
) -> Vec<(String, Inline)> {
    let framework = portfolio.framework();
    let purpose = action.serves.as_ref().map_or_else(
        || {
            let whole = say!(language, "the portfolio as a whole", "het portfolio als geheel");
            Inline::link(Anchor::new("overall"), whole)
        },
        |id| Inline::link(Anchor::why(id, None), framework.category_name(id, language)),
    );
    let mut facts = vec![
        (say!(language, "It serves", "Het dient"), purpose),
        (say!(language, "Cost", "Kosten"), Inline::text(action.cost.to_string())),
    ];
    let id = match &action.step {
        Step::Ruling { claim } => Some(&claim.evidence),
        Step::Link { from, .. } => Some(&from.evidence),
        Step::Corroboration { evidence } => Some(evidence),
        Step::NewEvidence { .. } => None,
    };
    let item = id.and_then(|id| portfolio.document().evidence.iter().find(|item| item.id == *id));
    facts.extend(
        item.map(|item| (say!(language, "Evidence", "Bewijsstuk"), named(item, disclosure, language))),
    );
    if let Step::NewEvidence { category, level, by_equivalence, .. } = &action.step {
        facts.push((say!(language, "At", "Op"), cell(category, level, framework, language)));
        if *by_equivalence {
            let practice = say!(
                language,
                "practice of the kind that this level asks for, whatever indicator it comes closest to",
                "praktijk van het soort dat dit niveau vraagt, bij welke indicator die ook het dichtst ligt"
            );
            facts.push((say!(language, "By equivalence", "Als gelijkwaardig"), Inline::text(practice)));
        }
    }
    facts
}

/// A piece of evidence with its kind and who stands behind it, and its title where that goes in.
fn named(item: &Evidence, disclosure: &mut Disclosure, language: Language) -> Inline {
    let id = &item.id;
    let (kind, verification) = (item.kind.name(language), item.verification.name(language));
    let place = say!(language, "evidence `{id}`, title", "bewijsstuk `{id}`, titel");
    let title = disclosure.show(Part::Titles, &place, &item.title);
    let title = title.map_or_else(String::new, |title| format!(" {title}"));
    Inline::from(Span::Code(id.clone())).and(format!("{title} ({}, {verification})", kind.to_lowercase()))
}

fn cell(category: &str, level: &str, framework: &Framework, language: Language) -> Inline {
    let name = framework.category_name(category, language);
    let level_name = framework.level_name(level, language);
    Inline::link(Anchor::why(category, Some(level)), format!("{name}, {level_name}"))
}

/// What an indicator is, what one would see, and what kind of evidence suits it.
fn indicator(number: u16, wording: &IndicatorWording, language: Language) -> Vec<Block> {
    let name = say!(language, "CI {number}", "VI {number}");
    let mut blocks =
        vec![Block::Paragraph(Inline::from(Span::Strong(name)).and(format!(" {}", wording.summary)))];
    if !wording.signals.is_empty() {
        blocks.push(Block::List(wording.signals.iter().map(|signal| Item::new(signal.as_str())).collect()));
    }
    if !wording.evidence.is_empty() {
        let suits = say!(language, "What suits: ", "Wat past: ");
        blocks.push(Block::Paragraph(Inline::text(suits).and(wording.evidence.as_str())));
    }
    blocks
}
