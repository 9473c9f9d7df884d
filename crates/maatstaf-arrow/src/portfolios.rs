//! The column of portfolios, in whichever of the six ways an engine keeps texts.

use arrow_array::cast::AsArray as _;
use arrow_array::{Array as _, ArrayRef, RecordBatch};
use arrow_schema::DataType;
use maatstaf_document::{DocumentError, text};
use maatstaf_many::{Estimator, Person, Refusal};

use crate::problem::{ArrowProblem, problem};
use crate::read::Strings;

/// The name of the column.
pub(crate) const PORTFOLIO: &str = "portfolio";

/// The name of the column that says where each portfolio is from.
const SOURCE: &str = "source";

/// The portfolios of a batch.
pub(crate) struct Portfolios<'t> {
    column: &'t ArrayRef,
    text: Texts<'t>,
}

/// How rows are named in refusals.
pub(crate) struct Place<'t> {
    name: &'t str,
    first_row: u64,
    sources: Option<Sources<'t>>,
}

/// How to find where the portfolio of a row is from, if that is told.
type Sources<'t> = Box<dyn Fn(usize) -> Option<String> + 't>;

/// How to find the text of a row that is not null.
type Texts<'t> = Box<dyn Fn(usize) -> &'t [u8] + 't>;

impl<'t> Portfolios<'t> {
    /// The portfolios of a batch that has a column of them.
    pub(crate) fn new(batch: &'t RecordBatch) -> Result<Self, ArrowProblem> {
        let column = batch.column_by_name(PORTFOLIO).ok_or_else(missing)?;
        let text = texts(column).ok_or_else(|| wrong_type(column.data_type()))?;
        Ok(Self { column, text })
    }

    /// Reads one into a person, or says why that is not possible.
    pub(crate) fn read(
        &self,
        row: usize,
        place: &Place<'_>,
        estimator: &mut Estimator,
        person: &mut Person,
    ) -> Result<(), Refusal> {
        if self.column.is_null(row) {
            return Err(Refusal {
                problem: "no-portfolio".to_owned(),
                place: place.of(row),
                problems: 1,
                ..Refusal::default()
            });
        }
        let text = (self.text)(row);
        let refused = |error| Refusal::new(&place.of(row), 1, text, &error);
        estimator.read(text, person).map_err(refused)
    }
}

impl<'t> Place<'t> {
    /// The rows of something with a name from a number on; without a name, rows have those that the batch gives them.
    pub(crate) fn new(batch: &'t RecordBatch, name: &'t str, first_row: u64) -> Result<Self, ArrowProblem> {
        let column = batch.column_by_name(SOURCE).filter(|_| name.is_empty());
        let sources = column.map(|column| sources(column).ok_or_else(|| no_source(column.data_type())));
        Ok(Self { name, first_row, sources: sources.transpose()? })
    }

    /// A row by its source, or by its number as the caller counts.
    pub(crate) fn of(&self, row: usize) -> String {
        if let Some(source) = self.sources.as_ref().and_then(|source| source(row)) {
            return source;
        }
        let (name, number) = (self.name, self.first_row.saturating_add(row as u64));
        if name.is_empty() { format!("row {number}") } else { format!("{name} row {number}") }
    }
}

/// Texts, or dictionaries of them, as few sources name many rows; or bytes.
fn sources(column: &ArrayRef) -> Option<Sources<'_>> {
    if let Some(strings) = Strings::new(column) {
        return Some(Box::new(move |row| strings.at(row).map(str::to_owned)));
    }
    let bytes = texts(column)?;
    let source = move |row| String::from_utf8_lossy(bytes(row)).into_owned();
    Some(Box::new(move |row| column.is_valid(row).then(|| source(row))))
}

fn texts(column: &ArrayRef) -> Option<Texts<'_>> {
    Some(match column.data_type() {
        DataType::Utf8 => {
            let texts = column.as_string::<i32>();
            Box::new(|row| texts.value(row).as_bytes())
        }
        DataType::LargeUtf8 => {
            let texts = column.as_string::<i64>();
            Box::new(|row| texts.value(row).as_bytes())
        }
        DataType::Utf8View => {
            let texts = column.as_string_view();
            Box::new(|row| texts.value(row).as_bytes())
        }
        DataType::Binary => {
            let texts = column.as_binary::<i32>();
            Box::new(|row| texts.value(row))
        }
        DataType::LargeBinary => {
            let texts = column.as_binary::<i64>();
            Box::new(|row| texts.value(row))
        }
        DataType::BinaryView => {
            let texts = column.as_binary_view();
            Box::new(|row| texts.value(row))
        }
        _ => return None,
    })
}

fn missing() -> ArrowProblem {
    let message = text!(
        "there is no column of portfolios, and this is no claims table",
        "er is geen kolom met portfolio's, en dit is geen tabel met claims"
    );
    let help = text!(
        "give a column `portfolio` with the JSON text, or the ten columns of a claims table",
        "geef een kolom `portfolio` met de JSON-tekst, of de tien kolommen van een tabel met claims"
    );
    DocumentError::new(vec![problem("missing-column", PORTFOLIO, message, help)])
}

fn wrong_type(found: &DataType) -> ArrowProblem {
    let message = text!("this column holds {found}", "deze kolom bevat {found}");
    let help = text!("give texts or bytes: the JSON text", "geef tekst of bytes: de JSON-tekst");
    DocumentError::new(vec![problem("wrong-type", PORTFOLIO, message, help)])
}

fn no_source(found: &DataType) -> ArrowProblem {
    let message = text!("this column holds {found}", "deze kolom bevat {found}");
    let help = text!(
        "give texts that say where each portfolio is from, or call the column something else",
        "geef tekst die zegt waar elk portfolio vandaan komt, of noem de kolom anders"
    );
    DocumentError::new(vec![problem("wrong-type", SOURCE, message, help)])
}
