//! Ids made of names.

use std::collections::{BTreeMap, BTreeSet};

use maatstaf_document::is_id;

/// The longest that an id may be.
const LONGEST: usize = 64;

/// Ids that are given once.
#[derive(Debug, Default)]
pub(crate) struct Ids {
    taken: BTreeSet<String>,
    next: BTreeMap<String, usize>,
}

impl Ids {
    /// Ids that may not be given, since others have them.
    pub(crate) fn beside<'a>(others: impl IntoIterator<Item = &'a str>) -> Self {
        let taken = others.into_iter().map(str::to_owned).collect();
        Self { taken, next: BTreeMap::new() }
    }

    /// Gives the id that is wanted, with a number behind it if it was given before.
    pub(crate) fn give(&mut self, wanted: &str) -> String {
        if self.taken.insert(wanted.to_owned()) {
            return wanted.to_owned();
        }
        let mut count = self.next.get(wanted).copied().unwrap_or(2);
        loop {
            let end = format!("-{count}");
            count += 1;
            let room = LONGEST.saturating_sub(end.len());
            let id: String = wanted.chars().filter(char::is_ascii).take(room).chain(end.chars()).collect();
            if self.taken.insert(id.clone()) {
                self.next.insert(wanted.to_owned(), count);
                return id;
            }
        }
    }
}

/// A name as an id: small letters, digits and hyphens; nothing when no letter or digit is left.
pub(crate) fn slug(name: &str) -> Option<String> {
    let mut made = String::new();
    for one in name.chars() {
        if made.len() >= LONGEST {
            break;
        }
        match plain(one) {
            Some(letters) => made.push_str(&letters),
            None if "'’`´".contains(one) => {}
            None if made.is_empty() || made.ends_with('-') => {}
            None => made.push('-'),
        }
    }
    let made: String = made.chars().take(LONGEST).collect();
    let made = made.trim_end_matches('-');
    is_id(made).then(|| made.to_owned())
}

/// A letter or digit without its accent.
fn plain(one: char) -> Option<String> {
    if one.is_ascii_alphanumeric() {
        return Some(one.to_ascii_lowercase().to_string());
    }
    let small = one.to_lowercase().next().unwrap_or(one);
    let plain = match small {
        'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' => "a",
        'ç' => "c",
        'è' | 'é' | 'ê' | 'ë' => "e",
        'ì' | 'í' | 'î' | 'ï' => "i",
        'ñ' => "n",
        'ò' | 'ó' | 'ô' | 'õ' | 'ö' | 'ø' => "o",
        'ù' | 'ú' | 'û' | 'ü' => "u",
        'ý' | 'ÿ' => "y",
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        _ => return None,
    };
    Some(plain.to_owned())
}

/// Whether an id of another system says something to people: it is an id, has a letter, and is no UUID.
pub(crate) fn speaks(id: &str) -> bool {
    let is_uuid = id.len() == 36 && id.bytes().all(|byte| byte == b'-' || byte.is_ascii_hexdigit());
    is_id(id) && !is_uuid && id.bytes().any(|byte| byte.is_ascii_alphabetic())
}
