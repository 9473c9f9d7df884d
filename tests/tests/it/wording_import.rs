//! A holder's own copy is read as an overlay, whole or not at all.

use std::collections::BTreeMap;
use std::error::Error;
use std::fmt::Write as _;

use maatstaf::{DocumentError, Framework, Language, OverlayDocument, Problem};
use proptest::prelude::*;

type Outcome = Result<(), Box<dyn Error>>;

/// The code, the path and the line of a problem.
type Brief = (&'static str, String, Option<usize>);

/// A text of our own in the layout of the official document, as `pdftotext` writes it.
const COPY: &str = include_str!("../../fixtures/holder-copy.nl.txt");

/// What the copy adds to our summaries: parentheses that do not close a sentence.
const ADDED: [(u16, &str); 6] = [
    (16, " (zo nodig met een vraag)"),
    (40, " (dus niet achteraf)"),
    (57, " (ook het eigen ongemak)"),
    (72, " (in stand sinds 2015)"),
    (88, " (12)"),
    (100, " (2015)"),
];

fn import(text: &str) -> Result<OverlayDocument, DocumentError> {
    Framework::emcc().import_wording(Language::Nl, text)
}

fn refusal(text: &str) -> Result<DocumentError, Box<dyn Error>> {
    import(text).err().ok_or_else(|| "the text was imported".into())
}

/// What is wrong with a text.
fn found(text: &str) -> Result<Vec<Brief>, Box<dyn Error>> {
    let brief = |one: &Problem| (one.code, one.place.path.clone(), one.place.line);
    Ok(refusal(text)?.problems().iter().map(brief).collect())
}

fn problem(code: &'static str, number: u16, line: Option<usize>) -> Brief {
    (code, format!("CI {number}"), line)
}

/// The line, from 1, on which a part of a text stands.
fn line_of(text: &str, part: &str) -> Result<Option<usize>, Box<dyn Error>> {
    let (before, _) = text.split_once(part).ok_or("the text does not have this part")?;
    Ok(Some(before.matches('\n').count() + 1))
}

/// Our summaries, each as one line with a bullet and its number, in the order of the numbers.
fn one_per_line(bullet: &str) -> Result<String, Box<dyn Error>> {
    let mut text = String::new();
    for (number, one) in &Framework::emcc().wording(Language::Nl).indicators {
        writeln!(text, "{bullet}{} ({number})", one.summary)?;
    }
    Ok(text)
}

/// The sentence that is imported as CI 31 from these lines, at the end of a complete list of the others.
fn sentence_31(lines: &str) -> Result<Result<String, DocumentError>, Box<dyn Error>> {
    let list = one_per_line("")?;
    let rest: Vec<&str> = list.lines().filter(|line| !line.ends_with("(31)")).collect();
    let overlay = import(&format!("{}\n{lines}", rest.join("\n")));
    Ok(overlay.map(|overlay| overlay.indicators.get(&31).cloned().unwrap_or_default()))
}

#[test]
fn every_sentence_of_the_copy_is_imported() -> Outcome {
    let overlay = import(COPY)?;
    let added: BTreeMap<u16, &str> = ADDED.into();
    let wording = Framework::emcc();
    let wording = wording.wording(Language::Nl);
    assert_eq!(overlay.indicators.len(), 112);
    for (number, sentence) in &overlay.indicators {
        let plain = added.get(number).map_or(sentence.clone(), |added| sentence.replace(added, ""));
        assert_eq!(wording.indicators.get(number).map(|one| &one.summary), Some(&plain), "CI {number}");
        assert_eq!(plain != *sentence, added.contains_key(number), "CI {number}");
    }
    Ok(())
}

#[test]
fn an_overlay_changes_the_summary_and_nothing_else() -> Outcome {
    let emcc = Framework::emcc();
    let overlay = import(COPY)?;
    let laid = emcc.with_overlay(&serde_json::to_string(&overlay)?)?;
    let mut expected = emcc.wording(Language::Nl).clone();
    for (number, one) in &mut expected.indicators {
        one.summary.clone_from(overlay.indicators.get(number).ok_or("a sentence is missing")?);
    }
    assert_ne!(laid.wording(Language::Nl), emcc.wording(Language::Nl));
    assert_eq!(laid.wording(Language::Nl), &expected);
    assert_eq!(laid.wording(Language::En), emcc.wording(Language::En));
    assert_eq!(laid.facts(), emcc.facts());
    Ok(())
}

#[test]
fn a_line_that_is_lost_with_its_number_makes_that_number_missing() -> Outcome {
    for number in 1..=112 {
        let closing = format!("({number})");
        let at = COPY.lines().enumerate().filter(|(_, line)| ends_in(line, &closing)).map(|(at, _)| at);
        // `(12)` stands at the end of a line of running prose too, further on.
        let lost = if number == 12 { at.min() } else { at.max() };
        let rest: Vec<&str> =
            COPY.lines().enumerate().filter(|(at, _)| Some(*at) != lost).map(|(_, line)| line).collect();
        assert_eq!(found(&rest.join("\n"))?, [problem("missing-number", number, None)]);
    }
    Ok(())
}

fn ends_in(line: &str, closing: &str) -> bool {
    line.trim().trim_end_matches('.').ends_with(closing)
}

#[test]
fn a_number_that_stands_twice_is_reported_with_both_lines() -> Outcome {
    let text = COPY.replace("(111)", "(110)");
    let second = line_of(COPY, "(111)")?;
    let first = line_of(COPY, "(110)")?.unwrap_or_default();
    assert_eq!(found(&text)?, [problem("missing-number", 111, None), problem("doubled-number", 110, second)]);
    assert!(refusal(&text)?.to_string().contains(&format!("after line {first}")));
    Ok(())
}

#[test]
fn a_number_that_the_framework_does_not_have_is_stray() -> Outcome {
    let text = COPY.replace("(50)", "(113)");
    assert_eq!(
        found(&text)?,
        [problem("missing-number", 50, None), problem("stray-number", 113, line_of(&text, "(113)")?)]
    );
    Ok(())
}

#[test]
fn a_number_under_another_category_or_after_a_higher_level_is_in_the_wrong_cell() -> Outcome {
    let text = COPY.replace("(1)", "(x)").replace("(5)", "(1)").replace("(x)", "(5)");
    let (fifth, first) = (line_of(&text, "(5)")?, line_of(&text, "(1)")?);
    assert_eq!(found(&text)?, [problem("wrong-cell", 5, fifth), problem("wrong-cell", 1, first)]);

    let text = COPY.replace("(1)", "(x)").replace("(31)", "(1)").replace("(x)", "(31)");
    assert_eq!(found(&text)?, [problem("wrong-cell", 2, line_of(&text, "(2)")?)]);
    Ok(())
}

#[test]
fn everything_that_is_wrong_is_reported_at_once_in_the_order_of_the_text() -> Outcome {
    let text = COPY.replace("(2)", "(900)").replace("(46)", "(47)").replace("(98)", "(97)");
    let numbers: Vec<_> = found(&text)?.into_iter().map(|(code, path, _)| (code, path)).collect();
    let expected = [
        ("missing-number", 2),
        ("missing-number", 46),
        ("missing-number", 98),
        ("stray-number", 900),
        ("doubled-number", 47),
        ("doubled-number", 97),
    ];
    assert_eq!(numbers, expected.map(|(code, number)| (code, format!("CI {number}"))));
    Ok(())
}

#[test]
fn a_number_without_a_sentence_is_reported() -> Outcome {
    let text = one_per_line("• ")?
        .replace("\n• Luistert actief, en wel zo dat de ander het merkt. (17)", "\n• Luistert goed (17)");
    assert_eq!(found(&text)?, [problem("empty-sentence", 17, Some(17))]);
    Ok(())
}

#[test]
fn a_refusal_quotes_no_sentence_of_the_text() -> Outcome {
    let text = COPY.replace("(2)", "(900)").replace("(46)", "(47)").replace("(1)", "(73)");
    let error = refusal(&text)?;
    let said = [error.sentences(Language::Nl), error.sentences(Language::En)].concat().join("\n");
    let said = said + &format!("{error:?}") + &serde_json::to_string(error.problems())?;
    for (number, sentence) in import(COPY)?.indicators {
        let words: Vec<&str> = sentence.split(' ').collect();
        assert!(!words.windows(4).any(|four| said.contains(&four.join(" "))), "CI {number}");
    }
    Ok(())
}

#[test]
fn one_sentence_per_line_is_enough_with_any_bullet_or_none() -> Outcome {
    let expected = import(&one_per_line("")?)?.indicators;
    assert_eq!(expected.len(), 112);
    for bullet in ["\u{f0a7} ", "\u{f0b7}", "• ", "- ", "* ", "▪\t"] {
        assert_eq!(import(&one_per_line(bullet)?)?.indicators, expected, "{bullet:?}");
    }
    let joined = one_per_line("• ")?.replace('\n', " ");
    assert_eq!(import(&joined)?.indicators, expected, "all on one line");
    assert_eq!(import(&one_per_line("")?.replace('\n', ".\r\n\r\n"))?.indicators, expected);
    Ok(())
}

#[test]
fn a_number_closes_a_sentence_only_at_the_end_of_its_line() -> Outcome {
    let text = "• Kent (2015) en (12) van binnen\nuit, zelf(s)\nmet de\nvraag (99)\nen het antwoord (31).";
    assert_eq!(
        sentence_31(text)?.as_deref(),
        Ok("Kent (2015) en (12) van binnen uit, zelf(s) met de vraag (99) en het antwoord")
    );
    Ok(())
}

#[test]
fn a_word_that_is_broken_over_two_lines_is_made_whole() -> Outcome {
    let text = "• Is niet-\n\noordelend in coach-\nen andere ge\u{ad}\nsprekken - ook\n- zo nodig -\nlater\u{a0} pas\n\n(31)";
    assert_eq!(
        sentence_31(text)?.as_deref(),
        Ok("Is niet-oordelend in coach- en andere gesprekken - ook - zo nodig - later pas")
    );
    Ok(())
}

#[test]
fn a_sentence_may_run_over_the_foot_of_a_page() -> Outcome {
    let text = "• Leest rustig door tot\n\n© Iemand Pagina 6\nSeptember 2015 (proef) V3\n\u{c}Competentie\nhet einde (31)";
    assert_eq!(sentence_31(text)?.as_deref(), Ok("Leest rustig door tot het einde"));
    Ok(())
}

#[test]
fn what_stands_before_a_sentence_is_never_taken_for_part_of_it() -> Outcome {
    let glued = [
        "1. Zelfinzicht\nWeet wat het werk kleurt\nLeest rustig door tot het einde (31)",
        "• Een punt zonder nummer\n- Leest rustig door tot het einde (31)",
        "1. Leest rustig door tot het einde (31)",
    ];
    for text in glued {
        let error = sentence_31(text)?.err().ok_or("the sentence was imported")?;
        assert!(error.problems().iter().any(|one| one.code == "unclear-start"), "{error}");
    }
    let plain = "1. Zelfinzicht\nWeet wat het werk kleurt\n• Leest rustig door tot het einde (31)";
    let codes: Vec<_> =
        found(&format!("{}{plain}", one_per_line("• ")?))?.into_iter().map(|one| one.0).collect();
    assert!(!codes.contains(&"unclear-start"));
    Ok(())
}

#[test]
fn a_text_that_is_too_long_is_refused() -> Outcome {
    let text = "a".repeat(maatstaf::LONGEST_DOCUMENT + 1);
    assert_eq!(found(&text)?, [("too-long", String::new(), None)]);
    Ok(())
}

#[test]
fn a_text_of_one_thing_over_and_over_is_refused_with_a_bounded_list() {
    for part in [
        "• (",
        "(1)\n",
        "(113) •",
        ") •",
        "- a\n",
        "a-\n",
        "\u{c}",
        " ",
        "Practitioner ",
        "9. a\n",
        "(999)\n",
    ] {
        let text = part.repeat((1 << 16) / part.len());
        assert!(import(&text).is_err_and(|error| error.problems().len() <= 1112), "{part:?}");
    }
}

fn any_text() -> impl Strategy<Value = String> {
    let part = prop_oneof![
        "\\PC{0,12}",
        any::<String>(),
        (0u32..120).prop_map(|number| format!("({number})")),
        (0u32..12).prop_map(|number| format!("\n{number}. Kop\n")),
        prop::sample::select(vec![
            "\n",
            "\r\n",
            "\u{c}",
            "\u{f0a7}",
            "\n- ",
            "\n* ",
            "•",
            "-\n",
            "\u{ad}\n",
            ")",
            "(",
            ").",
            "\u{feff}",
            "Pagina 6",
            "\n© ",
            "een paar gewone woorden ",
            "Een paar gewone woorden ",
        ])
        .prop_map(str::to_owned),
    ];
    prop::collection::vec(part, 0..60).prop_map(|parts| parts.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_text_makes_the_import_panic(text in any_text()) {
        prop_assert!(import(&text).is_err());
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 100, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_damaged_copy_is_imported_whole_or_not_at_all(from in 0usize..1500, many in 0usize..40) {
        let kept = COPY.lines().enumerate().filter(|(at, _)| *at < from || *at >= from + many);
        let text: Vec<&str> = kept.map(|(_, line)| line).collect();
        if let Ok(overlay) = import(&text.join("\n")) {
            prop_assert_eq!(overlay.indicators.len(), 112);
        }
    }
}
