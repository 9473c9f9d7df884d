//! Very many portfolios, however a program writes them and whatever becomes of the text: the levels or the problems that each has alone.

use maatstaf::Policy;
use maatstaf_tests::generate::{Case, Engine, all_cases, config};
use proptest::prelude::*;

use crate::many::{agree, compact};

/// How a program may write the same portfolio.
#[derive(Debug, Clone, Copy)]
enum Way {
    /// Without white space, in the order in which fields are declared.
    Compact,
    /// Over many lines.
    Pretty,
    /// With the fields of each object in the order of the alphabet.
    Sorted,
    /// With an escape for everything that is no ASCII letter, digit or sign.
    Escaped,
}

impl Way {
    fn write(self, case: &Case) -> String {
        let tree = serde_json::to_value(&case.portfolio).unwrap_or_default();
        match self {
            Self::Compact => compact(case),
            Self::Pretty => serde_json::to_string_pretty(&case.portfolio).unwrap_or_default(),
            Self::Sorted => tree.to_string(),
            Self::Escaped => {
                let mut text = Vec::new();
                let mut serializer = serde_json::Serializer::with_formatter(&mut text, Escaping);
                serde::Serialize::serialize(&case.portfolio, &mut serializer).unwrap_or_default();
                String::from_utf8(text).unwrap_or_default()
            }
        }
    }
}

fn ways() -> impl Strategy<Value = Way> {
    prop::sample::select(vec![Way::Compact, Way::Pretty, Way::Sorted, Way::Escaped])
}

/// Writes an escape for every character but those that names of fields, ids and days are made of.
struct Escaping;

impl serde_json::ser::Formatter for Escaping {
    fn write_string_fragment<W: ?Sized + std::io::Write>(
        &mut self,
        writer: &mut W,
        part: &str,
    ) -> std::io::Result<()> {
        for character in part.chars() {
            if character.is_ascii_graphic() {
                write!(writer, "{character}")?;
                continue;
            }
            for unit in character.encode_utf16(&mut [0; 2]) {
                write!(writer, "\\u{unit:04X}")?;
            }
        }
        Ok(())
    }
}

proptest! {
    #![proptest_config(config("MAATSTAF_MANY_CASES", 1_500))]

    #[test]
    fn it_makes_no_difference_how_a_program_writes_it(case in all_cases(), way in ways()) {
        let by_core = agree(&way.write(&case), &case.engine()?)?;
        prop_assert!(!by_core, "it is read quickly");
    }

    #[test]
    fn what_is_damaged_is_refused_in_the_same_words(case in all_cases(), way in ways(), damage in damage()) {
        let text = damage.iter().fold(way.write(&case), |text, damage| damage.done_to(text));
        agree(&text, &case.engine()?)?;
    }
}

/// Something that happens to a text. Places are in thousandths of its length, or of how many such places there are.
#[derive(Debug, Clone)]
enum Damage {
    /// Anywhere so many characters go and others come.
    Anywhere { place: usize, gone: usize, comes: String },
    /// Behind a sign something comes.
    Behind { sign: char, place: usize, comes: String },
    /// What stands between two commas stands there twice, or not at all.
    Between { place: usize, times: usize },
}

impl Damage {
    fn done_to(&self, mut text: String) -> String {
        match self {
            Self::Anywhere { place, gone, comes } => {
                let place = place * text.chars().count() / 1000;
                let byte = |count: usize| text.char_indices().nth(count).map_or(text.len(), |(at, _)| at);
                let (from, to) = (byte(place), byte(place + gone));
                text.replace_range(from..to, comes);
            }
            Self::Behind { sign, place, comes } => {
                let signs: Vec<usize> = text.match_indices(*sign).map(|(at, sign)| at + sign.len()).collect();
                if let Some(at) = signs.get(place * signs.len() / 1000) {
                    text.insert_str(*at, comes);
                }
            }
            Self::Between { place, times } => {
                let parts: Vec<&str> = text.split(',').collect();
                let at = place * parts.len() / 1000;
                let repeated = parts.iter().enumerate().flat_map(|(part, piece)| {
                    std::iter::repeat_n(*piece, if part == at { *times } else { 1 })
                });
                text = repeated.collect::<Vec<_>>().join(",");
            }
        }
        text
    }
}

/// Pieces that portfolios are made of, and some that do not belong there.
const PIECES: [&str; 58] = [
    "",
    "\"",
    "\\",
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    "null",
    "true",
    "0",
    "1",
    "4",
    "5",
    "-1",
    "1.0",
    "65536",
    "\"\"",
    "\" \"",
    "\\u00e9",
    "\\ud83d\\ude00",
    "\\ud83d",
    "\\ud83d\\u0041",
    "\\u00G9",
    "\\ude00",
    "é",
    "\u{feff}",
    "\n",
    "\t",
    "\r",
    " ",
    "\u{1}",
    "\u{7f}",
    "\u{2028}",
    "\\n",
    "\\/",
    "\\x",
    "\\u12",
    "\\u+123",
    "01",
    "1e0",
    "99999999999",
    "tru",
    "{\"a\":1}",
    "2026-06-30",
    "2026-02-30",
    "\"2026-06-30\"",
    "\"20260630\"",
    "\"theme\":\"a\",",
    "\"comment\":null,",
    "\"comment\":\"x\",",
    "\"comment\":3,",
    "\"occasion\":\" \",",
    "\"kind\":null,",
    "\"verification\":\"artefact\",",
    "\"maatstaf\":1,",
    "\"strength\":3,",
];

fn damage() -> impl Strategy<Value = Vec<Damage>> {
    let piece = || prop::sample::select(PIECES.to_vec()).prop_map(str::to_owned);
    let place = 0_usize..1000;
    let anywhere = (place.clone(), 0_usize..4, piece()).prop_map(|(place, gone, comes)| Damage::Anywhere {
        place,
        gone,
        comes,
    });
    let sign = prop::sample::select(vec!['"', ':', ',', '{', '}', '[', ']']);
    // The last of them, behind which nothing may come, is tried more often than others.
    let places = prop_oneof![4 => place.clone(), 1 => Just(999_usize)];
    let behind =
        (sign, places, piece()).prop_map(|(sign, place, comes)| Damage::Behind { sign, place, comes });
    let between = (place, prop_oneof![Just(0_usize), Just(2)])
        .prop_map(|(place, times)| Damage::Between { place, times });
    prop::collection::vec(prop_oneof![2 => anywhere, 4 => behind, 2 => between], 1..3)
}

/// A portfolio with every field that there is.
const EVERY_FIELD: &str = r#"{"$schema":"s","maatstaf":1,"framework":"emcc-2015","holder":"coach-a","language":"nl","target":"foundation","as_of":"2026-06-30","comment":"c",
"evidence":[{"id":"a","kind":"session-log","title":"A","text":"x \"y\" z","happened":"2026-01-02","written":"2026-01-03","occasion":"s-1","context":"caf\u00e9","client":"B1",
"verification":"artefact","comment":"c","claims":[{"indicator":1,"strength":3,"rationale":"r"},{"category":"evaluation","level":"foundation","theme":"t","strength":2,"rationale":"r"}]},
{"id":"b","title":"B","claims":[]}],"not_applicable":[],"self_rating":[{"category":"evaluation","level":"foundation","reason":"r"}],
"verdicts":[{"assessor":"assessor-a","evidence":"a","indicator":1,"ruling":"accept","strength":2,"reason":"r"},
{"assessor":"assessor-a","evidence":"a","category":"evaluation","level":"foundation","theme":"t","ruling":"reject","reason":"r"}],"ledger":{"maatstaf_ledger":1}}"#;

/// Every piece behind every sign, and everything between two commas twice or not at all: nothing is left to chance.
#[test]
fn whatever_comes_behind_any_sign_is_refused_in_the_same_words() -> Result<(), Box<dyn std::error::Error>> {
    let framework = maatstaf::Framework::by_id("emcc-2015").ok_or("it comes with the engine")?;
    let engine = Engine { framework, policy: Policy::standard() };
    let agree = |text: &str| agree(text, &engine).map_err(|error| format!("{error}: {text}"));
    let compact = EVERY_FIELD.replace('\n', "");
    assert!(!agree(&compact)? && !agree(EVERY_FIELD)?, "undamaged it is read quickly");
    let is_sign = |sign: char| matches!(sign, '"' | ':' | ',' | '{' | '}' | '[' | ']');
    let mut quickly = 0;
    for text in [compact.as_str(), EVERY_FIELD] {
        for (at, sign) in text.match_indices(is_sign) {
            for piece in PIECES {
                let mut damaged = text.to_owned();
                damaged.insert_str(at + sign.len(), piece);
                quickly += usize::from(!agree(&damaged)?);
            }
        }
        for place in 0..text.split(',').count() {
            for times in [0, 2] {
                let place = (place * 1000).div_ceil(text.split(',').count());
                agree(&Damage::Between { place, times }.done_to(text.to_owned()))?;
            }
        }
    }
    assert!(quickly > 1000, "much of it, such as white space, does no damage");
    Ok(())
}
