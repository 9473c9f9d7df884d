//! One piece of evidence: facts, claims, rulings, and its text where that goes in.

use std::collections::BTreeMap;

use maatstaf::{Claim, ClaimName, Evidence, Policy, Portfolio, Status, Verdict};
use maatstaf_document::{Language, say};

use super::in_order;
use crate::content::{Anchor, Block, Inline, Span, Table, TableRow};
use crate::disclosure::{Disclosure, Part};
use crate::parts::people::Assessors;
use crate::parts::{Key, claim, key, linked_claim, words};

/// What is needed to write cards.
pub(super) struct Cards<'p, 'd> {
    portfolio: &'p Portfolio,
    statuses: Vec<(ClaimName, Status)>,
    assessors: Assessors,
    disclosure: &'d mut Disclosure,
    language: Language,
}

/// The pieces of each occasion, and the rulings on each piece.
struct Around<'p> {
    occasions: BTreeMap<&'p str, Vec<&'p str>>,
    verdicts: BTreeMap<&'p str, Vec<&'p Verdict>>,
}

impl<'p, 'd> Cards<'p, 'd> {
    pub(super) fn new(
        portfolio: &'p Portfolio,
        policy: &Policy,
        disclosure: &'d mut Disclosure,
        language: Language,
    ) -> Self {
        let assessors = Assessors::of(portfolio, disclosure, language);
        Self { portfolio, statuses: portfolio.statuses(policy), assessors, disclosure, language }
    }

    pub(super) fn all(&mut self) -> Vec<Block> {
        let statuses = std::mem::take(&mut self.statuses);
        let statuses: BTreeMap<Key<'_>, Status> =
            statuses.iter().map(|(claim, status)| (key(claim), *status)).collect();
        let portfolio = self.portfolio;
        let around = Around::of(portfolio);
        in_order(portfolio).into_iter().map(|item| self.card(item, &around, &statuses)).collect()
    }

    fn card(
        &mut self,
        item: &'p Evidence,
        around: &Around<'p>,
        statuses: &BTreeMap<Key<'_>, Status>,
    ) -> Block {
        let (id, language) = (&item.id, self.language);
        let mut blocks = vec![Block::Facts(self.facts(item, around))];
        let place = say!(language, "evidence `{id}`, text", "bewijsstuk `{id}`, tekst");
        blocks.extend(
            self.disclosure.show(Part::Texts, &place, &item.text).map(|text| Block::Words(text.to_owned())),
        );
        if !item.claims.is_empty() {
            blocks.push(Block::Table(self.claims(item, statuses)));
        }
        if let Some(verdicts) = around.verdicts.get(id.as_str()) {
            blocks.push(Block::Table(self.rulings(id, verdicts)));
        }
        let place = say!(language, "evidence `{id}`, title", "bewijsstuk `{id}`, titel");
        let title = self.disclosure.show(Part::Titles, &place, &item.title);
        let title = title.map_or_else(|| id.clone(), |title| format!("{id}: {title}"));
        Block::Card { anchor: Anchor::evidence(id), title: Inline::text(title), blocks }
    }

    fn facts(&mut self, item: &Evidence, around: &Around<'_>) -> Vec<(String, Inline)> {
        let language = self.language;
        let happened = self.portfolio.document().happened(item);
        let mut facts = vec![
            (say!(language, "Kind", "Soort"), Inline::text(item.kind.name(language))),
            (say!(language, "Verification", "Verificatie"), Inline::text(item.verification.name(language))),
        ];
        let days = [
            (say!(language, "Happened", "Gebeurd"), happened),
            (say!(language, "Written", "Geschreven"), item.written),
        ];
        let days = days.into_iter().filter_map(|(name, day)| Some((name, Inline::text(day?.to_string()))));
        facts.extend(days);
        facts.extend(self.occasion(item, around));
        let id = &item.id;
        let place = say!(language, "evidence `{id}`, context", "bewijsstuk `{id}`, context");
        let context = item.context().and_then(|text| self.disclosure.show(Part::Contexts, &place, text));
        facts.extend(context.map(|text| (say!(language, "Context", "Context"), Inline::text(text))));
        let place = say!(language, "evidence `{id}`, client", "bewijsstuk `{id}`, cliënt");
        let client = item.client.as_deref();
        let client = client.and_then(|text| self.disclosure.show(Part::Clients, &place, text));
        facts.extend(client.map(|text| (say!(language, "Client", "Cliënt"), Inline::text(text))));
        facts
    }

    /// The occasion by name where that names an entry of the ledger or a piece of evidence, or goes in; and the other pieces on it.
    fn occasion(&mut self, item: &Evidence, around: &Around<'_>) -> Option<(String, Inline)> {
        let (id, language, document) = (&item.id, self.language, self.portfolio.document());
        let others = around.occasions.get(item.occasion()).into_iter().flatten();
        let others =
            others.filter(|other| *other != id).map(|other| Inline::from(Span::Code((*other).to_owned())));
        let others = Inline::joined(others, ", ");
        let named = item.occasion.as_deref().map(str::trim).filter(|name| !name.is_empty());
        let known = |name: &&str| {
            let entry = document.ledger.as_ref().and_then(|ledger| ledger.day_of(name));
            entry.is_some() || document.evidence.iter().any(|other| other.id == **name)
        };
        let place = say!(language, "evidence `{id}`, occasion", "bewijsstuk `{id}`, gelegenheid");
        let name = match named.filter(known) {
            Some(known) => Some(Inline::from(Span::Code(known.to_owned()))),
            None => {
                named.and_then(|name| self.disclosure.show(Part::Contexts, &place, name)).map(Inline::text)
            }
        };
        let with =
            (!others.is_empty()).then(|| Inline::text(say!(language, "also of ", "ook van ")).and(others));
        let parts: Vec<Inline> = name.into_iter().chain(with).collect();
        let said = Inline::joined(parts, "; ");
        (!said.is_empty()).then(|| (say!(language, "Occasion", "Gelegenheid"), said))
    }

    fn claims(&mut self, item: &Evidence, statuses: &BTreeMap<Key<'_>, Status>) -> Table {
        let (language, id) = (self.language, &item.id);
        let explained = self.disclosure.includes(Part::Rationales);
        let mut columns = vec![
            say!(language, "Claim", "Claim"),
            say!(language, "What it is about", "Waar het over gaat"),
            say!(language, "Strength", "Sterkte"),
            say!(language, "Assessors", "Assessoren"),
        ];
        columns.extend(explained.then(|| say!(language, "Explanation", "Toelichting")));
        let mut claims: Vec<(ClaimName, &Claim)> =
            item.claims.iter().map(|claim| (ClaimName::new(id, claim), claim)).collect();
        claims.sort_by(|(a, _), (b, _)| key(a).cmp(&key(b)));
        let claims = claims.iter().enumerate();
        let rows: Vec<TableRow> =
            claims.map(|(at, (name, claim))| self.claim(at + 1, name, claim, statuses)).collect();
        let caption = say!(language, "Claims of {id}", "Claims van {id}");
        Table::new(caption, columns).rows(rows)
    }

    fn claim(
        &mut self,
        number: usize,
        name: &ClaimName,
        one: &Claim,
        statuses: &BTreeMap<Key<'_>, Status>,
    ) -> TableRow {
        let (language, framework, id) = (self.language, self.portfolio.framework(), &name.evidence);
        let place = say!(
            language,
            "evidence `{id}`, claim {number} of its card, theme",
            "bewijsstuk `{id}`, claim {number} van zijn kaart, thema"
        );
        let theme = one.theme.as_deref();
        let theme = theme.and_then(|theme| self.disclosure.show(Part::Contexts, &place, theme));
        let summary = one.indicator.and_then(|number| framework.wording(language).indicators.get(&number));
        let about = summary.map(|wording| wording.summary.as_str()).or(theme);
        let status = status_of(name, statuses).map(|status| words::status(status, language));
        let mut cells = vec![
            linked_claim(name, framework, language),
            Inline::text(about.unwrap_or("–")),
            Inline::text(words::strength(one.strength, language)),
            Inline::text(status.unwrap_or("–")),
        ];
        let place = say!(
            language,
            "evidence `{id}`, claim {number} of its card, explanation",
            "bewijsstuk `{id}`, claim {number} van zijn kaart, toelichting"
        );
        let rationale = one.rationale.as_deref();
        let rationale = rationale.and_then(|text| self.disclosure.show(Part::Rationales, &place, text));
        if self.disclosure.includes(Part::Rationales) {
            cells.push(Inline::text(rationale.unwrap_or("–")));
        }
        TableRow::new(cells)
    }

    fn rulings(&mut self, id: &str, verdicts: &[&Verdict]) -> Table {
        let language = self.language;
        let reasoned = self.disclosure.includes(Part::Reasons);
        let mut columns = vec![
            say!(language, "Claim", "Claim"),
            say!(language, "Assessor", "Assessor"),
            say!(language, "Ruling", "Oordeel"),
        ];
        columns.extend(reasoned.then(|| say!(language, "Reason", "Motivering")));
        let rows: Vec<TableRow> =
            verdicts.iter().enumerate().map(|(at, verdict)| self.ruling(id, at + 1, verdict)).collect();
        let caption = say!(language, "Rulings on {id}", "Oordelen over {id}");
        Table::new(caption, columns).rows(rows)
    }

    fn ruling(&mut self, id: &str, number: usize, verdict: &Verdict) -> TableRow {
        let language = self.language;
        let name = ClaimName {
            evidence: verdict.evidence.clone(),
            indicator: verdict.indicator,
            category: verdict.category.clone(),
            level: verdict.level.clone(),
            theme: verdict.theme.clone(),
        };
        let ruled = words::ruling(verdict.ruling, language);
        let ruled = match verdict.strength.map(maatstaf::Strength::get) {
            Some(strength) => say!(language, "{ruled}, strength {strength}", "{ruled}, sterkte {strength}"),
            None => ruled.to_owned(),
        };
        let mut cells = vec![
            claim(&name, self.portfolio.framework(), language),
            Inline::text(self.assessors.name(&verdict.assessor)),
            Inline::text(ruled),
        ];
        let place = say!(
            language,
            "evidence `{id}`, ruling {number} of its card, reason",
            "bewijsstuk `{id}`, oordeel {number} van zijn kaart, motivering"
        );
        let reason = self.disclosure.show(Part::Reasons, &place, &verdict.reason);
        if self.disclosure.includes(Part::Reasons) {
            cells.push(Inline::text(reason.unwrap_or("–")));
        }
        TableRow::new(cells)
    }
}

impl<'p> Around<'p> {
    fn of(portfolio: &'p Portfolio) -> Self {
        let document = portfolio.document();
        let mut occasions: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for item in in_order(portfolio) {
            occasions.entry(item.occasion()).or_default().push(&item.id);
        }
        let mut verdicts: BTreeMap<&str, Vec<&Verdict>> = BTreeMap::new();
        for verdict in &document.verdicts {
            verdicts.entry(&verdict.evidence).or_default().push(verdict);
        }
        for verdicts in verdicts.values_mut() {
            verdicts.sort_by(|a, b| {
                (a.indicator, &a.category, &a.level, &a.theme, &a.assessor).cmp(&(
                    b.indicator,
                    &b.category,
                    &b.level,
                    &b.theme,
                    &b.assessor,
                ))
            });
        }
        Self { occasions, verdicts }
    }
}

/// Where a claim stands. The portfolio's own name of a claim has its theme without white space around it.
fn status_of(claim: &ClaimName, statuses: &BTreeMap<Key<'_>, Status>) -> Option<Status> {
    let theme = claim.theme.as_deref().map(str::trim).filter(|theme| !theme.is_empty());
    let (evidence, indicator, category, level, _) = key(claim);
    statuses.get(&(evidence, indicator, category, level, theme)).copied()
}
