//! `maatstaf framework`: what is known of frameworks, and the schemas of all documents.

use maatstaf::{Framework, IndicatorDocument, Language};
use serde_json::{Value, json};

use crate::args::Show;
use crate::context::Context;
use crate::output::{BOLD, DIM, Outcome, json as to_json, styled};
use crate::words::{category_name, level_name, say, wrapped};

pub(crate) fn list(context: &Context, as_json: bool) -> Outcome {
    let known: Vec<Framework> =
        context.framework_ids().into_iter().filter_map(|id| context.find(id)).collect();
    let count = |framework: &Framework| framework.indicators().len();
    if as_json {
        let facts = |one: &Framework| {
            let name = &one.wording(context.language).name;
            json!({ "id": one.id(), "edition": one.facts().edition, "name": name, "indicators": count(one) })
        };
        return Ok(to_json(&known.iter().map(facts).collect::<Vec<_>>())?.into());
    }
    let line = |one: &Framework| {
        let (id, name, edition) = (one.id(), &one.wording(context.language).name, &one.facts().edition);
        let count = count(one);
        wrapped(
            &say!(
                context.language,
                "{id}: {name}, {edition}; {count} indicators",
                "{id}: {name}, {edition}; {count} indicatoren"
            ),
            4,
            context.width,
        ) + "\n"
    };
    Ok(known.iter().map(line).collect::<String>().into())
}

pub(crate) fn schema(document: Option<&str>) -> Outcome {
    match document.and_then(maatstaf::schema) {
        Some(schema) => Ok(to_json(&schema)?.into()),
        None => Ok(maatstaf::SCHEMAS.iter().map(|name| format!("{name}\n")).collect::<String>().into()),
    }
}

pub(crate) fn show(context: &Context, args: &Show) -> Outcome {
    let framework = context.framework(&args.id, "ID")?;
    let framework = context.worded(&framework, args.wording.as_deref())?;
    if let Some(id) = &args.category {
        context.position("--category", id, framework.categories())?;
    }
    if let Some(id) = &args.level {
        context.position("--level", id, framework.levels())?;
    }
    let asked = |one: &&IndicatorDocument| {
        args.category.as_ref().is_none_or(|id| *id == one.category)
            && args.level.as_ref().is_none_or(|id| *id == one.level)
    };
    let indicators: Vec<&IndicatorDocument> = framework.indicators().iter().filter(asked).collect();
    if args.json {
        return Ok(to_json(&document(&framework, &indicators, context.language))?.into());
    }
    Ok(text(context, &framework, &indicators).into())
}

/// The facts of a framework with their wording in one language.
fn document(framework: &Framework, indicators: &[&IndicatorDocument], language: Language) -> Value {
    let (facts, wording) = (framework.facts(), framework.wording(language));
    let levels =
        facts.levels.iter().map(|id| json!({ "id": id, "name": level_name(framework, Some(id), language) }));
    let categories = facts.categories.iter().map(|id| {
        let words = wording.categories.get(id);
        json!({ "id": id, "name": category_name(framework, id, language), "definition": words.map(|words| &words.definition) })
    });
    let descriptors = facts.descriptors.iter().map(|one| {
        let text = wording.descriptors.get(&one.id);
        json!({ "id": one.id, "set": one.set, "level": one.level, "list": one.list, "text": text })
    });
    let lists = facts.lists.iter().map(|list| {
        let words = wording.lists.get(&list.id);
        let items = list
            .items
            .iter()
            .map(|id| json!({ "id": id, "text": words.and_then(|words| words.items.get(id)) }));
        json!({ "id": list.id, "title": words.map(|words| &words.title), "items": items.collect::<Vec<_>>() })
    });
    json!({
        "id": facts.id, "name": wording.name, "edition": facts.edition, "holder": facts.holder, "language": language,
        "equivalence": wording.equivalence, "progressions": facts.progressions,
        "levels": levels.collect::<Vec<_>>(), "categories": categories.collect::<Vec<_>>(),
        "indicators": indicators.iter().map(|one| indicator(framework, one, language)).collect::<Vec<_>>(),
        "descriptors": descriptors.collect::<Vec<_>>(), "lists": lists.collect::<Vec<_>>(),
    })
}

fn indicator(framework: &Framework, one: &IndicatorDocument, language: Language) -> Value {
    let words = framework.wording(language).indicators.get(&one.number);
    json!({
        "number": one.number, "category": one.category, "level": one.level,
        "asks_for": one.asks_for, "conditional": one.conditional,
        "summary": words.map(|words| &words.summary), "signals": words.map(|words| &words.signals),
        "evidence": words.map(|words| &words.evidence),
    })
}

fn text(context: &Context, framework: &Framework, indicators: &[&IndicatorDocument]) -> String {
    let (language, wording) = (context.language, framework.wording(context.language));
    let wrap = |line: &str, hang| wrapped(line, hang, context.width) + "\n";
    let head = format!("{} · {} · {}", wording.name, framework.id(), framework.facts().edition);
    let mut text = styled(BOLD, &wrap(&head, 2));
    text += &wrap(&wording.equivalence, 0);
    for group in groups(framework, indicators) {
        let Some(first) = group.first() else { continue };
        let (category, level) = (
            category_name(framework, &first.category, language),
            level_name(framework, Some(&first.level), language),
        );
        text += &format!("\n{}\n", styled(BOLD, &format!("{category} · {level}")));
        for one in group {
            let Some(words) = wording.indicators.get(&one.number) else { continue };
            let mark = if one.conditional {
                say!(
                    language,
                    " [only with a sponsor or other party]",
                    " [alleen met opdrachtgever of andere partij]"
                )
            } else {
                String::new()
            };
            text += &wrap(&format!("{:>4}  {}{mark}", one.number, words.summary), 6);
            for signal in &words.signals {
                text += &wrap(&format!("      – {signal}"), 8);
            }
            let label = say!(language, "evidence", "bewijs");
            text += &styled(DIM, &wrap(&format!("      {label}: {}", words.evidence), 8));
        }
    }
    text
}

/// The indicators by category, and within it by level.
fn groups<'i>(
    framework: &Framework,
    indicators: &[&'i IndicatorDocument],
) -> Vec<Vec<&'i IndicatorDocument>> {
    let cells = framework
        .categories()
        .iter()
        .flat_map(|category| framework.levels().iter().map(move |level| (category, level)));
    let members = |(category, level)| {
        indicators
            .iter()
            .copied()
            .filter(|one| &one.category == category && &one.level == level)
            .collect::<Vec<_>>()
    };
    cells.map(members).collect()
}
