//! Mahara's `SmartEvidence` frameworks: `.matrix` files.
//!
//! A file holds *standards* (the items at the top) and *standard elements* (everything below). Mahara keeps a short name
//! of at most 100 characters, a name of at most 255 and a description in HTML for each; it keeps no ids, kinds, links,
//! rules or languages. What Maatstaf's own readers need besides stands under `maatstaf`, which Mahara leaves out. A full
//! name, a long code and the owner stand in the description, where Mahara's readers see them too.
//!
//! Facts about Mahara are from its source: <https://github.com/MaharaProject/mahara>, `htdocs/module/framework/lib.php`
//! and `db/install.xml`.

mod element;
mod entries;
mod read;
mod weigh;
mod write;

use maatstaf_document::DocumentError;
use serde_json::Value;

use crate::carrying::Room;
use crate::{Carried, Outline};

/// A short name: the code that stands in the map of evidence.
const SHORT_NAME: Room = Room { most: 100, barred: &[] };
/// A name.
const NAME: Room = Room { most: 255, barred: &[] };

/// Whether a JSON value looks like a `SmartEvidence` framework.
///
/// # Example
/// ```
/// use serde_json::json;
/// assert!(maatstaf_exchange::mahara::is_matrix(&json!({ "framework": { "name": "Mentoring", "standards": [] } })));
/// assert!(!maatstaf_exchange::mahara::is_matrix(&json!({ "CFDocument": {} })));
/// ```
pub fn is_matrix(value: &Value) -> bool {
    let wrapped = value.get("framework").is_some_and(|framework| framework.get("standards").is_some());
    let has = |key: &str| value.get(key).is_some();
    wrapped || has("standards") && (has("standardelements") || has("evidencestatuses"))
}

/// Reads a `.matrix` file, with or without `framework` around it.
///
/// Read as Mahara means it, but nothing is passed over in silence: elements that Mahara drops because their `standardid`
/// is of another type, elements whose parent comes later or is not there, and the same element twice are all losses.
///
/// # Errors
/// Text that is no JSON or too large, no framework in it, two different items with one id, items above themselves.
///
/// # Example
/// ```
/// let text = r#"{ "framework": { "name": "Mentoring",
///     "standards": [{ "shortname": "A", "name": "Contract", "standardid": 1 }],
///     "standardelements": [{ "shortname": "A1", "name": "Agrees on goals", "standardid": "1", "elementid": "1.1" }] } }"#;
/// let read = maatstaf_exchange::mahara::read(text)?;
/// assert_eq!(read.what.items[1].parent.as_deref(), Some("1"));
/// assert_eq!(read.losses[0].code, "wrong-type"); // Mahara compares 1 with "1" and drops the element
/// # Ok::<(), maatstaf_document::DocumentError>(())
/// ```
pub fn read(text: &str) -> Result<Carried<Outline>, DocumentError> {
    read::read(text)
}

/// Writes a `.matrix` file in a language: `en`, `nl` or another that the outline has.
///
/// Items at the top become standards, everything below becomes standard elements, parents first. Levels have no place:
/// they must stand in the tree already.
///
/// # Example
/// ```
/// use maatstaf_exchange::{Item, Outline, Words, mahara};
/// let item = Item { id: "a".into(), code: Some("A".into()), name: Words::one("en", "Contract"), ..Item::default() };
/// let outline = Outline { title: Words::one("en", "Mentoring"), items: vec![item], ..Outline::default() };
/// let written = mahara::write(&outline, "en");
/// assert_eq!(mahara::read(&written.what)?.what.items[0].name, Words::one("en", "Contract"));
/// assert_eq!(written.losses[0].code, "ids"); // Mahara itself keeps no ids
/// # Ok::<(), maatstaf_document::DocumentError>(())
/// ```
pub fn write(outline: &Outline, language: &str) -> Carried<String> {
    write::write(outline, language)
}
