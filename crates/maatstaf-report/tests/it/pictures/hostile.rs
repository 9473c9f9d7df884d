//! Pictures of frameworks, people and ledgers that nobody expected.

use jiff::ToSpan as _;
use maatstaf::{EstimateDocument, Framework, Portfolio};
use maatstaf_cohort::{CohortDocument, Count, LevelBand};
use maatstaf_crosscheck::{CrosscheckAnswer, JudgedBy, JudgedLevel};
use maatstaf_document::Language;
use maatstaf_practice::{Counting, Ledger};
use maatstaf_progress::ProgressDocument;
use maatstaf_report::{Picture, pictures};
use proptest::prelude::*;
use proptest::test_runner::Config;

use super::samples;

type Made<T> = Result<T, Box<dyn std::error::Error>>;

/// What a picture is made of: names, sizes, and numbers that choose the rest.
#[derive(Debug, Clone)]
pub(crate) struct Hostile {
    categories: Vec<String>,
    levels: Vec<String>,
    assessors: Vec<String>,
    moments: usize,
    quarters: u32,
    /// Choose levels, days and minutes, over and over.
    choices: Vec<u32>,
}

/// The fewest and the most of what a picture is made of.
pub(crate) fn hostile() -> impl Strategy<Value = Hostile> {
    let names = |least: usize, most: usize| prop::collection::vec(name(), least..=most);
    let choices = prop::collection::vec(0_u32..10_000, 8..80);
    (
        prop_oneof![9 => names(1, 16), 1 => names(60, 64)],
        names(1, 8),
        names(0, 9),
        2_usize..40,
        0_u32..30,
        choices,
    )
        .prop_map(|(categories, levels, assessors, moments, quarters, choices)| Hostile {
            categories,
            levels,
            assessors,
            moments,
            quarters,
            choices,
        })
}

/// Names of one to a hundred and twenty letters: words, one endless word, marks that XML knows, scripts and emoji.
fn name() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => "[A-Z][a-z]{2,14}( [a-z]{2,14}){0,3}",
        1 => "[A-Za-z ]{40,120}",
        1 => "W{1,120}",
        1 => "x[<>&\"' \\]\\-/]{1,119}",
        1 => "x\\PC{1,119}",
        1 => "[א-ת ]{1,60}x[ا-ي]{1,59}",
        1 => "x[😀-🙏👩🏽‍🏫 ]{1,60}",
        1 => "x[\\x00-\\x1f\\u{202a}-\\u{202e}\\u{fffe}\\u{ffff}y]{1,60}",
    ]
}

/// How many cases a law is tried on.
pub(crate) fn cases() -> Config {
    Config { cases: 48, failure_persistence: None, ..Config::default() }
}

impl Hostile {
    /// Every picture of it.
    pub(crate) fn pictures(&self, language: Language) -> Made<Vec<Picture>> {
        let framework = self.framework()?;
        let estimate = self.estimate(&framework);
        let emcc = Counting::by_id("emcc").ok_or("a profile of that name")?;
        let until = samples::DAY.saturating_sub(i64::from(self.choice(3)).days());
        Ok(vec![
            pictures::matrix(&estimate, &framework, language),
            pictures::profile(&estimate, &framework, language),
            pictures::radar(&estimate, &framework, language),
            pictures::progress(&self.progress(&framework)?, &framework, language),
            pictures::panel(&self.answer(&framework)?, &framework, &self.assessors, language),
            pictures::cohort(&self.group(&framework)?, &framework, language),
            pictures::practice(&self.ledger()?, &emcc, until, self.quarters, language),
        ])
    }

    fn choice(&self, at: usize) -> u32 {
        self.choices.get(at % self.choices.len()).copied().unwrap_or_default()
    }

    /// A level that is chosen, or none.
    fn level(&self, framework: &Framework, at: usize) -> Option<String> {
        let height = usize::try_from(self.choice(at)).unwrap_or_default() % (framework.levels().len() + 1);
        framework.levels().get(height.checked_sub(1)?).cloned()
    }

    fn framework(&self) -> Made<Framework> {
        let ids = |names: &[String], kind: &str| -> Vec<String> {
            (1..=names.len()).map(|number| format!("\"{kind}-{number}\"")).collect()
        };
        let (categories, levels) = (ids(&self.categories, "category"), ids(&self.levels, "level"));
        let facts = format!(
            r#"{{"maatstaf_framework": 1, "id": "hostile", "edition": "1", "holder": "nobody", "levels": [{}],
            "categories": [{}], "indicators": [{{"number": 1, "category": "category-1", "level": "level-1"}}]}}"#,
            levels.join(", "),
            categories.join(", ")
        );
        let named = |ids: &[String], names: &[String], open: &str, close: &str| {
            let pairs = ids.iter().zip(names).map(|(id, name)| format!("{id}: {open}{}{close}", json(name)));
            pairs.collect::<Vec<_>>().join(", ")
        };
        let wording = |language: &str| {
            format!(
                r#"{{"maatstaf_wording": 1, "framework": "hostile", "language": "{language}", "name": "Hostile",
                "levels": {{{}}}, "categories": {{{}}}, "indicators": {{"1": {{"summary": "Does it."}}}}}}"#,
                named(&levels, &self.levels, "", ""),
                named(&categories, &self.categories, "{\"name\": ", "}")
            )
        };
        Ok(Framework::from_json(&facts, &[&wording("en"), &wording("nl")])?)
    }

    fn estimate(&self, framework: &Framework) -> EstimateDocument {
        let mut estimate = Portfolio::new(framework.clone()).estimate().document();
        estimate.target = self.level(framework, 0);
        for (at, category) in estimate.categories.iter_mut().enumerate() {
            category.floor = self.level(framework, at);
            category.estimate = self.level(framework, at + 1);
            category.ceiling = self.level(framework, at + 2);
            for (level, cell) in category.levels.iter_mut().enumerate() {
                cell.breadth.need = self.choice(at + level);
                cell.depth.estimate = self.choice(at + level + 1);
                cell.carried = self.choice(at + level + 2).is_multiple_of(5);
            }
        }
        estimate
    }

    fn progress(&self, framework: &Framework) -> Made<ProgressDocument> {
        let mut progress = samples::progress()?;
        let snapshot = progress.snapshots.first().ok_or("a snapshot")?.clone();
        let category = snapshot.categories.first().ok_or("a category")?.clone();
        let mut day = samples::DAY;
        progress.snapshots.clear();
        for moment in 0..self.moments {
            day = day.saturating_add(i64::from(self.choice(moment) % 200).days());
            let mut next = snapshot.clone();
            next.as_of = day;
            next.overall.estimate = self.level(framework, moment);
            next.overall.ceiling = self.level(framework, moment + 1);
            next.overall.floor = None;
            next.categories = vec![category.clone(); framework.categories().len()];
            for ((at, id), one) in framework.categories().iter().enumerate().zip(&mut next.categories) {
                one.category.clone_from(id);
                one.levels.floor = self.level(framework, moment + at);
                one.levels.estimate = self.level(framework, moment + at + 1);
                one.levels.ceiling = self.level(framework, moment + at + 2);
            }
            progress.snapshots.push(next);
        }
        Ok(progress)
    }

    fn answer(&self, framework: &Framework) -> Made<CrosscheckAnswer> {
        let mut answer = samples::answer()?;
        let assessor = answer.assessors.first().ok_or("an assessor")?.clone();
        let names: Vec<String> = (1..=self.assessors.len()).map(|number| format!("by-{number}")).collect();
        answer.assessors = vec![assessor; names.len()];
        for (one, name) in answer.assessors.iter_mut().zip(&names) {
            one.assessor.clone_from(name);
        }
        let category = answer.categories.first().ok_or("a category")?.clone();
        answer.target = self.level(framework, 1);
        answer.categories = vec![category; framework.categories().len()];
        let judged = |at| JudgedLevel { level: self.level(framework, at) };
        for ((at, id), one) in framework.categories().iter().enumerate().zip(&mut answer.categories) {
            one.category.clone_from(id);
            one.contested = self.choice(at).is_multiple_of(2);
            one.self_rating = (!self.choice(at).is_multiple_of(3)).then(|| judged(at));
            one.evidence.floor = self.level(framework, at);
            one.evidence.estimate = self.level(framework, at + 1);
            one.evidence.ceiling = self.level(framework, at + 2);
            let by = names.iter().enumerate().map(|(number, name)| JudgedBy {
                assessor: name.clone(),
                before: (!self.choice(number).is_multiple_of(4)).then(|| judged(at + number)),
                after: judged(at + number + 1),
            });
            one.assessors = by.collect();
        }
        Ok(answer)
    }

    fn group(&self, framework: &Framework) -> Made<CohortDocument> {
        let mut group = samples::group()?;
        let row = group.categories.first().ok_or("a category")?.clone();
        group.people = (!self.choice(0).is_multiple_of(7)).then_some(self.choice(1).max(5));
        group.levels = framework.levels().to_vec();
        group.overall = self.bands(framework, 0);
        group.categories = vec![row; framework.categories().len()];
        for ((at, id), one) in framework.categories().iter().enumerate().zip(&mut group.categories) {
            one.category.clone_from(id);
            one.estimate = self.bands(framework, at + 1);
        }
        Ok(group)
    }

    /// Bands that cover every column, cut where the choices say.
    fn bands(&self, framework: &Framework, row: usize) -> Vec<LevelBand> {
        let columns = std::iter::once(None).chain(framework.levels().iter().cloned().map(Some));
        let mut bands: Vec<LevelBand> = Vec::new();
        for (at, column) in columns.enumerate() {
            match bands.last_mut() {
                Some(band) if self.choice(row + at).is_multiple_of(2) => band.to = column,
                _ => bands.push(LevelBand {
                    from: column.clone(),
                    to: column,
                    people: self.choice(row + at),
                    accepted: Count::Hidden,
                }),
            }
        }
        bands
    }

    fn ledger(&self) -> Made<Ledger> {
        let payments = ["", r#", "payment": "paid""#, r#", "payment": "pro-bono""#];
        let sessions = self.choices.iter().enumerate().map(|(at, choice)| {
            let day = samples::DAY.saturating_sub(i64::from(*choice % 4000).days());
            let payment = payments.get(at % 3).copied().unwrap_or_default();
            let minutes = choice % 1440 + 1;
            format!(
                r#"{{"id": "s{at}", "day": "{day}", "minutes": {minutes}, "client": "client-1"{payment}}}"#
            )
        });
        let sessions = sessions.collect::<Vec<_>>().join(", ");
        let minutes = self.choice(5) * 200 + 1;
        Ok(Ledger::from_json(&format!(
            r#"{{"maatstaf_ledger": 1, "sessions": [{sessions}], "earlier": [{{"id": "old", "from": "2019-01-01",
            "until": "2026-02-01", "minutes": {minutes}, "clients": 3}}]}}"#
        ))?)
    }
}

/// A text as JSON, every letter beyond the plainest written as a number.
fn json(text: &str) -> String {
    let letters = text.encode_utf16().map(|unit| match u8::try_from(unit) {
        Ok(letter) if letter.is_ascii_alphanumeric() || letter == b' ' => char::from(letter).to_string(),
        _ => format!("\\u{unit:04x}"),
    });
    format!("\"{}\"", letters.collect::<String>())
}
