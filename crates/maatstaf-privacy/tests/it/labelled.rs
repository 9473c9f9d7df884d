//! How many of the marked parts in written sentences are found, and how many that are found were marked.
//!
//! `cargo test -p maatstaf-privacy --test it labelled:: -- --nocapture` prints the figures.

use std::collections::BTreeMap;
use std::error::Error;

use maatstaf_privacy::{Kind, find};
use serde_json::Value;

type Outcome = Result<(), Box<dyn Error>>;

const TEXTS: [(&str, &str); 2] =
    [("nl", include_str!("../labelled/nl.json")), ("en", include_str!("../labelled/en.json"))];
const FLOORS: &str = include_str!("../labelled/floors.json");

/// What is marked in a sentence, or found in it: kind, start and end.
type Marked = (Kind, usize, usize);

/// How many were both marked and found, marked, and found.
#[derive(Debug, Clone, Copy, Default)]
struct Score {
    both: u32,
    marked: u32,
    found: u32,
}

impl Score {
    fn precision(self) -> f64 {
        if self.found == 0 { 1.0 } else { f64::from(self.both) / f64::from(self.found) }
    }

    fn recall(self) -> f64 {
        if self.marked == 0 { 1.0 } else { f64::from(self.both) / f64::from(self.marked) }
    }
}

/// A sentence without its marks, and what they mark: `⟦name:Jan⟧`.
fn read(sentence: &str) -> Result<(String, Vec<Marked>), Box<dyn Error>> {
    let mut parts = sentence.split('⟦');
    let (mut text, mut marks) = (parts.next().unwrap_or_default().to_owned(), Vec::new());
    for part in parts {
        let (mark, rest) = part.split_once('⟧').ok_or("a mark is not closed")?;
        let (kind, words) = mark.split_once(':').ok_or("a mark has no kind")?;
        let start = text.len();
        text += words;
        marks.push((kind.parse()?, start, text.len()));
        text += rest;
    }
    Ok((text, marks))
}

fn found(text: &str) -> Vec<Marked> {
    find(text).into_iter().map(|one| (one.kind, one.start, one.end)).collect()
}

/// The sentences of each language and part.
fn sentences() -> Result<Vec<(String, String)>, Box<dyn Error>> {
    let mut all = Vec::new();
    for (language, text) in TEXTS {
        let parts: BTreeMap<String, Vec<String>> = serde_json::from_str(text)?;
        for (part, sentences) in parts {
            all.extend(sentences.into_iter().map(|sentence| (format!("{language} {part}"), sentence)));
        }
    }
    Ok(all)
}

/// The score of each part and kind.
fn scores() -> Result<BTreeMap<(String, Kind), Score>, Box<dyn Error>> {
    let mut scores: BTreeMap<(String, Kind), Score> = BTreeMap::new();
    for (part, sentence) in sentences()? {
        let (text, marks) = read(&sentence)?;
        let found = found(&text);
        for mark in &marks {
            let score = scores.entry((part.clone(), mark.0)).or_default();
            score.marked += 1;
            score.both += u32::from(found.contains(mark));
        }
        for one in &found {
            scores.entry((part.clone(), one.0)).or_default().found += 1;
        }
    }
    Ok(scores)
}

#[test]
#[expect(clippy::print_stdout, reason = "the figures in docs/privacy.md are printed here")]
fn precision_and_recall_of_each_kind_stay_above_their_floors() -> Outcome {
    let floors: Value = serde_json::from_str(FLOORS)?;
    let mut below = Vec::new();
    println!("{:<14}{:<16}{:>7}{:>7}{:>11}{:>8}", "part", "kind", "marked", "found", "precision", "recall");
    for ((part, kind), score) in scores()? {
        let (precision, recall) = (score.precision(), score.recall());
        let name = kind.to_string();
        println!("{part:<14}{name:<16}{:>7}{:>7}{precision:>11.3}{recall:>8.3}", score.marked, score.found);
        let floor = floors.get(&part).and_then(|part| part.get(&name).or_else(|| part.get("other")));
        let least = |measure: &str| floor.and_then(|floor| floor.get(measure)).and_then(Value::as_f64);
        let holds = |value: f64, measure| least(measure).is_some_and(|least| value >= least);
        if !holds(precision, "precision") || !holds(recall, "recall") {
            below.push(format!("{part}: {name}"));
        }
    }
    assert!(below.is_empty(), "below the floor: {below:?}");
    Ok(())
}

#[test]
#[expect(clippy::print_stdout, reason = "shows which sentences go wrong, to whoever asks for it")]
fn each_part_holds_sentences_with_and_without_personal_data() -> Outcome {
    let shown = std::env::var("SHOW_PART").unwrap_or_default();
    let mut counts: BTreeMap<String, (u32, u32)> = BTreeMap::new();
    for (part, sentence) in sentences()? {
        let (text, marks) = read(&sentence)?;
        let count = counts.entry(part.clone()).or_default();
        count.0 += u32::from(!marks.is_empty());
        count.1 += u32::from(marks.is_empty());
        if part.ends_with(&shown) && !shown.is_empty() && found(&text) != marks {
            let parts: Vec<_> = found(&text).iter().map(|one| (one.0, text.get(one.1..one.2))).collect();
            println!("{sentence}\n  found {parts:?}");
        }
    }
    for language in ["nl", "en"] {
        let of = |part: &str| counts.get(&format!("{language} {part}")).copied().unwrap_or_default();
        let (held, tuned) = (of("held_out"), of("tuned"));
        assert!(held.0 + held.1 + tuned.0 + tuned.1 >= 120, "{counts:?}");
        assert!(held.0 >= 20 && held.1 >= 20 && tuned.0 >= 40 && tuned.1 >= 40, "{counts:?}");
    }
    Ok(())
}
