//! What guidance must hold to: ids once, names known, points in range, no empty sentence.

mod finder;

use maatstaf_document::{Problem, Text, text};

use crate::comparison::{AxisDocument, ComparisonDocument, ItemDocument};
use crate::forms::{BoundaryDocument, FormDocument, FormsDocument, Outcome, SourceDocument};
use crate::questions::QuestionsDocument;
use finder::Finder;

/// Every problem of the forms.
pub(crate) fn forms(forms: &FormsDocument) -> Vec<Problem> {
    let mut found = Finder::new("maatstaf_forms", forms.maatstaf_forms);
    let ids = forms.ids();
    found.ids("forms", &ids);
    found.range("other_form_lead", i64::from(forms.other_form_lead), 1, 100);
    let sources = sources(&mut found, &forms.sources);
    let aspects: Vec<String> = forms.aspects.iter().map(|aspect| aspect.id.clone()).collect();
    found.ids("aspects", &aspects);
    for (at, aspect) in forms.aspects.iter().enumerate() {
        found.sentence(&format!("aspects[{at}].name"), &aspect.name);
    }
    for (at, form) in forms.forms.iter().enumerate() {
        let path = format!("forms[{at}]");
        found.known(&format!("{path}.source"), &form.source, &sources);
        one_form(&mut found, &path, form, &aspects);
    }
    for (path, list) in [("scale", &forms.scale), ("listed", &forms.listed)] {
        found.ids(path, list);
        for (at, id) in list.iter().enumerate() {
            found.known(&format!("{path}[{at}]"), id, &ids);
        }
    }
    found.known("beside_the_scale", &forms.beside_the_scale, &ids);
    items(&mut found, "aims", &forms.aims);
    boundary(&mut found, &forms.boundary, &ids, &sources);
    traits(&mut found, forms, &ids);
    found.into_problems()
}

/// Every problem of the questions.
pub(crate) fn questions(questions: &QuestionsDocument, forms: &FormsDocument) -> Vec<Problem> {
    let mut found = Finder::new("maatstaf_questions", questions.maatstaf_questions);
    let (ids, crossings) = (forms.ids(), crossing_ids(&forms.boundary));
    found.sentence("owner", &questions.owner);
    found.ids("questions", &questions.ids());
    for (at, question) in questions.questions.iter().enumerate() {
        let path = format!("questions[{at}]");
        found.sentence(&format!("{path}.text"), &question.text);
        found.ids(&format!("{path}.answers"), &question.ids());
        for (at, answer) in question.answers.iter().enumerate() {
            let path = format!("{path}.answers[{at}]");
            found.sentence(&format!("{path}.text"), &answer.text);
            found.points(&format!("{path}.points"), &answer.points, &ids);
            if let Some(crossing) = &answer.crosses {
                found.known(&format!("{path}.crosses"), crossing, &crossings);
            }
        }
    }
    found.into_problems()
}

/// Every problem of the comparison.
pub(crate) fn comparison(
    comparison: &ComparisonDocument,
    forms: &FormsDocument,
    questions: &QuestionsDocument,
) -> Vec<Problem> {
    let mut found = Finder::new("maatstaf_comparison", comparison.maatstaf_comparison);
    let (ids, sources) = (forms.ids(), sources(&mut found, &comparison.sources));
    found.known("one", &comparison.one, &ids);
    found.known("other", &comparison.other, &ids);
    if comparison.one == comparison.other {
        let message =
            text!("a form is not compared with itself", "een vorm wordt niet met zichzelf vergeleken");
        found.report("same-form", "other", message);
    }
    found.known("source", &comparison.source, &sources);
    found.known("contrast_source", &comparison.contrast_source, &sources);
    for (path, list) in [
        ("misconceptions", &comparison.misconceptions),
        ("clarifications", &comparison.clarifications),
        ("skills.one", &comparison.skills.one),
        ("skills.other", &comparison.skills.other),
        ("benefits", &comparison.benefits),
    ] {
        items(&mut found, path, list);
    }
    found.sentence("definitions.one", &comparison.definitions.one);
    found.sentence("definitions.other", &comparison.definitions.other);
    for (path, list) in [("axes", &comparison.axes), ("contrast", &comparison.contrast)] {
        axes(&mut found, path, list, &questions.ids());
    }
    found.into_problems()
}

/// The questions that a comparison names must be asked.
pub(crate) fn asked(comparison: &ComparisonDocument, questions: &QuestionsDocument) -> Vec<Problem> {
    let ids = questions.ids();
    let named = comparison.axes.iter().chain(&comparison.contrast).filter_map(|axis| axis.question.as_ref());
    let mut missing: Vec<&String> = named.filter(|id| !ids.contains(id)).collect();
    missing.sort();
    missing.dedup();
    let problem = |id: &String| {
        let message = text!("the question `{id}` must remain", "de vraag `{id}` moet blijven");
        Problem::new("missing-question", "questions", message)
    };
    missing.into_iter().map(problem).collect()
}

fn sources(found: &mut Finder, sources: &[SourceDocument]) -> Vec<String> {
    let ids: Vec<String> = sources.iter().map(|source| source.id.clone()).collect();
    found.ids("sources", &ids);
    for (at, source) in sources.iter().enumerate() {
        found.sentence(&format!("sources[{at}].title"), &source.title);
    }
    ids
}

fn one_form(found: &mut Finder, path: &str, form: &FormDocument, aspects: &[String]) {
    found.sentence(&format!("{path}.name"), &form.name);
    found.sentence(&format!("{path}.summary"), &form.summary);
    let named: Vec<String> = form.attributes.iter().map(|one| one.aspect.clone()).collect();
    if !named.is_empty() {
        found.ids(&format!("{path}.attributes"), &named);
    }
    for (at, attribute) in form.attributes.iter().enumerate() {
        let path = format!("{path}.attributes[{at}]");
        found.known(&format!("{path}.aspect"), &attribute.aspect, aspects);
        found.sentence(&format!("{path}.text"), &attribute.text);
        let least = attribute.least.unwrap_or(1);
        found.range(&format!("{path}.least"), i64::from(least), 1, 1000);
        found.range(
            &format!("{path}.most"),
            i64::from(attribute.most.unwrap_or(1000)),
            i64::from(least),
            1000,
        );
    }
}

fn items(found: &mut Finder, path: &str, items: &[ItemDocument]) {
    found.ids(path, &items.iter().map(|item| item.id.clone()).collect::<Vec<_>>());
    for (at, item) in items.iter().enumerate() {
        found.sentence(&format!("{path}[{at}].text"), &item.text);
    }
}

fn axes(found: &mut Finder, path: &str, axes: &[AxisDocument], asked: &[String]) {
    found.ids(path, &axes.iter().map(|axis| axis.id.clone()).collect::<Vec<_>>());
    for (at, axis) in axes.iter().enumerate() {
        let texts: [(&str, &Text); 3] = [("name", &axis.name), ("one", &axis.one), ("other", &axis.other)];
        for (field, text) in texts {
            found.sentence(&format!("{path}[{at}].{field}"), text);
        }
        if let Some(question) = &axis.question {
            found.known(&format!("{path}[{at}].question"), question, asked);
        }
    }
}

fn crossing_ids(boundary: &BoundaryDocument) -> Vec<String> {
    boundary.crossings.iter().map(|crossing| crossing.id.clone()).collect()
}

fn boundary(found: &mut Finder, boundary: &BoundaryDocument, forms: &[String], sources: &[String]) {
    found.sentence("boundary.text", &boundary.text);
    found.known("boundary.source", &boundary.source, sources);
    found.known("boundary.from", &boundary.from, forms);
    found.known("boundary.to", &boundary.to, forms);
    found.ids("boundary.framework", std::slice::from_ref(&boundary.framework));
    found.ids("boundary.crossings", &crossing_ids(boundary));
    for (at, crossing) in boundary.crossings.iter().enumerate() {
        let path = format!("boundary.crossings[{at}]");
        found.sentence(&format!("{path}.text"), &crossing.text);
        if let Some(source) = &crossing.source {
            found.known(&format!("{path}.source"), source, sources);
        }
    }
    outcomes(found, boundary);
}

fn outcomes(found: &mut Finder, boundary: &BoundaryDocument) {
    for outcome in Outcome::ALL {
        if boundary.outcomes.iter().filter(|one| one.outcome == outcome).count() != 1 {
            let message =
                text!("each outcome must stand here once", "elke uitkomst moet hier één keer staan");
            found.report("wrong-count", "boundary.outcomes", message);
        }
    }
    for (at, outcome) in boundary.outcomes.iter().enumerate() {
        let path = format!("boundary.outcomes[{at}]");
        found.sentence(&format!("{path}.text"), &outcome.text);
        for (at, step) in outcome.steps.iter().enumerate() {
            found.sentence(&format!("{path}.steps[{at}]"), step);
        }
        if outcome.steps.is_empty() {
            let message = text!("say what to do", "zeg wat er te doen is");
            found.report("wrong-count", &format!("{path}.steps"), message);
        }
    }
}

fn traits(found: &mut Finder, forms: &FormsDocument, ids: &[String]) {
    let crossings = crossing_ids(&forms.boundary);
    found.ids("traits", &forms.traits.iter().map(|one| one.id.clone()).collect::<Vec<_>>());
    for (at, one) in forms.traits.iter().enumerate() {
        let path = format!("traits[{at}]");
        found.sentence(&format!("{path}.text"), &one.text);
        found.points(&format!("{path}.points"), &one.points, ids);
        if let Some(crossing) = &one.crosses {
            found.known(&format!("{path}.crosses"), crossing, &crossings);
        }
    }
}
