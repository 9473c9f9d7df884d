//! What there is to read.

use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::AtomicU64;

use crate::failure::{Failure, Reason};
use crate::source;

/// A file to read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Input {
    /// Where it is; `-` is standard input.
    pub path: PathBuf,
    /// What stands in it.
    pub holds: Holds,
    /// How it is packed.
    pub packing: Packing,
    /// Its length in bytes as it lies there; 0 when that is not known.
    pub length: u64,
}

/// What stands in a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Holds {
    /// One portfolio over all its lines.
    One,
    /// One on each line.
    Lines,
    /// A Parquet or Arrow table: with a column `portfolio`, or a claims table.
    Table,
}

/// How a file is packed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Packing {
    /// Not at all.
    Plain,
    /// As gzip; several one after the other are one text.
    Gzip,
    /// As Zstandard.
    Zstd,
}

/// All that there is to read, and a count of what was.
#[derive(Debug, Clone)]
pub(crate) struct Inputs<'i> {
    pub(crate) files: &'i [Input],
    /// How many bytes were read, as they lie there.
    pub(crate) read: Arc<AtomicU64>,
}

impl Inputs<'_> {
    /// Opens a file; what is read of it is counted.
    pub(crate) fn open(&self, input: &Input) -> io::Result<Box<dyn Read + Send>> {
        source::open(input, &self.read)
    }
}

/// The files that names stand for. `-` is standard input, with a portfolio on each line. Of a folder they are all files below it whose names
/// end in `.json` (one portfolio), `.ndjson` or `.jsonl` (one on each line), plain or packed (`.gz`, `.zst`), or `.parquet` or `.arrow`, in the order of
/// their names. A file that is named itself is read whatever it is called: as one portfolio when its name ends in `.json`, as a table when it ends in
/// `.parquet`, and else line by line.
///
/// # Errors
/// When a file or folder cannot be looked at, and for a folder without such a file.
pub fn find(names: &[impl AsRef<Path>]) -> Result<Vec<Input>, Failure> {
    let mut found = Vec::new();
    for name in names.iter().map(AsRef::as_ref) {
        if name == Path::new("-") {
            found.push(Input {
                path: name.to_owned(),
                holds: Holds::Lines,
                packing: Packing::Plain,
                length: 0,
            });
        } else if name.is_dir() {
            let before = found.len();
            below(name, &mut found)?;
            if found.len() == before {
                return Err(Failure::new(name, Reason::Nothing));
            }
        } else {
            found.push(Input::new(name)?);
        }
    }
    Ok(found)
}

fn below(folder: &Path, found: &mut Vec<Input>) -> Result<(), Failure> {
    let entries = fs::read_dir(folder).and_then(Iterator::collect::<Result<Vec<_>, _>>);
    let mut paths: Vec<PathBuf> =
        entries.map_err(Failure::of(folder))?.into_iter().map(|entry| entry.path()).collect();
    paths.sort();
    for path in paths {
        if path.is_dir() {
            below(&path, found)?;
        } else if is_known(&path) {
            found.push(Input::new(&path)?);
        }
    }
    Ok(())
}

fn is_known(path: &Path) -> bool {
    matches!(unpacked(path).0.as_str(), "json" | "ndjson" | "jsonl" | "parquet" | "arrow")
}

/// What a file's name ends in, in small letters and without what says how it is packed, and that.
pub(crate) fn unpacked(path: &Path) -> (String, Packing) {
    let end =
        |path: &Path| path.extension().map(|end| end.to_string_lossy().to_lowercase()).unwrap_or_default();
    let packing = match end(path).as_str() {
        "gz" => Packing::Gzip,
        "zst" => Packing::Zstd,
        _ => return (end(path), Packing::Plain),
    };
    (end(&path.with_extension("")), packing)
}

impl Input {
    fn new(path: &Path) -> Result<Self, Failure> {
        let length = fs::metadata(path).map_err(Failure::of(path))?.len();
        let (end, packing) = unpacked(path);
        let holds = match end.as_str() {
            "json" => Holds::One,
            "parquet" | "arrow" => Holds::Table,
            _ => Holds::Lines,
        };
        Ok(Self { path: path.to_owned(), holds, packing, length })
    }
}
