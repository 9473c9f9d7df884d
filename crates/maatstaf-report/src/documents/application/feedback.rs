//! Feedback from clients and sponsors.

use maatstaf_document::say;
use maatstaf_practice::{Book, Feedback};

use super::development::nothing;
use super::dossier::Dossier;
use super::names::Names;
use super::words;
use crate::content::{Anchor, Block, Inline, Section, Table, TableRow};
use crate::disclosure::{Disclosure, Part};

/// The feedback that the scheme looks at, at `feedback`.
pub(crate) fn feedback(dossier: &Dossier<'_>, names: &Names, disclosure: &mut Disclosure) -> Section {
    let language = dossier.language;
    let title = say!(language, "Feedback from clients", "Feedback van cliënten");
    let all = dossier.book().feedback.as_slice();
    let listed = dossier.listed(Book::Feedback, all, |one| (one.day, one.day, 0));
    let section = Section::new("feedback", title.as_str())
        .with_all(dossier.items(Book::Feedback))
        .with_all(listed.notes(language));
    if listed.entries.is_empty() {
        return section.paragraph(&nothing(language));
    }
    let counts = dossier.counted(Book::Feedback);
    let asked = !dossier.asked(Book::Feedback).is_empty();
    let head = [
        say!(language, "Entry", "Vermelding"),
        say!(language, "Day", "Dag"),
        say!(language, "From", "Van"),
        say!(language, "About the work with", "Over het werk met"),
        say!(language, "Counts", "Telt"),
    ];
    let mut table = Table::new(title, head);
    let mut cards = Vec::new();
    for one in &listed.entries {
        let counted = !asked || counts.contains(&one.id);
        let counted = if counted { say!(language, "yes", "ja") } else { say!(language, "no", "nee") };
        let cells = [
            Inline::text(one.id.as_str()),
            Inline::text(one.day.to_string()),
            Inline::text(words::feedback(one.kind).to(language)),
            names.client_link(&one.client, disclosure, language),
            Inline::text(counted),
        ];
        table = table.row(TableRow::new(cells).at(Anchor::entry(&one.id)));
        cards.extend(card(one, dossier, disclosure));
    }
    section.table(table).with_all(cards)
}

/// What it says.
fn card(one: &Feedback, dossier: &Dossier<'_>, disclosure: &mut Disclosure) -> Option<Block> {
    let (id, language) = (&one.id, dossier.language);
    let place = say!(language, "feedback `{id}`", "feedback `{id}`");
    let text = disclosure.show(Part::Feedback, &place, &one.text)?;
    let title = Inline::code(id.as_str()).and(format!(" · {}", one.day));
    let anchor = Anchor::new(format!("said-{id}"));
    Some(Block::Card { anchor, title, blocks: vec![Block::Words(text.to_owned())] })
}
