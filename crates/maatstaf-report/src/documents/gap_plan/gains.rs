//! What the steps would give: the counters after each, and the levels before and after all.

use maatstaf::{Estimate, EstimateDocument, Framework, Gap, Lane, LevelDocument};
use maatstaf_document::{Language, Sign, say};

use crate::content::{Anchor, Inline, Section, Table, TableRow};
use crate::parts::words;

/// The estimate before the steps, and after each of them.
pub(super) struct Stages(Vec<EstimateDocument>);

impl Stages {
    pub(super) fn of(estimate: &Estimate, gap: &Gap, document: &EstimateDocument) -> Self {
        let mut stages = vec![document.clone()];
        for step in 1..=gap.actions.len() {
            let mut part = gap.clone();
            part.actions.truncate(step);
            let changed = estimate.portfolio().with_changes(&part.changes(), estimate.policy());
            // INVARIANT: the steps of a gap can be taken one after the other; should one fail, it changes nothing here.
            let after = changed.map(|portfolio| portfolio.estimate_with(estimate.policy()).document());
            stages.extend(after.ok().or_else(|| stages.last().cloned()));
        }
        Self(stages)
    }

    /// Before and after a step, counted from 0.
    pub(super) fn around(&self, step: usize) -> Option<(&EstimateDocument, &EstimateDocument)> {
        self.0.get(step).zip(self.0.get(step + 1))
    }
}

/// The level of each category before and after all steps.
pub(super) fn gains(stages: &Stages, gap: &Gap, framework: &Framework, language: Language) -> Section {
    let title = say!(
        language,
        "Where you stand, and where the steps lead",
        "Waar je staat en waar de stappen je brengen"
    );
    let section = Section::new("gains", title.as_str());
    let (Some(before), Some(after)) = (stages.0.first(), stages.0.last()) else { return section };
    let aim = framework.height(Some(gap.target()));
    let columns = [
        say!(language, "Category", "Categorie"),
        say!(language, "Now", "Nu"),
        say!(language, "After all steps", "Na alle stappen"),
    ];
    let pairs = before.categories.iter().zip(&after.categories);
    let rows = pairs.map(|(one, then)| {
        let id = &one.category;
        let now = words::level_in(gap.lane, [&one.floor, &one.estimate, &one.ceiling]);
        let then = words::level_in(gap.lane, [&then.floor, &then.estimate, &then.ceiling]);
        let sign = if framework.height(now) >= aim { Sign::Met } else { Sign::Unmet };
        let cells = [
            Inline::link(Anchor::why(id, None), framework.category_name(id, language)),
            Inline::link(Anchor::why(id, now), words::level(framework, now, language)),
            Inline::text(words::level(framework, then, language)),
        ];
        TableRow::new(cells).signed(sign)
    });
    let whole = [before, after].map(|document| {
        let whole = &document.overall;
        let level = words::level_in(gap.lane, [&whole.floor, &whole.estimate, &whole.ceiling]);
        (words::overall_level(framework, level, language), words::level(framework, level, language))
    });
    let [(now, _), (_, then)] = whole;
    let name = say!(language, "The portfolio as a whole", "Het portfolio als geheel");
    let whole = TableRow::new([Inline::link(Anchor::new("overall"), name), now, Inline::text(then)]);
    section.table(Table::new(title, columns).rows(rows).row(whole)).note(&say!(
        language,
        "\"After\" supposes that each step succeeds in full: that a ruling accepts, and that new evidence is confirmed and reflects critically.",
        "\"Na\" gaat ervan uit dat elke stap helemaal slaagt: dat een oordeel aanvaardt, en dat nieuw bewijs bevestigd is en kritisch reflecteert."
    ))
}

/// What changes between two estimates in the cells up to the target that are not full before, a line per cell.
pub(super) fn changed(
    (before, after): (&EstimateDocument, &EstimateDocument),
    gap: &Gap,
    framework: &Framework,
    language: Language,
) -> Vec<Inline> {
    let aim = framework.height(Some(gap.target()));
    let pairs = before.categories.iter().zip(&after.categories);
    let mut lines: Vec<Inline> = pairs
        .flat_map(|(one, then)| {
            let cells = one.levels.iter().zip(&then.levels).take(aim);
            let cells = cells.filter_map(move |(old, new)| {
                let told = cell(old, new, gap.lane, language)?;
                let name = framework.category_name(&one.category, language);
                let level = framework.level_name(&old.level, language);
                let place = Anchor::why(&one.category, Some(&old.level));
                Some(Inline::link(place, format!("{name}, {level}")).and(format!(": {told}")))
            });
            cells.collect::<Vec<_>>()
        })
        .collect();
    let gates =
        before.gates.iter().zip(&after.gates).filter(|(gate, _)| framework.height(Some(&gate.level)) <= aim);
    lines.extend(gates.filter_map(|(old, new)| {
        let (was, is) = (words::in_lane(&old.have_need, gap.lane), words::in_lane(&new.have_need, gap.lane));
        let need = old.have_need.need;
        let level = framework.level_name(&old.level, language);
        let what = words::gate(&old.counts, language);
        let told = say!(
            language,
            "{what}, {level}: {was} → {is}, {need} needed",
            "{what}, {level}: {was} → {is}, {need} nodig"
        );
        (was < need && was != is).then(|| Inline::link(Anchor::new("overall"), told))
    }));
    lines
}

/// How the counters of a cell move, if one that was not full does.
fn cell(old: &LevelDocument, new: &LevelDocument, lane: Lane, language: Language) -> Option<String> {
    let moved = [(old.breadth, new.breadth, true), (old.depth, new.depth, false)];
    let moved: Vec<String> = moved
        .into_iter()
        .filter_map(|(old, new, is_breadth)| {
            let (was, is, need) = (words::in_lane(&old, lane), words::in_lane(&new, lane), old.need);
            let told = if is_breadth {
                say!(language, "breadth {was} → {is}, {need} needed", "breedte {was} → {is}, {need} nodig")
            } else {
                say!(language, "depth {was} → {is}, {need} needed", "diepte {was} → {is}, {need} nodig")
            };
            (was < need && was != is).then_some(told)
        })
        .collect();
    (!old.carried && !moved.is_empty()).then(|| moved.join("; "))
}
