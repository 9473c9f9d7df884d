//! Arrow tables: the same rows as the text tables, by way of claims or not, whatever kind of column; and nothing that a table holds makes it panic.

use std::error::Error;
use std::sync::Arc;

use arrow_array::builder::{BinaryViewBuilder, StringViewBuilder};
use arrow_array::cast::AsArray as _;
use arrow_array::types::{Date32Type, Int16Type, Int32Type, UInt16Type, UInt32Type, UInt64Type};
use arrow_array::{
    Array, ArrayRef, BinaryArray, Date32Array, DictionaryArray, Float64Array, Int32Array, Int64Array,
    LargeBinaryArray, LargeListArray, LargeStringArray, ListArray, RecordBatch, StringArray, UInt32Array,
    UInt64Array, new_null_array,
};
use arrow_buffer::{OffsetBuffer, ScalarBuffer};
use arrow_schema::{ArrowError, DataType, Field};
use maatstaf::Policy;
use maatstaf_arrow::{Batch, Persons, estimate_batch, narrow_batch, persons_schema, rows_schema};
use maatstaf_many::{COLUMNS, Estimator, Form, Levels, Person, Refusal, Rows, day_of};
use maatstaf_tests::generate::{Case, all_cases, config};
use proptest::prelude::*;

type Outcome = Result<(), Box<dyn Error>>;

/// Texts of which some are no sound portfolio, and an estimator that knows the first one's framework.
fn texts(cases: &[Case], odd: &[Odd]) -> Result<(Estimator, Vec<Option<String>>), TestCaseError> {
    let Some(first) = cases.first() else { return Err(TestCaseError::reject("no case")) };
    let engine = first.engine()?;
    let estimator = Estimator::new(engine.policy).with_framework(engine.framework);
    let mut texts = Vec::new();
    for (number, (case, odd)) in cases.iter().zip(odd).enumerate() {
        let mut portfolio = case.portfolio.clone();
        portfolio.holder = format!("coach-{number}.{}", "x".repeat(number));
        let text = serde_json::to_string_pretty(&portfolio).unwrap_or_default();
        texts.push(match odd {
            Odd::Sound => Some(text),
            Odd::Missing => None,
            Odd::Empty => Some(String::new()),
            Odd::NotJson => Some("{\n  \"holder\": \"=sum(a1)\",,".to_owned()),
            Odd::Damaged => {
                Some(text.replace("\"strength\": 3", "\"strength\": 9").replace("2026", "2062-1"))
            }
            Odd::UnknownFramework => Some(text.replace("\"maatstaf\": 1", "\"maatstaf\": 1, \"a,\\\"b\": 1")),
        });
    }
    Ok((estimator, texts))
}

#[derive(Debug, Clone, Copy)]
enum Odd {
    Sound,
    Missing,
    Empty,
    NotJson,
    Damaged,
    UnknownFramework,
}

fn odd() -> impl Strategy<Value = Odd> {
    prop_oneof![
        6 => Just(Odd::Sound),
        1 => Just(Odd::Missing),
        1 => Just(Odd::Empty),
        1 => Just(Odd::NotJson),
        1 => Just(Odd::Damaged),
        1 => Just(Odd::UnknownFramework),
    ]
}

fn some() -> impl Strategy<Value = (Vec<Case>, Vec<Odd>)> {
    (prop::collection::vec(all_cases(), 1..6), prop::collection::vec(odd(), 6))
}

/// A batch of one column.
fn batch(column: ArrayRef) -> Result<RecordBatch, ArrowError> {
    RecordBatch::try_from_iter_with_nullable([("portfolio", column, true)])
}

fn utf8(texts: &[Option<String>]) -> ArrayRef {
    Arc::new(StringArray::from_iter(texts))
}

/// The same texts in every kind of column that may hold them.
fn kinds(texts: &[Option<String>]) -> Vec<ArrayRef> {
    let bytes = || texts.iter().map(|text| text.as_ref().map(String::as_bytes));
    let (mut view, mut bytes_view) = (StringViewBuilder::new(), BinaryViewBuilder::new());
    for text in texts {
        view.append_option(text.as_deref());
        bytes_view.append_option(text.as_deref());
    }
    vec![
        utf8(texts),
        Arc::new(LargeStringArray::from_iter(texts)),
        Arc::new(view.finish()),
        Arc::new(bytes().collect::<BinaryArray>()),
        Arc::new(bytes().collect::<LargeBinaryArray>()),
        Arc::new(bytes_view.finish()),
    ]
}

/// The rows of the text table.
fn csv(estimator: &mut Estimator, texts: &[Option<String>], first_row: u64) -> String {
    let mut rows = Rows::new(Form::Csv);
    let (mut person, mut levels) = (Person::default(), Levels::default());
    for (number, text) in (first_row..).zip(texts) {
        let name = format!("row {number}");
        let Some(text) = text else {
            let (problem, place) = ("no-portfolio".to_owned(), name);
            rows.refusal(&Refusal { problem, place, problems: 1, ..Refusal::default() });
            continue;
        };
        let read = estimator.read(text.as_bytes(), &mut person);
        match read.and_then(|()| estimator.estimate(&person, &mut levels)) {
            Ok(()) => rows.person(estimator, &person, &levels),
            Err(error) => rows.refusal(&Refusal::new(&name, 1, text.as_bytes(), &error)),
        }
    }
    String::from_utf8(rows.take()).unwrap_or_default()
}

/// An Arrow table, written out as the text table is.
fn written(table: &RecordBatch) -> String {
    let mut text = String::new();
    for row in 0..table.num_rows() {
        let cells = table.columns().iter().map(|column| quoted(cell(column, row)));
        text.push_str(&cells.collect::<Vec<_>>().join(","));
        text.push('\n');
    }
    text
}

fn cell(column: &ArrayRef, row: usize) -> String {
    if column.is_null(row) {
        return String::new();
    }
    match column.data_type() {
        DataType::Utf8 => column.as_string::<i32>().value(row).to_owned(),
        DataType::Date32 => {
            let day = column.as_primitive::<Date32Type>().value(row);
            day_of(day).map(|day| day.to_string()).unwrap_or_default()
        }
        DataType::Int16 => column.as_primitive::<Int16Type>().value(row).to_string(),
        DataType::Int32 => column.as_primitive::<Int32Type>().value(row).to_string(),
        DataType::Dictionary(..) => {
            let words = column.as_dictionary::<Int32Type>();
            let texts = words.values().as_string::<i32>();
            words.key(row).map(|key| texts.value(key).to_owned()).unwrap_or_default()
        }
        other => format!("{other} is no column of rows"),
    }
}

fn quoted(text: String) -> String {
    let formula = text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']);
    let text = if formula { format!("'{text}") } else { text };
    if text.contains([',', '"', '\n', '\r']) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text }
}

proptest! {
    #![proptest_config(config("MAATSTAF_ARROW_CASES", 300))]

    #[test]
    fn an_arrow_table_has_the_rows_of_the_text_table((cases, odd) in some(), first_row in 0_u64..1 << 40) {
        let (mut estimator, texts) = texts(&cases, &odd)?;
        let expected = csv(&mut estimator, &texts, first_row);
        let batch = batch(utf8(&texts))?;
        for plain in [true, false] {
            let rows = estimate_batch(&mut estimator, &batch, plain, first_row)?;
            prop_assert_eq!(rows.schema(), rows_schema(plain));
            prop_assert_eq!(&written(&rows), &expected);
        }
    }

    #[test]
    fn a_claims_table_has_the_rows_of_its_portfolios((cases, odd) in some()) {
        let (mut estimator, texts) = texts(&cases, &odd)?;
        let expected = csv(&mut estimator, &texts, 7);
        let claims = narrow_batch(&mut estimator, &batch(utf8(&texts))?, 7)?;
        prop_assert_eq!(claims.schema(), persons_schema());
        prop_assert_eq!(claims.num_rows(), texts.len());
        for plain in [true, false] {
            prop_assert_eq!(&written(&estimate_batch(&mut estimator, &claims, plain, 7)?), &expected);
        }
        let other = as_others_write(&claims)?;
        prop_assert_eq!(&written(&estimate_batch(&mut estimator, &other, true, 7)?), &expected);
    }

    #[test]
    fn every_kind_of_column_and_every_part_of_one_gives_the_same((cases, odd) in some(), from in 0_usize..6) {
        let (mut estimator, texts) = texts(&cases, &odd)?;
        let expected = csv(&mut estimator, &texts, 0);
        let from = from.min(texts.len());
        let part = csv(&mut estimator, texts.get(from..).unwrap_or_default(), 3);
        for column in kinds(&texts) {
            let batch = batch(column)?;
            prop_assert_eq!(&written(&estimate_batch(&mut estimator, &batch, true, 0)?), &expected);
            let slice = batch.slice(from, texts.len() - from);
            prop_assert_eq!(&written(&estimate_batch(&mut estimator, &slice, true, 3)?), &part);
            let claims = narrow_batch(&mut estimator, &slice, 3)?;
            prop_assert_eq!(&written(&estimate_batch(&mut estimator, &claims, true, 3)?), &part);
        }
        let claims = narrow_batch(&mut estimator, &batch(utf8(&texts))?, 0)?;
        let before = texts.get(..from).map_or(0, |texts| csv(&mut estimator, texts, 0).len());
        for claims in [as_others_write(&claims)?, claims] {
            let slice = claims.slice(from, texts.len() - from);
            let rows = written(&estimate_batch(&mut estimator, &slice, false, 0)?);
            prop_assert_eq!(Some(rows.as_str()), expected.get(before..));
        }
    }

    #[test]
    fn a_damaged_claims_table_is_refused_or_its_persons_are(
        (cases, odd) in some(),
        damage in prop::collection::vec((0_usize..10, damage()), 1..4),
    ) {
        let (mut estimator, texts) = texts(&cases, &odd)?;
        let mut claims = narrow_batch(&mut estimator, &batch(utf8(&texts))?, 0)?;
        for (column, damage) in damage {
            claims = damage.done_to(&claims, column)?;
        }
        match estimate_batch(&mut estimator, &claims, true, 0) {
            Ok(rows) => prop_assert!(rows.num_rows() >= claims.num_rows()),
            Err(error) => {
                for problem in error.problems() {
                    prop_assert!(!problem.place.path.is_empty() && problem.help.is_some(), "{problem:?}");
                }
            }
        }
    }
}

/// The same claims table with its columns turned round, and as other engines keep them: wide texts and lists, numbers with a sign, dictionaries.
fn as_others_write(claims: &RecordBatch) -> Result<RecordBatch, ArrowError> {
    let schema = claims.schema();
    let names = schema.fields().iter().map(|field| field.name().as_str());
    let changed = claims.columns().iter().zip(names).map(|(column, name)| {
        let column: ArrayRef = match name {
            "framework" => Arc::new(column.as_string::<i32>().iter().collect::<DictionaryArray<Int32Type>>()),
            "person" => Arc::new(column.as_string::<i32>().iter().collect::<LargeStringArray>()),
            "claims" | "far" => Arc::new(wide(column.as_list())?),
            "problems" => {
                let values = column.as_primitive::<UInt32Type>().iter();
                Arc::new(values.map(|one| one.map(u32::cast_signed)).collect::<Int32Array>())
            }
            _ => Arc::clone(column),
        };
        Ok((name, column, true))
    });
    let mut changed: Vec<_> = changed.collect::<Result<_, ArrowError>>()?;
    changed.push(("region", new_null_array(&DataType::Utf8, claims.num_rows()), true));
    changed.reverse();
    RecordBatch::try_from_iter_with_nullable(changed)
}

fn wide(lists: &ListArray) -> Result<LargeListArray, ArrowError> {
    let values = lists.values().as_primitive::<UInt64Type>().iter();
    let values: Int64Array = values.map(|one| one.map(u64::cast_signed)).collect();
    let ends: ScalarBuffer<i64> = lists.offsets().iter().map(|end| i64::from(*end)).collect();
    let item = Arc::new(Field::new("element", DataType::Int64, true));
    LargeListArray::try_new(item, OffsetBuffer::new(ends), Arc::new(values), lists.nulls().cloned())
}

/// What happens to a column.
#[derive(Debug, Clone)]
enum Damage {
    /// It goes.
    Gone,
    /// It holds something else.
    Other,
    /// It holds nothing.
    Null,
    /// It holds these texts, days or lists instead, and those again.
    Holds(Vec<(String, i32, Vec<Option<u64>>)>),
    /// It is moved by a row, so that it no longer fits the others.
    Moved,
}

fn damage() -> impl Strategy<Value = Damage> {
    let word = prop_oneof![3 => any::<u64>(), 2 => 0_u64..64, 1 => any::<u64>().prop_map(|word| word & !(0xFF << 42))];
    let words = prop::collection::vec(prop::option::weighted(0.97, word), 0..9);
    let day = prop_oneof![any::<i32>(), Just(i32::MIN), Just(i32::MAX), -30_000_i32..30_000];
    let value = ("(emcc-2015|coach-1|=1[+]1|[ -~]{0,70})", day, words);
    prop_oneof![
        1 => Just(Damage::Gone),
        1 => Just(Damage::Other),
        1 => Just(Damage::Null),
        6 => prop::collection::vec(value, 1..6).prop_map(Damage::Holds),
        2 => Just(Damage::Moved),
    ]
}

impl Damage {
    fn done_to(&self, claims: &RecordBatch, at: usize) -> Result<RecordBatch, ArrowError> {
        let moved = usize::from(matches!(self, Self::Moved) && claims.num_rows() > 0);
        let rows = claims.num_rows() - moved;
        let mut columns = Vec::new();
        for (number, (field, column)) in claims.schema().fields().iter().zip(claims.columns()).enumerate() {
            let column = match self {
                _ if number != at => column.slice(0, rows),
                Self::Gone => continue,
                Self::Other => Arc::new(Float64Array::from(vec![0.5; rows])),
                Self::Null => new_null_array(column.data_type(), rows),
                Self::Holds(values) => held(column, values, rows),
                Self::Moved => column.slice(moved, rows),
            };
            columns.push((field.name().clone(), column, true));
        }
        RecordBatch::try_from_iter_with_nullable(columns)
    }
}

/// A column of the same type that holds other values, over and over.
fn held(column: &ArrayRef, values: &[(String, i32, Vec<Option<u64>>)], rows: usize) -> ArrayRef {
    let values = || values.iter().cycle().take(rows);
    let lists = || values().map(|(_, _, list)| Some(list.clone()));
    let narrow = |word: Option<u64>| word.and_then(|word| u32::try_from(word & 0xFFFF_FFFF).ok());
    let short = |word: Option<u64>| word.and_then(|word| u16::try_from(word & 0xFFFF).ok());
    match column.data_type() {
        DataType::Date32 => Arc::new(Date32Array::from_iter_values(values().map(|(_, day, _)| *day))),
        DataType::UInt32 => {
            let first = values().map(|(_, _, list)| list.first().copied().flatten());
            Arc::new(first.map(narrow).collect::<UInt32Array>())
        }
        DataType::List(item) if *item.data_type() == DataType::UInt64 => {
            Arc::new(ListArray::from_iter_primitive::<UInt64Type, _, _>(lists()))
        }
        DataType::List(item) if *item.data_type() == DataType::UInt32 => {
            let lists = lists().map(|list| list.map(|list| list.into_iter().map(narrow).collect::<Vec<_>>()));
            Arc::new(ListArray::from_iter_primitive::<UInt32Type, _, _>(lists))
        }
        DataType::List(_) => {
            let lists = lists().map(|list| list.map(|list| list.into_iter().map(short).collect::<Vec<_>>()));
            Arc::new(ListArray::from_iter_primitive::<UInt16Type, _, _>(lists))
        }
        _ => Arc::new(StringArray::from_iter_values(values().map(|(text, ..)| text))),
    }
}

/// Two persons and a refusal.
fn sound() -> Result<RecordBatch, Box<dyn Error>> {
    let sound = r#"{"maatstaf": 1, "framework": "emcc-2015", "holder": "coach-a", "as_of": "2026-06-30", "evidence": [
        {"id": "journal", "title": "A journal", "claims": [{"indicator": 1, "strength": 2}]}]}"#;
    let texts = [Some(sound.to_owned()), Some(sound.replace("coach-a", "coach-b")), None];
    Ok(narrow_batch(&mut Estimator::new(Policy::standard()), &batch(utf8(&texts))?, 1)?)
}

/// A sound table with one column exchanged.
fn with(name: &str, column: &ArrayRef) -> Result<RecordBatch, Box<dyn Error>> {
    let sound = sound()?;
    let schema = sound.schema();
    let columns = schema.fields().iter().zip(sound.columns()).map(|(field, own)| {
        let column = if field.name() == name { column } else { own };
        (field.name().clone(), Arc::clone(column), true)
    });
    Ok(RecordBatch::try_from_iter_with_nullable(columns.collect::<Vec<_>>())?)
}

#[test]
fn what_is_wrong_with_a_claims_table_is_told_with_its_place() -> Outcome {
    let lists = |lists: [Option<Vec<Option<u64>>>; 3]| -> ArrayRef {
        Arc::new(ListArray::from_iter_primitive::<UInt64Type, _, _>(lists))
    };
    let none = || Some(Vec::new());
    let cases: [(&str, ArrayRef, &str, &str); 8] = [
        ("claims", Arc::new(UInt64Array::from(vec![1, 2, 3])), "wrong-type", "claims"),
        ("claims", lists([none(), None, None]), "wrong-value", "claims[1]"),
        ("claims", lists([Some(vec![Some(1), None]), none(), none()]), "wrong-value", "claims[0]"),
        ("far", lists([none(), Some(vec![Some(0); 2]), none()]), "wrong-value", "far[1]"),
        ("person", Arc::new(StringArray::from(vec!["a", "=b()", "c"])), "wrong-value", "person[1]"),
        ("as_of", Arc::new(Date32Array::from(vec![0, i32::MIN, 0])), "wrong-value", "as_of[1]"),
        (
            "framework",
            Arc::new(StringArray::from(vec![None, Some("x"), None])),
            "wrong-value",
            "framework[0]",
        ),
        ("problems", new_null_array(&DataType::UInt32, 3), "wrong-value", "problems[2]"),
    ];
    Persons::new(&sound()?)?;
    for (name, column, code, place) in cases {
        let Err(error) = Persons::new(&with(name, &column)?) else {
            return Err(format!("{place} was taken").into());
        };
        let found: Vec<_> = error.problems().iter().map(|one| (one.code, one.place.path.as_str())).collect();
        assert_eq!(found, [(code, place)]);
    }
    Ok(())
}

#[test]
fn a_claim_on_what_the_framework_does_not_have_refuses_that_person_alone() -> Outcome {
    let claims =
        [Some(vec![Some(1_u64 << 33)]), Some(vec![Some(u64::from(u16::MAX) << 33)]), Some(Vec::new())];
    let claims: ArrayRef = Arc::new(ListArray::from_iter_primitive::<UInt64Type, _, _>(claims));
    let claims = with("claims", &claims)?;
    let rows = estimate_batch(&mut Estimator::new(Policy::standard()), &claims, true, 4)?;
    let written = written(&rows);
    let refused: Vec<&str> = written.lines().skip(27).collect();
    assert_eq!(refused, ["coach-b,,,,,,,,,,unknown-claim,row 5: claims,1", ",,,,,,,,,,no-portfolio,row 3,1"]);
    Ok(())
}

#[test]
fn a_column_of_sources_names_the_rows_unless_the_whole_has_a_name() -> Outcome {
    let sources: ArrayRef =
        Arc::new(StringArray::from(vec![Some("a.json"), None, Some("b.json"), Some("c.json")]));
    let texts = utf8(&[Some("{}".to_owned()), Some("{}".to_owned()), None, Some("[".to_owned())]);
    let batch =
        RecordBatch::try_from_iter_with_nullable([("portfolio", texts, true), ("source", sources, true)])?;
    let mut estimator = Estimator::new(Policy::standard());
    let places = |rows: &RecordBatch| -> Vec<String> {
        let places = rows["place"].as_string::<i32>().iter().flatten();
        places.map(|place| place.split(": ").next().unwrap_or_default().to_owned()).collect()
    };
    let rows = estimate_batch(&mut estimator, &batch, true, 6)?;
    assert_eq!(places(&rows), ["a.json:1:1", "row 7:1:1", "b.json", "c.json:1:1"]);
    let claims = narrow_batch(&mut estimator, &batch, 6)?;
    assert_eq!(places(&claims), places(&rows));
    // Few sources for many rows mostly come as a dictionary.
    let texts = utf8(&[Some("{}".to_owned()), Some("[".to_owned())]);
    let few: ArrayRef = Arc::new(DictionaryArray::<Int32Type>::from_iter([Some("a.json"), None]));
    let few = RecordBatch::try_from_iter_with_nullable([
        ("portfolio", texts.clone(), true),
        ("source", few, true),
    ])?;
    assert_eq!(places(&estimate_batch(&mut estimator, &few, true, 1)?), ["a.json:1:1", "row 2:1:1"]);
    let numbers: ArrayRef = Arc::new(Int32Array::from(vec![1, 2]));
    let wrong = RecordBatch::try_from_iter([("source", Arc::clone(&numbers)), ("portfolio", numbers)])?;
    let refused = estimate_batch(&mut estimator, &wrong, true, 1).map_err(|error| {
        error.problems().iter().map(|one| (one.code, one.place.path.clone())).collect::<Vec<_>>()
    });
    let both = ["portfolio", "source"].map(|column| ("wrong-type", column.to_owned()));
    assert_eq!(refused.err().as_deref(), Some(both.as_slice()), "both columns are told");
    let named = Batch::new(&batch, "register.parquet", 6)?.read(2, &mut estimator, &mut Person::default());
    assert_eq!(named.map_err(|refusal| refusal.place), Err("register.parquet row 8".to_owned()));
    Ok(())
}

#[test]
fn a_batch_without_portfolios_or_claims_says_what_it_lacks() -> Outcome {
    let other = RecordBatch::try_from_iter([("text", utf8(&[Some("{}".to_owned())]))])?;
    let numbers: ArrayRef = Arc::new(Int32Array::from(vec![1]));
    let numbers = RecordBatch::try_from_iter([("portfolio", numbers)])?;
    let mut estimator = Estimator::new(Policy::standard());
    for (batch, code) in [(other, "missing-column"), (numbers, "wrong-type")] {
        for answer in
            [estimate_batch(&mut estimator, &batch, true, 0), narrow_batch(&mut estimator, &batch, 0)]
        {
            let codes =
                answer.map_err(|error| error.problems().iter().map(|one| one.code).collect::<Vec<_>>());
            assert_eq!(codes.err(), Some(vec![code]));
        }
    }
    Ok(())
}

#[test]
fn the_columns_are_those_of_the_text_table() {
    for plain in [true, false] {
        let schema = rows_schema(plain);
        assert!(schema.fields().iter().map(|field| field.name().as_str()).eq(COLUMNS));
    }
}
