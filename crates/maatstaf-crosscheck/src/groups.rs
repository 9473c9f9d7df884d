//! What is claimed beside what is accepted, aspect by aspect.

use std::collections::{BTreeMap, BTreeSet};

use maatstaf::Ruling;
use schemars::JsonSchema;
use serde::Serialize;

use crate::claim::{Aspect, ClaimKey, level_id};
use crate::panel::{Member, Panel};

/// What is claimed beside what is accepted: each indicator that applies, and each equivalent practice that is named, in one group.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ClaimGroups {
    /// Claimed, and accepted in at least one piece of evidence.
    pub claimed_and_accepted: AspectGroup,
    /// Claimed, and accepted nowhere.
    pub claimed_not_accepted: NotAccepted,
    /// Accepted although nobody claims it: worth claiming.
    pub accepted_not_claimed: AspectGroup,
    /// Neither claimed nor accepted.
    pub neither: AspectGroup,
}

/// What is claimed and accepted nowhere, by how far the assessors are with it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct NotAccepted {
    /// Some accept a claim on it and others reject that claim.
    pub contested: AspectGroup,
    /// At least one claim on it awaits a ruling, or a second acceptance where the policy asks for one.
    pub not_ruled_on: AspectGroup,
    /// Every claim on it is rejected.
    pub rejected: AspectGroup,
}

/// Indicators by number, and equivalent practice.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct AspectGroup {
    /// How many there are.
    pub count: usize,
    /// The numbers of the indicators.
    pub indicators: Vec<u16>,
    /// The equivalent practices.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schemars(default)]
    pub equivalent: Vec<EquivalentPractice>,
}

/// Practice that is equivalent to what a cell asks for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct EquivalentPractice {
    /// The id of the category.
    pub category: String,
    /// The id of the level.
    pub level: String,
    /// Its theme, if it has one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub theme: Option<String>,
}

/// Where one claim stands, from what helps it least to what helps it most.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Stand {
    Rejected,
    NotRuledOn,
    Contested,
    Accepted,
}

/// The groups under all members together.
pub(crate) fn together(panel: &Panel) -> ClaimGroups {
    groups(panel, &|key| {
        let (mut accepted, mut rejected) = (0, 0);
        for ruled in panel.members.values().filter_map(|member| member.verdicts.get(key)) {
            *(if ruled.ruling == Ruling::Accept { &mut accepted } else { &mut rejected }) += 1;
        }
        match (accepted, rejected) {
            (0, 0) => Stand::NotRuledOn,
            (0, _) => Stand::Rejected,
            (_, 1..) => Stand::Contested,
            (accepted, 0) if accepted >= panel.policy.document().quorum => Stand::Accepted,
            (_, 0) => Stand::NotRuledOn,
        }
    })
}

/// The groups under one member alone. What that member accepts is accepted, whatever number the policy asks for.
pub(crate) fn alone(panel: &Panel, member: &Member) -> ClaimGroups {
    groups(panel, &|key| match member.verdicts.get(key).map(|ruled| ruled.ruling) {
        None => Stand::NotRuledOn,
        Some(Ruling::Accept) => Stand::Accepted,
        Some(Ruling::Reject) => Stand::Rejected,
    })
}

fn groups(panel: &Panel, stand: &dyn Fn(&ClaimKey) -> Stand) -> ClaimGroups {
    let mut best: BTreeMap<&Aspect, Stand> = BTreeMap::new();
    let mut claimed: BTreeSet<&Aspect> = BTreeSet::new();
    let ruled_on = panel.members.values().flat_map(|member| member.verdicts.keys());
    for key in panel.claims.keys().chain(ruled_on) {
        let stand = stand(key);
        if panel.claims.contains_key(key) {
            claimed.insert(&key.aspect);
        } else if stand != Stand::Accepted {
            continue;
        }
        best.entry(&key.aspect).and_modify(|best| *best = stand.max(*best)).or_insert(stand);
    }
    let mut groups = ClaimGroups::default();
    for (aspect, stand) in &best {
        let group = match (claimed.contains(aspect), stand) {
            (true, Stand::Accepted) => &mut groups.claimed_and_accepted,
            (true, Stand::Contested) => &mut groups.claimed_not_accepted.contested,
            (true, Stand::NotRuledOn) => &mut groups.claimed_not_accepted.not_ruled_on,
            (true, Stand::Rejected) => &mut groups.claimed_not_accepted.rejected,
            (false, _) => &mut groups.accepted_not_claimed,
        };
        group.add(aspect, panel);
    }
    let met: BTreeSet<u16> = best.keys().filter_map(|aspect| aspect.indicator).collect();
    let document = panel.all.document();
    let applies = |number: u16| document.not_applicable.iter().all(|declared| declared.indicator != number);
    let numbers = panel.framework().indicators().iter().map(|indicator| indicator.number);
    let neither = numbers.filter(|number| applies(*number) && !met.contains(number));
    groups.neither.indicators = neither.collect();
    groups.neither.count = groups.neither.indicators.len();
    groups.in_order()
}

impl AspectGroup {
    fn add(&mut self, aspect: &Aspect, panel: &Panel) {
        self.count += 1;
        let framework = panel.framework();
        let cell = framework.categories().get(aspect.category).zip(level_id(framework, aspect.level));
        match (aspect.indicator, cell) {
            (Some(number), _) => self.indicators.push(number),
            (None, Some((category, level))) => {
                let (category, theme) = (category.clone(), aspect.theme.clone());
                self.equivalent.push(EquivalentPractice { category, level, theme });
            }
            (None, None) => {}
        }
    }
}

impl ClaimGroups {
    /// The groups in the order in which they are told.
    pub(crate) fn all(&self) -> [&AspectGroup; 6] {
        let NotAccepted { contested, not_ruled_on, rejected } = &self.claimed_not_accepted;
        let (accepted, unclaimed) = (&self.claimed_and_accepted, &self.accepted_not_claimed);
        [accepted, contested, not_ruled_on, rejected, unclaimed, &self.neither]
    }

    fn in_order(mut self) -> Self {
        let NotAccepted { contested, not_ruled_on, rejected } = &mut self.claimed_not_accepted;
        let (accepted, unclaimed) = (&mut self.claimed_and_accepted, &mut self.accepted_not_claimed);
        for group in [accepted, contested, not_ruled_on, rejected, unclaimed] {
            group.indicators.sort_unstable();
        }
        self
    }
}
