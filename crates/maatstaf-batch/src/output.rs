//! The table that is written.

use std::fs::{File, OpenOptions};
use std::io::{self, BufWriter, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use flate2::Compression;
use flate2::write::GzEncoder;
use maatstaf_many::Rows;

use crate::failure::{Failure, Reason};
use crate::input::{Packing, unpacked};

/// The form of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    /// Lines of text, packed or not.
    Text(maatstaf_many::Form, Packing),
    /// A Parquet or Arrow table.
    Table,
}

/// The form that a table's name asks for.
pub(crate) fn form(path: &Path) -> Result<Form, Failure> {
    use maatstaf_many::Form::{Csv, Ndjson};
    let (end, packing) = unpacked(path);
    match (end.as_str(), packing) {
        ("csv", _) => Ok(Form::Text(Csv, packing)),
        ("ndjson" | "jsonl", _) => Ok(Form::Text(Ndjson, packing)),
        ("parquet" | "arrow", Packing::Plain) => Ok(Form::Table),
        // Standard output has no name.
        _ if path == Path::new("-") => Ok(Form::Text(Csv, Packing::Plain)),
        _ => Err(Failure::new(path, Reason::UnknownForm)),
    }
}

/// A table that is being written.
pub(crate) struct Output {
    path: PathBuf,
    to: To,
    written: u64,
}

enum To {
    Plain(File),
    Gzip(GzEncoder<BufWriter<File>>),
    Zstd(zstd::Encoder<'static, BufWriter<File>>),
    Standard,
}

impl Output {
    /// Begins a table of lines, which must not be there yet unless it may be written over.
    pub(crate) fn begin(
        path: &Path,
        form: maatstaf_many::Form,
        packing: Packing,
        over: bool,
    ) -> Result<Self, Failure> {
        let failed = |error: io::Error| match error.kind() {
            io::ErrorKind::AlreadyExists => Failure::new(path, Reason::Exists),
            _ => Failure::new(path, error),
        };
        let file = || {
            OpenOptions::new()
                .write(true)
                .create_new(!over)
                .create(over)
                .truncate(over)
                .open(path)
                .map_err(failed)
        };
        let to = match packing {
            _ if path == Path::new("-") => To::Standard,
            Packing::Plain => To::Plain(file()?),
            Packing::Gzip => To::Gzip(GzEncoder::new(BufWriter::new(file()?), Compression::fast())),
            Packing::Zstd => To::Zstd(zstd::Encoder::new(BufWriter::new(file()?), 3).map_err(failed)?),
        };
        let mut output = Self { path: path.to_owned(), to, written: 0 };
        let mut rows = Rows::new(form);
        rows.head();
        output.write(rows.bytes())?;
        Ok(output)
    }

    /// Goes on with a table of which so many bytes are known to be right.
    pub(crate) fn go_on(path: &Path, written: u64) -> Result<Self, Failure> {
        let failed = Failure::of(path);
        let mut file = OpenOptions::new().write(true).open(path).map_err(&failed)?;
        file.set_len(written).and_then(|()| file.seek(SeekFrom::End(0))).map_err(&failed)?;
        Ok(Self { path: path.to_owned(), to: To::Plain(file), written })
    }

    pub(crate) fn write(&mut self, bytes: &[u8]) -> Result<(), Failure> {
        let written = match &mut self.to {
            To::Plain(file) => file.write_all(bytes),
            To::Gzip(packed) => packed.write_all(bytes),
            To::Zstd(packed) => packed.write_all(bytes),
            To::Standard => io::stdout().lock().write_all(bytes),
        };
        self.written += bytes.len() as u64;
        written.map_err(Failure::of(&self.path))
    }

    /// How many bytes were written.
    pub(crate) fn written(&self) -> u64 {
        self.written
    }

    /// The file, where a table can go on.
    pub(crate) fn file(&self) -> Result<Option<File>, Failure> {
        let To::Plain(file) = &self.to else { return Ok(None) };
        file.try_clone().map(Some).map_err(Failure::of(&self.path))
    }

    /// Ends the table.
    pub(crate) fn end(self) -> Result<(), Failure> {
        let failed = Failure::of(&self.path);
        let ended = match self.to {
            To::Plain(file) => file.sync_all(),
            To::Gzip(packed) => packed.finish().and_then(end_file),
            To::Zstd(packed) => packed.finish().and_then(end_file),
            To::Standard => io::stdout().lock().flush(),
        };
        ended.map_err(failed)
    }
}

fn end_file(file: BufWriter<File>) -> io::Result<()> {
    file.into_inner().map_err(io::IntoInnerError::into_error)?.sync_all()
}
