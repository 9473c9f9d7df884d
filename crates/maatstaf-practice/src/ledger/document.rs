//! A ledger as written in a file: a list per kind of entry.

use jiff::civil::{Date, Time};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::choices::{
    Consent, ContributionKind, CpdKind, FeedbackKind, Form, Payment, ReflectionKind, Relation, Service,
    SupervisionKind, TrainingKind,
};

/// A practice ledger as written in a file, alone or in a portfolio: what a coach or mentor did and learnt, entry by entry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LedgerDocument {
    /// Where the schema of this file is.
    #[serde(rename = "$schema", default, skip_serializing_if = "Option::is_none")]
    pub schema: Option<String>,
    /// The version of this file format: 1.
    #[schemars(extend("minimum" = 1, "maximum" = 1))]
    pub maatstaf_ledger: u8,
    /// The day on which practice began; the first entry's when absent or earlier.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub practising_since: Option<Date>,
    /// A remark for yourself. It is never counted and never shown.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub comment: Option<String>,
    /// Sessions of coaching, mentoring or supervision given.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sessions: Vec<Session>,
    /// Practice from before the log, as sums.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub earlier: Vec<Earlier>,
    /// Supervision and intervision received.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub supervision: Vec<Supervision>,
    /// Continuing professional development.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub cpd: Vec<Cpd>,
    /// Feedback from clients and sponsors.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub feedback: Vec<Feedback>,
    /// Reflections on practice.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub reflections: Vec<Reflection>,
    /// Training in coaching, mentoring or supervision.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub training: Vec<Training>,
    /// Memberships of professional bodies.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub memberships: Vec<Membership>,
    /// Declarations made.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub declarations: Vec<Declaration>,
    /// Contributions to the profession.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub contributions: Vec<Contribution>,
    /// Accreditations held now or before.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub awards: Vec<Award>,
}

/// A session given.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Session {
    /// An id of your own choice, once in the ledger. Evidence may name it as its occasion.
    pub id: String,
    /// The day.
    pub day: Date,
    /// When it started.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub start: Option<Time>,
    /// How long it took, in minutes.
    #[schemars(extend("minimum" = 1, "maximum" = 1440))]
    pub minutes: u32,
    /// A pseudonym for the client, team or group; never a name.
    pub client: String,
    /// What was given.
    #[serde(default)]
    pub service: Service,
    /// To whom: one person, a team that works together, or a group.
    #[serde(default)]
    pub form: Form,
    /// How many took part, in a team or group.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(extend("minimum" = 2, "maximum" = 1000))]
    pub participants: Option<u32>,
    /// Whether it was paid for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub payment: Option<Payment>,
    /// How the coach stands to the client.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub relation: Option<Relation>,
    /// A pseudonym for the client's organisation.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub organisation: Option<String>,
    /// Whether the client consents to being named to an accrediting body.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub consent: Option<Consent>,
    /// What it was like, by ids that `maatstaf guidance` knows, to see whether it really was what it is called.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub traits: Vec<String>,
    /// A remark for yourself. It is never counted and never shown.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub comment: Option<String>,
}

/// Practice from before the log: sums over a period, where single sessions are no longer known.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Earlier {
    /// An id of your own choice, once in the ledger.
    pub id: String,
    /// The first day of the period.
    pub from: Date,
    /// The last day of the period. It counts in a window only when the whole period lies in it.
    pub until: Date,
    /// How much in all, in minutes.
    #[schemars(extend("minimum" = 1, "maximum" = 3_000_000))]
    pub minutes: u32,
    /// How many clients, besides those who appear elsewhere in the ledger.
    #[schemars(extend("minimum" = 0, "maximum" = 10_000))]
    pub clients: u32,
    /// What was given.
    #[serde(default)]
    pub service: Service,
    /// To whom.
    #[serde(default)]
    pub form: Form,
    /// Whether it was paid for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub payment: Option<Payment>,
    /// How the coach stood to the clients.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub relation: Option<Relation>,
    /// Whether all of these clients consent to being named to an accrediting body.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub consent: Option<Consent>,
    /// A remark for yourself. It is never counted and never shown.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub comment: Option<String>,
}

/// Supervision, intervision or mentor coaching received.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Supervision {
    /// An id of your own choice, once in the ledger.
    pub id: String,
    /// The day.
    pub day: Date,
    /// When it started.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub start: Option<Time>,
    /// How long it took, in minutes.
    #[schemars(extend("minimum" = 1, "maximum" = 1440))]
    pub minutes: u32,
    /// In what form.
    pub kind: SupervisionKind,
    /// A pseudonym for the supervisor.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub supervisor: Option<String>,
    /// What it taught.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub learning: String,
    /// A remark for yourself. It is never counted and never shown.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub comment: Option<String>,
}

/// An activity of continuing professional development.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Cpd {
    /// An id of your own choice, once in the ledger.
    pub id: String,
    /// The day on which it ended.
    pub day: Date,
    /// How long it took, in minutes; for informal learning your own estimate.
    #[schemars(extend("minimum" = 1, "maximum" = 60_000))]
    pub minutes: u32,
    /// Whether it was a course or event, or learning of one's own.
    pub kind: CpdKind,
    /// What it was.
    pub title: String,
    /// The main thing learnt; not what was taught.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub learning: String,
    /// How that was put into practice.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub application: String,
    /// The ids of the framework's categories that it served.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub categories: Vec<String>,
    /// The training or supervision in this ledger that it is the same as: where that is counted, this is not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub same_as: Option<String>,
    /// A remark for yourself. It is never counted and never shown.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub comment: Option<String>,
}

/// Feedback from a client or a sponsor.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Feedback {
    /// An id of your own choice, once in the ledger.
    pub id: String,
    /// The day on which it was given.
    pub day: Date,
    /// From whom.
    #[serde(default)]
    pub kind: FeedbackKind,
    /// The pseudonym of the client whom it is about.
    pub client: String,
    /// What it says.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub text: String,
}

/// A reflection on practice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Reflection {
    /// An id of your own choice, once in the ledger.
    pub id: String,
    /// The day on which it was written.
    pub day: Date,
    /// What it is for.
    #[serde(default)]
    pub kind: ReflectionKind,
    /// What it is called.
    pub title: String,
    /// The reflection itself.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub text: String,
    /// The entry of this ledger that it is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub about: Option<String>,
    /// The ids of the framework's categories that it touches.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub categories: Vec<String>,
}

/// A training in coaching, mentoring or supervision.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Training {
    /// An id of your own choice, once in the ledger.
    pub id: String,
    /// The day on which it was finished.
    pub day: Date,
    /// How much it was in all, in minutes.
    #[schemars(extend("minimum" = 1, "maximum" = 600_000))]
    pub minutes: u32,
    /// The quality award that it carries.
    pub kind: TrainingKind,
    /// The level of that award.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub level: Option<String>,
    /// What it is called.
    pub title: String,
    /// Who gives it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub provider: String,
}

/// A membership of a professional body.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Membership {
    /// An id of your own choice, once in the ledger.
    pub id: String,
    /// The id of the body, such as `emcc`, `nobco`, `icf` or `ac`.
    pub body: String,
    /// The first day.
    pub since: Date,
    /// The last day; it runs on when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Date>,
}

/// A declaration, such as to keep a code of ethics.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Declaration {
    /// An id of your own choice, once in the ledger.
    pub id: String,
    /// What is declared: an id such as `code-of-ethics`, as the scheme names it.
    pub kind: String,
    /// The day on which it was made.
    pub day: Date,
}

/// A contribution to the profession.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Contribution {
    /// An id of your own choice, once in the ledger.
    pub id: String,
    /// The day.
    pub day: Date,
    /// What sort of contribution.
    pub kind: ContributionKind,
    /// What it was.
    pub title: String,
}

/// An accreditation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Award {
    /// An id of your own choice, once in the ledger.
    pub id: String,
    /// The id of the scheme, such as `eia`.
    pub scheme: String,
    /// The id of the level.
    pub level: String,
    /// The day on which it was given.
    pub day: Date,
    /// The last day on which it holds, when the certificate says so; else the scheme's own length counts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Date>,
}
