//! How sure a level is, in words that name no occasion by its text.

use std::collections::BTreeMap;

use maatstaf::{EstimateDocument, Ground, Portfolio, Sureness};
use maatstaf_document::{Language, first_few, say};

use super::people::Assessors;
use super::words::{self, sentence};
use crate::content::{Anchor, Inline, Item, Section, Table, TableRow};
use crate::disclosure::Disclosure;

/// How many pieces of one occasion are named. This is this project's choice.
const NAMED: usize = 3;

/// The label and its reasons in one line. An occasion is named by its evidence: its own name is somebody's text.
pub(crate) fn sureness(sureness: &Sureness, portfolio: &Portfolio, language: Language) -> String {
    let reasons: Vec<String> =
        sureness.reasons.iter().map(|ground| reason(ground, portfolio, language, true)).collect();
    let (label, reasons) = (sureness.confidence.name(language), reasons.join("; "));
    sentence(&say!(language, "confidence {label}: {reasons}", "zekerheid {label}: {reasons}"))
}

/// How sure the whole is and each category, what it rests on, and what is left without each assessor.
pub(crate) fn sure_in_full(
    document: &EstimateDocument,
    portfolio: &Portfolio,
    disclosure: &mut Disclosure,
    language: Language,
) -> Section {
    let overall = &document.overall.sureness;
    let label = overall.confidence.name(language);
    let reasons = overall.reasons.iter();
    let reasons = reasons
        .map(|ground| Item::new(Inline::sentence(&sentence(&reason(ground, portfolio, language, false)))));
    let section = Section::new("sure", say!(language, "How sure", "Hoe zeker"))
        .paragraph(&say!(
            language,
            "Confidence in the overall level is {label}. That is a label by rule, with its reasons; no percentage is made up.",
            "De zekerheid van het niveau als geheel is {label}. Dat is een etiket volgens een regel, met redenen; er is geen percentage verzonnen."
        ))
        .with(crate::Block::List(reasons.collect()))
        .table(per_category(document, portfolio, language));
    if document.without_assessor.is_empty() {
        return section;
    }
    section.table(without_assessor(document, portfolio, disclosure, language))
}

fn per_category(document: &EstimateDocument, portfolio: &Portfolio, language: Language) -> Table {
    let framework = portfolio.framework();
    let columns = [
        say!(language, "Category", "Categorie"),
        say!(language, "Level", "Niveau"),
        say!(language, "Confidence", "Zekerheid"),
        say!(language, "Because", "Want"),
    ];
    let row = |one: &maatstaf::CategoryDocument| {
        let why = Anchor::why(&one.category, None);
        let reasons: Vec<String> =
            one.sureness.reasons.iter().map(|ground| reason(ground, portfolio, language, true)).collect();
        TableRow::new([
            Inline::link(why, framework.category_name(&one.category, language)),
            reached(one.estimate.as_deref(), &one.category, portfolio, language),
            Inline::text(one.sureness.confidence.name(language)),
            Inline::sentence(&reasons.join("; ")),
        ])
    };
    Table::new(say!(language, "How sure per category", "Hoe zeker per categorie"), columns)
        .rows(document.categories.iter().map(row))
}

fn reached(level: Option<&str>, category: &str, portfolio: &Portfolio, language: Language) -> Inline {
    Inline::link(Anchor::why(category, level), words::level(portfolio.framework(), level, language))
}

fn without_assessor(
    document: &EstimateDocument,
    portfolio: &Portfolio,
    disclosure: &mut Disclosure,
    language: Language,
) -> Table {
    let framework = portfolio.framework();
    let names = Assessors::of(portfolio, disclosure, language);
    let caption = say!(
        language,
        "The overall level without one assessor's rulings",
        "Het niveau als geheel zonder de oordelen van één assessor"
    );
    let columns = [
        say!(language, "Without", "Zonder"),
        say!(language, "Certain", "Zeker"),
        say!(language, "Estimate", "Schatting"),
        say!(language, "Possible", "Mogelijk"),
    ];
    let row = |one: &maatstaf::WithoutAssessor| {
        let level = |id: &Option<String>| words::level(framework, id.as_deref(), language);
        let name = names.name(&one.assessor).to_owned();
        TableRow::new([name, level(&one.floor), level(&one.estimate), level(&one.ceiling)])
    };
    Table::new(caption, columns).rows(document.without_assessor.iter().map(row))
}

/// A reason in a few words; the first few occasions of it, or all.
fn reason(ground: &Ground, portfolio: &Portfolio, language: Language, few: bool) -> String {
    let Ground::RestsOn { occasions } = ground else { return ground.sentence(language) };
    let mut pieces: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for item in &portfolio.document().evidence {
        pieces.entry(item.occasion()).or_default().push(&item.id);
    }
    for pieces in pieces.values_mut() {
        pieces.sort_unstable();
    }
    let names: Vec<String> = occasions
        .iter()
        .filter_map(|occasion| pieces.get(occasion.as_str()))
        .map(|pieces| occasion(pieces, language))
        .collect();
    let names = if few { first_few(names, language) } else { names.join(", ") };
    say!(language, "losing any one of {names} lowers it", "het verlies van één uit {names} verlaagt het")
}

fn occasion(pieces: &[&str], language: Language) -> String {
    let named: Vec<String> = pieces.iter().take(NAMED).map(|id| format!("`{id}`")).collect();
    let named = named.join(" + ");
    match pieces.len().saturating_sub(NAMED) {
        0 => named,
        more => say!(language, "{named} + {more} more", "{named} + nog {more}"),
    }
}
