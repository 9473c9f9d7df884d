//! Spreadsheets as people write them, and what is said about those that cannot be read.

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;

use maatstaf_document::{DocumentError, Language, schema_of};
use maatstaf_practice::{Book, Columns, Imported, Ledger, LedgerDocument, Pseudonyms, Session, Table};

type Outcome = Result<(), Box<dyn Error>>;

/// A problem: its code, its field, its line and its column in cells.
type Found = (&'static str, String, Option<usize>, Option<usize>);

fn import(list: Book, text: &str) -> Result<Imported, DocumentError> {
    Table::read(text)?.import(list, &Columns::default(), &Ledger::default(), Pseudonyms::default())
}

fn sessions(text: &str) -> Result<Vec<Session>, DocumentError> {
    Ok(import(Book::Practice, text)?.ledger.document().sessions.clone())
}

fn problems(list: Book, text: &str) -> Vec<Found> {
    let place = |one: &maatstaf_document::Problem| {
        (one.code, one.place.path.clone(), one.place.line, one.place.column)
    };
    import(list, text).err().iter().flat_map(DocumentError::problems).map(place).collect()
}

fn one(code: &'static str, field: &str, line: usize, column: usize) -> Vec<Found> {
    vec![(code, field.to_owned(), Some(line), Some(column))]
}

/// The days of a log with one session on each of these dates.
fn days(dates: &[&str], month_first: bool) -> Result<Vec<String>, Box<dyn Error>> {
    let rows: Vec<String> = dates.iter().map(|date| format!("{date};60;client-01")).collect();
    let columns = Columns { month_first, ..Columns::default() };
    let table = Table::read(&format!("datum;minuten;client\n{}", rows.join("\n")))?;
    let imported = table.import(Book::Practice, &columns, &Ledger::default(), Pseudonyms::default())?;
    Ok(imported.ledger.document().sessions.iter().map(|one| one.day.to_string()).collect())
}

#[test]
fn dates_are_read_in_every_way_that_they_are_written() -> Outcome {
    let written = ["2026-03-02", "2026/3/2", "02-03-2026", "2-3-2026", "02/03/2026", "2.3.2026"];
    assert_eq!(days(&written, false)?, ["2026-03-02"; 6]);
    assert_eq!(days(&["03/02/2026", "3-2-2026", "2026-03-02"], true)?, ["2026-03-02"; 3]);
    Ok(())
}

#[test]
fn leap_days_are_days_in_leap_years_only() -> Outcome {
    assert_eq!(days(&["29-02-2024", "29/2/2000"], false)?, ["2024-02-29", "2000-02-29"]);
    for day in ["29-02-2023", "29-02-2100", "30-02-2024", "31-04-2026", "00-01-2026", "13-13-2026"] {
        assert!(days(&[day], false).is_err(), "{day}");
    }
    Ok(())
}

#[test]
fn dates_that_could_mean_several_days_are_not_guessed() {
    for day in ["02-03-26", "2 maart 2026", "2026-03", "46083", "02-03-0026", "tomorrow", "2026-03-02-01"] {
        let text = format!("datum;minuten;client\n{day};60;client-01");
        assert_eq!(problems(Book::Practice, &text), one("not-a-date", "day", 2, 1), "{day}");
    }
}

#[test]
fn lengths_are_read_with_comma_point_and_colon() -> Outcome {
    let lengths =
        [("1,5", 90), ("1.5", 90), ("1:30", 90), ("0,25", 15), ("2", 120), ("0,3333", 20), ("10:05", 605)];
    for (cell, minutes) in lengths {
        let read = sessions(&format!("datum;duur;client\n02-03-2026;{cell};client-01"))?;
        assert_eq!(read.first().map(|one| one.minutes), Some(minutes), "{cell}");
    }
    for cell in ["1:60", "1:5", "1,5 uur", "een", ",5", "1,", "-1", "1.000,5", "99999999999"] {
        let text = format!("datum;duur;client\n02-03-2026;{cell};client-01");
        assert_eq!(problems(Book::Practice, &text), one("not-a-length", "hours", 2, 2), "{cell}");
    }
    Ok(())
}

#[test]
fn a_length_follows_from_start_and_end() -> Outcome {
    let read = sessions("datum;van;tot;client\n02-03-2026;9:05;10.35;client-01")?;
    let first = read.first().ok_or("no session")?;
    assert_eq!((first.minutes, first.start.map(|time| time.to_string())), (90, Some("09:05:00".to_owned())));
    for cell in ["9", "9:5", "25:00", "9:60", "half tien"] {
        let text = format!("datum;van;uren;client\n02-03-2026;{cell};1;client-01");
        assert_eq!(problems(Book::Practice, &text), one("not-a-time", "start", 2, 2), "{cell}");
    }
    Ok(())
}

#[test]
fn an_end_before_the_start_is_said_where_it_stands() -> Outcome {
    for (start, end) in [("10:00", "09:00"), ("10:00", "10:00"), ("23:30", "00:30")] {
        let text = format!(
            "datum;van;tot;client\n02-03-2026;09:00;10:00;client-01\n03-03-2026;{start};{end};client-01"
        );
        assert_eq!(problems(Book::Practice, &text), one("period-reversed", "end", 3, 3), "{start} {end}");
    }
    let told = sessions("datum;van;tot;uren;client\n03-03-2026;23:30;00:30;1;client-01")?;
    assert_eq!(told.first().map(|one| one.minutes), Some(60));
    Ok(())
}

#[test]
fn semicolons_commas_and_tabs_separate() -> Outcome {
    for sign in [";", ",", "\t"] {
        let text = "date;minutes;client\n2026-03-02;60;client-01".replace(';', sign);
        assert_eq!(sessions(&text)?.len(), 1, "{sign:?}");
    }
    Ok(())
}

#[test]
fn line_ends_and_marks_of_other_systems_change_nothing() -> Outcome {
    let plain = "datum;minuten;client;opmerkingen\n02-03-2026;60;client-01;één\n09-03-2026;60;client-01;\n";
    let expected = sessions(plain)?;
    assert_eq!(sessions(&plain.replace('\n', "\r\n"))?, expected);
    assert_eq!(sessions(&format!("\u{feff}{plain}"))?, expected);
    assert_eq!(sessions(&format!("\u{feff}\r\n{}", plain.replace('\n', "\r\n")))?, expected);
    assert_eq!(sessions(plain.trim_end())?, expected);
    assert_eq!(sessions(&plain.replace("02-03-2026;", "  02-03-2026 ; "))?, expected);
    Ok(())
}

#[test]
fn lines_are_counted_through_quoted_cells_and_empty_lines() {
    for end in ["\n", "\r\n", "\r"] {
        let text = "datum;minuten;client;opmerkingen\n\
            02-03-2026;60;client-01;\"over\ntwee \"\"regels\"\"\nof drie; met teken\"\n\
            x;60;client-01;\n\n\n;;;\ny;60;client-01;\n\nz;60;client-01;\n"
            .replace('\n', end);
        let lines: Vec<_> = problems(Book::Practice, &text).into_iter().map(|(_, _, line, _)| line).collect();
        assert_eq!(lines, [Some(5), Some(9), Some(11)], "{end:?}");
    }
}

#[test]
fn a_quoted_remark_keeps_its_line_break() -> Outcome {
    let read = sessions("datum;minuten;client;opmerkingen\n02-03-2026;60;client-01;\"a;b\nc \"\"d\"\"\"")?;
    assert_eq!(read.first().and_then(|one| one.comment.as_deref()), Some("a;b\nc \"d\""));
    Ok(())
}

#[test]
fn ragged_rows_are_each_named() {
    let text = "datum;minuten;client\n02-03-2026;60\n03-03-2026;60;client-01\n04-03-2026;60;client-01;\n";
    let found: Vec<_> =
        problems(Book::Practice, text).into_iter().map(|(code, _, line, _)| (code, line)).collect();
    assert_eq!(found, [("ragged-row", Some(2)), ("ragged-row", Some(4))]);
}

#[test]
fn a_table_without_a_header_is_refused() {
    for text in ["", "\n\n", "\u{feff}", ";;\n;;"] {
        let codes: Vec<_> = problems(Book::Practice, text).into_iter().map(|(code, ..)| code).collect();
        assert_eq!(codes, ["no-header"], "{text:?}");
    }
}

#[test]
fn a_table_with_a_header_alone_adds_nothing() -> Outcome {
    assert_eq!(import(Book::Practice, "datum;minuten;client")?.added, 0);
    Ok(())
}

#[test]
fn unknown_and_doubled_columns_are_said_at_the_header() {
    let text = "datum;minuten;client;schoenmaat\n02-03-2026;60;client-01;41";
    assert_eq!(problems(Book::Practice, text), one("unknown-column", "", 1, 4));
    assert_eq!(problems(Book::Practice, &format!("\n\n{text}")), one("unknown-column", "", 3, 4));
    let text = "datum;minuten;client;dag\n02-03-2026;60;client-01;02-03-2026";
    assert_eq!(problems(Book::Practice, text), one("doubled-field", "", 1, 4));
}

#[test]
fn a_header_map_names_columns_by_name_or_number_or_leaves_them_out() -> Outcome {
    let table = Table::read("wanneer;hoe lang;wie;schoenmaat\n02-03-2026;60;client-01;41")?;
    let fields = [("wanneer", "day"), ("2", "minutes"), ("wie", "client"), ("schoenmaat", "-")];
    let fields: BTreeMap<String, String> =
        fields.into_iter().map(|(name, field)| (name.to_owned(), field.to_owned())).collect();
    let columns = Columns { fields, ..Columns::default() };
    let imported = table.import(Book::Practice, &columns, &Ledger::default(), Pseudonyms::default())?;
    assert_eq!(imported.added, 1);
    Ok(())
}

#[test]
fn a_row_that_lacks_something_is_named() {
    let found = |text: &str| -> Vec<_> {
        problems(Book::Practice, text).into_iter().map(|(code, path, line, _)| (code, path, line)).collect()
    };
    let missing = |field: &str| vec![("missing-field", field.to_owned(), Some(3))];
    let sound = "datum;van;tot;uren;client\n02-03-2026;;;1;client-01";
    assert_eq!(found(&format!("{sound}\n;;;1;client-01")), missing("day"));
    assert_eq!(found(&format!("{sound}\n02-03-2026;;;;client-01")), missing("minutes"));
    assert_eq!(found(&format!("{sound}\n02-03-2026;09:00;;;client-01")), missing("minutes"));
    assert_eq!(found(&format!("{sound}\n02-03-2026;;;1;")), missing("client"));
}

#[test]
fn a_choice_that_nobody_knows_is_answered_with_those_that_are() -> Outcome {
    let text = "datum;minuten;client;betaald\n02-03-2026;60;client-01;misschien";
    assert_eq!(problems(Book::Practice, text), one("unknown-value", "payment", 2, 4));
    let error = import(Book::Practice, text).err().ok_or("read")?;
    let sentences = error.sentences(Language::Nl).join(" ");
    assert!(sentences.contains("pro-bono") && !sentences.contains("misschien"), "{sentences}");
    Ok(())
}

#[test]
fn what_is_unsound_in_the_ledger_is_said_at_its_row() {
    let text = "datum;van;tot;client\n02-03-2026;09:00;10:00;client-01\n02-03-2026;09:30;10:30;client-02";
    assert_eq!(problems(Book::Practice, text), one("overlap", "start", 3, 2));
    let text = "nr;datum;minuten;client\ns1;02-03-2026;60;client-01\ns1;03-03-2026;60;client-01";
    assert_eq!(problems(Book::Practice, text), one("doubled-id", "id", 3, 1));
    let text = "datum;minuten;client\n02-03-2026;0;client-01";
    assert_eq!(problems(Book::Practice, text), one("out-of-range", "minutes", 2, 2));
}

#[test]
fn only_lists_that_a_table_can_hold_are_imported() {
    for list in [Book::Practice, Book::Supervision, Book::Cpd, Book::Feedback, Book::Training] {
        assert!(!problems(list, "een\n1").iter().any(|(code, ..)| *code == "unknown-list"), "{list}");
    }
    let codes: Vec<_> = problems(Book::Awards, "een\n1").into_iter().map(|(code, ..)| code).collect();
    assert_eq!(codes, ["unknown-list"]);
}

const NAMES: [&str; 5] = ["Fien Verzonnen", "Bram", "anne-marie", "Bakkerij De Fictie", "Studio54"];

const NAMED: &str = "datum;minuten;client;organisatie\n\
    02-03-2026;60;Fien Verzonnen;Bakkerij De Fictie\n03-03-2026;60;Bram;\n\
    04-03-2026;60;anne-marie;Studio54\n05-03-2026;60;Fien Verzonnen;\n";

#[test]
fn names_never_stand_in_the_ledger() -> Outcome {
    let imported = import(Book::Practice, NAMED)?;
    let text = serde_json::to_string(imported.ledger.document())?;
    for name in NAMES {
        assert!(!text.contains(name), "{name}: {text}");
        assert!(imported.pseudonyms.0.contains_key(name), "{name}");
    }
    let clients: Vec<_> = imported.ledger.document().sessions.iter().map(|one| one.client.as_str()).collect();
    assert_eq!(clients, ["client-01", "client-02", "client-03", "client-01"]);
    Ok(())
}

#[test]
fn names_never_stand_in_a_problem() {
    let broken = [
        NAMED.replace("03-03-2026", "33-03-2026"),
        NAMED.replace(";60;", ";veel;"),
        NAMED.replace(";60;", ";0;"),
        NAMED.replace("datum;minuten;client;organisatie", "datum;minuten;client;Fien Verzonnen"),
        NAMED.replace("datum;minuten;client;organisatie", "Bram;minuten;client;client"),
        NAMED.replace("datum;minuten;client;organisatie", "datum;nr;client;betaald"),
        NAMED.replace("datum;minuten;client;organisatie", "datum;client;minuten;vorm"),
        NAMED.replace("05-03-2026;60;Fien Verzonnen;", "05-03-2026;60;Fien Verzonnen;;"),
    ];
    for text in broken {
        let error = import(Book::Practice, &text).err();
        assert!(error.is_some(), "{text}");
        for sentence in
            error.iter().flat_map(|one| [one.sentences(Language::En), one.sentences(Language::Nl)].concat())
        {
            assert!(!NAMES.iter().any(|name| sentence.contains(name)), "{sentence}");
        }
    }
}

#[test]
fn pseudonyms_stay_the_same_over_two_imports() -> Outcome {
    let first = import(Book::Practice, NAMED)?;
    let more = "datum;minuten;client\n06-04-2026;60;Otto Denkbeeld\n07-04-2026;60;Fien Verzonnen\n";
    let again = Table::read(more)?.import(
        Book::Practice,
        &Columns::default(),
        &first.ledger,
        first.pseudonyms.clone(),
    )?;
    let clients: Vec<_> = again.ledger.document().sessions.iter().map(|one| one.client.as_str()).collect();
    assert_eq!(clients, ["client-01", "client-02", "client-03", "client-01", "client-04", "client-01"]);
    assert!(first.pseudonyms.0.iter().all(|(name, one)| again.pseudonyms.0.get(name) == Some(one)));
    // Without the names of the first import nobody is mistaken for somebody else.
    let apart = Table::read(more)?.import(
        Book::Practice,
        &Columns::default(),
        &first.ledger,
        Pseudonyms::default(),
    )?;
    let clients: BTreeSet<_> = apart.ledger.document().sessions.iter().map(|one| &one.client).collect();
    assert_eq!(clients.len(), 5);
    Ok(())
}

#[test]
fn pseudonyms_in_the_table_stay_and_are_not_given_away() -> Outcome {
    let text = "datum;minuten;client\n02-03-2026;60;Fien Verzonnen\n03-03-2026;60;client-01\n\
        04-03-2026;60;T01\n05-03-2026;60;team-rates-2\n";
    let clients: Vec<_> = sessions(text)?.into_iter().map(|one| one.client).collect();
    assert_eq!(clients, ["client-02", "client-01", "T01", "team-rates-2"]);
    Ok(())
}

#[test]
fn what_the_ledger_uses_as_a_pseudonym_stays() -> Outcome {
    let ledger = Ledger::from_json(
        r#"{"maatstaf_ledger": 1, "sessions": [
            {"id": "s1", "day": "2026-01-01", "minutes": 60, "client": "team-rates", "organisation": "org-a"}]}"#,
    )?;
    let table = Table::read("datum;minuten;client;organisatie\n02-03-2026;60;team-rates;org-a\n")?;
    let imported = table.import(Book::Practice, &Columns::default(), &ledger, Pseudonyms::default())?;
    let last = imported.ledger.document().sessions.last().ok_or("no session")?;
    assert_eq!((last.client.as_str(), last.organisation.as_deref()), ("team-rates", Some("org-a")));
    assert!(imported.pseudonyms.0.is_empty());
    Ok(())
}

#[test]
fn new_ids_never_clash_with_those_in_the_ledger_or_further_down() -> Outcome {
    let text = "nr;datum;minuten;client\n;02-03-2026;60;client-01\nsession-0001;03-03-2026;60;client-01\n\
        ;04-03-2026;60;client-01\nsession-0004;05-03-2026;60;client-01\n";
    let first = import(Book::Practice, text)?;
    let again = Table::read(text.replace("session-", "own-").as_str())?.import(
        Book::Practice,
        &Columns::default(),
        &first.ledger,
        Pseudonyms::default(),
    )?;
    let ids: BTreeSet<_> = again.ledger.document().sessions.iter().map(|one| one.id.as_str()).collect();
    assert_eq!(ids.len(), 8);
    Ok(())
}

#[test]
fn each_list_reads_its_own_columns() -> Outcome {
    let supervision =
        "datum;uren;soort;supervisor;leerpunt\n02-03-2026;1,5;intervisie;Otto Denkbeeld;Wachten\n";
    let cpd =
        "date,hours,kind,title,categories\n2026-03-02,2,reading,A book,\"evaluation, understanding-self\"\n";
    let feedback = "datum;van;cliënt;tekst\n02-03-2026;opdrachtgever;Fien Verzonnen;Goed\n";
    let training = "finished;hours;award;niveau;course\n2026-03-02;120;EQA;practitioner;A course\n";
    let ledger = |list, text| import(list, text).map(|one| serde_json::json!(one.ledger.document()));
    let read = ledger(Book::Supervision, supervision)?;
    assert_eq!(read.pointer("/supervision/0/kind"), Some(&"intervision".into()));
    assert_eq!(read.pointer("/supervision/0/supervisor"), Some(&"supervisor-01".into()));
    let read = ledger(Book::Cpd, cpd)?;
    assert_eq!(read.pointer("/cpd/0/kind"), Some(&"informal".into()));
    assert_eq!(read.pointer("/cpd/0/categories/1"), Some(&"understanding-self".into()));
    let read = ledger(Book::Feedback, feedback)?;
    assert_eq!(read.pointer("/feedback/0/kind"), Some(&"sponsor".into()));
    let read = ledger(Book::Training, training)?;
    assert_eq!(read.pointer("/training/0/kind"), Some(&"eqa".into()));
    assert_eq!(read.pointer("/training/0/minutes"), Some(&7200.into()));
    Ok(())
}

type Names = BTreeMap<String, BTreeMap<String, serde_json::Value>>;

fn known() -> Result<Names, serde_json::Error> {
    serde_json::from_str(include_str!("../../src/table/columns.json"))
}

#[test]
fn every_field_of_an_entry_is_a_known_column_and_every_choice_has_names() -> Outcome {
    let (known, schema) = (known()?, schema_of::<LedgerDocument>());
    let schema = serde_json::to_value(schema)?;
    let types = [
        ("sessions", "Session"),
        ("earlier", "Earlier"),
        ("supervision", "Supervision"),
        ("cpd", "Cpd"),
        ("feedback", "Feedback"),
        ("training", "Training"),
    ];
    for (list, name) in types {
        let fields = schema.pointer(&format!("/$defs/{name}/properties")).and_then(|one| one.as_object());
        let fields: BTreeSet<&String> = fields.ok_or(name)?.keys().collect();
        let columns = known.get(list).ok_or(list)?;
        let missing: Vec<_> = fields.iter().filter(|field| !columns.contains_key(**field)).collect();
        assert!(missing.is_empty(), "{list}: {missing:?}");
        // A length may be given in other ways, which become minutes; a row that is a sum may name its client.
        let extra: Vec<_> = columns.keys().filter(|one| !fields.contains(one)).collect();
        let ways = ["hours", "end", "paid_hours", "pro_bono_hours", "client", "group_size"];
        assert!(extra.iter().all(|one| ways.contains(&one.as_str())), "{list}: {extra:?}");
        choices(list, columns, &known, &schema)?;
    }
    Ok(())
}

/// The values of each choice in a list are those of the schema.
fn choices(
    list: &str,
    columns: &BTreeMap<String, serde_json::Value>,
    known: &Names,
    schema: &serde_json::Value,
) -> Outcome {
    let kinds = [
        ("service", "Service"),
        ("form", "Form"),
        ("payment", "Payment"),
        ("relation", "Relation"),
        ("consent", "Consent"),
        ("supervision.kind", "SupervisionKind"),
        ("cpd.kind", "CpdKind"),
        ("feedback.kind", "FeedbackKind"),
        ("training.kind", "TrainingKind"),
    ];
    let all = known.get("choices").ok_or("choices")?;
    assert_eq!(all.keys().collect::<BTreeSet<_>>().len(), kinds.len());
    for (field, how) in columns {
        if how.get("is").and_then(serde_json::Value::as_str) != Some("choice") {
            continue;
        }
        let own = format!("{list}.{field}");
        let (choice, name) = kinds.iter().find(|(one, _)| *one == own || one == field).ok_or(own)?;
        let values = all.get(*choice).and_then(serde_json::Value::as_object).ok_or("values")?;
        let values: BTreeSet<&str> = values.keys().map(String::as_str).collect();
        assert_eq!(values, constants(schema, name), "{choice}");
    }
    Ok(())
}

/// The values that the schema of an enum allows.
fn constants<'s>(schema: &'s serde_json::Value, name: &str) -> BTreeSet<&'s str> {
    let one = schema.pointer(&format!("/$defs/{name}"));
    let variants = one.and_then(|one| one.get("oneOf")).and_then(|one| one.as_array());
    variants.into_iter().flatten().filter_map(|one| one.get("const")?.as_str()).collect()
}

#[test]
fn no_column_name_means_two_fields_and_all_are_in_lower_case() -> Outcome {
    for (list, columns) in known()?.into_iter().filter(|(list, _)| list != "choices") {
        let mut seen = BTreeSet::new();
        for (field, how) in &columns {
            let names = how.get("names").and_then(|one| one.as_array()).ok_or("no names")?;
            let names = names.iter().filter_map(|one| one.as_str());
            for name in names.chain([field.as_str()]).collect::<BTreeSet<_>>() {
                assert_eq!(name, name.to_lowercase(), "{list} {field}");
                assert!(seen.insert(name.to_owned()), "{list}: `{name}` means two fields");
            }
        }
    }
    Ok(())
}
