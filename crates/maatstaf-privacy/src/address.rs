//! E-mail addresses, profiles and handles.

use std::sync::LazyLock;

use regex_lite::Regex;

use crate::finder::Span;
use crate::pattern::{before, each, pattern, stretches};
use crate::{Kind, Sureness};

static EMAIL: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?i)[a-z0-9À-ɏ._%+'-]+@(?:[a-z0-9À-ɏ-]+\.)+[a-z]{2,}"));

/// An address with its sign spelled out, so that machines do not find it.
static SPELLED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)[a-z0-9._%+-]+ ?[\[(](?:at|apenstaartje)[\])] ?(?:[a-z0-9-]+(?:\.| ?[\[(](?:dot|punt)[\])] ?))+[a-z]{2,}",
    )
});

static PROFILE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)(?:https?://)?(?:[a-z]{2,3}\.)?(?:linkedin\.com/(?:in|pub)/|facebook\.com/|instagram\.com/|twitter\.com/|x\.com/",
        r"|github\.com/|tiktok\.com/@|youtube\.com/@|xing\.com/profile/|threads\.net/@|bsky\.app/profile/|t\.me/|wa\.me/",
        r"|mastodon\.social/@|medium\.com/@)[a-z0-9À-ɏ._%@-]+"
    ))
});

static HANDLE: LazyLock<Regex> = LazyLock::new(|| pattern(r"^@[A-Za-z][A-Za-z0-9_.]{2,30}"));

/// Parts of profile sites that belong to nobody in particular.
const SHARED: [&str; 8] = ["groups", "events", "pages", "watch", "search", "explore", "hashtag", "share"];

/// Words that follow an @ and are no handle.
const PLACES: [&str; 4] = ["home", "work", "school", "kantoor"];

/// E-mail addresses, also those with the sign spelled out.
pub(crate) fn emails(text: &str) -> Vec<Span> {
    let mut found = Vec::new();
    for (from, part) in stretches(text, '@') {
        found.extend(EMAIL.find_iter(part).map(|hit| {
            let bare = hit.as_str().trim_start_matches(['.', '\'', '-', '_', '%', '+']);
            let marks = if bare.starts_with('@') { 0 } else { hit.as_str().len() - bare.len() };
            let (start, end) = (from + hit.start() + marks, from + hit.end());
            Span { kind: Kind::Email, sure: Sureness::Likely, start, end }
        }));
    }
    let mut from = 0;
    for line in text.split_inclusive('\n') {
        if line.contains(['(', '[']) {
            found.extend(SPELLED.find_iter(line).map(|hit| {
                let (start, end) = (from + hit.start(), from + hit.end());
                Span { kind: Kind::Email, sure: Sureness::Possible, start, end }
            }));
        }
        from += line.len();
    }
    found
}

/// Profiles on sites that people have them on, and handles.
pub(crate) fn accounts(text: &str) -> Vec<Span> {
    let mut found = Vec::new();
    for (from, part) in stretches(text, '/') {
        for hit in PROFILE.find_iter(part) {
            let address = hit.as_str().trim_end_matches(['.', '-', '%', '@']);
            let name = address.rsplit('/').next().unwrap_or_default().to_ascii_lowercase();
            let glued = before(part, hit.start()).is_some_and(|sign| sign.is_alphanumeric() || sign == '-');
            if !glued && !name.is_empty() && !SHARED.contains(&name.as_str()) {
                let start = from + hit.start();
                let end = start + address.len();
                found.push(Span { kind: Kind::Account, sure: Sureness::Likely, start, end });
            }
        }
    }
    found.extend(each(&HANDLE, text, |sign| sign == '@', |start, part| handle(text, start, part)));
    found
}

fn handle(text: &str, start: usize, part: &str) -> Option<Span> {
    let part = part.trim_end_matches('.');
    let name = part.trim_start_matches('@').to_ascii_lowercase();
    let glued = before(text, start).is_some_and(|sign| matches!(sign, '@' | '.' | '/'));
    let span = Span { kind: Kind::Account, sure: Sureness::Possible, start, end: start + part.len() };
    (!glued && name.len() > 2 && !PLACES.contains(&name.as_str())).then_some(span)
}
