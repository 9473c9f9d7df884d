//! What holders say of themselves: which indicators do not apply, and where they see themselves.

use maatstaf::{EstimateDocument, Portfolio};
use maatstaf_document::{Language, say};

use crate::content::{Anchor, Inline, Section, Table, TableRow};
use crate::disclosure::{Disclosure, Part};
use crate::parts::words;

/// The indicators that do not apply to this practice, if there are any.
pub(super) fn not_applicable(
    portfolio: &Portfolio,
    disclosure: &mut Disclosure,
    language: Language,
) -> Option<Section> {
    let (framework, mut declared) = (portfolio.framework(), portfolio.document().not_applicable.clone());
    declared.sort_by_key(|one| one.indicator);
    if declared.is_empty() {
        return None;
    }
    let title = say!(language, "Indicators that do not apply", "Indicatoren die niet gelden");
    let mut columns = vec![
        say!(language, "Indicator", "Indicator"),
        say!(language, "What it is about", "Waar het over gaat"),
    ];
    let explained = disclosure.includes(Part::Rationales);
    columns.extend(explained.then(|| say!(language, "Explanation", "Toelichting")));
    let rows: Vec<TableRow> = declared
        .iter()
        .map(|one| {
            let number = one.indicator;
            let name = say!(language, "CI {number}", "VI {number}");
            let cell = framework.indicator(number);
            let name = match cell {
                Some(cell) => Inline::link(Anchor::why(&cell.category, Some(&cell.level)), name),
                None => Inline::text(name),
            };
            let summary = framework.wording(language).indicators.get(&number);
            let summary = summary.map_or("–", |wording| &wording.summary);
            let place = say!(
                language,
                "not applicable, CI {number}, reason",
                "niet van toepassing, VI {number}, reden"
            );
            let reason = disclosure.show(Part::Rationales, &place, &one.reason).map(Inline::text);
            let cells = [name, Inline::text(summary)].into_iter();
            TableRow::new(cells.chain(explained.then(|| reason.unwrap_or_else(|| Inline::text("–")))))
        })
        .collect();
    let told = say!(
        language,
        "These hold only where a sponsor or another stakeholder is involved. The holder declares that there is none, so nothing is asked for them.",
        "Deze gelden alleen als er een opdrachtgever of andere belanghebbende is. De houder verklaart dat die er niet is; ze worden dan niet gevraagd."
    );
    Some(
        Section::new("not-applicable", title.as_str())
            .paragraph(&told)
            .table(Table::new(title, columns).rows(rows)),
    )
}

/// Where the holder sees themselves, beside the estimate, if they say.
pub(super) fn self_rating(
    portfolio: &Portfolio,
    document: &EstimateDocument,
    disclosure: &mut Disclosure,
    language: Language,
) -> Option<Section> {
    let (framework, ratings) = (portfolio.framework(), &portfolio.document().self_rating);
    if ratings.is_empty() {
        return None;
    }
    let title = say!(language, "How the holder sees it", "Hoe de houder het ziet");
    let mut columns = vec![
        say!(language, "Category", "Categorie"),
        say!(language, "Own view", "Eigen oordeel"),
        say!(language, "Estimate", "Schatting"),
    ];
    let explained = disclosure.includes(Part::Rationales);
    columns.extend(explained.then(|| say!(language, "Explanation", "Toelichting")));
    let estimated = document.categories.iter();
    let both = estimated
        .filter_map(|one| Some((one, ratings.iter().find(|rating| rating.category == one.category)?)));
    let rows: Vec<TableRow> = both
        .map(|(one, rating)| {
            let category = framework.category_name(&one.category, language);
            let id = &one.category;
            let place = say!(language, "self-rating, {id}, reason", "zelfbeoordeling, {id}, reden");
            let reason = rating.reason.as_deref();
            let reason = reason.and_then(|text| disclosure.show(Part::Rationales, &place, text));
            let estimate = one.estimate.as_deref();
            let cells = [
                Inline::text(category),
                Inline::text(words::level(framework, rating.level.as_deref(), language)),
                Inline::link(Anchor::why(id, estimate), words::level(framework, estimate, language)),
            ];
            TableRow::new(cells.into_iter().chain(explained.then(|| Inline::text(reason.unwrap_or("–")))))
        })
        .collect();
    let told = say!(
        language,
        "The holder's own view counts for nothing in the estimate; it stands here beside it.",
        "Het eigen oordeel telt nergens mee in de schatting; het staat er hier naast."
    );
    Some(
        Section::new("self-rating", title.as_str())
            .paragraph(&told)
            .table(Table::new(title, columns).rows(rows)),
    )
}
