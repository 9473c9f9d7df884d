//! What a portfolio must hold to. Messages quote ids and numbers, never the texts.

use std::collections::BTreeSet;
use std::collections::btree_map::{BTreeMap, Entry};
use std::fmt::Arguments;

use super::aspect::{Aspect, Target};
use super::document::PortfolioDocument;
use super::evidence::{Claim, Evidence, named};
use super::verdict::{Ruling, Verdict};
use crate::Problem;
use crate::{Framework, Text};
use maatstaf_document::{is_id, text, unknown_name, version};
use maatstaf_practice::Ledger;

/// Every problem of a portfolio, in the order of the document.
pub(super) fn problems(framework: &Framework, document: &PortfolioDocument) -> Vec<Problem> {
    let mut check = Check { framework, document, claims: BTreeMap::new(), found: Vec::new() };
    check.head();
    check.not_applicable();
    check.self_rating();
    check.evidence();
    check.verdicts();
    check.ledger();
    check.found
}

struct Check<'d> {
    framework: &'d Framework,
    document: &'d PortfolioDocument,
    /// For each item's id: its claims by aspect.
    claims: BTreeMap<&'d str, BTreeMap<Aspect, &'d Claim>>,
    found: Vec<Problem>,
}

impl<'d> Check<'d> {
    fn report(&mut self, code: &'static str, path: Arguments<'_>, message: Text) {
        self.found.push(Problem::new(code, path.to_string(), message));
    }

    fn head(&mut self) {
        let (framework, document) = (self.framework, self.document);
        self.found.extend(version("maatstaf", document.maatstaf));
        let own = [framework.id().to_owned()];
        self.found.extend(unknown_name("framework", &document.framework, &own));
        if let Some(target) = &document.target {
            self.found.extend(unknown_name("target", target, framework.levels()));
        }
        self.id(format_args!("holder"), &document.holder);
    }

    fn id(&mut self, path: Arguments<'_>, id: &str) -> bool {
        let good = is_id(id);
        if !good {
            let message = text!(
                "this must be 1 to 64 letters, digits, `-`, `_` or `.`, without spaces",
                "dit moeten 1 tot 64 letters, cijfers, `-`, `_` of `.` zijn, zonder spaties"
            );
            let help = text!("use a pseudonym, such as `coach-7`", "gebruik een pseudoniem, zoals `coach-7`");
            self.found.push(Problem::new("bad-id", path.to_string(), message).help(help));
        }
        good
    }

    fn reason(&mut self, path: Arguments<'_>, reason: &str) {
        if reason.trim().is_empty() {
            let message = text!("a reason is needed here", "hier is een reden nodig");
            self.report("missing-reason", path, message);
        }
    }

    fn not_applicable(&mut self) {
        let mut seen = BTreeSet::new();
        for (at, declared) in self.document.not_applicable.iter().enumerate() {
            let number = declared.indicator;
            let path = format_args!("not_applicable[{at}]");
            match self.framework.indicator(number) {
                None => self.unknown_indicator(format_args!("{path}.indicator"), number),
                Some(indicator) if !indicator.conditional => {
                    let message = text!(
                        "CI {number} always applies, so it cannot be declared not applicable",
                        "VI {number} geldt altijd en kan dus niet als niet van toepassing worden opgegeven"
                    );
                    self.report("not-conditional", format_args!("{path}.indicator"), message);
                }
                Some(_) if !seen.insert(number) => {
                    let message =
                        text!("CI {number} is declared twice", "VI {number} is twee keer opgegeven");
                    self.report("doubled-declaration", format_args!("{path}.indicator"), message);
                }
                Some(_) => {}
            }
            self.reason(format_args!("{path}.reason"), &declared.reason);
        }
    }

    fn self_rating(&mut self) {
        let mut seen = BTreeSet::new();
        for (at, rating) in self.document.self_rating.iter().enumerate() {
            let path = format_args!("self_rating[{at}]");
            let categories = self.framework.categories();
            self.found.extend(unknown_name(&format_args!("{path}.category"), &rating.category, categories));
            if let Some(level) = &rating.level {
                self.found.extend(unknown_name(
                    &format_args!("{path}.level"),
                    level,
                    self.framework.levels(),
                ));
            }
            if !seen.insert(&rating.category) {
                let message =
                    text!("this category is rated twice", "deze categorie heeft twee beoordelingen");
                self.report("doubled-rating", path, message);
            }
        }
    }

    fn unknown_indicator(&mut self, path: Arguments<'_>, number: u16) {
        let id = self.framework.id();
        let message = text!("framework `{id}` has no CI {number}", "raamwerk `{id}` heeft geen VI {number}");
        let last = self.framework.indicators().last().map_or(0, |indicator| indicator.number);
        let help = text!("the numbers end at {last}", "de nummers lopen tot en met {last}");
        self.found.push(Problem::new("unknown-indicator", path.to_string(), message).help(help));
    }

    fn evidence(&mut self) {
        let document = self.document;
        for (at, item) in document.evidence.iter().enumerate() {
            let path = format_args!("evidence[{at}]");
            if self.id(format_args!("{path}.id"), &item.id) && self.claims.contains_key(item.id.as_str()) {
                let id = &item.id;
                let message = text!("there is already evidence `{id}`", "er is al bewijs `{id}`");
                self.report("doubled-id", format_args!("{path}.id"), message);
            }
            if item.title.trim().is_empty() {
                self.report(
                    "missing-title",
                    format_args!("{path}.title"),
                    text!("a title is needed", "er is een titel nodig"),
                );
            }
            if matches!((item.happened, item.written), (Some(happened), Some(written)) if written < happened)
            {
                let message =
                    text!("this was written before it happened", "dit is opgeschreven voordat het gebeurde");
                self.report("written-before", format_args!("{path}.written"), message);
            }
            self.claims_of(path, item);
        }
    }

    /// The ledger itself, its categories, and that evidence agrees with the entry that is its occasion.
    fn ledger(&mut self) {
        let Some(ledger) = &self.document.ledger else { return };
        self.found.extend(Ledger::problems(ledger, "ledger"));
        let development = ledger.cpd.iter().map(|entry| ("cpd", &entry.categories)).enumerate();
        let reflections =
            ledger.reflections.iter().map(|entry| ("reflections", &entry.categories)).enumerate();
        for (at, (list, categories)) in development.chain(reflections) {
            for (position, category) in categories.iter().enumerate() {
                let path = format_args!("ledger.{list}[{at}].categories[{position}]");
                self.found.extend(unknown_name(&path, category, self.framework.categories()));
            }
        }
        for (at, item) in self.document.evidence.iter().enumerate() {
            let day = item.occasion.as_deref().and_then(|occasion| ledger.day_of(occasion));
            if matches!((day, item.happened), (Some(day), Some(happened)) if day != happened) {
                let message = text!(
                    "the ledger gives another day for this occasion",
                    "het logboek noemt een andere dag voor deze gelegenheid"
                );
                self.report("another-day", format_args!("evidence[{at}].happened"), message);
            }
        }
    }

    fn claims_of(&mut self, path: Arguments<'_>, item: &'d Evidence) {
        let mut seen = BTreeMap::new();
        for (at, claim) in item.claims.iter().enumerate() {
            let path = format_args!("{path}.claims[{at}]");
            let Some(aspect) = self.target(path, Target::from(claim)) else { continue };
            self.claim(path, &aspect, claim);
            match seen.entry(aspect) {
                Entry::Vacant(place) => {
                    place.insert(claim);
                }
                Entry::Occupied(mut earlier) => {
                    let (id, label) = (shown(&item.id), earlier.key().label(self.framework));
                    let message = Text::new(
                        format!("evidence `{id}` claims {} twice", label.en),
                        format!("bewijs `{id}` claimt {} twee keer", label.nl),
                    );
                    let help =
                        text!("keep the stronger one, or give themes", "houd de sterkste, of geef thema's");
                    self.found.push(Problem::new("doubled-claim", path.to_string(), message).help(help));
                    earlier.insert(claim);
                }
            }
        }
        self.claims.entry(&item.id).or_default().extend(seen);
    }

    fn claim(&mut self, path: Arguments<'_>, aspect: &Aspect, claim: &Claim) {
        if aspect.indicator.is_none() && named(claim.rationale.as_deref()).is_none() {
            let message = text!(
                "an equivalent practice needs a rationale",
                "een gelijkwaardige praktijk heeft een onderbouwing nodig"
            );
            let help = text!(
                "say why it equals what the level asks for",
                "zeg waarom het gelijkstaat aan wat het niveau vraagt"
            );
            self.found.push(Problem::new("missing-rationale", path.to_string(), message).help(help));
        }
        let declared = |number: u16| self.document.not_applicable.iter().any(|one| one.indicator == number);
        if let Some(number) = aspect.indicator.filter(|number| declared(*number)) {
            let message = text!(
                "CI {number} is claimed here and declared not applicable",
                "VI {number} wordt hier geclaimd en is als niet van toepassing opgegeven"
            );
            self.report("claimed-not-applicable", format_args!("{path}.indicator"), message);
        }
    }

    /// The aspect that a claim or verdict names, or the problems of its naming.
    fn target(&mut self, path: Arguments<'_>, target: Target<'_>) -> Option<Aspect> {
        let framework = self.framework;
        let cell = (target.category, target.level);
        match (target.indicator, cell) {
            (Some(_), (None, None)) if target.theme.is_some() => {
                let message = text!(
                    "a theme goes with a category and a level",
                    "een thema hoort bij een categorie en een niveau"
                );
                self.report("stray-theme", format_args!("{path}.theme"), message);
                return None;
            }
            (Some(number), (None, None)) if framework.indicator(number).is_none() => {
                self.unknown_indicator(format_args!("{path}.indicator"), number);
            }
            (None, (Some(category), Some(level))) => {
                self.found.extend(unknown_name(
                    &format_args!("{path}.category"),
                    category,
                    framework.categories(),
                ));
                self.found.extend(unknown_name(&format_args!("{path}.level"), level, framework.levels()));
            }
            (Some(_), (None, None)) => {}
            _ => {
                let message = text!(
                    "this must name either an indicator, or a category and a level",
                    "noem hier een indicator, of een categorie met een niveau"
                );
                self.report("unclear-target", path, message);
            }
        }
        target.aspect(framework)
    }

    fn verdicts(&mut self) {
        let document = self.document;
        let mut seen = BTreeSet::new();
        for (at, verdict) in document.verdicts.iter().enumerate() {
            let path = format_args!("verdicts[{at}]");
            if self.id(format_args!("{path}.assessor"), &verdict.assessor)
                && verdict.assessor == document.holder
            {
                let message = text!("the holder cannot be an assessor", "de houder kan geen assessor zijn");
                self.report("own-assessor", format_args!("{path}.assessor"), message);
            }
            self.reason(format_args!("{path}.reason"), &verdict.reason);
            let Some(aspect) = self.target(path, Target::from(verdict)) else { continue };
            self.ruled(path, verdict, &aspect);
            if !seen.insert((&verdict.assessor, &verdict.evidence, aspect)) {
                let message = text!(
                    "this assessor rules twice on one claim",
                    "deze assessor oordeelt twee keer over één claim"
                );
                self.report("doubled-verdict", path, message);
            }
        }
    }

    fn ruled(&mut self, path: Arguments<'_>, verdict: &Verdict, aspect: &Aspect) {
        let Some(claims) = self.claims.get(verdict.evidence.as_str()) else {
            let message = text!("there is no such evidence", "dit bewijs is er niet");
            return self.report("unknown-evidence", format_args!("{path}.evidence"), message);
        };
        let Some(claim) = claims.get(aspect) else {
            let (id, label) = (shown(&verdict.evidence), aspect.label(self.framework));
            let message = Text::new(
                format!("evidence `{id}` does not claim {}", label.en),
                format!("bewijs `{id}` claimt {} niet", label.nl),
            );
            return self.report("unknown-claim", path, message);
        };
        let claimed = claim.strength;
        match (verdict.ruling, verdict.strength) {
            (Ruling::Reject, Some(_)) => {
                let message = text!("a rejection has no strength", "een afwijzing heeft geen sterkte");
                self.report("stray-strength", format_args!("{path}.strength"), message);
            }
            (Ruling::Accept, Some(strength)) if strength > claimed => {
                let most = claimed.get();
                let message =
                    text!("the claim itself has strength {most}", "de claim zelf heeft sterkte {most}");
                self.report("stronger-than-claimed", format_args!("{path}.strength"), message);
            }
            _ => {}
        }
    }
}

/// An id as messages show it: what is no id may be private text.
fn shown(id: &str) -> &str {
    if is_id(id) { id } else { "?" }
}
