//! What assessors contradict each other on, cell by cell, and what would settle it.

use maatstaf_crosscheck::{ContestedCell, ContestedClaim, Flip, JudgedApart, Pivotal, Reached};
use maatstaf_document::{Sign, say};

use super::settled::settled_claim;
use super::shown::Shown;
use crate::content::{Anchor, Block, Inline, Section, Table, TableRow};

/// The contested cells, those on which more depends first.
pub(super) fn contested(shown: &Shown<'_>) -> Option<Section> {
    let title = say!(shown.language, "What is contested", "Wat betwist is");
    let said = shown.said(&title)?;
    let summed_up = said.blocks.iter().filter(|block| matches!(block, Block::Paragraph(_))).cloned();
    let section = Section::new("contested", title).with_all(summed_up.collect::<Vec<_>>());
    let cells = shown.answer.contested.iter().map(|one| cell(shown, one));
    Some(cells.fold(section, Section::section))
}

fn cell(shown: &Shown<'_>, one: &ContestedCell) -> Section {
    let levels = shown.levels();
    let title = format!("{}, {}", levels.category(&one.category), levels.reached(Some(&one.level)));
    let section = Section::new(format!("contested-{}-{}", one.category, one.level), title.as_str());
    let section = section.with(Block::Facts(facts(shown, one)));
    if one.claims.is_empty() { section } else { section.table(claims(shown, one, title)) }
}

fn facts(shown: &Shown<'_>, one: &ContestedCell) -> Vec<(String, Inline)> {
    let language = shown.language;
    let decides = match one.pivotal {
        Pivotal::Overall => say!(language, "the overall level", "het niveau als geheel"),
        Pivotal::Category => say!(language, "the level of the category", "het niveau van de categorie"),
        Pivotal::Nothing => say!(language, "no level", "geen niveau"),
    };
    let mut facts = vec![(say!(language, "Decides", "Bepaalt"), Inline::strong(decides))];
    if let Some(apart) = &one.judged_apart {
        let name = say!(language, "Levels judged", "Beoordeelde niveaus");
        facts.push((name, judged_apart(shown, &one.category, apart)));
    }
    if let Some(flip) = &one.together {
        let (accepted, rejected) = ends(shown, &one.category, flip);
        facts.push((say!(language, "All its claims accepted", "Alle claims aanvaard"), accepted));
        facts.push((say!(language, "All its claims rejected", "Alle claims afgewezen"), rejected));
    }
    facts.extend(
        settling(shown, one).map(|fact| (say!(language, "What settles it", "Wat het beslist"), fact)),
    );
    facts
}

fn judged_apart(shown: &Shown<'_>, category: &str, apart: &JudgedApart) -> Inline {
    let (language, levels) = (shown.language, shown.levels());
    let [lowest, highest] = [&apart.lowest, &apart.highest].map(|one| levels.judged(one.level.as_deref()));
    let range = say!(language, "{lowest} to {highest}", "{lowest} tot {highest}");
    let line = Inline::link(Anchor::new(format!("category-{category}")), range);
    let (Some(low), Some(high)) = (&apart.overall_if_lowest, &apart.overall_if_highest) else { return line };
    let [low, high] = [low, high].map(|one| levels.judged(one.level.as_deref()));
    if low == high {
        return line;
    }
    line.and(say!(language, "; overall that makes {low} or {high}", "; als geheel maakt dat {low} of {high}"))
}

/// What follows from an acceptance and from a rejection; the overall level is told where it differs.
fn ends(shown: &Shown<'_>, category: &str, flip: &Flip) -> (Inline, Inline) {
    let told = flip.if_accepted.overall != flip.if_rejected.overall;
    let end = |reached: &Reached| {
        let levels = shown.levels();
        let here = levels.why(category, reached.category.as_deref());
        let overall = levels.reached(reached.overall.as_deref());
        let overall = say!(shown.language, "; overall {overall}", "; als geheel {overall}");
        if told { here.and(overall) } else { here }
    };
    (end(&flip.if_accepted), end(&flip.if_rejected))
}

fn settling(shown: &Shown<'_>, one: &ContestedCell) -> Option<Inline> {
    let language = shown.language;
    let first = shown.claim(one.settled_by.first()?);
    let said = match (one.settled_by.len(), one.claims.len()) {
        (1, 1) => Inline::text(say!(language, "a ruling on ", "een uitspraak over ")).and(first),
        (1, _) => Inline::text(say!(language, "accepting ", "het aanvaarden van ")).and(first).and(say!(
            language,
            " is enough",
            " is genoeg"
        )),
        (count, _) => Inline::text(say!(
            language,
            "a ruling on all {count} claims below",
            "een uitspraak over alle {count} claims hieronder"
        )),
    };
    Some(said)
}

fn claims(shown: &Shown<'_>, cell: &ContestedCell, caption: String) -> Table {
    let language = shown.language;
    let settled = shown.answer.resolution.is_some();
    let mut head = vec![
        say!(language, "Claim", "Claim"),
        say!(language, "Accepted by (strength)", "Aanvaard door (sterkte)"),
        say!(language, "Rejected by", "Afgewezen door"),
        say!(language, "If accepted", "Indien aanvaard"),
        say!(language, "If rejected", "Indien afgewezen"),
    ];
    head.extend(settled.then(|| say!(language, "Settled", "Beslist")));
    let rows = cell.claims.iter().map(|one| claim(shown, &cell.category, one, settled));
    Table::new(caption, head).rows(rows)
}

fn claim(shown: &Shown<'_>, category: &str, one: &ContestedClaim, settled: bool) -> TableRow {
    let accepted = one.accepted_by.iter().map(|by| {
        let strength = by.strength.get();
        shown.ruling_of(&by.assessor, &one.claim).and(format!(" ({strength})"))
    });
    let rejected = one.rejected_by.iter().map(|by| shown.ruling_of(&by.assessor, &one.claim));
    let (yes, no) = if one.flip.if_accepted == one.flip.if_rejected {
        let alone = say!(shown.language, "no difference by itself", "op zich geen verschil");
        (alone.into(), "–".into())
    } else {
        ends(shown, category, &one.flip)
    };
    let mut cells = vec![
        shown.claim(&one.claim),
        Inline::joined(accepted, ", "),
        Inline::joined(rejected, ", "),
        yes,
        no,
    ];
    let ruling = settled_claim(shown, &one.claim);
    let sign = if ruling.is_some() { Sign::Plain } else { Sign::Unsure };
    cells.extend(settled.then(|| ruling.unwrap_or_else(|| "–".into())));
    TableRow::new(cells).signed(sign)
}
