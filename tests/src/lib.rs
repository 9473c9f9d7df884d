//! What the tests share: the oracle, generators and cases.

pub mod generate;
pub mod oracle;

use maatstaf::{CategoryDocument, Estimate, EstimateDocument, Framework, HaveNeed, Lane};

use oracle::{Answer, Counters, LaneAnswer};

/// The levels that an estimate names, as numbers: 0 is none, 1 the lowest. Three lanes each: floor, estimate, ceiling.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Levels {
    /// Overall.
    pub overall: [usize; 3],
    /// The level that every category reaches in the estimate lane.
    pub strict: usize,
    /// Per category, in the framework's order.
    pub categories: Vec<[usize; 3]>,
}

impl Levels {
    /// Reads the levels of an estimate.
    pub fn of(estimate: &Estimate) -> Self {
        let framework = estimate.portfolio().framework();
        let lanes = [Lane::Floor, Lane::Estimate, Lane::Ceiling];
        Self {
            overall: lanes.map(|lane| number(framework, estimate.overall(lane))),
            strict: number(framework, estimate.strict()),
            categories: estimate
                .categories()
                .map(|category| lanes.map(|lane| number(framework, category.in_lane(lane))))
                .collect(),
        }
    }

    /// Whether no level here is above the same level there.
    pub fn at_most(&self, other: &Self) -> bool {
        let own = self.categories.iter().chain([&self.overall]).flatten().chain([&self.strict]);
        let others = other.categories.iter().chain([&other.overall]).flatten().chain([&other.strict]);
        self.categories.len() == other.categories.len() && own.zip(others).all(|(own, other)| own <= other)
    }
}

/// The number of a level: 0 is none, 1 the lowest; a level that the framework does not have is above all.
pub fn number(framework: &Framework, level: Option<&str>) -> usize {
    let position = |id: &str| framework.levels().iter().position(|level| level == id);
    level.map_or(0, |id| position(id).map_or(usize::MAX, |at| at + 1))
}

/// What the engine answers, in the words of the oracle. Only the estimate lane has a strict level.
pub fn answer(framework: &Framework, document: &EstimateDocument) -> Answer {
    let overall = &document.overall;
    let floor = lane(framework, document, |have| have.floor, |category| &category.floor);
    let estimate = lane(framework, document, |have| have.estimate, |category| &category.estimate);
    let ceiling = lane(framework, document, |have| have.ceiling, |category| &category.ceiling);
    let level = |id: &Option<String>| number(framework, id.as_deref());
    Answer {
        floor: LaneAnswer { overall: level(&overall.floor), ..floor },
        estimate: LaneAnswer {
            overall: level(&overall.estimate),
            strict: level(&overall.strict),
            ..estimate
        },
        ceiling: LaneAnswer { overall: level(&overall.ceiling), ..ceiling },
    }
}

/// The oracle's answer without what the engine does not say.
pub fn comparable(mut answer: Answer) -> Answer {
    answer.floor.strict = 0;
    answer.ceiling.strict = 0;
    answer
}

fn lane(
    framework: &Framework,
    document: &EstimateDocument,
    have: fn(&HaveNeed) -> u32,
    level: fn(&CategoryDocument) -> &Option<String>,
) -> LaneAnswer {
    let counters = |category: &CategoryDocument| {
        let cells = category.levels.iter().map(|cell| Counters {
            breadth: have(&cell.breadth).into(),
            breadth_need: cell.breadth.need.into(),
            depth: have(&cell.depth).into(),
            depth_need: cell.depth.need.into(),
            holds: cell.carried || (full(cell.breadth, have) && full(cell.depth, have)),
        });
        cells.collect()
    };
    let gate = |level: &String| {
        document.gates.iter().filter(|gate| gate.level == *level).all(|gate| full(gate.have_need, have))
    };
    let categories = document.categories.iter();
    LaneAnswer {
        overall: 0,
        strict: 0,
        categories: categories
            .clone()
            .map(|category| number(framework, level(category).as_deref()))
            .collect(),
        counters: categories.map(counters).collect(),
        gates: framework.levels().iter().map(gate).collect(),
    }
}

fn full(counter: HaveNeed, have: fn(&HaveNeed) -> u32) -> bool {
    have(&counter) >= counter.need
}
