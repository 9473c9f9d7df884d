//! A gap in sentences.

use maatstaf::{Framework, Lane, Proof};
use maatstaf_document::{Language, join, say};

use super::{ProgrammeGap, ProgrammeStep, StepKind};
use crate::programme::State;

impl ProgrammeGap {
    /// One line: the level, what it costs, and how good the steps are.
    pub fn headline(&self, framework: &Framework, language: Language) -> String {
        let goal = self.goal(framework, language);
        if self.reached {
            return say!(language, "{goal}: nothing more is needed.", "{goal}: er is niets meer nodig.");
        }
        let cost = self.cost;
        match self.proof {
            Proof::OutOfReach => say!(
                language,
                "{goal}: under this policy no programme gets there.",
                "{goal}: onder dit beleid komt geen opleiding daar."
            ),
            Proof::Optimal => say!(
                language,
                "{goal}: effort {cost}. Nothing that takes less effort suffices; that was proven.",
                "{goal}: moeite {cost}. Met minder moeite lukt het niet; dat is bewezen."
            ),
            Proof::Greedy { lower_bound } => say!(
                language,
                "{goal}: effort {cost}. It may take less, but not less than {lower_bound}.",
                "{goal}: moeite {cost}. Het kan misschien met minder, maar niet met minder dan {lower_bound}."
            ),
        }
    }

    fn goal(&self, framework: &Framework, language: Language) -> String {
        let level = framework.level_name(&self.target, language);
        match self.lane {
            Lane::Floor => say!(
                language,
                "To {level}, counting only what is assessed",
                "Tot {level}, als alleen telt wat getoetst wordt"
            ),
            Lane::Estimate => say!(
                language,
                "To {level}, counting what is assessed and practised",
                "Tot {level}, als telt wat getoetst en geoefend wordt"
            ),
            Lane::Ceiling => {
                say!(language, "To {level}, were everything assessed", "Tot {level}, als alles getoetst werd")
            }
        }
    }
}

impl ProgrammeStep {
    /// The step in one sentence, for a gap in a lane.
    pub fn sentence(&self, framework: &Framework, lane: Lane, language: Language) -> String {
        let names: Vec<String> =
            self.aspects.iter().map(|aspect| aspect.label(framework, language)).collect();
        let listed = join(&names, language);
        let place = self.at.as_ref().map(|at| format!("`{}` ({})", at.part, at.module)).unwrap_or_default();
        let what = match self.step {
            StepKind::Assess => assess(self.state, &place, &listed, language),
            StepKind::Map => map(self.state, lane, &place, &listed, language),
            StepKind::Add => self.add(framework, lane, names, language),
        };
        let cost = self.cost;
        say!(language, "{what} (effort {cost})", "{what} (moeite {cost})")
    }

    fn add(&self, framework: &Framework, lane: Lane, mut names: Vec<String>, language: Language) -> String {
        let (category, level) = self.cell.as_ref().map_or(("", ""), |cell| (&cell.category, &cell.level));
        let (category, level) =
            (framework.category_name(category, language), framework.level_name(level, language));
        if self.by_equivalence {
            names.insert(0, say!(language, "an equivalent practice", "een gelijkwaardige praktijk"));
        }
        let listed = join(&names, language);
        if lane == Lane::Floor {
            return say!(
                language,
                "add an activity and assess it, on {listed} ({category}, {level})",
                "voeg een activiteit toe en toets die, over {listed} ({category}, {level})"
            );
        }
        say!(
            language,
            "add an activity that practises {listed} ({category}, {level})",
            "voeg een activiteit toe die {listed} oefent ({category}, {level})"
        )
    }
}

fn assess(state: Option<State>, place: &str, listed: &str, language: Language) -> String {
    if state == Some(State::Taught) {
        return say!(
            language,
            "assess what {place} teaches: {listed}",
            "toets wat {place} onderwijst: {listed}"
        );
    }
    say!(language, "assess what {place} already practises: {listed}", "toets wat {place} al oefent: {listed}")
}

fn map(state: Option<State>, lane: Lane, place: &str, listed: &str, language: Language) -> String {
    if state == Some(State::Assessed) {
        return say!(
            language,
            "see whether {place} also assesses {listed}, and map that",
            "ga na of {place} ook {listed} toetst, en leg dat vast"
        );
    }
    if lane == Lane::Floor {
        return say!(
            language,
            "see whether {place} also covers {listed}, map that and assess it",
            "ga na of {place} ook {listed} dekt, leg dat vast en toets het"
        );
    }
    say!(
        language,
        "see whether {place} also practises {listed}, and map that",
        "ga na of {place} ook {listed} oefent, en leg dat vast"
    )
}
