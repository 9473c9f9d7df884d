//! How a page is drawn: signs, tables and lines that fit.

use super::run::*;

const INTERNAL: &str = "internal-coach-practitioner";
const EXTERNAL: &str = "external-coach-senior-claim";

#[test]
fn nothing_but_an_address_is_wider_than_the_terminal() -> Outcome {
    let (internal, external) = (sample(INTERNAL), sample(EXTERNAL));
    let course = root().join("examples/programmes/senior-mentor-training/programme.json");
    let course = course.to_string_lossy();
    for words in [
        &["practice", "show", &internal][..],
        &["practice", "counting"],
        &["readiness", &internal],
        &["readiness", &external, "--all"],
        &["calendar", &external],
        &["progress", &internal],
        &["scheme", "list"],
        &["scheme", "show", "eia"],
        &["guidance"],
        &["guidance", "compare"],
        &["guidance", "--answer", "manner=own-experience"],
        &["programme", &course],
    ] {
        for (lang, width) in ["nl", "en"].iter().flat_map(|lang| [60_usize, 80].map(|width| (lang, width))) {
            let said = at_width(&[words, &["--lang", lang]].concat(), width)?;
            assert!(said.lines().count() > 5, "{words:?}");
            for line in said.lines().filter(|line| !line.contains("https://")) {
                assert!(line.chars().count() <= width, "{words:?} at {width}: {line}");
            }
        }
    }
    Ok(())
}

#[test]
fn columns_are_aligned_and_a_sign_stands_before_the_first_cell() -> Outcome {
    let said = maatstaf(&["readiness", &sample(EXTERNAL), "--level", "senior-practitioner"])?.out;
    let table: Vec<&str> = said.lines().skip_while(|line| !line.starts_with("  Asked")).collect();
    let second = table.first().and_then(|line| line.find("Have and need")).ok_or("the head is there")?;
    let rows: Vec<&&str> = table.iter().skip(2).take_while(|line| line.chars().count() > second).collect();
    assert!(rows.len() > 5, "{said}");
    for row in rows {
        let cells: Vec<char> = row.chars().collect();
        assert!("✓✗≈? ".contains(cells[0]) && cells[1] == ' ', "{row}");
        assert!(cells[second - 2..second] == [' ', ' '] && cells[second] != ' ', "{row}");
    }
    Ok(())
}

#[test]
fn the_legend_stands_once_and_names_only_the_signs_that_occur() -> Outcome {
    let said = maatstaf(&["readiness", &sample(INTERNAL), "--level", "foundation"])?.out;
    assert_eq!(said.lines().filter(|line| *line == "✓ met; ✗ not yet").count(), 1, "{said}");
    let all = maatstaf(&["readiness", &sample(INTERNAL), "--all", "--lang", "nl"])?.out;
    assert!(all.contains("? niet bekend"), "{all}");
    Ok(())
}

#[test]
fn a_cell_is_broken_within_its_column() -> Outcome {
    let said = at_width(&["practice", "show", &sample(INTERNAL)], 80)?;
    let narrow = said.lines().find(|line| line.starts_with("NOBCO")).ok_or("the row is there")?;
    let wide = maatstaf(&["practice", "show", &sample(INTERNAL)])?.out;
    let wide = wide.lines().find(|line| line.starts_with("NOBCO")).ok_or("the row is there")?;
    assert!(narrow.chars().count() < wide.chars().count(), "{narrow}\n{wide}");
    Ok(())
}

#[test]
fn a_table_that_would_break_words_becomes_a_list() -> Outcome {
    let said = at_width(&["progress", &sample(INTERNAL)], 60)?;
    assert!(said.contains("• Evaluation\n  • 2025-06-30: "), "{said}");
    Ok(())
}

#[test]
fn colour_repeats_a_sign_and_never_replaces_it() -> Outcome {
    let words = ["readiness", &sample(INTERNAL), "--level", "foundation"];
    let plain = maatstaf(&words)?.out;
    let coloured = maatstaf(&[&words[..], &["--color", "always"]].concat())?.out;
    let mut bare = String::new();
    for (at, part) in coloured.split('\u{1b}').enumerate() {
        bare += if at == 0 { part } else { part.split_once('m').ok_or("a colour ends")?.1 };
    }
    assert!(coloured.contains("\u{1b}[32m✓") && bare == plain, "{bare}");
    Ok(())
}
