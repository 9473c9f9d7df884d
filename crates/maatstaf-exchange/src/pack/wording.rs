//! The languages of an outline, and its texts in each.

use std::collections::BTreeMap;

use maatstaf_document::{Language, Problem, Text, is_id, text};

use super::PackReading;
use crate::{Item, Outline, Words};

/// Which language each tag stands for.
#[derive(Debug)]
pub(super) struct Tongues {
    /// The languages that a pack of this outline has.
    pub(super) spoken: Vec<Language>,
    unnamed: Language,
    adopted: Option<String>,
}

impl Tongues {
    pub(super) fn new(outline: &Outline, reading: &PackReading, losses: &mut Vec<Problem>) -> Self {
        let mut tongues = Self { spoken: Vec::new(), unnamed: reading.language, adopted: None };
        let tags = tags(outline);
        let foreign = tags.iter().filter(|(tag, _)| tongues.language(tag).is_none());
        let most = foreign.clone().max_by_key(|(_, count)| **count).map(|(tag, _)| (*tag).to_owned());
        let known = tags.keys().any(|tag| tongues.language(tag).is_some());
        losses.extend(
            foreign
                .filter(|(tag, _)| known || Some(**tag) != most.as_deref())
                .map(|(tag, count)| left_out(tag, *count)),
        );
        if let Some(tag) = most.filter(|_| !known) {
            losses.push(adopted(&tag));
            tongues.adopted = Some(tag);
        }
        for tag in tags.keys() {
            match tongues.language(tag) {
                Some(language) if tongues.spoken.contains(&language) => losses.push(variant(tag)),
                Some(language) => tongues.spoken.push(language),
                None => {}
            }
        }
        if tongues.spoken.is_empty() {
            tongues.spoken.push(reading.language);
        }
        tongues.spoken.sort_unstable();
        tongues
    }

    fn language(&self, tag: &str) -> Option<Language> {
        match tag {
            "" => Some(self.unnamed),
            _ if self.adopted.as_deref() == Some(tag) => Some(Language::En),
            _ => Language::from_tag(tag),
        }
    }

    /// The text in a language, unless it is empty.
    pub(super) fn said<'w>(&self, words: &'w Words, language: Language) -> Option<&'w str> {
        let exact = words.0.get_key_value(<&str>::from(language));
        let near = words.0.iter().filter(|(tag, _)| self.language(tag) == Some(language));
        let texts = exact.into_iter().chain(near).map(|(_, text)| text.as_str());
        texts.into_iter().find(|text| !text.trim().is_empty())
    }

    /// The text in any language that the pack has.
    fn anyhow<'w>(&self, words: &'w Words) -> Option<&'w str> {
        self.spoken.iter().find_map(|language| self.said(words, *language))
    }

    /// The first of several texts that is said in a language, else in any; nothing when none is.
    pub(super) fn needed(
        &self,
        texts: &[&Words],
        language: Language,
        path: &str,
        losses: &mut Vec<Problem>,
    ) -> Option<String> {
        if let Some(text) = texts.iter().find_map(|words| self.said(words, language)) {
            return Some(text.to_owned());
        }
        let other = texts.iter().find_map(|words| self.anyhow(words))?;
        losses.push(untranslated(path, language));
        Some(other.to_owned())
    }

    /// The sentence of an indicator: its text, with its name in front unless the text begins with that.
    pub(super) fn sentence(
        &self,
        item: &Item,
        language: Language,
        path: &str,
        losses: &mut Vec<Problem>,
    ) -> Option<String> {
        let (name, full) = (self.said(&item.name, language), self.said(&item.text, language));
        if let (Some(name), Some(full)) = (name, full) {
            let bare = name.trim().trim_end_matches(['…', '.']);
            let begins = full.trim().starts_with(bare);
            return Some(if begins { full.to_owned() } else { format!("{bare}: {full}") });
        }
        self.needed(&[&item.text, &item.name], language, path, losses)
    }
}

/// How many texts there are per language tag.
fn tags(outline: &Outline) -> BTreeMap<&str, usize> {
    let items = outline.items.iter().flat_map(|item| [&item.name, &item.text]);
    let levels = outline.levels.iter().map(|level| &level.name);
    let mut tags = BTreeMap::new();
    for words in std::iter::once(&outline.title).chain(levels).chain(items) {
        for (tag, _) in words.0.iter().filter(|(_, text)| !text.trim().is_empty()) {
            *tags.entry(tag.as_str()).or_default() += 1;
        }
    }
    tags
}

/// A language tag as it may be shown.
fn shown(tag: &str) -> Text {
    if is_id(tag) { text!("`{tag}`", "`{tag}`") } else { text!("another language", "een andere taal") }
}

fn left_out(tag: &str, count: usize) -> Problem {
    let Text { en, nl } = shown(tag);
    let message = text!(
        "a pack speaks English and Dutch; {count} texts in {en} are left out",
        "een pakket spreekt Engels en Nederlands; {count} teksten in {nl} vallen weg"
    );
    Problem::new("language", "", message)
}

fn adopted(tag: &str) -> Problem {
    let Text { en, nl } = shown(tag);
    let message = text!(
        "the texts are in {en} and now stand where English would",
        "de teksten zijn in {nl} en staan nu op de plek van het Engels"
    );
    Problem::new("language", "", message)
}

fn variant(tag: &str) -> Problem {
    let Text { en, nl } = shown(tag);
    let message = text!(
        "texts in {en} are used only where the same text is not there under another tag of that language",
        "teksten in {nl} tellen alleen waar dezelfde tekst niet onder een andere aanduiding van die taal staat"
    );
    Problem::new("language-variant", "", message)
}

fn untranslated(path: &str, language: Language) -> Problem {
    let message = text!(
        "there is no text in `{language}` here, so the one in the other language stands in",
        "hier is geen tekst in `{language}`, dus staat er die in de andere taal"
    );
    Problem::new("untranslated", path, message)
}
