//! What the modules, activities and assessments must hold to.

use std::collections::BTreeSet;

use maatstaf_document::{Problem, is_id, text, unknown_name};

use super::Check;
use crate::aspect::{Aspect, Target};
use crate::document::{Activity, As, Assessment};

/// The most hours and minutes that a module or activity may take.
const MOST_HOURS: u32 = 10_000;
const MOST_MINUTES: u32 = 600_000;

impl<'d> Check<'d> {
    pub(super) fn modules(&mut self) {
        let (mut modules, mut parts) = (BTreeSet::new(), BTreeSet::new());
        for (at, module) in self.document.modules.iter().enumerate() {
            let path = format!("modules[{at}]");
            self.own_id(format!("{path}.id"), &module.id, &mut modules);
            self.named(format!("{path}.title"), &module.title);
            self.within(format!("{path}.hours"), module.hours, 1, MOST_HOURS);
            for (at, activity) in module.activities.iter().enumerate() {
                let path = format!("{path}.activities[{at}]");
                self.part_id(format!("{path}.id"), &activity.id, &mut parts);
                self.activity(&path, activity);
            }
            for (at, assessment) in module.assessments.iter().enumerate() {
                let path = format!("{path}.assessments[{at}]");
                self.part_id(format!("{path}.id"), &assessment.id, &mut parts);
                self.assessment(&path, assessment);
            }
        }
    }

    /// The id of an activity or assessment: two characters shorter, since the portfolio behind the level adds two.
    fn part_id(&mut self, path: String, id: &'d str, seen: &mut BTreeSet<&'d str>) {
        if is_id(id) && !is_id(&format!("{id}.t")) {
            let message = text!("this id is longer than 62 letters", "dit id is langer dan 62 letters");
            self.report("bad-id", path, message);
        } else {
            self.own_id(path, id, seen);
        }
    }

    fn activity(&mut self, path: &str, activity: &'d Activity) {
        self.named(format!("{path}.title"), &activity.title);
        self.within(format!("{path}.minutes"), activity.minutes, 1, MOST_MINUTES);
        self.within(format!("{path}.hours"), activity.hours, 1, MOST_HOURS);
        if activity.minutes.is_some() && activity.hours.is_some() {
            let message = text!("give minutes or hours, not both", "geef minuten of uren, niet allebei");
            self.report("two-lengths", format!("{path}.hours"), message);
        }
        let mut seen: BTreeSet<(As, Aspect)> = BTreeSet::new();
        for (at, cover) in activity.covers.iter().enumerate() {
            let path = format!("{path}.covers[{at}]");
            let Some(aspect) = self.cover(&path, Target::from(cover)) else { continue };
            if !seen.insert((cover.how, aspect)) {
                self.doubled(path, &activity.id);
            }
        }
    }

    fn assessment(&mut self, path: &str, assessment: &'d Assessment) {
        self.named(format!("{path}.title"), &assessment.title);
        let mut seen: BTreeSet<Aspect> = BTreeSet::new();
        for (at, cover) in assessment.covers.iter().enumerate() {
            let path = format!("{path}.covers[{at}]");
            let Some(aspect) = self.cover(&path, Target::from(cover)) else { continue };
            if !seen.insert(aspect) {
                self.doubled(path, &assessment.id);
            }
        }
    }

    fn doubled(&mut self, path: String, part: &str) {
        let part = if is_id(part) { part } else { "?" };
        let message = text!("`{part}` covers this twice", "`{part}` dekt dit twee keer");
        self.report("doubled-cover", path, message);
    }

    /// The aspect that a cover names, or the problems of its naming.
    fn cover(&mut self, path: &str, target: Target<'_>) -> Option<Aspect> {
        let framework = self.framework;
        match (target.indicator, target.category, target.level) {
            (Some(_), None, None) if target.theme.is_some() => {
                let message = text!(
                    "a theme goes with a category and a level",
                    "een thema hoort bij een categorie en een niveau"
                );
                self.report("stray-theme", format!("{path}.theme"), message);
            }
            (Some(number), None, None) => self.indicator(path, number),
            (None, Some(category), Some(level)) => {
                let at = |field| format!("{path}.{field}");
                self.found.extend(unknown_name(&at("category"), category, framework.categories()));
                self.found.extend(unknown_name(&at("level"), level, framework.levels()));
                self.equivalence(path, target);
            }
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

    fn indicator(&mut self, path: &str, number: u16) {
        if self.framework.indicator(number).is_some() {
            return;
        }
        let id = self.framework.id();
        let message = text!("framework `{id}` has no CI {number}", "raamwerk `{id}` heeft geen VI {number}");
        let last = self.framework.indicators().last().map_or(0, |indicator| indicator.number);
        let help = text!("the numbers end at {last}", "de nummers lopen tot en met {last}");
        self.found.push(Problem::new("unknown-indicator", format!("{path}.indicator"), message).help(help));
    }

    fn equivalence(&mut self, path: &str, target: Target<'_>) {
        if target.theme.is_none() {
            let message = text!(
                "an equivalent practice needs a theme, so that it can be told from others",
                "een gelijkwaardige praktijk heeft een thema nodig, zodat ze van andere te onderscheiden is"
            );
            self.report("missing-theme", path, message);
        }
        if target.rationale.is_none() {
            let message = text!(
                "an equivalent practice needs a rationale",
                "een gelijkwaardige praktijk heeft een onderbouwing nodig"
            );
            let help = text!(
                "say why it equals what the level asks for",
                "zeg waarom het gelijkstaat aan wat het niveau vraagt"
            );
            self.found.push(Problem::new("missing-rationale", path, message).help(help));
        }
    }
}
