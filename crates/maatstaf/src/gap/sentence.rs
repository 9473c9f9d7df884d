//! A gap in sentences.

use super::{Action, Gap, Proof, Step};
use crate::Language;
use crate::framework::Framework;
use crate::lane::Lane;
use maatstaf_document::say;

impl Gap {
    /// One line: the target, what it costs, and how good the steps are.
    pub fn headline(&self, language: Language) -> String {
        let level = self.estimate.portfolio.framework().level_name_at(self.target - 1, language);
        let goal = match self.lane {
            Lane::Floor => say!(language, "to make {level} certain", "om {level} zeker te maken"),
            Lane::Estimate => say!(language, "to {level}", "tot {level}"),
            Lane::Ceiling => say!(language, "to make {level} possible", "om {level} mogelijk te maken"),
        };
        if self.proof == Proof::OutOfReach {
            let why = self.proof.sentence(language);
            return format!("{goal}: {why}");
        }
        if self.actions.is_empty() {
            return say!(language, "{goal}: nothing more is needed", "{goal}: er is niets meer nodig");
        }
        let (steps, cost) = (self.actions.len(), self.cost());
        let proof = self.proof.sentence(language);
        say!(
            language,
            "{goal}: {steps} steps, cost {cost} ({proof})",
            "{goal}: {steps} stappen, kosten {cost} ({proof})"
        )
    }

    /// One line per step, cheapest first.
    pub fn lines(&self, language: Language) -> Vec<String> {
        let framework = self.estimate.portfolio.framework();
        self.actions.iter().map(|action| action.sentence(framework, language)).collect()
    }
}

impl Proof {
    /// How good a set of steps is, in a few words.
    pub fn sentence(self, language: Language) -> String {
        match self {
            Self::OutOfReach => {
                say!(
                    language,
                    "under this policy no portfolio can",
                    "onder dit beleid kan geen portfolio dat"
                )
            }
            Self::Optimal => say!(language, "proven to be the cheapest", "bewezen het goedkoopst"),
            Self::Greedy { lower_bound } => {
                say!(
                    language,
                    "found greedily; at least {lower_bound}",
                    "gulzig gevonden; minstens {lower_bound}"
                )
            }
        }
    }
}

impl Action {
    /// The step in one sentence.
    pub fn sentence(&self, framework: &Framework, language: Language) -> String {
        let what = self.step.sentence(framework, language);
        let served = self.serves.as_deref().and_then(|id| framework.category_position(id));
        let purpose = match served {
            Some(category) => framework.category_name_at(category, language).to_owned(),
            None => say!(language, "the portfolio as a whole", "het portfolio als geheel"),
        };
        let cost = self.cost;
        say!(language, "{what} ({purpose}; cost {cost})", "{what} ({purpose}; kosten {cost})")
    }
}

impl Step {
    fn sentence(&self, framework: &Framework, language: Language) -> String {
        match self {
            Self::Ruling { claim } => {
                let (id, claimed) = (&claim.evidence, said(claim.indicator, language));
                say!(
                    language,
                    "ask an assessor to rule on `{id}`, {claimed}",
                    "vraag een assessor om een oordeel over `{id}`, {claimed}"
                )
            }
            Self::Link { from, indicator, .. } => {
                let evidence = &from.evidence;
                let claimed = said(Some(*indicator), language);
                say!(
                    language,
                    "see whether `{evidence}` also shows {claimed}, and link it",
                    "ga na of `{evidence}` ook {claimed} laat zien, en koppel dat"
                )
            }
            Self::Corroboration { evidence } => {
                say!(
                    language,
                    "have `{evidence}` confirmed by somebody else",
                    "laat `{evidence}` door iemand anders bevestigen"
                )
            }
            Self::NewEvidence { category, level, by_equivalence, indicators } => {
                let named = |position: Option<usize>| position.unwrap_or_default();
                let level = framework.level_name_at(named(framework.level_position(level)), language);
                let category =
                    framework.category_name_at(named(framework.category_position(category)), language);
                let mut shown: Vec<String> =
                    indicators.iter().map(|number| said(Some(*number), language)).collect();
                if *by_equivalence {
                    let practice = say!(
                        language,
                        "an equivalent practice in {category}",
                        "een gelijkwaardige praktijk in {category}"
                    );
                    shown.insert(0, practice);
                }
                let shown = maatstaf_document::join(&shown, language);
                say!(
                    language,
                    "add a new, confirmed piece at {level} on {shown}",
                    "voeg een nieuw, bevestigd stuk toe op {level} over {shown}"
                )
            }
        }
    }
}

fn said(indicator: Option<u16>, language: Language) -> String {
    match indicator {
        Some(number) => say!(language, "CI {number}", "VI {number}"),
        None => say!(language, "equivalent practice", "gelijkwaardige praktijk"),
    }
}
