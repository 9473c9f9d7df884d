//! The zip file that a workbook is, unpacked no further than the bounds allow.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use maatstaf_document::{DocumentError, text};
use zip::ZipArchive;

use crate::bounds::{LARGEST_FILE, LARGEST_INFLATED, MOST_PARTS};
use crate::refusal;

/// How a zip file begins.
pub(crate) const ZIP: &[u8] = b"PK\x03\x04";
const CENTRAL_HEADER: &[u8] = b"PK\x01\x02";
const COMPOUND: &[u8] = &[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
/// What a workbook behind a password calls its contents, in UTF-16.
const ENCRYPTED: &[u8] = b"E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0";

/// Whether these are the bytes of an XLSX file, or of what is left of one.
///
/// # Example
/// ```
/// assert!(!maatstaf_sheet::is_xlsx("Datum;Duur\n".as_bytes()));
/// ```
pub fn is_xlsx(bytes: &[u8]) -> bool {
    bytes.starts_with(ZIP) && (contains(bytes, b"[Content_Types].xml") || contains(bytes, b"xl/"))
}

/// What kind of spreadsheet other than XLSX these bytes are, said as a refusal.
pub(crate) fn other_kind(bytes: &[u8]) -> Option<DocumentError> {
    if bytes.starts_with(COMPOUND) && contains(bytes, ENCRYPTED) {
        let message = text!("the workbook is behind a password", "de werkmap zit achter een wachtwoord");
        let help = text!("save it without one", "sla hem op zonder wachtwoord");
        return Some(refusal("encrypted", message, Some(help)));
    }
    bytes.starts_with(COMPOUND).then(other_format)
}

/// The refusal of a spreadsheet in another format.
pub(crate) fn other_format() -> DocumentError {
    let message =
        text!("this is a spreadsheet in another format", "dit is een rekenblad in een ander formaat");
    refusal("other-format", message, Some(text!("save it as .xlsx or CSV", "sla het op als .xlsx of CSV")))
}

/// The refusal of a file that is not, or no longer, a workbook.
pub(crate) fn broken() -> DocumentError {
    let message =
        text!("the file is no workbook, or is damaged", "het bestand is geen werkmap, of is beschadigd");
    let help = text!(
        "open it in a spreadsheet program and save it again as .xlsx",
        "open het in een rekenprogramma en sla het opnieuw op als .xlsx"
    );
    refusal("broken-workbook", message, Some(help))
}

/// The refusal of a file that passes a bound.
pub(crate) fn too_large() -> DocumentError {
    let (file, most) = (LARGEST_FILE >> 20, LARGEST_INFLATED >> 20);
    let message = text!(
        "the workbook is larger than {file} MiB, or than {most} MiB when unpacked, or has too many parts or texts",
        "de werkmap is groter dan {file} MiB, of dan {most} MiB na uitpakken, of heeft te veel onderdelen of teksten"
    );
    refusal("too-long", message, None)
}

/// The parts of a workbook by name, and how much may still be unpacked.
#[derive(Debug, Clone)]
pub(crate) struct Package<'b> {
    archive: ZipArchive<Cursor<&'b [u8]>>,
    parts: BTreeMap<String, usize>,
    left: u64,
}

impl<'b> Package<'b> {
    /// Opens a package, and judges what it declares before anything is unpacked.
    pub(crate) fn open(bytes: &'b [u8]) -> Result<Self, DocumentError> {
        if let Some(refusal) = other_kind(bytes) {
            return Err(refusal);
        }
        let parts = || bytes.windows(CENTRAL_HEADER.len()).filter(|four| *four == CENTRAL_HEADER).count();
        if bytes.len() > LARGEST_FILE || parts() > MOST_PARTS {
            return Err(too_large());
        }
        let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| broken())?;
        if archive.has_duplicate_names() || archive.has_overlapping_entries().map_err(|_| broken())? {
            return Err(broken());
        }
        let (mut parts, mut declared) = (BTreeMap::new(), 0_u64);
        for at in 0..archive.len() {
            let part = archive.by_index_data(at).map_err(|_| broken())?;
            let name = simple(&part.name().map_err(|_| broken())?);
            declared = declared.saturating_add(part.size());
            // Two names that differ in capitals alone are one part to some programs.
            if parts.insert(name, at).is_some() {
                return Err(broken());
            }
        }
        if declared > LARGEST_INFLATED {
            return Err(too_large());
        }
        Ok(Self { archive, parts, left: LARGEST_INFLATED })
    }

    /// Whether there is a part with a name.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.parts.contains_key(&simple(name))
    }

    /// The text of a part. What it really unpacks to is counted, whatever it declares.
    pub(crate) fn part(&mut self, name: &str) -> Result<Option<String>, DocumentError> {
        let Some(at) = self.parts.get(&simple(name)) else { return Ok(None) };
        let part = self.archive.by_index(*at).map_err(|_| broken())?;
        let (declared, left) = (part.size(), self.left);
        let mut bytes = Vec::with_capacity(usize::try_from(declared.min(left)).unwrap_or_default());
        part.take(declared.min(left).saturating_add(1)).read_to_end(&mut bytes).map_err(|_| broken())?;
        let size = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        if size > left {
            return Err(too_large());
        }
        if size != declared {
            return Err(broken());
        }
        self.left -= size;
        String::from_utf8(bytes).map(Some).map_err(|_| broken())
    }
}

/// A part's name as it is looked up: programs differ in capitals and in the sign between folders.
fn simple(name: &str) -> String {
    name.replace('\\', "/").trim_start_matches('/').to_lowercase()
}

fn contains(bytes: &[u8], what: &[u8]) -> bool {
    bytes.windows(what.len()).any(|part| part == what)
}
