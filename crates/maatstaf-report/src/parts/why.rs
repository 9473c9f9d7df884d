//! Why each category has its level: the rule, the threshold, the evidence that counted, and what is missing.

mod cell;
mod overall;
mod short;

use std::collections::BTreeMap;

use maatstaf::{
    CategoryExplanationDocument, CellDocument, ClaimName, Estimate, Explanation, Framework, Lane,
    LevelDocument, PolicyDocument, Portfolio, Status,
};
use maatstaf_document::{Language, say};

pub(crate) use self::short::why_in_short;
use super::claim::{Key, key};
use super::sure::sureness;
use super::words::sentence;
use crate::content::{Anchor, Inline, Item, Section};

/// The explanation of every category and cell in a lane, at `Anchor::why(category, level)`, and of the whole, at `overall`.
pub(crate) fn why(estimate: &Estimate, lane: Lane, language: Language) -> Section {
    let explanation = estimate.explain(lane);
    let document = explanation.document();
    let writer = Writer::new(estimate, &explanation, language);
    let section = Section::new("why", say!(language, "Why", "Waarom"))
        .paragraph(&say!(
            language,
            "Per category and level: what is asked, what there is, and which claims fill it. In the tables a number is what a claim adds; words say why it adds nothing.",
            "Per categorie en niveau: wat er gevraagd wordt, wat er is, en welke claims dat vullen. Een getal in de tabellen is wat een claim toevoegt; woorden zeggen waarom hij niets toevoegt."
        ))
        .section(overall::overall(&writer, &document.estimate));
    let pairs = document.categories.iter().zip(&document.estimate.categories);
    pairs.fold(section, |section, (category, estimated)| {
        let sure =
            (lane == Lane::Estimate).then(|| sureness(&estimated.sureness, estimate.portfolio(), language));
        section.section(writer.category(category, &estimated.levels, sure.as_deref()))
    })
}

/// What is needed to explain cells.
struct Writer<'e> {
    portfolio: &'e Portfolio,
    framework: &'e Framework,
    policy: &'e PolicyDocument,
    explanation: &'e Explanation,
    statuses: Vec<(ClaimName, Status)>,
    language: Language,
}

impl<'e> Writer<'e> {
    fn new(estimate: &'e Estimate, explanation: &'e Explanation, language: Language) -> Self {
        let portfolio = estimate.portfolio();
        Self {
            portfolio,
            framework: portfolio.framework(),
            policy: estimate.policy().document(),
            explanation,
            statuses: portfolio.statuses(estimate.policy()),
            language,
        }
    }

    fn category(
        &self,
        category: &CategoryExplanationDocument,
        levels: &[LevelDocument],
        sure: Option<&str>,
    ) -> Section {
        let (id, language) = (&category.category, self.language);
        let mut section =
            Section::new(Anchor::why(id, None).id(), self.framework.category_name(id, language));
        if let Some(line) = self.explanation.category_line(id, language) {
            section = section.paragraph(&sentence(&line));
        }
        if let Some(sure) = sure {
            section = section.paragraph(sure);
        }
        let more = [
            (&category.not_certain, say!(language, "Not certain yet", "Nog niet zeker")),
            (&category.could_rise, say!(language, "Could count for more", "Kan zwaarder gaan tellen")),
        ];
        let more: Vec<Item> = more
            .into_iter()
            .filter(|(claims, _)| !claims.is_empty())
            .map(|(claims, what)| Item::new(Inline::text(format!("{what}: ")).and(self.grouped(claims))))
            .collect();
        if !more.is_empty() {
            section = section.with(crate::Block::List(more));
        }
        let next = self.framework.height(category.level.as_deref());
        let statuses = self.statuses();
        let cells = category.cells.iter().zip(levels).enumerate();
        cells.fold(section, |section, (at, (cell, asked))| {
            section.section(self.cell(id, (at, next), (cell, asked), &statuses))
        })
    }

    fn statuses(&self) -> BTreeMap<Key<'_>, Status> {
        self.statuses.iter().map(|(claim, status)| (key(claim), *status)).collect()
    }

    /// Claims by the evidence that makes them.
    fn grouped(&self, claims: &[ClaimName]) -> Inline {
        grouped(claims.iter(), self.framework, self.language)
    }

    /// The least credit with which an aspect counts at a level.
    fn least(&self, level: usize) -> u32 {
        let least = &self.policy.credit.least;
        least.get(level).or(least.last()).copied().unwrap_or_default()
    }
}

/// Claims by the evidence that makes them, each piece once.
fn grouped<'c>(
    claims: impl Iterator<Item = &'c ClaimName>,
    framework: &Framework,
    language: Language,
) -> Inline {
    let mut pieces: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    let mut claims: Vec<&ClaimName> = claims.collect();
    claims.sort_by(|a, b| key(a).cmp(&key(b)));
    for claim in claims {
        let name = super::claim::claim(claim, framework, language).to_string();
        pieces.entry(&claim.evidence).or_default().push(name);
    }
    let pieces = pieces.into_iter().map(|(id, claims)| {
        Inline::from(crate::Span::Code(id.to_owned())).and(format!(" ({})", claims.join(", ")))
    });
    Inline::joined(pieces, ", ")
}

/// What a cell is said to be: whether it holds, or that it asks nothing.
fn verdict(cell: &CellDocument, language: Language) -> String {
    match (cell.carried, cell.holds) {
        (true, _) => say!(language, "asks nothing more", "vraagt niets extra's"),
        (false, true) => say!(language, "met", "gehaald"),
        (false, false) => say!(language, "not yet", "nog niet"),
    }
}
