//! The reflection report that goes with a renewal.

use maatstaf_document::{Language, say};
use maatstaf_practice::{Book, Reflection};

use crate::content::{Anchor, Block, Inline, Section};
use crate::disclosure::{Disclosure, Part};
use crate::documents::application::dossier::Dossier;

/// How many lines there are for the report: about a page.
const LINES: u8 = 22;

/// The report on what the years of the award brought, or room for it, at `journals`.
pub(super) fn reflection(dossier: &Dossier<'_>, disclosure: &mut Disclosure) -> Section {
    let language = dossier.language;
    let all = dossier.book().reflections.as_slice();
    let listed = dossier.listed(Book::Reflections, all, |one| (one.day, one.day, 0));
    let counts = dossier.counted(Book::Reflections);
    let (reports, others): (Vec<_>, Vec<_>) =
        listed.entries.iter().copied().partition(|one| counts.contains(&one.id));
    let section = Section::new("journals", say!(language, "Reflection report", "Reflectieverslag"))
        .on_new_page()
        .with_all(dossier.items(Book::Reflections))
        .with_all(
            dossier
                .asked(Book::Reflections)
                .into_iter()
                .map(|(one, _)| Block::Paragraph(Inline::sentence(one.help.to(language)))),
        )
        .with_all(reports.iter().map(|one| card(one, disclosure, language)));
    let section = if reports.is_empty() { section.with(blank(language)) } else { section };
    if others.is_empty() || dossier.award().is_none() {
        return section;
    }
    let number = others.len();
    section.note(&say!(
        language,
        "The ledger holds {number} other reflections from this time, which may help in writing it.",
        "Het logboek bevat nog {number} andere reflecties uit deze tijd, die kunnen helpen bij het schrijven."
    ))
}

fn card(one: &Reflection, disclosure: &mut Disclosure, language: Language) -> Block {
    let id = &one.id;
    let mut title = Inline::text(id.as_str()).and(format!(" · {}", one.day));
    let place = say!(language, "reflection `{id}`, title", "reflectie `{id}`, titel");
    if let Some(shown) = disclosure.show(Part::Titles, &place, &one.title) {
        title = title.and(format!(" · {shown}"));
    }
    let place = say!(language, "reflection `{id}`, text", "reflectie `{id}`, tekst");
    let text = disclosure.show(Part::Texts, &place, &one.text).map(|text| Block::Words(text.to_owned()));
    let stays = say!(
        language,
        "The text is left out of this copy; it goes in under the name `texts`.",
        "De tekst is uit deze versie gelaten; hij gaat mee onder de naam `texts`."
    );
    let empty = one.text.trim().is_empty();
    let block = if empty { blank(language) } else { Block::Note(Inline::sentence(&stays)) };
    Block::Card { anchor: Anchor::entry(id), title, blocks: vec![text.unwrap_or(block)] }
}

fn blank(language: Language) -> Block {
    let asked = say!(
        language,
        "Reflection report: how you changed as a coach or mentor since the award, by what, and what you want to learn next",
        "Reflectieverslag: hoe je als coach of mentor veranderde sinds de toekenning, waardoor, en wat je hierna wilt leren"
    );
    Block::Blank { asked, lines: LINES }
}
