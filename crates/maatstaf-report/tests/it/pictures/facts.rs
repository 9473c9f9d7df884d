//! What particular pictures say.

use jiff::civil::{Date, date};
use maatstaf::Framework;
use maatstaf_document::Language;
use maatstaf_practice::{Counting, Ledger};
use maatstaf_report::{Picture, Span, pictures};

use super::{Tested, samples};

type Drawn = Result<Picture, Box<dyn std::error::Error>>;

fn practice(entries: &str, until: Date) -> Drawn {
    let ledger = Ledger::from_json(&format!(r#"{{"maatstaf_ledger": 1, {entries}}}"#))?;
    let emcc = Counting::by_id("emcc").ok_or("a profile of that name")?;
    Ok(pictures::practice(&ledger, &emcc, until, 2, Language::En))
}

fn rows(picture: &Picture) -> Vec<String> {
    let row = |row: &maatstaf_report::TableRow| row.cells.iter().map(ToString::to_string).collect::<Vec<_>>();
    picture.data().rows.iter().map(|cells| row(cells).join(" ")).collect()
}

#[test]
fn a_quarter_is_over_on_its_last_day() -> Tested {
    let session = r#""sessions": [{"id": "s1", "day": "2026-06-02", "minutes": 90, "client": "client-01"}]"#;
    let on = |day| Ok::<_, Box<dyn std::error::Error>>(rows(&practice(session, date(2026, 6, day))?));
    assert!(on(29)?.contains(&"2026 Q2 (not over) 1.5 0 0 1.5".to_owned()));
    assert!(on(30)?.contains(&"2026 Q2 1.5 0 0 1.5".to_owned()));
    Ok(())
}

#[test]
fn a_sum_over_several_quarters_is_in_none_of_them_and_in_the_total() -> Tested {
    let entries = r#""earlier": [
        {"id": "old", "from": "2024-01-01", "until": "2025-12-31", "minutes": 600, "clients": 4, "payment": "paid"},
        {"id": "long", "from": "2026-02-01", "until": "2026-05-31", "minutes": 300, "clients": 2, "payment": "pro-bono"}]"#;
    let rows = rows(&practice(entries, date(2026, 6, 30))?);
    let expected = [
        "before 2026 Q1 10 10 0 0",
        "sums over several quarters 5 0 5 0",
        "2026 Q1 0 0 0 0",
        "2026 Q2 0 0 0 0",
        "Total 15 10 5 0",
    ];
    assert_eq!(rows, expected);
    Ok(())
}

#[test]
fn a_group_that_is_too_small_shows_no_cell() -> Tested {
    let mut group = samples::group()?;
    (group.people, group.overall, group.categories) = (None, Vec::new(), Vec::new());
    let picture = pictures::cohort(&group, &Framework::emcc(), Language::En);
    assert!(picture.data().rows.is_empty());
    assert!(!picture.svg().contains("class=\"heat"));
    assert_eq!(picture.description(), "There are fewer than 5 people, so nothing is shown.");
    Ok(())
}

#[test]
fn every_level_of_the_matrix_leads_to_its_explanation() -> Tested {
    let estimate = samples::estimate("external-coach-senior-claim")?;
    let picture = pictures::matrix(&estimate, &Framework::emcc(), Language::Nl);
    for (category, row) in estimate.categories.iter().zip(&picture.data().rows) {
        for (level, cell) in category.levels.iter().zip(row.cells.iter().skip(1)) {
            let [Span::Link { to, .. }] = cell.spans() else { return Err("a link".into()) };
            assert_eq!(to.id(), format!("why-{}-{}", category.category, level.level));
        }
    }
    Ok(())
}

#[test]
fn what_was_judged_before_the_reveal_and_changed_is_drawn_too() -> Tested {
    let picture = pictures::panel(&samples::answer()?, &Framework::emcc(), &[], Language::En);
    assert!(picture.svg().contains("class=\"by a1 before\""));
    assert!(rows(&picture).concat().contains("Master Practitioner → Senior Practitioner"));
    Ok(())
}

#[test]
fn more_than_six_assessors_are_counted() -> Tested {
    let mut answer = samples::answer()?;
    let one = answer.assessors.first().ok_or("an assessor")?.clone();
    answer.assessors = vec![one; 7];
    let picture = pictures::panel(&answer, &Framework::emcc(), &[], Language::En);
    let drawn: Vec<&str> = picture.words().iter().map(|word| word.text.as_str()).collect();
    assert!(drawn.contains(&"3×") && !drawn.contains(&"a"));
    Ok(())
}
