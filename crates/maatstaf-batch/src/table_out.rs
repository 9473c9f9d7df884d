//! Parquet and Arrow tables, written batch by batch.

use std::fs::{self, File, OpenOptions};
use std::io::{self, BufWriter};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use arrow_array::RecordBatch;
use arrow_ipc::writer::FileWriter;
use arrow_schema::SchemaRef;
use arrow_select::concat::concat_batches;
use parquet::arrow::ArrowWriter;
use parquet::basic::{Compression, Encoding, ZstdLevel};
use parquet::errors::ParquetError;
use parquet::file::properties::{EnabledStatistics, WriterProperties};

use crate::failure::{Failure, Reason};

/// A table that is being written. Until it is whole its file has another name: half a Parquet or Arrow file can be read by nobody.
pub(crate) struct TableOut {
    path: PathBuf,
    partial: PathBuf,
    schema: SchemaRef,
    writer: Writer,
    /// What is not yet written, and how many rows that is.
    waiting: Vec<RecordBatch>,
    rows: usize,
}

/// How many rows are written at once, unless the table ends. Of fewer, each batch would cost a reader more than what is in it.
const ROWS: usize = 1024;

enum Writer {
    Parquet(Box<ArrowWriter<File>>),
    Arrow(Box<FileWriter<BufWriter<File>>>),
}

impl TableOut {
    /// Begins a table of rows.
    pub(crate) fn rows(path: &Path) -> Result<Self, Failure> {
        let level = ZstdLevel::try_new(1).unwrap_or_default();
        let properties = WriterProperties::builder().set_compression(Compression::ZSTD(level));
        Self::begin(path, maatstaf_arrow::rows_schema(is_arrow(path)), properties.build())
    }

    /// Begins a claims table. Its numbers are written as they are, so that reading them is little more than copying.
    pub(crate) fn claims(path: &Path) -> Result<Self, Failure> {
        let properties = WriterProperties::builder()
            .set_compression(Compression::LZ4_RAW)
            .set_statistics_enabled(EnabledStatistics::None)
            .set_dictionary_enabled(false)
            .set_encoding(Encoding::PLAIN)
            .set_column_dictionary_enabled("framework".into(), true)
            .set_max_row_group_row_count(Some(1 << 16));
        Self::begin(path, maatstaf_arrow::persons_schema(), properties.build())
    }

    fn begin(path: &Path, schema: SchemaRef, properties: WriterProperties) -> Result<Self, Failure> {
        let failed = |error: io::Error| Failure::new(path, error);
        if path.exists() {
            return Err(Failure::new(path, Reason::Exists));
        }
        let mut partial = path.as_os_str().to_owned();
        partial.push(".partial");
        let partial = PathBuf::from(partial);
        let file =
            OpenOptions::new().write(true).create(true).truncate(true).open(&partial).map_err(failed)?;
        let writer = if is_arrow(path) {
            FileWriter::try_new_buffered(file, &schema)
                .map(|writer| Writer::Arrow(Box::new(writer)))
                .map_err(ParquetError::from)
        } else {
            ArrowWriter::try_new(file, Arc::clone(&schema), Some(properties))
                .map(|writer| Writer::Parquet(Box::new(writer)))
        };
        let writer = writer.map_err(|error| Failure::new(path, write_error(error)))?;
        Ok(Self { path: path.to_owned(), partial, schema, writer, waiting: Vec::new(), rows: 0 })
    }

    pub(crate) fn write(&mut self, batch: RecordBatch) -> Result<(), Failure> {
        self.rows += batch.num_rows();
        self.waiting.push(batch);
        if self.rows >= ROWS { self.write_waiting() } else { Ok(()) }
    }

    fn write_waiting(&mut self) -> Result<(), Failure> {
        let batch = concat_batches(&self.schema, &std::mem::take(&mut self.waiting));
        self.rows = 0;
        let written = batch.map_err(ParquetError::from).and_then(|batch| match &mut self.writer {
            Writer::Parquet(writer) => writer.write(&batch),
            Writer::Arrow(writer) => writer.write(&batch).map_err(ParquetError::from),
        });
        written.map_err(|error| Failure::new(&self.path, write_error(error)))
    }

    /// Ends the table, and gives it its name.
    pub(crate) fn end(mut self) -> Result<(), Failure> {
        if self.rows > 0 {
            self.write_waiting()?;
        }
        let ended = match self.writer {
            Writer::Parquet(writer) => writer.into_inner(),
            Writer::Arrow(mut writer) => {
                writer.finish().and_then(|()| writer.into_inner()).map_err(ParquetError::from).and_then(
                    |file| file.into_inner().map_err(|error| ParquetError::from(error.into_error())),
                )
            }
        };
        let file = ended.map_err(|error| Failure::new(&self.path, write_error(error)))?;
        let named = file.sync_all().and_then(|()| fs::rename(&self.partial, &self.path));
        named.map_err(Failure::of(&self.path))
    }
}

/// Whether a name asks for an Arrow file. Such a file cannot change its dictionaries, so texts stand in it in full.
pub(crate) fn is_arrow(path: &Path) -> bool {
    path.extension().is_some_and(|end| end.eq_ignore_ascii_case("arrow"))
}

/// An error of the disk as what it is.
fn write_error(error: ParquetError) -> Reason {
    match error {
        ParquetError::External(inner) => match inner.downcast::<io::Error>() {
            Ok(error) => Reason::Io(*error),
            Err(inner) => Reason::NoTable(ParquetError::External(inner)),
        },
        other => Reason::NoTable(other),
    }
}
