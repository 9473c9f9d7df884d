//! How far a job came, kept beside its table, so that it can go on.

use std::fs::{self, File};
use std::io::Write as _;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use crate::chunk::At;
use crate::failure::{Failure, Reason};
use crate::input::Input;
use crate::work::Tally;

/// How far a job came.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Checkpoint {
    /// The version of this file: 1.
    version: u8,
    /// What the job is: its input, with lengths and times of change, and how it is worked on.
    job: String,
    /// Where reading goes on.
    pub(crate) at: At,
    /// How many bytes of the table are right.
    pub(crate) written: u64,
    pub(crate) tally: Tally,
}

impl Checkpoint {
    pub(crate) fn new(job: &str) -> Self {
        Self { version: 1, job: job.to_owned(), at: At::default(), written: 0, tally: Tally::default() }
    }

    /// Reads how far a job came that writes this table.
    pub(crate) fn read(table: &Path, job: &str) -> Result<Self, Failure> {
        let path = place(table);
        let text = fs::read(&path).map_err(|_| Failure::new(table, Reason::NotBegun))?;
        let found: Self = serde_json::from_slice(&text).map_err(|_| Failure::new(&path, Reason::OtherJob))?;
        let is_right = found.version == 1 && found.job == job;
        is_right.then_some(found).ok_or_else(|| Failure::new(&path, Reason::OtherJob))
    }

    /// Keeps it: whoever reads it finds the one before or this one, whole.
    pub(crate) fn keep(&self, table: &Path) -> Result<(), Failure> {
        let (path, new) = (place(table), place(table).with_extension("progress-new"));
        let text = serde_json::to_vec(self).unwrap_or_default();
        let kept =
            File::create(&new).and_then(|mut file| file.write_all(&text).and_then(|()| file.sync_all()));
        kept.and_then(|()| fs::rename(&new, &path)).map_err(Failure::of(&path))
    }

    /// Forgets it: the table is whole.
    pub(crate) fn forget(table: &Path) -> Result<(), Failure> {
        let path = place(table);
        match fs::remove_file(&path) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(Failure::new(path, error)),
            _ => Ok(()),
        }
    }
}

fn place(table: &Path) -> PathBuf {
    let mut name = table.as_os_str().to_owned();
    name.push(".progress");
    name.into()
}

/// What a job is, as a digest: another input, or another way of working on it, gives another.
pub(crate) fn job(inputs: &[Input], way: &str) -> String {
    let mut digest = Sha256::new();
    digest.update(way.as_bytes());
    for input in inputs {
        let changed = fs::metadata(&input.path).and_then(|about| about.modified()).ok();
        digest.update(format!("\n{input:?} {changed:?}").as_bytes());
    }
    let write = |text: String, byte: &u8| text + &format!("{byte:02x}");
    digest.finalize().iter().fold(String::new(), write)
}
