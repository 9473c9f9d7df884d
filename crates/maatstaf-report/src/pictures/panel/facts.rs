//! What the picture of a panel says, in words.

use maatstaf_crosscheck::{CategoryPanel, CrosscheckAnswer, JudgedBy, JudgedLevel};
use maatstaf_document::{first_few, say};

use crate::content::{Anchor, Inline, Table, TableRow};
use crate::pictures::scale::Names;

/// Whether anybody judged otherwise after the reveal.
pub(super) fn changed(answer: &CrosscheckAnswer) -> bool {
    let mut judged = answer.categories.iter().flat_map(|category| &category.assessors);
    judged.any(|one| one.before.as_ref().is_some_and(|before| *before != one.after))
}

/// Where the panel is of one mind, what is contested, and where the self-rating lies.
pub(super) fn describe(answer: &CrosscheckAnswer, names: Names<'_>) -> String {
    let language = names.language;
    let all = answer.categories.len();
    let contested = answer.categories.iter().filter(|one| one.contested);
    let contested: Vec<String> = contested.map(|one| names.category(&one.category)).collect();
    let contested = match contested.len() {
        0 => say!(language, "Nothing is contested.", "Niets is betwist."),
        some => {
            let which = first_few(contested, language);
            say!(
                language,
                "Contested in {some} of {all} categories: {which}.",
                "Betwist in {some} van de {all} categorieën: {which}."
            )
        }
    };
    let beside: Vec<i32> = answer.categories.iter().filter_map(|one| one.self_minus_median).collect();
    if beside.is_empty() {
        return contested;
    }
    let [over, equal, under] =
        [1, 0, -1].map(|sign| beside.iter().filter(|levels| levels.signum() == sign).count());
    let own = say!(
        language,
        " The self-rating beside the median of the assessors: higher in {over}, equal in {equal}, lower in {under}.",
        " De zelfbeoordeling naast de mediaan van de assessoren: hoger in {over}, gelijk in {equal}, lager in {under}."
    );
    contested + &own
}

/// The same as a table.
pub(super) fn data(answer: &CrosscheckAnswer, assessors: &[String], names: Names<'_>, title: &str) -> Table {
    let language = names.language;
    let mut head =
        vec![say!(language, "Category", "Categorie"), say!(language, "Self-rating", "Zelfbeoordeling")];
    for (at, one) in answer.assessors.iter().enumerate() {
        head.push(assessors.get(at).unwrap_or(&one.assessor).clone());
    }
    head.push(say!(language, "Evidence", "Bewijs"));
    let rows = answer.categories.iter().map(|category| row(category, answer, names));
    Table::new(title, head).rows(rows)
}

fn row(category: &CategoryPanel, answer: &CrosscheckAnswer, names: Names<'_>) -> TableRow {
    let name = names.category(&category.category);
    let contested = say!(names.language, "{name} (contested)", "{name} (betwist)");
    let mut cells = vec![
        Inline::text(if category.contested { contested } else { name }),
        Inline::text(category.self_rating.as_ref().map_or_else(|| "–".to_owned(), |own| level(own, names))),
    ];
    for assessor in &answer.assessors {
        let judged = category.assessors.iter().find(|one| one.assessor == assessor.assessor);
        cells.push(Inline::text(judged.map_or_else(|| "–".to_owned(), |judged| by(judged, names))));
    }
    let evidence = &category.evidence;
    let reach = names.reach([&evidence.floor, &evidence.estimate, &evidence.ceiling]);
    cells.push(Inline::link(Anchor::why(&category.category, None), names.lanes(reach)));
    TableRow::new(cells)
}

fn level(judged: &JudgedLevel, names: Names<'_>) -> String {
    names.height(names.framework.height(judged.level.as_deref()))
}

fn by(judged: &JudgedBy, names: Names<'_>) -> String {
    let after = level(&judged.after, names);
    match &judged.before {
        Some(before) if *before != judged.after => format!("{} → {after}", level(before, names)),
        _ => after,
    }
}
