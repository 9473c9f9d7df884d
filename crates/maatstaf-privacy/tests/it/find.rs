//! What is found, and what only looks like it.

use std::error::Error;

use maatstaf_document::{Language, schema_of};
use maatstaf_privacy::{Finder, Finding, Kind, Sureness, find};

type Outcome = Result<(), Box<dyn Error>>;

/// The kinds and parts that are found in a text.
fn parts(text: &str) -> Vec<(Kind, &str)> {
    find(text).iter().filter_map(|one| Some((one.kind, text.get(one.start..one.end)?))).collect()
}

fn sureness(text: &str) -> Vec<Sureness> {
    find(text).iter().map(|one| one.sure).collect()
}

#[test]
fn telephone_numbers_are_found_as_they_are_commonly_written() {
    for number in [
        "06-12345678",
        "06 12 34 56 78",
        "0612345678",
        "+31 6 12345678",
        "+31 (0)6 1234 5678",
        "0031 6 12345678",
        "020-1234567",
        "(020) 123 45 67",
        "0343-512627",
        "+44 20 7946 0958",
        "07700 900123",
        "+32 475 12 34 56",
    ] {
        assert_eq!(parts(&format!("Bel {number}, of mail.")), [(Kind::Telephone, number)]);
    }
}

#[test]
fn dates_times_hours_and_numbers_are_no_telephone_numbers() {
    for text in [
        "op 01-02-2023 en 06-12-2024 10",
        "van 09:30 tot 11:00",
        "2014-03-02",
        "CI 032, CI 104 en CI 113",
        "1.250.000 euro",
        "0,125 uur",
        "320 uur in 2024, 2025 en 2026",
        "01 02 03 04 05 06",
        "zaaknummer 20230415-0712345678",
        "12.0612345678",
    ] {
        assert_eq!(parts(text), [], "{text}");
    }
}

#[test]
fn a_bank_account_needs_its_check_digits() {
    assert_eq!(parts("Op NL91 ABNA 0417 1643 00 OK?"), [(Kind::Iban, "NL91 ABNA 0417 1643 00")]);
    assert!(find("Op NL92 ABNA 0417 1643 00 OK?").iter().all(|one| one.kind != Kind::Iban));
    assert_eq!(parts("Op NL92ABNA0417164300."), []);
}

#[test]
fn a_citizen_number_needs_the_eleven_test_and_a_word_makes_it_sure() {
    assert_eq!(parts("nummer 111222333"), [(Kind::CitizenNumber, "111222333")]);
    assert_eq!(sureness("nummer 111222333"), [Sureness::Possible]);
    assert_eq!(sureness("BSN: 111222333"), [Sureness::Likely]);
    assert_eq!(parts("BSN: 111222334"), []);
    assert_eq!(parts("bedrag 111.222.333"), []);
    assert_eq!(parts("BSN 111.222.333"), [(Kind::CitizenNumber, "111.222.333")]);
}

#[test]
fn a_year_before_an_abbreviation_is_no_postcode() {
    assert_eq!(parts("in 2019 NT begonnen"), []);
    assert_eq!(parts("2019 NT Haarlem"), [(Kind::Postcode, "2019 NT")]);
    assert_eq!(parts("om 1030 AM, met CI 1234 CI"), []);
    assert_eq!(parts("1234AB"), [(Kind::Postcode, "1234AB")]);
}

#[test]
fn a_date_is_of_birth_when_the_text_says_so() {
    assert_eq!(parts("geboren te Delft op 3 maart 1971"), [(Kind::Birthday, "3 maart 1971")]);
    assert_eq!(parts("on 4 July 1980 she was born"), [(Kind::Birthday, "4 July 1980")]);
    assert_eq!(parts("op 3 maart 1971 begon de opleiding"), []);
}

#[test]
fn only_the_profile_of_a_person_is_an_account() {
    assert_eq!(parts("zie linkedin.com/in/jan-k-12."), [(Kind::Account, "linkedin.com/in/jan-k-12")]);
    assert_eq!(parts("zie linkedin.com/company/emcc en www.emccglobal.org/about"), []);
}

#[test]
fn a_title_initials_or_a_surname_make_a_name_sure() {
    for text in [
        "Ik sprak mevrouw De Wit.",
        "Ik sprak J. de Wit.",
        "Ik sprak Sanne de Wit.",
        "Ik sprak de Wit en A.B. Zwartkruis.",
    ] {
        assert!(
            sureness(text).iter().all(|sure| *sure == Sureness::Likely) && !find(text).is_empty(),
            "{text}"
        );
    }
    assert_eq!(sureness("Met Sanne ging het beter."), [Sureness::Possible]);
}

#[test]
fn a_name_that_is_also_a_word_needs_another_clue() {
    assert_eq!(parts("Wil je dat? Hope helps. Rose in a vase."), []);
    assert_eq!(parts("Ik vroeg Wil om hulp."), [(Kind::Name, "Wil")]);
    assert_eq!(parts("Hope said no."), [(Kind::Name, "Hope")]);
}

#[test]
fn pseudonyms_and_terms_are_no_names() {
    for text in [
        "Z01 en client-07 spraken met P09.",
        "Cliënt B kwam, coachee X niet.",
        "Cliënt B. Peter wilde niet.",
        "Met Senior Practitioner en Big Five in Den Haag.",
        "Het model van Carl Rogers, en Kolbs cyclus.",
        "In New York and the Hague.",
    ] {
        let found = parts(text);
        assert!(found.iter().all(|(_, part)| *part == "Peter"), "{text}: {found:?}");
    }
}

#[test]
fn two_sentences_do_not_share_a_name() {
    assert_eq!(parts("Ik zag Peter. Karin zweeg."), [(Kind::Name, "Peter"), (Kind::Name, "Karin")]);
    assert_eq!(parts("Ik zag Peter\nKarin zweeg."), [(Kind::Name, "Peter"), (Kind::Name, "Karin")]);
}

#[test]
fn what_is_cited_is_at_most_possible() {
    assert_eq!(sureness("Het model van Sanne de Wit hielp."), [Sureness::Possible]);
    assert_eq!(sureness("Ik las Sanne de Wit (2015) weer."), [Sureness::Possible]);
}

#[test]
fn what_is_allowed_may_stand_there_whatever_its_capitals() {
    let finder = Finder::new().allowing(["sanne DE WIT", "info@example.org"]);
    assert!(finder.find("Vraag Sanne de Wit, via info@example.org.").is_empty());
    assert_eq!(finder.find("Vraag Sanne de Boer.").len(), 1);
}

#[test]
fn a_finding_is_a_place_and_no_text() -> Outcome {
    let json = serde_json::to_value(find("é\nik ben sanne@example.org"))?;
    let expected = serde_json::json!([{"kind": "email", "sure": "likely", "start": 10, "end": 27, "line": 2, "column": 8}]);
    assert_eq!(json, expected);
    assert!(schema_of::<Finding>().to_string().contains("citizen-number"));
    Ok(())
}

#[test]
fn a_finding_is_said_in_both_languages() {
    let words: Vec<_> = find("BSN 111222333").iter().map(Finding::words).collect();
    let of = |language| words.first().map(|text| text.to(language).to_owned()).unwrap_or_default();
    assert_eq!(of(Language::En), "line 1, column 5: likely a Dutch citizen service number");
    assert_eq!(of(Language::Nl), "regel 1, teken 5: waarschijnlijk een burgerservicenummer (BSN)");
}
