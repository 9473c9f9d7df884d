//! That colours can be told apart, on paper, on a screen and without colour.

use std::collections::BTreeMap;

use maatstaf_document::Language;

use super::{Tested, samples};

type Theme = BTreeMap<String, f64>;

/// The light and the dark theme, as the luminance of each colour.
fn themes() -> Result<[Theme; 2], Box<dyn std::error::Error>> {
    let (_, picture) = samples::pictures(Language::En)?.swap_remove(0);
    let svg = picture.svg();
    let (light, dark) = svg.split_once("@media screen").ok_or("a dark theme")?;
    let (dark, _) = dark.split_once("}}").ok_or("the end of the dark theme")?;
    Ok([luminances(light)?, luminances(dark)?])
}

fn luminances(css: &str) -> Result<Theme, Box<dyn std::error::Error>> {
    let mut theme = Theme::new();
    for rule in css.split([';', '{', '}']) {
        let Some((name, colour)) = rule.split_once(":#") else { continue };
        theme.insert(name.trim_start_matches("--").to_owned(), luminance(colour)?);
    }
    Ok(theme)
}

/// Relative luminance as WCAG 2.2 defines it.
fn luminance(colour: &str) -> Result<f64, Box<dyn std::error::Error>> {
    let long = match colour.len() {
        3 => colour.chars().flat_map(|digit| [digit, digit]).collect(),
        _ => colour.to_owned(),
    };
    let number = u32::from_str_radix(&long, 16)?;
    let parts = [(16, 0.2126), (8, 0.7152), (0, 0.0722)].map(|(shift, weight)| {
        let part = f64::from((number >> shift) & 255) / 255.0;
        weight * if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
    });
    Ok(parts.iter().sum())
}

fn contrast(theme: &Theme, one: &str, other: &str) -> Result<f64, Box<dyn std::error::Error>> {
    let find = |name: &str| theme.get(name).copied().ok_or(format!("no colour {name}"));
    let (one, other) = (find(one)?, find(other)?);
    Ok((one.max(other) + 0.05) / (one.min(other) + 0.05))
}

#[test]
fn words_stand_out_from_what_they_stand_on() -> Tested {
    let pairs = [
        ("ink", "ground"),
        ("quiet", "ground"),
        ("target", "ground"),
        ("on-certain", "certain"),
        ("quiet", "estimated-soft"),
        ("ink", "estimated-line"),
        ("on-heat", "heat0"),
        ("on-heat", "heat1"),
        ("on-heat", "heat2"),
        ("on-heat", "heat3"),
        ("on-heat4", "heat4"),
    ];
    for theme in themes()? {
        for (word, ground) in pairs {
            let found = contrast(&theme, word, ground)?;
            assert!(found >= 4.5, "{word} on {ground}: {found:.2}");
        }
    }
    Ok(())
}

#[test]
fn marks_stand_out_from_the_ground() -> Tested {
    let marks = ["certain", "estimated", "possible", "target", "a1", "a2", "a3", "a4", "a5", "a6"];
    for theme in themes()? {
        for mark in marks {
            let found = contrast(&theme, mark, "ground")?;
            assert!(found >= 3.0, "{mark}: {found:.2}");
        }
    }
    Ok(())
}

#[test]
fn states_are_told_apart_without_colour() -> Tested {
    for theme in themes()? {
        // The ground of what is certain, estimated, and possible or not yet; the latter two differ by dots and by their edge.
        for (one, other, least) in [
            ("certain", "estimated-soft", 3.0),
            ("certain", "estimated-line", 2.5),
            ("estimated-line", "ground", 1.3),
        ] {
            let found = contrast(&theme, one, other)?;
            assert!(found >= least, "{one} beside {other}: {found:.2}");
        }
    }
    Ok(())
}

#[test]
fn shades_go_one_way_without_colour() -> Tested {
    for theme in themes()? {
        for pair in ["heat0", "heat1", "heat2", "heat3", "heat4"].windows(2) {
            if let [less, more] = pair {
                let found = contrast(&theme, less, more)?;
                assert!(found >= 1.15, "{less} beside {more}: {found:.2}");
                let away = contrast(&theme, more, "ground")? - contrast(&theme, less, "ground")?;
                assert!(away > 0.0, "{more} is nearer to the ground than {less}");
            }
        }
    }
    Ok(())
}
