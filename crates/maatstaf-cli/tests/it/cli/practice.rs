//! The ledger: shown, counted, and brought in from a spreadsheet without its names.

use std::fs;
use std::path::Path;

use maatstaf_practice::{Counting, Ledger};

use super::run::*;

const INTERNAL: &str = "internal-coach-practitioner";
const SESSIONS: &str = "Datum;Cliënt;Duur;Betaald\n02-03-2026;Jan Jansen;1,5;ja\n09-03-2026;Fatima El Idrissi;1;nee\n16-03-2026;Jan Jansen;1;ja\n";

#[test]
fn a_ledger_is_shown_alone_as_it_is_in_its_portfolio() -> Outcome {
    let folder = tempfile::tempdir()?;
    let (file, portfolio) = (sample(INTERNAL), portfolio(INTERNAL)?);
    let json = maatstaf(&["practice", "show", &file, "--json"])?;
    assert_eq!(json.out, pretty(portfolio.ledger().document())?);
    let alone = written(folder.path(), "ledger.json", &json.out)?;
    for (lang, word) in [("nl", "Geteld door"), ("en", "Counted by")] {
        let said = maatstaf(&["practice", "show", &file, "--lang", lang])?;
        assert!(
            said.code == Some(0) && said.out.contains(word) && said.out.contains("NOBCO"),
            "{}",
            said.out
        );
        let day = portfolio.document().as_of.to_string();
        let of_day = maatstaf(&["practice", "show", &alone, "--lang", lang, "--as-of", &day])?;
        assert_eq!(of_day.out, said.out);
    }
    let broken = written(folder.path(), "broken.json", &json.out.replacen("minutes", "minuten", 1))?;
    let said = maatstaf(&["practice", "show", &broken])?;
    assert!(
        said.code == Some(3) && said.err.contains("sessions[0]: ") && said.err.contains("broken.json:"),
        "{}",
        said.err
    );
    assert_eq!(maatstaf(&["practice", "show", &file, "--as-of", "soon"])?.code, Some(2));
    Ok(())
}

#[test]
fn names_stay_out_of_the_ledger_and_out_of_every_message() -> Outcome {
    let folder = tempfile::tempdir()?;
    let csv = written(folder.path(), "sessions.csv", SESSIONS)?;
    for (lang, word) in [("nl", "Regels toegevoegd: 3."), ("en", "Entries added: 3.")] {
        let said = maatstaf(&["practice", "import", &csv, "--lang", lang])?;
        assert_eq!(said.code, Some(0));
        assert!(said.err.contains(word) && said.err.contains(": 2. ") && said.err.contains("--names"));
        assert!(!said.out.contains("Jan ") && !said.err.contains("Jan "), "{}{}", said.out, said.err);
        assert_eq!(Ledger::from_json(&said.out)?.document().sessions.len(), 3);
    }
    Ok(())
}

#[test]
fn a_client_keeps_the_same_pseudonym_through_the_key() -> Outcome {
    let folder = tempfile::tempdir()?;
    let csv = written(folder.path(), "sessions.csv", SESSIONS)?;
    let ledger = folder.path().join("ledger.json").to_string_lossy().into_owned();
    let names = folder.path().join("names.json").to_string_lossy().into_owned();
    let said = maatstaf(&["practice", "import", &csv, "--names", &names, "--out", &ledger])?;
    assert_eq!((said.code, said.out.as_str()), (Some(0), ""));
    assert!(fs::read_to_string(&names)?.contains("\"Jan Jansen\": \"client-01\""));
    let more = "Date,From,Client,Feedback\n2026-04-01,client,Jan Jansen,It helped\n";
    let more = written(folder.path(), "feedback.csv", more)?;
    let words = ["practice", "import", &more, "--list", "feedback", "--into", &ledger, "--names", &names];
    let said = maatstaf(&[&words[..], &["--out", &ledger]].concat())?;
    assert!(said.code == Some(0) && !said.err.contains("pseudonym"), "{}", said.err);
    let document = Ledger::from_json(&fs::read_to_string(&ledger)?)?;
    let feedback = document.document().feedback.first().ok_or("it came in")?;
    assert_eq!((document.document().sessions.len(), feedback.client.as_str()), (3, "client-01"));
    Ok(())
}

#[test]
fn every_problem_of_a_spreadsheet_has_its_line_and_nothing_is_written() -> Outcome {
    let folder = tempfile::tempdir()?;
    let text = SESSIONS.replace("09-03-2026", "31-02-2026").replace("Jan Jansen;1;", "Jan Jansen;long;");
    let csv = written(folder.path(), "sessions.csv", &text)?;
    let out = folder.path().join("ledger.json").to_string_lossy().into_owned();
    let names = folder.path().join("names.json").to_string_lossy().into_owned();
    for lang in ["nl", "en"] {
        let words = ["practice", "import", &csv, "--out", &out, "--names", &names, "--lang", lang];
        let said = maatstaf(&words)?;
        let lines: Vec<&str> = said.err.lines().collect();
        assert_eq!((said.code, lines.len()), (Some(3), 2), "{}", said.err);
        assert!(lines[0].starts_with(&format!("{csv}:3:1: day: ")), "{}", said.err);
        assert!(lines[1].starts_with(&format!("{csv}:4:3: hours: ")), "{}", said.err);
        assert!(!said.err.contains("Jan ") && !Path::new(&out).exists() && !Path::new(&names).exists());
    }
    Ok(())
}

#[test]
fn columns_with_names_of_their_own_are_told() -> Outcome {
    let folder = tempfile::tempdir()?;
    let csv =
        written(folder.path(), "sessions.csv", "Date,Client,Tijdsduur,Kleur\n03/02/2026,client-1,2,red\n")?;
    assert_eq!(maatstaf(&["practice", "import", &csv])?.code, Some(3));
    let words = ["practice", "import", &csv, "--column", "Tijdsduur=hours", "--column", "Kleur=-"];
    let said = maatstaf(&words)?;
    let left_out = format!("{csv}:1:4: column 4 was left out, as you asked\nEntries added: 1.\n");
    assert_eq!((said.code, &said.err), (Some(0), &left_out));
    assert!(said.out.contains("2026-02-03") && said.out.contains("\"minutes\": 120"), "{}", said.out);
    assert!(maatstaf(&[&words[..], &["--month-first"]].concat())?.out.contains("2026-03-02"));
    let said = maatstaf(&["practice", "import", &csv, "--column", "Kleur"])?;
    assert!(said.code == Some(2) && said.err.contains("--column Kleur"), "{}", said.err);
    Ok(())
}

#[test]
fn a_key_that_is_none_is_refused_without_being_quoted() -> Outcome {
    let folder = tempfile::tempdir()?;
    let csv = written(folder.path(), "sessions.csv", SESSIONS)?;
    let names = written(folder.path(), "names.json", &format!("{{\"{CANARY}\": 3}}"))?;
    let said = maatstaf(&["practice", "import", &csv, "--names", &names])?;
    assert!(said.code == Some(3) && said.err.starts_with(&format!("{names}:1:")), "{}", said.err);
    assert!(!said.err.contains("Jane") && said.out.is_empty());
    Ok(())
}

#[test]
fn every_way_of_counting_is_shown_with_its_sources() -> Outcome {
    for lang in ["nl", "en"] {
        let said = maatstaf(&["practice", "counting", "--lang", lang])?.out;
        for id in Counting::ids() {
            assert!(said.contains(&format!(" · {id}\n")), "{id}: {said}");
        }
        assert!(said.contains("https://"));
    }
    let json = maatstaf(&["practice", "counting", "--json"])?.json()?;
    assert_eq!(json.as_array().map(Vec::len), Some(Counting::ids().count()));
    Ok(())
}

#[test]
fn a_portfolio_is_checked_with_its_ledger() -> Outcome {
    let said = maatstaf(&["validate", &sample(INTERNAL), "--json"])?.json()?;
    assert!(said["counts"]["entries"].as_u64().is_some_and(|entries| entries > 100), "{said}");
    assert!(
        maatstaf(&["validate", &sample(INTERNAL), "--lang", "nl"])?.out.contains("regels in het logboek: ")
    );
    Ok(())
}

#[cfg(unix)]
#[test]
fn a_key_to_names_that_others_could_read_is_closed_to_them() -> Outcome {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = tempfile::tempdir()?;
    let csv = written(folder.path(), "sessions.csv", "Date,Client,Hours\n2026-02-03,Jan Jansen,1\n")?;
    let names = written(folder.path(), "names.json", "{}")?;
    fs::set_permissions(&names, fs::Permissions::from_mode(0o644))?;
    let said = maatstaf(&["practice", "import", &csv, "--names", &names])?;
    assert_eq!(said.code, Some(0), "{}", said.err);
    assert!(fs::read_to_string(&names)?.contains("Jan Jansen"));
    assert_eq!(fs::metadata(&names)?.permissions().mode() & 0o777, 0o600);
    Ok(())
}
