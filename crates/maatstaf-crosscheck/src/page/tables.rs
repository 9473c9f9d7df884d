//! The categories and the levels under each assessor, as tables.

use std::collections::BTreeMap;

use maatstaf_document::{Language, Page, Row, Sign, say};

use super::marks::Marks;
use crate::categories::CategoryPanel;
use crate::crosscheck::CrosscheckAnswer;
use crate::members::{AssessorAnswer, SelfComparison};

/// From this many assessors on a table tells how many judged each level instead of who.
const MANY: usize = 7;

/// Self, assessors, median and evidence, category by category.
pub(super) fn categories(answer: &CrosscheckAnswer, language: Language) -> Page {
    let marks = Marks::new(answer, language);
    let rated = answer.categories.iter().any(|category| category.self_rating.is_some());
    let judging: Vec<&str> = answer.levels.judged.alone.iter().map(|alone| alone.assessor.as_str()).collect();
    let several = judging.len() > 1;
    let own = |word: String| rated.then_some(word);
    let mut head = vec![say!(language, "category", "categorie")];
    head.extend(own(say!(language, "self", "zelf")));
    if judging.len() < MANY {
        head.extend(judging.iter().map(|name| (*name).to_owned()));
    } else {
        head.push(say!(language, "assessors", "assessoren"));
    }
    head.extend(several.then(|| say!(language, "median", "mediaan")));
    head.extend(own(say!(language, "bias", "verschil")).filter(|_| !judging.is_empty()));
    head.push(say!(language, "evidence", "bewijs"));
    let rows = answer.categories.iter().map(|one| {
        let mut cells = vec![answer.known.category_name(&one.category, language).to_owned()];
        cells.extend(rated.then(|| marks.judged(one.self_rating.as_ref())));
        if judging.len() < MANY {
            cells.extend(judging.iter().map(|name| by(one, name, &marks)));
        } else {
            cells.push(spread(one, &marks));
        }
        cells.extend(several.then(|| marks.judged(one.median.as_ref())));
        cells.extend((rated && !judging.is_empty()).then(|| bias(one.self_minus_median)));
        cells.push(marks.lanes(&one.evidence));
        Row::signed(if one.contested { Sign::Unsure } else { Sign::Plain }, cells)
    });
    let page = Page::new()
        .title(say!(language, "Category by category", "Per categorie"))
        .table(head, rows.collect::<Vec<_>>());
    changes(answer, language)
        .into_iter()
        .fold(page, |page, line| page.item(Sign::Plain, line))
        .note(notes(answer, &marks, language))
}

/// What the marks of the table say, as far as they are in it.
fn notes(answer: &CrosscheckAnswer, marks: &Marks, language: Language) -> String {
    let mut notes = vec![marks.legend(language)];
    let all = || answer.categories.iter();
    if all().any(|one| one.contested) {
        notes.push(say!(language, "≈ contested.", "≈ betwist."));
    }
    if all().any(|one| one.evidence.floor != one.evidence.ceiling) {
        notes.push(say!(
            language,
            "Between brackets: what is certain and what is possible.",
            "Tussen haken: wat zeker en wat mogelijk is."
        ));
    }
    if all().any(|one| one.self_minus_median.is_some()) {
        notes.push(say!(
            language,
            "Bias: the self-rating less the median, in levels; the self-rating is in no median.",
            "Verschil: de zelfbeoordeling min de mediaan, in niveaus; de zelfbeoordeling zit in geen mediaan."
        ));
    }
    notes.join(" ")
}

/// What one assessor judged; with an arrow where it changed after the reveal.
fn by(one: &CategoryPanel, assessor: &str, marks: &Marks) -> String {
    let Some(judged) = one.assessors.iter().find(|judged| judged.assessor == assessor) else {
        return "–".to_owned();
    };
    let after = marks.judged(Some(&judged.after));
    if judged.before.as_ref() == Some(&judged.after) {
        after
    } else {
        format!("{} → {after}", marks.judged(judged.before.as_ref()))
    }
}

/// The levels judged, each with how often.
fn spread(one: &CategoryPanel, marks: &Marks) -> String {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for judged in &one.assessors {
        *counts.entry(marks.judged(Some(&judged.after))).or_default() += 1;
    }
    let said: Vec<String> = counts.iter().map(|(mark, count)| format!("{count} × {mark}")).collect();
    if said.is_empty() { "–".to_owned() } else { said.join(", ") }
}

fn bias(levels: Option<i32>) -> String {
    match levels {
        None => "–".to_owned(),
        Some(0) => "0".to_owned(),
        Some(levels) if levels > 0 => format!("+{levels}"),
        Some(levels) => format!("−{}", levels.unsigned_abs()),
    }
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
    let marks = Marks::new(answer, language);
    let mut rows: Vec<Row> =
        answer.assessors.iter().map(|one| Row::new(alone(answer, one, (&marks, language)))).collect();
    let (judged, evidence) = (&answer.levels.judged, &answer.levels.evidence);
    if answer.assessors.len() > 1 {
        rows.push(Row::new([
            say!(language, "all together", "allen samen"),
            answer.judged_or_dash(judged.medians.as_ref(), language),
            "–".to_owned(),
            marks.lanes(&evidence.all),
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

fn alone(
    answer: &CrosscheckAnswer,
    one: &AssessorAnswer,
    (marks, language): (&Marks, Language),
) -> [String; 4] {
    let assessment = one.assessment.as_ref();
    let whole = assessment.and_then(|one| one.holistic.as_ref());
    let whole = whole.map(|whole| crate::assessment::JudgedLevel { level: whole.level.clone() });
    [
        one.assessor.clone(),
        answer.judged_or_dash(assessment.and_then(|one| one.overall.as_ref()), language),
        answer.judged_or_dash(whole.as_ref(), language),
        marks.lanes(&one.evidence),
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
