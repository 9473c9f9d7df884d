//! Each assessor: what they saw, what they make of it, and how the self-rating lies beside it.

use jiff::civil::Date;
use maatstaf::Ruling;
use schemars::JsonSchema;
use serde::Serialize;

use crate::assessment::{Assessment, JudgedLevel, LeftOut};
use crate::document::Holistic;
use crate::groups::{ClaimGroups, alone};
use crate::heights::self_ratings;
use crate::levels::Lanes;
use crate::panel::{Member, Panel};
use crate::snapshot::Difference;

/// One assessor.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct AssessorAnswer {
    /// The assessor's pseudonym.
    pub assessor: String,
    /// The assessment; absent for somebody of whom the portfolio holds verdicts and nothing more.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub assessment: Option<AssessmentAnswer>,
    /// How many claims of the portfolio this assessor ruled on.
    pub verdicts: VerdictCounts,
    /// The level that the evidence supports with this assessor's verdicts alone.
    pub evidence: Lanes,
    /// What is claimed beside what this assessor accepts.
    pub groups: ClaimGroups,
}

/// What an assessment says besides its verdicts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct AssessmentAnswer {
    /// Whether it was written without sight of the self-rating and of other assessors.
    pub blind: bool,
    /// The day of it.
    pub on: Date,
    /// The day of the reveal, once there was one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub revealed_on: Option<Date>,
    /// What changed in the portfolio since it was seen.
    pub seen: Difference,
    /// Verdicts that are left out, because the evidence is not what was seen.
    pub left_out: Vec<LeftOut>,
    /// How many judgements and verdicts were changed after the reveal.
    pub changed: usize,
    /// How many categories were judged.
    pub judged: usize,
    /// The overall level that the judgements give in the end; absent unless every category was judged.
    pub overall: Option<JudgedLevel>,
    /// The overall level that they gave before the reveal.
    pub overall_before: Option<JudgedLevel>,
    /// The view of the whole in the end.
    pub holistic: Option<HolisticAnswer>,
    /// The view of the whole before the reveal.
    pub holistic_before: Option<HolisticAnswer>,
    /// The self-rating beside the judgements from before the reveal; absent when no category has both.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub self_rating: Option<SelfComparison>,
}

/// A view of the whole.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct HolisticAnswer {
    /// The id of the level; null for "not at the lowest yet".
    pub level: Option<String>,
    /// The id of the decision recommended.
    pub recommends: Option<String>,
}

/// How many claims an assessor ruled on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct VerdictCounts {
    /// Accepted.
    pub accepted: usize,
    /// Rejected.
    pub rejected: usize,
    /// Not ruled on.
    pub not_ruled_on: usize,
    /// Practice accepted that nobody claims. It counts in no level until it is claimed.
    pub accepted_not_claimed: usize,
}

/// The self-rating beside one assessor, over the categories that both judged.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct SelfComparison {
    /// How many categories both judged.
    pub categories: u32,
    /// The sum of the differences in levels, self minus assessor: divided by `categories` it is the mean bias.
    pub bias_sum: i32,
    /// Categories in which the self-rating is higher.
    pub over: u32,
    /// Categories in which both are equal: exact agreement.
    pub equal: u32,
    /// Categories in which the self-rating is lower.
    pub under: u32,
    /// Categories in which they lie at most one level apart.
    pub within_one: u32,
}

impl AssessorAnswer {
    pub(crate) fn new(panel: &Panel, name: &String, member: &Member) -> Self {
        Self {
            assessor: name.clone(),
            assessment: member.assessment.as_ref().map(|one| AssessmentAnswer::new(panel, one)),
            verdicts: VerdictCounts::new(panel, member),
            evidence: Lanes::overall(&panel.alone((name, member))),
            groups: alone(panel, member),
        }
    }
}

impl AssessmentAnswer {
    fn new(panel: &Panel, assessment: &Assessment) -> Self {
        let (document, initial, latest) = (assessment.document(), &assessment.initial, &assessment.latest);
        Self {
            blind: document.blind,
            on: document.on,
            revealed_on: document.after_reveal.as_ref().map(|after| after.on),
            seen: assessment.difference.clone(),
            left_out: assessment.left_out.clone(),
            changed: assessment.changed(),
            judged: latest.levels.iter().flatten().count(),
            overall: panel.overall_of(&latest.levels),
            overall_before: panel.overall_of(&initial.levels),
            holistic: latest.holistic.as_ref().map(HolisticAnswer::from),
            holistic_before: initial.holistic.as_ref().map(HolisticAnswer::from),
            self_rating: SelfComparison::new(
                &self_ratings(panel.framework(), panel.all.document()),
                &initial.levels,
            ),
        }
    }
}

impl From<&Holistic> for HolisticAnswer {
    fn from(holistic: &Holistic) -> Self {
        Self { level: holistic.level.clone(), recommends: holistic.recommends.clone() }
    }
}

impl VerdictCounts {
    fn new(panel: &Panel, member: &Member) -> Self {
        let count = |claimed: bool, ruling: Ruling| {
            let verdicts = member.verdicts.iter();
            verdicts
                .filter(|(key, one)| panel.claims.contains_key(*key) == claimed && one.ruling == ruling)
                .count()
        };
        let (accepted, rejected) = (count(true, Ruling::Accept), count(true, Ruling::Reject));
        Self {
            accepted,
            rejected,
            not_ruled_on: panel.claims.len() - accepted - rejected,
            accepted_not_claimed: count(false, Ruling::Accept),
        }
    }
}

impl SelfComparison {
    fn new(own: &[Option<usize>], judged: &[Option<usize>]) -> Option<Self> {
        let mut all = Self::default();
        for (own, judged) in own.iter().zip(judged).filter_map(|(own, judged)| own.zip(*judged)) {
            all.categories += 1;
            all.bias_sum += apart(own, judged);
            all.over += u32::from(own > judged);
            all.equal += u32::from(own == judged);
            all.under += u32::from(own < judged);
            all.within_one += u32::from(own.abs_diff(judged) <= 1);
        }
        (all.categories > 0).then_some(all)
    }
}

/// How many levels one height lies above another.
pub(crate) fn apart(own: usize, other: usize) -> i32 {
    // A framework has at most eight levels.
    let [own, other] = [own, other].map(|height| i32::try_from(height).unwrap_or(i32::MAX));
    own - other
}
