//! Header maps: which column of a known log is which field.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use maatstaf_document::{
    DocumentError, Language, Page, Problem, Row, Sign, Text, is_id, read, text, unknown_name, version,
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::columns;
use super::header::simple;
use super::list::List;
use crate::source::{Source, Standing};

/// A header map as written in a file: what the columns of a log hold.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ColumnsDocument {
    /// Where the schema of this file is.
    #[serde(rename = "$schema", default, skip_serializing_if = "Option::is_none")]
    pub schema: Option<String>,
    /// The version of this file format: 1.
    #[schemars(extend("minimum" = 1, "maximum" = 1))]
    pub maatstaf_columns: u8,
    /// The map's id.
    pub id: String,
    /// What it is called.
    pub name: Text,
    /// Which log it is for, and what it leaves out, in a sentence or two.
    pub about: Text,
    /// The list of the ledger that the rows become entries of.
    pub list: List,
    /// The field of each column by its name, however that is capitalised; `-` leaves the column out. Usual names need not be here.
    #[serde(default)]
    pub fields: BTreeMap<String, String>,
    /// The choices that hold for every row which does not say otherwise, such as `"service": "mentoring"`.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub always: BTreeMap<String, String>,
    /// Whether dates such as 03/02/2026 have the month first.
    #[serde(default)]
    pub month_first: bool,
    /// How well the names of the columns are known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub standing: Option<Standing>,
    /// Where they come from.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<Source>,
}

/// A checked header map.
///
/// # Example
/// ```
/// use maatstaf_practice::{HeaderMap, Ledger, List, Pseudonyms, Table};
/// let icf = HeaderMap::named("icf", None).expect("it comes with the engine");
/// let log = "Client Name,Contact Info,Start Date,End Date,Paid Hours,Pro-bono Hours\n\
///     Fien Verzonnen,fien@example.org,2026-01-05,2026-06-30,9.5,1\n";
/// let imported =
///     Table::read(log)?.import_with(&icf, &Default::default(), &Ledger::default(), Pseudonyms::default())?;
/// let earlier = &imported.ledger.document().earlier;
/// assert_eq!((earlier[0].minutes, earlier[1].minutes), (570, 60));
/// assert_eq!((earlier[0].clients, earlier[1].clients), (1, 0)); // paid and unpaid hours with one client
/// assert_eq!(imported.left_out.len(), 1); // the column of e-mail addresses
/// # Ok::<(), maatstaf_document::DocumentError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeaderMap {
    document: ColumnsDocument,
    /// The fields by the names of columns as they are compared.
    fields: BTreeMap<String, String>,
}

const TEXTS: [&str; 4] = [
    include_str!("maps/eia-cpd.json"),
    include_str!("maps/eia-sessions.json"),
    include_str!("maps/eia-supervision.json"),
    include_str!("maps/icf.json"),
];

/// The maps that come with the engine. A test reads each of them.
static BUILT_IN: LazyLock<Vec<HeaderMap>> =
    LazyLock::new(|| TEXTS.iter().filter_map(|text| HeaderMap::from_json(text).ok()).collect());

impl HeaderMap {
    /// Finds a map that comes with the engine by its id, or by the first part of its id and the list: `eia` has one per list.
    pub fn named(id: &str, list: Option<List>) -> Option<Self> {
        let of_list = format!("{id}-{}", list.unwrap_or(List::Sessions));
        let fits =
            |map: &&Self| map.id() == of_list || map.id() == id && list.is_none_or(|list| list == map.list());
        BUILT_IN.iter().find(fits).cloned()
    }

    /// The ids of the maps that come with the engine.
    pub fn ids() -> impl Iterator<Item = &'static str> {
        BUILT_IN.iter().map(Self::id)
    }

    /// A map that knows nothing beyond the usual names of columns.
    pub fn free(list: List) -> Self {
        let document = ColumnsDocument {
            schema: None,
            maatstaf_columns: 1,
            id: "free".to_owned(),
            name: text!("Usual names", "Gebruikelijke namen"),
            about: text!(
                "Columns are known by their usual Dutch and English names.",
                "Kolommen worden herkend aan hun gebruikelijke Nederlandse en Engelse namen."
            ),
            list,
            fields: BTreeMap::new(),
            always: BTreeMap::new(),
            month_first: false,
            standing: None,
            sources: Vec::new(),
        };
        Self { document, fields: BTreeMap::new() }
    }

    /// Reads a map.
    ///
    /// # Errors
    /// Every problem of the text, each with its path, line and column.
    pub fn from_json(text: &str) -> Result<Self, DocumentError> {
        let (document, source) = read::<ColumnsDocument>(text)?;
        Self::checked(document).map_err(|problems| source.refuse(problems))
    }

    /// The same map with a choice for every row that does not say otherwise: what a user knows of a log and the log does not say.
    ///
    /// # Errors
    /// A field that is no choice, and a value that it does not have.
    pub fn always(self, field: &str, value: &str) -> Result<Self, DocumentError> {
        let mut document = self.document;
        document.always.insert(field.to_owned(), value.to_owned());
        Self::checked(document).map_err(DocumentError::new)
    }

    fn checked(document: ColumnsDocument) -> Result<Self, Vec<Problem>> {
        let problems = problems(&document);
        if !problems.is_empty() {
            return Err(problems);
        }
        let fields = document.fields.iter().map(|(name, field)| (simple(name), field.clone())).collect();
        Ok(Self { document, fields })
    }

    /// The map's id.
    pub fn id(&self) -> &str {
        &self.document.id
    }

    /// The list of the ledger that rows become entries of.
    pub fn list(&self) -> List {
        self.document.list
    }

    /// The map as written.
    pub fn document(&self) -> &ColumnsDocument {
        &self.document
    }

    /// The map for a reader: which column becomes what, and where that comes from.
    pub fn page(&self, language: Language) -> Page {
        let map = &self.document;
        let head = match language {
            Language::En => ["Column", "Field"],
            Language::Nl => ["Kolom", "Veld"],
        };
        let page = Page::new()
            .title(format!("{} · {}", map.name.to(language), map.id))
            .paragraph(map.about.to(language))
            .table(head, map.fields.iter().map(|(name, field)| Row::new([name, field])));
        let ids: Vec<String> = map.sources.iter().map(|source| source.id.clone()).collect();
        let origin = map.standing.map(|standing| standing.origin(&ids, language));
        let page = origin.into_iter().fold(page, |page, origin| page.item(Sign::Plain, origin));
        map.sources.iter().fold(page, |page, source| page.note(source.line(language)))
    }

    /// The field of a column, or `-`.
    pub(super) fn field(&self, name: &str) -> Option<&str> {
        self.fields.get(&simple(name)).map(String::as_str)
    }
}

fn problems(map: &ColumnsDocument) -> Vec<Problem> {
    let mut found: Vec<Problem> = version("maatstaf_columns", map.maatstaf_columns).into_iter().collect();
    if !is_id(&map.id) {
        found.push(Problem::new("bad-id", "id", text!("this is not an id", "dit is geen id")));
    }
    let known: Vec<String> = columns::fields(map.list).keys().cloned().chain(["-".to_owned()]).collect();
    let mut seen: BTreeMap<String, &String> = BTreeMap::new();
    for (name, field) in &map.fields {
        let path = at("fields", name);
        found.extend(unknown_name(&path, field, &known));
        if seen.insert(simple(name), field).is_some_and(|other| other != field) {
            let message = text!(
                "this column stands here twice, with different fields",
                "deze kolom staat hier twee keer, met verschillende velden"
            );
            found.push(Problem::new("doubled-column", path, message));
        }
    }
    for (field, value) in &map.always {
        let values: Vec<String> = columns::choices(map.list, field).map(str::to_owned).collect();
        if values.is_empty() {
            let message = text!("this field is no choice", "bij dit veld valt niets te kiezen");
            found.push(Problem::new("unknown-value", at("always", field), message));
        } else {
            found.extend(unknown_name(&at("always", field), value, &values));
        }
    }
    found
}

/// The path of an entry of a map. A column's name may be private, so it is given only when it is an id.
fn at(map: &str, name: &str) -> String {
    if is_id(name) { format!("{map}.{name}") } else { map.to_owned() }
}
