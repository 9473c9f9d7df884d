//! What belongs in a mentor agreement: the lists behind it.

use std::sync::LazyLock;

use maatstaf_document::Text;
use schemars::JsonSchema;
use serde::Deserialize;

use crate::entry::{Entry, Source, embedded};

/// What belongs in a mentor agreement, in this project's own words.
///
/// # Example
/// ```
/// use maatstaf_mentoring::AgreementFacts;
/// let letters: String = AgreementFacts::embedded().letters.iter().map(|one| one.letter.as_str()).collect();
/// assert_eq!(letters, "MENTOR");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AgreementFacts {
    /// What in it is this project's own.
    pub about: Text,
    /// Where the facts come from.
    pub sources: Vec<Source>,
    /// How many percent of what a meeting carries a text carries.
    pub text_channel_percent: u32,
    /// The roles that a mentor can take.
    pub roles: Vec<Entry>,
    /// What a contract describes.
    pub contents: Vec<Entry>,
    /// The letters of MENTOR
    pub letters: Vec<Letter>,
    /// What can grow.
    pub growth_targets: Vec<Entry>,
    /// What a mentor asks for in the dialogue.
    pub dialogue: Vec<Entry>,
    /// What a mentee does between talks.
    pub mentee_work: Vec<Entry>,
    /// How two people can be in contact.
    pub channels: Vec<Channel>,
    /// How they can go on.
    pub follow_ups: Vec<FollowUp>,
    /// Where mentoring ends.
    pub boundaries: Vec<Boundary>,
    /// What else a mentor may be to the mentee.
    pub other_relations: Vec<OtherRelation>,
    /// What can be studied alone.
    pub self_study: Vec<Entry>,
    /// The steps from acquaintance to renewal.
    pub process: Vec<ProcessStep>,
    /// The parts of an agreement, besides the boundary rules.
    pub parts: Vec<Part>,
}

/// A letter of MENTOR
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Letter {
    /// Its id.
    pub id: String,
    /// The letter.
    pub letter: String,
    /// What it stands for.
    pub name: Text,
    /// What to ask about it in a review.
    pub ask: Text,
    /// What to do when it goes poorly.
    pub when_poor: Text,
}

/// A way of being in contact.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Channel {
    /// Its id.
    pub id: String,
    /// What it is called.
    pub name: Text,
    /// Whether it carries text alone.
    #[serde(default)]
    pub text_only: bool,
}

/// A way to go on after a review.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FollowUp {
    /// Its id.
    pub id: String,
    /// What it is called.
    pub name: Text,
    /// What it means.
    pub about: Text,
    /// Whether it closes the agreement.
    #[serde(default)]
    pub closes: bool,
}

/// A rule about where mentoring ends.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Boundary {
    /// Its id.
    pub id: String,
    /// What it is called.
    pub name: Text,
    /// The rule as it stands in an agreement.
    pub promise: Text,
    /// Why it matters.
    pub why: Text,
}

/// What else a mentor may be to the mentee.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OtherRelation {
    /// Its id.
    pub id: String,
    /// What it is called.
    pub name: Text,
    /// Whether it sits badly with being a mentor.
    #[serde(default)]
    pub doubtful: bool,
    /// Why.
    #[serde(default)]
    pub about: Option<Text>,
}

/// A step from acquaintance to renewal.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ProcessStep {
    /// Its id.
    pub id: String,
    /// What it is called.
    pub name: Text,
    /// The parts of the agreement that come from it.
    pub parts: Vec<String>,
}

/// A part of an agreement.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Part {
    /// Its id.
    pub id: String,
    /// The letter of MENTOR that it belongs to.
    #[serde(default)]
    pub letter: Option<String>,
    /// The content of a contract that it belongs to.
    #[serde(default)]
    pub content: Option<String>,
    /// The list to choose from.
    #[serde(default)]
    pub choices: Option<String>,
    /// What it is called.
    pub name: Text,
    /// Why it matters.
    pub why: Text,
    /// A sentence to put in.
    pub put_in: Text,
}

impl AgreementFacts {
    /// What comes with the crate.
    pub fn embedded() -> &'static Self {
        static EMBEDDED: LazyLock<AgreementFacts> = LazyLock::new(|| {
            #[expect(clippy::expect_used, reason = "the embedded lists are checked by a test")]
            embedded("agreement").expect("the embedded lists are sound")
        });
        &EMBEDDED
    }

    /// The ids and names of a list from which a document chooses; empty when there is none with that id.
    pub fn choices(&self, list: &str) -> Vec<(&str, &Text)> {
        match list {
            "roles" => pairs(&self.roles),
            "growth_targets" => pairs(&self.growth_targets),
            "mentee_work" => pairs(&self.mentee_work),
            "self_study" => pairs(&self.self_study),
            "channels" => self.channels.iter().map(|one| (one.id.as_str(), &one.name)).collect(),
            "follow_ups" => self.follow_ups.iter().map(|one| (one.id.as_str(), &one.name)).collect(),
            "boundaries" => self.boundaries.iter().map(|one| (one.id.as_str(), &one.name)).collect(),
            "other_relations" => {
                self.other_relations.iter().map(|one| (one.id.as_str(), &one.name)).collect()
            }
            _ => Vec::new(),
        }
    }

    /// The ids of a list from which a document chooses.
    pub(super) fn ids(&self, list: &str) -> Vec<String> {
        self.choices(list).into_iter().map(|(id, _)| id.to_owned()).collect()
    }
}

fn pairs(list: &[Entry]) -> Vec<(&str, &Text)> {
    list.iter().map(|one| (one.id.as_str(), &one.name)).collect()
}
