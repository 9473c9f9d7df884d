//! What makes a scheme sound.

use std::collections::{BTreeMap, BTreeSet};

use maatstaf_document::{Problem, is_id, text, unknown_name, version};
use maatstaf_practice::{Book, Counting, Standing};

use super::document::{Figure, Measure, Requirement, SchemeDocument};

/// Every problem of a scheme.
pub(super) fn problems(scheme: &SchemeDocument) -> Vec<Problem> {
    let mut check = Check {
        levels: scheme.levels.iter().map(|level| level.id.clone()).collect(),
        sources: scheme.sources.iter().map(|source| source.id.clone()).collect(),
        counting: Counting::ids().map(str::to_owned).collect(),
        found: version("maatstaf_scheme", scheme.maatstaf_scheme).into_iter().collect(),
    };
    check.id("id", &scheme.id);
    check.name("counting", &scheme.counting);
    check.unique("levels", &check.levels.clone());
    check.unique("sources", &check.sources.clone());
    let ids: Vec<String> = scheme.requirements.iter().map(|one| one.id.clone()).collect();
    check.unique("requirements", &ids);
    check.figures("valid_months", &scheme.valid_months);
    for (at, requirement) in scheme.requirements.iter().enumerate() {
        check.requirement(&format!("requirements[{at}]"), requirement, scheme.renews.is_some());
    }
    check.found
}

struct Check {
    levels: Vec<String>,
    sources: Vec<String>,
    counting: Vec<String>,
    found: Vec<Problem>,
}

impl Check {
    fn report(&mut self, code: &'static str, path: &str, message: maatstaf_document::Text) {
        self.found.push(Problem::new(code, path, message));
    }

    fn id(&mut self, path: &str, id: &str) {
        if !is_id(id) {
            self.report("bad-id", path, text!("this is not an id", "dit is geen id"));
        }
    }

    fn name(&mut self, path: &str, counting: &str) {
        let known = self.counting.clone();
        self.found.extend(unknown_name(path, counting, &known));
    }

    fn unique(&mut self, path: &str, ids: &[String]) {
        if ids.is_empty() {
            self.report(
                "wrong-count",
                path,
                text!("there must be at least one", "er moet er minstens één zijn"),
            );
        }
        let mut seen = BTreeSet::new();
        for (at, id) in ids.iter().enumerate() {
            let path = format!("{path}[{at}].id");
            self.id(&path, id);
            if !seen.insert(id) {
                self.report(
                    "doubled-id",
                    &path,
                    text!("this id stands here twice", "dit id staat er twee keer"),
                );
            }
        }
    }

    fn requirement(&mut self, path: &str, requirement: &Requirement, renews: bool) {
        if let Some(counting) = &requirement.counting {
            self.name(&format!("{path}.counting"), counting);
        }
        if requirement.since_award && !renews {
            let message = text!(
                "only a scheme that renews another knows an award to count from",
                "alleen een regeling die een andere verlengt, kent een toekenning om vanaf te tellen"
            );
            self.report("no-award", &format!("{path}.since_award"), message);
        }
        if !fits(requirement) {
            let message = text!(
                "this cannot be measured in that part of a ledger",
                "dit is in dat deel van een logboek niet te meten"
            );
            self.report("bad-measure", &format!("{path}.measure"), message);
        }
        if requirement.every.is_some_and(|every| !(1..=100).contains(&every.last))
            || requirement.within_months.is_some_and(|months| !(1..=1200).contains(&months))
        {
            self.report(
                "out-of-range",
                path,
                text!("a window is too long or empty", "een venster is te lang of leeg"),
            );
        }
        self.figures(&format!("{path}.figures"), &requirement.figures);
        let ratio_of_nothing =
            |figure: &Figure| requirement.measure == Measure::Ratio && figure.value == Some(0);
        if requirement.figures.values().flatten().any(ratio_of_nothing) {
            self.report(
                "out-of-range",
                &format!("{path}.figures"),
                text!("a ratio is at least 1", "een verhouding is minstens 1"),
            );
        }
    }

    fn figures(&mut self, path: &str, figures: &BTreeMap<String, Vec<Figure>>) {
        let levels = self.levels.clone();
        for (level, figures) in figures {
            if let Some(unknown) = unknown_name(path, level, &levels) {
                self.found.push(unknown);
                continue;
            }
            let path = if is_id(level) { format!("{path}.{level}") } else { path.to_owned() };
            if figures.is_empty() {
                self.report(
                    "wrong-count",
                    &path,
                    text!("there must be at least one", "er moet er minstens één zijn"),
                );
            }
            for (at, figure) in figures.iter().enumerate() {
                self.figure(&format!("{path}[{at}]"), figure);
            }
            let differ = figures.iter().map(|figure| figure.value).collect::<BTreeSet<_>>().len() > 1;
            if figures.iter().any(|figure| differ != (figure.standing == Standing::Conflicting)) {
                let message = text!(
                    "figures that differ are conflicting, and only those",
                    "cijfers die verschillen zijn strijdig, en alleen die"
                );
                self.report("bad-standing", &path, message);
            }
        }
    }

    fn figure(&mut self, path: &str, figure: &Figure) {
        let unknown = figure.standing == Standing::Unknown;
        if unknown != figure.value.is_none() {
            let message = text!(
                "a figure is absent when it is not known, and only then",
                "een cijfer ontbreekt als het niet bekend is, en alleen dan"
            );
            self.report("bad-standing", path, message);
        }
        if figure.value.is_some_and(|value| value > 1_000_000) {
            self.report("out-of-range", path, text!("this is too large", "dit is te groot"));
        }
        if !unknown && figure.sources.is_empty() {
            self.report(
                "no-source",
                path,
                text!("a figure needs a source", "een cijfer heeft een bron nodig"),
            );
        }
        if figure.standing == Standing::Confirmed && figure.sources.len() < 2 {
            let message = text!("two sources confirm a figure", "twee bronnen bevestigen een cijfer");
            self.report("bad-standing", path, message);
        }
        for (at, source) in figure.sources.iter().enumerate() {
            let known = self.sources.clone();
            self.found.extend(unknown_name(&format!("{path}.sources[{at}]"), source, &known));
        }
    }
}

/// Whether a measure means something in a part of a ledger.
fn fits(requirement: &Requirement) -> bool {
    match requirement.measure {
        Measure::Hours => {
            matches!(requirement.of, Book::Practice | Book::Supervision | Book::Cpd | Book::Training)
        }
        Measure::Clients => matches!(requirement.of, Book::Practice | Book::Feedback),
        Measure::Years => requirement.of == Book::Practice && requirement.every.is_none(),
        Measure::Ratio => requirement.of == Book::Supervision && requirement.every.is_none(),
        Measure::Percent => requirement.of == Book::Scores && requirement.every.is_none(),
        Measure::Count | Measure::Kinds => requirement.of != Book::Scores,
    }
}
