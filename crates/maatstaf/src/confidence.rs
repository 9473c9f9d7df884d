//! How sure an estimate is: a label by rule, with its reasons. No percentage is invented.

use std::collections::BTreeSet;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::Language;
use crate::estimate::Estimate;
use crate::lane::{Lane, Status};
use crate::resilience::{Footing, Resilience, footing};
use maatstaf_document::{first_few, say};

/// How sure a level is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Confidence {
    /// Something can easily change it.
    Low,
    /// The floor supports it, and either no one occasion carries it or nothing open can raise it.
    Medium,
    /// All lanes agree, two or more assessors ruled, and no one occasion carries it.
    High,
}

/// A reason for a label.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", tag = "reason")]
#[non_exhaustive]
pub enum Ground {
    /// There is no level to be sure of.
    NotYetEvidenced,
    /// The floor, the estimate and the ceiling are one level.
    LanesAgree,
    /// Without what nobody has ruled on, the level is lower.
    FloorIsLower,
    /// What is contested or not yet confirmed could raise the level.
    CeilingIsHigher,
    /// How many assessors have ruled.
    Assessors {
        /// Their number.
        count: u32,
    },
    /// Losing any one of these occasions lowers the level.
    RestsOn {
        /// The occasions.
        occasions: Vec<String>,
    },
    /// No single occasion carries the level.
    NoSinglePillar {
        /// How many must be lost.
        resilience: Resilience,
    },
    /// Assessors disagree about claims.
    Contested {
        /// The number of claims.
        claims: u32,
    },
}

/// A label with its reasons.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Sureness {
    /// The label.
    pub confidence: Confidence,
    /// Why.
    pub reasons: Vec<Ground>,
    /// The fewest occasions whose loss lowers the level; absent where there is none to lose.
    pub resilience: Option<Resilience>,
}

/// How sure an estimate is, overall and per category.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Certainty {
    /// Overall.
    pub overall: Sureness,
    /// Per category, in the framework's order.
    pub categories: Vec<Sureness>,
    /// For each assessor: the overall level per lane without that assessor's verdicts.
    pub without_assessor: Vec<WithoutAssessor>,
}

/// What is left when one assessor's verdicts are left out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct WithoutAssessor {
    /// The assessor.
    pub assessor: String,
    /// The overall level in the floor lane.
    pub floor: Option<String>,
    /// The overall level in the estimate lane.
    pub estimate: Option<String>,
    /// The overall level in the ceiling lane.
    pub ceiling: Option<String>,
}

impl Estimate {
    /// Says how sure the estimate is, and why.
    ///
    /// # Example
    /// ```
    /// use maatstaf::{Confidence, Framework, Ground, Portfolio};
    /// let certainty = Portfolio::new(Framework::emcc()).estimate().certainty();
    /// assert_eq!(certainty.overall.confidence, Confidence::Low);
    /// assert_eq!(certainty.overall.reasons, [Ground::NotYetEvidenced]);
    /// ```
    pub fn certainty(&self) -> Certainty {
        let (overall, categories) = footing(self);
        let levels = |category: Option<usize>| {
            [Lane::Floor, Lane::Estimate, Lane::Ceiling].map(|lane| {
                let reached = &self.lane(lane).reached;
                category
                    .map_or(reached.works_at, |at| reached.categories.get(at).copied().unwrap_or_default())
            })
        };
        let names = |occasions: &[u32]| {
            let all = &self.portfolio.entries().occasions;
            let names = occasions.iter().filter_map(|at| all.get(*at as usize).cloned());
            names.collect::<BTreeSet<String>>().into_iter().collect()
        };
        let said = |category: Option<usize>, footing: &Footing| {
            sureness(levels(category), self.ruled(category), footing.resilience, names(&footing.pillars))
        };
        let categories = categories.iter().enumerate().map(|(at, footing)| said(Some(at), footing)).collect();
        let overall = said(None, &overall);
        Certainty { overall, categories, without_assessor: self.without_each_assessor() }
    }

    /// How many assessors ruled in a category or overall, and how many claims are contested.
    fn ruled(&self, category: Option<usize>) -> (u32, u32) {
        let mut assessors = BTreeSet::new();
        let mut contested = 0;
        let entries = self.portfolio.entries().all.iter();
        for entry in entries.filter(|entry| category.is_none_or(|category| entry.category == category)) {
            assessors.extend(entry.verdicts.iter().map(|verdict| verdict.assessor));
            contested += u32::from(self.scale.judge(entry).0 == Status::Contested);
        }
        (u32::try_from(assessors.len()).unwrap_or(u32::MAX), contested)
    }

    fn without_each_assessor(&self) -> Vec<WithoutAssessor> {
        let assessors = (0..).zip(&self.portfolio.entries().assessors);
        let left_out = assessors.map(|(number, assessor)| {
            let without = Self::new(&self.portfolio, &self.policy, Some(number));
            let level = |lane| without.overall(lane).map(str::to_owned);
            WithoutAssessor {
                assessor: assessor.clone(),
                floor: level(Lane::Floor),
                estimate: level(Lane::Estimate),
                ceiling: level(Lane::Ceiling),
            }
        });
        left_out.collect()
    }
}

/// The rule for the label. It is this project's choice.
fn sureness(
    [floor, estimate, ceiling]: [usize; 3],
    (assessors, contested): (u32, u32),
    resilience: Option<Resilience>,
    pillars: Vec<String>,
) -> Sureness {
    if estimate == 0 {
        return Sureness {
            confidence: Confidence::Low,
            reasons: vec![Ground::NotYetEvidenced],
            resilience: None,
        };
    }
    let sturdy = resilience.is_none_or(|resilience| resilience.at_least >= 2);
    let agree = floor == estimate && estimate == ceiling;
    let confidence = match (agree, sturdy, floor == estimate) {
        (true, true, _) if assessors >= 2 => Confidence::High,
        (true, ..) | (_, true, true) => Confidence::Medium,
        _ => Confidence::Low,
    };
    let mut reasons = Vec::new();
    let mut note = |holds: bool, ground: Ground| {
        if holds {
            reasons.push(ground);
        }
    };
    note(agree, Ground::LanesAgree);
    note(floor < estimate, Ground::FloorIsLower);
    note(ceiling > estimate, Ground::CeilingIsHigher);
    note(true, Ground::Assessors { count: assessors });
    note(contested > 0, Ground::Contested { claims: contested });
    match resilience {
        Some(resilience) if sturdy => note(true, Ground::NoSinglePillar { resilience }),
        _ => note(!pillars.is_empty(), Ground::RestsOn { occasions: pillars }),
    }
    Sureness { confidence, reasons, resilience }
}

impl Confidence {
    /// The label in a word.
    pub fn name(self, language: Language) -> &'static str {
        match (self, language) {
            (Self::Low, Language::En) => "low",
            (Self::Medium, Language::En) => "medium",
            (Self::High, Language::En) => "high",
            (Self::Low, Language::Nl) => "laag",
            (Self::Medium, Language::Nl) => "middel",
            (Self::High, Language::Nl) => "hoog",
        }
    }
}

impl Sureness {
    /// The label and its reasons in one line.
    pub fn sentence(&self, language: Language) -> String {
        let reasons: Vec<String> = self.reasons.iter().map(|reason| reason.sentence(language)).collect();
        let (label, reasons) = (self.confidence.name(language), reasons.join("; "));
        say!(language, "confidence {label}: {reasons}", "zekerheid {label}: {reasons}")
    }
}

impl Ground {
    /// The reason in a few words.
    pub fn sentence(&self, language: Language) -> String {
        match self {
            Self::NotYetEvidenced => {
                say!(language, "no level is evidenced yet", "er is nog geen niveau aangetoond")
            }
            Self::LanesAgree => {
                say!(
                    language,
                    "floor, estimate and ceiling agree",
                    "zeker, schatting en mogelijk zijn gelijk"
                )
            }
            Self::FloorIsLower => say!(
                language,
                "without what nobody has ruled on it is lower",
                "zonder wat nog niet beoordeeld is, is het lager"
            ),
            Self::CeilingIsHigher => say!(
                language,
                "what is contested or unconfirmed could raise it",
                "wat betwist of onbevestigd is, kan het verhogen"
            ),
            Self::Assessors { count: 0 } => say!(language, "no assessor yet", "nog geen assessor"),
            Self::Assessors { count: 1 } => say!(language, "one assessor", "één assessor"),
            Self::Assessors { count } => say!(language, "{count} assessors", "{count} assessoren"),
            Self::Contested { claims: 1 } => say!(language, "one claim is contested", "één claim is betwist"),
            Self::Contested { claims } => {
                say!(language, "{claims} claims are contested", "{claims} claims zijn betwist")
            }
            Self::RestsOn { occasions } => {
                let names: Vec<String> = occasions.iter().map(|name| format!("`{name}`")).collect();
                let names = first_few(names, language);
                say!(
                    language,
                    "losing any one of {names} lowers it",
                    "het verlies van één uit {names} verlaagt het"
                )
            }
            Self::NoSinglePillar { resilience: Resilience { at_least, at_most } } if at_least == at_most => {
                say!(
                    language,
                    "it takes the loss of {at_least} occasions to lower it",
                    "pas het verlies van {at_least} gelegenheden verlaagt het"
                )
            }
            Self::NoSinglePillar { resilience: Resilience { at_least, at_most } } => say!(
                language,
                "it takes the loss of {at_least} to {at_most} occasions to lower it",
                "pas het verlies van {at_least} tot {at_most} gelegenheden verlaagt het"
            ),
        }
    }
}
