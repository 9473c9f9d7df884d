//! What CASE's fields may hold, where 1.0 and 1.1 agree: what is written must fit both.

use serde_json::{Map, Value};

use super::ids::{is_address, is_uuid};

/// What a field may hold.
#[derive(Debug, Clone, Copy)]
pub(super) enum Shape {
    Text,
    Texts,
    Uuid,
    Uri,
    Date,
    Moment,
    Whole,
    Number,
    Link,
    Links,
    Extensions,
    List(&'static [Field]),
}

/// A field: its name, what it may hold, and whether it must be there.
pub(super) type Field = (&'static str, Shape, bool);

use Shape::{Date, Extensions, Link, Links, List, Moment, Number, Text, Texts, Uri, Uuid, Whole};

/// The fields of a document that an outline has no place for.
pub(super) const DOCUMENT: &[Field] = &[
    ("frameworkType", Text, false),
    ("officialSourceURL", Uri, false),
    ("publisher", Text, false),
    ("subject", Texts, false),
    ("subjectURI", Links, false),
    ("adoptionStatus", Text, false),
    ("statusStartDate", Date, false),
    ("statusEndDate", Date, false),
    ("licenseURI", Link, false),
    ("notes", Text, false),
    ("extensions", Extensions, false),
];

/// The fields of an item that an outline has no place for.
pub(super) const ITEM: &[Field] = &[
    ("alternativeLabel", Text, false),
    ("listEnumeration", Text, false),
    ("conceptKeywords", Texts, false),
    ("conceptKeywordsURI", Link, false),
    ("notes", Text, false),
    ("subject", Texts, false),
    ("subjectURI", Links, false),
    ("educationLevel", Texts, false),
    ("licenseURI", Link, false),
    ("statusStartDate", Date, false),
    ("statusEndDate", Date, false),
    ("extensions", Extensions, false),
];

/// The fields of an association that an outline has no place for.
pub(super) const ASSOCIATION: &[Field] =
    &[("CFAssociationGroupingURI", Link, false), ("notes", Text, false), ("extensions", Extensions, false)];

/// The lists of definitions.
pub(super) const DEFINITIONS: &[Field] = &[
    ("CFConcepts", List(CONCEPT), false),
    ("CFSubjects", List(SUBJECT), false),
    ("CFLicenses", List(LICENSE), false),
    ("CFItemTypes", List(ITEM_TYPE), false),
    ("CFAssociationGroupings", List(GROUPING), false),
];

const CONCEPT: &[Field] = &[
    ("identifier", Uuid, true),
    ("uri", Uri, true),
    ("title", Text, true),
    ("keywords", Text, false),
    ("hierarchyCode", Text, true),
    ("description", Text, false),
    ("lastChangeDateTime", Moment, true),
];

const SUBJECT: &[Field] = &[
    ("identifier", Uuid, true),
    ("uri", Uri, true),
    ("title", Text, true),
    ("hierarchyCode", Text, true),
    ("description", Text, false),
    ("lastChangeDateTime", Moment, true),
];

const LICENSE: &[Field] = &[
    ("identifier", Uuid, true),
    ("uri", Uri, true),
    ("title", Text, true),
    ("description", Text, false),
    ("licenseText", Text, true),
    ("lastChangeDateTime", Moment, true),
];

const ITEM_TYPE: &[Field] = &[
    ("identifier", Uuid, true),
    ("uri", Uri, true),
    ("title", Text, true),
    ("description", Text, true),
    ("hierarchyCode", Text, true),
    ("typeCode", Text, false),
    ("lastChangeDateTime", Moment, true),
];

const GROUPING: &[Field] = &[
    ("identifier", Uuid, true),
    ("uri", Uri, true),
    ("title", Text, true),
    ("description", Text, false),
    ("lastChangeDateTime", Moment, true),
];

/// The fields of a rubric.
pub(super) const RUBRIC: &[Field] = &[
    ("identifier", Uuid, true),
    ("uri", Uri, true),
    ("title", Text, false),
    ("description", Text, false),
    ("lastChangeDateTime", Moment, true),
    ("CFRubricCriteria", List(CRITERION), false),
];

const CRITERION: &[Field] = &[
    ("identifier", Uuid, true),
    ("uri", Uri, true),
    ("category", Text, false),
    ("description", Text, false),
    ("CFItemURI", Link, false),
    ("weight", Number, false),
    ("position", Whole, false),
    ("rubricId", Uuid, false),
    ("lastChangeDateTime", Moment, true),
    ("CFRubricCriterionLevels", List(CRITERION_LEVEL), false),
];

const CRITERION_LEVEL: &[Field] = &[
    ("identifier", Uuid, true),
    ("uri", Uri, true),
    ("description", Text, false),
    ("quality", Text, false),
    ("score", Number, false),
    ("feedback", Text, false),
    ("position", Whole, false),
    ("rubricCriterionId", Uuid, false),
    ("lastChangeDateTime", Moment, true),
];

const LINK: &[Field] = &[("title", Text, true), ("identifier", Uuid, true), ("uri", Uri, true)];

/// Whether a value fits both versions.
pub(super) fn fits(value: &Value, shape: Shape) -> bool {
    let all = |shape| value.as_array().is_some_and(|list| list.iter().all(|one| fits(one, shape)));
    let text = |holds: fn(&str) -> bool| value.as_str().is_some_and(holds);
    match shape {
        Text => value.is_string(),
        Texts => all(Text),
        Links => all(Link),
        Uuid => text(is_uuid),
        Uri => text(is_address),
        Date => text(|date| date.len() == 10 && date.parse::<jiff::civil::Date>().is_ok()),
        Moment => text(|moment| moment.parse::<jiff::Timestamp>().is_ok()),
        Whole => value.is_i64(),
        Number => value.is_number(),
        Link => value.as_object().is_some_and(|object| fits_all(object, LINK)),
        Extensions => {
            value.as_object().is_some_and(|object| !object.is_empty() && !object.contains_key("maatstaf"))
        }
        List(fields) => value.as_array().is_some_and(|list| {
            list.iter().all(|one| one.as_object().is_some_and(|object| fits_all(object, fields)))
        }),
    }
}

fn fits_all(object: &Map<String, Value>, fields: &[Field]) -> bool {
    let known = |name: &str, value| {
        fields.iter().find(|(known, ..)| *known == name).is_some_and(|(_, shape, _)| fits(value, *shape))
    };
    object.iter().all(|(name, value)| known(name, value))
        && fields.iter().all(|(name, _, needed)| !needed || object.contains_key(*name))
}
