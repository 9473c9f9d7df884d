//! A job, and doing it.

use std::num::NonZeroUsize;
use std::path::Path;
use std::sync::atomic::AtomicU64;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Arc, Mutex};
use std::thread::{self, ScopedJoinHandle};
use std::time::Duration;

use maatstaf_many::Estimator;

use crate::chunk::{Chunk, Chunks};
use crate::failure::Failure;
use crate::input::Input;
use crate::order::Order;
use crate::output;
use crate::table_out;
use crate::work::{Asked, Tally, Texts, Worked, Worker};
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
    /// Is told from time to time how far the job is.
    pub watch: &'j dyn Fn(Progress),
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
    let mut chunks = Chunks::new(job.inputs, at, read);
    let asked = asked(&job)?;
    if job.threads.get() == 1 {
        let (mut worker, mut memory) = (Worker::new(job.estimator, asked), Chunk::default());
        while let Some(chunk) = chunks.next(memory)? {
            memory = writer.write(worker.work(chunk)?)?;
        }
    } else {
        let workers = (0..job.threads.get()).map(|_| Worker::new(job.estimator.clone(), asked)).collect();
        side_by_side(&mut chunks, workers, &mut writer)?;
    }
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

/// How long is waited for a piece before it is asked whether all workers are still there.
const PATIENCE: Duration = Duration::from_secs(1);

/// A piece on its way, with its number.
type Numbered<T> = (u64, T);

/// One thread reads and writes, the others work. What is on its way is bounded, and so is the memory.
fn side_by_side(
    chunks: &mut Chunks<'_>,
    workers: Vec<Worker>,
    writer: &mut Writer<'_>,
) -> Result<(), Failure> {
    let most = 2 * workers.len() as u64 + 1;
    let (to_workers, pieces) = sync_channel::<Numbered<Chunk>>(workers.len() + 1);
    let (to_writer, finished) = sync_channel::<Numbered<Result<Worked, Failure>>>(workers.len() + 1);
    let pieces = Arc::new(Mutex::new(pieces));
    // Both ends of what is on its way go with the closure, so that no worker waits for a writer that failed.
    thread::scope(move |scope| {
        let mut threads = Vec::new();
        for worker in workers {
            let (pieces, to_writer) = (Arc::clone(&pieces), to_writer.clone());
            threads.push(scope.spawn(move || work(worker, &pieces, &to_writer)));
        }
        drop((pieces, to_writer));
        let (mut begun, mut ended, mut order, mut memory) = (0, 0, Order::new(), Vec::new());
        let mut more = true;
        while more || ended < begun {
            if more && begun - ended < most {
                match chunks.next(memory.pop().unwrap_or_default())? {
                    Some(chunk) => {
                        // It is refused only when every worker is gone, which then shows below.
                        let _ = to_workers.send((begun, chunk));
                        begun += 1;
                    }
                    None => more = false,
                }
                // Whatever is ready meanwhile is taken in; nothing is waited for.
                while let Ok((number, worked)) = finished.try_recv() {
                    order.put(number, worked);
                }
            } else if let Ok((number, worked)) = finished.recv_timeout(PATIENCE) {
                order.put(number, worked);
            } else if threads.iter().any(ScopedJoinHandle::is_finished) {
                // A worker that ends before its time has failed, and says so when the scope ends.
                break;
            }
            while let Some(worked) = order.next() {
                memory.push(writer.write(worked?)?);
                ended += 1;
            }
        }
        drop(to_workers);
        Ok(())
    })
}

fn work(
    mut worker: Worker,
    pieces: &Mutex<Receiver<Numbered<Chunk>>>,
    to_writer: &SyncSender<Numbered<Result<Worked, Failure>>>,
) {
    loop {
        let piece = pieces.lock().ok().and_then(|pieces| pieces.recv().ok());
        let Some((number, chunk)) = piece else { return };
        if to_writer.send((number, worker.work(chunk))).is_err() {
            return;
        }
    }
}
