//! Workbooks as spreadsheet programs write them: what each cell says, and what is said of cells that say nothing.

use maatstaf_sheet::{Workbook, is_xlsx};

use super::support::{Outcome, Parts};

/// The text of the one cell with this XML, under these formats.
fn cell(parts: &Parts) -> Result<String, Box<dyn std::error::Error>> {
    let rows = parts.rows()?;
    Ok(rows.first().and_then(|(_, cells)| cells.first()).cloned().unwrap_or_default())
}

/// A number under a format of one's own.
fn formatted(number: &str, code: &str) -> Result<String, Box<dyn std::error::Error>> {
    let sheet = Parts::sheet(&format!("<row r=\"1\"><c r=\"A1\" s=\"1\"><v>{number}</v></c></row>"));
    cell(&sheet.styles(&[code], &[0, 164]))
}

#[test]
fn texts_are_read_wherever_they_are_kept() -> Outcome {
    let rows = Parts::sheet(
        "<row r=\"2\"><c r=\"A2\" t=\"s\"><v>1</v></c><c r=\"B2\" t=\"inlineStr\"><is><t>in &amp; uit</t></is></c>\
         <c r=\"C2\" t=\"str\"><f>A2&amp;B2</f><v>sa&#233;men</v></c><c r=\"D2\" t=\"s\"><v>0</v></c></row>",
    )
    .texts(
        "<si><t xml:space=\"preserve\"> één_x000D_\ntwee </t></si>\
         <si><r><t>Fien </t></r><r><rPr><b/></rPr><t>Verzonnen</t></r><rPh><t>fien</t></rPh></si>",
    )
    .rows()?;
    let cells = ["Fien Verzonnen", "in & uit", "saémen", " één\ntwee "].map(str::to_owned).to_vec();
    assert_eq!(rows, [(2, cells)]);
    Ok(())
}

#[test]
fn numbers_are_plain_decimals() -> Outcome {
    let numbers = [
        ("1.5", "1.5"),
        ("1.5000000000000002", "1.5"),
        ("0.1", "0.1"),
        ("90", "90"),
        ("90.0", "90"),
        ("1E-3", "0.001"),
        ("1.25E+2", "125"),
        ("-2.75", "-2.75"),
        ("-0.0", "0"),
        ("12345678901234567890", "12345678901234567890"),
        ("1E+20", "100000000000000000000"),
    ];
    for (written, read) in numbers {
        let sheet = Parts::sheet(&format!("<row r=\"1\"><c r=\"A1\"><v>{written}</v></c></row>"));
        assert_eq!(cell(&sheet)?, read, "{written}");
    }
    Ok(())
}

#[test]
fn days_times_and_lengths_are_read_as_their_format_shows_them() -> Outcome {
    let cells = [
        ("46083", "dd-mm-yyyy", "2026-03-02"),
        ("46083", "[$-413]d mmmm yyyy;@", "2026-03-02"),
        ("46083.75", "d/m/yy", "2026-03-02"),
        ("46083.395833333336", "dd-mm-yyyy hh:mm", "2026-03-02 09:30"),
        ("46083", "yyyy-mm-dd\\ hh:mm", "2026-03-02"),
        ("0.39583333333333331", "h:mm", "09:30"),
        ("0.39583333333333331", "h:mm AM/PM", "09:30"),
        ("46083.395833333336", "hh:mm", "2026-03-02 09:30"),
        ("6.25E-2", "[h]:mm", "1:30"),
        ("1.0625", "[hh]:mm:ss", "25:30"),
        ("6.25E-2", "[mm]", "1:30"),
        ("46083.99999", "yyyy-mm-dd hh:mm", "2026-03-03"),
        ("1", "yyyy-mm-dd", "1900-01-01"),
        ("59", "yyyy-mm-dd", "1900-02-28"),
        ("61", "yyyy-mm-dd", "1900-03-01"),
        ("2958465", "yyyy-mm-dd", "9999-12-31"),
        ("1.5", "0.0&quot; dhmy&quot;", "1.5"),
        ("1.5", "[Red]0.0\\d", "1.5"),
        ("1.5", "0.0_d*s", "1.5"),
        ("1.5", "General", "1.5"),
    ];
    for (number, code, read) in cells {
        assert_eq!(formatted(number, code)?, read, "{number} {code}");
    }
    Ok(())
}

#[test]
fn built_in_formats_need_no_code() -> Outcome {
    for (id, read) in [(0, "46083.5"), (14, "2026-03-02"), (22, "2026-03-02 12:00"), (46, "1106004:00")] {
        let sheet =
            Parts::sheet("<row r=\"1\"><c r=\"A1\" s=\"0\"><v>46083.5</v></c></row>").styles(&[], &[id]);
        assert_eq!(cell(&sheet)?, read, "{id}");
    }
    Ok(())
}

#[test]
fn days_may_be_counted_from_1904() -> Outcome {
    let sheet = Parts::sheet("<row r=\"1\"><c r=\"A1\" s=\"0\"><v>44621</v></c></row>").styles(&[], &[14]);
    let book = sheet.0.iter().find(|(name, _)| name == "xl/workbook.xml").ok_or("no workbook")?;
    let text = book.1.replace("<workbookPr/>", "<workbookPr date1904=\"1\"/>");
    assert_eq!(cell(&sheet.with("xl/workbook.xml", &text))?, "2026-03-02");
    Ok(())
}

#[test]
fn truths_and_written_dates_are_read() -> Outcome {
    let rows = Parts::sheet(
        "<row r=\"1\"><c r=\"A1\" t=\"b\"><v>1</v></c><c r=\"B1\" t=\"b\"><v>0</v></c>\
         <c r=\"C1\" t=\"d\"><v>2026-03-02T09:30:00</v></c><c r=\"D1\" t=\"d\"><v>2026-03-02T00:00:00Z</v></c>\
         <c r=\"E1\" t=\"d\"><v>2026-03-02</v></c></row>",
    )
    .rows()?;
    let cells = ["true", "false", "2026-03-02 09:30", "2026-03-02", "2026-03-02"].map(str::to_owned).to_vec();
    assert_eq!(rows, [(1, cells)]);
    Ok(())
}

#[test]
fn rows_keep_their_numbers_and_cells_their_columns() -> Outcome {
    let rows = Parts::sheet(
        "<row r=\"7\" hidden=\"1\"><c r=\"C7\"><v>1</v></c><c r=\"D7\" s=\"0\"/></row><row r=\"8\"><c r=\"A8\" s=\"0\"/></row>\
         <row><c><v>2</v></c><c><v>3</v></c></row><row r=\"3\"><c r=\"AA3\"><v>4</v></c></row>",
    )
    .rows()?;
    let places: Vec<_> = rows.iter().map(|(row, cells)| (*row, cells.len())).collect();
    assert_eq!(places, [(3, 27), (7, 3), (9, 2)]);
    assert_eq!(rows.last().map(|(_, cells)| cells.concat()), Some("23".to_owned()));
    Ok(())
}

#[test]
fn the_first_of_merged_cells_holds_the_value() -> Outcome {
    let merged = "<row r=\"1\"><c r=\"A1\"><v>1</v></c><c r=\"B1\"/></row></sheetData>\
        <mergeCells><mergeCell ref=\"A1:B1\"/></mergeCells><sheetData>";
    assert_eq!(Parts::sheet(merged).rows()?, [(1, vec!["1".to_owned()])]);
    Ok(())
}

#[test]
fn cells_without_a_value_to_read_are_each_named() -> Outcome {
    let found = Parts::sheet(
        "<row r=\"1\"><c r=\"A1\"><f>1+1</f></c><c r=\"B1\" t=\"e\"><f>C9</f><v>#REF!</v></c><c r=\"C1\" t=\"str\"><f>D1</f><v></v></c></row>\
         <row r=\"5\"><c r=\"B5\" t=\"s\"><v>9</v></c><c r=\"C5\" t=\"b\"><v>7</v></c><c r=\"D5\"><v>x</v></c>\
         <c r=\"E5\" t=\"zz\"><v>1</v></c><c r=\"F5\" s=\"0\"><v>-1</v></c><c r=\"G5\"><v>1e999</v></c><c r=\"G5\"><v>1</v></c></row>\
         <row r=\"6\"><c r=\"A6\"><v>1</v></c><c r=\"A6\"><v>1</v></c><c r=\"B6\" s=\"0\"><v>60</v></c></row>",
    )
    .styles(&[], &[14])
    .problems()?;
    let codes: Vec<_> = found.iter().map(|(code, row, column)| (*code, row.zip(*column))).collect();
    let expected = [
        ("formula-without-value", Some((1, 1))),
        ("cell-error", Some((1, 2))),
        ("unreadable-cell", Some((5, 2))),
        ("unreadable-cell", Some((5, 3))),
        ("unreadable-cell", Some((5, 4))),
        ("unreadable-cell", Some((5, 5))),
        ("unreadable-cell", Some((5, 6))),
        ("unreadable-cell", Some((5, 7))),
        ("doubled-cell", Some((6, 1))),
        ("unreadable-cell", Some((6, 2))),
    ];
    assert_eq!(codes, expected);
    Ok(())
}

#[test]
fn the_one_sheet_with_cells_needs_no_name() -> Outcome {
    let filled = "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>";
    let one = Parts::of(&[("Leeg", "<row r=\"1\"><c r=\"A1\" s=\"0\"/></row>"), ("Vol", filled)]);
    assert_eq!(one.rows()?.len(), 1);
    assert_eq!(Parts::of(&[("Leeg", "")]).problems()?, [("no-header", None, None)]);
    assert_eq!(Parts::of(&[]).problems()?, [("no-header", None, None)]);
    let two = Parts::of(&[("Een", filled), ("Leeg", ""), ("Twee", &filled.replace(">1<", ">2<"))]);
    assert_eq!(two.problems()?, [("several-sheets", None, None)]);
    let bytes = two.bytes()?;
    let book = Workbook::read(&bytes)?;
    assert_eq!(book.sheets(), ["Een", "Leeg", "Twee"]);
    for name in ["Twee", "3"] {
        assert_eq!(book.rows(Some(name))?, [(1, vec!["2".to_owned()])], "{name}");
    }
    for name in ["twee", "0", "4", "", "-1"] {
        let error = book.rows(Some(name)).err().ok_or("read")?;
        assert_eq!(error.problems().first().map(|one| one.code), Some("unknown-sheet"), "{name}");
    }
    Ok(())
}

#[test]
fn names_of_sheets_stay_out_of_messages() -> Outcome {
    let filled = "<row r=\"1\"><c r=\"A1\" t=\"e\"><v>Fien</v></c></row>";
    let book = Parts::of(&[("Fien", filled), ("Fien 2", filled)]).bytes()?;
    for sheet in [None, Some("Fien"), Some("Fien 3")] {
        let error = Workbook::read(&book)?.rows(sheet).err().ok_or("read")?;
        assert!(!error.to_string().contains("Fien"), "{error}");
    }
    Ok(())
}

#[test]
fn parts_are_found_by_their_links() -> Outcome {
    let parts =
        Parts::sheet("<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c></row>").texts("<si><t>ja</t></si>");
    let moved: Vec<(String, String)> = parts
        .0
        .into_iter()
        .map(|(name, text)| {
            (name.replace("xl/", "Inhoud\\"), text.replace("xl/workbook", "/inhoud/workbook"))
        })
        .collect();
    assert_eq!(Parts(moved).rows()?, [(1, vec!["ja".to_owned()])]);
    Ok(())
}

#[test]
fn a_workbook_is_known_by_its_first_bytes_and_its_parts() -> Outcome {
    let bytes = Parts::sheet("").bytes()?;
    assert!(is_xlsx(&bytes));
    assert!(is_xlsx(bytes.get(..200).ok_or("short")?));
    assert!(!is_xlsx(b"PK;xl/"));
    assert!(!is_xlsx(&Parts::default().with("content.xml", "").bytes()?));
    Ok(())
}
