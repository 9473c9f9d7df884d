//! What a portfolio rests on, without its texts.

use std::collections::BTreeMap;

use maatstaf::{Kind, Portfolio, Verification};
use maatstaf_document::{Language, say};
use strum::IntoEnumIterator;

use crate::credential::Evidence;

/// The evidence by kind: how many pieces, and who stands behind them. No text of the portfolio stands in it.
pub(crate) fn by_kind(portfolio: &Portfolio, language: Language) -> Vec<Evidence> {
    let mut kinds: BTreeMap<Kind, BTreeMap<Verification, usize>> = BTreeMap::new();
    for item in claimed(portfolio) {
        *kinds.entry(item.kind).or_default().entry(item.verification).or_default() += 1;
    }
    let piece = |(kind, mix): (Kind, BTreeMap<Verification, usize>)| {
        evidence(kind, kind.name(language).to_owned(), mixed(&mix, language))
    };
    kinds.into_iter().map(piece).collect()
}

/// The evidence piece by piece, under its titles.
pub(crate) fn by_title(portfolio: &Portfolio, language: Language) -> Vec<Evidence> {
    let piece = |item: &maatstaf::Evidence| {
        let (kind, who) = (item.kind.name(language), item.verification.name(language));
        evidence(item.kind, item.title.clone(), format!("{kind}, {who}"))
    };
    claimed(portfolio).map(piece).collect()
}

/// The pieces that claim something and had happened on the day of reading.
fn claimed(portfolio: &Portfolio) -> impl Iterator<Item = &maatstaf::Evidence> {
    let document = portfolio.document();
    let happened =
        |item: &maatstaf::Evidence| document.happened(item).is_none_or(|day| day <= document.as_of);
    document.evidence.iter().filter(move |item| !item.claims.is_empty() && happened(item))
}

fn evidence(kind: Kind, name: String, narrative: String) -> Evidence {
    let genre: &'static str = kind.into();
    Evidence { kind: ["Evidence"], name, narrative, genre: genre.to_owned() }
}

fn mixed(mix: &BTreeMap<Verification, usize>, language: Language) -> String {
    let total: usize = mix.values().sum();
    let part = |verification: Verification| {
        let count = mix.get(&verification)?;
        Some(format!("{count} {}", verification.name(language)))
    };
    let parts: Vec<String> = Verification::iter().filter_map(part).collect();
    let pieces = match total {
        1 => say!(language, "1 piece", "1 bewijsstuk"),
        _ => say!(language, "{total} pieces", "{total} bewijsstukken"),
    };
    format!("{pieces}: {}", parts.join(", "))
}
