//! Looks a text through, and says where it may give something away.

use std::collections::BTreeSet;

use crate::lists::fold;
use crate::{Finding, Kind, Sureness, address, birthday, names, numbers, telephone};

/// Looks texts through, and knows which names may stand there.
///
/// # Example
/// ```
/// use maatstaf_privacy::Finder;
/// let text = "Marieke Jansen taught me this.";
/// assert_eq!(Finder::new().find(text).len(), 1);
/// assert!(Finder::new().allowing(["Marieke Jansen"]).find(text).is_empty());
/// ```
#[derive(Debug, Clone, Default)]
pub struct Finder {
    /// What may stand there, folded.
    allowed: BTreeSet<String>,
}

/// A part of a text and what it may give away, before its line and column are known.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Span {
    pub(crate) kind: Kind,
    pub(crate) sure: Sureness,
    pub(crate) start: usize,
    pub(crate) end: usize,
}

impl Finder {
    /// A finder that allows nothing beyond the terms and authors that come with it.
    pub fn new() -> Self {
        Self::default()
    }

    /// The same finder, with more that may stand there: whole names, addresses or terms, whatever their capitals.
    #[must_use]
    pub fn allowing<S: AsRef<str>>(mut self, terms: impl IntoIterator<Item = S>) -> Self {
        self.allowed.extend(terms.into_iter().map(|term| fold(term.as_ref().trim())));
        self
    }

    /// Where a text may give something away: in order of place, without overlap.
    pub fn find(&self, text: &str) -> Vec<Finding> {
        let taken = numbered(text);
        let mut spans = names::find(text, &taken, &self.allowed);
        spans.extend(taken);
        spans.retain(|span| {
            text.get(span.start..span.end).is_some_and(|part| !self.allowed.contains(&fold(part)))
        });
        spans.sort_by_key(|span| span.start);
        placed(text, &spans)
    }
}

/// Where a text may give something away: in order of place, without overlap.
///
/// # Example
/// ```
/// use maatstaf_privacy::{Kind, find};
/// let kinds: Vec<Kind> = find("Ik belde Sanne de Vries op 06-12345678.").iter().map(|one| one.kind).collect();
/// assert_eq!(kinds, [Kind::Name, Kind::Telephone]);
/// ```
pub fn find(text: &str) -> Vec<Finding> {
    Finder::new().find(text)
}

/// Everything but names. Where two overlap, the one that is harder to mistake stays.
fn numbered(text: &str) -> Vec<Span> {
    let searches: [(u8, Vec<Span>); 7] = [
        (0, address::emails(text)),
        (1, address::accounts(text)),
        (2, numbers::ibans(text)),
        (3, birthday::find(text)),
        (4, telephone::find(text)),
        (5, numbers::citizen_numbers(text)),
        (6, numbers::postcodes(text)),
    ];
    let mut ranked: Vec<(u8, Span)> = searches
        .into_iter()
        .flat_map(|(rank, spans)| spans.into_iter().map(move |span| (rank, span)))
        .collect();
    ranked.sort_by_key(|(rank, span)| (span.start, *rank));
    let mut kept: Vec<(u8, Span)> = Vec::new();
    for (rank, span) in ranked {
        match kept.last_mut() {
            Some(last) if span.start < last.1.end => {
                if rank < last.0 {
                    *last = (rank, span);
                }
            }
            _ => kept.push((rank, span)),
        }
    }
    kept.into_iter().map(|(_, span)| span).collect()
}

/// Gives each span its line and column, in one pass.
fn placed(text: &str, spans: &[Span]) -> Vec<Finding> {
    let (mut line, mut column, mut at) = (1, 1, 0);
    let mut findings = Vec::with_capacity(spans.len());
    for &Span { kind, sure, start, end } in spans {
        for sign in text.get(at..start).unwrap_or_default().chars() {
            (line, column) = if sign == '\n' { (line + 1, 1) } else { (line, column + 1) };
        }
        at = start;
        findings.push(Finding { kind, sure, start, end, line, column });
    }
    findings
}
