//! Maatstaf's own packs, as outlines and from outlines.

mod cells;
mod from;
pub(crate) mod ids;
mod numbers;
mod own;
mod progressions;
mod to;
mod wording;

use maatstaf::{Framework, FrameworkDocument, WordingDocument};
use maatstaf_document::{DocumentError, Language, Problem, text};
use serde::Serialize;

use crate::{Carried, Levels, Outline, leveled};

/// How a framework from elsewhere is read.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PackReading {
    /// The id that the pack gets; made of the framework's own id or name when absent.
    pub id: Option<String>,
    /// The language of texts whose language the source does not name.
    pub language: Language,
    /// Where the levels are.
    pub levels: Levels,
}

/// The texts of a pack: its facts once, and a wording per language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PackTexts {
    /// The facts.
    pub framework: FrameworkDocument,
    /// The wordings, one per language.
    pub wordings: Vec<WordingDocument>,
}

impl PackTexts {
    /// The name and text of each file of the pack: `framework.json`, `wording.en.json`, `wording.nl.json`.
    pub fn files(&self) -> Vec<(String, String)> {
        let wordings = self.wordings.iter().map(|one| (format!("wording.{}.json", one.language), json(one)));
        std::iter::once(("framework.json".to_owned(), json(&self.framework))).chain(wordings).collect()
    }

    /// The framework that the pack holds.
    ///
    /// # Errors
    /// What a pack must hold to and this one does not.
    pub fn framework(&self) -> Result<Framework, DocumentError> {
        let wordings: Vec<String> = self.wordings.iter().map(json).collect();
        let wordings: Vec<&str> = wordings.iter().map(String::as_str).collect();
        Framework::from_json(&json(&self.framework), &wordings)
    }
}

fn json(document: &impl Serialize) -> String {
    // INVARIANT: our documents hold only values that JSON has.
    serde_json::to_string_pretty(document).map(|text| text + "\n").unwrap_or_default()
}

/// Makes a pack of an outline.
///
/// Categories are the items at the top, indicators those below them that have nothing below themselves. Levels are found as
/// [`leveled`] does. An outline that came from a pack gives that pack again, to the letter. From any other outline comes a
/// pack with ids made of ids or names, and with numbers that are the codes where those are whole numbers, each used once.
/// Whatever has no place in a pack is listed.
///
/// # Errors
/// No levels or indicators, more of them than a pack may have, or an indicator without a level.
///
/// # Example
/// ```
/// use maatstaf::Framework;
/// use maatstaf_exchange::{Outline, PackReading, to_pack};
/// let outline = Outline::from_framework(&Framework::emcc());
/// let pack = to_pack(&outline, &PackReading::default()).unwrap();
/// assert_eq!(pack.what.framework().unwrap(), Framework::emcc());
/// assert_eq!(pack.losses, []);
/// ```
pub fn to_pack(outline: &Outline, reading: &PackReading) -> Result<Carried<PackTexts>, DocumentError> {
    if let Some(id) = reading.id.as_deref().filter(|id| !maatstaf_document::is_id(id)) {
        return Err(bad_id(id));
    }
    let leveled = leveled(outline, reading.levels)?;
    let mut pack = to::pack(&leveled.what, reading)?;
    let mut losses = leveled.losses;
    losses.append(&mut pack.losses);
    Ok(Carried { what: pack.what, losses })
}

fn bad_id(id: &str) -> DocumentError {
    let length = id.chars().count();
    let message = text!(
        "the id asked for has {length} characters; an id is 1 to 64 letters, digits, `-`, `_` or `.`",
        "het gevraagde id heeft {length} tekens; een id is 1 tot 64 letters, cijfers, `-`, `_` of `.`"
    );
    DocumentError::new(vec![Problem::new("bad-id", "id", message)])
}
