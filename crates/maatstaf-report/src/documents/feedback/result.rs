//! The result, in brief and category by category.

use maatstaf::{EstimateDocument, Lane};
use maatstaf_crosscheck::{CategoryPanel, Effect, JudgedLevel, SettledCategory};
use maatstaf_document::{Sign, say};

use super::Told;
use crate::content::{Anchor, Block, Inline, Item, Section, Table, TableRow};
use crate::pictures;

/// The answer in a few lines.
pub(super) fn lead(told: &Told<'_>) -> Vec<Block> {
    let language = told.language;
    let mut blocks = Vec::new();
    if told.answer.hidden || !told.answer.revealed {
        let early = say!(
            language,
            "The panel is not ready: not every assessor has seen the others' work. Do not give this to the applicant yet.",
            "Het panel is nog niet klaar: niet elke assessor heeft het werk van de anderen gezien. Geef dit nog niet aan de aanvrager."
        );
        blocks.push(Block::Paragraph(Inline::strong(early)));
    }
    if told.people() == 0 {
        let nobody = say!(
            language,
            "Nobody has assessed your portfolio yet.",
            "Nog niemand heeft je portfolio beoordeeld."
        );
        blocks.push(Block::Paragraph(nobody.into()));
        return blocks;
    }
    blocks.push(Block::Paragraph(decided(told)));
    blocks.push(Block::List(items(told)));
    blocks
}

/// What was decided, or that nothing was yet.
fn decided(told: &Told<'_>) -> Inline {
    let language = told.language;
    let Some(decision) = told.answer.resolution.as_ref().and_then(|settled| settled.decision.as_ref()) else {
        return say!(
            language,
            "The panel has not decided on your application yet. This is what the assessors agree on so far.",
            "Het panel heeft nog niet over je aanvraag besloten. Dit is waar de assessoren het tot nu toe over eens zijn."
        )
        .into();
    };
    let level = decision.level.as_deref().map(|level| told.levels().reached(Some(level))).unwrap_or_default();
    let on = decision.on;
    let said = match decision.effect {
        Effect::Award => say!(
            language,
            "The panel awards you the level that you applied for: {level} ({on}).",
            "Het panel kent je het gevraagde niveau toe: {level} ({on})."
        ),
        Effect::AwardLower => say!(
            language,
            "The panel awards you {level} ({on}). What separates you from the level that you applied for stands below.",
            "Het panel kent je {level} toe ({on}). Wat je nog van het gevraagde niveau scheidt, staat hieronder."
        ),
        Effect::AskMore => say!(
            language,
            "The panel asks you for something more before it decides ({on}). What that is, and what it already recognises, stands below.",
            "Het panel vraagt je nog iets voordat het besluit ({on}). Wat dat is en wat het al herkent, staat hieronder."
        ),
        Effect::Decline => say!(
            language,
            "The panel does not award a level now ({on}). What it did recognise, and what would help, stands below.",
            "Het panel kent nu geen niveau toe ({on}). Wat het wel herkent en wat zou helpen, staat hieronder."
        ),
    };
    Inline::strong(said)
}

fn items(told: &Told<'_>) -> Vec<Item> {
    let (language, levels) = (told.language, told.levels());
    let link = |to: &str, text: String| Inline::link(Anchor::new(to), text);
    let mut items = Vec::new();
    if let Some(target) = &told.answer.target {
        let level = levels.reached(Some(target));
        items.push(Item::new(say!(language, "You applied for: {level}", "Je vroeg aan: {level}")));
    }
    let overall = |lane| levels.reached(told.estimate.overall(lane));
    let (certain, open) = (overall(Lane::Floor), overall(Lane::Estimate));
    let accepted = say!(language, "What was accepted supports: ", "Wat aanvaard is, ondersteunt: ");
    items.push(Item::new(Inline::text(accepted).and(link("overall", certain))));
    let rest =
        say!(language, "With what nobody has ruled on yet: ", "Met wat nog niemand beoordeelde erbij: ");
    items.push(Item::new(Inline::text(rest).and(link("result", open))));
    let settled = told.answer.resolution.as_ref().and_then(|settled| settled.judged.as_ref());
    if let Some(judged) = settled {
        let judged = levels.judged(judged.level.as_deref());
        let said = say!(
            language,
            "The levels as the panel settled them: ",
            "De niveaus zoals het panel ze vaststelde: "
        );
        items.push(Item::new(Inline::text(said).and(link("result", judged))));
    }
    items
}

/// Category by category.
pub(super) fn result(told: &Told<'_>) -> Section {
    let language = told.language;
    let title = say!(language, "The result per category", "Het resultaat per categorie");
    let document = told.estimate.document();
    let explained = say!(
        language,
        "What was accepted is the sure ground: each level in that column leads to what it rests on and what the next one asks.",
        "Wat aanvaard is, is de vaste grond: elk niveau in die kolom leidt naar waar het op rust en wat het volgende vraagt."
    );
    let section =
        Section::new("result", title.as_str()).paragraph(&explained).table(table(told, &document, title));
    section.figure(pictures::profile(&document, told.levels().framework, language))
}

fn table(told: &Told<'_>, document: &EstimateDocument, caption: String) -> Table {
    let language = told.language;
    let settled: Vec<&SettledCategory> = told
        .answer
        .resolution
        .iter()
        .flat_map(|settled| &settled.records)
        .filter_map(|record| record.category.as_ref())
        .collect();
    let middle = told.answer.categories.iter().any(|one| shared(one).is_some());
    let mut head = vec![
        say!(language, "Category", "Categorie"),
        say!(language, "Accepted evidence", "Aanvaard bewijs"),
        say!(language, "With what is open", "Met wat openstaat"),
    ];
    head.extend(middle.then(|| say!(language, "Middle judgement", "Middelste oordeel")));
    head.extend(
        (!settled.is_empty()).then(|| say!(language, "Settled by the panel", "Vastgesteld door het panel")),
    );
    let levels = told.levels();
    let rows = told.answer.categories.iter().zip(&document.categories).map(|(one, estimated)| {
        let own = settled.iter().find(|settled| settled.category == one.category);
        let mut cells = vec![
            Inline::text(levels.category(&one.category)),
            levels.why(&one.category, estimated.floor.as_deref()),
            levels.why(&one.category, estimated.estimate.as_deref()),
        ];
        let judged = levels.judged_or_dash(shared(one));
        cells.extend(middle.then(|| judged.into()));
        let settled_level = own.map_or_else(|| "–".to_owned(), |own| levels.judged(own.level.as_deref()));
        cells.extend((!settled.is_empty()).then(|| settled_level.into()));
        let reached = own.map_or(estimated.floor.as_deref(), |own| own.level.as_deref());
        TableRow::new(cells).signed(sign(told, reached, estimated.estimate.as_deref()))
    });
    let rows: Vec<TableRow> = rows.collect();
    Table::new(caption, head).rows(rows)
}

/// The level in the middle of what was judged, where it is not one person's: two or more judged.
pub(super) fn shared(one: &CategoryPanel) -> Option<&JudgedLevel> {
    one.median.as_ref().filter(|_| one.assessors.len() > 1)
}

/// Whether a category is where the applicant wants it: by what is sure, by what may yet be accepted, or not.
fn sign(told: &Told<'_>, reached: Option<&str>, open: Option<&str>) -> Sign {
    let Some(target) = told.answer.target.as_deref() else { return Sign::Plain };
    let framework = told.levels().framework;
    let target = framework.height(Some(target));
    match () {
        () if framework.height(reached) >= target => Sign::Met,
        () if framework.height(open) >= target => Sign::Unsure,
        () => Sign::Unmet,
    }
}
