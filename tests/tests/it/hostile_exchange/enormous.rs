//! Enormous frameworks and badges: each is read or refused soon.

use std::time::{Duration, Instant};

use maatstaf_exchange::{Format, Levels, Summary, leveled, read, tiered};

use super::{Answer, Outcome, badges};
use crate::damage::CANARY;

/// The longest that an enormous text may take, on a machine with other work and with little optimisation.
const SOON: Duration = Duration::from_secs(10);

/// How many items are many.
const MANY: usize = 20_000;

/// A list of things made of numbers, as JSON.
fn many(make: impl Fn(usize) -> String) -> String {
    (0..MANY).map(make).collect::<Vec<_>>().join(",")
}

/// Reads a text soon, and what is found in it soon after. Whether it was accepted.
fn soon(text: &str, format: Format) -> Result<bool, Box<dyn std::error::Error>> {
    let begin = Instant::now();
    let answer = Answer::of(read(text, format), |carried| {
        let _ = (Summary::of(carried), tiered(&carried.what));
        let found = leveled(&carried.what, Levels::Auto);
        [carried.losses.clone(), found.map_or_else(|error| error.problems().to_vec(), |found| found.losses)]
            .concat()
    });
    let start: String = text.chars().take(60).collect();
    assert!(begin.elapsed() < SOON, "{format} {start} took {:?}", begin.elapsed());
    Ok(answer.judge()?)
}

#[test]
fn enormous_cells_and_lists_of_nothing_are_read_or_refused_soon() -> Outcome {
    let long = CANARY.repeat((10 << 20) / CANARY.len());
    let (commas, quotes) = (",".repeat(1 << 20), "\"".repeat(1 << 20));
    let texts = [
        format!("{{\"CFDocument\": {{\"identifier\": \"a\", \"title\": \"{long}\"}}, \"CFItems\": []}}"),
        format!("{{\"framework\": {{\"name\": \"{long}\", \"standards\": [], \"standardelements\": []}}}}"),
        format!(
            "{{\"CFDocument\": {{\"identifier\": \"a\"}}, \"CFItems\": [{}]}}",
            many(|_| "{}".to_owned())
        ),
        format!("{{\"framework\": {{\"name\": \"a\", \"standards\": [{}]}}}}", many(|_| "{}".to_owned())),
        format!("{{\"framework\": {{\"name\": \"a\", \"standards\": [{}]}}}}", many(|_| "1".to_owned())),
        commas,
        quotes,
        "\n".repeat(1 << 20),
        "a".repeat(33 << 20),
    ];
    for text in &texts {
        for format in [Format::Case, Format::Mahara, Format::Moodle] {
            soon(text, format)?;
        }
    }
    Ok(())
}

#[test]
fn many_items_in_a_row_are_read_or_refused_soon() -> Outcome {
    let item = |at: usize| format!("{{\"identifier\": \"i{at}\", \"fullStatement\": \"s\"}}");
    let tie = |at: usize| {
        let to = at.saturating_sub(1);
        format!(
            "{{\"identifier\": \"t{at}\", \"associationType\": \"isChildOf\", \
             \"originNodeURI\": {{\"identifier\": \"i{at}\"}}, \"destinationNodeURI\": {{\"identifier\": \"i{to}\"}}}}"
        )
    };
    let items = many(item);
    let case = |ties: &str| {
        format!(
            "{{\"CFDocument\": {{\"identifier\": \"d\"}}, \"CFItems\": [{items}], \"CFAssociations\": [{ties}]}}"
        )
    };
    soon(&case(&many(tie)), Format::Case)?;
    soon(&case(&many(|at| tie(at.clamp(1, 7)))), Format::Case)?;
    assert!(soon(&case(""), Format::Case)?);
    let element = |at: usize, parent: usize| {
        format!(
            "{{\"shortname\": \"s\", \"name\": \"n\", \"standardid\": 1, \"elementid\": \"{at}\", \"parentelementid\": \"{parent}\"}}"
        )
    };
    let matrix = |elements: &str| {
        format!(
            "{{\"framework\": {{\"name\": \"a\", \"standards\": [{{\"shortname\": \"s\", \"name\": \"n\", \"standardid\": 1}}], \
             \"standardelements\": [{elements}]}}}}"
        )
    };
    soon(&matrix(&many(|at| element(at, at.saturating_sub(1)))), Format::Mahara)?;
    soon(&matrix(&many(|at| element(at, at + 1))), Format::Mahara)?;
    assert!(soon(&matrix(&many(|at| element(at, MANY))), Format::Mahara)?);
    Ok(())
}

#[test]
fn many_rows_are_read_or_refused_soon() -> Outcome {
    let header = super::seed(Format::Moodle)?;
    let mut lines = header.lines();
    let head = [lines.next().ok_or("a header")?, lines.next().ok_or("a framework")?].join("\n");
    let rows = |parent: fn(usize) -> String| {
        let row = |at: usize| format!("{},i{at},name {at},text,1,,,,,,,,,", parent(at));
        format!("{head}\n{}\n", (0..MANY).map(row).collect::<Vec<_>>().join("\n"))
    };
    assert!(soon(&rows(|_| String::new()), Format::Moodle)?);
    assert!(soon(&rows(|_| "i0".to_owned()).replace("\ni0,i0,", "\n,i0,"), Format::Moodle)?);
    soon(&rows(|at| format!("i{}", at + 1)), Format::Moodle)?;
    soon(&rows(|at| format!("i{}", at.saturating_sub(1))), Format::Moodle)?;
    Ok(())
}

#[test]
fn enormous_badges_are_refused_soon() -> Outcome {
    for text in ["a".repeat(3 << 20), ".".repeat(2 << 20), format!("e30.{}.e30", "W1".repeat(1 << 19))] {
        let begin = Instant::now();
        assert!(!badges::ask(&text).judge()?);
        assert!(!badges::keys(&text).judge()?);
        assert!(begin.elapsed() < SOON, "it took {:?}", begin.elapsed());
    }
    Ok(())
}
