//! `maatstaf cohort --out`: a row per person, category and lane, of very many.

use std::num::NonZeroUsize;
use std::path::Path;
use std::thread::available_parallelism;
use std::time::Duration;

use indicatif::{ProgressBar, ProgressStyle};
use maatstaf::Framework;
use maatstaf_batch::{Done, Job, Progress, Reason, find, run};
use maatstaf_cohort::{Cohort, Tally};
use maatstaf_many::Estimator;

use crate::context::Context;
use crate::output::{Answer, Failure, INVALID, IO, Outcome, USAGE};

/// Writes the table, or counts, or both.
pub(super) fn write(context: &Context, table: Option<&str>) -> Outcome {
    let failed = |failure| context.batch_failed(&failure);
    let (estimator, way) = estimator(context)?;
    let (policy, least) = (estimator.policy().clone(), super::cohort::least(context)?);
    let inputs = find(&context.many("files")).map_err(failed)?;
    let threads = match context.text("threads").map(str::parse) {
        Some(Ok(threads)) => threads,
        Some(Err(_)) => return Err(context.misused("bad-threads", &[])),
        None => available_parallelism().unwrap_or(NonZeroUsize::MIN),
    };
    let all = inputs.iter().map(|input| input.length).sum();
    let bar = bar(all);
    let done = run(Job {
        inputs: &inputs,
        estimator,
        way: &way,
        table: table.map(Path::new),
        narrow: context.text("narrow").map(Path::new),
        summary: context.flag("summary"),
        threads,
        keep_every: Duration::from_millis(250),
        resume: context.flag("resume"),
        watch: &|progress: Progress| {
            bar.set_position(progress.read.max(if all == 0 { progress.people } else { 0 }));
            bar.set_message(context.say("many-so-far", &[&progress.people, &progress.refused]));
        },
    });
    bar.finish_and_clear();
    let Done { people, refused, before, groups } = done.map_err(failed)?;
    let mut note = context.say("many-done", &[&people]);
    if refused > 0 {
        note += &context.say("many-refused", &[&refused]);
    }
    if before > 0 {
        note += &context.say("many-before", &[&before]);
    }
    let cohort = |group: &Tally| {
        let framework = context.find(group.framework()).unwrap_or_else(Framework::emcc);
        let counted = group.cohort(&framework, &policy, least);
        counted.map_err(|error| context.refused(group.framework(), &error))
    };
    let cohorts = groups.iter().map(cohort).collect::<Result<Vec<_>, _>>()?;
    let documents: Vec<_> = cohorts.iter().map(Cohort::document).collect();
    let pages = || cohorts.iter().map(|cohort| context.page(&cohort.page(context.language))).collect();
    let text = if cohorts.is_empty() { String::new() } else { context.show(&documents, pages)?.text };
    Ok(Answer { text, note: Some(note), ..Answer::default() })
}

/// What estimates in the way that was asked for, and what that way is, in words that differ where the rows would.
fn estimator(context: &Context) -> Result<(Estimator, String), Failure> {
    let (pack, day) = (context.own_framework(), context.day("as-of")?);
    let policy = context.policy_for(pack.unwrap_or(&Framework::emcc()))?;
    let facts = context.json(&pack.map(Framework::facts))?;
    let way = format!(
        "{} {} {day:?} {facts} {}",
        env!("CARGO_PKG_VERSION"),
        context.json(policy.document())?,
        context.flag("summary")
    );
    let mut estimator = Estimator::new(policy);
    if let Some(pack) = pack {
        estimator = estimator.with_framework(pack.clone());
    }
    Ok((day.into_iter().fold(estimator, Estimator::on), way))
}

/// A bar on standard error, which shows itself only on a terminal.
fn bar(all: u64) -> ProgressBar {
    let (bar, style) = if all > 0 {
        (ProgressBar::new(all), "{bar:30} {bytes}/{total_bytes} {bytes_per_sec} {eta} {msg}")
    } else {
        (ProgressBar::new_spinner(), "{spinner} {elapsed} {msg}")
    };
    // INVARIANT: both styles are sound.
    bar.with_style(ProgressStyle::with_template(style).unwrap_or_else(|_| ProgressStyle::default_bar()))
}

impl Context {
    fn batch_failed(&self, failure: &maatstaf_batch::Failure) -> Failure {
        let name = failure.file.display().to_string();
        let (code, key) = match &failure.reason {
            Reason::Io(error) => return Failure::io(&name, error, self.language),
            Reason::Exists => (IO, "io-exists"),
            Reason::NoTable(_) => (INVALID, "many-no-table"),
            Reason::Columns(error) => return self.refused(&name, error),
            Reason::Nothing => (USAGE, "many-nothing"),
            Reason::UnknownForm => (USAGE, "many-form"),
            Reason::ReadAndWritten => (USAGE, "many-same"),
            Reason::OtherJob => (USAGE, "many-other-job"),
            Reason::NotBegun => (USAGE, "many-not-begun"),
            Reason::Packed => (USAGE, "many-packed"),
        };
        Failure { code, text: self.say(key, &[&name]) }
    }
}
