//! What the number in a cell is shown as: a number, a date, a time or a length.

use std::collections::BTreeMap;

use maatstaf_document::DocumentError;

use crate::xml::{ON, Piece, attributes, walk};

/// What a number is shown as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shape {
    /// A number.
    Number,
    /// A day.
    Date,
    /// A day with a time, or either.
    DateTime,
    /// A length that may pass a day.
    Length,
}

/// The shape that each style of a cell gives to a number.
pub(crate) fn shapes(part: &str) -> Result<Vec<Shape>, DocumentError> {
    let (mut formats, mut shapes, mut inside) = (BTreeMap::new(), Vec::new(), false);
    walk(part, |piece| {
        match piece {
            Piece::Open("numFmt", tag) => {
                if let [Some(id), Some(code)] = attributes(tag, ["numFmtId", "formatCode"])? {
                    formats.insert(id.parse::<u32>().unwrap_or_default(), shape_of(&code));
                }
            }
            Piece::Open("cellXfs", _) => inside = true,
            Piece::Close("cellXfs") => inside = false,
            Piece::Open("xf", tag) if inside => {
                let [id] = attributes(tag, ["numFmtId"])?;
                let id = id.and_then(|id| id.parse::<u32>().ok()).unwrap_or_default();
                shapes.push(formats.get(&id).copied().unwrap_or_else(|| built_in(id)));
            }
            _ => {}
        }
        ON
    })?;
    Ok(shapes)
}

/// The formats that need not be written out (ECMA-376 part 1, 18.8.30, with those of East Asian editions).
fn built_in(id: u32) -> Shape {
    match id {
        14..=17 | 27..=31 | 36 | 50..=54 | 57 | 58 => Shape::Date,
        18..=22 | 32..=35 | 45 | 47 | 55 | 56 => Shape::DateTime,
        46 => Shape::Length,
        _ => Shape::Number,
    }
}

/// What a format code such as `dd-mm-yyyy` or `[h]:mm` shows. Quoted and escaped signs say nothing, nor do other sections.
fn shape_of(code: &str) -> Shape {
    let (mut day, mut time, mut month) = (false, false, false);
    let mut signs = code.chars();
    while let Some(sign) = signs.next() {
        match sign.to_ascii_lowercase() {
            ';' => break,
            '\\' | '_' | '*' => drop(signs.next()),
            '"' => drop(signs.by_ref().find(|sign| *sign == '"')),
            '[' => {
                let inside: String = signs.by_ref().take_while(|sign| *sign != ']').collect();
                let first = inside.chars().next().map(|sign| sign.to_ascii_lowercase());
                let one = |sign: char| Some(sign.to_ascii_lowercase()) == first;
                if matches!(first, Some('h' | 'm' | 's')) && inside.chars().all(one) {
                    return Shape::Length;
                }
            }
            'y' | 'd' => day = true,
            'h' | 's' => time = true,
            'm' => month = true,
            _ => {}
        }
    }
    match (day || month && !time, time) {
        (_, true) => Shape::DateTime,
        (true, false) => Shape::Date,
        (false, false) => Shape::Number,
    }
}
