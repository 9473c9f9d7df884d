//! What verifying a badge answers.

use std::collections::BTreeMap;

use jiff::Timestamp;
use maatstaf_document::{Problem, Text, text};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::Value;

use super::{Findings, at, bare, issuer_id, moment, text_at};
use crate::credential::SELF_ASSESSMENT;

/// The most characters of a text in a badge that are shown. This is this project's choice.
const SHOWN: usize = 200;
/// The most levels that are listed. This is this project's choice.
const MOST_LEVELS: usize = 200;

/// Whether a badge holds, who signed it and what it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Verification {
    /// The version of this format: 1.
    pub maatstaf_badge: u8,
    /// What it comes to.
    pub outcome: Outcome,
    /// The moment against which its time was read.
    pub now: Timestamp,
    /// What its signature says.
    pub signature: SignatureAnswer,
    /// Whether it is the holder's own word or another's; absent when the signature does not hold.
    pub kind: Option<BadgeKind>,
    /// By what that is known.
    pub because: Option<Text>,
    /// Who issues it, by its own words; absent when the signature does not hold.
    pub issuer: Option<Party>,
    /// Whom it is about; absent when the signature does not hold.
    pub subject: Option<String>,
    /// What it is called; absent when the signature does not hold.
    pub name: Option<String>,
    /// The levels that it says were reached, in its order.
    pub levels: Vec<AchievedLevel>,
    /// From when on it holds.
    pub valid_from: Option<Timestamp>,
    /// Until when it holds.
    pub valid_until: Option<Timestamp>,
    /// Everything that is wrong with it.
    pub problems: Vec<FoundProblem>,
    /// What a reader should know besides.
    pub notes: Vec<Note>,
}

/// What verifying a badge comes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// It is sound, and signed with a trusted key.
    Trusted,
    /// It is sound and was not altered since a key signed it; whose key that is, is not known.
    Intact,
    /// Something is wrong with it.
    Refused,
}

/// What a signature says.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct SignatureAnswer {
    /// Whether it holds under some key.
    pub holds: bool,
    /// The name of that key, `did:key:…`.
    pub key: Option<String>,
    /// Where that key comes from.
    pub standing: Option<Standing>,
}

/// Where the key comes from that a signature holds under.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Standing {
    /// Whoever verifies trusts it.
    Trusted,
    /// The issuer is named after it: no other key could have signed. Whose key it is, is not known.
    IssuerIsKey,
    /// The badge brings it along: nothing shows that it is the issuer's.
    BroughtAlong,
}

/// Whose word a badge is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum BadgeKind {
    /// Issuer and subject are one: the holder's own word, whatever it says.
    SelfAssessment,
    /// The issuer is another than the subject.
    OfAnother,
    /// It does not name its subject by an id.
    Unclear,
}

/// Somebody in a badge, by its own words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Party {
    /// Their id.
    pub id: String,
    /// What they are called.
    pub name: Option<String>,
}

/// A level that a badge says was reached.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct AchievedLevel {
    /// What it is about.
    pub about: String,
    /// The name of the level.
    pub level: String,
    /// What is said with it.
    pub value: Option<String>,
}

/// Something that is wrong with a badge.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct FoundProblem {
    /// A stable name for this kind of problem, such as `broken-signature`.
    pub code: String,
    /// Where it stands, such as `payload.issuer.id`.
    pub path: String,
    /// What is wrong.
    pub message: Text,
    /// What to do about it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub help: Option<Text>,
}

/// Something that a reader should know and that refuses nothing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Note {
    /// A stable name for this kind of note, such as `status-not-checked`.
    pub code: String,
    /// What to know.
    pub text: Text,
}

/// Puts the answer together. What a badge says is told only when its signature holds.
pub(super) fn answer(
    payload: Option<&Value>,
    signature: SignatureAnswer,
    mut found: Findings,
    now: Timestamp,
) -> Verification {
    let signed = payload.filter(|_| signature.holds);
    let kind = signed.map(|payload| kind(payload, signature.key.as_deref()));
    if let (Some(payload), Some(kind)) = (signed, kind) {
        contradictions(payload, kind, &mut found);
    }
    let outcome = match (found.problems.is_empty(), signature.standing) {
        (true, Some(Standing::Trusted)) => Outcome::Trusted,
        (true, Some(_)) => Outcome::Intact,
        _ => Outcome::Refused,
    };
    let told = |path: &str| text_at(signed?, path).map(shown);
    Verification {
        maatstaf_badge: 1,
        outcome,
        now,
        because: kind.map(|kind| because(kind, signature.standing)),
        kind,
        issuer: signed
            .and_then(issuer_id)
            .map(|id| Party { id: shown(id), name: told("issuer.name").filter(|name| !name.is_empty()) }),
        subject: told("credentialSubject.id"),
        name: told("credentialSubject.achievement.name"),
        levels: signed.map(levels).unwrap_or_default(),
        valid_from: signed.and_then(|payload| moment(text_at(payload, "validFrom")?)),
        valid_until: signed.and_then(|payload| moment(text_at(payload, "validUntil")?)),
        signature,
        problems: found.problems.into_iter().map(FoundProblem::from).collect(),
        notes: found.notes,
    }
}

/// Whose word it is. A subject that signed with their own key is the issuer, under whatever other name.
fn kind(payload: &Value, key: Option<&str>) -> BadgeKind {
    let Some(subject) = text_at(payload, "credentialSubject.id").map(bare) else { return BadgeKind::Unclear };
    let own = issuer_id(payload).map(bare) == Some(subject) || key == Some(subject);
    if own { BadgeKind::SelfAssessment } else { BadgeKind::OfAnother }
}

fn because(kind: BadgeKind, standing: Option<Standing>) -> Text {
    match (kind, standing) {
        (BadgeKind::SelfAssessment, _) => {
            text!("whoever issued it is whom it is about", "wie de badge uitgaf, is degene over wie hij gaat")
        }
        (BadgeKind::OfAnother, Some(Standing::Trusted)) => text!(
            "the issuer, whose key you trust, is another than whom it is about",
            "de uitgever, van wie je de sleutel vertrouwt, is een ander dan degene over wie de badge gaat"
        ),
        (BadgeKind::OfAnother, _) => text!(
            "issuer and subject have different ids; anybody can make a second key, so this alone does not show that they are two people",
            "uitgever en onderwerp hebben een verschillende id; iedereen kan een tweede sleutel maken, dus dat het er twee zijn, blijkt hier niet uit"
        ),
        (BadgeKind::Unclear, _) => text!(
            "the badge does not name its subject by an id",
            "de badge noemt degene over wie hij gaat niet met een id"
        ),
    }
}

/// Notes where a badge calls itself otherwise than it is.
fn contradictions(payload: &Value, kind: BadgeKind, found: &mut Findings) {
    let says_self =
        text_at(payload, "credentialSubject.achievement.achievementType") == Some(SELF_ASSESSMENT);
    match kind {
        BadgeKind::SelfAssessment if !says_self => found.note(
            "does-not-say-self",
            text!(
                "The badge does not say that it is a self-assessment, but it is one: nobody else issued it.",
                "De badge zegt niet dat hij een zelfbeoordeling is, maar is dat wel: niemand anders gaf hem uit."
            ),
        ),
        BadgeKind::OfAnother | BadgeKind::Unclear if says_self => found.note(
            "says-self",
            text!(
                "The badge calls itself a self-assessment, yet does not show that its subject issued it.",
                "De badge noemt zich een zelfbeoordeling, maar laat niet zien dat degene over wie hij gaat hem uitgaf."
            ),
        ),
        _ => {}
    }
}

fn levels(payload: &Value) -> Vec<AchievedLevel> {
    let achievement = at(payload, "credentialSubject.achievement");
    let list = |value: Option<&'_ Value>, name: &str| {
        value.and_then(|value| value.get(name)).and_then(Value::as_array).cloned().unwrap_or_default()
    };
    let mut names: BTreeMap<String, String> = BTreeMap::new();
    for description in list(achievement, "resultDescription") {
        let levels = list(Some(&description), "rubricCriterionLevel");
        for named in levels.iter().chain([&description]) {
            if let (Some(id), Some(name)) = (text_at(named, "id"), text_at(named, "name")) {
                names.insert(id.to_owned(), shown(name));
            }
        }
    }
    let results = list(at(payload, "credentialSubject"), "result");
    let level = |result: &Value| {
        let name = |field| names.get(text_at(result, field)?).cloned();
        let value = text_at(result, "value").map(shown);
        Some(AchievedLevel { about: name("resultDescription")?, level: name("achievedLevel")?, value })
    };
    results.iter().filter_map(level).take(MOST_LEVELS).collect()
}

/// A text of a badge, fit to be shown: on one line, of bounded length, without characters that steer a terminal or turn the line round.
fn shown(text: &str) -> String {
    let steers = |one: &char| {
        one.is_control()
            || matches!(one, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
    };
    let words: Vec<&str> = text.split_whitespace().collect();
    words.join(" ").chars().filter(|one| !steers(one)).take(SHOWN).collect()
}

impl From<Problem> for FoundProblem {
    fn from(problem: Problem) -> Self {
        let Problem { code, place, message, help } = problem;
        Self { code: code.to_owned(), path: place.path, message, help }
    }
}
