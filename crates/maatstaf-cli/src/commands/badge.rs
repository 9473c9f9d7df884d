//! `maatstaf badge`: Open Badges 3.0 issued and verified.

use jiff::Timestamp;
use maatstaf_crosscheck::Resolution;
use maatstaf_results::{
    AssessorDecision, Credential, Key, Outcome as Finding, PublicKey, SelfAssessment, Trust, issue as sign,
    start_of_day, verify as examine,
};

use super::assessors::rules;
use crate::context::Context;
use crate::output::{Answer, DOES_NOT_HOLD, Failure, IO, Outcome};

/// `maatstaf badge key`: the one place where a key is made, because somebody asked for it.
pub(crate) fn key(context: &Context) -> Outcome {
    let mut seed = [0; 32];
    getrandom::fill(&mut seed)
        .map_err(|error| Failure { code: IO, text: context.say("io-other", &[&context.command, &error]) })?;
    let (key, out) = (Key::from_seed(seed), context.given("out"));
    // Both halves are written or neither: one without the other would be of no use and might mislead.
    let public = context.text("public");
    if let Some(name) = public {
        context.write(name, &key.public().to_jwk(), false)?;
    }
    context.write_private(out, key.to_jwk().as_bytes(), false).inspect_err(|_| {
        // What cannot be removed was there a moment ago; the error that counts is the first.
        drop(public.map(std::fs::remove_file));
    })?;
    Ok(Answer { note: Some(context.say("key-made", &[&out])), ..format!("{}\n", key.public().did()).into() })
}

/// `maatstaf badge issue`.
pub(crate) fn issue(context: &Context) -> Outcome {
    let (file, key) = (context.given("file"), context.document(context.given("key"), Key::from_jwk)?);
    let portfolio = context.portfolio("file")?;
    let from = context.day("on")?.map_or_else(Timestamp::now, start_of_day);
    // The last day counts as a whole.
    let until = context.day("until")?.map(|day| start_of_day(day.tomorrow().unwrap_or(day)));
    let credential = match context.text("resolution") {
        None => {
            let mut choices = SelfAssessment::new(from);
            (choices.language, choices.valid_until) = (context.language, until);
            choices.name = context.text("name").map(str::to_owned);
            let policy = context.policy_for(portfolio.framework())?;
            Credential::self_assessment(&portfolio, &policy, &key.public(), &choices)
        }
        Some(name) => {
            let rules = rules(context)?;
            let resolution =
                context.document(name, |text| Resolution::from_json(text, &portfolio, &rules))?;
            let needed = |option| context.text(option).ok_or_else(|| context.misused("decision-needs", &[]));
            let mut choices = AssessorDecision::new(needed("name")?, needed("subject")?, from);
            (choices.language, choices.valid_until) = (context.language, until);
            Credential::assessor_decision(&portfolio, &resolution, &key.public(), &choices)
        }
    };
    let credential = credential.map_err(|error| context.refused(file, &error))?;
    if context.flag("unsigned") {
        return context.deliver(credential.to_json(), false);
    }
    let token = sign(&credential, &key).map_err(|error| context.refused(file, &error))?;
    context.deliver(token + "\n", false)
}

/// `maatstaf badge verify`.
pub(crate) fn verify(context: &Context) -> Outcome {
    let token = context.read(context.given("file"))?;
    let key = context.text("key").map(|name| context.document(name, PublicKey::from_jwk)).transpose()?;
    let trust = match (key, context.text("issuer")) {
        (None, _) => Trust::nobody(),
        (Some(key), None) => Trust::nobody().key(key),
        (Some(key), Some(issuer)) => Trust::nobody().key_of(issuer, key),
    };
    let now = context.day("on")?.map_or_else(Timestamp::now, start_of_day);
    let found = examine(token.trim(), &trust, now);
    let answer = context.lay(&found, |language| found.page(language))?;
    let code = if found.outcome == Finding::Refused { DOES_NOT_HOLD } else { 0 };
    Ok(Answer { code, ..answer })
}
