//! `maatstaf readiness` and `maatstaf calendar`: how far practice is, and which days matter.

use std::collections::BTreeMap;

use maatstaf::Portfolio;
use maatstaf_document::Page;
use maatstaf_readiness::{
    Advice, Applicant, Calendar, Competence, Overview, OverviewRow, Readiness, Scheme, State, statement,
};
use serde_json::json;

use super::scheme::of_persons;
use crate::context::Context;
use crate::output::{Answer, DOES_NOT_HOLD, Failure, Outcome};

/// The farthest that a calendar looks ahead, in months.
const MOST_MONTHS: u32 = 1200;

/// `maatstaf readiness`. Of a ledger by itself, nothing is said of competence.
pub(crate) fn run(context: &Context) -> Outcome {
    let (portfolio, alone) = context.practice()?;
    let estimate = context.estimate_of(&portfolio)?;
    let one = if context.flag("all") { None } else { Some(of_persons(context, context.given("scheme"))?) };
    let schemes = one.as_ref().map_or(Scheme::all(), std::slice::from_ref);
    let applicant = applicant(context, schemes, &portfolio)?;
    let as_of = portfolio.document().as_of;
    let mut overview = Overview::new(schemes, &applicant, &estimate, as_of);
    overview.rows.iter_mut().filter(|_| alone).for_each(|row| row.competence = None);
    let (table, statement) = (overview.page(schemes, context.language), statement());
    let statement = statement.to(context.language);
    let Some(scheme) = &one else {
        return context.lay_signed(&overview, |_| table.note(statement));
    };
    let asked = level(context, scheme)?;
    let is_asked = |id: &str| asked.is_none_or(|asked| asked == id);
    let rows = &overview.rows;
    let next = rows.iter().rposition(ready).map_or(0, |at| at + 1);
    let shown = asked.or(rows.get(next).or(rows.last()).map(|row| row.level.as_str())).unwrap_or_default();
    let mut readiness = Readiness::new(scheme, &applicant, as_of);
    let advice = Advice::new(scheme, &readiness, &estimate);
    let page = if asked.is_none() { table } else { Page::new() };
    let advised = if alone { Page::new() } else { advice.page(scheme, &readiness, context.language) };
    let page = page
        .followed_by(advised)
        .followed_by(readiness.page(scheme, shown, context.language))
        .followed_by(readiness.sources_page(scheme, shown, context.language));
    readiness.levels.retain(|level| is_asked(&level.level));
    let facts = json!({ "readiness": readiness, "advice": (!alone).then_some(advice) });
    let answer = context.lay_signed(&facts, |_| page.note(statement))?;
    if !context.flag("check") || rows.iter().any(|row| is_asked(&row.level) && ready(row)) {
        return Ok(answer);
    }
    Ok(Answer { code: DOES_NOT_HOLD, note: Some(context.say("not-ready", &[&scheme.id()])), ..answer })
}

/// Whether practice is complete and competence is at least estimated, as far as it is asked.
fn ready(row: &OverviewRow) -> bool {
    row.practice == State::Met && row.competence.is_none_or(|one| one >= Competence::Estimated)
}

/// What is known of the holder of a portfolio, with the figures of `--figure`.
fn applicant(context: &Context, schemes: &[Scheme], portfolio: &Portfolio) -> Result<Applicant, Failure> {
    let asked = schemes.iter().flat_map(|scheme| &scheme.document().requirements);
    let known: Vec<&str> = asked.map(|one| one.id.as_str()).collect();
    let read = |(id, number): (&str, &str)| {
        let number = number.parse().ok().filter(|_| known.contains(&id));
        Ok((id.to_owned(), number.ok_or_else(|| context.misused("bad-figure", &[&known.join(", ")]))?))
    };
    let figures = context.pairs("figure")?.into_iter().map(read).collect::<Result<BTreeMap<_, u32>, _>>()?;
    Ok(Applicant { figures, ..Applicant::of(portfolio) })
}

/// The level of `--level`.
pub(super) fn level<'s>(context: &Context, scheme: &'s Scheme) -> Result<Option<&'s str>, Failure> {
    let ids: Vec<&str> = scheme.document().levels.iter().map(|level| level.id.as_str()).collect();
    Ok(context.position("level", &ids)?.and_then(|at| ids.get(at).copied()))
}

/// The level of `--level`, or else the one that the holder aims at.
pub(super) fn aimed(context: &Context, scheme: &Scheme, portfolio: &Portfolio) -> Result<String, Failure> {
    let (applicant, document) = (Applicant::of(portfolio), portfolio.document());
    let aimed = || scheme.aimed(&applicant, document.target.as_deref(), document.as_of).to_owned();
    Ok(level(context, scheme)?.map_or_else(aimed, str::to_owned))
}

/// `maatstaf calendar`.
pub(crate) fn calendar(context: &Context) -> Outcome {
    let (portfolio, _) = context.practice()?;
    let mut names = context.many("scheme");
    let (applicant, as_of) = (Applicant::of(&portfolio), portfolio.document().as_of);
    if names.is_empty() {
        names.push("eia");
        names.extend(applicant.held("eia", as_of).map(|_| "eia-renewal"));
    }
    let schemes = names.into_iter().map(|name| of_persons(context, name)).collect::<Result<Vec<_>, _>>()?;
    let level = |scheme| Ok((scheme, aimed(context, scheme, &portfolio)?));
    let levels = schemes.iter().map(level).collect::<Result<Vec<_>, Failure>>()?;
    let levels: Vec<(&Scheme, &str)> =
        levels.iter().map(|(scheme, level)| (*scheme, level.as_str())).collect();
    let months = context.value("months").filter(|months| *months <= MOST_MONTHS);
    let months = months.ok_or_else(|| context.misused("bad-months", &[&MOST_MONTHS]))?;
    let calendar = Calendar::new(&levels, &applicant, as_of, months);
    let ics = context.text("ics");
    ics.map_or(Ok(()), |name| context.write(name, &calendar.to_ics(context.language), true))?;
    let answer = context.lay(&calendar, |language| calendar.page(language).note(statement().to(language)))?;
    let note = ics.map(|name| context.say("ics-written", &[&name, &calendar.events.len()]));
    Ok(Answer { note, ..answer })
}
