//! No text makes a reader panic, and no refusal quotes what is private: arbitrary texts, and damaged ones.
//!
//! `MAATSTAF_CASES` sets on how many texts each reader is tried. `scripts/fuzz` goes on where this stops.

use std::collections::HashSet;
use std::error::Error;

use maatstaf::{Certificate, DocumentError, Framework, Lane, Language, Policy, Portfolio, PortfolioDocument};
use maatstaf_tests::generate::config;
use proptest::prelude::*;

type Outcome = Result<(), Box<dyn Error>>;

const SAMPLE: &str = include_str!("../../../examples/portfolios/internal-coach-practitioner/portfolio.json");
const POLICY: &str = include_str!("../../../crates/maatstaf/policies/maatstaf-strict.json");
const PACK: &str = include_str!("../../../fuzz/seeds/pack/small.txt");
const COPY: &str = include_str!("../../fixtures/holder-copy.nl.txt");

/// The number of characters of a private text that may not stand together in a refusal.
const RUN: usize = 12;

/// How deeply a hostile text is nested.
const DEEP: usize = 10_000;

/// The sample with its first items only, so that thousands of texts are tried in seconds. What is private is in
/// capitals, so that no word of a message is mistaken for it.
fn portfolio() -> Result<PortfolioDocument, serde_json::Error> {
    let mut document: PortfolioDocument = serde_json::from_str(SAMPLE)?;
    document.comment = Some("Nobody but me may ever read this remark.".to_owned());
    document.evidence.truncate(8);
    // Ledgers have hostile texts of their own, in `hostile_documents.rs`.
    document.ledger = None;
    let kept: Vec<String> = document.evidence.iter().map(|item| item.id.clone()).collect();
    document.verdicts.retain(|verdict| kept.contains(&verdict.evidence));
    for text in private_texts(&mut document) {
        *text = text.to_uppercase();
    }
    Ok(document)
}

/// The texts that are nobody else's business.
fn private_texts(document: &mut PortfolioDocument) -> Vec<&mut String> {
    let mut texts: Vec<&mut String> = document.comment.iter_mut().collect();
    for item in &mut document.evidence {
        texts.extend([&mut item.title, &mut item.text]);
        texts.extend(
            [&mut item.comment, &mut item.occasion, &mut item.context, &mut item.client]
                .into_iter()
                .flatten(),
        );
        texts.extend(
            item.claims.iter_mut().flat_map(|claim| [&mut claim.theme, &mut claim.rationale]).flatten(),
        );
    }
    texts.extend(document.verdicts.iter_mut().map(|verdict| &mut verdict.reason));
    texts
}

/// Every run of characters of the private texts.
fn private() -> Result<HashSet<String>, serde_json::Error> {
    Ok(private_texts(&mut portfolio()?).into_iter().flat_map(|text| runs(text)).map(str::to_owned).collect())
}

/// Every run of characters of a text.
fn runs(text: &str) -> impl Iterator<Item = &str> {
    let ends = text.char_indices().map(|(at, _)| at).chain([text.len()]).skip(RUN);
    text.char_indices().zip(ends).filter_map(|((start, _), end)| text.get(start..end))
}

/// All that a refusal says, in every way in which it can be shown.
fn said(error: &DocumentError) -> Result<String, serde_json::Error> {
    let sentences = [error.sentences(Language::En), error.sentences(Language::Nl)].concat().join("\n");
    Ok(format!("{sentences}\n{error}\n{error:?}\n{}", serde_json::to_string(error.problems())?))
}

/// What a reader answers: when it refuses, it says why, and quotes nothing that is private.
fn judge<T>(answer: Result<T, DocumentError>, private: &HashSet<String>) -> Result<Option<T>, TestCaseError> {
    let error = match answer {
        Ok(read) => return Ok(Some(read)),
        Err(error) => error,
    };
    prop_assert!(!error.problems().is_empty(), "a refusal says why");
    let said = said(&error).map_err(|error| TestCaseError::fail(error.to_string()))?;
    let quoted = runs(&said).find(|run| private.contains(*run));
    prop_assert!(quoted.is_none(), "quoted: {:?}", quoted);
    Ok(None)
}

/// One way to damage a text; places are taken modulo its length.
#[derive(Debug, Clone)]
enum Damage {
    Flip {
        at: usize,
        bit: u8,
    },
    CutShort {
        at: usize,
    },
    Lose {
        at: usize,
        many: usize,
    },
    Insert {
        at: usize,
        part: &'static str,
    },
    /// What stands between two commas stands there twice: a doubled key, item or number.
    Double {
        at: usize,
    },
    /// A number becomes another one.
    Number {
        at: usize,
        number: &'static str,
    },
    /// A value becomes deeply nested.
    Nest {
        at: usize,
        closed: bool,
    },
    /// What stands between two quotation marks changes places with what stands between two others.
    Swap {
        at: usize,
        with: usize,
    },
    Windows,
}

fn damage() -> impl Strategy<Value = Damage> {
    let at = any::<usize>;
    let parts = vec![
        "\u{feff}",
        "\0",
        "\r\n",
        "\\",
        "\\u12",
        "\\ud800",
        "\\x",
        "\"",
        "{",
        "}",
        "[",
        "]",
        ",",
        ":",
        "null",
        "-",
        "1e999",
        "\u{1e}",
        "\u{c}",
        "\u{202e}",
        "é",
        "🦀",
        "/*",
        "\u{1}",
        "\"__proto__\":{},",
    ];
    let numbers = vec![
        "-1",
        "0",
        "5",
        "256",
        "65536",
        "4294967295",
        "4294967296",
        "18446744073709551616",
        "1e400",
        "-0",
        "1.5",
        "00",
        "99999999999999999999999999999999999999",
        "NaN",
        "true",
        "\"1\"",
        "9999-12-31",
        "-009999-01-01",
    ];
    prop_oneof![
        4 => (at(), 0..8_u8).prop_map(|(at, bit)| Damage::Flip { at, bit }),
        1 => at().prop_map(|at| Damage::CutShort { at }),
        2 => (at(), 1..40_usize).prop_map(|(at, many)| Damage::Lose { at, many }),
        4 => (at(), prop::sample::select(parts)).prop_map(|(at, part)| Damage::Insert { at, part }),
        3 => at().prop_map(|at| Damage::Double { at }),
        4 => (at(), prop::sample::select(numbers)).prop_map(|(at, number)| Damage::Number { at, number }),
        1 => (at(), any::<bool>()).prop_map(|(at, closed)| Damage::Nest { at, closed }),
        3 => (at(), at()).prop_map(|(at, with)| Damage::Swap { at, with }),
        1 => Just(Damage::Windows),
    ]
}

impl Damage {
    fn apply(&self, text: &str) -> String {
        match self {
            Self::Flip { at, bit } => {
                let mut bytes = text.as_bytes().to_vec();
                if let Some(byte) = pick(bytes.len(), *at).and_then(|at| bytes.get_mut(at)) {
                    *byte ^= 1 << bit;
                }
                String::from_utf8_lossy(&bytes).into_owned()
            }
            Self::CutShort { at } => part(text, 0, place(text, *at)).to_owned(),
            Self::Lose { at, many } => {
                let from = place(text, *at);
                let to = (from..=text.len()).find(|to| *to >= from + many && text.is_char_boundary(*to));
                [part(text, 0, from), part(text, to.unwrap_or(text.len()), text.len())].concat()
            }
            Self::Insert { at, part } => inserted(text, place(text, *at), part),
            Self::Double { at } => {
                let mut pieces: Vec<&str> = text.split(',').collect();
                let again = pick(pieces.len(), *at).and_then(|at| Some((at, *pieces.get(at)?)));
                if let Some((at, piece)) = again {
                    pieces.insert(at, piece);
                }
                pieces.join(",")
            }
            Self::Number { at, number } => replaced_number(text, *at, number),
            Self::Nest { at, closed } => {
                let close = if *closed { "]".repeat(DEEP) } else { String::new() };
                inserted(
                    text,
                    text.split_once(':').map_or(0, |_| after_colon(text, *at)),
                    &("[".repeat(DEEP) + &close),
                )
            }
            Self::Swap { at, with } => {
                let mut pieces: Vec<&str> = text.split('"').collect();
                if let (Some(at), Some(with)) = (pick(pieces.len(), *at), pick(pieces.len(), *with)) {
                    pieces.swap(at, with);
                }
                pieces.join("\"")
            }
            Self::Windows => text.replace('\n', "\r\n"),
        }
    }
}

fn pick(length: usize, at: usize) -> Option<usize> {
    at.checked_rem(length)
}

fn part(text: &str, from: usize, to: usize) -> &str {
    text.get(from..to).unwrap_or_default()
}

/// A place between two characters.
fn place(text: &str, at: usize) -> usize {
    let at = at % (text.len() + 1);
    (0..=at).rev().find(|at| text.is_char_boundary(*at)).unwrap_or_default()
}

fn after_colon(text: &str, at: usize) -> usize {
    let colons: Vec<usize> = text.match_indices(':').map(|(at, _)| at + 1).collect();
    pick(colons.len(), at).and_then(|at| colons.get(at).copied()).unwrap_or_default()
}

fn inserted(text: &str, at: usize, what: &str) -> String {
    [part(text, 0, at), what, part(text, at, text.len())].concat()
}

/// A run of digits becomes something else.
fn replaced_number(text: &str, at: usize, number: &str) -> String {
    let digit = |one: char| one.is_ascii_digit();
    let starts: Vec<usize> = text.match_indices(digit).map(|(at, _)| at).collect();
    let Some(start) = pick(starts.len(), at).and_then(|at| starts.get(at).copied()) else {
        return text.to_owned();
    };
    let start = part(text, 0, start).trim_end_matches(digit).len();
    let end = text.len() - part(text, start, text.len()).trim_start_matches(digit).len();
    [part(text, 0, start), number, part(text, end, text.len())].concat()
}

/// Texts that have nothing to do with what is read, and damaged copies of what is.
fn hostile(seed: String) -> impl Strategy<Value = String> {
    let damaged = prop::collection::vec(damage(), 1..5)
        .prop_map(move |all| all.iter().fold(seed.clone(), |text, damage| damage.apply(&text)));
    let token = prop::sample::select(vec![
        "{",
        "}",
        "[",
        "]",
        ",",
        ":",
        "\"evidence\"",
        "\"maatstaf\"",
        "1",
        "-1e9",
        "null",
        "true",
        "\"a\"",
        "\"\\u0000\"",
    ]);
    prop_oneof![
        1 => any::<String>(),
        1 => prop::collection::vec(token, 0..40).prop_map(|tokens| tokens.concat()),
        8 => damaged,
    ]
}

/// Tries a reader on hostile texts.
fn withstands<T>(
    seed: String,
    private: &HashSet<String>,
    read: impl Fn(&str) -> Result<T, DocumentError>,
    then: impl Fn(T),
) -> Outcome {
    let mut runner = proptest::test_runner::TestRunner::new(ProptestConfig {
        failure_persistence: None,
        ..config("MAATSTAF_CASES", 2_000)
    });
    runner.run(&hostile(seed), |text| {
        if let Some(read) = judge(read(&text), private)? {
            then(read);
        }
        Ok(())
    })?;
    Ok(())
}

fn ignore<T>(_read: T) {}

#[test]
fn a_portfolio_is_read_and_estimated_or_refused() -> Outcome {
    let open = |text: &str| Portfolio::open(text, Framework::by_id);
    withstands(serde_json::to_string_pretty(&portfolio()?)?, &private()?, open, |portfolio| {
        let estimate = portfolio.estimate();
        ignore((
            estimate.certainty(),
            estimate.explain(Lane::Ceiling).document(),
            estimate.next_gap().document(),
        ));
        let certificate = estimate.certificate(Lane::Estimate);
        assert!(certificate.is_none_or(|certificate| certificate.check(&portfolio).is_ok()));
    })
}

#[test]
fn a_policy_is_read_or_refused() -> Outcome {
    withstands(POLICY.to_owned(), &private()?, Policy::from_json, ignore)
}

#[test]
fn a_pack_is_read_or_refused() -> Outcome {
    let read = |text: &str| {
        let mut parts = text.split('\u{1e}');
        let facts = parts.next().unwrap_or_default();
        Framework::from_json(facts, &parts.take(2).collect::<Vec<_>>())
    };
    withstands(PACK.to_owned(), &private()?, read, |framework| {
        ignore(Portfolio::new(framework).estimate().certainty());
    })
}

#[test]
fn an_overlay_is_read_or_refused() -> Outcome {
    let overlay = r#"{"maatstaf_overlay": 1, "framework": "emcc-2015", "language": "nl", "indicators": {"31": "Een zin."}}"#;
    withstands(overlay.to_owned(), &private()?, |text| Framework::emcc().with_overlay(text), ignore)
}

#[test]
fn a_certificate_is_read_or_refused() -> Outcome {
    let sample = Portfolio::open(SAMPLE, Framework::by_id)?;
    let certificate = sample.estimate().certificate(Lane::Estimate).ok_or("the sample has a level")?;
    withstands(serde_json::to_string_pretty(&certificate)?, &private()?, Certificate::from_json, ignore)
}

#[test]
fn a_wording_is_imported_or_refused() -> Outcome {
    let import = |text: &str| Framework::emcc().import_wording(Language::Nl, text);
    let copy = COPY.replace('e', "ë"); // so that no word of a message is mistaken for a sentence of the copy
    let sentences = import(&copy)?.indicators;
    let private = sentences.values().flat_map(|sentence| runs(sentence)).map(str::to_owned).collect();
    withstands(copy, &private, import, ignore)
}

/// The reader's own test: that it would see a private text.
#[test]
fn a_private_text_in_a_refusal_would_be_seen() -> Outcome {
    let private = private()?;
    assert!(runs("the remark is `NOBODY BUT ME MAY EVER`").any(|run| private.contains(run)));
    assert!(private.len() > 1_000);
    Ok(())
}

#[test]
fn a_document_nested_ten_thousand_deep_is_refused() {
    for open in ["[", "{\"a\":", "{\"evidence\":[", "[[{\"maatstaf\":"] {
        let text = open.repeat(DEEP);
        assert!(Portfolio::open(&text, Framework::by_id).is_err());
        assert!(Policy::from_json(&text).is_err());
        assert!(Certificate::from_json(&text).is_err());
        assert!(Framework::from_json(&text, &[]).is_err());
        assert!(Framework::emcc().import_wording(Language::En, &text).is_err());
    }
}

/// A policy with one of its lines replaced, used on the sample.
fn use_policy(line: &str, instead: &str) -> Result<bool, Box<dyn Error>> {
    let text = POLICY.replace(line, instead);
    if text == POLICY {
        return Err(format!("the policy has no {line}").into());
    }
    let Ok(policy) = Policy::from_json(&text) else { return Ok(false) };
    let estimate = Portfolio::open(SAMPLE, Framework::by_id)?.estimate_with(&policy);
    ignore((estimate.certainty(), estimate.next_gap().document()));
    Ok(true)
}

#[test]
fn a_policy_out_of_the_ranges_of_its_schema_is_refused() -> Outcome {
    for (line, instead) in [
        ("\"window_months\": 60", "\"window_months\": 4294967295"),
        ("\"window_months\": 60", "\"window_months\": 0"),
        ("\"quorum\": 1", "\"quorum\": 0"),
        ("\"quorum\": 1", "\"quorum\": 4294967295"),
        ("\"share_percent\": 50", "\"share_percent\": 4294967295"),
        ("\"share_percent\": 50", "\"share_percent\": 0"),
        ("\"maatstaf_policy\": 1", "\"maatstaf_policy\": 7"),
        ("\"new_evidence\": 6", "\"new_evidence\": 4294967295"),
    ] {
        assert!(!use_policy(line, instead)?, "{instead} was accepted");
    }
    Ok(())
}

#[test]
fn a_certificate_with_an_unsound_policy_is_refused() -> Outcome {
    let sample = Portfolio::open(SAMPLE, Framework::by_id)?;
    let sound = sample.estimate().certificate(Lane::Estimate).ok_or("the sample has a level")?;
    let unsound: [fn(&mut Certificate); 3] = [
        |one| one.policy.window_months = Some(u32::MAX),
        |one| one.policy.quorum = 0,
        |one| one.policy.breadth.share_percent = u32::MAX,
    ];
    for edit in unsound {
        let mut certificate = sound.clone();
        edit(&mut certificate);
        assert!(certificate.check(&sample).is_err());
    }
    Ok(())
}
