//! An Open Badges 3.0 credential: its parts as the standard names them, and its signature.

mod check;
mod decision;
mod parts;
mod rubric;
mod self_assessment;

use jiff::Timestamp;
use maatstaf_document::{DocumentError, Problem, text};
use serde::{Serialize, Serializer};
use serde_json::{Map, Value, json};

pub use decision::AssessorDecision;
pub use parts::{
    Achievement, Alignment, Criteria, Evidence, Profile, ResultDescription, RubricCriterionLevel,
    RubricResult, Subject,
};
pub use self_assessment::SelfAssessment;

use crate::address::{urn, whole_second};
use crate::jws;
use crate::key::{Key, PublicKey};

/// The contexts of a credential, in their order (Open Badges 3.0).
pub(crate) const CONTEXT: [&str; 2] =
    ["https://www.w3.org/ns/credentials/v2", "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"];

/// The type of achievement of a self-assessment: one of our own, so that no reader shows it as a competency that somebody confirmed.
pub(crate) const SELF_ASSESSMENT: &str = "ext:SelfAssessment";

/// An unsigned Open Badges 3.0 credential. It is built by [`Credential::self_assessment`] or [`Credential::assessor_decision`].
///
/// Its id follows from its content, so the same portfolio, choices and days give the same credential to the byte.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Credential {
    /// The contexts that its words come from.
    #[serde(rename = "@context")]
    context: [&'static str; 2],
    /// Its id: `urn:uuid:…`.
    id: String,
    /// What it is: a verifiable credential and an Open Badge.
    #[serde(rename = "type")]
    kind: [&'static str; 2],
    /// What it is called.
    name: String,
    /// What it says and what it does not say, in both languages.
    description: String,
    /// Who issues it.
    issuer: Profile,
    /// From when on it holds.
    #[serde(serialize_with = "seconds")]
    valid_from: Timestamp,
    /// Until when it holds.
    #[serde(skip_serializing_if = "Option::is_none", serialize_with = "optional_seconds")]
    valid_until: Option<Timestamp>,
    /// When it was awarded. A self-assessment was not.
    #[serde(skip_serializing_if = "Option::is_none", serialize_with = "optional_seconds")]
    awarded_date: Option<Timestamp>,
    /// What it says, about whom.
    #[serde(rename = "credentialSubject")]
    subject: Subject,
    /// What it rests on.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    evidence: Vec<Evidence>,
}

/// What a credential is made of, before its id.
struct Draft {
    name: String,
    description: String,
    issuer: Profile,
    valid_from: Timestamp,
    valid_until: Option<Timestamp>,
    awarded: Option<Timestamp>,
    subject: Subject,
    evidence: Vec<Evidence>,
}

impl Credential {
    fn new(draft: Draft) -> Self {
        let mut credential = Self {
            context: CONTEXT,
            id: String::new(),
            kind: ["VerifiableCredential", "OpenBadgeCredential"],
            name: draft.name,
            description: draft.description,
            issuer: draft.issuer,
            valid_from: whole_second(draft.valid_from),
            valid_until: draft.valid_until.map(whole_second),
            awarded_date: draft.awarded.map(whole_second),
            subject: draft.subject,
            evidence: draft.evidence,
        };
        credential.id = urn(&credential);
        credential
    }

    /// The credential's id.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// What the credential is called.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Who issues it.
    pub fn issuer(&self) -> &Profile {
        &self.issuer
    }

    /// What it says, about whom.
    pub fn subject(&self) -> &Subject {
        &self.subject
    }

    /// The credential as JSON, not signed.
    pub fn to_json(&self) -> String {
        // INVARIANT: texts and lists are always JSON.
        serde_json::to_string_pretty(self).map(|text| text + "\n").unwrap_or_default()
    }

    /// What is signed: the credential itself, with the claims that a token repeats (Open Badges 3.0, JSON Web Token proof format).
    fn claims(&self) -> Value {
        let mut claims = match serde_json::to_value(self) {
            Ok(Value::Object(object)) => object,
            _ => Map::new(),
        };
        claims.insert("iss".to_owned(), json!(self.issuer.id));
        claims.insert("jti".to_owned(), json!(self.id));
        claims.insert("sub".to_owned(), json!(self.subject.id));
        claims.insert("nbf".to_owned(), json!(self.valid_from.as_second()));
        if let Some(until) = self.valid_until {
            claims.insert("exp".to_owned(), json!(until.as_second()));
        }
        Value::Object(claims)
    }
}

/// Signs a credential: a JSON Web Token in its compact form, by `EdDSA`. The same credential and key give the same token.
///
/// # Errors
/// When the issuer is named after another key than the one that signs, or a holder would sign a decision on themselves.
///
/// # Example
/// ```
/// use maatstaf::{Framework, Policy, Portfolio};
/// use maatstaf_results::{BadgeKind, Credential, Key, Outcome, SelfAssessment, Trust, issue, start_of_day, verify};
/// let (portfolio, key) = (Portfolio::new(Framework::emcc()), Key::from_seed([7; 32]));
/// let choices = SelfAssessment::new(start_of_day(jiff::civil::date(2026, 6, 30)));
/// let credential = Credential::self_assessment(&portfolio, &Policy::standard(), &key.public(), &choices)?;
/// let token = issue(&credential, &key)?;
/// let read = verify(&token, &Trust::nobody().key(key.public()), start_of_day(jiff::civil::date(2026, 7, 1)));
/// assert_eq!((read.outcome, read.kind), (Outcome::Trusted, Some(BadgeKind::SelfAssessment)));
/// # Ok::<(), maatstaf_document::DocumentError>(())
/// ```
pub fn issue(credential: &Credential, key: &Key) -> Result<String, DocumentError> {
    let public = key.public();
    let issuer = &credential.issuer.id;
    if issuer.starts_with("did:key:") && PublicKey::named(issuer).as_ref() != Some(&public) {
        let message = text!(
            "the issuer is named after another key than this one",
            "de uitgever is genoemd naar een andere sleutel dan deze"
        );
        return Err(DocumentError::new(vec![Problem::new("other-key", "issuer.id", message)]));
    }
    if credential.subject.id != *issuer && PublicKey::named(&credential.subject.id).as_ref() == Some(&public)
    {
        let message = text!(
            "holders cannot sign a decision on themselves",
            "houders kunnen geen besluit over zichzelf ondertekenen"
        );
        return Err(DocumentError::new(vec![Problem::new("own-decision", "credentialSubject.id", message)]));
    }
    let header = json!({ "alg": "EdDSA", "typ": "JWT", "kid": public.key_id(), "jwk": public.header() });
    Ok(jws::sign(&header, &credential.claims(), key))
}

fn seconds<S: Serializer>(moment: &Timestamp, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(moment)
}

#[expect(clippy::ref_option, reason = "serde hands a reference to the field")]
fn optional_seconds<S: Serializer>(moment: &Option<Timestamp>, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(&moment.unwrap_or_default())
}
