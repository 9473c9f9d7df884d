//! What a person reads: sentences from `sentences.json`, and lines that fit.

use std::collections::BTreeMap;
use std::fmt::Display;
use std::sync::LazyLock;

use maatstaf::{Language, Text};

/// The sentences by key. A test checks the file.
static SENTENCES: LazyLock<BTreeMap<String, Text>> =
    LazyLock::new(|| serde_json::from_str(include_str!("sentences.json")).unwrap_or_default());

/// A sentence by its key, with its parts filled in.
pub(crate) fn say(language: Language, key: &str, parts: &[&dyn Display]) -> String {
    let sentence = SENTENCES.get(key).map_or(key, |sentence| sentence.to(language)).to_owned();
    (0..).zip(parts).fold(sentence, |said, (at, part)| said.replace(&format!("{{{at}}}"), &part.to_string()))
}

/// The sentence with a capital.
pub(crate) fn capitalised(sentence: &str) -> String {
    let mut rest = sentence.chars();
    rest.next().map(|first| first.to_uppercase().chain(rest).collect()).unwrap_or_default()
}

/// Breaks a line at spaces so that it fits, when there is a width; later lines are indented by `hang`.
pub(crate) fn wrapped(line: &str, hang: usize, width: Option<usize>) -> String {
    let Some(width) = width else { return line.to_owned() };
    let mut column = line.len() - line.trim_start().len();
    let mut text = " ".repeat(column);
    for (at, word) in line.split(' ').filter(|word| !word.is_empty()).enumerate() {
        let length = word.chars().count();
        if at > 0 && column + 1 + length > width {
            text += &("\n".to_owned() + &" ".repeat(hang));
            column = hang;
        } else if at > 0 {
            text.push(' ');
            column += 1;
        }
        text.push_str(word);
        column += length;
    }
    text
}

/// The text, shortened with an ellipsis when it is wider than `width`.
pub(crate) fn clipped(text: &str, width: usize) -> String {
    if text.chars().count() <= width {
        return text.to_owned();
    }
    let kept: String = text.chars().take(width.saturating_sub(1)).collect();
    format!("{}…", kept.trim_end())
}
