//! Every scheme side by side.

use jiff::civil::Date;
use maatstaf::Estimate;
use maatstaf_document::{Language, Page, Row, say};
use schemars::JsonSchema;
use serde::Serialize;

use crate::advice::{Advice, Competence};
use crate::books::Applicant;
use crate::readiness::{Readiness, State};
use crate::scheme::{Scheme, Subject};

/// How far an applicant is with each level of each scheme.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Overview {
    /// The day of reading.
    pub as_of: Date,
    /// A row per scheme and level.
    pub rows: Vec<OverviewRow>,
}

/// One level of one scheme.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct OverviewRow {
    /// The scheme's id.
    pub scheme: String,
    /// The level's id.
    pub level: String,
    /// Whether practice is complete.
    pub practice: State,
    /// How many of the requirements are met.
    pub met: usize,
    /// How many there are.
    pub all: usize,
    /// The day from which practice is complete at the present pace, once the steps are taken.
    pub from: Option<Date>,
    /// How many steps there are to take.
    pub steps: usize,
    /// How far the evidence supports it, where the scheme goes with the framework.
    pub competence: Option<Competence>,
}

impl Overview {
    /// Sets an applicant against every scheme that accredits persons; against renewals only where there is an award to renew.
    pub fn new(schemes: &[Scheme], applicant: &Applicant, estimate: &Estimate, as_of: Date) -> Self {
        let persons = schemes.iter().filter(|scheme| scheme.document().subject == Subject::Person);
        let rows = persons.flat_map(|scheme| {
            let readiness = Readiness::new(scheme, applicant, as_of);
            let advice = Advice::new(scheme, &readiness, estimate);
            let rows: Vec<OverviewRow> = readiness
                .levels
                .iter()
                .filter_map(|level| Some((level, advice.levels.iter().find(|one| one.level == level.level)?)))
                .map(|(level, advice)| {
                    let (met, all) = level.met();
                    OverviewRow {
                        scheme: scheme.id().to_owned(),
                        level: level.level.clone(),
                        practice: level.state,
                        met,
                        all,
                        from: level.from,
                        steps: level.steps.len(),
                        competence: advice.competence,
                    }
                })
                .collect();
            rows
        });
        Self { as_of, rows: rows.collect() }
    }

    /// The table for a reader; of one scheme without its name in each row.
    pub fn page(&self, schemes: &[Scheme], language: Language) -> Page {
        let mut head = vec![
            say!(language, "Scheme", "Regeling"),
            say!(language, "Level", "Niveau"),
            say!(language, "Practice", "Praktijk"),
            say!(language, "At this pace from", "In dit tempo vanaf"),
            say!(language, "Competence", "Competenties"),
        ];
        let rows = self.rows.iter().map(|row| {
            let scheme = schemes.iter().find(|scheme| scheme.id() == row.scheme);
            let level = scheme.and_then(|scheme| scheme.level(&row.level));
            let (met, all, steps) = (row.met, row.all, row.steps);
            let from = match (row.practice, row.from) {
                (State::Met, _) => say!(language, "now", "nu"),
                (_, Some(day)) if steps == 0 => day.to_string(),
                (_, Some(day)) => {
                    say!(language, "{day}, steps to take: {steps}", "{day}, te zetten stappen: {steps}")
                }
                (_, None) => "–".to_owned(),
            };
            Row::signed(
                row.practice.sign(),
                [
                    scheme
                        .map_or(row.scheme.as_str(), |scheme| scheme.document().name.to(language))
                        .to_owned(),
                    level.map_or(row.level.as_str(), |level| level.name.to(language)).to_owned(),
                    say!(language, "{met} of {all}", "{met} van {all}"),
                    from,
                    row.competence.map_or_else(String::new, |competence| competence.words(language)),
                ],
            )
        });
        let (as_of, mut rows) = (self.as_of, rows.collect::<Vec<_>>());
        let title = match schemes {
            [one] => {
                head.remove(0);
                for row in &mut rows {
                    row.cells.remove(0);
                }
                let name = one.document().name.to(language);
                say!(language, "{name}, as of {as_of}", "{name}, peildatum {as_of}")
            }
            _ => say!(language, "Every scheme, as of {as_of}", "Elke regeling, peildatum {as_of}"),
        };
        Page::new().title(title).table(head, rows)
    }
}
