//! Everything that was said of one portfolio, in one place: who judged what, and who ruled what.

use std::collections::{BTreeMap, BTreeSet};

use maatstaf::{Change, Estimate, Framework, Policy, Portfolio, Ruling, Status, Strength, Verdict};

use crate::assessment::{Assessment, JudgedLevel};
use crate::claim::{ClaimKey, Ruled, Target, claims, level_id};
use crate::heights::{lower_median, overall};
use crate::resolution::Resolution;
use crate::rules::PanelRules;

/// A portfolio with its assessors.
pub(crate) struct Panel {
    pub(crate) policy: Policy,
    pub(crate) rules: PanelRules,
    /// What is claimed, and at which strength.
    pub(crate) claims: BTreeMap<ClaimKey, Strength>,
    pub(crate) members: BTreeMap<String, Member>,
    /// The portfolio with the verdicts of all members.
    pub(crate) all: Portfolio,
    pub(crate) estimate: Estimate,
    pub(crate) statuses: BTreeMap<ClaimKey, Status>,
    pub(crate) resolution: Option<Resolution>,
}

/// One assessor: with an assessment, or with verdicts in the portfolio alone.
pub(crate) struct Member {
    pub(crate) assessment: Option<Assessment>,
    /// The verdicts in the end: those of the assessment, and those in the portfolio on what it does not rule on.
    pub(crate) verdicts: BTreeMap<ClaimKey, Ruled>,
}

impl Panel {
    pub(crate) fn new(
        portfolio: &Portfolio,
        assessments: &BTreeMap<String, Assessment>,
        (policy, rules): (Policy, PanelRules),
        resolution: Option<Resolution>,
    ) -> Self {
        let (claims, members) = (claims(portfolio), members(portfolio, assessments));
        let all = with_verdicts(portfolio, &claims, members.iter());
        let statuses = all.statuses(&policy).into_iter();
        let framework = portfolio.framework();
        let statuses = statuses
            .filter_map(|(name, status)| Some((ClaimKey::of_name(&name, framework)?, status)))
            .collect();
        let estimate = all.estimate_with(&policy);
        Self { policy, rules, claims, members, all, estimate, statuses, resolution }
    }

    pub(crate) fn framework(&self) -> &Framework {
        self.all.framework()
    }

    /// The estimate with the verdicts of one member alone.
    pub(crate) fn alone(&self, member: (&String, &Member)) -> Estimate {
        with_verdicts(&self.all, &self.claims, std::iter::once(member)).estimate_with(&self.policy)
    }

    /// The estimate of all verdicts with changes laid over them.
    pub(crate) fn if_changed(&self, changes: &[Change]) -> Estimate {
        // INVARIANT: every change rules on a claim of the portfolio, at no more than the strength claimed.
        let portfolio = self.all.with_changes(changes, &self.policy);
        portfolio.unwrap_or_else(|_| unreachable!("a ruling on a claim is sound")).estimate_with(&self.policy)
    }

    pub(crate) fn contested(&self) -> impl Iterator<Item = &ClaimKey> {
        self.statuses.iter().filter(|(_, status)| **status == Status::Contested).map(|(key, _)| key)
    }

    /// The members that judged levels, in the order of their names.
    pub(crate) fn judging(&self) -> impl Iterator<Item = (&String, &Assessment)> {
        self.members.iter().filter_map(|(name, member)| Some((name, member.assessment.as_ref()?)))
    }

    /// The levels judged in a category in the end, lowest first.
    pub(crate) fn judged(&self, category: usize) -> Vec<usize> {
        let levels = self.judging().filter_map(|(_, one)| one.latest.levels.get(category).copied().flatten());
        let mut levels: Vec<usize> = levels.collect();
        levels.sort_unstable();
        levels
    }

    /// The lower median of the levels judged, per category. The self-rating is not among them.
    pub(crate) fn medians(&self) -> Vec<Option<usize>> {
        (0..self.framework().categories().len()).map(|category| lower_median(self.judged(category))).collect()
    }

    /// The overall level of category levels; nothing unless every category has one.
    pub(crate) fn overall_of(&self, levels: &[Option<usize>]) -> Option<JudgedLevel> {
        let height = overall(levels, self.framework(), &self.policy)?;
        Some(JudgedLevel { level: level_id(self.framework(), height) })
    }
}

fn members(portfolio: &Portfolio, assessments: &BTreeMap<String, Assessment>) -> BTreeMap<String, Member> {
    let verdicts = &portfolio.document().verdicts;
    let names: BTreeSet<&String> =
        verdicts.iter().map(|verdict| &verdict.assessor).chain(assessments.keys()).collect();
    let member = |name: &String| {
        let own = verdicts.iter().filter(|verdict| verdict.assessor == *name);
        let own = own.filter_map(|verdict| ruled(verdict, portfolio.framework()));
        let assessment = assessments.get(name).cloned();
        let given = assessment.iter().flat_map(|assessment| assessment.latest.verdicts.clone());
        Member { verdicts: own.chain(given).collect(), assessment }
    };
    names.into_iter().map(|name| (name.clone(), member(name))).collect()
}

fn ruled(verdict: &Verdict, framework: &Framework) -> Option<(ClaimKey, Ruled)> {
    let key = Target::from(verdict).of(&verdict.evidence, framework)?;
    let (ruling, strength) = (verdict.ruling, verdict.strength);
    Some((key, Ruled { ruling, strength, reason: verdict.reason.trim().to_owned() }))
}

/// The portfolio with the verdicts of these members and no others. Acceptances of what nobody claims stay out of it.
fn with_verdicts<'m>(
    portfolio: &Portfolio,
    claims: &BTreeMap<ClaimKey, Strength>,
    members: impl Iterator<Item = (&'m String, &'m Member)>,
) -> Portfolio {
    let mut document = portfolio.document().clone();
    document.verdicts.clear();
    for (name, member) in members {
        let on_claims = member.verdicts.iter().filter(|(key, _)| claims.contains_key(*key));
        let framework = portfolio.framework();
        document.verdicts.extend(on_claims.map(|(key, ruled)| key.verdict(name, ruled, framework)));
    }
    // INVARIANT: the portfolio was checked, and each verdict against it.
    let checked = Portfolio::from_document(portfolio.framework().clone(), document);
    checked.unwrap_or_else(|_| unreachable!("verdicts that were checked make a sound portfolio"))
}

impl Ruled {
    /// The strength accepted, if it is an acceptance.
    pub(crate) fn accepted(&self, claimed: Option<Strength>) -> Option<Strength> {
        (self.ruling == Ruling::Accept).then_some(self.strength.or(claimed)).flatten()
    }
}
