//! What is claimed beside what is accepted.

use maatstaf_crosscheck::{AspectGroup, EquivalentPractice};
use maatstaf_document::{Sign, say};

use super::shown::Shown;
use crate::content::{Anchor, Inline, Section, Table, TableRow};

/// The groups, each with everything in it.
pub(super) fn claims(shown: &Shown<'_>) -> Section {
    let language = shown.language;
    let title = say!(language, "What is claimed, what is accepted", "Wat geclaimd en wat aanvaard is");
    let head = [say!(language, "Group", "Groep"), say!(language, "Which", "Welke")];
    let rows = groups(shown).into_iter().map(|(sign, name, group)| {
        let count = group.count.to_string();
        TableRow::new([Inline::text(name), listed(shown, group), Inline::text(count)]).signed(sign)
    });
    let number = [say!(language, "Number", "Aantal")];
    let explained = say!(
        language,
        "Every indicator that applies is in one group, by the best of its claims; each leads to the cell that it counts in.",
        "Elke indicator die van toepassing is staat in één groep, naar de beste van zijn claims; elk leidt naar de cel waarin hij telt."
    );
    let table = Table::new(title.as_str(), head).numbers(number).rows(rows);
    Section::new("claims", title).paragraph(&explained).table(table)
}

fn groups<'s>(shown: &'s Shown<'_>) -> Vec<(Sign, String, &'s AspectGroup)> {
    let (language, all) = (shown.language, &shown.answer.groups);
    let not = &all.claimed_not_accepted;
    vec![
        (
            Sign::Met,
            say!(language, "claimed and accepted", "geclaimd en aanvaard"),
            &all.claimed_and_accepted,
        ),
        (Sign::Unsure, say!(language, "claimed and contested", "geclaimd en betwist"), &not.contested),
        (
            Sign::Unknown,
            say!(language, "claimed, without a deciding ruling", "geclaimd, zonder beslissend oordeel"),
            &not.not_ruled_on,
        ),
        (Sign::Unmet, say!(language, "claimed and rejected", "geclaimd en afgewezen"), &not.rejected),
        (
            Sign::Unsure,
            say!(
                language,
                "accepted, not claimed: worth claiming",
                "aanvaard, niet geclaimd: het claimen waard"
            ),
            &all.accepted_not_claimed,
        ),
        (Sign::Plain, say!(language, "neither", "geen van beide"), &all.neither),
    ]
}

/// Everything in a group: indicators, then equivalent practice.
pub(super) fn listed(shown: &Shown<'_>, group: &AspectGroup) -> Inline {
    let (language, levels) = (shown.language, shown.levels());
    let numbers = group.indicators.iter().map(|number| levels.indicator(*number));
    let practice = group.equivalent.iter().map(|EquivalentPractice { category, level, theme }| {
        let cell = format!("{}, {}", levels.category(category), levels.reached(Some(level)));
        let said = match theme.as_ref().filter(|_| shown.themes) {
            Some(theme) => {
                say!(
                    language,
                    "equivalent practice “{theme}” ({cell})",
                    "gelijkwaardige praktijk ‘{theme}’ ({cell})"
                )
            }
            None => say!(language, "equivalent practice ({cell})", "gelijkwaardige praktijk ({cell})"),
        };
        Inline::link(Anchor::why(category, Some(level)), said)
    });
    let all: Vec<Inline> = numbers.chain(practice).collect();
    if all.is_empty() { "–".into() } else { Inline::joined(all, ", ") }
}
