//! What each step costs of reading very many portfolios, in one thread and in memory: `scripts/bench many`.
//!
//! Whole commands over files stand in `scripts/scale`; here it is found out where the time goes.

#[path = "../bars/clock.rs"]
#[expect(dead_code, reason = "the other bench says how often each was measured")]
mod clock;
mod lean;
#[path = "../bars/sample.rs"]
#[expect(dead_code, reason = "the other bench measures more sizes")]
mod sample;

use std::cell::RefCell;
use std::error::Error;
use std::io::{self, Write as _};
use std::time::Duration;

use clock::{Contender, measure};
use lean::Lean;
use maatstaf::{Policy, PortfolioDocument};
use maatstaf_many::{Estimator, Form, Levels, Person, Rows};

/// How long is measured.
const TIME: Duration = Duration::from_secs(20);
/// How many portfolios there are: more than a processor keeps at hand.
const PEOPLE: usize = 2_000;

/// What one way of reading keeps from one portfolio to the next.
type Reading = RefCell<(Estimator, Person, Levels, Rows)>;

fn reading() -> Reading {
    RefCell::new((
        Estimator::new(Policy::standard()),
        Person::default(),
        Levels::default(),
        Rows::new(Form::Csv),
    ))
}

fn main() -> Result<(), Box<dyn Error>> {
    if !std::env::args().any(|one| one == "--bench") {
        return Ok(());
    }
    let lines = lines()?;
    let persons = persons(&lines)?;
    let mut contenders = contenders(&lines, &persons);
    let rounds = measure(&mut contenders, TIME);
    let mut out = io::stdout().lock();
    let claims: usize = persons.iter().map(|person| person.words.len()).sum();
    let each = [lines.len(), claims].map(|all| all / PEOPLE);
    writeln!(out, "{PEOPLE} portfolios, {} bytes and {} claims each, {rounds} rounds", each[0], each[1])?;
    let bytes = f64::from(u32::try_from(lines.len())?);
    for contender in &contenders {
        let (time, people) = (contender.median().as_secs_f64(), f64::from(u32::try_from(contender.items)?));
        writeln!(
            out,
            "{:32} {:9.2} us a portfolio {:9.0} MB/s",
            contender.name,
            time / people * 1e6,
            bytes / time / 1e6
        )?;
    }
    Ok(())
}

fn contenders<'c>(lines: &'c [u8], persons: &'c [Person]) -> [Contender<'c>; 6] {
    let (read, estimated, written, known) = (reading(), reading(), reading(), reading());
    [
        Contender::new("lines split", PEOPLE, move || each(lines).map(<[u8]>::len).max()),
        Contender::new("serde_json, leanest struct", PEOPLE, move || {
            each(lines)
                .map(|line| serde_json::from_slice::<Lean<'_>>(line).map_or(0, |lean| lean.weight()))
                .sum::<usize>()
        }),
        Contender::new("read", PEOPLE, move || {
            let (estimator, person, ..) = &mut *read.borrow_mut();
            each(lines).filter(|line| estimator.read(line, person).is_ok()).count()
        }),
        Contender::new("read and estimated", PEOPLE, move || {
            let (estimator, person, levels, _) = &mut *estimated.borrow_mut();
            let mut answer =
                |line| estimator.read(line, person).and_then(|()| estimator.estimate(person, levels));
            each(lines).filter(|line| answer(line).is_ok()).count()
        }),
        Contender::new("read, estimated, rows written", PEOPLE, move || {
            let (estimator, person, levels, rows) = &mut *written.borrow_mut();
            for line in each(lines) {
                rows.clear();
                if estimator.read(line, person).and_then(|()| estimator.estimate(person, levels)).is_ok() {
                    rows.person(estimator, person, levels);
                }
            }
            rows.bytes().len()
        }),
        Contender::new("persons estimated", PEOPLE, move || {
            let (estimator, _, levels, _) = &mut *known.borrow_mut();
            persons.iter().filter(|person| estimator.estimate(person, levels).is_ok()).count()
        }),
    ]
}

/// The lines, each without its end.
fn each(lines: &[u8]) -> impl Iterator<Item = &[u8]> {
    let mut start = 0;
    memchr::memchr_iter(b'\n', lines).filter_map(move |end| {
        let line = lines.get(start..end);
        start = end + 1;
        line
    })
}

/// Portfolios as lines, each with another holder and other days.
fn lines() -> Result<Vec<u8>, Box<dyn Error>> {
    let mut lines = Vec::new();
    for number in 0..PEOPLE {
        let document = PortfolioDocument { holder: format!("coach-{number}"), ..sample::grown(30, number)? };
        serde_json::to_writer(&mut lines, &document)?;
        lines.push(b'\n');
    }
    Ok(lines)
}

fn persons(lines: &[u8]) -> Result<Vec<Person>, Box<dyn Error>> {
    let mut estimator = Estimator::new(Policy::standard());
    let mut persons = Vec::new();
    for line in each(lines) {
        let mut person = Person::default();
        estimator.read(line, &mut person)?;
        persons.push(person);
    }
    Ok(persons)
}
