//! Rows of a spreadsheet: titles above the header, short rows, sums below, and values as spreadsheets give them.

use std::error::Error;

use maatstaf_document::{DocumentError, LONGEST_DOCUMENT};
use maatstaf_practice::{Book, Columns, Imported, Ledger, List, Pseudonyms, Session, Table};

type Outcome = Result<(), Box<dyn Error>>;

/// Rows with numbers, as a spreadsheet gives them. Cells stand apart by `;`; a row that ends in one has an empty cell there.
fn rows(text: &str) -> Vec<(usize, Vec<String>)> {
    let cells = |line: &str| line.split(';').map(str::to_owned).collect();
    text.lines().enumerate().map(|(at, line)| (at + 1, cells(line))).collect()
}

fn import(list: List, text: &str) -> Result<Imported, DocumentError> {
    Table::from_rows(rows(text))?.import(list, &Columns::default(), &Ledger::default(), Pseudonyms::default())
}

fn sessions(text: &str) -> Result<Vec<Session>, DocumentError> {
    Ok(import(List::Sessions, text)?.ledger.document().sessions.clone())
}

/// The problems of a log: their codes, lines and columns.
fn problems(text: &str) -> Vec<(&'static str, Option<usize>, Option<usize>)> {
    let error = import(List::Sessions, text).err();
    let places = error.iter().flat_map(DocumentError::problems);
    places.map(|one| (one.code, one.place.line, one.place.column)).collect()
}

fn left_out(imported: &Imported) -> Vec<(&'static str, Option<usize>, Option<usize>)> {
    imported.left_out.iter().map(|one| (one.code, one.place.line, one.place.column)).collect()
}

const LOG: &str = "Datum;Cliënt;Minuten\n2026-03-02;client-01;60\n";

#[test]
fn the_header_is_the_first_row_of_which_most_cells_are_names_of_columns() -> Outcome {
    let plain = import(List::Sessions, LOG)?;
    assert_eq!((plain.header_line, plain.added, left_out(&plain)), (1, 1, vec![]));
    let titled =
        import(List::Sessions, &format!(";;\nMijn logboek;;;;\nNaam: Fien Verzonnen;Team\n;;;\n{LOG}"))?;
    assert_eq!((titled.header_line, titled.added), (5, 1));
    assert_eq!(left_out(&titled), [("title-left-out", Some(1), Some(1))]);
    assert_eq!(titled.ledger, plain.ledger);
    Ok(())
}

#[test]
fn a_title_that_is_the_name_of_a_column_is_no_header() -> Outcome {
    assert_eq!(import(List::Sessions, &format!("Team\n{LOG}"))?.header_line, 2);
    Ok(())
}

#[test]
fn without_a_row_of_names_the_first_filled_row_is_the_header() {
    let strange = "Wanneer;Wie;Hoe lang\n2026-03-02;client-01;60";
    let columns: Vec<_> = problems(strange).into_iter().map(|(code, line, _)| (code, line)).collect();
    assert_eq!(columns, [("unknown-column", Some(1)); 3]);
    let far = format!("{}{LOG}", "een;twee;drie\n".repeat(40));
    assert_eq!(problems(&far).first(), Some(&("unknown-column", Some(1), Some(1))));
}

#[test]
fn names_that_the_user_gives_are_names_of_columns() -> Outcome {
    let table =
        Table::from_rows(rows("Logboek;van mij\nWanneer;Wie;Hoe lang;Kleur\n2026-03-02;client-01;60;rood"))?;
    let fields = [("Wanneer", "day"), ("Wie", "client"), ("Hoe lang", "minutes"), ("4", "-")];
    let fields = fields.map(|(name, field)| (name.to_owned(), field.to_owned())).into();
    let columns = Columns { fields, ..Columns::default() };
    let imported = table.import(Book::Practice, &columns, &Ledger::default(), Pseudonyms::default())?;
    assert_eq!((imported.header_line, imported.added), (2, 1));
    let expected = [("title-left-out", Some(1), Some(1)), ("column-left-out", Some(2), Some(4))];
    assert_eq!(left_out(&imported), expected);
    Ok(())
}

#[test]
fn rows_may_be_short_and_longer_by_empty_cells_only() -> Outcome {
    let log = "Datum;Cliënt;Minuten;Opmerking;;\n2026-03-02;client-01;60\n2026-03-03;client-01;60;;;;;\n\
        2026-03-04; client-01 ;60;kort";
    assert_eq!(sessions(log)?.len(), 3);
    assert_eq!(problems(&format!("{LOG}2026-03-03;client-01;60;meer")), [("ragged-row", Some(3), Some(1))]);
    assert_eq!(
        problems("Datum;;Cliënt;Minuten\n2026-03-02;x;client-01;60"),
        [("unknown-column", Some(1), Some(2))]
    );
    assert_eq!(sessions("Datum;;Cliënt;Minuten\n2026-03-02;;client-01;60")?.len(), 1);
    Ok(())
}

#[test]
fn names_of_columns_may_run_over_lines_and_end_in_signs() -> Outcome {
    let rows = vec![
        (1, ["DATUM", "Naam\n cliënt:", "Duur (uren)*"].map(str::to_owned).to_vec()),
        (2, ["2026-03-02", "client-01", "1,5"].map(str::to_owned).to_vec()),
    ];
    let table = Table::from_rows(rows)?;
    let imported =
        table.import(Book::Practice, &Columns::default(), &Ledger::default(), Pseudonyms::default())?;
    assert_eq!(imported.ledger.document().sessions.first().map(|one| one.minutes), Some(90));
    Ok(())
}

#[test]
fn a_row_that_adds_up_the_others_is_left_out_and_said() -> Outcome {
    for total in ["Totaal;;60", "Total hours:;;60", ";TOTAAL 2026;60"] {
        let imported = import(List::Sessions, &format!("{LOG}{total}"))?;
        assert_eq!(
            (imported.added, left_out(&imported)),
            (1, vec![("total-left-out", Some(3), Some(1))]),
            "{total}"
        );
    }
    // Who is called so has a date.
    assert_eq!(sessions(&format!("{LOG}2026-03-03;Total Fitness;60"))?.len(), 2);
    assert_eq!(problems(&format!("{LOG};Totally Fit;60")), [("missing-field", Some(3), Some(1))]);
    Ok(())
}

#[test]
fn moments_are_read_as_days_and_times() -> Outcome {
    let log = "Datum;Van;Tot;Cliënt\n2026-03-02 00:00;09:30:00;2026-03-02 10:15;client-01\n\
        02-03-2026 11:00:00;2026-03-02T11:00;11:45;client-01\n2026-03-03T00:00:00;9:00;10.00;client-02";
    let read: Vec<_> = sessions(log)?
        .into_iter()
        .map(|one| (one.day.to_string(), one.start.map(|time| time.to_string()), one.minutes))
        .collect();
    let session = |day: &str, start: &str, minutes| (day.to_owned(), Some(start.to_owned()), minutes);
    let expected = [
        session("2026-03-02", "09:30:00", 45),
        session("2026-03-02", "11:00:00", 45),
        session("2026-03-03", "09:00:00", 60),
    ];
    assert_eq!(read, expected);
    for cell in ["2026-03-02 x", "2026-03-02 25:00", "2026-03-02 9", "2026-03-02T", "09:30 2026-03-02"] {
        let found = problems(&format!("Datum;Cliënt;Minuten\n{cell};client-01;60"));
        assert_eq!(found, [("not-a-date", Some(2), Some(1))], "{cell}");
    }
    for cell in ["x 09:30", "09:30:5", "09:30:61", "2026-13-45 09:30"] {
        let found = problems(&format!("Datum;Van;Uren;Cliënt\n2026-03-02;{cell};1;client-01"));
        assert_eq!(found, [("not-a-time", Some(2), Some(2))], "{cell}");
    }
    Ok(())
}

#[test]
fn lengths_with_seconds_are_rounded_to_the_minute() -> Outcome {
    for (cell, minutes) in [("1:30:00", 90), ("01:29:30", 90), ("0:44:29", 44), ("01:00", 60)] {
        let read = sessions(&format!("Datum;Uren;Cliënt\n2026-03-02;{cell};client-01"))?;
        assert_eq!(read.first().map(|one| one.minutes), Some(minutes), "{cell}");
    }
    for cell in ["1:30:5", "1:30:60", "1:60:00", "1900-01-01 01:30", "1:2:3:4"] {
        let found = problems(&format!("Datum;Uren;Cliënt\n2026-03-02;{cell};client-01"));
        assert_eq!(found, [("not-a-length", Some(2), Some(2))], "{cell}");
    }
    Ok(())
}

#[test]
fn boxes_that_are_ticked_are_choices() -> Outcome {
    let log = "Datum;Cliënt;Minuten;Betaald;Toestemming\n2026-03-02;client-01;60;true;false\n2026-03-03;client-01;60;ONWAAR;WAAR";
    let read: Vec<_> =
        sessions(log)?.iter().map(|one| serde_json::json!([one.payment, one.consent])).collect();
    assert_eq!(read, [serde_json::json!(["paid", "refused"]), serde_json::json!(["pro-bono", "given"])]);
    Ok(())
}

#[test]
fn what_a_table_cannot_hold_is_refused_at_once() {
    let code = |rows| {
        Table::from_rows(rows)
            .err()
            .and_then(|one| one.problems().first().map(|one| (one.code, one.place.line)))
    };
    assert_eq!(code(Vec::new()), Some(("no-header", None)));
    assert_eq!(code(vec![(4, vec![" ".to_owned(), String::new()])]), Some(("no-header", None)));
    assert_eq!(code(vec![(4, vec!["a".repeat(20_001)])]), Some(("too-long", Some(4))));
    assert_eq!(code(vec![(4, vec!["a".repeat(LONGEST_DOCUMENT + 1)])]), Some(("too-long", None)));
}

#[test]
fn a_table_of_more_than_fifty_thousand_rows_is_refused() {
    let rows = |count: usize| "2026-03-02,60\n".repeat(count);
    let refused = |text: &str| {
        Table::read(text).err().map(|error| error.problems().iter().map(|one| one.code).collect())
    };
    assert_eq!(refused(&format!("Date,Minutes\n{}", rows(49_999))), None);
    assert_eq!(refused(&format!("Date,Minutes\n{}", rows(50_000))), Some(vec!["too-long"]));
}
