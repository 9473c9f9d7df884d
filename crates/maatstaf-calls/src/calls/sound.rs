//! Whether a document is sound, as an answer: what it holds, or everything that is wrong.

use std::collections::BTreeMap;

use jiff::civil::Date;
use maatstaf::{Certificate, Framework, Lane, PolicyDocument, Portfolio, PortfolioDocument};
use maatstaf_document::text;
use maatstaf_readiness::{Scheme, SchemeDocument};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::{Value, json};

use crate::answer::{Outcome, json};
use crate::check::find;
use crate::desk::{Desk, reading};
use crate::document::{Document, Named, Pack};
use crate::problem::{ProblemDocument, documents};
use crate::refused::Refused;
use crate::request::requests;

requests! {
    /// A portfolio to be checked.
    Validate { portfolio: Document<PortfolioDocument>, framework: Option<Pack> }

    /// A portfolio of which the least evidence is asked that still supports its level.
    Certify {
        portfolio: Document<PortfolioDocument>,
        framework: Option<Pack>,
        policy: Option<Named<PolicyDocument>>,
        as_of: Option<Date>,
        lane: Option<Lane>,
    }

    /// A certificate and the portfolio that it is of.
    CheckCertificate {
        certificate: Document<Certificate>,
        portfolio: Document<PortfolioDocument>,
        framework: Option<Pack>,
        as_of: Option<Date>,
    }

    /// A policy to be checked against a framework.
    CheckPolicy { policy: Named<PolicyDocument>, id: Option<String>, framework: Option<Pack> }

    /// A scheme to be checked.
    CheckScheme { scheme: Named<SchemeDocument> }
}

/// Whether something is sound, with what it holds or with everything that is wrong.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct Soundness {
    /// Whether it is sound.
    sound: bool,
    /// Everything that is wrong, with places in the request; absent when it is sound.
    #[serde(skip_serializing_if = "Option::is_none")]
    problems: Option<Vec<ProblemDocument>>,
    /// What it holds, when it is sound.
    #[serde(flatten)]
    holds: BTreeMap<String, Value>,
}

/// What was checked, as an answer. A value sorts its keys, as the command prints them.
fn answer(checked: Result<Value, Refused>) -> Outcome {
    let soundness = match checked {
        Ok(facts) => {
            let holds = facts.as_object().cloned().into_iter().flatten().collect();
            Soundness { sound: true, problems: None, holds }
        }
        Err(refused) => {
            let problems = Some(documents(refused.problems()));
            Soundness { sound: false, problems, holds: BTreeMap::new() }
        }
    };
    json(&json!(soundness))
}

pub(crate) fn validate(asked: &Validate, desk: &Desk<'_>) -> Outcome {
    let own = desk.pack(asked.framework.as_ref())?;
    answer(desk.portfolio("portfolio", &asked.portfolio, own.as_ref(), None).map(|one| counts(&one)))
}

fn counts(portfolio: &Portfolio) -> Value {
    let document = portfolio.document();
    let claims: usize = document.evidence.iter().map(|item| item.claims.len()).sum();
    let lists = json!(document.ledger);
    let entries = lists.as_object().into_iter().flatten().filter_map(|(_, list)| list.as_array());
    let entries: usize = entries.map(Vec::len).sum();
    json!({ "counts": {
        "evidence": document.evidence.len(), "claims": claims, "verdicts": document.verdicts.len(),
        "not_applicable": document.not_applicable.len(), "entries": entries,
    } })
}

pub(crate) fn certificate(asked: &Certify, desk: &Desk<'_>) -> Outcome {
    let lane = asked.lane.unwrap_or(Lane::Estimate);
    let none = || {
        let message = text!(
            "no level is evidenced in this lane, so there is nothing to certify",
            "er is in deze baan geen niveau aangetoond, dus er valt niets te certificeren"
        );
        desk.refuse("nothing-to-certify", "portfolio", message)
    };
    json(&desk.estimate(reading!(asked))?.certificate(lane).ok_or_else(none)?)
}

pub(crate) fn check_certificate(asked: &CheckCertificate, desk: &Desk<'_>) -> Outcome {
    let certificate = desk.document("certificate", &asked.certificate, Certificate::from_json);
    let portfolio = desk
        .pack(asked.framework.as_ref())
        .and_then(|own| desk.portfolio("portfolio", &asked.portfolio, own.as_ref(), asked.as_of));
    let (certificate, portfolio) = crate::refused::both(certificate, portfolio)?;
    let claims = certificate.witness.len();
    let facts = json!({ "level": certificate.level, "lane": certificate.lane, "witness": claims });
    let checked = certificate.check(&portfolio).map(|()| facts);
    answer(checked.map_err(|error| desk.within("certificate", &error)))
}

pub(crate) fn check_policy(asked: &CheckPolicy, desk: &Desk<'_>) -> Outcome {
    let framework = desk.framework(asked.id.as_deref(), asked.framework.as_ref(), "id")?;
    let facts = |id: &str| json!({ "policy": id, "framework": framework.id() });
    let checked = desk.policy_at("policy", &asked.policy);
    answer(checked.and_then(|policy| {
        desk.attainable(&policy, &framework)?;
        Ok(facts(policy.id()))
    }))
}

pub(crate) fn check_scheme(asked: &CheckScheme, desk: &Desk<'_>) -> Outcome {
    answer(desk.scheme("scheme", Some(&asked.scheme), "eia").map(|scheme: Scheme| {
        let document = scheme.document();
        let (levels, asked) = (document.levels.len(), document.requirements.len());
        json!({ "scheme": scheme.id(), "levels": levels, "requirements": asked })
    }))
}

impl Desk<'_> {
    /// The framework with an id; one's own when no id is given, and otherwise EMCC's.
    pub(crate) fn framework(
        &self,
        id: Option<&str>,
        own: Option<&Pack>,
        path: &str,
    ) -> Result<Framework, Refused> {
        let own = self.pack(own)?;
        let Some(id) = id else { return Ok(own.unwrap_or_else(Framework::emcc)) };
        let own_id = own.as_ref().map(Framework::id);
        let ids: Vec<String> =
            own_id.into_iter().map(str::to_owned).chain(maatstaf::pack_ids().map(str::to_owned)).collect();
        find(own.as_slice(), id).ok_or_else(|| self.unknown(path, id, &ids))
    }
}
