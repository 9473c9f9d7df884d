//! A mentor agreement as written in a file.

use jiff::civil::Date;
use maatstaf_document::Language;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A mentor agreement as written in a file. Everything but the two people may still be open.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AgreementDocument {
    /// Where the schema of this file is.
    #[serde(rename = "$schema", default, skip_serializing_if = "Option::is_none")]
    pub schema: Option<String>,
    /// The version of this file format: 1.
    #[schemars(extend("minimum" = 1, "maximum" = 1))]
    pub maatstaf_agreement: u8,
    /// A remark for yourselves. It is never shown.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub comment: Option<String>,
    /// The language in which the texts are written.
    pub language: Language,
    /// A pseudonym for the mentor; never a name.
    pub mentor: String,
    /// A pseudonym for the mentee; never a name.
    pub mentee: String,
    /// What else the mentor is to the mentee, by id.
    #[serde(default)]
    pub other_relations: Vec<String>,
    /// The roles that the mentor takes, by id.
    #[serde(default)]
    pub roles: Vec<String>,
    /// What is to grow, by id.
    #[serde(default)]
    pub growth_targets: Vec<String>,
    /// What the mentoring is for.
    #[serde(default)]
    pub mission: Mission,
    /// How, how often and how long the two are in contact.
    #[serde(default)]
    pub engagement: Engagement,
    /// How they use each other's contacts.
    #[serde(default)]
    pub network: Option<String>,
    /// What stays between them.
    #[serde(default)]
    pub trust: Trust,
    /// Which chances they give each other.
    #[serde(default)]
    pub opportunity: Option<String>,
    /// Who promises what.
    #[serde(default)]
    pub responsibilities: Responsibilities,
    /// The boundary rules that both acknowledge, by id.
    #[serde(default)]
    pub boundaries: Vec<String>,
    /// What they do when a question is too heavy for mentoring.
    #[serde(default)]
    pub limits: Option<String>,
    /// What the mentee works at between talks, by id.
    #[serde(default)]
    pub mentee_work: Vec<String>,
    /// The sources that the mentee studies, by id.
    #[serde(default)]
    pub sources: Vec<String>,
    /// How often they review.
    #[serde(default)]
    pub review: ReviewRhythm,
    /// The reviews held so far.
    #[serde(default)]
    pub reviews: Vec<Review>,
}

/// What mentoring is for.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Mission {
    /// Why help is wanted.
    #[serde(default)]
    pub reason: Option<String>,
    /// Where the mentee wants to go.
    #[serde(default)]
    pub aim: Option<String>,
    /// What will be seen when it is reached.
    #[serde(default)]
    pub results: Vec<String>,
}

/// How, how often and how long two people are in contact.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Engagement {
    /// The channels, by id.
    #[serde(default)]
    pub channels: Vec<String>,
    /// How many days lie between two contacts.
    #[serde(default)]
    #[schemars(extend("minimum" = 1, "maximum" = 365))]
    pub every_days: Option<u32>,
    /// When they speak, in words, such as the first Monday of the month.
    #[serde(default)]
    pub moments: Option<String>,
    /// Whether they also, or only, speak when the mentee needs it.
    #[serde(default)]
    pub ad_hoc: bool,
    /// How many months it lasts, to begin with.
    #[serde(default)]
    #[schemars(extend("minimum" = 1, "maximum" = 120))]
    pub duration_months: Option<u32>,
    /// The day on which it starts.
    #[serde(default)]
    pub starts: Option<Date>,
}

/// What stays between two people.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Trust {
    /// Whether everything is confidential, from the start.
    #[serde(default)]
    pub confidential: bool,
    /// When it is not.
    #[serde(default)]
    pub exceptions: Option<String>,
    /// What they do when something goes wrong between them.
    #[serde(default)]
    pub repair: Option<String>,
}

/// Who promises what.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Responsibilities {
    /// What the mentor promises.
    #[serde(default)]
    pub mentor: Vec<String>,
    /// What the mentee promises.
    #[serde(default)]
    pub mentee: Vec<String>,
    /// What both promise.
    #[serde(default)]
    pub joint: Vec<String>,
}

/// How often two people review.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ReviewRhythm {
    /// How many months lie between two reviews.
    #[serde(default)]
    #[schemars(extend("minimum" = 1, "maximum" = 60))]
    pub every_months: Option<u32>,
}

/// A review that was held.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Review {
    /// The day.
    pub day: Date,
    /// How each letter of MENTOR goes.
    #[serde(default)]
    pub letters: LetterReviews,
    /// How they go on, by id.
    #[serde(default)]
    pub outcome: Option<String>,
    /// A note for yourselves. It is never shown.
    #[serde(default)]
    pub note: Option<String>,
}

/// How each letter of MENTOR goes.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LetterReviews {
    /// Reason, aim and results.
    #[serde(default)]
    pub mission: Option<LetterReview>,
    /// Contact.
    #[serde(default)]
    pub engagement: Option<LetterReview>,
    /// Each other's contacts.
    #[serde(default)]
    pub network: Option<LetterReview>,
    /// Confidence in each other.
    #[serde(default)]
    pub trust: Option<LetterReview>,
    /// Chances.
    #[serde(default)]
    pub opportunity: Option<LetterReview>,
    /// Reviewing itself.
    #[serde(default)]
    pub review: Option<LetterReview>,
}

/// How one letter goes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LetterReview {
    /// How it goes.
    pub going: Going,
    /// A note for yourselves. It is never shown.
    #[serde(default)]
    pub note: Option<String>,
}

/// How something goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[derive(strum::EnumIter)]
pub enum Going {
    /// It needs something now.
    Poorly,
    /// It could be better.
    Fair,
    /// As it should.
    Well,
}

impl LetterReviews {
    /// How the letter with that id goes, if that was said.
    pub fn going(&self, letter: &str) -> Option<Going> {
        let review = match letter {
            "mission" => &self.mission,
            "engagement" => &self.engagement,
            "network" => &self.network,
            "trust" => &self.trust,
            "opportunity" => &self.opportunity,
            "review" => &self.review,
            _ => &None,
        };
        review.as_ref().map(|review| review.going)
    }
}

impl AgreementDocument {
    /// An agreement in which everything but the two people is open.
    pub fn new(language: Language, mentor: impl Into<String>, mentee: impl Into<String>) -> Self {
        Self {
            schema: None,
            maatstaf_agreement: 1,
            comment: None,
            language,
            mentor: mentor.into(),
            mentee: mentee.into(),
            other_relations: Vec::new(),
            roles: Vec::new(),
            growth_targets: Vec::new(),
            mission: Mission::default(),
            engagement: Engagement::default(),
            network: None,
            trust: Trust::default(),
            opportunity: None,
            responsibilities: Responsibilities::default(),
            boundaries: Vec::new(),
            limits: None,
            mentee_work: Vec::new(),
            sources: Vec::new(),
            review: ReviewRhythm::default(),
            reviews: Vec::new(),
        }
    }
}
