//! Levels of very many portfolios.

use std::sync::Mutex;

use maatstaf_calls::{Framework, Refused, Way};
use maatstaf_many::{Estimator, Levels, Person};
use pyo3::pybacked::PyBackedBytes;
use pyo3::types::PyAnyMethods as _;
use pyo3::{IntoPyObject, PyErr, PyResult, Python, pyclass, pymethods};
use pyo3_arrow::input::AnyRecordBatch;

use crate::one::{problems, utf8};
use crate::tables::{Made, Tables};

/// What estimates in one way. Threads of Python may share it.
#[pyclass(frozen, module = "maatstaf._maatstaf")]
pub(crate) struct Many {
    new: Estimator,
    /// Those that know their frameworks already, and work for nobody now.
    idle: Mutex<Vec<Estimator>>,
}

/// What goes to Python: person, framework, day of reading and the heights in each lane, overall and per category.
#[derive(IntoPyObject)]
struct Estimated(String, String, String, Vec<u8>);

/// What is estimated of a portfolio, or the problems as JSON.
#[derive(IntoPyObject)]
enum Outcome {
    #[pyo3(transparent)]
    Levels(Estimated),
    #[pyo3(transparent)]
    Problems(String),
}

#[pymethods]
impl Many {
    /// Reads the way from a request with its fields.
    #[new]
    fn new(py: Python<'_>, way: &[u8]) -> PyResult<Self> {
        let way = py.detach(|| utf8("", way).and_then(Way::from_json)).map_err(|error| raised(py, &error))?;
        let mut new = Estimator::new(way.policy);
        let own = way.framework.as_ref().map(|own| own.id().to_owned());
        if let Some(framework) = way.framework {
            new = new.with_framework(framework);
        }
        new = way.as_of.into_iter().fold(new, Estimator::on);
        // What is looked up here is known to every one that is made of it.
        let id = own.unwrap_or_else(|| Framework::emcc().id().to_owned());
        new.framework(&id);
        Ok(Self { new, idle: Mutex::default() })
    }

    /// Estimates portfolios, each in the order in which it was given. Other threads of Python run meanwhile.
    #[expect(clippy::needless_pass_by_value, reason = "Python's values are taken as they come")]
    fn people(&self, py: Python<'_>, portfolios: Vec<PyBackedBytes>) -> Vec<Outcome> {
        py.detach(|| {
            let mut estimator = self.idle.lock().ok().and_then(|mut idle| idle.pop());
            let known = estimator.get_or_insert_with(|| self.new.clone());
            let mut room = (Person::default(), Levels::default());
            let outcomes = portfolios.iter().map(|text| estimated(known, text, &mut room)).collect();
            self.idle.lock().map(|mut idle| idle.extend(estimator)).ok();
            outcomes
        })
    }

    /// The ids of the levels of a framework, and of its categories.
    fn framework(&self, id: &str) -> Option<(Vec<String>, Vec<String>)> {
        let mut estimator = self.new.clone();
        let framework = estimator.framework(id)?;
        Some((framework.levels().to_vec(), framework.categories().to_vec()))
    }

    /// Begins to make tables of tables: claims tables, rows with dictionaries, or plain rows.
    fn tables(&self, py: Python<'_>, tables: AnyRecordBatch, made: &str, first_row: u64) -> PyResult<Tables> {
        let made = if made == "claims" { Made::Claims } else { Made::Rows { plain: made == "plain" } };
        Tables::new(py, self.new.clone(), (tables.into_reader()?, first_row), made)
    }
}

fn estimated(estimator: &mut Estimator, text: &[u8], room: &mut (Person, Levels)) -> Outcome {
    let (person, levels) = room;
    let estimated = estimator.read(text, person).and_then(|()| estimator.estimate(person, levels));
    match estimated {
        Err(error) => Outcome::Problems(problems(&error.into())),
        Ok(()) => Outcome::Levels(Estimated(
            person.holder.clone(),
            person.framework.clone(),
            estimator.reads_on(person).map(|day| day.to_string()).unwrap_or_default(),
            levels.overall.iter().chain(levels.categories.as_flattened()).copied().collect(),
        )),
    }
}

/// What Python raises for problems.
pub(crate) fn raised(py: Python<'_>, refused: &Refused) -> PyErr {
    let refusals = py.import("maatstaf._refused").and_then(|module| module.getattr("Refused"));
    let refusal =
        refusals.and_then(|refusals| refusals.call_method1("_from_json", (problems(refused), "en")));
    refusal.map_or_else(|error| error, PyErr::from_value)
}
