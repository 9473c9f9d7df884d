//! One language out of many, for formats that have one.

use maatstaf_document::{Problem, text};

use super::Losses;
use crate::html::is_language;
use crate::{Outline, Words};

/// The language in which an outline is written, with what other languages lost by it.
#[derive(Debug)]
pub(crate) struct Voice<'l> {
    asked: &'l str,
    tag: String,
    left_out: usize,
    foreign: usize,
}

impl<'l> Voice<'l> {
    /// The tag of an outline's first text in the language asked for, or in another when it has none.
    pub(crate) fn of(outline: &Outline, asked: &'l str) -> Self {
        let items = outline.items.iter().flat_map(|item| [&item.name, &item.text]);
        let mut texts = [&outline.title, &outline.description].into_iter().chain(items);
        let tag = texts.find_map(|words| Some(chosen(words, asked)?.0.to_owned())).unwrap_or_default();
        Self { asked, tag, left_out: 0, foreign: 0 }
    }

    /// The language that the texts are in, where the source names one.
    pub(crate) fn language(&self) -> Option<String> {
        is_language(&self.tag).then(|| self.tag.clone())
    }

    /// A text in this language, or in another when there is no other choice.
    pub(crate) fn say<'w>(&mut self, words: &'w Words) -> &'w str {
        let Some((tag, said)) = chosen(words, self.asked) else { return "" };
        self.foreign += usize::from(tag != self.tag);
        let others = words.0.iter().filter(|(other, text)| *other != tag && !text.trim().is_empty());
        self.left_out += usize::from(others.count() > 0);
        said
    }

    /// What was lost: other languages of the same texts, and texts that are only there in another language.
    pub(crate) fn report(&self, losses: &mut Losses) {
        let (left_out, foreign) = (self.left_out, self.foreign);
        if left_out > 0 {
            let message = text!(
                "{left_out} texts are also there in other languages, which the format has no room for",
                "{left_out} teksten zijn er ook in andere talen, waar het formaat geen plaats voor heeft"
            );
            losses.add("languages", |code| Problem::new(code, "", message));
        }
        if foreign > 0 {
            let message = text!(
                "{foreign} texts are written in another language than the rest, and the format does not say so",
                "{foreign} teksten staan er in een andere taal dan de rest, en het formaat zegt dat er niet bij"
            );
            losses.add("other-language", |code| Problem::new(code, "", message));
        }
    }
}

/// A text with the language that it is in; nothing when it is empty.
pub(crate) fn words(language: &str, text: String) -> Words {
    if text.trim().is_empty() { Words::default() } else { Words::one(language, text) }
}

fn chosen<'w>(words: &'w Words, asked: &str) -> Option<(&'w str, &'w str)> {
    let base = |tag: &str| tag.split(['-', '_']).next().unwrap_or_default().to_lowercase();
    let there = || words.0.iter().filter(|(_, text)| !text.trim().is_empty());
    let found = there()
        .find(|(tag, _)| *tag == asked)
        .or_else(|| there().find(|(tag, _)| base(tag) == base(asked)))
        .or_else(|| there().next());
    found.map(|(tag, text)| (tag.as_str(), text.as_str()))
}
