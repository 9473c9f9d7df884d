//! Checks a certificate against its portfolio. It shares no code with the estimator: it reads the documents
//! and follows `docs/estimation.md` as literally as it can, slowly.

use std::collections::{BTreeMap, BTreeSet};

use jiff::ToSpan;

use super::Certificate;
use crate::portfolio::{Evidence, PortfolioDocument, Ruling, Verification};
use crate::{ClaimName, EmptyCells, Framework, Lane, Policy, PolicyDocument, Portfolio, Text};
use crate::{DocumentError, Problem};
use maatstaf_document::text;

/// A witness claim, resolved in the portfolio.
struct Seen<'p> {
    item: &'p Evidence,
    category: &'p str,
    level: usize,
    name: &'p ClaimName,
    credit: u32,
}

/// What does not hold.
#[derive(Default)]
struct Problems(Vec<Problem>);

impl Problems {
    fn unless(&mut self, holds: bool, code: &'static str, path: &str, message: impl FnOnce() -> Text) {
        if !holds {
            self.0.push(Problem::new(code, path, message()));
        }
    }
}

impl Certificate {
    /// Checks that the certificate holds for a portfolio, without the estimator.
    ///
    /// # Errors
    /// Everything that does not hold: another portfolio, framework or policy, a broken seal, a claim that is not there or counts for less, a
    /// witness that supports another level or holds more than it needs.
    pub fn check(&self, portfolio: &Portfolio) -> Result<(), DocumentError> {
        let mut problems = Problems::default();
        // A policy that is not sound has numbers that nothing below may compute with.
        if self.check_names(portfolio, &mut problems) {
            self.check_witness(portfolio.framework(), portfolio.document(), &mut problems);
        }
        if problems.0.is_empty() { Ok(()) } else { Err(DocumentError::new(problems.0)) }
    }

    /// Checks what the certificate names, and says whether its policy can be used.
    fn check_names(&self, portfolio: &Portfolio, problems: &mut Problems) -> bool {
        let sealed = self.seal == self.content_digest();
        problems.unless(sealed, "broken-seal", "seal", || {
            text!("the certificate was changed", "het certificaat is gewijzigd")
        });
        let same = self.framework.id == portfolio.framework().id();
        problems.unless(same, "other-framework", "framework", || {
            text!("this is another framework", "dit is een ander raamwerk")
        });
        let same =
            self.portfolio.digest == portfolio.digest() && self.portfolio.as_of == portfolio.document().as_of;
        problems.unless(same, "other-portfolio", "portfolio", || {
            text!("this is not the portfolio that was seen", "dit is niet het portfolio dat is gezien")
        });
        let sound = Policy::from_document(self.policy.clone()).is_ok();
        problems.unless(sound, "bad-policy", "policy", || {
            text!("this is not a sound policy", "dit is geen deugdelijk beleid")
        });
        sound
    }

    fn check_witness(&self, framework: &Framework, document: &PortfolioDocument, problems: &mut Problems) {
        let mut witness = Vec::new();
        for (at, claim) in self.witness.iter().enumerate() {
            let seen = self.see(framework, document, &claim.claim, claim.credit);
            problems.unless(seen.is_some(), "wrong-claim", &format!("witness[{at}]"), || {
                text!("this claim is not there with this credit", "deze claim is er niet met dit krediet")
            });
            witness.extend(seen);
        }
        let level = framework.levels().iter().position(|level| *level == self.level).map_or(0, |at| at + 1);
        let rules = Rules { framework, document, policy: &self.policy, lane: self.lane };
        let all: Vec<&Seen<'_>> = witness.iter().collect();
        let supported = level > 0 && rules.works_at(&all) == level;
        problems.unless(supported, "wrong-level", "level", || {
            text!("the witness does not support this level", "de getuigen dragen dit niveau niet")
        });
        let stated: Vec<Option<&str>> =
            self.categories.iter().map(|category| category.level.as_deref()).collect();
        problems.unless(rules.categories(&all) == stated, "wrong-categories", "categories", || {
            text!(
                "the categories do not follow from the witness",
                "de categorieën volgen niet uit de getuigen"
            )
        });
        let spare = (0..all.len()).find(|left_out| {
            let rest = all.iter().enumerate().filter(|(at, _)| at != left_out).map(|(_, seen)| *seen);
            rules.works_at(&rest.collect::<Vec<_>>()) >= level
        });
        problems.unless(spare.is_none(), "spare-claim", "witness", || {
            text!("the witness holds more than it needs", "er zijn meer getuigen dan nodig")
        });
    }

    /// Finds a claim in the portfolio and computes its credit anew.
    fn see<'p>(
        &self,
        framework: &'p Framework,
        document: &'p PortfolioDocument,
        name: &'p ClaimName,
        credit: u8,
    ) -> Option<Seen<'p>> {
        let item = document.evidence.iter().find(|item| item.id == name.evidence)?;
        let trim = |theme: &Option<String>| {
            theme.as_deref().map(str::trim).filter(|t| !t.is_empty()).map(str::to_owned)
        };
        let claim = item.claims.iter().find(|claim| {
            (claim.indicator, &claim.category, &claim.level, trim(&claim.theme))
                == (name.indicator, &name.category, &name.level, trim(&name.theme))
        })?;
        let (category, level) = match name.indicator {
            Some(number) => framework.indicator(number).map(|one| (&one.category, &one.level))?,
            None => (name.category.as_ref()?, name.level.as_ref()?),
        };
        let policy = &self.policy;
        let window =
            policy.window_months.map(|months| document.as_of.saturating_sub(i64::from(months).months()));
        let in_time = document
            .happened(item)
            .map_or(window.is_none(), |day| day <= document.as_of && window.is_none_or(|since| day >= since));
        let mut accepted = Vec::new();
        let mut rejections = 0;
        for verdict in document.verdicts.iter().filter(|verdict| verdict.evidence == item.id) {
            if (verdict.indicator, &verdict.category, &verdict.level, trim(&verdict.theme))
                != (claim.indicator, &claim.category, &claim.level, trim(&claim.theme))
            {
                continue;
            }
            match verdict.ruling {
                Ruling::Accept => accepted.push(verdict.strength.unwrap_or(claim.strength).get()),
                Ruling::Reject => rejections += 1,
            }
        }
        accepted.sort_unstable_by(|a, b| b.cmp(a));
        let quorum = policy.quorum as usize;
        let agreed = accepted.get(quorum.min(accepted.len()).saturating_sub(1)).copied();
        let strength = match (accepted.len(), rejections, self.lane) {
            (0, 1.., _) | (_, 1.., Lane::Floor | Lane::Estimate) => None,
            (_, 1.., Lane::Ceiling) => agreed,
            (count, _, _) if count >= quorum => agreed,
            (_, _, Lane::Floor) => None,
            (_, _, Lane::Estimate | Lane::Ceiling) => agreed.or(Some(claim.strength.get())),
        }?;
        let seen_by = if self.lane == Lane::Ceiling { Verification::Observed } else { item.verification };
        let cap = *policy.credit.by_verification.get(seen_by as usize)?;
        let counts = in_time && (policy.equivalence || name.indicator.is_some());
        let level = framework.levels().iter().position(|known| known == level)?;
        let seen = Seen { item, category, level, name, credit: u32::from(credit) };
        (counts && credit > 0 && credit == strength.min(cap)).then_some(seen)
    }
}

/// The rules of part 2.3, over sets.
struct Rules<'p> {
    framework: &'p Framework,
    document: &'p PortfolioDocument,
    policy: &'p PolicyDocument,
    lane: Lane,
}

fn at(list: &[u32], level: usize) -> u32 {
    list.get(level).or(list.last()).copied().unwrap_or_default()
}

impl Rules<'_> {
    fn holds(&self, witness: &[&Seen<'_>], category: &str, level: usize) -> bool {
        let id = self.framework.levels().get(level).map_or("", String::as_str);
        let declared =
            |number: &&u16| !self.document.not_applicable.iter().any(|one| one.indicator == **number);
        let cell = self.framework.cell(category, id).unwrap_or_default();
        let n = u32::try_from(cell.iter().filter(declared).count()).unwrap_or(u32::MAX);
        let filled = |id: &String| self.framework.cell(category, id).is_some_and(|cell| !cell.is_empty());
        let begun = self.framework.levels().iter().take(level + 1).any(filled);
        if n == 0 && begun && self.policy.empty_cells == EmptyCells::Carry {
            return true;
        }
        let down = self.policy.downward_credit;
        let reaches = |seen: &&&Seen<'_>| seen.level == level || (down && seen.level > level);
        let pool: Vec<&&Seen<'_>> =
            witness.iter().filter(|seen| seen.category == category).filter(reaches).collect();
        let enough = |seen: &&&&Seen<'_>| seen.credit >= at(&self.policy.credit.least, level);
        let shown: BTreeSet<_> = pool
            .iter()
            .filter(enough)
            .map(|seen| (seen.level, seen.name.indicator, seen.name.theme.as_deref().map(str::trim)))
            .collect();
        let mut occasions: BTreeMap<&str, u32> = BTreeMap::new();
        for seen in &pool {
            let best = occasions.entry(seen.item.occasion()).or_default();
            *best = seen.credit.max(*best);
        }
        let need = at(&self.policy.breadth.most, level)
            .min((n * self.policy.breadth.share_percent).div_ceil(100))
            .max(1);
        shown.len() >= need as usize && occasions.values().sum::<u32>() >= at(&self.policy.depth.least, level)
    }

    fn level_of(&self, witness: &[&Seen<'_>], category: &str) -> usize {
        (0..self.framework.levels().len()).take_while(|level| self.holds(witness, category, *level)).count()
    }

    fn categories(&self, witness: &[&Seen<'_>]) -> Vec<Option<&str>> {
        let id = |reached: usize| self.framework.levels().get(reached.checked_sub(1)?).map(String::as_str);
        self.framework.categories().iter().map(|category| id(self.level_of(witness, category))).collect()
    }

    fn gates(&self, witness: &[&Seen<'_>], level: usize) -> bool {
        let least = at(&self.policy.credit.least, level);
        let passing = || witness.iter().filter(move |seen| seen.level >= level && seen.credit >= least);
        let contexts: BTreeSet<_> = passing().filter_map(|seen| seen.item.context()).collect();
        let kinds: BTreeSet<_> = passing().map(|seen| seen.item.kind).collect();
        let stands =
            |item: &Evidence| self.lane == Lane::Ceiling || item.verification >= Verification::Corroborated;
        let seen: BTreeSet<_> =
            passing().filter(|seen| stands(seen.item)).map(|seen| seen.item.occasion()).collect();
        let one = usize::from(passing().next().is_some());
        contexts.len().max(one) >= at(&self.policy.gates.contexts, level) as usize
            && kinds.len() >= at(&self.policy.gates.kinds, level) as usize
            && seen.len() >= at(&self.policy.gates.corroborated, level) as usize
    }

    fn works_at(&self, witness: &[&Seen<'_>]) -> usize {
        let categories = self.framework.categories();
        let levels: Vec<usize> = categories.iter().map(|category| self.level_of(witness, category)).collect();
        let holds = |k: &usize| {
            let below = levels.iter().filter(|level| **level < *k).count();
            below <= at(&self.policy.overall.exceptions, *k - 1) as usize
                && levels.iter().all(|level| level + self.policy.overall.slack as usize >= *k)
                && self.gates(witness, *k - 1)
        };
        (1..=self.framework.levels().len()).take_while(holds).count()
    }
}
