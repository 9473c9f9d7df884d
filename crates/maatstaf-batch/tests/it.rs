//! Files in, a table out: the same bytes however the input is cut, packed or worked on.

use std::error::Error;
use std::fs::{self, File};
use std::io::Write as _;
use std::num::NonZeroUsize;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use arrow_array::{ArrayRef, RecordBatch, StringArray, UInt64Array};
use arrow_cast::display::{ArrayFormatter, FormatOptions};
use arrow_ipc::reader::FileReader;
use arrow_schema::ArrowError;
use flate2::Compression;
use flate2::write::GzEncoder;
use maatstaf::Policy;
use maatstaf_batch::{Done, Failure, Job, Progress, Reason, find, run};
use maatstaf_many::{COLUMNS, Estimator, Form, LONGEST_PORTFOLIO, Levels, Person, Refusal, Rows};
use parquet::arrow::ArrowWriter;
use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;
use tempfile::TempDir;

type Outcome = Result<(), Box<dyn Error>>;

fn job(
    inputs: &[PathBuf],
    table: &Path,
    threads: usize,
    resume: bool,
    watch: &(dyn Fn(Progress) + Sync),
) -> Result<Done, Failure> {
    let inputs = find(inputs)?;
    run(Job {
        inputs: &inputs,
        estimator: Estimator::new(Policy::standard()),
        way: "a test",
        summary: true,
        table: Some(table),
        narrow: None,
        threads: NonZeroUsize::new(threads).unwrap_or(NonZeroUsize::MIN),
        keep_every: Duration::ZERO,
        resume,
        watch,
    })
}

/// Writes a claims table, or rows, or both, under a policy.
fn narrow(
    inputs: &[PathBuf],
    (out, narrow): (Option<&Path>, Option<&Path>),
    policy: &str,
) -> Result<Done, Failure> {
    let inputs = find(inputs)?;
    run(Job {
        inputs: &inputs,
        estimator: Estimator::new(Policy::by_id(policy).unwrap_or_else(Policy::standard)),
        way: policy,
        summary: true,
        table: out,
        narrow,
        threads: NonZeroUsize::new(2).unwrap_or(NonZeroUsize::MIN),
        keep_every: Duration::ZERO,
        resume: false,
        watch: &|_| {},
    })
}

fn table(inputs: &[PathBuf], table: &Path, threads: usize) -> Result<Done, Failure> {
    job(inputs, table, threads, false, &|_| {})
}

/// A line of about so many bytes: a portfolio that is sound, or not, or no line at all.
fn line(number: usize, bytes: usize) -> String {
    let comment = "é".repeat(bytes / 2);
    let number = number * 7919 % 10_007;
    match number % 11 {
        0 => String::new(),
        1 => "  \t".to_owned(),
        2 => format!("{{\"maatstaf\":1,\"comment\":\"{comment}"),
        3 => format!(
            "{{\"maatstaf\":1,\"framework\":\"emcc-2015\",\"holder\":\"coach-{number}\",\"as_of\":\"2026-02-30\",\"comment\":\"{comment}\"}}"
        ),
        _ => format!(
            "{{\"maatstaf\":1,\"framework\":\"emcc-2015\",\"holder\":\"coach-{number}\",\"as_of\":\"2026-06-30\",\"comment\":\"{comment}\",\"evidence\":[{{\"id\":\"a\",\
             \"title\":\"A\",\"verification\":\"artefact\",\"claims\":[{{\"indicator\":{},\"strength\":{}}}]}}]}}",
            number % 112 + 1,
            number % 4 + 1
        ),
    }
}

/// Lines of very different lengths, about 6 MB in all.
fn lines() -> String {
    (0..700)
        .map(|number| line(number, number * number % 30_011) + if number % 5 == 0 { "\r\n" } else { "\n" })
        .collect()
}

/// The table, made line by line with nothing in between.
fn expected(text: &[u8], name: &str) -> Vec<u8> {
    let (mut estimator, mut person, mut levels) =
        (Estimator::new(Policy::standard()), Person::default(), Levels::default());
    let mut rows = Rows::new(Form::Csv);
    rows.head();
    for (number, line) in (1..).zip(text.split(|byte| *byte == b'\n')) {
        if line.trim_ascii().is_empty() {
            continue;
        }
        match estimator.read(line, &mut person).and_then(|()| estimator.estimate(&person, &mut levels)) {
            Ok(()) => rows.person(&mut estimator, &person, &levels),
            Err(error) => rows.refusal(&Refusal::new(name, number, line, &error)),
        }
    }
    rows.take()
}

fn written(folder: &TempDir, name: &str, bytes: &[u8]) -> Result<PathBuf, Box<dyn Error>> {
    let path = folder.path().join(name);
    fs::write(&path, bytes)?;
    Ok(path)
}

#[test]
fn any_number_of_threads_writes_the_same_table() -> Outcome {
    let folder = tempfile::tempdir()?;
    let text = lines();
    let input = written(&folder, "people.ndjson", text.as_bytes())?;
    let expected = expected(text.as_bytes(), &input.to_string_lossy());
    assert!(text.len() > 4 << 20, "there are several pieces");
    for threads in [1, 2, 3, 8] {
        let out = folder.path().join(format!("{threads}.csv"));
        let done = table(std::slice::from_ref(&input), &out, threads)?;
        assert!(fs::read(&out)? == expected, "{threads} threads");
        assert!(done.people > 400 && done.refused > 100, "{done:?}");
        assert!(
            !folder.path().join(format!("{threads}.csv.progress")).exists(),
            "what is whole needs no way back"
        );
    }
    Ok(())
}

/// A sound portfolio on a line of so many bytes with its end, or a refused one.
fn exactly(bytes: usize, is_sound: bool) -> String {
    let day = if is_sound { "2026-06-30" } else { "2026-02-30" };
    let bare = format!(
        "{{\"maatstaf\":1,\"framework\":\"emcc-2015\",\"holder\":\"coach-a\",\"as_of\":\"{day}\",\"comment\":\"\"}}\n"
    );
    bare.replace("\"\"", &format!("\"{}\"", "x".repeat(bytes - bare.len())))
}

/// The file is read in ranges of 1 MiB. Lines end just before, on and behind the border of two, lie over several, and are empty there.
#[test]
fn a_line_at_the_border_of_two_ranges_is_read_once() -> Outcome {
    const RANGE: usize = 1 << 20;
    let folder = tempfile::tempdir()?;
    for (number, beyond) in [0, 1, 2, 3, 4, 150, 151].into_iter().enumerate() {
        for last in ["", "\n", "{}", "\n\n{}"] {
            let text = exactly(200, false)
                + &exactly(RANGE - 202 + beyond, true)
                + "\n\n\n{}\n"
                + &exactly(2 * RANGE + RANGE / 2, false)
                + &exactly(150, true)
                + &exactly(RANGE, true)
                + &exactly(RANGE / 2, false)
                + last;
            let input = written(&folder, "people.ndjson", text.as_bytes())?;
            let expected = expected(text.as_bytes(), &input.to_string_lossy());
            for threads in [1, 3] {
                let out = folder.path().join(format!("{number}-{}-{threads}.csv", last.len()));
                table(std::slice::from_ref(&input), &out, threads)?;
                assert!(fs::read(&out)? == expected, "{beyond} beyond, {last:?}, {threads} threads");
                fs::remove_file(out)?;
            }
        }
    }
    Ok(())
}

#[test]
fn packed_input_and_packed_tables_hold_the_same() -> Outcome {
    let folder = tempfile::tempdir()?;
    let text = lines();
    let (first, second) = text.split_at(text.len() / 3);
    // Two members one after the other are one text.
    let mut gzip = Vec::new();
    for part in [first, second] {
        let mut packed = GzEncoder::new(Vec::new(), Compression::fast());
        packed.write_all(part.as_bytes())?;
        gzip.extend(packed.finish()?);
    }
    let inputs = [("people.ndjson.gz", gzip), ("people.ndjson.zst", zstd::encode_all(text.as_bytes(), 1)?)];
    for (name, bytes) in inputs {
        let input = written(&folder, name, &bytes)?;
        let expected = expected(text.as_bytes(), &input.to_string_lossy());
        let out = folder.path().join("out.csv.gz");
        table(std::slice::from_ref(&input), &out, 2)?;
        let mut unpacked = Vec::new();
        std::io::copy(&mut flate2::read::MultiGzDecoder::new(File::open(&out)?), &mut unpacked)?;
        assert!(unpacked == expected, "{name}");
        fs::remove_file(out)?;
        let out = folder.path().join("out.csv.zst");
        table(&[input], &out, 2)?;
        assert!(zstd::decode_all(File::open(&out)?)? == expected, "{name}");
        fs::remove_file(out)?;
    }
    Ok(())
}

#[test]
fn what_was_stopped_goes_on_and_ends_as_if_it_had_not_been() -> Outcome {
    let folder = tempfile::tempdir()?;
    let text = lines();
    let inputs = [
        written(&folder, "a.ndjson", text.as_bytes())?,
        written(&folder, "b.ndjson.zst", &zstd::encode_all(text.as_bytes(), 1)?)?,
    ];
    let whole = folder.path().join("whole.csv");
    table(&inputs, &whole, 2)?;
    for stops in [[1, 1], [2, 3], [4, 1], [5, 5]] {
        let out = folder.path().join("out.csv");
        for (at, stop) in stops.into_iter().enumerate() {
            let left = AtomicUsize::new(stop);
            let watch = |_| assert!(left.fetch_sub(1, Ordering::Relaxed) > 1, "stopped here on purpose");
            let stopped = catch_unwind(AssertUnwindSafe(|| job(&inputs, &out, 2, at > 0, &watch)));
            assert!(stopped.is_err());
            // A line that was half written when it stopped.
            File::options().append(true).open(&out)?.write_all(b"coach-1,emcc-20")?;
        }
        let done = job(&inputs, &out, 3, true, &|_| {})?;
        assert!(done.before > 0, "it did not begin anew");
        assert!(fs::read(&out)? == fs::read(&whole)?, "{stops:?}");
        fs::remove_file(out)?;
    }
    Ok(())
}

#[test]
fn nothing_goes_on_that_was_begun_in_another_way() -> Outcome {
    let folder = tempfile::tempdir()?;
    let input = written(&folder, "people.ndjson", lines().as_bytes())?;
    let out = folder.path().join("out.csv");
    let reason = |resume| {
        job(std::slice::from_ref(&input), &out, 1, resume, &|_| {}).map_err(|failure| failure.reason)
    };
    assert!(matches!(reason(true), Err(Reason::NotBegun)));
    let stopped = catch_unwind(AssertUnwindSafe(|| {
        job(std::slice::from_ref(&input), &out, 1, false, &|done| assert!(done.all == 0, "stopped"))
    }));
    assert!(stopped.is_err());
    assert!(matches!(reason(false), Err(Reason::Exists)), "nothing is written over");
    fs::write(&input, "{}\n")?;
    assert!(matches!(reason(true), Err(Reason::OtherJob)), "the input is another one by now");
    let same = table(std::slice::from_ref(&input), &input, 1).map_err(|failure| failure.reason);
    assert!(matches!(same, Err(Reason::ReadAndWritten | Reason::UnknownForm)));
    let form = table(&[input], &folder.path().join("out.txt"), 1).map_err(|failure| failure.reason);
    assert!(matches!(form, Err(Reason::UnknownForm)));
    Ok(())
}

/// A file that goes while the others are read ends the job: nobody waits for the lines that were to be read with it.
#[test]
fn a_file_that_is_gone_ends_the_job_and_keeps_what_came_before() -> Outcome {
    let folder = tempfile::tempdir()?;
    let first = written(&folder, "a.ndjson", lines().as_bytes())?;
    let gone = written(&folder, "b.json", exactly(200, true).as_bytes())?;
    let last = written(&folder, "c.ndjson", exactly(150, false).repeat(20_000).as_bytes())?;
    for threads in [1, 2, 4] {
        let inputs = find(&[&first, &gone, &last])?;
        fs::remove_file(&gone)?;
        let out = folder.path().join(format!("{threads}.csv"));
        let failure = run(Job {
            inputs: &inputs,
            estimator: Estimator::new(Policy::standard()),
            way: "a test",
            summary: false,
            table: Some(&out),
            narrow: None,
            threads: NonZeroUsize::new(threads).unwrap_or(NonZeroUsize::MIN),
            keep_every: Duration::ZERO,
            resume: false,
            watch: &|_| {},
        });
        let failure = failure.err().ok_or("a file is gone")?;
        assert_eq!(failure.file, gone);
        assert!(matches!(failure.reason, Reason::Io(_)));
        let before = expected(&fs::read(&first)?, &first.to_string_lossy());
        assert!(before.starts_with(&fs::read(&out)?) && fs::metadata(&out)?.len() > 0, "{threads} threads");
        written(&folder, "b.json", exactly(200, true).as_bytes())?;
    }
    Ok(())
}

#[test]
fn a_folder_is_read_in_the_order_of_its_names() -> Outcome {
    let folder = tempfile::tempdir()?;
    let below = folder.path().join("in");
    fs::create_dir_all(below.join("b"))?;
    let one = |holder: &str| {
        format!(
            "{{\"maatstaf\": 1,\n \"framework\": \"emcc-2015\",\n \"holder\": \"{holder}\", \"as_of\": \"2026-06-30\"}}\n"
        )
    };
    fs::write(below.join("a.json"), one("first"))?;
    fs::write(below.join("b/x.json"), one("second"))?;
    fs::write(below.join("b/y.json"), one("Jane Doe"))?;
    fs::write(below.join("c.jsonl"), one("third").replace('\n', "") + "\n")?;
    fs::write(below.join("notes.txt"), "not read")?;
    let out = folder.path().join("out.csv");
    let done = table(&[below], &out, 2)?;
    assert_eq!((done.people, done.refused), (3, 1));
    let table = fs::read_to_string(out)?;
    let people: Vec<&str> =
        table.lines().skip(1).step_by(27).filter_map(|row| row.split(',').next()).collect();
    assert_eq!(people.first().copied(), Some("first"));
    assert!(table.contains("b/y.json:3:12: holder,1"), "the place has the line within the file");
    assert!(!table.contains("Jane"), "no text is quoted");
    let empty = folder.path().join("empty");
    fs::create_dir(&empty)?;
    assert!(matches!(find(&[empty]).map_err(|failure| failure.reason), Err(Reason::Nothing)));
    Ok(())
}

#[test]
fn a_line_beyond_all_bounds_is_refused_and_the_next_is_read() -> Outcome {
    let folder = tempfile::tempdir()?;
    let sound =
        "{\"maatstaf\":1,\"framework\":\"emcc-2015\",\"holder\":\"coach-a\",\"as_of\":\"2026-06-30\"}";
    let text = format!("{sound}\n{}\n{sound}", "é".repeat(LONGEST_PORTFOLIO));
    let input = written(&folder, "people.ndjson", text.as_bytes())?;
    let out = folder.path().join("out.csv");
    let done = table(&[input], &out, 2)?;
    assert_eq!((done.people, done.refused), (2, 1));
    assert!(fs::read_to_string(out)?.contains(",too-long,"));
    Ok(())
}

/// Texts as a Parquet table with a column `portfolio`; an empty one is null.
fn texts_table(path: &Path, texts: &[&str]) -> Outcome {
    let texts: Vec<Option<&str>> =
        texts.iter().map(|text| Some(*text).filter(|text| !text.is_empty())).collect();
    let numbers: ArrayRef = Arc::new(UInt64Array::from_iter_values(0..texts.len() as u64));
    let texts: ArrayRef = Arc::new(StringArray::from(texts));
    let batch = RecordBatch::try_from_iter([("number", numbers), ("portfolio", texts)])?;
    let mut writer = ArrowWriter::try_new(File::create(path)?, batch.schema(), None)?;
    writer.write(&batch)?;
    writer.close()?;
    Ok(())
}

#[test]
fn a_claims_table_gives_the_rows_of_the_portfolios_under_any_policy() -> Outcome {
    let folder = tempfile::tempdir()?;
    let samples = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/portfolios");
    let input = written(&folder, "people.ndjson", lines().as_bytes())?;
    let inputs = [samples, input];
    let [claims, arrow] = ["claims.parquet", "claims.arrow"].map(|name| folder.path().join(name));
    for claims in [&claims, &arrow] {
        let first = narrow(&inputs, (None, Some(claims)), "maatstaf-default")?;
        assert!(first.people > 400 && first.refused > 100);
    }
    for policy in ["maatstaf-default", "maatstaf-strict", "every-indicator"] {
        let [direct, through] =
            ["direct", "through"].map(|name| folder.path().join(format!("{name}-{policy}.csv")));
        let from_texts = narrow(&inputs, (Some(&direct), None), policy)?;
        let from_claims = narrow(std::slice::from_ref(&claims), (Some(&through), None), policy)?;
        assert!(fs::read(&direct)? == fs::read(&through)?, "{policy}");
        assert_eq!(from_texts, from_claims, "and the same counts");
        fs::remove_file(&through)?;
        narrow(std::slice::from_ref(&arrow), (Some(&through), None), policy)?;
        assert!(fs::read(&direct)? == fs::read(&through)?, "{policy}, from Arrow");
    }
    let length = |path: &Path| fs::metadata(path).map(|about| about.len());
    assert!(length(&claims)? < length(&inputs[1])? / 20, "there are no texts in it");
    assert!(matches!(
        narrow(&inputs, (None, Some(&claims)), "x").map_err(|failure| failure.reason),
        Err(Reason::Exists)
    ));
    Ok(())
}

/// The cells of a table as lines of text.
fn cells(batches: impl Iterator<Item = Result<RecordBatch, ArrowError>>) -> Result<String, Box<dyn Error>> {
    let mut lines = COLUMNS.join(",") + "\n";
    for batch in batches {
        let batch = batch?;
        let options = FormatOptions::new();
        let columns = batch.columns().iter().map(|column| ArrayFormatter::try_new(column, &options));
        let columns = columns.collect::<Result<Vec<_>, _>>()?;
        for row in 0..batch.num_rows() {
            let cells: Vec<String> = columns.iter().map(|column| column.value(row).to_string()).collect();
            lines += &(cells.join(",") + "\n");
        }
    }
    Ok(lines)
}

#[test]
fn rows_as_tables_are_the_rows_of_the_text() -> Outcome {
    let folder = tempfile::tempdir()?;
    let input = written(&folder, "people.ndjson", lines().as_bytes())?;
    let [rows, arrow, text] = ["rows.parquet", "rows.arrow", "rows.csv"].map(|name| folder.path().join(name));
    for out in [&rows, &arrow, &text] {
        table(std::slice::from_ref(&input), out, 2)?;
    }
    let parquet = ParquetRecordBatchReaderBuilder::try_new(File::open(&rows)?)?.build()?;
    let arrow = FileReader::try_new(File::open(&arrow)?, None)?;
    let expected = fs::read_to_string(text)?;
    assert_eq!(cells(parquet)?, expected);
    assert_eq!(cells(arrow)?, expected);
    assert!(!folder.path().join("rows.parquet.partial").exists());
    Ok(())
}

#[test]
fn a_table_of_texts_is_read_row_by_row() -> Outcome {
    let folder = tempfile::tempdir()?;
    let sound = |holder: &str| {
        format!(
            "{{\"maatstaf\":1,\"framework\":\"emcc-2015\",\"holder\":\"{holder}\",\"as_of\":\"2026-06-30\"}}"
        )
    };
    let texts: Vec<String> = (0..200)
        .map(|at| {
            if at == 77 {
                String::new()
            } else if at == 150 {
                "{}".to_owned()
            } else {
                sound(&format!("c{at}"))
            }
        })
        .collect();
    let input = folder.path().join("people.parquet");
    texts_table(&input, &texts.iter().map(String::as_str).collect::<Vec<_>>())?;
    for threads in [1, 3] {
        let out = folder.path().join(format!("{threads}.csv"));
        let done = table(std::slice::from_ref(&input), &out, threads)?;
        assert_eq!((done.people, done.refused), (198, 2));
        let text = fs::read_to_string(out)?;
        assert!(
            text.contains("no-portfolio,") && text.contains("people.parquet row 78,1\n"),
            "a null is no portfolio"
        );
        assert!(text.contains("missing-field,") && text.contains("people.parquet row 151:1:1,4\n"));
    }
    // Stopped after some batches, it goes on with the next row.
    let out = folder.path().join("stopped.csv");
    let left = AtomicUsize::new(2);
    let watch = |_| assert!(left.fetch_sub(1, Ordering::Relaxed) > 1, "stopped here on purpose");
    assert!(
        catch_unwind(AssertUnwindSafe(|| job(std::slice::from_ref(&input), &out, 1, false, &watch))).is_err()
    );
    let done = job(std::slice::from_ref(&input), &out, 1, true, &|_| {})?;
    assert!(done.before > 0 && done.people + done.refused == 200);
    assert_eq!(fs::read(&out)?, fs::read(folder.path().join("1.csv"))?);
    Ok(())
}

#[test]
fn a_file_that_is_no_table_is_refused_as_a_whole() -> Outcome {
    let folder = tempfile::tempdir()?;
    let broken = written(&folder, "broken.parquet", b"PAR1 and nothing else")?;
    let out = folder.path().join("out.csv");
    let reason = |input: PathBuf| table(&[input], &out, 2).map_err(|failure| failure.reason);
    assert!(matches!(reason(broken), Err(Reason::NoTable(_))));
    fs::remove_file(&out)?;
    fs::remove_file(folder.path().join("out.csv.progress"))?;
    let other = folder.path().join("other.parquet");
    let numbers: ArrayRef = Arc::new(UInt64Array::from_iter_values(0..3));
    let batch = RecordBatch::try_from_iter([("claims", numbers)])?;
    let mut writer = ArrowWriter::try_new(File::create(&other)?, batch.schema(), None)?;
    writer.write(&batch)?;
    writer.close()?;
    assert!(
        matches!(reason(other), Err(Reason::Columns(error)) if error.problems().len() == 10),
        "every column is told"
    );
    Ok(())
}
