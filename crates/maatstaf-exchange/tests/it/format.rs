//! One way to read and write every format, and what survives each.

#![expect(clippy::indexing_slicing, reason = "a test that asks for too much fails, as it should")]

use std::collections::BTreeSet;
use std::error::Error;

use crate::frameworks::{codes, frameworks};
use jiff::civil::date;
use maatstaf::{Framework, FrameworkDocument, Language, Policy, WordingDocument};
use maatstaf_document::Problem;
use maatstaf_exchange::{
    Carried, Format, Levels, Options, Outline, PackReading, Summary, read, to_pack, write,
};
use proptest::prelude::*;
use strum::IntoEnumIterator;

type Outcome = Result<(), Box<dyn Error>>;

fn options() -> Options {
    Options {
        language: Language::En,
        base: "https://example.org/case".to_owned(),
        changed: date(2026, 6, 30),
        policy: None,
        reading: PackReading::default(),
    }
}

/// A framework written in a format, read back, and made a pack again, with everything that was lost on the way.
fn there_and_back(
    framework: &Framework,
    format: Format,
) -> Result<(Framework, Vec<Problem>), Box<dyn Error>> {
    let written = write(&Outline::from_framework(framework), format, &options())?;
    let (_, text) = written.what.first().ok_or("a file is written")?;
    assert_eq!(Format::of(text), Some(format), "what is written is known for what it is");
    let back = read(text, format)?;
    let pack = to_pack(&back.what, &PackReading::default())?;
    let losses = [written.losses, back.losses, pack.losses].concat();
    Ok((pack.what.framework()?, losses))
}

/// What a tree in one language can hold of a pack.
fn bare(framework: &Framework) -> (FrameworkDocument, WordingDocument) {
    let mut facts = framework.facts().clone();
    facts.schema = None;
    facts.edition.clear();
    facts.holder.clear();
    facts.progressions.clear();
    facts.descriptors.clear();
    facts.lists.clear();
    for indicator in &mut facts.indicators {
        indicator.asks_for = maatstaf::AsksFor::default();
        indicator.conditional = false;
    }
    let mut wording = framework.wording(Language::En).clone();
    wording.equivalence.clear();
    wording.descriptors.clear();
    wording.lists.clear();
    for words in wording.indicators.values_mut() {
        words.signals.clear();
        words.evidence.clear();
    }
    (facts, wording)
}

#[test]
fn every_embedded_pack_comes_back_whole_from_case() -> Outcome {
    for id in maatstaf::pack_ids() {
        let framework = Framework::by_id(id).ok_or("an embedded pack is sound")?;
        let (back, losses) = there_and_back(&framework, Format::Case)?;
        assert_eq!(back, framework, "{id}");
        assert_eq!(losses, []);
    }
    Ok(())
}

/// How many levels and categories there are, and of each indicator its number and the positions of its cell.
type Shape = (usize, usize, Vec<(u16, Option<usize>, Option<usize>)>);

fn shape(framework: &Framework) -> Shape {
    let at = |ids: &[String], id: &str| ids.iter().position(|one| one == id);
    let (levels, categories) = (framework.levels(), framework.categories());
    let cells = framework.indicators().iter();
    let cells = cells.map(|one| (one.number, at(categories, &one.category), at(levels, &one.level)));
    (levels.len(), categories.len(), cells.collect())
}

#[test]
fn emcc_comes_back_from_mahara_and_moodle_but_for_what_these_have_no_place_for() -> Outcome {
    let emcc = Framework::emcc();
    let lost = [
        (Format::Mahara, BTreeSet::from(["ids", "languages", "links-without-place", "more"])),
        (Format::Moodle, BTreeSet::from(["languages", "link-without-place", "more", "more-without-place"])),
    ];
    for (format, lost) in lost {
        let (back, losses) = there_and_back(&emcc, format)?;
        assert_eq!(bare(&back), bare(&emcc), "{format}");
        assert_eq!(codes(&losses), lost, "{format}");
        let empty = back.cell("outcome-and-action-orientation", "master-practitioner");
        assert_eq!(empty, Some([].as_slice()), "{format}: the cell without indicators is there, and empty");
    }
    Ok(())
}

#[test]
fn every_embedded_pack_keeps_its_cells_and_numbers_through_mahara_and_moodle() -> Outcome {
    for id in maatstaf::pack_ids() {
        let framework = Framework::by_id(id).ok_or("an embedded pack is sound")?;
        for format in [Format::Mahara, Format::Moodle] {
            let (back, _) = there_and_back(&framework, format)?;
            assert_eq!(shape(&back), shape(&framework), "{id} through {format}");
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_pack_comes_back_whole_from_case(framework in frameworks()) {
        let (back, losses) =
            there_and_back(&framework, Format::Case).map_err(|error| TestCaseError::fail(error.to_string()))?;
        prop_assert_eq!(back, framework);
        prop_assert_eq!(losses, []);
    }

    #[test]
    fn any_pack_keeps_its_cells_and_numbers_through_mahara_and_moodle(framework in frameworks()) {
        for format in [Format::Mahara, Format::Moodle] {
            let (back, _) =
                there_and_back(&framework, format).map_err(|error| TestCaseError::fail(error.to_string()))?;
            prop_assert_eq!(shape(&back), shape(&framework));
        }
    }

    #[test]
    fn any_text_has_a_format_or_none_and_is_read_or_refused(text in "\\PC{0,200}", at in 0_usize..3) {
        let start = ["{\"CFDocument\": {", "{\"framework\": {\"standards\": [", ""][at];
        let text = format!("{start}{text}");
        if let Some(format) = Format::of(&text) {
            let _ = read(&text, format);
        }
    }
}

#[test]
fn a_format_is_known_by_content_whatever_stands_before_it() {
    let texts = [
        ("\u{feff} \r\n{\"CFDocument\": {}}", Some(Format::Case)),
        ("{\"CFDocument\": {}, \"CFItems\": [", Some(Format::Case)),
        ("{\"framework\": {\"name\": \"x\", \"standards\": []}}", Some(Format::Mahara)),
        ("{\"maatstaf_framework\": 1}", Some(Format::Pack)),
        ("{\"maatstaf\": 1, \"framework\": \"emcc-2015\"}", Some(Format::Portfolio)),
        ("{\"maatstaf_wording\": 1, \"framework\": \"emcc-2015\"}", Some(Format::Pack)),
        ("{\"framework\": \"emcc-2015\"}", None),
        ("name,hours\nx,1\n", None),
        ("[]", None),
        ("", None),
    ];
    for (text, format) in texts {
        assert_eq!(Format::of(text), format, "{text}");
    }
}

#[test]
fn a_format_is_known_by_the_end_of_a_name() {
    let names = [
        ("a/b.MATRIX", Some(Format::Mahara)),
        ("b.csv", Some(Format::Moodle)),
        ("b.json", Some(Format::Case)),
        ("packs/own/framework.json", Some(Format::Pack)),
        ("b.txt", None),
        ("csv", None),
    ];
    for (name, format) in names {
        assert_eq!(Format::by_name(name), format, "{name}");
    }
}

#[test]
fn every_format_has_words_and_is_parsed_by_its_own_name() -> Outcome {
    for format in Format::iter() {
        assert_eq!(format.to_string().parse::<Format>()?, format);
        assert!(!format.words().en.is_empty() && !format.words().nl.is_empty());
    }
    Ok(())
}

#[test]
fn rules_are_written_for_moodle_and_missed_elsewhere() -> Outcome {
    let with_policy = Options { policy: Some(Policy::standard()), ..options() };
    let outline = Outline::from_framework(&Framework::emcc());
    let moodle = write(&outline, Format::Moodle, &with_policy)?;
    assert!(codes(&moodle.losses).contains("rules-say-less"));
    let read = read(&moodle.what[0].1, Format::Moodle)?;
    assert_eq!(read.what.rules.len(), 31);
    for format in [Format::Case, Format::Mahara, Format::Pack] {
        assert!(codes(&write(&outline, format, &with_policy)?.losses).contains("rules-nowhere"), "{format}");
    }
    Ok(())
}

#[test]
fn a_pack_is_written_as_its_files_and_the_others_as_one() -> Outcome {
    let outline = Outline::from_framework(&Framework::emcc());
    let names = |format| -> Result<Vec<String>, Box<dyn Error>> {
        Ok(write(&outline, format, &options())?.what.into_iter().map(|(name, _)| name).collect())
    };
    assert_eq!(names(Format::Pack)?, ["framework.json", "wording.en.json", "wording.nl.json"]);
    assert_eq!(names(Format::Mahara)?, ["emcc-2015.matrix"]);
    assert_eq!(names(Format::Moodle)?, ["emcc-2015.csv"]);
    assert_eq!(names(Format::Case)?, ["emcc-2015.json"]);
    assert!(write(&outline, Format::Portfolio, &options()).is_err());
    Ok(())
}

#[test]
fn levels_that_are_not_where_they_are_said_to_be_are_refused() {
    let reading = PackReading { levels: Levels::Tier(9), ..PackReading::default() };
    let outline = Outline::from_framework(&Framework::emcc());
    let refused = write(&outline, Format::Case, &Options { reading, ..options() }).err();
    assert_eq!(refused.map(|error| error.problems()[0].code), Some("no-levels"));
}

#[test]
fn a_summary_counts_what_came_and_groups_what_did_not() {
    let loss = |at: usize| {
        Problem::new("tier", format!("items[{at}]"), maatstaf_document::text!("left out", "weggevallen"))
    };
    let outline = Outline::from_framework(&Framework::emcc());
    let carried = Carried { what: outline, losses: (0..9).map(loss).collect() };
    let summary = Summary::of(&carried);
    assert_eq!((summary.losses.len(), summary.losses[0].count), (1, 9));
    let page = summary.page(Language::Nl).to_markdown();
    assert!(page.contains("4 niveaus, 8 categorieën, 112 indicatoren"), "{page}");
    assert!(page.contains("9 keer `tier`, de eerste: items[0]: weggevallen"), "{page}");
    assert!(page.contains("items[0], items[1], items[2] en nog 6"), "{page}");
    let whole = Summary::of(&Carried::whole(Outline::default())).page(Language::En).to_markdown();
    assert!(whole.contains("nothing was lost"), "{whole}");
}
