//! Parquet tables, written batch by batch.

use std::fs::{self, File, OpenOptions};
use std::io;
use std::path::{Path, PathBuf};

use arrow_array::RecordBatch;
use arrow_schema::SchemaRef;
use parquet::arrow::ArrowWriter;
use parquet::basic::{Compression, Encoding, ZstdLevel};
use parquet::errors::ParquetError;
use parquet::file::properties::{EnabledStatistics, WriterProperties};

use crate::failure::{Failure, Reason};

/// A Parquet table that is being written. Until it is whole its file has another name: half a Parquet file can be read by nobody.
pub(crate) struct ParquetOut {
    path: PathBuf,
    partial: PathBuf,
    writer: ArrowWriter<File>,
}

impl ParquetOut {
    /// Begins a table of rows.
    pub(crate) fn rows(path: &Path) -> Result<Self, Failure> {
        let level = ZstdLevel::try_new(1).unwrap_or_default();
        let properties = WriterProperties::builder().set_compression(Compression::ZSTD(level));
        Self::begin(path, maatstaf_arrow::rows_schema(false), properties.build())
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
        let writer = ArrowWriter::try_new(file, schema, Some(properties));
        let writer = writer.map_err(|error| Failure::new(path, write_error(error)))?;
        Ok(Self { path: path.to_owned(), partial, writer })
    }

    pub(crate) fn write(&mut self, batch: &RecordBatch) -> Result<(), Failure> {
        self.writer.write(batch).map_err(|error| Failure::new(&self.path, write_error(error)))
    }

    /// Ends the table, and gives it its name.
    pub(crate) fn end(self) -> Result<(), Failure> {
        let file = self.writer.into_inner().map_err(|error| Failure::new(&self.path, write_error(error)))?;
        let named = file.sync_all().and_then(|()| fs::rename(&self.partial, &self.path));
        named.map_err(Failure::of(&self.path))
    }
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
