//! What it costs to give levels as Arrow tables: microseconds a person, in one thread, for dictionaries and for texts in full.
#![expect(clippy::print_stdout, reason = "an example shows its result")]

use std::error::Error;
use std::hint::black_box;
use std::time::{Duration, Instant};

use maatstaf::Policy;
use maatstaf_arrow::{Persons, PersonsBuilder, RowsBuilder, estimate_batch};
use maatstaf_examples::PORTFOLIOS;
use maatstaf_many::{Estimator, Levels, Person};

/// How many people one table holds.
const PEOPLE: u32 = 8_192;
const ROUNDS: usize = 60;

fn main() -> Result<(), Box<dyn Error>> {
    let mut estimator = Estimator::new(Policy::standard());
    let mut known = Vec::new();
    for number in 0..PEOPLE {
        let (_, text) = PORTFOLIOS.get(number as usize % PORTFOLIOS.len()).ok_or("there are samples")?;
        let (mut person, mut levels) = (Person::default(), Levels::default());
        estimator.read(text.as_bytes(), &mut person)?;
        estimator.estimate(&person, &mut levels)?;
        person.holder = format!("coach-{number}");
        known.push((person, levels));
    }
    for plain in [false, true] {
        let mut rows = RowsBuilder::new(plain);
        let name = if plain { "rows, texts in full" } else { "rows, dictionaries" };
        show(name, || {
            for (person, levels) in &known {
                rows.person(&mut estimator, person, levels);
            }
            rows.finish().map(|table| table.num_rows())
        })?;
    }
    let mut persons = PersonsBuilder::new();
    for (person, _) in &known {
        persons.person(person);
    }
    let claims = persons.finish()?;
    println!("claims table: {} bytes a person", claims.get_array_memory_size() / known.len());
    show("claims table read", || {
        let (persons, mut person) = (Persons::new(&claims)?, Person::default());
        (0..persons.len()).for_each(|row| persons.fill(row, black_box(&mut person)));
        Ok::<_, maatstaf_arrow::ArrowProblem>(persons.len())
    })?;
    show("claims table to rows", || {
        estimate_batch(&mut estimator, &claims, false, 1).map(|table| table.num_rows())
    })
}

/// Shows the best and the median of many rounds.
fn show<E: Error + 'static>(
    name: &str,
    mut run: impl FnMut() -> Result<usize, E>,
) -> Result<(), Box<dyn Error>> {
    let mut times = Vec::new();
    for _ in 0..ROUNDS {
        let start = Instant::now();
        black_box(run()?);
        times.push(start.elapsed());
    }
    times.sort_unstable();
    let each = |time: Duration| time.as_secs_f64() * 1e6 / f64::from(PEOPLE);
    let (best, median) = (times.first().copied(), times.get(ROUNDS / 2).copied());
    println!(
        "{name}: {:.2} us a person (median {:.2})",
        each(best.unwrap_or_default()),
        each(median.unwrap_or_default())
    );
    Ok(())
}
