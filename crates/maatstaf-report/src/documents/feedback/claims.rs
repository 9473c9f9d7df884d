//! What was recognised, what was not, what is not agreed yet, and the evidence with all of it.

use std::collections::BTreeMap;

use maatstaf::{ClaimName, Evidence, Ruling, Status, Strength};
use maatstaf_document::{Sign, say};

use super::Told;
use crate::content::{Anchor, Block, Inline, Item, Section, Table, TableRow};
use crate::disclosure::{Disclosure, Part};
use crate::documents::comparison::named;
use crate::parts::{cell_of, key};

/// From this strength on an accepted claim is told as strong. This is this project's choice.
const STRONG: Strength = Strength::ANALYSES;

/// Accepted claims, each with the lowest strength at which it was.
type Accepted<'c> = Vec<(&'c ClaimName, Strength)>;

/// Accepted claims that are strong by everybody who ruled, category by category.
pub(super) fn strong(told: &Told<'_>) -> Option<Section> {
    let language = told.language;
    let least = STRONG.get();
    let title = say!(language, "What was recognised as strong", "Wat als sterk is herkend");
    let explained = say!(
        language,
        "Accepted by all who ruled on it, at strength {least} or more by the most careful of them.",
        "Aanvaard door iedereen die erover oordeelde, op sterkte {least} of hoger volgens de voorzichtigste van hen."
    );
    let mut section = Section::new("strong", title).paragraph(&explained);
    section = section.with_all(whole(told));
    let accepted = told.claims(Status::Accepted);
    let strong: Vec<(&ClaimName, Strength)> = accepted
        .iter()
        .filter_map(|claim| Some((claim, told.accepted_at(claim)?)))
        .filter(|(_, strength)| *strength >= STRONG)
        .collect();
    let framework = told.levels().framework;
    for category in framework.categories() {
        let here = strong
            .iter()
            .filter(|(claim, _)| cell_of(claim, framework).is_some_and(|(id, _)| id == category));
        let here: Vec<_> = here.copied().collect();
        if !here.is_empty() {
            let name = told.levels().category(category);
            let table = per_indicator(told, name, &here);
            section = section.section(Section::new(format!("strong-{category}"), name).table(table));
        }
    }
    (!accepted.is_empty()).then_some(section)
}

/// The pieces of which everything that they claim was accepted.
fn whole(told: &Told<'_>) -> Option<Block> {
    let mut pieces: BTreeMap<&str, bool> = BTreeMap::new();
    let statuses = told.statuses();
    for (claim, status) in &statuses {
        *pieces.entry(&claim.evidence).or_insert(true) &= *status == Status::Accepted;
    }
    let ids: Vec<Inline> =
        pieces.into_iter().filter(|(_, all)| *all).map(|(id, _)| Inline::code(id)).collect();
    let said = say!(
        told.language,
        "Everything that these pieces claim was accepted: ",
        "Van deze stukken is alles aanvaard wat ze claimen: "
    );
    (!ids.is_empty()).then(|| Block::Paragraph(Inline::text(said).and(Inline::joined(ids, ", "))))
}

fn per_indicator(told: &Told<'_>, caption: &str, claims: &[(&ClaimName, Strength)]) -> Table {
    let language = told.language;
    let mut rows: BTreeMap<(usize, u16, Option<&str>), Accepted<'_>> = BTreeMap::new();
    let framework = told.levels().framework;
    for (claim, strength) in claims {
        let height = cell_of(claim, framework).map_or(0, |(_, level)| framework.height(Some(level)));
        // The theme tells equivalent practices apart, whether it is shown or not.
        let theme = claim.theme.as_deref();
        rows.entry((height, claim.indicator.unwrap_or(u16::MAX), theme))
            .or_default()
            .push((claim, *strength));
    }
    let head = [
        say!(language, "Claim", "Claim"),
        say!(language, "What it is about", "Waar het over gaat"),
        say!(language, "Evidence (strength)", "Bewijsstuk (sterkte)"),
    ];
    let rows = rows.into_values().filter_map(|claims| {
        let (first, _) = claims.first()?;
        let evidence = claims.iter().map(|(claim, strength)| {
            Inline::code(claim.evidence.as_str()).and(format!(" ({})", strength.get()))
        });
        let cells = [told.levels().aspect(first), told.about(first).into(), Inline::joined(evidence, ", ")];
        Some(TableRow::new(cells).signed(Sign::Met))
    });
    Table::new(caption, head).rows(rows)
}

/// Claims that nobody who ruled accepts, or that the panel rejected, with why if that may be told.
pub(super) fn not_accepted(told: &Told<'_>, disclosure: &mut Disclosure) -> Option<Section> {
    let language = told.language;
    let rejected = told.claims(Status::Rejected);
    if rejected.is_empty() {
        return None;
    }
    let title = say!(language, "What was not accepted", "Wat niet aanvaard is");
    let with_reasons = disclosure.includes(Part::Reasons);
    let mut head =
        vec![say!(language, "Claim", "Claim"), say!(language, "What it is about", "Waar het over gaat")];
    head.extend(with_reasons.then(|| say!(language, "Why not", "Waarom niet")));
    let rows: Vec<TableRow> = rejected
        .iter()
        .map(|claim| {
            let reasons = told.reasons(claim, disclosure);
            let mut cells = vec![told.claim(claim), told.about(claim).into()];
            let why = if reasons.is_empty() { "–".to_owned() } else { reasons.join(" / ") };
            cells.extend(with_reasons.then(|| why.into()));
            TableRow::new(cells).signed(Sign::Unmet)
        })
        .collect();
    let explained = say!(
        language,
        "These pieces do not show this, in the eyes of all who ruled or of the panel as a whole. The same piece may well show something else.",
        "Deze stukken laten dit niet zien, in de ogen van iedereen die oordeelde of van het panel als geheel. Hetzelfde stuk kan best iets anders laten zien."
    );
    let section = Section::new("not-accepted", title.as_str()).paragraph(&explained);
    Some(section.table(Table::new(title, head).rows(rows)))
}

/// What is contested and not settled: without who thinks what.
pub(super) fn not_agreed(told: &Told<'_>) -> Option<Section> {
    let (language, levels) = (told.language, told.levels());
    let contested = told.claims(Status::Contested);
    let records = || told.answer.resolution.iter().flat_map(|settled| &settled.records);
    let settled = |category: &str| {
        records().filter_map(|one| one.category.as_ref()).any(|one| one.category == category)
    };
    let mut items = Vec::new();
    for one in &told.answer.categories {
        let here = contested.iter().filter(|claim| {
            cell_of(claim, levels.framework).is_some_and(|(category, _)| category == one.category)
        });
        let mut said: Vec<Inline> = here.map(|claim| told.claim(claim)).collect();
        let apart = told.answer.contested.iter();
        let apart =
            apart.filter(|cell| cell.category == one.category).any(|cell| cell.judged_apart.is_some());
        if apart && !settled(&one.category) {
            said.insert(0, say!(language, "the level of the category", "het niveau van de categorie").into());
        }
        if !said.is_empty() {
            let name = Inline::strong(levels.category(&one.category));
            items.push(Item::signed(Sign::Unsure, name.and(": ").and(Inline::joined(said, "; "))));
        }
    }
    let title = say!(language, "Not agreed yet", "Nog geen overeenstemming");
    let explained = say!(
        language,
        "On these the assessors do not agree yet. A second piece on the same theme, or a talk about this one, often settles it.",
        "Hierover zijn de assessoren het nog niet eens. Een tweede stuk over hetzelfde thema, of een gesprek over dit stuk, geeft vaak de doorslag."
    );
    (!items.is_empty())
        .then(|| Section::new("not-agreed", title).paragraph(&explained).with(Block::List(items)))
}

/// Every piece of evidence with where its claims stand, at `Anchor::evidence(id)`.
pub(super) fn evidence(told: &Told<'_>, disclosure: &mut Disclosure) -> Section {
    let language = told.language;
    let title = say!(language, "Your evidence", "Je bewijsstukken");
    let statuses = told.statuses();
    let head = [
        say!(language, "Evidence", "Bewijsstuk"),
        say!(language, "Kind", "Soort"),
        say!(language, "Accepted", "Aanvaard"),
        say!(language, "Not accepted", "Niet aanvaard"),
        say!(language, "Not agreed yet", "Nog geen overeenstemming"),
        say!(language, "Not ruled on", "Nog niet beoordeeld"),
    ];
    let mut items: Vec<&Evidence> = told.estimate.portfolio().document().evidence.iter().collect();
    items.sort_by(|a, b| a.id.cmp(&b.id));
    let rows = items.into_iter().map(|item| {
        let with = |wanted: Status| {
            let here =
                statuses.iter().filter(|(claim, status)| claim.evidence == item.id && *status == wanted);
            let here: Vec<Inline> = here.map(|(claim, _)| told.levels().aspect(claim)).collect();
            if here.is_empty() { "–".into() } else { Inline::joined(here, ", ") }
        };
        let id = &item.id;
        let place = say!(language, "evidence `{id}`, title", "bewijsstuk `{id}`, titel");
        let titled = disclosure.show(Part::Titles, &place, &item.title);
        let name = titled.map_or_else(|| id.clone(), |title| format!("{id}: {title}"));
        let cells = [
            Inline::text(name),
            Inline::text(item.kind.name(language)),
            with(Status::Accepted),
            with(Status::Rejected),
            with(Status::Contested),
            with(Status::Open),
        ];
        TableRow::new(cells).at(Anchor::evidence(id))
    });
    let rows: Vec<TableRow> = rows.collect();
    Section::new("evidence", title.as_str()).table(Table::new(title, head).rows(rows))
}

impl Told<'_> {
    /// Where each claim stands, in the order of the framework.
    fn statuses(&self) -> Vec<(ClaimName, Status)> {
        let framework = self.levels().framework;
        let mut all = self.estimate.portfolio().statuses(self.estimate.policy());
        let rank = |claim: &ClaimName| {
            let (category, level) = cell_of(claim, framework).unwrap_or_default();
            let category = framework.categories().iter().position(|id| id == category);
            (category, framework.height(Some(level)), claim.indicator.unwrap_or(u16::MAX))
        };
        all.sort_by(|(a, _), (b, _)| (rank(a), key(a)).cmp(&(rank(b), key(b))));
        all
    }

    /// The claims that stand somewhere.
    fn claims(&self, wanted: Status) -> Vec<ClaimName> {
        self.statuses().into_iter().filter(|(_, status)| *status == wanted).map(|(claim, _)| claim).collect()
    }

    fn claim(&self, claim: &ClaimName) -> Inline {
        self.levels().claim(claim, self.themes)
    }

    /// What an indicator is about, or the theme of an equivalent practice where it may be shown.
    fn about(&self, claim: &ClaimName) -> String {
        let wording = self.levels().framework.wording(self.language);
        let summary = claim.indicator.and_then(|number| wording.indicators.get(&number));
        let theme = claim.theme.as_deref().filter(|_| self.themes);
        summary.map(|wording| wording.summary.as_str()).or(theme).unwrap_or("–").to_owned()
    }

    /// The lowest strength at which a claim was accepted.
    fn accepted_at(&self, claim: &ClaimName) -> Option<Strength> {
        let document = self.estimate.portfolio().document();
        let item = document.evidence.iter().find(|item| item.id == claim.evidence)?;
        let claims = item.claims.iter();
        let mut own = claims.filter(|one| same(&ClaimName::new(item.id.as_str(), one), claim));
        let claimed = own.next()?.strength;
        let accepted = document.verdicts.iter().filter(|one| one.ruling == Ruling::Accept);
        let accepted = accepted.filter(|one| same(&named(one), claim));
        accepted.map(|one| one.strength.unwrap_or(claimed)).min()
    }

    /// Why a claim was not accepted: what the panel wrote if it settled it, else what those who ruled wrote, in the order of the alphabet.
    fn reasons(&self, claim: &ClaimName, disclosure: &mut Disclosure) -> Vec<String> {
        let settled = self.answer.resolution.iter().flat_map(|settled| &settled.records);
        let settled = settled.filter(|one| one.claim.as_ref().is_some_and(|own| same(&own.claim, claim)));
        let mut reasons: Vec<String> = settled.map(|one| one.why.clone()).collect();
        if reasons.is_empty() {
            let all = self.crosscheck.estimate();
            let verdicts = all.portfolio().document().verdicts.iter();
            let own = verdicts.filter(|one| one.ruling == Ruling::Reject && same(&named(one), claim));
            reasons.extend(own.map(|one| one.reason.trim().to_owned()));
        }
        let mut reasons: Vec<String> = reasons.iter().map(|reason| self.masked(reason)).collect();
        reasons.sort();
        reasons.dedup();
        let label = self.levels().claim(claim, false);
        let mut shown = Vec::new();
        for (number, reason) in (1..).zip(&reasons) {
            let place = say!(self.language, "{label}, reason {number}", "{label}, motivering {number}");
            shown.extend(disclosure.show(Part::Reasons, &place, reason).map(str::to_owned));
        }
        shown
    }
}

/// Whether two names are of one claim. A theme may stand with white space around it.
fn same(one: &ClaimName, other: &ClaimName) -> bool {
    let trimmed = |claim: &ClaimName| {
        let theme =
            claim.theme.as_deref().map(str::trim).filter(|theme| !theme.is_empty()).map(str::to_owned);
        ClaimName { theme, ..claim.clone() }
    };
    trimmed(one) == trimmed(other)
}
