//! The mapping: indicators up to the level applied for, with the evidence that claims them, category by category.

use std::collections::BTreeMap;

use maatstaf::{Claim, ClaimName, Estimate};
use maatstaf_document::say;

use super::dossier::Dossier;
use crate::content::{Anchor, Block, Inline, Section, Table, TableRow};
use crate::disclosure::{Disclosure, Part};
use crate::parts::claim;

/// The mapping of evidence to the framework, at `mapping`, with a section for each category at `mapping-<category>`.
pub(crate) fn mapping(dossier: &Dossier<'_>, estimate: &Estimate, disclosure: &mut Disclosure) -> Section {
    let language = dossier.language;
    let framework = dossier.framework();
    let title = say!(language, "Evidence against the framework", "Bewijs naast het raamwerk");
    let section = Section::new("mapping", title).on_new_page();
    let equivalence = framework.wording(language).equivalence.as_str();
    let section = if equivalence.is_empty() { section } else { section.paragraph(equivalence) };
    let section = section
        .paragraph(&say!(
            language,
            "So no row below has to be filled: an empty one says that no evidence names that indicator, not that something is missing. Practice of the same kind stands as equivalent practice under its level.",
            "Geen rij hieronder hoeft dus gevuld te zijn: een lege zegt dat geen bewijsstuk die indicator noemt, niet dat er iets ontbreekt. Praktijk van dezelfde soort staat als gelijkwaardige praktijk bij het niveau."
        ))
        .table(overview(dossier, estimate));
    framework.categories().iter().fold(section, |section, category| {
        section.section(of_category(dossier, estimate, category, disclosure))
    })
}

/// The levels up to the one applied for; all of them where the scheme goes with another framework or none.
fn levels<'d>(dossier: &Dossier<'d>) -> &'d [String] {
    let levels = dossier.framework().levels();
    let wanted = dossier.framework_level().or(dossier.document().target.as_deref());
    let place = wanted.and_then(|wanted| levels.iter().position(|level| level == wanted));
    place.and_then(|place| levels.get(..=place)).unwrap_or(levels)
}

/// The evidence that claims each indicator, and each cell by equivalence, as far as it was there on the day of reading.
#[derive(Debug, Default)]
struct Claimed<'d> {
    indicators: BTreeMap<u16, Vec<&'d str>>,
    cells: BTreeMap<(&'d str, &'d str), Vec<&'d str>>,
}

impl<'d> Claimed<'d> {
    fn new(dossier: &Dossier<'d>) -> Self {
        let mut claimed = Self::default();
        let document = dossier.document();
        for item in document.evidence.iter().filter(|item| dossier.was_there(item)) {
            for claim in &item.claims {
                let ids = match (claim.indicator, &claim.category, &claim.level) {
                    (Some(number), ..) => claimed.indicators.entry(number).or_default(),
                    (None, Some(category), Some(level)) => {
                        claimed.cells.entry((category, level)).or_default()
                    }
                    _ => continue,
                };
                if !ids.contains(&item.id.as_str()) {
                    ids.push(&item.id);
                }
            }
        }
        claimed
    }

    /// How many indicators of a cell some evidence claims.
    fn count(&self, cell: &[u16]) -> usize {
        cell.iter().filter(|number| self.indicators.contains_key(number)).count()
    }
}

fn overview(dossier: &Dossier<'_>, estimate: &Estimate) -> Table {
    let (language, framework) = (dossier.language, dossier.framework());
    let claimed = Claimed::new(dossier);
    let levels = levels(dossier);
    let head = [
        say!(language, "Category", "Categorie"),
        say!(language, "Level that the evidence supports", "Niveau dat het bewijs draagt"),
    ];
    let names = levels.iter().map(|level| framework.level_name(level, language));
    let caption = say!(
        language,
        "Indicators that evidence names, of those that there are, per level",
        "Indicatoren die bewijsstukken noemen, van hoeveel er zijn, per niveau"
    );
    let rows = framework.categories().iter().map(|category| {
        let place = Anchor::new(format!("mapping-{category}"));
        let counts = levels.iter().map(|level| {
            let cell = framework.cell(category, level).unwrap_or_default();
            let (have, all) = (claimed.count(cell), cell.len());
            let words = say!(language, "{have} of {all}", "{have} van {all}");
            if all == 0 { Inline::text("–") } else { Inline::link(place.clone(), words) }
        });
        let name = Inline::link(place.clone(), framework.category_name(category, language));
        TableRow::new([name, supported(dossier, estimate, category)].into_iter().chain(counts))
    });
    Table::new(caption, head).numbers(names).rows(rows)
}

/// The level that the evidence supports in a category, leading to why.
fn supported(dossier: &Dossier<'_>, estimate: &Estimate, category: &str) -> Inline {
    let language = dossier.language;
    let level = estimate.category(category).and_then(|one| one.level());
    let none = say!(language, "not yet evidenced", "nog niet aangetoond");
    let name = level.map_or(none.as_str(), |level| dossier.framework().level_name(level, language));
    Inline::link(Anchor::why(category, level), name)
}

fn of_category(
    dossier: &Dossier<'_>,
    estimate: &Estimate,
    category: &str,
    disclosure: &mut Disclosure,
) -> Section {
    let (language, framework) = (dossier.language, dossier.framework());
    let name = framework.category_name(category, language);
    let said = say!(language, "Level that the evidence supports: ", "Niveau dat het bewijs draagt: ");
    let level = Inline::text(said).and(supported(dossier, estimate, category));
    let claimed = Claimed::new(dossier);
    let head = [
        say!(language, "Indicator", "Indicator"),
        say!(language, "Level", "Niveau"),
        say!(language, "In short", "In het kort"),
        say!(language, "Evidence", "Bewijs"),
    ];
    let mut table = Table::new(name, head);
    for level in levels(dossier) {
        for number in framework.cell(category, level).unwrap_or_default() {
            table = table.row(indicator(dossier, &claimed, level, *number, disclosure));
        }
        table = table.rows(equivalent(dossier, &claimed, category, level));
    }
    let section = Section::new(format!("mapping-{category}"), name).with(Block::Paragraph(level));
    if table.rows.is_empty() { section } else { section.table(table) }
}

fn indicator(
    dossier: &Dossier<'_>,
    claimed: &Claimed<'_>,
    level: &str,
    number: u16,
    disclosure: &mut Disclosure,
) -> TableRow {
    let (language, framework) = (dossier.language, dossier.framework());
    let summary = framework.wording(language).indicators.get(&number);
    let summary = summary.map_or("", |wording| wording.summary.as_str());
    let cells = [
        Inline::text(say!(language, "CI {number}", "VI {number}")),
        Inline::text(framework.level_name(level, language)),
        Inline::text(summary),
        evidence(claimed.indicators.get(&number)).and(not_applicable(dossier, number, disclosure)),
    ];
    TableRow::new(cells).at(Anchor::new(format!("mapping-indicator-{number}")))
}

/// That an indicator does not apply, and why where that goes in.
fn not_applicable(dossier: &Dossier<'_>, number: u16, disclosure: &mut Disclosure) -> Inline {
    let language = dossier.language;
    let Some(declared) = dossier.document().not_applicable.iter().find(|one| one.indicator == number) else {
        return Inline::default();
    };
    let place = say!(
        language,
        "indicator {number}, why it does not apply",
        "indicator {number}, waarom die niet van toepassing is"
    );
    let why = disclosure.show(Part::Rationales, &place, &declared.reason);
    let why = why.map(|why| format!(": {why}")).unwrap_or_default();
    Inline::text(say!(language, "does not apply{why}", "niet van toepassing{why}"))
}

/// The row of a cell's equivalent practice, where there is some.
fn equivalent(dossier: &Dossier<'_>, claimed: &Claimed<'_>, category: &str, level: &str) -> Option<TableRow> {
    let language = dossier.language;
    let ids = claimed.cells.get(&(category, level))?;
    let cells = [
        Inline::text(say!(language, "Equivalent", "Gelijkwaardig")),
        Inline::text(dossier.framework().level_name(level, language)),
        Inline::text(say!(
            language,
            "Practice of this kind, shown in another way",
            "Praktijk van deze soort, op een andere manier getoond"
        )),
        evidence(Some(ids)),
    ];
    Some(TableRow::new(cells).at(Anchor::new(format!("mapping-{category}-{level}"))))
}

fn evidence(ids: Option<&Vec<&str>>) -> Inline {
    let ids = ids.into_iter().flatten();
    Inline::joined(ids.map(|id| Inline::code(*id)), ", ")
}

/// A claim that leads to its row in the mapping, or to why its level holds where it lies above the level applied for.
pub(super) fn claim_link(dossier: &Dossier<'_>, made: &Claim) -> Inline {
    let (language, framework) = (dossier.language, dossier.framework());
    let name = ClaimName {
        evidence: String::new(),
        indicator: made.indicator,
        category: made.category.clone(),
        level: made.level.clone(),
        theme: None,
    };
    let words = claim(&name, framework, language).to_string();
    let found = made.indicator.and_then(|number| framework.indicator(number));
    let cell = found.map(|one| (one.category.as_str(), one.level.as_str()));
    let Some((category, level)) = cell.or_else(|| Some((made.category.as_deref()?, made.level.as_deref()?)))
    else {
        return Inline::text(words);
    };
    let within = levels(dossier).iter().any(|known| known == level);
    let anchor = match made.indicator {
        Some(number) if within => Anchor::new(format!("mapping-indicator-{number}")),
        None if within => Anchor::new(format!("mapping-{category}-{level}")),
        _ => Anchor::why(category, Some(level)),
    };
    Inline::link(anchor, words)
}
