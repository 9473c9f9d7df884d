//! An estimate as JSON: stable names, level ids, and everything needed to repeat it.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::Text;
use crate::confidence::{Sureness, WithoutAssessor};
use crate::estimate::Estimate;
use crate::framework::MOST_LEVELS;
use crate::ladder::GateCounters;
use crate::lane::Lane;
use crate::policy::PolicyDocument;
use maatstaf_document::text;

/// An estimate as JSON.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct EstimateDocument {
    /// The version of this format: 1.
    pub maatstaf_estimate: u8,
    /// What computed it, from what.
    #[serde(flatten)]
    pub origin: Origin,
    /// The level aimed at, if the portfolio names one.
    pub target: Option<String>,
    /// The overall answer.
    pub overall: OverallDocument,
    /// The answer per category, in the framework's order.
    pub categories: Vec<CategoryDocument>,
    /// The gates, per level. Gates that ask for nothing are left out.
    pub gates: Vec<GateDocument>,
    /// For each assessor: the overall level without that assessor's verdicts.
    pub without_assessor: Vec<WithoutAssessor>,
    /// What this is and is not.
    pub statement: Text,
}

/// What computed an answer, and from what: with the same of all these, the answer is the same to the byte.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Origin {
    /// The engine.
    pub engine: EngineDocument,
    /// The framework.
    pub framework: FrameworkName,
    /// The policy, with its parameters.
    pub policy: PolicyDocument,
    /// The portfolio.
    pub portfolio: PortfolioName,
}

/// The engine that computed an answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct EngineDocument {
    /// `maatstaf`.
    pub name: String,
    /// Its version.
    pub version: String,
}

/// The framework of an answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FrameworkName {
    /// The pack's id.
    pub id: String,
    /// The edition, as the framework's holder names it.
    pub edition: String,
}

/// The portfolio of an answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PortfolioName {
    /// The holder's pseudonym.
    pub holder: String,
    /// The day as of which it was read.
    pub as_of: jiff::civil::Date,
    /// Its digest: exactly what was seen.
    pub digest: String,
}

/// The overall answer. Levels are ids; null is "not yet evidenced".
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct OverallDocument {
    /// What is certain: only what assessors accepted counts.
    pub floor: Option<String>,
    /// The estimate.
    pub estimate: Option<String>,
    /// What is possible: everything counts that was not rejected.
    pub ceiling: Option<String>,
    /// The level that every category reaches in the estimate lane.
    pub strict: Option<String>,
    /// How sure it is.
    #[serde(flatten)]
    pub sureness: Sureness,
}

/// The answer for one category.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct CategoryDocument {
    /// The category's id.
    pub category: String,
    /// What is certain.
    pub floor: Option<String>,
    /// The estimate.
    pub estimate: Option<String>,
    /// What is possible.
    pub ceiling: Option<String>,
    /// How sure it is.
    #[serde(flatten)]
    pub sureness: Sureness,
    /// The counters per level, lowest first.
    pub levels: Vec<LevelDocument>,
}

/// One cell: what it asks for and what each lane has.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LevelDocument {
    /// The level's id.
    pub level: String,
    /// The number of indicators that apply.
    pub indicators: u32,
    /// Whether the cell asks for nothing because no indicator applies.
    pub carried: bool,
    /// The number of aspects shown.
    pub breadth: HaveNeed,
    /// The credit summed over occasions.
    pub depth: HaveNeed,
}

/// What each lane has, and what is needed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct HaveNeed {
    /// In the floor lane.
    pub floor: u32,
    /// In the estimate lane.
    pub estimate: u32,
    /// In the ceiling lane.
    pub ceiling: u32,
    /// What is needed.
    pub need: u32,
}

/// A gate at one level.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct GateDocument {
    /// What is counted: `contexts`, `kinds` or `corroborated`.
    pub counts: String,
    /// The level's id.
    pub level: String,
    /// What each lane has, and what is needed.
    #[serde(rename = "count")]
    pub have_need: HaveNeed,
}

/// The sentence that stands under every answer.
pub fn statement() -> Text {
    text!(
        "This is an estimate by Maatstaf, under thresholds of its own. It is not a decision by EMCC and does not predict one.",
        "Dit is een schatting door Maatstaf, met eigen drempels. Het is geen besluit van EMCC en voorspelt dat ook niet."
    )
}

impl Estimate {
    /// The estimate as a document, ready for JSON.
    ///
    /// # Example
    /// ```
    /// use maatstaf::{Framework, Portfolio};
    /// let document = Portfolio::new(Framework::emcc()).estimate().document();
    /// assert_eq!(document.overall.estimate, None);
    /// assert_eq!(document.origin.policy.id, "maatstaf-default"); // with all its numbers, so that anyone can repeat it
    /// ```
    pub fn document(&self) -> EstimateDocument {
        let certainty = self.certainty();
        let owned = |lane| self.overall(lane).map(str::to_owned);
        let categories = self.categories().enumerate().zip(certainty.categories);
        EstimateDocument {
            maatstaf_estimate: 1,
            origin: self.origin(),
            target: self.portfolio.document().target.clone(),
            overall: OverallDocument {
                floor: owned(Lane::Floor),
                estimate: owned(Lane::Estimate),
                ceiling: owned(Lane::Ceiling),
                strict: self.strict().map(str::to_owned),
                sureness: certainty.overall,
            },
            categories: categories
                .map(|((at, category), sureness)| CategoryDocument {
                    category: category.id().to_owned(),
                    floor: category.floor().map(str::to_owned),
                    estimate: category.level().map(str::to_owned),
                    ceiling: category.ceiling().map(str::to_owned),
                    sureness,
                    levels: self.level_documents(at),
                })
                .collect(),
            gates: self.gate_documents(),
            without_assessor: certainty.without_assessor,
            statement: statement(),
        }
    }

    /// What computed the estimate, and from what.
    pub fn origin(&self) -> Origin {
        let framework = self.portfolio.framework();
        let portfolio = self.portfolio.document();
        Origin {
            engine: EngineDocument {
                name: env!("CARGO_PKG_NAME").to_owned(),
                version: env!("CARGO_PKG_VERSION").to_owned(),
            },
            framework: FrameworkName {
                id: framework.id().to_owned(),
                edition: framework.facts().edition.clone(),
            },
            policy: self.policy.document().clone(),
            portfolio: PortfolioName {
                holder: portfolio.holder.clone(),
                as_of: portfolio.as_of,
                digest: self.portfolio.digest(),
            },
        }
    }

    fn level_documents(&self, category: usize) -> Vec<LevelDocument> {
        let needs = self.ladder.needs.get(category).into_iter().flatten();
        let applicable = self.portfolio.entries().applicable.chunks(self.ladder.levels).nth(category);
        let cells = needs.zip(applicable.into_iter().flatten()).enumerate();
        cells
            .map(|(level, (need, indicators))| {
                let have = |of: fn(&crate::ladder::Counters) -> &[u32; MOST_LEVELS], need| {
                    let in_lane = |lane| {
                        let counters = self.lane(lane).count.categories.get(category);
                        counters.and_then(|counters| of(counters).get(level)).copied().unwrap_or_default()
                    };
                    HaveNeed::new(in_lane, need)
                };
                LevelDocument {
                    level: self.portfolio.framework().level_id(level).to_owned(),
                    indicators: *indicators,
                    carried: need.carried,
                    breadth: have(|counters| &counters.breadth, need.breadth),
                    depth: have(|counters| &counters.depth, need.depth),
                }
            })
            .collect()
    }

    pub(crate) fn gate_documents(&self) -> Vec<GateDocument> {
        type Of = fn(&GateCounters) -> &[u32; MOST_LEVELS];
        let gates: [(&str, Of); 3] = [
            ("contexts", |gates| &gates.contexts),
            ("kinds", |gates| &gates.kinds),
            ("corroborated", |gates| &gates.corroborated),
        ];
        let mut documents = Vec::new();
        for (counts, of) in gates {
            for (level, need) in of(&self.ladder.gates).iter().take(self.ladder.levels).enumerate() {
                if *need == 0 {
                    continue;
                }
                let in_lane = |lane| of(&self.lane(lane).count.gates).get(level).copied().unwrap_or_default();
                documents.push(GateDocument {
                    counts: counts.to_owned(),
                    level: self.portfolio.framework().level_id(level).to_owned(),
                    have_need: HaveNeed::new(in_lane, *need),
                });
            }
        }
        documents
    }
}

impl HaveNeed {
    fn new(in_lane: impl Fn(Lane) -> u32, need: u32) -> Self {
        Self {
            floor: in_lane(Lane::Floor),
            estimate: in_lane(Lane::Estimate),
            ceiling: in_lane(Lane::Ceiling),
            need,
        }
    }
}
