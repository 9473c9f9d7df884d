//! Parquet tables, read batch by batch.

use std::fs::File;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use arrow_array::RecordBatch;
use maatstaf_arrow::{Batch, persons_schema};
use parquet::arrow::ProjectionMask;
use parquet::arrow::arrow_reader::{ParquetRecordBatchReader, ParquetRecordBatchReaderBuilder};

use crate::chunk::name;
use crate::failure::{Failure, Reason};
use crate::input::Input;

/// How many portfolios with their texts are read at once, and how many persons of a claims table.
const TEXTS: usize = 64;
const PERSONS: usize = 8192;

/// Rows of a table.
#[derive(Debug)]
pub(crate) struct Rows {
    pub(crate) file: PathBuf,
    pub(crate) name: Arc<str>,
    /// The number of the first one, from 1.
    pub(crate) first: u64,
    pub(crate) batch: RecordBatch,
}

/// A table that is being read.
pub(crate) struct Table {
    file: PathBuf,
    name: Arc<str>,
    reader: ParquetRecordBatchReader,
    row: u64,
    /// How many bytes of the file a row stands for, and where they are counted.
    bytes_each: f64,
    read: Arc<AtomicU64>,
}

impl Table {
    /// Opens a table and passes over rows that were read before.
    pub(crate) fn open(input: &Input, skip: u64, read: &Arc<AtomicU64>) -> Result<Self, Failure> {
        let file = File::open(&input.path).map_err(Failure::of(&input.path))?;
        let failed = |error| Failure::new(&input.path, Reason::NoTable(error));
        let builder = ParquetRecordBatchReaderBuilder::try_new(file).map_err(failed)?;
        let schema = Arc::clone(builder.schema());
        let empty = RecordBatch::new_empty(Arc::clone(&schema));
        if let Err(error) = Batch::new(&empty, "", 1) {
            return Err(Failure::new(&input.path, error));
        }
        let is_narrow = schema.field_with_name("portfolio").is_err();
        let own = persons_schema();
        let wanted: Vec<&str> = if is_narrow {
            own.fields().iter().map(|field| field.name().as_str()).collect()
        } else {
            vec!["portfolio"]
        };
        let mask = ProjectionMask::columns(builder.parquet_schema(), wanted);
        let rows = builder.metadata().file_metadata().num_rows();
        let reader = builder
            .with_projection(mask)
            .with_batch_size(if is_narrow { PERSONS } else { TEXTS })
            .with_offset(usize::try_from(skip).unwrap_or(usize::MAX))
            .build()
            .map_err(failed)?;
        #[expect(clippy::cast_precision_loss, reason = "it only moves a bar on the screen")]
        let bytes_each = input.length as f64 / rows.max(1) as f64;
        let (file, name) = (input.path.clone(), name(&input.path));
        Ok(Self { file, name, reader, row: skip, bytes_each, read: Arc::clone(read) })
    }

    /// How many rows were read.
    pub(crate) fn row(&self) -> u64 {
        self.row
    }

    /// The next rows; nothing at the end.
    pub(crate) fn next(&mut self) -> Result<Option<Rows>, Failure> {
        let failed =
            |error: arrow_schema::ArrowError| Failure::new(&self.file, Reason::NoTable(error.into()));
        let Some(batch) = self.reader.next().transpose().map_err(failed)? else { return Ok(None) };
        let first = self.row + 1;
        self.row += batch.num_rows() as u64;
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            clippy::cast_precision_loss,
            reason = "it only moves a bar on the screen"
        )]
        let bytes = (batch.num_rows() as f64 * self.bytes_each) as u64;
        self.read.fetch_add(bytes, Ordering::Relaxed);
        Ok(Some(Rows { file: self.file.clone(), name: Arc::clone(&self.name), first, batch }))
    }
}
