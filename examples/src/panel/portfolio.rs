//! The portfolio of an invented person.

use jiff::ToSpan;
use jiff::civil::{Date, date};
use maatstaf::{
    Claim, Evidence, Framework, Kind, PortfolioDocument, SelfRating, Strength, Text, Verification,
};

use super::dice::Dice;
use super::person::{Person, level, level_id};
use super::titles::{CONTEXTS, TITLES};

/// The day on which all portfolios are read.
const READ_ON: Date = date(2026, 6, 1);

/// Writes the portfolio of a person.
pub(super) fn portfolio(framework: &Framework, person: &Person) -> PortfolioDocument {
    let mut dice = Dice::row(1000 + person.number as u64);
    let pieces = 12 + dice.below(6);
    let mut writer = Writer { framework, person, used: vec![0; framework.categories().len()], dice };
    let evidence = (0..pieces).map(|at| writer.piece(at)).collect();
    let rated = framework.categories().iter().zip(&person.self_rating);
    let self_rating = rated.map(|(category, own)| SelfRating {
        category: category.clone(),
        level: level_id(framework, *own),
        reason: None,
    });
    PortfolioDocument {
        schema: None,
        maatstaf: 1,
        framework: framework.id().to_owned(),
        holder: person.id(),
        language: Some(person.language),
        target: level_id(framework, person.target),
        as_of: READ_ON,
        comment: None,
        evidence,
        not_applicable: Vec::new(),
        self_rating: self_rating.collect(),
        verdicts: Vec::new(),
        ledger: None,
    }
}

/// Writes one piece after the other.
struct Writer<'p> {
    framework: &'p Framework,
    person: &'p Person,
    /// Of each category: how many claims there are, so that the next one takes the next indicator.
    used: Vec<usize>,
    dice: Dice,
}

impl Writer<'_> {
    /// One piece: every category in turn, and two others with it.
    fn piece(&mut self, at: usize) -> Evidence {
        let (categories, number) = (self.framework.categories().len(), self.person.number);
        let first = (at + number) % categories;
        let (kind, en, nl) = TITLES
            .get(first)
            .and_then(|titles| titles.get((number + at / categories * 2) % titles.len()))
            .copied()
            .unwrap_or((Kind::Other, "", ""));
        let title = Text::new(en, nl);
        let mut evidence = Evidence::new(format!("e{:02}", at + 1), title.to(self.person.language));
        evidence.kind = kind;
        evidence.verification = verification(kind, &mut self.dice);
        let days = i64::try_from(20 + self.dice.below(900)).unwrap_or_default();
        evidence.happened = Some(READ_ON.saturating_sub(days.days()));
        if !self.dice.once_in(6) {
            let context = CONTEXTS.get((number + self.dice.below(3)) % CONTEXTS.len());
            evidence.context = context.map(|one| (*one).to_owned());
        }
        for (step, claims) in [(0, 2), (3, 1), (5, 1)] {
            self.claim((first + step) % categories, claims, &mut evidence);
        }
        evidence
    }

    /// Claims indicators of a category, near the level that is true of the person.
    fn claim(&mut self, category: usize, claims: usize, evidence: &mut Evidence) {
        let truth = self.person.truth.get(category).copied().unwrap_or_default();
        let wished = level(truth + 25 + self.dice.around(15)).max(1);
        let cell = |level: usize| {
            let category = self.framework.categories().get(category)?;
            self.framework.cell(category, self.framework.levels().get(level.checked_sub(1)?)?)
        };
        // A cell of one or two indicators, or of none, is filled up from the one below it.
        let (own, below) = (cell(wished).unwrap_or_default(), cell(wished - 1).unwrap_or_default());
        let pool: Vec<u16> = own.iter().chain(below).copied().take(own.len().max(3)).collect();
        for _ in 0..claims.min(pool.len()) {
            let strengths = [Strength::DESCRIBES, Strength::ANALYSES, Strength::ANALYSES, Strength::REFLECTS];
            let strength = strengths.get(self.dice.below(4)).copied().unwrap_or(Strength::ANALYSES);
            let used = self.used.get_mut(category).map_or(0, |used| std::mem::replace(used, *used + 1));
            if let Some(number) = pool.get(used % pool.len()) {
                evidence.claims.push(Claim::indicator(*number, strength));
            }
        }
    }
}

/// Who would stand behind a piece of a kind.
fn verification(kind: Kind, dice: &mut Dice) -> Verification {
    match kind {
        Kind::ClientFeedback | Kind::SupervisionReport | Kind::PeerReview => Verification::Corroborated,
        Kind::Observation => Verification::Observed,
        Kind::Agreement | Kind::Recording | Kind::Publication | Kind::OwnTool => Verification::Artefact,
        _ if dice.once_in(5) => Verification::SelfDeclared,
        _ => Verification::Artefact,
    }
}
