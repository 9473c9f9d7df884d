//! Spreadsheets as rows of text, within bounds: bytes in, cells out, whoever made the file.
//!
//! A [`Workbook`] reads XLSX: the cells of a sheet as people see them, each row with its number. [`decode`] reads the text of a
//! CSV file in the encodings that spreadsheet programs write. Both hold to the bounds in [`bounds`] while they read, so that a file
//! made to harm costs no more than an honest one: nothing is reserved because a file declares it, and nothing is unpacked twice.
//!
//! The crate does no input or output, reads no clock, prints nothing and draws no random numbers.

pub mod bounds;
mod cells;
mod encoding;
mod package;
mod styles;
mod text;
mod value;
mod workbook;
mod xml;

pub use encoding::decode;
pub use package::is_xlsx;
pub use workbook::Workbook;

use maatstaf_document::{DocumentError, Problem, Text};

/// A refusal of the whole file.
fn refusal(code: &'static str, message: Text, help: Option<Text>) -> DocumentError {
    DocumentError::new(vec![Problem { help, ..Problem::new(code, "", message) }])
}
