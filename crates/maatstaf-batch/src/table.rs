//! Parquet and Arrow tables, read batch by batch.

use std::fs::File;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use arrow_array::RecordBatch;
use arrow_ipc::reader::FileReader;
use arrow_schema::{ArrowError, SchemaRef};
use maatstaf_arrow::{Batch, persons_schema};
use parquet::arrow::ProjectionMask;
use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;
use parquet::errors::ParquetError;

use crate::chunk::name;
use crate::failure::{Failure, Reason};
use crate::input::Input;

/// How many portfolios with their texts are read at once, and how many persons of a claims table.
const TEXTS: usize = 64;
const PERSONS: usize = 512;

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
    batches: Box<dyn Iterator<Item = Result<RecordBatch, ArrowError>> + Send>,
    /// Rows of the next batch that were read before.
    skip: u64,
    row: u64,
    /// How many bytes of the file a row stands for, and where they are counted.
    bytes_each: f64,
    read: Arc<AtomicU64>,
}

impl Table {
    /// Opens a table and passes over rows that were read before.
    pub(crate) fn open(input: &Input, skip: u64, read: &Arc<AtomicU64>) -> Result<Self, Failure> {
        let file = File::open(&input.path).map_err(Failure::of(&input.path))?;
        let is_arrow = input.path.extension().is_some_and(|end| end.eq_ignore_ascii_case("arrow"));
        let opened = if is_arrow { arrow(file) } else { parquet(file, skip) };
        let Opened { schema, batches, rows } =
            opened.map_err(|error| Failure::new(&input.path, Reason::NoTable(error)))?;
        let empty = RecordBatch::new_empty(schema);
        if let Err(error) = Batch::new(&empty, "", 1) {
            return Err(Failure::new(&input.path, error));
        }
        #[expect(clippy::cast_precision_loss, reason = "it only moves a bar on the screen")]
        let bytes_each = input.length as f64 / rows.max(1) as f64;
        let (file, name) = (input.path.clone(), name(&input.path));
        let skip_now = if is_arrow { skip } else { 0 };
        Ok(Self {
            file,
            name,
            batches,
            skip: skip_now,
            row: skip - skip_now,
            bytes_each,
            read: Arc::clone(read),
        })
    }

    /// How many rows were read.
    pub(crate) fn row(&self) -> u64 {
        self.row
    }

    /// The next rows; nothing at the end.
    pub(crate) fn next(&mut self) -> Result<Option<Rows>, Failure> {
        loop {
            let failed = |error: ArrowError| Failure::new(&self.file, Reason::NoTable(error.into()));
            let Some(batch) = self.batches.next().transpose().map_err(failed)? else { return Ok(None) };
            let (first, length) = (self.row + 1, batch.num_rows() as u64);
            self.row += length;
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                clippy::cast_precision_loss,
                reason = "it only moves a bar on the screen"
            )]
            let bytes = (length as f64 * self.bytes_each) as u64;
            self.read.fetch_add(bytes, Ordering::Relaxed);
            // Pieces end where batches do, so that what was read before is whole batches.
            if self.skip >= length {
                self.skip -= length;
                continue;
            }
            return Ok(Some(Rows { file: self.file.clone(), name: Arc::clone(&self.name), first, batch }));
        }
    }
}

/// A file that was opened as a table.
struct Opened {
    schema: SchemaRef,
    batches: Box<dyn Iterator<Item = Result<RecordBatch, ArrowError>> + Send>,
    rows: i64,
}

/// Opens a Parquet file behind some of its rows, and reads of it only the columns that are needed.
fn parquet(file: File, skip: u64) -> Result<Opened, ParquetError> {
    let builder = ParquetRecordBatchReaderBuilder::try_new(file)?;
    let schema = Arc::clone(builder.schema());
    let is_narrow = schema.field_with_name("portfolio").is_err();
    let own = persons_schema();
    let wanted: Vec<&str> = if is_narrow {
        own.fields().iter().map(|field| field.name().as_str()).collect()
    } else {
        vec!["portfolio"]
    };
    let mask = ProjectionMask::columns(builder.parquet_schema(), wanted);
    let rows = builder.metadata().file_metadata().num_rows();
    let batches = builder
        .with_projection(mask)
        .with_batch_size(if is_narrow { PERSONS } else { TEXTS })
        .with_offset(usize::try_from(skip).unwrap_or(usize::MAX))
        .build()?;
    Ok(Opened { schema, batches: Box::new(batches), rows })
}

/// Opens an Arrow file (IPC). Its batches are as long as whoever wrote it made them.
fn arrow(file: File) -> Result<Opened, ParquetError> {
    let batches = FileReader::try_new_buffered(file, None)?;
    Ok(Opened { schema: batches.schema(), batches: Box::new(batches), rows: 0 })
}
