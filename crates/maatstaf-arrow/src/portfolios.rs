//! The column of portfolios, in whichever of the six ways an engine keeps texts.

use arrow_array::cast::AsArray as _;
use arrow_array::{Array as _, ArrayRef, RecordBatch};
use arrow_schema::DataType;
use maatstaf_document::{DocumentError, text};
use maatstaf_many::{Estimator, Person, Refusal};

use crate::problem::{ArrowProblem, problem};

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
    sources: Option<(&'t ArrayRef, Texts<'t>)>,
}

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
    pub(crate) fn new(batch: &'t RecordBatch, name: &'t str, first_row: u64) -> Self {
        let column = batch.column_by_name(SOURCE).filter(|_| name.is_empty());
        let sources = column.and_then(|column| Some((column, texts(column)?)));
        Self { name, first_row, sources }
    }

    /// A row by its source, or by its number as the caller counts.
    pub(crate) fn of(&self, row: usize) -> String {
        let sources = self.sources.as_ref().filter(|(column, _)| column.is_valid(row));
        if let Some((_, text)) = sources {
            return String::from_utf8_lossy(text(row)).into_owned();
        }
        let (name, number) = (self.name, self.first_row.saturating_add(row as u64));
        if name.is_empty() { format!("row {number}") } else { format!("{name} row {number}") }
    }
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
