//! The texts that cells share, and texts in cells: plain or with several fonts, without what says how they are pronounced.

use maatstaf_document::DocumentError;

use crate::bounds::MOST_TEXTS;
use crate::package::too_large;
use crate::xml::{ON, Piece, walk};

/// A text that is being put together from its runs.
#[derive(Debug, Default)]
pub(crate) struct Runs {
    text: String,
    reading: bool,
    spoken: bool,
}

impl Runs {
    /// Takes in a piece of the element that holds the text.
    pub(crate) fn take(&mut self, piece: Piece<'_>) {
        match piece {
            Piece::Open("t", _) => self.reading = !self.spoken,
            Piece::Text(text) if self.reading => self.text += text,
            Piece::Close("t") => self.reading = false,
            Piece::Open("rPh", _) => self.spoken = true,
            Piece::Close("rPh") => self.spoken = false,
            _ => {}
        }
    }

    /// The text, after which the next one begins.
    pub(crate) fn finish(&mut self) -> String {
        let text = std::mem::take(&mut self.text);
        *self = Self::default();
        readable(text)
    }
}

/// A text without the sign that spreadsheet programs write for a carriage return.
pub(crate) fn readable(text: String) -> String {
    if text.contains("_x000D_") { text.replace("_x000D_", "") } else { text }
}

/// The texts that the cells of a workbook share, in their order.
pub(crate) fn shared(part: &str) -> Result<Vec<Box<str>>, DocumentError> {
    let (mut texts, mut runs) = (Vec::new(), Runs::default());
    walk(part, |piece| {
        match piece {
            Piece::Close("si") if texts.len() == MOST_TEXTS => return Err(too_large()),
            Piece::Close("si") => texts.push(runs.finish().into_boxed_str()),
            _ => runs.take(piece),
        }
        ON
    })?;
    Ok(texts)
}
