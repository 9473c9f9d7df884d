//! Commands that say whether something is in order, or everything that is not.

use maatstaf::{Certificate, DocumentError, Lane, Language, Portfolio};
use serde_json::{Value, json};

use crate::context::Context;
use crate::output::{Answer, DOES_NOT_HOLD, Failure, INVALID, Outcome};

/// What a check says when all is well: the sentence, and facts for the JSON.
pub(super) type Sound = (String, Value);

/// Says that something is sound, or every problem: as JSON on standard output, or as lines on standard error.
pub(super) fn report(context: &Context, name: &str, result: Result<Sound, DocumentError>) -> Outcome {
    match result {
        Ok((sentence, facts)) => context.show(&facts, || sentence + "\n"),
        Err(error) if context.flag("json") => {
            let answer =
                context.show(&json!({ "sound": false, "problems": error.problems() }), String::new)?;
            Ok(Answer { code: INVALID, ..answer })
        }
        Err(error) => Err(context.refused(name, &error)),
    }
}

/// `maatstaf validate`.
pub(crate) fn validate(context: &Context) -> Outcome {
    let name = context.given("file");
    let checked = Portfolio::open(&context.read(name)?, |id| context.find(id)).map(|portfolio| {
        let document = portfolio.document();
        let claims: usize = document.evidence.iter().map(|item| item.claims.len()).sum();
        let (items, verdicts) = (document.evidence.len(), document.verdicts.len());
        let declared = document.not_applicable.len();
        let lists = json!(document.ledger);
        let entries = lists.as_object().into_iter().flatten().filter_map(|(_, list)| list.as_array());
        let entries: usize = entries.map(Vec::len).sum();
        let parts: [&dyn std::fmt::Display; 6] = [&name, &items, &claims, &verdicts, &declared, &entries];
        let sentence = context.say("sound-portfolio", &parts);
        let counts = json!({
            "evidence": items, "claims": claims, "verdicts": verdicts, "not_applicable": declared, "entries": entries,
        });
        (sentence, json!({ "sound": true, "counts": counts }))
    });
    report(context, name, checked)
}

/// `maatstaf policy check`.
pub(crate) fn policy(context: &Context) -> Outcome {
    let framework = context.framework("framework")?;
    let top = context.level(&framework, framework.levels().last().map(String::as_str));
    let checked = context.policy()?.and_then(|policy| policy.check_against(&framework).map(|()| policy));
    let checked = checked.map(|policy| {
        let sentence = context.say("sound-policy", &[&policy.id(), &top, &framework.id()]);
        (sentence, json!({ "sound": true, "policy": policy.id(), "framework": framework.id() }))
    });
    report(context, context.given("policy"), checked)
}

/// `maatstaf certificate write`: the least evidence that still supports a level.
pub(crate) fn write_certificate(context: &Context) -> Outcome {
    let lane: Lane = context.value("lane").unwrap_or(Lane::Estimate);
    let said = context.say(lane.into(), &[]);
    let none = || Failure { code: DOES_NOT_HOLD, text: context.say("nothing-to-certify", &[&said]) };
    let certificate = context.estimate()?.certificate(lane).ok_or_else(none)?;
    context.deliver(context.json(&certificate)?, true)
}

/// `maatstaf certificate check`.
pub(crate) fn certificate(context: &Context) -> Outcome {
    let name = context.given("certificate");
    let certificate =
        Certificate::from_json(&context.read(name)?).map_err(|error| context.refused(name, &error))?;
    let portfolio = context.portfolio("portfolio")?;
    let level = context.level(portfolio.framework(), Some(&certificate.level));
    let (lane, claims) = (context.say(certificate.lane.into(), &[]), certificate.witness.len());
    let sentence = context.say("sound-certificate", &[&name, &claims, &level, &lane]);
    let facts =
        json!({ "sound": true, "level": certificate.level, "lane": certificate.lane, "witness": claims });
    let outcome = report(context, name, certificate.check(&portfolio).map(|()| (sentence, facts)));
    outcome
        .map(|answer| Answer { code: answer.code.min(DOES_NOT_HOLD), ..answer })
        .map_err(|failure| Failure { code: DOES_NOT_HOLD, ..failure })
}

/// `maatstaf wording import`: reads a copy into an overlay, whole or not at all.
pub(crate) fn wording(context: &Context) -> Outcome {
    let (framework, name) = (context.framework("framework")?, context.given("file"));
    let text = context.read(name)?;
    let language = context.value("lang").unwrap_or_else(|| language_of(&text));
    match framework.import_wording(language, &text) {
        Err(error) => report(context, name, Err(error)),
        Ok(overlay) => {
            let (found, all) = (overlay.indicators.len(), framework.indicators().len());
            let note = Some(context.say(&format!("imported-{language}"), &[&found, &all]));
            Ok(Answer { note, ..context.deliver(context.json(&overlay)?, true)? })
        }
    }
}

/// The language that a text is in, by its commonest words.
fn language_of(text: &str) -> Language {
    let count = |known: &[&str]| text.split_whitespace().filter(|word| known.contains(word)).count();
    let dutch = count(&["de", "het", "een", "en", "van"]) > count(&["the", "a", "and", "of", "to"]);
    if dutch { Language::Nl } else { Language::En }
}
