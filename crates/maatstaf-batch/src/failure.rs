//! Why a job could not be done.

use std::io;
use std::path::{Path, PathBuf};

use maatstaf_arrow::ArrowProblem;

/// A job that could not be done, with the file that it is about.
#[derive(Debug, thiserror::Error)]
#[error("{}: {reason}", .file.display())]
pub struct Failure {
    /// The file.
    pub file: PathBuf,
    /// What is wrong with it.
    #[source]
    pub reason: Reason,
}

/// What is wrong with a file.
#[derive(Debug, thiserror::Error)]
pub enum Reason {
    /// It could not be read or written.
    #[error(transparent)]
    Io(#[from] io::Error),
    /// There is nothing in it to read: no file of portfolios lies there.
    #[error("there are no portfolios here")]
    Nothing,
    /// It is no Parquet or Arrow table, or a damaged one.
    #[error(transparent)]
    NoTable(#[from] parquet::errors::ParquetError),
    /// Its columns are not those of portfolios or claims.
    #[error(transparent)]
    Columns(#[from] ArrowProblem),
    /// Its name does not say which form it is to have.
    #[error(
        "the name must end in .csv, .ndjson, .parquet or .arrow; the first two may have .gz or .zst behind them"
    )]
    UnknownForm,
    /// It is there already.
    #[error("it is there already")]
    Exists,
    /// It would be read and written at the same time.
    #[error("it is read and cannot be written as well")]
    ReadAndWritten,
    /// What was begun there was begun with another input, policy or day, so it cannot go on.
    #[error("what was begun here was begun with another input or in another way")]
    OtherJob,
    /// Nothing was begun there.
    #[error("nothing was begun here that could go on")]
    NotBegun,
    /// It is packed, so it cannot go on where it was.
    #[error("a packed table cannot go on where it was")]
    Packed,
}

impl Failure {
    pub(crate) fn new(file: impl Into<PathBuf>, reason: impl Into<Reason>) -> Self {
        Self { file: file.into(), reason: reason.into() }
    }

    /// What turns an error of input or output into a failure of a file.
    pub(crate) fn of(file: &Path) -> impl Fn(io::Error) -> Self {
        move |error| Self::new(file, error)
    }
}
