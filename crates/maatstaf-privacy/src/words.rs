//! A text as words, each with what stands before it.

use crate::finder::Span;
use crate::lists::{Known, LISTS, fold};

/// A word of a text.
#[derive(Debug)]
pub(crate) struct Word<'t> {
    /// Where it starts, in bytes.
    pub(crate) start: usize,
    /// Where it ends, in bytes.
    pub(crate) end: usize,
    /// The word as it is compared.
    pub(crate) folded: String,
    /// What the lists say of it.
    pub(crate) known: Known,
    /// Whether it starts with a capital.
    pub(crate) capital: bool,
    /// Whether all of it is in capitals, and there are at least two.
    pub(crate) shouted: bool,
    /// How many characters it has; none when there are digits among them.
    pub(crate) letters: usize,
    /// All that stands between the word before and this one.
    pub(crate) gap: &'t str,
    first: bool,
}

impl Word<'_> {
    /// Whether only space stands before it, on the same line.
    pub(crate) fn joined(&self) -> bool {
        // "van 't Hof" has an apostrophe in the middle.
        let gap = if self.folded == "t" { self.gap.trim_end_matches(['\'', '’']) } else { self.gap };
        !self.first && !gap.is_empty() && gap.chars().all(is_space)
    }

    /// Whether a full stop stands before it, and perhaps space, on the same line.
    pub(crate) fn dotted(&self) -> bool {
        !self.first && self.gap.strip_prefix('.').is_some_and(|rest| rest.chars().all(is_space))
    }

    /// Whether a comma stands before it, and perhaps the end of a line.
    pub(crate) fn after_comma(&self) -> bool {
        !self.first && self.gap.trim() == "," && self.gap.matches('\n').count() < 2
    }

    /// Whether its capital may come from its place alone.
    pub(crate) fn starts_sentence(&self) -> bool {
        let ends = |sign: char| matches!(sign, '.' | '!' | '?' | ':' | '\n' | '…' | '•' | '*' | '#' | '|');
        self.first || self.gap.contains(ends) || self.quoted()
    }

    /// Whether a quotation opens with it.
    pub(crate) fn quoted(&self) -> bool {
        self.gap.ends_with(['"', '\'', '“', '‘', '„', '«', '’', '”'])
    }

    /// A name in any of the lists.
    pub(crate) fn is_listed(&self) -> bool {
        self.known.given || self.known.given_too || self.is_surname()
    }

    /// A surname in either of the lists.
    pub(crate) fn is_surname(&self) -> bool {
        self.known.surname || self.known.surname_too
    }
}

fn is_space(sign: char) -> bool {
    sign == ' ' || sign == '\u{a0}'
}

/// The words of a text, without those in places that are taken. The places are in order.
pub(crate) fn words<'t>(text: &'t str, taken: &[Span]) -> Vec<Word<'t>> {
    let mut words: Vec<Word<'t>> = Vec::new();
    let (mut at, mut last) = (0, 0);
    let mut taken = taken.iter().peekable();
    while let Some(sign) = text.get(at..).and_then(|rest| rest.chars().next()) {
        if let Some(span) = taken.next_if(|span| span.start <= at) {
            at = at.max(span.end);
            continue;
        }
        if !sign.is_alphanumeric() {
            at += sign.len_utf8();
            continue;
        }
        let limit = taken.peek().map_or(text.len(), |span| span.start);
        let end = word_end(text, at, limit);
        if sign.is_alphabetic() {
            words.push(word(text, at, end, last));
            last = end;
        }
        at = end;
    }
    words
}

fn word(text: &str, start: usize, end: usize, last: usize) -> Word<'_> {
    let part = text.get(start..end).unwrap_or_default();
    let folded = fold(part);
    let has_digit = part.contains(|sign: char| sign.is_numeric());
    let letters = if has_digit { 0 } else { part.chars().count() };
    Word {
        start,
        end,
        known: known(&folded),
        folded,
        capital: part.chars().next().is_some_and(char::is_uppercase),
        shouted: letters > 1 && !part.contains(char::is_lowercase),
        letters,
        gap: text.get(last..start).unwrap_or_default(),
        first: last == 0,
    }
}

/// What the lists say of a word, or of its parts when it has a hyphen and is not listed as a whole.
fn known(folded: &str) -> Known {
    let whole = LISTS.known(folded);
    let Some((head, tail)) = folded.split_once('-') else {
        // "Kolbs cyclus": the same author, with a Dutch genitive.
        let own = folded.strip_suffix('s').map(|stem| LISTS.known(stem)).unwrap_or_default();
        return Known { term: whole.term || own.author, ..whole };
    };
    let (head, tail) = (LISTS.known(head), LISTS.known(tail.split('-').next().unwrap_or_default()));
    Known {
        given: whole.given || head.given && (tail.given || tail.given_too),
        surname: whole.surname || head.surname && (tail.surname || tail.surname_too || tail.particle),
        term: whole.term || head.term || head.author,
        ordinary: whole.ordinary || head.ordinary || tail.ordinary && !tail.particle,
        ..whole
    }
}

/// Where the word that starts at a place ends. An apostrophe or hyphen between letters belongs to it, the 's of a genitive does not.
fn word_end(text: &str, start: usize, limit: usize) -> usize {
    let rest = text.get(start..limit).unwrap_or_default();
    let mut signs = rest.char_indices().peekable();
    while let Some((at, sign)) = signs.next() {
        if sign.is_alphanumeric() || is_mark(sign) {
            continue;
        }
        let next = signs.peek().is_some_and(|(_, next)| next.is_alphabetic());
        let inner = match sign {
            '-' => next,
            '\'' | '’' => next && !is_genitive(rest.get(at..).unwrap_or_default()),
            _ => false,
        };
        if !inner {
            return start + at;
        }
    }
    limit.max(start)
}

/// An accent that is written as a character of its own.
fn is_mark(sign: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&sign)
}

fn is_genitive(rest: &str) -> bool {
    let mut signs = rest.chars().skip(1);
    signs.next() == Some('s') && !signs.next().is_some_and(char::is_alphanumeric)
}
