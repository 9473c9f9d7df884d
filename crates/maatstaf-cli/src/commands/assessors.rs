//! `maatstaf assess`, `crosscheck` and `raters`: assessors beside the holder and beside each other.

use maatstaf::{DocumentError, Portfolio};
use maatstaf_crosscheck::{
    Assessment, AssessmentDocument, Crosscheck, Draws, PanelRules, Raters, Resolution, assessment_starter,
    blind_view,
};
use serde_json::Value;

use crate::context::{Context, today};
use crate::output::{Failure, INVALID, Outcome};

/// `maatstaf assess new`: an assessment to fill in.
pub(crate) fn new(context: &Context) -> Outcome {
    let portfolio = context.portfolio("file")?;
    let (assessor, day) = (context.given("assessor"), context.day("on")?.unwrap_or_else(today));
    let text = assessment_starter(&portfolio, assessor, !context.flag("open"), day);
    // A name that cannot stand in a document is refused before it does.
    let sound = Assessment::from_json(&text, &portfolio, &PanelRules::standard());
    sound.map_err(|error| context.refused("--assessor", &error))?;
    context.start(text, &format!("crosscheck {}", context.given("file")))
}

/// `maatstaf assess view`: what an assessor is shown of a portfolio.
pub(crate) fn view(context: &Context) -> Outcome {
    let text = context.json(&blind_view(&context.portfolio("file")?))?;
    context.deliver(text, false)
}

/// `maatstaf crosscheck`.
pub(crate) fn crosscheck(context: &Context) -> Outcome {
    let answer = whole(context)?.answer();
    context.lay(&answer, |language| answer.page(language))
}

/// The portfolio beside its assessors, or the part of it that one assessor may see before the reveal.
pub(super) fn whole(context: &Context) -> Result<Crosscheck, Failure> {
    let portfolio = context.portfolio("file")?;
    let (policy, rules) = (context.policy_for(portfolio.framework())?, rules(context)?);
    let read = |text: &str| Assessment::from_json(text, &portfolio, &rules);
    let assessments = context.documents(&context.many("assessments"), read)?;
    let resolve = |name| context.document(name, |text| Resolution::from_json(text, &portfolio, &rules));
    let resolution = context.text("resolution").map(resolve).transpose()?;
    let waiting = match assessments.as_slice() {
        [one] if one.document().blind && one.document().after_reveal.is_none() => {
            Some(one.assessor().to_owned())
        }
        _ => None,
    };
    let whole = Crosscheck::new(portfolio, assessments, policy, rules, resolution);
    let whole = whole.map_err(|error| context.refused(context.given("file"), &error))?;
    let asked = context.text("blind").map(str::to_owned).or(waiting.filter(|_| !context.flag("reveal")));
    match &asked {
        Some(assessor) => whole.blind(assessor).ok_or_else(|| context.misused("no-assessor", &[])),
        None => Ok(whole),
    }
}

/// The panel rules of `--rules`.
pub(super) fn rules(context: &Context) -> Result<PanelRules, Failure> {
    let read = |name| context.document(name, PanelRules::from_json);
    context.text("rules").map_or_else(|| Ok(PanelRules::standard()), read)
}

/// `maatstaf raters`.
pub(crate) fn raters(context: &Context) -> Outcome {
    let (mut assessments, mut portfolios) = (Vec::new(), Vec::new());
    for name in context.files(&context.many("files"), ".json")? {
        let is_assessment = |top: &Value| top.get("maatstaf_assessment").is_some();
        let text = context.read(&name)?;
        let top: Value = serde_json::from_str(text.trim_start_matches('\u{feff}')).unwrap_or_default();
        if is_assessment(&top) { assessments.push(name) } else { portfolios.push(name) }
    }
    let read = |text: &str| Ok(maatstaf_document::read::<AssessmentDocument>(text)?.0);
    let documents = context.documents(&assessments, read)?;
    let selves = context.documents(&portfolios, |text| Portfolio::open(text, |id| context.find(id)))?;
    let id = documents.first().map_or("", |first| first.seen.framework.as_str());
    let framework = context.find(id).ok_or_else(|| context.misused("no-assessments", &[]))?;
    let (policy, rules) = (context.policy_for(&framework)?, rules(context)?);
    let raters = Raters::new(&framework, documents, &selves);
    let raters = raters.map_err(|error| refused(context, &error, &assessments, &portfolios))?;
    let mut draws = Draws::default();
    draws.seed = context.value("seed").unwrap_or(draws.seed);
    let answer = raters.answer(&policy, &rules, draws);
    context.lay(&answer, |language| answer.page(language))
}

/// Several documents together were refused: each problem stands with the file that it is in.
fn refused(
    context: &Context,
    error: &DocumentError,
    assessments: &[String],
    portfolios: &[String],
) -> Failure {
    let line = |problem: &maatstaf::Problem| {
        let lists = [("assessments[", assessments), ("portfolios[", portfolios)];
        let file = lists.iter().find_map(|(list, names)| {
            let (at, rest) = problem.place.path.strip_prefix(list)?.split_once(']')?;
            Some((names.get(at.parse::<usize>().ok()?)?, rest.trim_start_matches('.')))
        });
        let mut own = problem.clone();
        let (name, path) = file.map_or((String::new(), ""), |(name, path)| (name.clone(), path));
        path.clone_into(&mut own.place.path);
        context.refused(&name, &DocumentError::new(vec![own])).text
    };
    Failure { code: INVALID, text: error.problems().iter().map(line).collect::<Vec<_>>().join("\n") }
}
