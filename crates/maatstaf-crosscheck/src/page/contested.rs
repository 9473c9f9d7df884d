//! What assessors contradict each other on, and what would settle it.

use std::collections::BTreeSet;

use maatstaf_document::{Language, Page, Sign, first_few, say};

use crate::claim::claim_label;
use crate::contested::{ContestedCell, ContestedClaim, Flip, JudgedApart, Pivotal};
use crate::crosscheck::CrosscheckAnswer;

/// How many contested claims of one cell are shown.
const SHOWN: usize = 4;

/// The contested cells: those that decide a level one by one, the rest in a line.
pub(super) fn contested(answer: &CrosscheckAnswer, language: Language) -> Page {
    if answer.assessors.len() < 2 {
        return Page::new();
    }
    let page = Page::new().title(say!(language, "What is contested", "Wat betwist is"));
    if answer.contested.is_empty() {
        return page.paragraph(say!(
            language,
            "The assessors contradict each other nowhere.",
            "De assessoren spreken elkaar nergens tegen."
        ));
    }
    let page = page.paragraph(summed_up(answer, language));
    let decides = |cell: &&ContestedCell| cell.pivotal > Pivotal::Nothing;
    let mut told = BTreeSet::new();
    let page = answer.contested.iter().filter(decides).fold(page, |page, one| {
        // What was judged lies apart in the category as a whole, so its first cell says it for all.
        let first = told.insert(&one.category);
        cell(page, answer, (one, first), language)
    });
    let rest = answer.contested.iter().filter(|cell| !decides(cell));
    let rest: Vec<String> = rest.map(|cell| cell_name(answer, cell, language)).collect();
    if rest.is_empty() {
        return page;
    }
    let rest = first_few(rest, language);
    page.item(Sign::Plain, say!(language, "no level depends on: {rest}", "geen niveau hangt af van: {rest}"))
}

fn summed_up(answer: &CrosscheckAnswer, language: Language) -> String {
    let claims: usize = answer.contested.iter().map(|cell| cell.claims.len()).sum();
    let cells = answer.contested.len();
    let claims = match claims {
        1 => say!(language, "1 contested claim", "1 betwiste claim"),
        _ => say!(language, "{claims} contested claims", "{claims} betwiste claims"),
    };
    let cells = match cells {
        1 => say!(language, "1 cell", "1 cel"),
        _ => say!(language, "{cells} cells", "{cells} cellen"),
    };
    let evidence = &answer.levels.evidence;
    let accepted = answer.reached(evidence.if_all_accepted.as_deref(), language);
    let rejected = answer.reached(evidence.if_all_rejected.as_deref(), language);
    if accepted == rejected {
        return say!(
            language,
            "There is dispute about {cells}, with {claims}. However the claims are settled, the evidence supports {accepted} overall.",
            "Er is onenigheid over {cells}, met {claims}. Hoe er ook over de claims wordt beslist, het bewijs ondersteunt als geheel {accepted}."
        );
    }
    say!(
        language,
        "There is dispute about {cells}, with {claims}. With every claim accepted the evidence supports {accepted} overall, with every claim rejected {rejected}.",
        "Er is onenigheid over {cells}, met {claims}. Met elke claim aanvaard ondersteunt het bewijs als geheel {accepted}, met elke claim afgewezen {rejected}."
    )
}

fn cell_name(answer: &CrosscheckAnswer, cell: &ContestedCell, language: Language) -> String {
    let category = answer.known.category_name(&cell.category, language);
    let level = answer.known.level_name(&cell.level, language);
    format!("{category}, {level}")
}

fn cell(
    page: Page,
    answer: &CrosscheckAnswer,
    (cell, first): (&ContestedCell, bool),
    language: Language,
) -> Page {
    let name = cell_name(answer, cell, language);
    let line = match cell.pivotal {
        Pivotal::Overall => {
            say!(language, "{name}: decides the overall level", "{name}: bepaalt het niveau als geheel")
        }
        Pivotal::Category => {
            say!(
                language,
                "{name}: decides the level of the category",
                "{name}: bepaalt het niveau van de categorie"
            )
        }
        Pivotal::Nothing => name,
    };
    let mut page = page.item(Sign::Unsure, line);
    if let Some(apart) = &cell.judged_apart {
        let above = || {
            say!(language, "by the levels judged, as above", "door de beoordeelde niveaus, zoals hierboven")
        };
        page = page.detail(if first { judged_apart(answer, apart, language) } else { above() });
    }
    if let Some(together) = cell.together.as_ref().filter(|flip| flip.if_accepted != flip.if_rejected) {
        page = page.detail(flipped(answer, together, language));
    }
    page = cell.claims.iter().take(SHOWN).fold(page, |page, one| page.detail(claim(one, language)));
    if let Some(more) = cell.claims.len().checked_sub(SHOWN).filter(|more| *more > 0) {
        page = page.detail(say!(language, "and {more} more", "en nog {more}"));
    }
    match settling(cell, language) {
        Some(line) => page.detail(line),
        None => page,
    }
}

fn judged_apart(answer: &CrosscheckAnswer, apart: &JudgedApart, language: Language) -> String {
    let (lowest, highest) = (answer.judged(&apart.lowest, language), answer.judged(&apart.highest, language));
    let line = say!(
        language,
        "the category is judged from {lowest} to {highest}",
        "de categorie is beoordeeld van {lowest} tot {highest}"
    );
    let (Some(low), Some(high)) = (&apart.overall_if_lowest, &apart.overall_if_highest) else { return line };
    let (low, high) = (answer.judged(low, language), answer.judged(high, language));
    let overall =
        say!(language, "overall that would give {low} or {high}", "als geheel zou dat {low} of {high} geven");
    if low == high { line } else { format!("{line}; {overall}") }
}

fn flipped(answer: &CrosscheckAnswer, flip: &Flip, language: Language) -> String {
    let name = |level: &Option<String>| answer.reached(level.as_deref(), language);
    let (yes, no) = (&flip.if_accepted, &flip.if_rejected);
    let (category, otherwise) = (name(&yes.category), name(&no.category));
    let line = say!(
        language,
        "with its claims accepted the evidence supports {category} in the category, with them rejected {otherwise}",
        "met de claims aanvaard ondersteunt het bewijs {category} in de categorie, met de claims afgewezen {otherwise}"
    );
    if yes.overall == no.overall {
        return line;
    }
    let (overall, otherwise) = (name(&yes.overall), name(&no.overall));
    let overall =
        say!(language, "overall {overall} against {otherwise}", "als geheel {overall} tegenover {otherwise}");
    format!("{line}; {overall}")
}

fn claim(one: &ContestedClaim, language: Language) -> String {
    let label = claim_label(&one.claim, language);
    let accepted = one.accepted_by.iter().map(|by| format!("{} ({})", by.assessor, by.strength.get()));
    let accepted = first_few(accepted.collect(), language);
    let rejected = first_few(one.rejected_by.iter().map(|by| by.assessor.clone()).collect(), language);
    say!(
        language,
        "{label}: accepted by {accepted}, rejected by {rejected}",
        "{label}: aanvaard door {accepted}, afgewezen door {rejected}"
    )
}

fn settling(cell: &ContestedCell, language: Language) -> Option<String> {
    let one = claim_label(cell.settled_by.first()?, language);
    Some(match (cell.settled_by.len(), cell.claims.len()) {
        (1, 1) => say!(language, "a ruling on it settles this", "een uitspraak hierover beslist het"),
        (1, _) => {
            say!(
                language,
                "accepting {one} is enough to settle this",
                "{one} aanvaarden is genoeg om dit te beslissen"
            )
        }
        (count, _) => {
            say!(language, "it takes a ruling on all {count}", "dit vraagt een uitspraak over alle {count}")
        }
    })
}
