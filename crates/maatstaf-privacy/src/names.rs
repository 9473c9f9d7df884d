//! Names of people, by what stands in and around them. Every rule needs a clue beyond a capital at the start of a sentence.

mod rules;

use std::collections::BTreeSet;

use crate::finder::Span;
use crate::lists::LISTS;
use crate::words::{Word, words};
use crate::{Kind, Sureness};

/// The most words of a phrase that is looked up as a whole.
const LONGEST_PHRASE: usize = 5;

/// The most parts of a surname, each with the small words before it.
const MOST_PARTS: usize = 4;

/// The words of a text, read for names.
struct Reading<'t> {
    words: Vec<Word<'t>>,
    text: &'t str,
    allowed: &'t BTreeSet<String>,
}

/// Words that are a name: the first, the one after the last, and how sure.
#[derive(Debug, Clone, Copy)]
struct Hit {
    from: usize,
    to: usize,
    sure: Sureness,
}

/// The names in a text, outside the places that are taken.
pub(crate) fn find(text: &str, taken: &[Span], allowed: &BTreeSet<String>) -> Vec<Span> {
    let reading = Reading { words: words(text, taken), text, allowed };
    let (mut spans, mut at) = (Vec::new(), 0);
    while at < reading.words.len() {
        if let Some(length) = reading.phrase(at) {
            at += length;
        } else if let Some(hit) = reading.name(at) {
            spans.extend(reading.span(hit));
            at = hit.to.max(at + 1);
        } else {
            at += 1;
        }
    }
    spans
}

impl Reading<'_> {
    fn word(&self, at: usize) -> Option<&Word<'_>> {
        self.words.get(at)
    }

    /// The word before, when only space lies between.
    fn previous(&self, at: usize) -> Option<&Word<'_>> {
        self.word(at).filter(|word| word.joined())?;
        self.word(at.checked_sub(1)?)
    }

    /// The word at a place, when only space lies before it.
    fn joined(&self, at: usize) -> Option<&Word<'_>> {
        self.word(at).filter(|word| word.joined())
    }

    /// How many words of a known phrase start here.
    fn phrase(&self, at: usize) -> Option<usize> {
        let first = self.word(at).filter(|word| word.capital)?;
        let mut key = first.folded.clone();
        let mut longest = None;
        for length in 2..=LONGEST_PHRASE {
            let Some(next) = self.joined(at + length - 1) else { break };
            key.push(' ');
            key.push_str(&next.folded);
            if LISTS.phrases.contains(&key) || self.allowed.contains(&key) {
                longest = Some(length);
            }
        }
        longest
    }

    /// Where the rest of a name ends that starts at a place: parts with a capital, each with the small words before it.
    fn tail(&self, from: usize) -> usize {
        if self.joined(from).is_some() { self.parts(from) } else { from }
    }

    /// The same, also when a full stop stands before it, as after an initial or a title.
    fn parts(&self, from: usize) -> usize {
        let mut end = from;
        for _ in 0..MOST_PARTS {
            let part = self.particles(end);
            let linked = |word: &Word<'_>| word.joined() || part == from && word.dotted();
            if !self.word(part).is_some_and(|word| linked(word) && is_namelike(word)) {
                break;
            }
            end = part + 1;
        }
        end
    }

    /// The first word from a place on that is no small word of a surname; at most three are passed.
    fn particles(&self, from: usize) -> usize {
        let is_small = |at: usize| {
            self.word(at)
                .is_some_and(|word| word.known.particle && (word.joined() || at == from && word.dotted()))
        };
        let end = (from..from + 3).find(|at| !is_small(*at)).unwrap_or(from + 3);
        // "Jan in Zwartsluis": alone, these two are prepositions.
        let alone = end == from + 1
            && self.word(from).is_some_and(|word| matches!(word.folded.as_str(), "in" | "op"));
        if alone { from } else { end }
    }

    /// The small words and the word after them as they stand among the surnames.
    fn is_prefixed(&self, from: usize, to: usize) -> bool {
        let words: Vec<&str> =
            self.words.iter().take(to).skip(from).map(|word| word.folded.as_str()).collect();
        LISTS.prefixed.contains(&words.join(" "))
    }

    /// Whether the word before says that a name follows, or the word after that somebody speaks.
    fn is_clued(&self, at: usize) -> bool {
        self.is_announced(at) || self.joined(at + 1).is_some_and(|word| word.known.speech)
    }

    fn is_announced(&self, at: usize) -> bool {
        let told = |word: &Word<'_>| word.known.role || word.known.speech || word.known.naming;
        let greeted = || {
            self.word(at).is_some_and(Word::after_comma)
                && at.checked_sub(1).and_then(|before| self.word(before)).is_some_and(|word| word.known.role)
        };
        let is = |word: &Word<'_>| matches!(word.folded.as_str(), "is" | "was");
        let called = || {
            self.previous(at).is_some_and(is)
                && at
                    .checked_sub(1)
                    .and_then(|verb| self.previous(verb))
                    .is_some_and(|word| word.known.naming)
        };
        self.previous(at).is_some_and(told) || greeted() || called()
    }

    fn follows_determiner(&self, at: usize) -> bool {
        self.previous(at).is_some_and(|word| word.known.determiner)
    }

    /// "Goals, Options and Will", "Ministry of Justice": one of several words with capitals that are no names.
    fn is_among_titles(&self, at: usize) -> bool {
        let back = |steps: usize| at.checked_sub(steps).and_then(|before| self.word(before));
        let link = |word: &Word<'_>| matches!(word.folded.as_str(), "and" | "en" | "or" | "of" | "van");
        let before = if back(1).is_some_and(link) { back(2) } else { back(1) };
        let whole = self.word(at).is_some_and(|word| !word.starts_sentence());
        whole
            && before.is_some_and(|word| {
                word.capital && word.letters > 1 && !word.is_listed() && !word.starts_sentence()
            })
    }

    /// Whether a capitalised word follows that belongs to no name: then it is the name of an organisation or a title.
    fn runs_on(&self, at: usize) -> bool {
        self.joined(at).is_some_and(|word| word.capital && word.letters != 1)
    }

    /// "The model of …", "… (2015)": an author rather than a client.
    fn is_cited(&self, hit: Hit) -> bool {
        let before = |back: usize| hit.from.checked_sub(back).and_then(|at| self.word(at));
        let link = |word: &Word<'_>| matches!(word.folded.as_str(), "van" | "of" | "by" | "door");
        let of = before(1).is_some_and(link) && before(2).is_some_and(|word| word.known.work);
        let end = self.word(hit.to - 1).map_or(0, |word| word.end);
        let year =
            self.text.get(end..).is_some_and(|rest| rest.starts_with(" (19") || rest.starts_with(" (20"));
        of || year
    }

    fn span(&self, hit: Hit) -> Option<Span> {
        let (first, last) = (self.word(hit.from)?, self.word(hit.to.checked_sub(1)?)?);
        let sure = if self.is_cited(hit) { Sureness::Possible } else { hit.sure };
        Some(Span { kind: Kind::Name, sure, start: first.start, end: last.end })
    }
}

/// Whether a word can be part of a name: a capital, and no word that is known as something else.
fn is_namelike(word: &Word<'_>) -> bool {
    let other = word.known.term || word.known.ordinary;
    word.capital && word.letters > 1 && !word.shouted && (word.is_listed() || word.known.author || !other)
}
