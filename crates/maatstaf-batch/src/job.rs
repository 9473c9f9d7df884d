//! A job, and doing it.

use std::num::NonZeroUsize;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::AtomicU64;
use std::time::Duration;

use maatstaf_many::Estimator;

use crate::chunks::Chunks;
use crate::crew;
use crate::failure::Failure;
use crate::input::{Input, Inputs};
use crate::output;
use crate::table_out;
use crate::work::{Asked, Tally, Texts, Worker};
use crate::writer::Writer;

/// What to read, how to estimate, and where to write.
pub struct Job<'j> {
    /// What is read, as [`find`](crate::find) finds it.
    pub inputs: &'j [Input],
    /// How it is estimated.
    pub estimator: Estimator,
    /// What else the rows depend on, in any words: a job goes on only when they are the same.
    pub way: &'j str,
    /// Whether groups are counted, one per framework.
    pub summary: bool,
    /// The table, if there is to be one: `.csv` or `.ndjson`, packed when `.gz` or `.zst` follows, or `.parquet` or `.arrow`; `-` is standard output, as CSV.
    pub table: Option<&'j Path>,
    /// The claims table, if there is to be one: a Parquet or Arrow file, from which the same rows can be made many times faster.
    pub narrow: Option<&'j Path>,
    /// How many threads work.
    pub threads: NonZeroUsize,
    /// How often it is kept how far the job came; each time waits for the disk.
    pub keep_every: Duration,
    /// Whether to go on where an earlier job with the same input was stopped.
    pub resume: bool,
    /// Is told from time to time how far the job is, by any of the threads but never by two at once.
    pub watch: &'j (dyn Fn(Progress) + Sync),
}

/// How far a job is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// How many bytes of the input were read, as they lie there.
    pub read: u64,
    /// How many there are; 0 when that is not known.
    pub all: u64,
    /// How many portfolios were estimated, and how many refused.
    pub people: u64,
    /// How many were refused.
    pub refused: u64,
}

/// What came of a job.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Done {
    /// How many portfolios were estimated.
    pub people: u64,
    /// How many were refused; each has a row that says why.
    pub refused: u64,
    /// How many portfolios an earlier job had done before this one went on.
    pub before: u64,
    /// Where they stand, per framework, when that was asked for.
    pub groups: Vec<maatstaf_cohort::Tally>,
}

/// Does a job. The rows stand in the order of the input, whatever the number of threads.
///
/// # Errors
/// When something cannot be read or written, the table is there already, or what was begun cannot go on. A portfolio that is not sound is no
/// error: it becomes a row.
pub fn run(job: Job<'_>) -> Result<Done, Failure> {
    let read = Arc::new(AtomicU64::new(0));
    let mut writer = Writer::new(&job, Arc::clone(&read))?;
    let (at, before) = writer.begins();
    let mut chunks = Chunks::new(Inputs { files: job.inputs, read }, at);
    let asked = asked(&job)?;
    let others = (1..job.threads.get()).map(|_| Worker::new(job.estimator.clone(), asked)).collect();
    crew::work(&mut chunks, (Worker::new(job.estimator, asked), others), &mut writer)?;
    let Tally { people, refused, groups } = writer.end()?;
    Ok(Done { people, refused, before, groups: groups.into_values().collect() })
}

fn asked(job: &Job<'_>) -> Result<Asked, Failure> {
    let form = job.table.map(output::form).transpose()?;
    let text = match form {
        Some(output::Form::Text(form, _)) => Some(form),
        _ => None,
    };
    let texts = if job.table.is_some_and(table_out::is_arrow) { Texts::Plain } else { Texts::Shared };
    let rows = matches!(form, Some(output::Form::Table)).then_some(texts);
    Ok(Asked { text, rows, persons: job.narrow.is_some(), counts: job.summary })
}
