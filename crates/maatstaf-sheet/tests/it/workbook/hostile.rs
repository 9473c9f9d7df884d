//! Files made to harm: each is refused, or read, soon, and none makes the reader panic.

use std::time::{Duration, Instant};

use maatstaf_sheet::bounds::{LARGEST_FILE, LONGEST_CELL, MOST_PARTS, MOST_TEXTS};
use maatstaf_sheet::{Workbook, decode, is_xlsx};
use proptest::prelude::*;

use super::support::{Outcome, Parts, code, read};

/// The longest that a hostile file may take, on a machine with other work and without optimisation.
const SOON: Duration = Duration::from_secs(10);

const ONE: &str = "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>";

/// The problem of a file, which is found soon.
fn soon(parts: &Parts) -> Result<Option<&'static str>, Box<dyn std::error::Error>> {
    let bytes = parts.bytes()?;
    let begin = Instant::now();
    let code = code(&bytes);
    assert!(begin.elapsed() < SOON, "it took {:?}", begin.elapsed());
    Ok(code)
}

/// The bytes with another value at a distance behind the n-th header of the directory.
fn patched(bytes: &[u8], nth: usize, distance: usize, value: &[u8]) -> Option<Vec<u8>> {
    let at = bytes.windows(4).enumerate().filter(|(_, four)| *four == b"PK\x01\x02").nth(nth)?.0 + distance;
    Some([bytes.get(..at)?, value, bytes.get(at + value.len()..)?].concat())
}

#[test]
fn what_unpacks_to_too_much_is_refused() -> Outcome {
    let bomb = Parts::sheet(ONE).with("xl/media/image1.png", &" ".repeat(33 << 20));
    assert_eq!(soon(&bomb)?, Some("too-long"));
    assert_eq!(code(&vec![b'P'; LARGEST_FILE + 1]), Some("too-long"));
    Ok(())
}

#[test]
fn a_part_that_unpacks_to_more_or_less_than_it_declares_is_refused() -> Outcome {
    let bytes = Parts::sheet(&" ".repeat(1 << 20)).bytes()?;
    for size in [100_u32, 30 << 20] {
        let lying = patched(&bytes, 0, 24, &size.to_le_bytes()).ok_or("no header")?;
        assert_eq!(code(&lying), Some("broken-workbook"), "{size}");
    }
    let lying = patched(&bytes, 0, 24, &u32::MAX.to_le_bytes()).ok_or("no header")?;
    assert!(code(&lying).is_some());
    Ok(())
}

#[test]
fn parts_that_share_bytes_or_names_are_refused() -> Outcome {
    let parts = Parts::sheet(ONE).with("xl/media/a.bin", "aaaa").with("xl/media/b.bin", "bbbb");
    let bytes = parts.bytes()?;
    assert_eq!(code(&bytes), None);
    let offset = bytes.windows(14).position(|name| name == b"xl/media/a.bin").ok_or("no part")? - 30;
    let shared = patched(&bytes, 6, 42, &u32::try_from(offset)?.to_le_bytes()).ok_or("no header")?;
    assert_eq!(code(&shared), Some("broken-workbook"));
    let doubled = patched(&bytes, 6, 46, b"xl/media/a.bin").ok_or("no header")?;
    assert_eq!(code(&doubled), Some("broken-workbook"));
    assert_eq!(soon(&parts.with("XL/workbook.xml", "<workbook/>"))?, Some("broken-workbook"));
    Ok(())
}

#[test]
fn a_part_behind_a_password_is_refused() -> Outcome {
    let bytes = Parts::sheet(ONE).bytes()?;
    let locked = patched(&bytes, 0, 8, &1_u16.to_le_bytes()).ok_or("no header")?;
    assert_eq!(code(&locked), Some("broken-workbook"));
    let mut compound = vec![0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
    assert_eq!(code(&compound), Some("other-format"));
    assert_eq!(decode(&compound).err().map(|error| error.problems().len()), Some(1));
    compound.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
    assert_eq!(code(&compound), Some("encrypted"));
    Ok(())
}

#[test]
fn other_formats_in_a_zip_file_are_named_as_such() -> Outcome {
    let ods = Parts::default()
        .with("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        .with("content.xml", "<a/>");
    assert_eq!(soon(&ods)?, Some("other-format"));
    let as_text = decode(&ods.bytes()?).err().ok_or("read")?;
    assert_eq!(as_text.problems().first().map(|one| one.code), Some("other-format"));
    let binary = Parts::sheet(ONE);
    let links =
        binary.0.iter().find(|(name, _)| name == "_rels/.rels").ok_or("no links")?.1.replace(".xml", ".bin");
    assert_eq!(soon(&binary.with("_rels/.rels", &links))?, Some("other-format"));
    assert_eq!(soon(&Parts::default().with("a.txt", "a"))?, Some("broken-workbook"));
    Ok(())
}

#[test]
fn more_parts_sheets_or_texts_than_the_bounds_are_refused() -> Outcome {
    let mut parts = Parts::sheet(ONE);
    parts.0.extend((0..MOST_PARTS).map(|number| (format!("xl/a{number}"), String::new())));
    assert_eq!(soon(&parts)?, Some("too-long"));
    let sheets = "<sheet name=\"a\" r:id=\"s0\"/>".repeat(1_001);
    let many = Parts::sheet(ONE).with("xl/workbook.xml", &format!("<workbook>{sheets}</workbook>"));
    assert_eq!(soon(&many)?, Some("broken-workbook"));
    assert_eq!(soon(&Parts::sheet(ONE).texts(&"<si/>".repeat(MOST_TEXTS + 1)))?, Some("too-long"));
    Ok(())
}

#[test]
fn what_a_part_declares_reserves_nothing() -> Outcome {
    for count in ["99999999999999", "18446744073709551615"] {
        let texts = format!("<sst count=\"{count}\" uniqueCount=\"{count}\"><si><t>a</t></si></sst>");
        let sheet = format!(
            "<worksheet><dimension ref=\"B2:A1\"/><dimension ref=\"A1:XFD1048576\"/><sheetData>{ONE}</sheetData></worksheet>"
        );
        let parts = Parts::sheet(ONE).with("xl/worksheets/sheet0.xml", &sheet);
        assert_eq!(soon(&parts.with("xl/sharedStrings.xml", &texts))?, None, "{count}");
    }
    Ok(())
}

#[test]
fn a_long_text_that_many_cells_share_is_refused_by_its_sum() -> Outcome {
    let cells = "<c t=\"s\"><v>0</v></c>".repeat(400);
    let rows = format!("<row>{cells}</row>").repeat(2_500);
    let text = format!("<si><t>{}</t></si>", "a".repeat(LONGEST_CELL));
    assert_eq!(soon(&Parts::sheet(&rows).texts(&text))?, Some("too-long"));
    let longer = format!("<si><t>{}</t></si>", "a".repeat(LONGEST_CELL + 1));
    assert_eq!(soon(&Parts::sheet(&rows).texts(&longer))?, Some("too-long"));
    Ok(())
}

#[test]
fn a_long_format_that_many_styles_share_costs_nothing() -> Outcome {
    let code = "[".repeat(1 << 20);
    let parts = Parts::sheet(ONE).styles(&[&code], &vec![164; 100_000]);
    assert_eq!(soon(&parts)?, None);
    Ok(())
}

#[test]
fn cells_far_away_cost_no_more_than_those_nearby() -> Outcome {
    let cell = |place: &str| format!("<row><c r=\"{place}\"><v>1</v></c></row>");
    let after_the_last = "<row r=\"18446744073709551615\"/><row><c><v>1</v></c></row>";
    assert_eq!(soon(&Parts::sheet(after_the_last))?, Some("unreadable-cell"));
    assert_eq!(Parts::sheet(&cell("A1048576")).rows()?, [(1_048_576, vec!["1".to_owned()])]);
    for place in ["XFD1", "ZZZ1"] {
        assert_eq!(soon(&Parts::sheet(&cell(place)))?, Some("too-long"), "{place}");
    }
    for place in ["A1048577", "A0", "A", "1", "", "AAAAAAAAAA1", "A99999999999", "A-1", "É1", "$A$1"] {
        assert_eq!(soon(&Parts::sheet(&cell(place)))?, Some("unreadable-cell"), "{place}");
    }
    let wide: String = (1..=1_001).map(|row| cell(&format!("SF{row}"))).collect();
    assert_eq!(soon(&Parts::sheet(&wide))?, Some("too-long"));
    Ok(())
}

#[test]
fn half_a_million_cells_are_read_or_refused_soon() -> Outcome {
    let row = format!("<row>{}</row>", "<c><v>1</v></c>".repeat(100));
    let bytes = Parts::sheet(&row.repeat(5_000)).bytes()?;
    let begin = Instant::now();
    assert_eq!(read(&bytes)?.len(), 5_000);
    assert!(begin.elapsed() < SOON, "it took {:?}", begin.elapsed());
    assert_eq!(soon(&Parts::sheet(&row.repeat(5_001)))?, Some("too-long"));
    for nothing in ["<c/>", "<row/>", "<c><v/></c>", "<c><is><t>&lt;</t></is></c>"] {
        assert_eq!(
            soon(&Parts::sheet(&format!("<row>{}</row>", nothing.repeat(2_000_001))))?,
            Some("too-long"),
            "{nothing}"
        );
    }
    let errors = "<row><c t=\"e\"><v>#REF!</v></c></row>".repeat(100_000);
    assert_eq!(soon(&Parts::sheet(&errors))?, Some("cell-error"));
    Ok(())
}

#[test]
fn document_types_unknown_entities_and_deep_elements_are_refused() -> Outcome {
    let entity = "<!DOCTYPE a [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]>";
    let sheet = format!("{entity}<worksheet><sheetData>{ONE}</sheetData></worksheet>");
    assert_eq!(soon(&Parts::sheet("").with("xl/worksheets/sheet0.xml", &sheet))?, Some("broken-workbook"));
    for text in ["&b;", "&#0;", "&#xD800;", "&#99999999999;", "<b>", "<", "</b>"] {
        let cell = format!("<row><c t=\"inlineStr\"><is><t>{text}</t></is></c></row>");
        assert_eq!(soon(&Parts::sheet(&cell))?, Some("broken-workbook"), "{text}");
    }
    assert_eq!(soon(&Parts::sheet(&"<a>".repeat(1 << 20)))?, Some("broken-workbook"));
    let deep = format!("{ONE}{}{}", "<a>".repeat(99), "</a>".repeat(99));
    assert_eq!(soon(&Parts::sheet(&deep))?, Some("broken-workbook"));
    Ok(())
}

#[test]
fn parts_that_are_missing_or_no_text_are_refused() -> Outcome {
    for part in ["xl/workbook.xml", "xl/worksheets/sheet0.xml"] {
        assert_eq!(soon(&Parts::sheet(ONE).without(part))?, Some("broken-workbook"), "{part}");
        assert!(soon(&Parts::sheet(ONE).with(part, "PK"))?.is_some(), "{part}");
        assert_eq!(soon(&Parts::sheet(ONE).with(part, "<a"))?, Some("broken-workbook"), "{part}");
    }
    assert_eq!(soon(&Parts::sheet(ONE).without("_rels/.rels"))?, None);
    assert_eq!(soon(&Parts::sheet(ONE).without("xl/_rels/workbook.xml.rels"))?, Some("no-header"));
    assert_eq!(soon(&Parts::sheet(ONE).with("_rels/.rels", "<Relationships/>"))?, None);
    Ok(())
}

#[test]
fn a_workbook_cut_short_anywhere_is_refused() -> Outcome {
    let bytes = Parts::sheet(ONE).texts("<si><t>a</t></si>").styles(&["yyyy"], &[164]).bytes()?;
    for length in 0..bytes.len() {
        let cut = bytes.get(..length).ok_or("short")?;
        assert!(code(cut).is_some(), "{length}");
        let _ = (is_xlsx(cut), decode(cut).is_ok());
    }
    Ok(())
}

fn damage() -> impl Strategy<Value = Vec<(usize, u8)>> {
    prop::collection::vec((any::<usize>(), any::<u8>()), 1..8)
}

/// Pieces of XML, out of which sheets are made that no program would write.
const PIECES: [&str; 20] = [
    "<row>",
    "</row>",
    "<row r=\"2\">",
    "<row r=\"x\"/>",
    "<c>",
    "</c>",
    "<c r=\"B2\">",
    "<c t=\"s\">",
    "<c t=\"d\">",
    "<c s=\"9\">",
    "<v>",
    "</v>",
    "<f>",
    "</f>",
    "<is>",
    "</is>",
    "<t>",
    "</t>",
    "1",
    "&lt;",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn damaged_workbooks_are_read_or_refused(changes in damage()) {
        let parts = Parts::sheet(ONE).texts("<si><t>a</t></si>").styles(&["yyyy"], &[164]);
        let mut bytes = parts.bytes().unwrap_or_default();
        for (at, with) in changes {
            let length = bytes.len().max(1);
            if let Some(byte) = bytes.get_mut(at % length) {
                *byte = with;
            }
        }
        let refused = Workbook::read(&bytes).and_then(|book| book.rows(None)).err();
        prop_assert!(refused.is_none_or(|error| !error.problems().is_empty()));
    }

    #[test]
    fn sheets_of_any_pieces_are_read_or_refused(pieces in prop::collection::vec(prop::sample::select(PIECES.to_vec()), 0..40)) {
        let sheet = pieces.concat();
        let refused = Parts::sheet(&sheet).problems().unwrap_or_default();
        prop_assert!(refused.iter().all(|(code, ..)| !code.is_empty()));
    }

    #[test]
    fn styles_of_any_code_give_a_shape(code in "[ymdhs\\[\\]\\\\_*;0#@A/P.]{0,12}", number in any::<f64>()) {
        let sheet = Parts::sheet(&format!("<row><c s=\"0\"><v>{number}</v></c></row>")).styles(&[&code], &[164]);
        prop_assert!(sheet.problems().is_ok_and(|found| found.len() <= 1));
    }

    #[test]
    fn any_bytes_are_text_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..60)) {
        let _ = (decode(&bytes), is_xlsx(&bytes), Workbook::read(&bytes).is_ok());
    }
}
