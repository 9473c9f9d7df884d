//! Moodle's competency frameworks: CSV files.
//!
//! A file has fourteen columns, a row for the framework and a row for each item. Moodle keeps an id and a short name of at
//! most 100 characters, a description in HTML, cross references, and rules that say how many points of the items below
//! make an item. It keeps kinds per depth of the tree, and no languages. The code, a full name and the owner stand in the
//! description, where they come through Moodle unharmed.
//!
//! Facts about Moodle are from its source: <https://github.com/moodle/moodle>, `admin/tool/lpimportcsv` and
//! `competency/classes`.

mod kinds;
mod read;
mod rules;
mod table;
mod write;

use maatstaf_document::DocumentError;

use crate::carrying::Room;
use crate::{Carried, Outline};

/// A short name or an id. Moodle takes `<` for the start of a tag, and PHP a backslash before a quotation mark for part of it.
const SHORT: Room = Room { most: 100, barred: &[('<', '‹'), ('\\', '/')] };
/// The part of a short name that a code may take.
const CODE: Room = Room { most: 40, barred: SHORT.barred };
/// The rule that asks for points.
const RULE_POINTS: &str = "core_competency\\competency_rule_points";
/// The rule that asks for every child.
const RULE_ALL: &str = "core_competency\\competency_rule_all";

/// The columns, in their order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Column {
    Parent,
    Id,
    ShortName,
    Description,
    DescriptionFormat,
    ScaleValues,
    ScaleConfiguration,
    RuleType,
    RuleOutcome,
    RuleConfig,
    Related,
    ExportedId,
    IsFramework,
    Taxonomy,
}

/// The columns with the names that Moodle gives them now.
const COLUMNS: [(Column, &str); 14] = [
    (Column::Parent, "Parent ID number"),
    (Column::Id, "ID number"),
    (Column::ShortName, "Short name"),
    (Column::Description, "Description"),
    (Column::DescriptionFormat, "Description format"),
    (Column::ScaleValues, "Scale values"),
    (Column::ScaleConfiguration, "Scale configuration"),
    (Column::RuleType, "Rule type (optional)"),
    (Column::RuleOutcome, "Rule outcome (optional)"),
    (Column::RuleConfig, "Rule config (optional)"),
    (Column::Related, "Cross-referenced competency ID numbers"),
    (Column::ExportedId, "Exported ID (optional)"),
    (Column::IsFramework, "Is framework"),
    (Column::Taxonomy, "Taxonomy"),
];

/// Whether a text looks like a competency framework of Moodle: by its header, in any language, and its scale.
///
/// # Example
/// ```
/// use maatstaf_exchange::{Outline, moodle};
/// assert!(moodle::is_moodle(&moodle::write(&Outline::default(), "nl").what));
/// assert!(!moodle::is_moodle("Datum;Duur\n2026-03-02;90\n"));
/// ```
pub fn is_moodle(text: &str) -> bool {
    table::is_moodle(text)
}

/// Reads a CSV file, separated by commas, semicolons or tabs.
///
/// Columns go by their English names, or by position. Items whose parent is not there come at the top; these, and all else
/// that Moodle passes over in silence, are losses with their line and their column, counted in cells.
///
/// # Errors
/// A table of another kind, no framework or two, two different items with one id, items above themselves.
///
/// # Example
/// ```
/// use maatstaf_exchange::{Item, Outline, moodle};
/// let item = Item { id: "listening".into(), code: Some("L1".into()), ..Item::default() };
/// let outline = Outline { id: "own".into(), items: vec![item], ..Outline::default() };
/// let read = moodle::read(&moodle::write(&outline, "en").what)?;
/// assert_eq!(read.what.items, outline.items); // ids are kept
/// # Ok::<(), maatstaf_document::DocumentError>(())
/// ```
pub fn read(text: &str) -> Result<Carried<Outline>, DocumentError> {
    read::read(text)
}

/// Writes a CSV file in a language: `en`, `nl` or another that the outline has.
///
/// Ids stay as they are up to 100 characters. Rules become Moodle's rule of points, which recommends and does not decide.
/// Levels have no place: they must stand in the tree already.
///
/// # Example
/// ```
/// use maatstaf_exchange::{Item, Outline, Words, moodle};
/// let item = Item { id: "a".into(), text: Words::one("nl", "Vat samen wat de klant zegt"), ..Item::default() };
/// let written = moodle::write(&Outline { id: "eigen".into(), items: vec![item], ..Outline::default() }, "nl");
/// assert!(written.what.contains("\n,a,Vat samen wat de klant zegt,"));
/// assert!(written.losses.is_empty());
/// ```
pub fn write(outline: &Outline, language: &str) -> Carried<String> {
    write::write(outline, language)
}
