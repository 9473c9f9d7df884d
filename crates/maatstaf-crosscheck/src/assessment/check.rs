//! What an assessment must hold to. Messages quote ids and numbers, never the texts.

use std::collections::{BTreeMap, BTreeSet};

use maatstaf::{Framework, Portfolio, Ruling, Strength};
use maatstaf_document::{Problem, Text, text, unknown_name, version};

use crate::claim::{ClaimKey, Target, claims};
use crate::document::{AfterReveal, AssessmentDocument, ClaimVerdict, Holistic, Judgement, NOT_JUDGED};
use crate::rules::{PanelRules, bad_id};
use crate::snapshot::Difference;

/// Every problem of an assessment, in the order of the document.
pub(super) fn problems(
    document: &AssessmentDocument,
    difference: &Difference,
    portfolio: &Portfolio,
    rules: &PanelRules,
) -> Vec<Problem> {
    let framework = portfolio.framework();
    let claims = claims(portfolio);
    let mut check = Check { framework, portfolio, rules, document, difference, claims, found: Vec::new() };
    check.head();
    check.judgements("judgements", &document.judgements);
    check.cells();
    check.verdicts("verdicts", &document.verdicts);
    check.holistic("holistic", document.holistic.as_ref());
    if let Some(after) = &document.after_reveal {
        check.after_reveal(after);
    }
    check.found
}

struct Check<'d> {
    framework: &'d Framework,
    portfolio: &'d Portfolio,
    rules: &'d PanelRules,
    document: &'d AssessmentDocument,
    difference: &'d Difference,
    claims: BTreeMap<ClaimKey, Strength>,
    found: Vec<Problem>,
}

impl Check<'_> {
    fn report(&mut self, code: &'static str, path: impl Into<String>, message: Text) {
        self.found.push(Problem::new(code, path, message));
    }

    fn head(&mut self) {
        let (document, portfolio) = (self.document, self.portfolio.document());
        self.found.extend(version("maatstaf_assessment", document.maatstaf_assessment));
        if let Some(problem) = bad_id("assessor", &document.assessor) {
            self.found.push(problem);
        } else if document.assessor == portfolio.holder {
            let message = text!("the holder cannot be an assessor", "de houder kan geen assessor zijn");
            self.report("own-assessor", "assessor", message);
        }
        if document.seen.holder != portfolio.holder {
            let message = text!(
                "this assesses another portfolio than the one given",
                "dit beoordeelt een ander portfolio dan het gegevene"
            );
            self.report("another-holder", "seen.holder", message);
        }
        self.found.extend(unknown_name(
            "seen.framework",
            &document.seen.framework,
            std::slice::from_ref(&portfolio.framework),
        ));
        let ids = document.seen.evidence.keys();
        self.found.extend(ids.filter_map(|id| bad_id("seen.evidence", id)));
    }

    fn level(&mut self, path: &str, level: Option<&str>) {
        let levels = self.framework.levels();
        self.found.extend(level.and_then(|level| unknown_name(path, level, levels)));
    }

    fn category(&mut self, path: &str, category: &str) {
        self.found.extend(unknown_name(path, category, self.framework.categories()));
    }

    fn judgements(&mut self, list: &str, judgements: &[Judgement]) {
        let mut seen = BTreeSet::new();
        for (at, judgement) in judgements.iter().enumerate() {
            let path = format!("{list}[{at}]");
            self.category(&format!("{path}.category"), &judgement.category);
            let level = judgement.level.as_deref().filter(|level| *level != NOT_JUDGED);
            self.level(&format!("{path}.level"), level);
            if !seen.insert(&judgement.category) {
                let message =
                    text!("this category is judged twice", "over deze categorie is twee keer geoordeeld");
                self.report("doubled-judgement", path, message);
            }
        }
    }

    fn cells(&mut self) {
        let mut seen = BTreeSet::new();
        for (at, cell) in self.document.cells.iter().enumerate() {
            let path = format!("cells[{at}]");
            self.category(&format!("{path}.category"), &cell.category);
            self.level(&format!("{path}.level"), Some(&cell.level));
            if !seen.insert((&cell.category, &cell.level)) {
                let message = text!("this cell is judged twice", "over deze cel is twee keer geoordeeld");
                self.report("doubled-cell", path, message);
            } else if self.contradicts(at) {
                let message = text!(
                    "this cell contradicts the level judged for its category",
                    "deze cel spreekt het niveau tegen dat aan haar categorie is gegeven"
                );
                let help = text!(
                    "leave the category out to let the level follow from the cells",
                    "laat de categorie weg, dan volgt het niveau uit de cellen"
                );
                self.found.push(Problem::new("contradicting-cell", path, message).help(help));
            }
        }
    }

    /// Whether a cell is not shown at or below the level judged, or is shown above it with nothing missing between.
    fn contradicts(&self, at: usize) -> bool {
        let Some(cell) = self.document.cells.get(at) else { return false };
        let open = |one: &&Judgement| one.level.as_deref() != Some(NOT_JUDGED);
        let judged = self.document.judgements.iter().filter(open).find(|one| one.category == cell.category);
        let height = |level: &str| self.framework.height(Some(level));
        let Some(judged) = judged.map(|one| self.framework.height(one.level.as_deref())) else {
            return false;
        };
        let missing_between = || {
            let same = self.document.cells.iter().filter(|one| one.category == cell.category && !one.shown);
            same.map(|one| height(&one.level)).any(|one| one > judged && one < height(&cell.level))
        };
        if cell.shown {
            height(&cell.level) > judged && !missing_between()
        } else {
            height(&cell.level) <= judged
        }
    }

    fn verdicts(&mut self, list: &str, verdicts: &[ClaimVerdict]) {
        let mut seen = BTreeSet::new();
        for (at, verdict) in verdicts.iter().enumerate() {
            let path = format!("{list}[{at}]");
            let known = self.portfolio.document().evidence.iter().any(|item| item.id == verdict.evidence);
            if !known && !self.document.seen.evidence.contains_key(&verdict.evidence) {
                let message = text!("there is no such evidence", "dit bewijs is er niet");
                self.report("unknown-evidence", format!("{path}.evidence"), message);
            }
            self.ruling(&path, verdict);
            self.found.extend(target_problems(&path, Target::from(verdict), self.framework));
            let Some(key) = Target::from(verdict).of(&verdict.evidence, self.framework) else { continue };
            self.strength(&path, verdict, &key);
            if !seen.insert(key) {
                let message =
                    text!("this claim is ruled on twice", "over deze claim is twee keer geoordeeld");
                self.report("doubled-verdict", path, message);
            }
        }
    }

    fn ruling(&mut self, path: &str, verdict: &ClaimVerdict) {
        if verdict.ruling.is_some() && verdict.reason.trim().is_empty() {
            self.report("missing-reason", format!("{path}.reason"), reason_needed());
        }
        if verdict.ruling != Some(Ruling::Accept) && verdict.strength.is_some() {
            let message = text!("a strength goes with an acceptance", "een sterkte hoort bij een acceptatie");
            self.report("stray-strength", format!("{path}.strength"), message);
        }
    }

    /// What a verdict on evidence that is still as it was seen must hold to.
    fn strength(&mut self, path: &str, verdict: &ClaimVerdict, key: &ClaimKey) {
        if self.difference.why_not(&verdict.evidence, &self.document.seen).is_some() {
            return;
        }
        match (self.claims.get(key), verdict.ruling, verdict.strength) {
            (Some(claimed), Some(Ruling::Accept), Some(strength)) if strength > *claimed => {
                let most = claimed.get();
                let message =
                    text!("the claim itself has strength {most}", "de claim zelf heeft sterkte {most}");
                self.report("stronger-than-claimed", format!("{path}.strength"), message);
            }
            (None, Some(Ruling::Reject), _) => {
                let message = text!(
                    "nobody claims this, so there is nothing to reject",
                    "niemand claimt dit, dus er valt niets af te wijzen"
                );
                self.report("unclaimed-rejection", path, message);
            }
            (None, Some(Ruling::Accept), None) => {
                let message = text!(
                    "nobody claims this, so a strength is needed",
                    "niemand claimt dit, dus er is een sterkte nodig"
                );
                self.report("missing-strength", path, message);
            }
            _ => {}
        }
    }

    fn holistic(&mut self, path: &str, holistic: Option<&Holistic>) {
        let Some(holistic) = holistic else { return };
        self.level(&format!("{path}.level"), holistic.level.as_deref());
        if holistic.rationale.trim().is_empty() {
            self.report("missing-reason", format!("{path}.rationale"), reason_needed());
        }
        let known = self.rules.decision_ids();
        let recommends = holistic.recommends.as_deref();
        self.found
            .extend(recommends.and_then(|one| unknown_name(&format!("{path}.recommends"), one, &known)));
    }

    fn after_reveal(&mut self, after: &AfterReveal) {
        if !self.document.blind {
            let message = text!(
                "an assessment that was not blind has no reveal",
                "wie niet blind beoordeelde, wijzigt niets na inzage"
            );
            self.report("not-blind", "after_reveal", message);
        }
        if after.on < self.document.on {
            let message =
                text!("the reveal came before the assessment", "de inzage ligt voor de beoordeling");
            self.report("revealed-before", "after_reveal.on", message);
        }
        self.judgements("after_reveal.judgements", &after.judgements);
        self.verdicts("after_reveal.verdicts", &after.verdicts);
        self.holistic("after_reveal.holistic", after.holistic.as_ref());
        self.rejudged(after);
        self.reruled(after);
        let view = |one: &Holistic| (one.level.clone(), one.recommends.clone());
        let (before, now) = (self.document.holistic.as_ref().map(view), after.holistic.as_ref().map(view));
        if now.is_some() && before == now {
            self.report("repeated", "after_reveal.holistic", repeated());
        }
    }

    fn rejudged(&mut self, after: &AfterReveal) {
        let before = super::levels(self.framework, self.document);
        for (at, judgement) in after.judgements.iter().enumerate() {
            let path = format!("after_reveal.judgements[{at}]");
            if judgement.rationale.as_ref().is_none_or(|rationale| rationale.trim().is_empty()) {
                self.report("missing-reason", format!("{path}.rationale"), reason_needed());
            }
            let category = self.framework.categories().iter().position(|id| *id == judgement.category);
            let said = category.and_then(|at| before.get(at).copied().flatten());
            let level = judgement.level.as_deref();
            if level == Some(NOT_JUDGED) {
                let message = text!("a level is needed here", "hier is een niveau nodig");
                self.report("missing-level", format!("{path}.level"), message);
            } else if said == Some(self.framework.height(level)) {
                self.report("repeated", path, repeated());
            }
        }
    }

    fn reruled(&mut self, after: &AfterReveal) {
        let keyed = |verdict: &ClaimVerdict| Target::from(verdict).of(&verdict.evidence, self.framework);
        let worth = |verdict: &ClaimVerdict| {
            let claimed = keyed(verdict).and_then(|key| self.claims.get(&key).copied());
            let accepted = verdict.ruling == Some(Ruling::Accept);
            (verdict.ruling, verdict.strength.or(claimed).filter(|_| accepted))
        };
        let before: BTreeMap<ClaimKey, _> = self
            .document
            .verdicts
            .iter()
            .filter_map(|verdict| Some((keyed(verdict)?, worth(verdict))))
            .collect();
        let mut found = Vec::new();
        for (at, verdict) in after.verdicts.iter().enumerate() {
            let path = format!("after_reveal.verdicts[{at}]");
            if verdict.ruling.is_none() {
                let message = text!("a ruling is needed here", "hier is een uitspraak nodig");
                found.push(Problem::new("missing-ruling", path, message));
            } else if keyed(verdict).is_some_and(|key| before.get(&key) == Some(&worth(verdict))) {
                found.push(Problem::new("repeated", path, repeated()));
            }
        }
        self.found.extend(found);
    }
}

fn reason_needed() -> Text {
    text!("a reason is needed here", "hier is een reden nodig")
}

fn repeated() -> Text {
    text!("this repeats what was said before the reveal", "dit herhaalt wat voor de inzage al gezegd is")
}

/// The problems of naming what is ruled on.
pub(crate) fn target_problems(path: &str, target: Target<'_>, framework: &Framework) -> Vec<Problem> {
    match (target.indicator, target.category, target.level) {
        (Some(_), None, None) if target.theme.is_some() => {
            let message = text!(
                "a theme goes with a category and a level",
                "een thema hoort bij een categorie en een niveau"
            );
            vec![Problem::new("stray-theme", format!("{path}.theme"), message)]
        }
        (Some(number), None, None) if framework.indicator(number).is_none() => {
            let id = framework.id();
            let message =
                text!("framework `{id}` has no CI {number}", "raamwerk `{id}` heeft geen VI {number}");
            vec![Problem::new("unknown-indicator", format!("{path}.indicator"), message)]
        }
        (Some(_), None, None) => Vec::new(),
        (None, Some(category), Some(level)) => {
            let category = unknown_name(&format!("{path}.category"), category, framework.categories());
            let level = unknown_name(&format!("{path}.level"), level, framework.levels());
            category.into_iter().chain(level).collect()
        }
        _ => {
            let message = text!(
                "this must name either an indicator, or a category and a level",
                "noem hier een indicator, of een categorie met een niveau"
            );
            vec![Problem::new("unclear-target", path, message)]
        }
    }
}
