//! What a resolution must hold to. Messages quote ids and numbers, never the texts.

use std::collections::{BTreeMap, BTreeSet};

use maatstaf::{Framework, Portfolio, Ruling, Strength};
use maatstaf_document::{Problem, Text, text, unknown_name, version};

use super::{Decision, ResolutionDocument, ResolutionRecord};
use crate::assessment::target_problems;
use crate::claim::{ClaimKey, Target, claims};
use crate::document::Seen;
use crate::rules::{Effect, PanelRules, bad_id};

/// Every problem of a resolution, in the order of the document.
pub(super) fn problems(
    document: &ResolutionDocument,
    portfolio: &Portfolio,
    rules: &PanelRules,
) -> Vec<Problem> {
    let (framework, claims) = (portfolio.framework(), claims(portfolio));
    let mut check = Check { framework, portfolio, rules, document, claims, found: Vec::new() };
    check.head();
    check.records();
    if let Some(decision) = &document.decision {
        check.by("decision", &decision.by);
        check.why("decision.why", &decision.why);
        check.decision(decision);
    }
    check.found
}

struct Check<'d> {
    framework: &'d Framework,
    portfolio: &'d Portfolio,
    rules: &'d PanelRules,
    document: &'d ResolutionDocument,
    claims: BTreeMap<ClaimKey, Strength>,
    found: Vec<Problem>,
}

impl<'d> Check<'d> {
    fn report(&mut self, code: &'static str, path: impl Into<String>, message: Text) {
        self.found.push(Problem::new(code, path, message));
    }

    fn head(&mut self) {
        self.found.extend(version("maatstaf_resolution", self.document.maatstaf_resolution));
        if self.document.holder != self.portfolio.document().holder {
            let message = text!(
                "this settles another portfolio than the one given",
                "dit gaat over een ander portfolio dan het gegevene"
            );
            self.report("another-holder", "holder", message);
        } else if self.document.digest != Seen::of(self.portfolio).digest {
            let message = text!(
                "the portfolio is not what was decided on: it has changed since, or this names another version",
                "het portfolio is niet meer waarover besloten is: het is sindsdien gewijzigd, of hier staat een andere versie"
            );
            self.report("another-digest", "digest", message);
        }
    }

    fn by(&mut self, path: &str, by: &[String]) {
        if by.is_empty() {
            let message = text!("somebody must have settled this", "iemand moet dit hebben beslist");
            self.report("missing-name", format!("{path}.by"), message);
        }
        for (at, id) in by.iter().enumerate() {
            let path = format!("{path}.by[{at}]");
            if let Some(problem) = bad_id(&path, id) {
                self.found.push(problem);
            } else if *id == self.portfolio.document().holder {
                let message = text!(
                    "holders cannot decide on their own portfolio",
                    "de houder kan niet over het eigen portfolio beslissen"
                );
                self.report("own-decision", path, message);
            }
        }
    }

    fn why(&mut self, path: &str, why: &str) {
        if why.trim().is_empty() {
            let message = text!("a reason is needed here", "hier is een reden nodig");
            self.report("missing-reason", path, message);
        }
    }

    fn records(&mut self) {
        let document = self.document;
        let (mut settled, mut judged) = (BTreeSet::new(), BTreeSet::new());
        for (at, record) in document.records.iter().enumerate() {
            let path = format!("records[{at}]");
            self.by(&path, &record.by);
            self.why(&format!("{path}.why"), &record.why);
            let doubled = match &record.evidence {
                Some(evidence) => self.claim(&path, record, evidence).is_some_and(|key| !settled.insert(key)),
                None => self.category(&path, record).is_some_and(|category| !judged.insert(category)),
            };
            if doubled {
                let message =
                    text!("this is settled by an earlier record", "dit is in een eerdere regel al beslist");
                self.report("doubled-record", path, message);
            }
        }
    }

    /// The claim that a record settles.
    fn claim(&mut self, path: &str, record: &ResolutionRecord, evidence: &str) -> Option<ClaimKey> {
        let target = Target::from(record);
        self.found.extend(target_problems(path, target, self.framework));
        match (record.ruling, record.strength) {
            (None, _) => {
                let message = text!("a ruling is needed here", "hier is een uitspraak nodig");
                self.report("missing-ruling", path, message);
            }
            (Some(Ruling::Reject), Some(_)) => {
                let message = text!("a rejection has no strength", "een afwijzing heeft geen sterkte");
                self.report("stray-strength", format!("{path}.strength"), message);
            }
            _ => {}
        }
        let key = target.of(evidence, self.framework)?;
        let Some(claimed) = self.claims.get(&key) else {
            let message = text!(
                "this settles a claim that the portfolio does not make",
                "dit beslist over een claim die het portfolio niet doet"
            );
            self.report("unknown-claim", path, message);
            return None;
        };
        if record.strength.is_some_and(|strength| strength > *claimed) {
            let most = claimed.get();
            let message = text!("the claim itself has strength {most}", "de claim zelf heeft sterkte {most}");
            self.report("stronger-than-claimed", format!("{path}.strength"), message);
        }
        Some(key)
    }

    /// The category that a record settles.
    fn category(&mut self, path: &str, record: &'d ResolutionRecord) -> Option<&'d String> {
        let stray = record.indicator.is_some() || record.theme.is_some();
        let Some(category) = record.category.as_ref().filter(|_| !stray && record.ruling.is_none()) else {
            let message = text!(
                "this must settle either a claim of a piece of evidence by a ruling, or a category by a level",
                "dit moet een claim van een bewijsstuk met een uitspraak beslissen, of een categorie met een niveau"
            );
            self.report("unclear-record", path, message);
            return None;
        };
        if record.strength.is_some() {
            let message = text!("a strength goes with an acceptance", "een sterkte hoort bij een acceptatie");
            self.report("stray-strength", format!("{path}.strength"), message);
        }
        self.found.extend(unknown_name(&format!("{path}.category"), category, self.framework.categories()));
        self.level(&format!("{path}.level"), record.level.as_deref());
        Some(category)
    }

    fn level(&mut self, path: &str, level: Option<&str>) {
        let levels = self.framework.levels();
        self.found.extend(level.and_then(|level| unknown_name(path, level, levels)));
    }

    fn decision(&mut self, decision: &Decision) {
        self.level("decision.level", decision.level.as_deref());
        let Some(rule) = self.rules.decision(&decision.outcome) else {
            let known = self.rules.decision_ids();
            self.found.extend(unknown_name("decision.outcome", &decision.outcome, &known));
            return self.never_above(decision);
        };
        let effect = rule.effect;
        if effect == Effect::AskMore && decision.asks.iter().all(|ask| ask.trim().is_empty()) {
            let message = text!("say what is asked for", "zeg waarom gevraagd wordt");
            self.report("missing-asks", "decision.asks", message);
        }
        match effect {
            Effect::AskMore | Effect::Decline => {
                if decision.level.is_some() {
                    let message = text!("this decision awards no level", "dit besluit kent geen niveau toe");
                    self.report("stray-level", "decision.level", message);
                }
            }
            Effect::Award | Effect::AwardLower => self.awarded(decision, effect),
        }
        self.never_above(decision);
    }

    fn awarded(&mut self, decision: &Decision, effect: Effect) {
        let target = self.portfolio.document().target.as_deref();
        let (Some(target), Some(level)) = (target, decision.level.as_deref()) else {
            if target.is_none() {
                let message = text!(
                    "the portfolio applies for no level, so none can be awarded",
                    "het portfolio vraagt geen niveau aan, dus er valt er geen toe te kennen"
                );
                self.report("no-target", "decision", message);
            }
            if decision.level.is_none() {
                let message = text!("the level awarded is missing", "het toegekende niveau ontbreekt");
                self.report("missing-level", "decision", message);
            }
            return;
        };
        let height = |level| self.framework.height(Some(level));
        if effect == Effect::Award && height(level) < height(target) {
            let message = text!(
                "this decision awards the level applied for, `{target}`",
                "dit besluit kent het aangevraagde niveau toe, `{target}`"
            );
            self.report("another-level", "decision.level", message);
        }
        if effect == Effect::AwardLower && level == target {
            let message = text!(
                "this decision awards a level below the one applied for, `{target}`",
                "dit besluit kent een niveau onder het aangevraagde toe, `{target}`"
            );
            self.report("not-lower", "decision.level", message);
        }
    }

    fn never_above(&mut self, decision: &Decision) {
        let height = |level: Option<&String>| self.framework.height(level.map(String::as_str));
        let target = self.portfolio.document().target.as_ref();
        if target.is_some() && height(decision.level.as_ref()) > height(target) {
            let message = text!(
                "no decision can award a level above the one applied for",
                "geen besluit kan een hoger niveau toekennen dan is aangevraagd"
            );
            self.report("above-applied-for", "decision.level", message);
        }
    }
}
