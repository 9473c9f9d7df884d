//! Levels as Arrow tables, made from tables that come one after another.

use std::sync::Mutex;

use arrow_array::{RecordBatch, RecordBatchReader};
use arrow_schema::{ArrowError, SchemaRef};
use arrow_select::concat::concat_batches;
use maatstaf_arrow::{ArrowProblem, estimate_batch, narrow_batch};
use maatstaf_many::Estimator;
use pyo3::exceptions::PyRuntimeError;
use pyo3::{PyErr, PyResult, Python, pyclass, pyfunction, pymethods};
use pyo3_arrow::error::PyArrowError;
use pyo3_arrow::input::AnyRecordBatch;
use pyo3_arrow::{PyRecordBatch, PyRecordBatchReader};

use crate::many::raised;

/// What is made of a table.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Made {
    Claims,
    Rows { plain: bool },
}

/// Tables that are made as somebody asks for the next one.
#[pyclass(frozen, module = "maatstaf._maatstaf")]
pub(crate) struct Tables(Mutex<Option<Making>>);

/// The tables that are read, and what makes others of them.
struct Making {
    reader: Box<dyn RecordBatchReader + Send>,
    estimator: Estimator,
    made: Made,
    /// The number of the next row that is read.
    row: u64,
    schema: SchemaRef,
}

/// Why there is no next table.
enum Failure {
    /// It could not be read.
    Reading(ArrowError),
    /// It is no table of portfolios.
    Table(ArrowProblem),
}

impl Tables {
    /// Reads tables whose first row has a number. That their columns are as they should be is seen at once.
    pub(crate) fn new(
        py: Python<'_>,
        estimator: Estimator,
        (reader, row): (Box<dyn RecordBatchReader + Send>, u64),
        made: Made,
    ) -> PyResult<Self> {
        let empty = RecordBatch::new_empty(reader.schema());
        let mut making = Making { schema: reader.schema(), reader, estimator, made, row };
        making.schema = making.of(&empty).map_err(|error| raised(py, &error.into()))?.schema();
        Ok(Self(Mutex::new(Some(making))))
    }

    fn with<T: Send>(
        &self,
        py: Python<'_>,
        work: impl FnOnce(&mut Making) -> Result<T, Failure> + Send,
    ) -> PyResult<T> {
        // Whoever waits for another thread here does not keep Python waiting.
        let worked = py.detach(|| self.0.lock().ok().as_mut().and_then(|making| making.as_mut()).map(work));
        worked.ok_or_else(taken)?.map_err(|failure| failure.raised(py))
    }
}

#[pymethods]
impl Tables {
    /// The next table, if there is one. Other threads of Python run meanwhile.
    fn next(&self, py: Python<'_>) -> PyResult<Option<PyRecordBatch>> {
        self.with(py, |making| Ok(making.step().transpose()?.map(PyRecordBatch::new)))
    }

    /// All that are left, as one.
    fn all(&self, py: Python<'_>) -> PyResult<PyRecordBatch> {
        self.with(py, |making| {
            let made = std::iter::from_fn(|| making.step()).collect::<Result<Vec<_>, _>>()?;
            let one = match made.as_slice() {
                [one] => Ok(one.clone()),
                all => concat_batches(&making.schema, all),
            };
            one.map(PyRecordBatch::new).map_err(Failure::Reading)
        })
    }

    /// All that are left, for whoever reads a stream.
    fn stream(&self) -> PyResult<PyRecordBatchReader> {
        let making = self.0.lock().ok().and_then(|mut making| making.take());
        Ok(PyRecordBatchReader::new(Box::new(making.ok_or_else(taken)?)))
    }
}

/// A table as a stream of itself.
#[pyfunction]
pub(crate) fn as_stream(table: AnyRecordBatch) -> PyResult<PyRecordBatchReader> {
    table.into_reader().map(PyRecordBatchReader::new)
}

impl Making {
    /// What is made of a table.
    fn of(&mut self, batch: &RecordBatch) -> Result<RecordBatch, ArrowProblem> {
        match self.made {
            Made::Claims => narrow_batch(&mut self.estimator, batch, self.row),
            Made::Rows { plain } => estimate_batch(&mut self.estimator, batch, plain, self.row),
        }
    }

    fn step(&mut self) -> Option<Result<RecordBatch, Failure>> {
        let batch = match self.reader.next()? {
            Ok(batch) => batch,
            Err(error) => return Some(Err(Failure::Reading(error))),
        };
        let made = self.of(&batch).map_err(Failure::Table);
        self.row += batch.num_rows() as u64;
        Some(made)
    }
}

impl Iterator for Making {
    type Item = Result<RecordBatch, ArrowError>;

    fn next(&mut self) -> Option<Self::Item> {
        Some(self.step()?.map_err(|failure| match failure {
            Failure::Reading(error) => error,
            Failure::Table(error) => ArrowError::ExternalError(Box::new(error)),
        }))
    }
}

impl RecordBatchReader for Making {
    fn schema(&self) -> SchemaRef {
        SchemaRef::clone(&self.schema)
    }
}

impl Failure {
    fn raised(self, py: Python<'_>) -> PyErr {
        match self {
            Self::Reading(error) => PyArrowError::from(error).into(),
            Self::Table(error) => raised(py, &error.into()),
        }
    }
}

fn taken() -> PyErr {
    PyRuntimeError::new_err("these tables went to somebody else who reads them as a stream")
}
