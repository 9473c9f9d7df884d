//! The categories and the levels under each assessor, as tables.

use maatstaf_document::{Language, Page, Row, Sign, say};

use crate::categories::{CategoryPanel, JudgedBy};
use crate::crosscheck::CrosscheckAnswer;
use crate::members::{AssessorAnswer, SelfComparison};

/// Self, assessors, median and evidence, category by category.
pub(super) fn categories(answer: &CrosscheckAnswer, language: Language) -> Page {
    let rated = answer.categories.iter().any(|category| category.self_rating.is_some());
    let judged = answer.categories.iter().any(|category| category.median.is_some());
    let several = answer.levels.judged.alone.len() > 1;
    let assessors = match answer.levels.judged.alone.as_slice() {
        [one] => one.assessor.clone(),
        _ => say!(language, "assessors", "assessoren"),
    };
    let heads = match language {
        Language::En => ["category", "self", &assessors, "median", "evidence"],
        Language::Nl => ["categorie", "zelf", &assessors, "mediaan", "bewijs"],
    };
    let shown = [true, rated, judged, judged && several, true];
    let only = |cells: [String; 5]| -> Vec<String> {
        cells.into_iter().zip(shown).filter(|(_, shown)| *shown).map(|(cell, _)| cell).collect()
    };
    let rows = answer.categories.iter().map(|one| {
        let sign = if one.contested { Sign::Unsure } else { Sign::Plain };
        Row::signed(sign, only(row(answer, one, language)))
    });
    let page = Page::new()
        .title(say!(language, "Category by category", "Per categorie"))
        .table(only(heads.map(str::to_owned)), rows.collect::<Vec<_>>());
    let page = changes(answer, language).into_iter().fold(page, |page, line| page.item(Sign::Plain, line));
    if answer.categories.iter().any(|one| one.contested) {
        page.note(say!(
            language,
            "≈ contested. Between brackets: what is certain and what is possible.",
            "≈ betwist. Tussen haken: wat zeker en wat mogelijk is."
        ))
    } else {
        page
    }
}

fn row(answer: &CrosscheckAnswer, one: &CategoryPanel, language: Language) -> [String; 5] {
    [
        answer.known.category_name(&one.category, language).to_owned(),
        answer.judged_or_dash(one.self_rating.as_ref(), language),
        spread(answer, &one.assessors, language),
        answer.judged_or_dash(one.median.as_ref(), language),
        answer.lanes(&one.evidence, language),
    ]
}

/// The levels judged, lowest first, each with how often.
fn spread(answer: &CrosscheckAnswer, judged: &[JudgedBy], language: Language) -> String {
    let height = |one: &&JudgedBy| answer.known.height(one.after.level.as_deref());
    let mut ordered: Vec<&JudgedBy> = judged.iter().collect();
    ordered.sort_by_key(height);
    let groups = ordered.chunk_by(|a, b| a.after == b.after);
    let said = groups.filter_map(|group| {
        let (count, name) = (group.len(), answer.judged(&group.first()?.after, language));
        Some(if judged.len() == 1 { name } else { format!("{count} × {name}") })
    });
    let said: Vec<String> = said.collect();
    if said.is_empty() { "–".to_owned() } else { said.join(", ") }
}

/// What was judged otherwise after the reveal.
fn changes(answer: &CrosscheckAnswer, language: Language) -> Vec<String> {
    let all = answer
        .categories
        .iter()
        .flat_map(|category| category.assessors.iter().map(move |one| (category, one)));
    let changed = all.filter(|(_, one)| one.before.as_ref() != Some(&one.after));
    let said = changed.map(|(category, one)| {
        let name = answer.known.category_name(&category.category, language);
        let (assessor, after) = (&one.assessor, answer.judged(&one.after, language));
        match &one.before {
            Some(before) => {
                let before = answer.judged(before, language);
                say!(
                    language,
                    "after the reveal {assessor} went from {before} to {after} in {name}",
                    "na inzage ging {assessor} van {before} naar {after} bij {name}"
                )
            }
            None => say!(
                language,
                "after the reveal {assessor} judged {name} for the first time: {after}",
                "na inzage beoordeelde {assessor} {name} voor het eerst: {after}"
            ),
        }
    });
    said.collect()
}

/// The overall level under each assessor alone and under all, and the self-rating beside each.
pub(super) fn levels(answer: &CrosscheckAnswer, language: Language) -> Page {
    if answer.assessors.is_empty() {
        return Page::new();
    }
    let heads = match language {
        Language::En => ["according to", "from levels judged", "seen as a whole", "from the evidence"],
        Language::Nl => ["volgens", "uit beoordeelde niveaus", "als geheel gezien", "uit het bewijs"],
    };
    let mut rows: Vec<Row> =
        answer.assessors.iter().map(|one| Row::new(alone(answer, one, language))).collect();
    let (judged, evidence) = (&answer.levels.judged, &answer.levels.evidence);
    if answer.assessors.len() > 1 {
        rows.push(Row::new([
            say!(language, "all together", "allen samen"),
            answer.judged_or_dash(judged.medians.as_ref(), language),
            "–".to_owned(),
            answer.lanes(&evidence.all, language),
        ]));
    }
    let page = Page::new()
        .title(say!(language, "The level under each", "Het niveau volgens ieder"))
        .table(heads, rows);
    let page = page.note(say!(
        language,
        "An overall level follows from levels judged once every category was judged.",
        "Uit beoordeelde niveaus volgt een geheel zodra elke categorie beoordeeld is."
    ));
    answer.assessors.iter().fold(page, |page, one| {
        let compared = one.assessment.as_ref().and_then(|one| one.self_rating.as_ref());
        match compared {
            Some(compared) => page.item(Sign::Plain, beside(&one.assessor, compared, language)),
            None => page,
        }
    })
}

fn alone(answer: &CrosscheckAnswer, one: &AssessorAnswer, language: Language) -> [String; 4] {
    let assessment = one.assessment.as_ref();
    let whole = assessment.and_then(|one| one.holistic.as_ref());
    let whole = whole.map(|whole| crate::assessment::JudgedLevel { level: whole.level.clone() });
    [
        one.assessor.clone(),
        answer.judged_or_dash(assessment.and_then(|one| one.overall.as_ref()), language),
        answer.judged_or_dash(whole.as_ref(), language),
        answer.lanes(&one.evidence, language),
    ]
}

/// The self-rating beside one assessor.
fn beside(assessor: &str, compared: &SelfComparison, language: Language) -> String {
    let SelfComparison { categories, over, equal, under, .. } = compared;
    let mean = mean(compared.bias_sum, *categories, language);
    say!(
        language,
        "self-rating beside {assessor}: higher in {over}, equal in {equal}, lower in {under} of {categories} categories; on average {mean} of a level",
        "zelfbeoordeling naast {assessor}: hoger in {over}, gelijk in {equal}, lager in {under} van {categories} categorieën; gemiddeld {mean} niveau"
    )
}

/// A mean with a sign and one decimal.
fn mean(sum: i32, count: u32, language: Language) -> String {
    let count = count.max(1);
    let tenths = (sum.unsigned_abs() * 10 + count / 2) / count;
    let (whole, rest) = (tenths / 10, tenths % 10);
    let sign = match (sum.signum(), tenths) {
        (_, 0) => "",
        (1, _) => "+",
        _ => "−",
    };
    say!(language, "{sign}{whole}.{rest}", "{sign}{whole},{rest}")
}
