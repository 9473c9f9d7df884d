//! Workbooks: files whose parts or bytes are damaged, and bytes that may be text.

use maatstaf_document::DocumentError;
use maatstaf_practice::{HeaderMap, List, Table};
use maatstaf_results::{Trust, start_of_day, verify};
use maatstaf_sheet::{Workbook, decode, is_xlsx};
use proptest::prelude::*;

use super::{Answer, Outcome, SESSIONS, imported, withstands};
use crate::asked;
use crate::damage::{CANARY, TextDamage, text_damage};

const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const LINKS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// A small workbook: two sheets of which one is filled, with a shared text, a text of its own, a day, a time and a formula.
fn parts() -> Vec<(&'static str, String)> {
    let link = |id: &str, kind: &str, target: &str| {
        format!("<Relationship Id=\"{id}\" Type=\"{LINKS}/{kind}\" Target=\"{target}\"/>")
    };
    let links = [
        link("a", "worksheet", "worksheets/sheet1.xml"),
        link("b", "worksheet", "worksheets/sheet2.xml"),
        link("c", "sharedStrings", "sharedStrings.xml"),
        link("d", "styles", "/xl/styles.xml"),
    ];
    let rows = "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>1</v></c><c r=\"C1\" t=\"inlineStr\">\
        <is><t>Duur</t></is></c></row><row r=\"2\"><c r=\"A2\" s=\"1\"><v>46083</v></c><c r=\"B2\" t=\"str\"><f>X</f><v>Fien</v></c>\
        <c r=\"C2\" s=\"2\"><v>6.25E-2</v></c></row>";
    vec![
        ("[Content_Types].xml", "<Types/>".to_owned()),
        (
            "_rels/.rels",
            format!("<Relationships>{}</Relationships>", link("m", "officeDocument", "xl/workbook.xml")),
        ),
        ("xl/_rels/workbook.xml.rels", format!("<Relationships>{}</Relationships>", links.concat())),
        (
            "xl/workbook.xml",
            format!(
                "<workbook xmlns=\"{MAIN}\" xmlns:r=\"{LINKS}\"><workbookPr date1904=\"0\"/><sheets><sheet name=\"{CANARY}\" sheetId=\"1\" \
                 r:id=\"a\"/><sheet name=\"Leeg\" sheetId=\"2\" r:id=\"b\"/></sheets></workbook>"
            ),
        ),
        (
            "xl/worksheets/sheet1.xml",
            format!("<worksheet xmlns=\"{MAIN}\"><sheetData>{rows}</sheetData></worksheet>"),
        ),
        ("xl/worksheets/sheet2.xml", format!("<worksheet xmlns=\"{MAIN}\"><sheetData/></worksheet>")),
        (
            "xl/sharedStrings.xml",
            format!(
                "<sst xmlns=\"{MAIN}\"><si><t>Datum</t></si><si><r><t>Cli</t></r><r><t>&#235;nt</t></r></si></sst>"
            ),
        ),
        (
            "xl/styles.xml",
            format!(
                "<styleSheet xmlns=\"{MAIN}\"><numFmts><numFmt numFmtId=\"164\" formatCode=\"[h]:mm\"/></numFmts><cellXfs>\
                 <xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"164\"/></cellXfs></styleSheet>"
            ),
        ),
    ]
}

/// What stands between two signs of a part becomes this.
const PIECES: [&str; 24] = [
    "",
    "0",
    "-1",
    "1e308",
    "NaN",
    "inf",
    "99999999999",
    "4294967296",
    "1048577",
    "A1",
    "A0",
    "XFD1048576",
    "XFE1",
    "ZZZZZZZZZZ9",
    "s",
    "e",
    "d",
    "b",
    "inlineStr",
    "&#0;",
    "&nope;",
    "[h]:mm;[",
    "../../..",
    CANARY,
];

/// One way to damage a file.
#[derive(Debug, Clone)]
enum Damage {
    Piece { part: usize, at: usize, with: &'static str },
    Text { part: usize, damage: TextDamage },
    Byte { at: usize, with: u8 },
    Cut { at: usize },
}

fn damage() -> impl Strategy<Value = Damage> {
    let at = any::<usize>;
    let piece = (at(), at(), prop::sample::select(PIECES.to_vec()));
    prop_oneof![
        12 => piece.prop_map(|(part, at, with)| Damage::Piece { part, at, with }),
        2 => (at(), text_damage()).prop_map(|(part, damage)| Damage::Text { part, damage }),
        2 => (at(), any::<u8>()).prop_map(|(at, with)| Damage::Byte { at, with }),
        1 => at().prop_map(|at| Damage::Cut { at }),
    ]
}

/// A part with something else in the place of what stands between two signs.
fn with_piece(text: &str, at: usize, with: &str) -> Option<String> {
    let signs: Vec<usize> = text.match_indices(['"', '<', '>']).map(|(at, _)| at).collect();
    let first = at.checked_rem(signs.len().checked_sub(1)?)?;
    let (begin, end) = (signs.get(first)? + 1, *signs.get(first + 1)?);
    Some([text.get(..begin)?, with, text.get(end..)?].concat())
}

/// Files with some damage to their parts, and then to their bytes.
fn hostile() -> impl Strategy<Value = Vec<u8>> {
    prop::collection::vec(damage(), 0..4).prop_map(|all| {
        let mut parts = parts();
        let count = parts.len();
        for damage in &all {
            let (Damage::Piece { part, .. } | Damage::Text { part, .. }) = damage else { continue };
            let Some((_, text)) = parts.get_mut(part % count) else { continue };
            match damage {
                Damage::Piece { at, with, .. } => *text = with_piece(text, *at, with).unwrap_or_default(),
                Damage::Text { damage, .. } => *text = damage.apply(text),
                _ => {}
            }
        }
        let mut bytes = zipped(&parts);
        for damage in &all {
            match damage {
                Damage::Byte { at, with } => {
                    let length = bytes.len().max(1);
                    bytes.get_mut(at % length).into_iter().for_each(|byte| *byte = *with);
                }
                Damage::Cut { at } => bytes.truncate(at % (bytes.len() + 1)),
                _ => {}
            }
        }
        bytes
    })
}

/// The parts as a zip file that packs nothing.
fn zipped(parts: &[(&str, String)]) -> Vec<u8> {
    let (mut file, mut directory) = (Vec::new(), Vec::new());
    let length = |bytes: &[u8]| u32::try_from(bytes.len()).unwrap_or(u32::MAX).to_le_bytes();
    for (name, text) in parts {
        let (crc, size) = (crc(text.as_bytes()).to_le_bytes(), length(text.as_bytes()));
        let [low, high, ..] = length(name.as_bytes());
        let common = [&[20, 0, 0, 0, 0, 0, 0, 0, 33, 0][..], &crc, &size, &size, &[low, high, 0, 0]].concat();
        let offset = length(&file);
        file.extend([b"PK\x03\x04", &common[..], name.as_bytes(), text.as_bytes()].concat());
        directory.extend([b"PK\x01\x02\x14\0", &common[..], &[0; 10], &offset, name.as_bytes()].concat());
    }
    let count = length(parts.iter().map(|_| 0).collect::<Vec<u8>>().as_slice());
    let [low, high, ..] = count;
    let (size, offset) = (length(&directory), length(&file));
    let end = [b"PK\x05\x06\0\0\0\0", &[low, high, low, high][..], &size, &offset, &[0, 0]].concat();
    [file, directory, end].concat()
}

/// The checksum of a part.
fn crc(bytes: &[u8]) -> u32 {
    let bit = |crc: u32| if crc & 1 == 1 { crc >> 1 ^ 0xEDB8_8320 } else { crc >> 1 };
    !bytes.iter().fold(u32::MAX, |crc, byte| (0..8).fold(crc ^ u32::from(*byte), |crc, _| bit(crc)))
}

/// Reads bytes as a workbook, and imports each of its sheets.
pub(crate) fn ask(bytes: &[u8]) -> Answer {
    let _ = is_xlsx(bytes);
    Answer::of(Workbook::read(bytes), |workbook| {
        let names = workbook.sheets();
        let chosen =
            [None, Some("1"), Some("0"), Some(CANARY)].into_iter().chain(names.into_iter().map(Some));
        let sheets = chosen.map(|name| workbook.rows(name).and_then(Table::from_rows));
        sheets
            .flat_map(|sheet| problems(sheet, |table| imported(&table, &HeaderMap::free(List::Sessions))))
            .collect()
    })
}

fn problems<T>(
    read: Result<T, DocumentError>,
    then: impl FnOnce(T) -> Vec<maatstaf_document::Problem>,
) -> Vec<maatstaf_document::Problem> {
    read.map_or_else(|error| error.problems().to_vec(), then)
}

#[test]
fn the_workbook_is_sound() -> Outcome {
    let bytes = zipped(&parts());
    assert!(is_xlsx(&bytes));
    let rows = Workbook::read(&bytes)?.rows(None)?;
    let second: Vec<&str> =
        rows.iter().skip(1).flat_map(|(_, cells)| cells.iter().map(String::as_str)).collect();
    assert_eq!(second, ["2026-03-02", "Fien", "1:30"]);
    assert!(ask(&bytes).judge()?);
    Ok(())
}

#[test]
fn a_workbook_is_read_and_imported_or_refused() -> Outcome {
    withstands(hostile(), 1_000, |bytes| ask(bytes))
}

#[test]
fn bytes_are_decoded_and_read_or_refused() -> Outcome {
    let seed = SESSIONS.as_bytes().to_vec();
    let damaged = prop::collection::vec((any::<usize>(), any::<u8>()), 0..4).prop_map(move |all| {
        let mut bytes = seed.clone();
        for (at, with) in all {
            let length = bytes.len().max(1);
            bytes.get_mut(at % length).into_iter().for_each(|byte| *byte = with);
        }
        bytes
    });
    withstands(damaged, 300, |bytes| {
        Answer::of(decode(bytes), |text| {
            let read = verify(text, &Trust::nobody(), start_of_day(asked::DAYS[0]));
            assert!(!read.problems.is_empty(), "a table is no badge");
            problems(Table::read(text), |table| imported(&table, &HeaderMap::free(List::Sessions)))
        })
    })
}
