//! The names that levels go by.

use crate::{Item, Words};

/// Names that are a level wherever they stand alone. This list is this project's own; it only decides what is tried when
/// nobody said which tier holds the levels.
const KNOWN: [&str; 42] = [
    "advanced",
    "advanced beginner",
    "associate",
    "basic",
    "basis",
    "beginnend",
    "beginnende",
    "beginner",
    "beginning",
    "bekwaam",
    "competent",
    "developing",
    "elementary",
    "ervaren",
    "executive",
    "experienced",
    "expert",
    "foundation",
    "gespecialiseerd",
    "gevorderd",
    "gevorderde",
    "halfgevorderd",
    "in ontwikkeling",
    "individual",
    "intermediate",
    "junior",
    "master",
    "master practitioner",
    "medior",
    "meester",
    "novice",
    "practitioner",
    "professional",
    "proficient",
    "senior",
    "senior practitioner",
    "specialist",
    "startbekwaam",
    "startend",
    "starter",
    "starting",
    "vakbekwaam",
];

/// Words after which a number, or a single letter, makes a level.
const HEADS: [&str; 12] =
    ["level", "niveau", "stage", "fase", "phase", "step", "stap", "trap", "tier", "nlqf", "eqf", "stufe"];

/// The name of an item as it is compared: in small letters, one space between words, without a code or number in front.
pub(super) fn name_key(item: &Item) -> String {
    let said =
        |words: &Words| Some(words.in_language("en").to_owned()).filter(|text| !text.trim().is_empty());
    let name =
        said(&item.name).or_else(|| said(&item.text)).or_else(|| item.code.clone()).unwrap_or_default();
    key(&name, item.code.as_deref().unwrap_or_default())
}

/// A name as it is compared, where it may have a code in front.
pub(super) fn key(name: &str, code: &str) -> String {
    let name: String = name.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    let code = code.trim().to_lowercase();
    let apart = |rest: &&str| !code.is_empty() && !rest.starts_with(char::is_alphanumeric);
    let rest = name.strip_prefix(code.as_str()).filter(apart).unwrap_or(&name);
    let rest = rest.trim_start_matches(|one: char| one.is_ascii_digit() || " .-:)".contains(one));
    if rest.is_empty() { name } else { rest.to_owned() }
}

/// Whether a compared name is a known name of a level.
pub(super) fn is_level(key: &str) -> bool {
    let bare = bare(key);
    KNOWN.contains(&bare) || number(key).is_some() || lettered(key)
}

/// The number in a name such as `level 3`.
pub(super) fn number(key: &str) -> Option<u32> {
    after_head(key)?.parse().ok()
}

fn lettered(key: &str) -> bool {
    after_head(key).is_some_and(|rest| rest.len() == 1 && rest.bytes().all(|byte| byte.is_ascii_alphabetic()))
}

fn after_head(key: &str) -> Option<&str> {
    let (head, rest) = key.split_once(' ')?;
    HEADS.contains(&head).then(|| rest.trim())
}

/// A name without the word "level" around it.
fn bare(key: &str) -> &str {
    let ends = [" level", " niveau", "-niveau", "-level"];
    let starts = ["level ", "niveau ", "level: ", "niveau: "];
    let cut = ends.iter().find_map(|end| key.strip_suffix(end)).unwrap_or(key);
    starts.iter().find_map(|start| cut.strip_prefix(start)).unwrap_or(cut)
}
