//! The interval of each category from certain to possible, against the target.

use maatstaf::{EstimateDocument, Framework};
use maatstaf_document::{Language, say};

use super::canvas::{Area, Canvas, WIDTH};
use super::legend::Legend;
use super::matrix::{describe, reach, target};
use super::scale::{Names, Scale};
use super::states::{Reach, estimate_mark, interval, lanes};
use super::words::{Labels, NAME, STRONG, Stand, Type};
use crate::content::{Anchor, Inline, Table, TableRow};
use crate::picture::Picture;

/// How far each category reaches: what is certain, the estimate, and what is possible, against the target.
///
/// # Example
/// ```
/// use maatstaf::{Framework, Language, Portfolio};
/// let estimate = Portfolio::new(Framework::emcc()).estimate().document();
/// let picture = maatstaf_report::pictures::profile(&estimate, &Framework::emcc(), Language::En);
/// assert_eq!(picture.data().rows.len(), 9); // all categories together, and each
/// ```
pub fn profile(estimate: &EstimateDocument, framework: &Framework, language: Language) -> Picture {
    let names = Names { framework, language };
    let rows = rows(estimate, names);
    let mut canvas = Canvas::default();
    draw(&mut canvas, &rows, target(estimate, framework), names);
    let title = say!(language, "Profile", "Profiel");
    canvas.finish("profile", &title, &describe(estimate, names), data(&rows, names, &title))
}

/// A row of the profile: all categories together, or one.
pub(super) struct Line<'e> {
    category: Option<&'e str>,
    name: String,
    reach: Reach,
}

pub(super) fn rows<'e>(estimate: &'e EstimateDocument, names: Names<'_>) -> Vec<Line<'e>> {
    let overall = &estimate.overall;
    let overall = Line {
        category: None,
        name: names.overall(),
        reach: names.reach([&overall.floor, &overall.estimate, &overall.ceiling]),
    };
    let categories = estimate.categories.iter().map(|one| Line {
        category: Some(&one.category),
        name: names.category(&one.category),
        reach: reach(one, names),
    });
    std::iter::once(overall).chain(categories).collect()
}

fn draw(canvas: &mut Canvas, rows: &[Line<'_>], aim: Option<usize>, names: Names<'_>) {
    let all: Vec<String> = rows.iter().map(|row| row.name.clone()).collect();
    let labels = Labels::fit(&all, STRONG, 90.0, 250.0);
    let scale = Scale::new(labels.width + 12.0, WIDTH - 2.0, &names.heights(), 0);
    let head = scale.heads(canvas, 0.0, aim.map(|height| (height, names.language)));
    let heights: Vec<f64> = (0..rows.len()).map(|row| (labels.height(row, STRONG) + 6.0).max(30.0)).collect();
    let bottom = head + heights.iter().sum::<f64>() + 10.0;
    for height in 0..=names.framework.levels().len() {
        let class = if Some(height) == aim { "target" } else { "grid" };
        canvas.line((scale.middle(height), head), (scale.middle(height), bottom), class);
    }
    let mut y = head + 2.0;
    for ((row, lines), height) in rows.iter().zip(&labels.lines).zip(&heights) {
        let look = look(row);
        canvas.centred((0.0, y + height / 2.0), lines, look, Stand::Start);
        let area = Area { x: 0.0, y: y + height / 2.0 - 6.5, width: 0.0, height: 13.0 };
        interval(canvas, row.reach, area, |height| scale.middle(height));
        y += height;
        if row.category.is_none() {
            canvas.line((0.0, y + 2.0), (WIDTH, y + 2.0), "rule");
            y += 5.0;
        }
    }
    legend(aim.is_some(), scale.key.clone(), names.language).draw(canvas, bottom + 12.0);
}

fn look(row: &Line<'_>) -> Type {
    if row.category.is_none() { STRONG } else { NAME }
}

fn legend(aim: bool, key: Vec<String>, language: Language) -> Legend<'static> {
    let mut legend = Legend::default();
    for (state, words) in lanes(language) {
        legend = legend.with(move |canvas, area| state.fill(canvas, area), words);
    }
    legend = legend.with(
        |canvas, area| estimate_mark(canvas, area.middle(), 8.0),
        say!(language, "the estimate", "de schatting"),
    );
    if aim {
        let mark = |canvas: &mut Canvas, area: Area| {
            let x = area.middle().0;
            canvas.line((x, area.y), (x, area.y + area.height), "target");
        };
        legend = legend.with(mark, say!(language, "the target", "het doel"));
    }
    legend.key(key)
}

pub(super) fn data(rows: &[Line<'_>], names: Names<'_>, title: &str) -> Table {
    let head = match names.language {
        Language::En => ["Category", "Certain", "Estimated", "Possible"],
        Language::Nl => ["Categorie", "Zeker", "Geschat", "Mogelijk"],
    };
    let rows = rows.iter().map(|row| {
        let levels = [row.reach.floor, row.reach.estimate, row.reach.ceiling].map(|height| {
            let name = names.height(height);
            match row.category {
                Some(category) => Inline::link(Anchor::why(category, None), name),
                None => Inline::text(name),
            }
        });
        TableRow::new(std::iter::once(Inline::text(row.name.as_str())).chain(levels))
    });
    Table::new(title, head).rows(rows)
}
