//! Writes what was worked out, and keeps how far the job came.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use crate::checkpoint::{self, Checkpoint};
use crate::chunk::At;
use crate::failure::{Failure, Reason};
use crate::input::Packing;
use crate::job::{Job, Progress};
use crate::keeper::Keeper;
use crate::output::{self, Form, Output};
use crate::table_out::TableOut;
use crate::work::{Tally, Worked};

/// Takes in what was worked out, in the order of the input.
pub(crate) struct Writer<'j> {
    table: Option<Table<'j>>,
    rows: Option<TableOut>,
    claims: Option<TableOut>,
    watch: &'j (dyn Fn(Progress) + Sync),
    kept: Checkpoint,
    keep_every: Duration,
    since: Instant,
    /// How many bytes the input has, and how many of them were read.
    all: u64,
    read: Arc<AtomicU64>,
}

struct Table<'j> {
    path: &'j Path,
    output: Output,
    keeper: Option<Keeper>,
}

impl<'j> Writer<'j> {
    pub(crate) fn new(job: &Job<'j>, read: Arc<AtomicU64>) -> Result<Self, Failure> {
        let mut kept = Checkpoint::new(&checkpoint::job(job.inputs, job.way));
        for path in [job.table, job.narrow].into_iter().flatten() {
            if job.inputs.iter().any(|input| same_file(&input.path, path)) {
                return Err(Failure::new(path, Reason::ReadAndWritten));
            }
        }
        let (mut table, mut rows) = (None, None);
        match job.table.map(|path| output::form(path).map(|form| (path, form))).transpose()? {
            Some((path, Form::Text(form, packing))) => {
                let output = begin(path, (form, packing), job, &mut kept)?;
                let keeper = output.file()?.map(|file| Keeper::new(path, file));
                table = Some(Table { path, output, keeper });
            }
            Some((path, Form::Table)) if job.resume => return Err(Failure::new(path, Reason::Packed)),
            Some((path, Form::Table)) => rows = Some(TableOut::rows(path)?),
            None => {}
        }
        let claims = match job.narrow {
            Some(path) if job.resume => return Err(Failure::new(path, Reason::Packed)),
            Some(path) => Some(TableOut::claims(path)?),
            None => None,
        };
        let all = job.inputs.iter().map(|input| input.length).sum();
        let (watch, keep_every, since) = (job.watch, job.keep_every, Instant::now());
        Ok(Self { table, rows, claims, watch, kept, keep_every, since, all, read })
    }

    /// Where in the input it begins, and how many portfolios were done before.
    pub(crate) fn begins(&self) -> (At, u64) {
        (self.kept.at, self.kept.tally.people + self.kept.tally.refused)
    }

    /// Writes the rows of a piece, and gives back the text that they were.
    pub(crate) fn write(&mut self, worked: Worked) -> Result<Vec<u8>, Failure> {
        if let Some(table) = &mut self.table {
            table.output.write(&worked.text)?;
        }
        for (out, batch) in [(&mut self.rows, worked.rows), (&mut self.claims, worked.persons)] {
            if let (Some(out), Some(batch)) = (out, batch) {
                out.write(batch)?;
            }
        }
        self.kept.tally.add(worked.tally);
        self.kept.at = worked.after.at();
        if self.since.elapsed() >= self.keep_every {
            self.keep()?;
            self.since = Instant::now();
        }
        let Tally { people, refused, .. } = self.kept.tally;
        (self.watch)(Progress { read: self.read.load(Ordering::Relaxed), all: self.all, people, refused });
        Ok(worked.text)
    }

    fn keep(&mut self) -> Result<(), Failure> {
        let Some(table) = &mut self.table else { return Ok(()) };
        self.kept.written = table.output.written();
        table.keeper.as_mut().map_or(Ok(()), |keeper| keeper.keep(&self.kept))
    }

    /// Ends the table; there is no way back to be kept any more.
    pub(crate) fn end(self) -> Result<Tally, Failure> {
        if let Some(mut table) = self.table {
            table.keeper.as_mut().map_or(Ok(()), Keeper::end)?;
            table.output.end()?;
            Checkpoint::forget(table.path)?;
        }
        for out in [self.rows, self.claims].into_iter().flatten() {
            out.end()?;
        }
        Ok(self.kept.tally)
    }
}

/// Begins a table, or goes on with one.
fn begin(
    path: &Path,
    (form, packing): (maatstaf_many::Form, Packing),
    job: &Job<'_>,
    kept: &mut Checkpoint,
) -> Result<Output, Failure> {
    let goes_on = packing == Packing::Plain && path != Path::new("-");
    match (job.resume, goes_on) {
        (true, false) => return Err(Failure::new(path, Reason::Packed)),
        (true, true) => *kept = Checkpoint::read(path, &checkpoint::job(job.inputs, job.way))?,
        // That it began is kept before it begins: whoever stops it here can go on as well.
        (false, true) if !path.exists() => kept.keep(path)?,
        (false, _) => {}
    }
    if kept.written > 0 {
        Output::go_on(path, kept.written)
    } else {
        Output::begin(path, form, packing, job.resume)
    }
}

fn same_file(one: &Path, other: &Path) -> bool {
    let whole = |path: &Path| -> Option<PathBuf> { path.canonicalize().ok() };
    whole(one).is_some_and(|one| whole(other) == Some(one))
}
