//! What goes out of a portfolio and what does not.

mod page;

use std::collections::{BTreeMap, BTreeSet};

use maatstaf_document::{Text, text};
use maatstaf_privacy::{Finding, find};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A part of a portfolio that somebody wrote or that points at people. It goes into a report only when it is named.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    Deserialize,
    JsonSchema,
    strum::EnumIter,
    strum::IntoStaticStr,
    strum::EnumString,
)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
#[non_exhaustive]
pub enum Part {
    /// Titles of evidence, reflections, development, training and contributions.
    Titles,
    /// Texts of evidence and of reflections.
    Texts,
    /// Why something shows what it is said to show, does not apply, or is rated so.
    Rationales,
    /// Contexts and occasions of evidence, and themes of equivalent practice.
    Contexts,
    /// Pseudonyms of clients, organisations and supervisors.
    Clients,
    /// The log session by session.
    Sessions,
    /// What development and supervision taught, and how it was used.
    Learning,
    /// What clients and sponsors said.
    Feedback,
    /// Pseudonyms of assessors.
    Assessors,
    /// Why assessors ruled as they did.
    Reasons,
}

/// What went into a report, what was left out, and what should be looked at.
///
/// # Example
/// ```
/// use maatstaf_report::{Disclosure, Part};
/// let mut disclosure = Disclosure::of([Part::Titles]);
/// assert_eq!(disclosure.show(Part::Titles, "evidence `a`, title", "Call with j.bakker@example.org"), Some("Call with j.bakker@example.org"));
/// assert_eq!(disclosure.show(Part::Texts, "evidence `a`, text", "She laughed."), None);
/// assert_eq!(disclosure.left_out().get(&Part::Texts), Some(&1));
/// assert_eq!(disclosure.flags()[0].place, "evidence `a`, title"); // the place, never the words
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Disclosure {
    /// The version of this format: 1.
    #[serde(rename = "maatstaf_disclosure")]
    version: u8,
    /// The parts that go in.
    included: BTreeSet<Part>,
    /// How many texts or entries were left out, per part.
    left_out: BTreeMap<Part, u32>,
    /// What in the texts that go out looks like personal data.
    flags: Vec<Flag>,
    /// The places that were asked for, so that each counts once.
    #[serde(skip)]
    seen: BTreeSet<(Part, String)>,
    /// The places of what is public, looked through once.
    #[serde(skip)]
    published: BTreeSet<String>,
}

/// Something in a text that goes out and looks like personal data. It says where, never what.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Flag {
    /// Where the text stands, such as "evidence `journal-1`, text".
    pub place: String,
    /// What it looks like, and where in the text.
    #[serde(flatten)]
    pub finding: Finding,
}

impl Part {
    /// The part in words.
    pub fn words(self) -> Text {
        match self {
            Self::Titles => text!("titles", "titels"),
            Self::Texts => {
                text!("texts of evidence and reflections", "teksten van bewijsstukken en reflecties")
            }
            Self::Rationales => text!("explanations of claims", "toelichtingen bij claims"),
            Self::Contexts => text!("contexts, themes and occasions", "contexten, thema's en gelegenheden"),
            Self::Clients => text!(
                "pseudonyms of clients, organisations and supervisors",
                "pseudoniemen van cliënten, organisaties en supervisoren"
            ),
            Self::Sessions => text!("sessions one by one", "sessies stuk voor stuk"),
            Self::Learning => {
                text!("what development and supervision taught", "wat bijscholing en supervisie opleverden")
            }
            Self::Feedback => {
                text!("what clients and sponsors said", "wat cliënten en opdrachtgevers zeiden")
            }
            Self::Assessors => text!("pseudonyms of assessors", "pseudoniemen van assessoren"),
            Self::Reasons => text!("reasons of assessors", "motiveringen van assessoren"),
        }
    }

    /// The name by which it is asked for.
    pub fn id(self) -> &'static str {
        self.into()
    }
}

impl Default for Disclosure {
    fn default() -> Self {
        Self::of([])
    }
}

impl Disclosure {
    /// Nothing shown yet, of what may be shown.
    pub fn of(included: impl IntoIterator<Item = Part>) -> Self {
        Self {
            version: 1,
            included: included.into_iter().collect(),
            left_out: BTreeMap::new(),
            flags: Vec::new(),
            seen: BTreeSet::new(),
            published: BTreeSet::new(),
        }
    }

    /// Whether a part goes in.
    pub fn includes(&self, part: Part) -> bool {
        self.included.contains(&part)
    }

    /// A text that belongs to a part, if it goes in; it is then looked through. A text counts once per place, and an empty one not at all.
    pub fn show<'t>(&mut self, part: Part, place: &str, text: &'t str) -> Option<&'t str> {
        if text.trim().is_empty() {
            return None;
        }
        let included = self.includes(part);
        if self.seen.insert((part, place.to_owned())) {
            if included {
                self.look_through(place, text);
            } else {
                *self.left_out.entry(part).or_default() += 1;
            }
        }
        included.then_some(text)
    }

    /// A text that its writer publishes, such as what a training programme calls a module: it goes in, and is looked through.
    pub fn show_public<'t>(&mut self, place: &str, text: &'t str) -> &'t str {
        if self.published.insert(place.to_owned()) {
            self.look_through(place, text);
        }
        text
    }

    fn look_through(&mut self, place: &str, text: &str) {
        let flags = find(text).into_iter().map(|finding| Flag { place: place.to_owned(), finding });
        self.flags.extend(flags);
    }

    /// The parts that go in.
    pub fn included(&self) -> &BTreeSet<Part> {
        &self.included
    }

    /// How many texts or entries were left out, per part.
    pub fn left_out(&self) -> &BTreeMap<Part, u32> {
        &self.left_out
    }

    /// What in the texts that go out looks like personal data.
    pub fn flags(&self) -> &[Flag] {
        &self.flags
    }
}
