//! Zip archives: written plainly, and read only within rules that are looked at before anything is unpacked.
//!
//! The limits are our choice. Nothing is ever written to a disk, and no name of an entry is used as a path.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read as _, Write as _};

use maatstaf::{DocumentError, Problem};
use maatstaf_document::{Text, text};
use zip::result::ZipError;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

/// The most entries.
pub(crate) const MOST_ENTRIES: usize = 1_000;
/// The most times that content may be larger than what was packed, of one entry and of all together.
const HIGHEST_RATIO: u64 = 100;
/// What is packed tighter than this is written as it is, so that what is written here can always be read here.
const TIGHT: u64 = 50;
/// The most bytes of all entries together, unpacked: 256 MiB.
const MOST_BYTES: u64 = 256 << 20;
/// The longest name of an entry, in bytes.
const LONGEST_NAME: usize = 1_024;
/// The bytes of a header of the directory without its name, and of what closes an archive.
const HEADER: usize = 46;
const END: usize = 22;

/// An archive that is being written.
pub(crate) struct Packer {
    zip: ZipWriter<Cursor<Vec<u8>>>,
}

impl Packer {
    pub(crate) fn new() -> Self {
        Self { zip: ZipWriter::new(Cursor::default()) }
    }

    /// Adds a file.
    pub(crate) fn add(&mut self, name: &str, bytes: &[u8]) -> Result<(), ZipError> {
        let options = SimpleFileOptions::default();
        let mut alone = ZipWriter::new(Cursor::new(Vec::new()));
        alone.start_file(name, options.compression_method(CompressionMethod::Deflated))?;
        alone.write_all(bytes)?;
        let mut alone = alone.finish_into_readable()?;
        let packed = alone.by_index_raw(0)?;
        if packed.size() <= packed.compressed_size().saturating_mul(TIGHT) {
            return self.zip.raw_copy_file(packed);
        }
        self.zip.start_file(name, options.compression_method(CompressionMethod::Stored))?;
        Ok(self.zip.write_all(bytes)?)
    }

    pub(crate) fn finish(self) -> Result<Vec<u8>, ZipError> {
        Ok(self.zip.finish()?.into_inner())
    }
}

/// The files of an archive by their names, when it keeps to every rule.
///
/// # Errors
/// Every rule that it breaks, with the number of the entry; names are not repeated.
pub(crate) fn unpacked(bytes: &[u8]) -> Result<BTreeMap<String, Vec<u8>>, DocumentError> {
    let count = directory(bytes)?;
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| no_archive())?;
    let mut faults = Vec::new();
    if archive.len() != count {
        // Two entries with one name are one entry to whoever looks them up by name.
        faults.push(fault(
            "duplicate-name",
            "entries",
            text!("two entries have one name", "twee bestanden hebben één naam"),
        ));
    }
    if archive.has_overlapping_files().unwrap_or(true) {
        let message = text!("entries lie over each other", "bestanden liggen over elkaar heen");
        faults.push(fault("overlapping", "entries", message));
    }
    let (mut names, mut whole, mut packed) = (BTreeSet::new(), 0_u64, 0_u64);
    for at in 0..archive.len() {
        match archive.by_index_raw(at) {
            Ok(entry) => {
                whole = whole.saturating_add(entry.size());
                packed = packed.saturating_add(entry.compressed_size());
                let name = entry.name_raw();
                faults.extend(broken(&entry).into_iter().map(|(code, message)| of(at, code, message)));
                if !names.insert(name.to_ascii_lowercase()) {
                    faults.push(of(
                        at,
                        "duplicate-name",
                        text!("the name came before", "de naam kwam al voor"),
                    ));
                }
            }
            Err(_) => faults.push(of(at, "no-archive", text!("it cannot be read", "het is niet te lezen"))),
        }
    }
    if whole > MOST_BYTES || whole > packed.saturating_mul(HIGHEST_RATIO) {
        faults.push(fault(
            "too-large",
            "entries",
            text!("together they are too large", "samen zijn ze te groot"),
        ));
    }
    if !faults.is_empty() {
        return Err(DocumentError::new(faults));
    }
    contents(&mut archive)
}

/// The number of entries, when the archive ends as it should and its directory is as long as it says.
///
/// The directory is walked here because whoever reads it into memory first has already spent the memory.
fn directory(bytes: &[u8]) -> Result<usize, DocumentError> {
    let at = bytes.len().checked_sub(END).ok_or_else(no_archive)?;
    let number = |at: usize, length: usize| {
        let digits = bytes.get(at..at.checked_add(length)?)?;
        Some(digits.iter().rev().fold(0_usize, |number, digit| number << 8 | usize::from(*digit)))
    };
    let signed =
        |at: usize, signature: &[u8; 4]| bytes.get(at..).is_some_and(|rest| rest.starts_with(signature));
    if !signed(at, b"PK\x05\x06") || number(at + 20, 2) != Some(0) {
        return Err(no_archive());
    }
    let count =
        number(at + 10, 2).filter(|count| Some(*count) == number(at + 8, 2)).ok_or_else(no_archive)?;
    if count > MOST_ENTRIES {
        let message =
            text!("there are more than {MOST_ENTRIES} entries", "er zijn meer dan {MOST_ENTRIES} bestanden");
        return Err(alone(fault("too-many-entries", "entries", message)));
    }
    let begin = number(at + 16, 4).ok_or_else(no_archive)?;
    // What says otherwise makes a reader look for a second directory, of the larger format.
    if number(at + 4, 4) != Some(0) || number(at + 12, 4) != at.checked_sub(begin) {
        return Err(no_archive());
    }
    let mut here = begin;
    for _ in 0..count {
        if !signed(here, b"PK\x01\x02") {
            return Err(no_archive());
        }
        let lengths = [28, 30, 32].iter().map(|from| number(here + from, 2)).sum::<Option<usize>>();
        here += HEADER + lengths.ok_or_else(no_archive)?;
    }
    if here == at { Ok(count) } else { Err(no_archive()) }
}

/// The rules that an entry breaks.
fn broken(entry: &zip::read::ZipFile<'_, Cursor<&[u8]>>) -> Vec<(&'static str, Text)> {
    let name = std::str::from_utf8(entry.name_raw()).ok();
    let ratio = entry.size() > entry.compressed_size().saturating_mul(HIGHEST_RATIO);
    let packing = matches!(entry.compression(), CompressionMethod::Stored | CompressionMethod::Deflated);
    // The kind of file in the attributes of Unix: a plain file or a folder, or nothing said.
    let kind = entry.unix_mode().map_or(0, |mode| mode & 0o170_000);
    let rules = [
        (
            name.is_some_and(is_plain),
            "unsafe-name",
            text!("its name leads elsewhere", "de naam leidt ergens anders heen"),
        ),
        (
            matches!(kind, 0 | 0o100_000 | 0o040_000),
            "link",
            text!("it is a link or a device", "het is een verwijzing of een apparaat"),
        ),
        (!entry.encrypted(), "encrypted", text!("it is encrypted", "het is versleuteld")),
        (
            packing,
            "packing",
            text!("it is packed in a way that is not taken", "het is op een onbekende manier ingepakt"),
        ),
        (!ratio, "ratio", text!("it is packed too tightly", "het is te strak ingepakt")),
    ];
    rules.into_iter().filter(|(holds, _, _)| !holds).map(|(_, code, message)| (code, message)).collect()
}

/// Whether a name stays inside the archive on every system.
fn is_plain(name: &str) -> bool {
    let inner = name.strip_suffix('/').unwrap_or(name);
    name.len() <= LONGEST_NAME
        && !name.contains(['\\', ':'])
        && !name.chars().any(char::is_control)
        && inner.split('/').all(|part| !matches!(part, "" | "." | ".."))
}

/// Unpacks every file in memory. What an entry says of its size is not believed.
fn contents(archive: &mut ZipArchive<Cursor<&[u8]>>) -> Result<BTreeMap<String, Vec<u8>>, DocumentError> {
    let mut files = BTreeMap::new();
    for at in 0..archive.len() {
        let unreadable = || alone(of(at, "no-archive", text!("it cannot be read", "het is niet te lezen")));
        let mut entry = archive.by_index(at).map_err(|_| unreadable())?;
        if entry.is_dir() {
            continue;
        }
        let name = std::str::from_utf8(entry.name_raw()).map_err(|_| unreadable())?.to_owned();
        let (said, mut bytes) = (entry.size(), Vec::new());
        entry.by_ref().take(said + 1).read_to_end(&mut bytes).map_err(|_| unreadable())?;
        if bytes.len() as u64 != said {
            return Err(unreadable());
        }
        files.insert(name, bytes);
    }
    Ok(files)
}

fn alone(fault: Problem) -> DocumentError {
    DocumentError::new(vec![fault])
}

fn no_archive() -> DocumentError {
    let message = text!(
        "this is no zip archive that is taken here",
        "dit is geen zip-bestand dat hier wordt aangenomen"
    );
    alone(fault("no-archive", "", message))
}

fn of(entry: usize, code: &'static str, message: Text) -> Problem {
    fault(code, &format!("entries[{entry}]"), message)
}

fn fault(code: &'static str, path: &str, message: Text) -> Problem {
    Problem::new(code, path, message)
}
