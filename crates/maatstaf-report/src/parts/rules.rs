//! The thresholds of a policy, said to be a choice.

use maatstaf::{EmptyCells, Framework, Policy, PolicyDocument, Strength, Verification};
use maatstaf_document::{Language, say};
use strum::IntoEnumIterator;

use super::words;
use crate::Block;
use crate::content::{Inline, Section, Table, TableRow};

/// The thresholds, level by level, at `rules`.
pub(crate) fn rules(policy: &PolicyDocument, framework: &Framework, language: Language) -> Section {
    let (id, holder) = (&policy.id, &framework.facts().holder);
    let own = Policy::ids().any(|known| known == id);
    let whose = if own {
        say!(
            language,
            "{holder} publishes no arithmetic for passing. The numbers below are those of policy `{id}`; they are Maatstaf's choice, not {holder}'s.",
            "{holder} publiceert geen rekenregel om te slagen. De getallen hieronder horen bij beleid `{id}`; ze zijn een keuze van Maatstaf, niet van {holder}."
        )
    } else {
        say!(
            language,
            "{holder} publishes no arithmetic for passing. The numbers below are those of policy `{id}`; they are the choice of whoever wrote it, not {holder}'s.",
            "{holder} publiceert geen rekenregel om te slagen. De getallen hieronder horen bij beleid `{id}`; ze zijn een keuze van wie het schreef, niet van {holder}."
        )
    };
    let section = Section::new("rules", say!(language, "Rules and thresholds", "Regels en drempels"))
        .paragraph(&whose)
        .with(Block::Paragraph(Inline::text(policy.about.to(language))))
        .table(per_level(policy, framework, language))
        .table(credit(policy, language));
    section.with(Block::Facts(choices(policy, language)))
}

/// The numbers per level, a row each.
fn per_level(policy: &PolicyDocument, framework: &Framework, language: Language) -> Table {
    let gates = &policy.gates;
    let rows = [
        (say!(language, "Aspects, at most", "Aspecten, hooguit"), &policy.breadth.most),
        (
            say!(language, "An aspect counts from credit", "Een aspect telt vanaf krediet"),
            &policy.credit.least,
        ),
        (say!(language, "Depth, in credit", "Diepte, in krediet"), &policy.depth.least),
        (
            say!(language, "Categories that may stay below", "Categorieën die eronder mogen blijven"),
            &policy.overall.exceptions,
        ),
        (words::gate("contexts", language).to_owned(), &gates.contexts),
        (words::gate("kinds", language).to_owned(), &gates.kinds),
        (words::gate("corroborated", language).to_owned(), &gates.corroborated),
    ];
    let levels = framework.levels();
    let row = |(name, list): (String, &Vec<u32>)| {
        let value = |at: usize| list.get(at).or(list.last()).map_or_else(|| "–".to_owned(), u32::to_string);
        TableRow::new(std::iter::once(name).chain((0..levels.len()).map(value)))
    };
    let caption = say!(language, "Thresholds per level", "Drempels per niveau");
    Table::new(caption, [say!(language, "Threshold", "Drempel")])
        .numbers(levels.iter().map(|level| framework.level_name(level, language)))
        .rows(rows.into_iter().filter(|(_, list)| list.iter().any(|number| *number > 0)).map(row))
}

/// What a claim is worth at most, by who stands behind it.
fn credit(policy: &PolicyDocument, language: Language) -> Table {
    let caption = say!(language, "What a claim counts for at most", "Waar een claim hooguit voor telt");
    let rows = Verification::iter().zip(policy.credit.by_verification).map(|(verification, most)| {
        let name = words::capital(verification.name(language));
        TableRow::new([name, most.to_string()])
    });
    Table::new(caption, [say!(language, "Verification", "Verificatie")])
        .numbers([say!(language, "Credit, at most", "Krediet, hooguit")])
        .rows(rows)
}

/// What the policy chooses besides, whatever the level.
fn choices(policy: &PolicyDocument, language: Language) -> Vec<(String, Inline)> {
    let quorum = policy.quorum;
    let facts = [
        (say!(language, "Breadth asked for", "Gevraagde breedte"), share(policy, language)),
        (say!(language, "Credit of a claim", "Krediet van een claim"), worth(language)),
        (
            say!(language, "A category may stay behind by", "Een categorie mag achterblijven met"),
            words::levels(policy.overall.slack, language),
        ),
        (
            say!(language, "Equivalent practice counts", "Gelijkwaardige praktijk telt"),
            yes(policy.equivalence, language),
        ),
        (
            say!(language, "Counts for lower levels too", "Telt ook voor lagere niveaus"),
            yes(policy.downward_credit, language),
        ),
        (
            say!(language, "A level without indicators asks", "Een niveau zonder indicatoren vraagt"),
            empty(policy, language),
        ),
        (say!(language, "Acceptances needed", "Nodige aanvaardingen"), quorum.to_string()),
        (say!(language, "Evidence counts", "Bewijs telt"), window(policy, language)),
    ];
    facts.into_iter().map(|(name, fact)| (name, Inline::text(fact))).collect()
}

fn share(policy: &PolicyDocument, language: Language) -> String {
    let share = policy.breadth.share_percent;
    say!(
        language,
        "{share} % of the indicators that apply, rounded up, and never more than the table says",
        "{share} % van de indicatoren die gelden, naar boven afgerond, en nooit meer dan de tabel zegt"
    )
}

fn worth(language: Language) -> String {
    let strengths = (1..=4).filter_map(Strength::new).map(|strength| words::strength(strength, language));
    let strengths = strengths.collect::<Vec<_>>().join("; ");
    say!(
        language,
        "the lower of its strength and what its verification allows; strength is {strengths}",
        "het laagste van zijn sterkte en wat de verificatie toelaat; sterkte is {strengths}"
    )
}

fn empty(policy: &PolicyDocument, language: Language) -> String {
    match policy.empty_cells {
        EmptyCells::Carry => {
            say!(language, "nothing beyond the level below", "niets boven het niveau eronder")
        }
        EmptyCells::RequireEquivalence => {
            say!(language, "one equivalent practice", "één gelijkwaardige praktijk")
        }
    }
}

fn window(policy: &PolicyDocument, language: Language) -> String {
    policy.window_months.map_or_else(
        || say!(language, "however old it is", "hoe oud het ook is"),
        |months| say!(language, "up to {months} months back", "tot {months} maanden terug"),
    )
}

fn yes(holds: bool, language: Language) -> String {
    if holds { say!(language, "yes", "ja") } else { say!(language, "no", "nee") }
}
