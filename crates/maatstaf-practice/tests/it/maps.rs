//! Header maps: those that come with the engine, maps of one's own, and sums per client.

use std::error::Error;

use maatstaf_document::{DocumentError, Language};
use maatstaf_practice::{
    Columns, Counting, Earlier, HeaderMap, Imported, Ledger, List, Payment, Pseudonyms, Table,
};

type Outcome = Result<(), Box<dyn Error>>;

const HEAD: &str = "Client Name;Contact Information;Individual/Group;Number in Group;Start Date;End Date;Paid hours;Pro-bono hours";

fn icf() -> Result<HeaderMap, Box<dyn Error>> {
    Ok(HeaderMap::named("icf", None).ok_or("no map")?)
}

fn import(map: &HeaderMap, text: &str) -> Result<Imported, DocumentError> {
    Table::read(text)?.import_with(map, &Columns::default(), &Ledger::default(), Pseudonyms::default())
}

/// Of each sum: its id, minutes, clients and payment.
fn sums(earlier: &[Earlier]) -> Vec<(&str, u32, u32, Option<Payment>)> {
    earlier.iter().map(|one| (one.id.as_str(), one.minutes, one.clients, one.payment)).collect()
}

fn codes(imported: &Imported) -> Vec<(&'static str, Option<usize>, Option<usize>)> {
    imported.left_out.iter().map(|one| (one.code, one.place.line, one.place.column)).collect()
}

fn clients(ledger: &Ledger, profile: &str) -> Option<u64> {
    Counting::by_id(profile).map(|profile| profile.count(ledger).clients())
}

const PAID: Option<Payment> = Some(Payment::Paid);
const FREE: Option<Payment> = Some(Payment::ProBono);

#[test]
fn paid_and_unpaid_hours_with_one_client_are_one_client() -> Outcome {
    let log = format!(
        "{HEAD}\nFien Verzonnen;fien@example.org;Individual;;2026-01-05;2026-06-30;9,5;1\n\
         Bram Bedacht;06 00000000;individual;1;2026-02-01;2026-03-01;0;3:30\nRaad;;Group;9;2026-02-01;2026-05-01;12;\n\
         Total Hours (Paid & Pro Bono):;;;;;;21,5;4,5\n"
    );
    let imported = import(&icf()?, &log)?;
    let expected = [
        ("earlier-client-01", 570, 1, PAID),
        ("earlier-client-01.2", 60, 0, FREE),
        ("earlier-client-02", 210, 1, FREE),
        ("earlier-client-03", 720, 1, PAID),
    ];
    assert_eq!(sums(&imported.ledger.document().earlier), expected);
    assert_eq!(clients(&imported.ledger, "emcc"), Some(3));
    let left_out = [
        ("column-left-out", Some(1), Some(2)),
        ("group-size-left-out", Some(4), Some(4)),
        ("total-left-out", Some(5), Some(1)),
    ];
    assert_eq!(codes(&imported), left_out);
    Ok(())
}

#[test]
fn names_and_contact_details_never_enter_the_ledger() -> Outcome {
    let log = format!("{HEAD}\nFien Verzonnen;fien@example.org;Individual;;2026-01-05;2026-06-30;9,5;1\n");
    let imported = import(&icf()?, &log)?;
    let ledger = serde_json::to_string(imported.ledger.document())?;
    let names = serde_json::to_string(&imported.pseudonyms)?;
    assert!(!ledger.contains("Fien") && !ledger.contains("example"), "{ledger}");
    assert!(names.contains("Fien Verzonnen") && !names.contains("example"), "{names}");
    let sentences: Vec<String> = imported.left_out.iter().map(|one| one.sentence(Language::En)).collect();
    assert!(!sentences.concat().contains("example"), "{sentences:?}");
    Ok(())
}

#[test]
fn a_client_counts_once_over_rows_imports_and_sessions() -> Outcome {
    let row = |name: &str, from: &str, until: &str| format!("{name};;;;{from};{until};2;\n");
    let twice = [row("Fien", "2025-01-05", "2025-06-30"), row("Fien", "2026-01-05", "2026-06-30")].concat();
    let first = import(&icf()?, &format!("{HEAD}\n{twice}"))?;
    assert_eq!(clients(&first.ledger, "emcc"), Some(1));
    let again = Table::read(&format!("{HEAD}\n{twice}"))?;
    let again = again.import_with(&icf()?, &Columns::default(), &first.ledger, first.pseudonyms.clone())?;
    let ids: Vec<_> =
        sums(&again.ledger.document().earlier).into_iter().map(|(id, _, count, _)| (id, count)).collect();
    let expected = [
        ("earlier-client-01", 1),
        ("earlier-client-01.2", 0),
        ("earlier-client-01.3", 0),
        ("earlier-client-01.4", 0),
    ];
    assert_eq!(ids, expected);
    let sessions = Table::read("Datum;Cliënt;Minuten\n2026-07-01;Fien;60\n")?;
    let columns = Columns::default();
    let before = sessions.import(List::Sessions, &columns, &Ledger::default(), Pseudonyms::default())?;
    let after = Table::read(&format!("{HEAD}\n{twice}"))?;
    let after = after.import_with(&icf()?, &columns, &before.ledger, before.pseudonyms)?;
    assert_eq!(clients(&after.ledger, "emcc"), Some(1));
    assert!(!codes(&after).iter().any(|(code, ..)| *code == "client-counts-twice"));
    // The other way round a sum counts the client already, and that is said.
    let late = sessions.import(List::Sessions, &columns, &first.ledger, first.pseudonyms)?;
    let found: Vec<_> = late.left_out.iter().map(|one| (one.code, one.place.path.as_str())).collect();
    assert_eq!(found, [("client-counts-twice", "earlier[0].clients")]);
    Ok(())
}

#[test]
fn without_the_names_of_the_first_import_nobody_is_mistaken_for_somebody_else() -> Outcome {
    let row = |name: &str| format!("{HEAD}\n{name};;;;2026-01-05;2026-06-30;2;\n");
    let first = import(&icf()?, &row("Fien"))?;
    let second = Table::read(&row("Bram"))?;
    let second = second.import_with(&icf()?, &Columns::default(), &first.ledger, Pseudonyms::default())?;
    assert_eq!(clients(&second.ledger, "emcc"), Some(2));
    Ok(())
}

#[test]
fn consent_is_never_assumed() -> Outcome {
    let log = format!("{HEAD}\nFien;;;;2026-01-05;2026-06-30;2;\n");
    let counted = |map: &HeaderMap, log: &str| -> Result<_, Box<dyn Error>> {
        let ledger = import(map, log)?.ledger;
        Ok(Counting::by_id("icf").map(|profile| profile.count(&ledger).minutes()))
    };
    assert_eq!(counted(&icf()?, &log)?, Some(0));
    assert_eq!(counted(&icf()?.always("consent", "given")?, &log)?, Some(120));
    let column = log.replace("Pro-bono hours", "Pro-bono hours;Consent").replace(";2;", ";2;;no");
    assert_eq!(counted(&icf()?.always("consent", "given")?, &column)?, Some(0));
    assert_eq!(counted(&icf()?, &column.replace(";;no", ";;yes"))?, Some(120));
    Ok(())
}

#[test]
fn only_a_choice_can_hold_for_every_row() -> Outcome {
    for (field, value) in
        [("consent", "perhaps"), ("minutes", "60"), ("client", "client-01"), ("nothing", "at all")]
    {
        let error = icf()?.always(field, value).err().ok_or("taken")?;
        assert_eq!(error.problems().first().map(|one| one.code), Some("unknown-value"), "{field}");
    }
    Ok(())
}

#[test]
fn a_sum_lacks_nothing_that_it_must_say() -> Outcome {
    let found = |row: &str| -> Result<Vec<_>, Box<dyn Error>> {
        let error = import(&icf()?, &format!("{HEAD}\n{row}\n")).err();
        let places = error.iter().flat_map(DocumentError::problems);
        Ok(places.map(|one| (one.code, one.place.path.clone(), one.place.line, one.place.column)).collect())
    };
    let missing = |field: &str, column| vec![("missing-field", field.to_owned(), Some(2), Some(column))];
    assert_eq!(found("Fien;;;;;2026-06-30;2;")?, missing("from", 1));
    assert_eq!(found("Fien;;;;2026-01-05;;2;")?, missing("until", 1));
    assert_eq!(found(";;;;2026-01-05;2026-06-30;2;")?, missing("clients", 1));
    assert_eq!(found("Fien;;;;2026-01-05;2026-06-30;0;0")?, missing("minutes", 7));
    assert_eq!(found("Fien;;;;2026-06-30;2026-01-05;2;")?.first().map(|one| one.0), Some("period-reversed"));
    let head = HEAD.replace("Number in Group", "Hours");
    let error =
        import(&icf()?, &format!("{head}\nFien;;;3;2026-01-05;2026-06-30;2;1\n")).err().ok_or("read")?;
    assert_eq!(
        error.problems().first().map(|one| (one.code, one.place.column)),
        Some(("doubled-field", Some(4)))
    );
    Ok(())
}

#[test]
fn sums_of_several_clients_are_imported_too() -> Outcome {
    let log = "Van;Tot;Uren;Aantal cliënten;Vorm\n01-01-2020;31-12-2023;210,5;14;individueel\n2024-01-01;2024-12-31;30;2;team\n";
    let imported = Table::read(log)?.import(
        List::Earlier,
        &Columns::default(),
        &Ledger::default(),
        Pseudonyms::default(),
    )?;
    let expected = [("earlier-0001", 12_630, 14, None), ("earlier-0002", 1_800, 2, None)];
    assert_eq!(sums(&imported.ledger.document().earlier), expected);
    Ok(())
}

#[test]
fn ids_of_ones_own_stay_and_are_not_doubled() -> Outcome {
    let head = format!("id;{HEAD}");
    let log = format!("{head}\nf1;Fien;;;;2026-01-05;2026-06-30;2;1\n;Fien;;;;2026-01-05;2026-06-30;2;1\n");
    let imported = import(&icf()?, &log)?;
    let ids: Vec<_> = imported.ledger.document().earlier.iter().map(|one| one.id.as_str()).collect();
    assert_eq!(ids, ["f1", "f1.2", "earlier-client-01", "earlier-client-01.2"]);
    let doubled = log.replace("\n;Fien", "\nf1;Fien");
    let error = import(&icf()?, &doubled).err().ok_or("read")?;
    assert_eq!(error.problems().first().map(|one| (one.code, one.place.line)), Some(("doubled-id", Some(3))));
    Ok(())
}

#[test]
fn each_map_that_comes_with_the_engine_is_sound_and_of_its_list() -> Outcome {
    let ids: Vec<_> = HeaderMap::ids().collect();
    assert_eq!(ids, ["eia-cpd", "eia-sessions", "eia-supervision", "icf"]);
    let of = |list| HeaderMap::named("eia", list).map(|map| map.id().to_owned());
    assert_eq!(of(None).as_deref(), Some("eia-sessions"));
    assert_eq!(of(Some(List::Cpd)).as_deref(), Some("eia-cpd"));
    assert_eq!(of(Some(List::Supervision)).as_deref(), Some("eia-supervision"));
    assert_eq!(of(Some(List::Feedback)), None);
    assert_eq!(HeaderMap::named("icf", Some(List::Sessions)), None);
    assert_eq!(HeaderMap::named("eia-cpd", None).map(|map| map.list()), Some(List::Cpd));
    for map in HeaderMap::ids().filter_map(|id| HeaderMap::named(id, None)) {
        for language in [Language::En, Language::Nl] {
            let page = map.page(language).to_markdown();
            assert!(page.contains(map.id()) && page.contains("https://"), "{page}");
        }
        let text = serde_json::to_string(map.document())?;
        assert_eq!(HeaderMap::from_json(&text)?, map);
    }
    Ok(())
}

#[test]
fn logs_for_the_eia_come_in_by_their_map() -> Outcome {
    let log = |list| HeaderMap::named("eia", Some(list)).ok_or("no map");
    let contact = "Date of session,Client code,Contact hours,Coaching/mentoring,E-mail,Running total\n2026-03-02,A01,1.5,mentoring,a@example.org,1.5\n";
    let imported = import(&log(List::Sessions)?, contact)?;
    assert_eq!(
        codes(&imported),
        [("column-left-out", Some(1), Some(5)), ("column-left-out", Some(1), Some(6))]
    );
    let cpd = "Date,CPD activity,Provider,Hours,What I learned,How I applied it\n2026-03-02,A day,A school,6,To wait,In two sessions\n";
    assert_eq!(
        import(&log(List::Cpd)?, cpd)?.ledger.document().cpd.first().map(|one| one.application.as_str()),
        Some("In two sessions")
    );
    let supervision = "Date,Name of supervisor,Individual/group,Hours,Topics discussed,Key learning\n2026-03-02,Otto,group,2,About Fien,To ask\n";
    let imported = import(&log(List::Supervision)?, supervision)?;
    let text = serde_json::to_string(imported.ledger.document())?;
    assert!(text.contains("To ask") && !text.contains("Fien") && !text.contains("Otto"), "{text}");
    Ok(())
}

#[test]
fn the_user_goes_before_a_map_and_a_map_before_usual_names() -> Outcome {
    let map = HeaderMap::from_json(
        r#"{"maatstaf_columns": 1, "id": "own", "name": {"en": "Own", "nl": "Eigen"}, "about": {"en": "Mine", "nl": "Van mij"},
            "list": "sessions", "month_first": true, "always": {"service": "mentoring"},
            "fields": {"WANNEER?": "day", "datum": "-", "wie": "client", "tijd": "minutes"}}"#,
    )?;
    let table = Table::read("Wanneer;Datum;Wie;Tijd;Kleur\n3/2/2026;x;client-01;60;rood\n")?;
    let columns = Columns { fields: [("Kleur".to_owned(), "comment".to_owned())].into(), month_first: false };
    let imported = table.import_with(&map, &columns, &Ledger::default(), Pseudonyms::default())?;
    let session = imported.ledger.document().sessions.first().ok_or("no session")?.clone();
    assert_eq!((session.day.to_string(), session.service.id()), ("2026-03-02".to_owned(), "mentoring"));
    assert_eq!(session.comment.as_deref(), Some("rood"));
    let sentence = imported.left_out.first().map(|one| one.sentence(Language::Nl)).unwrap_or_default();
    assert!(sentence.contains("`own`") && sentence.contains("kolom 2"), "{sentence}");
    Ok(())
}

#[test]
fn every_problem_of_a_map_is_found_and_none_quotes_a_column() {
    let map = r#"{"maatstaf_columns": 2, "id": "a b", "name": {"en": "", "nl": ""}, "about": {"en": "", "nl": ""}, "list": "cpd",
        "fields": {"Fien V": "client", "wanneer": "dag", "Dag ": "day", "dag": "-"}, "always": {"kind": "x", "title": "y"}}"#;
    let error = HeaderMap::from_json(map).err();
    let found: Vec<_> = error
        .iter()
        .flat_map(DocumentError::problems)
        .map(|one| (one.code, one.place.path.as_str()))
        .collect();
    let expected = [
        ("unknown-version", "maatstaf_columns"),
        ("bad-id", "id"),
        ("unknown-value", "fields"),
        ("unknown-value", "fields.wanneer"),
        ("doubled-column", "fields.dag"),
        ("unknown-value", "always.kind"),
        ("unknown-value", "always.title"),
    ];
    for problem in expected {
        assert!(found.contains(&problem), "{problem:?} is not in {found:?}");
    }
    assert_eq!(found.len(), expected.len(), "{found:?}");
    assert!(error.is_some_and(|error| !error.to_string().contains("Fien")));
}

#[test]
fn the_map_in_the_documentation_can_be_read() -> Outcome {
    let page = include_str!("../../../../docs/practice.md");
    let map = page.split("```json\n").filter_map(|block| block.split("```").next());
    let map = map.filter(|block| block.contains("maatstaf_columns")).last().ok_or("no map")?;
    assert_eq!(HeaderMap::from_json(map)?.list(), List::Sessions);
    Ok(())
}
