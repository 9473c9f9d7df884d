//! The text of a CSV file, in the encodings that spreadsheet programs write.

use maatstaf_document::{DocumentError, LONGEST_DOCUMENT, Problem, text};

use crate::package::{ZIP, other_format, other_kind};
use crate::refusal;

/// What Windows-1252 has between 0x80 and 0x9F; five places are empty.
const WINDOWS: [char; 32] = [
    '€', '\0', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\0', 'Ž', '\0', //
    '\0', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\0', 'ž', 'Ÿ',
];

/// Reads bytes as text: UTF-8, UTF-16 that says so at its start, or else Windows-1252, which Excel writes in much of Europe.
///
/// The mark at the start that says which is left away. Text that is partly UTF-8 and partly not is refused rather than guessed.
///
/// # Errors
/// Bytes that are no text, a text in several encodings, and one that is too long.
///
/// # Example
/// ```
/// use maatstaf_sheet::decode;
/// assert_eq!(decode(b"cli\xEBnt")?, "cliënt"); // as Excel saves CSV
/// assert_eq!(decode("cliënt".as_bytes())?, "cliënt");
/// assert!(decode(b"cli\xEBnt; cli\xC3\xABnt").is_err()); // one of the two must be wrong
/// # Ok::<(), maatstaf_document::DocumentError>(())
/// ```
pub fn decode(bytes: &[u8]) -> Result<String, DocumentError> {
    if let Some(refusal) = other_kind(bytes).or_else(|| bytes.starts_with(ZIP).then(other_format)) {
        return Err(refusal);
    }
    if bytes.len() > LONGEST_DOCUMENT {
        let most = LONGEST_DOCUMENT >> 20;
        let message = text!("the file is longer than {most} MiB", "het bestand is langer dan {most} MiB");
        return Err(refusal("too-long", message, None));
    }
    let text = match bytes {
        [0xFF, 0xFE, rest @ ..] => sixteen(rest, u16::from_le_bytes)?,
        [0xFE, 0xFF, rest @ ..] => sixteen(rest, u16::from_be_bytes)?,
        [0xEF, 0xBB, 0xBF, rest @ ..] => eight(rest)?,
        _ => eight(bytes)?,
    };
    if text.contains('\0') { Err(no_text()) } else { Ok(text) }
}

fn eight(bytes: &[u8]) -> Result<String, DocumentError> {
    let error = match std::str::from_utf8(bytes) {
        Ok(text) => return Ok(text.to_owned()),
        Err(error) => error,
    };
    windows(bytes).map_err(|mut problem| {
        let before = bytes.get(..error.valid_up_to()).unwrap_or_default();
        problem.place.line = Some(String::from_utf8_lossy(before).matches('\n').count() + 1);
        problem.place.column = Some(1);
        DocumentError::new(vec![*problem])
    })
}

fn windows(bytes: &[u8]) -> Result<String, Box<Problem>> {
    if bytes.utf8_chunks().any(|chunk| !chunk.valid().is_ascii()) {
        let message = text!(
            "the text is partly UTF-8 and partly not, first on this line",
            "de tekst is deels UTF-8 en deels niet, voor het eerst op deze regel"
        );
        let help = text!("save the file again as UTF-8", "sla het bestand opnieuw op als UTF-8");
        return Err(Box::new(Problem::new("mixed-encoding", "", message).help(help)));
    }
    let one = |byte: &u8| {
        let sign = match byte {
            0x80..=0x9F => WINDOWS.get(usize::from(byte - 0x80)).copied().unwrap_or_default(),
            _ => char::from(*byte),
        };
        (!sign.is_control() || matches!(sign, '\t' | '\n' | '\r')).then_some(sign)
    };
    bytes.iter().map(one).collect::<Option<String>>().ok_or_else(|| Box::new(unreadable()))
}

fn sixteen(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Result<String, DocumentError> {
    let (pairs, rest) = bytes.as_chunks::<2>();
    let units = pairs.iter().map(|pair| unit(*pair));
    let text = char::decode_utf16(units).collect::<Result<String, _>>().map_err(|_| no_text())?;
    if rest.is_empty() { Ok(text) } else { Err(no_text()) }
}

fn unreadable() -> Problem {
    let message = text!(
        "the file is no text, or in an unknown encoding",
        "het bestand is geen tekst, of in een onbekende codering"
    );
    let help = text!("save it as CSV in UTF-8, or as .xlsx", "sla het op als CSV in UTF-8, of als .xlsx");
    Problem::new("not-text", "", message).help(help)
}

fn no_text() -> DocumentError {
    DocumentError::new(vec![unreadable()])
}
