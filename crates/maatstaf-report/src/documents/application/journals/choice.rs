//! Which journals go into an application.

use std::collections::BTreeSet;

use jiff::civil::Date;
use maatstaf::{Evidence, Kind};
use maatstaf_document::{Language, say};
use maatstaf_practice::{Book, Reflection, ReflectionKind};

use crate::content::{Anchor, Block, Inline};
use crate::disclosure::{Disclosure, Part};
use crate::documents::application::dossier::Dossier;

/// How many lines there are for the text of a journal that has a title alone.
const LINES: u8 = 10;

/// A reflection of the ledger, a learning journal among the evidence, or both where they are about one occasion.
#[derive(Debug, Clone, Copy)]
pub(super) struct Journal<'d> {
    pub(super) day: Date,
    pub(super) reflection: Option<&'d Reflection>,
    pub(super) evidence: Option<&'d Evidence>,
}

/// The journals that were taken, the latest first, and those that were not.
#[derive(Debug)]
pub(super) struct Choice<'d> {
    pub(super) chosen: Vec<Journal<'d>>,
    /// What would do too, but is older.
    pub(super) older: Vec<Journal<'d>>,
    /// Reflections that the scheme does not count as journals.
    pub(super) apart: Vec<Journal<'d>>,
    /// What lies outside the time that the scheme looks at.
    pub(super) notes: Vec<Block>,
}

impl<'d> Choice<'d> {
    pub(super) fn new(dossier: &'d Dossier<'_>, number: usize) -> Self {
        let language = dossier.language;
        let all = dossier.book().reflections.as_slice();
        let listed = dossier.listed(Book::Reflections, all, |one| (one.day, one.day, 0));
        let counts = dossier.counted(Book::Reflections);
        let asked = !dossier.asked(Book::Reflections).is_empty();
        let is_journal = |one: &Reflection| {
            if asked { counts.contains(&one.id) } else { one.kind == ReflectionKind::Journal }
        };
        let (journals, apart): (Vec<_>, Vec<_>) =
            listed.entries.iter().copied().partition(|one| is_journal(one));
        let mut evidence = written(dossier);
        let mut candidates: Vec<Journal<'d>> = Vec::new();
        for reflection in journals {
            let same = |item: &(Date, &Evidence)| reflection.about.as_deref() == Some(item.1.occasion());
            let found = evidence.iter().position(same).map(|at| evidence.remove(at).1);
            candidates.push(Journal { day: reflection.day, reflection: Some(reflection), evidence: found });
        }
        let first = dossier.first_day(Book::Reflections);
        let before = evidence.len();
        evidence.retain(|(day, _)| *day >= first);
        let mut notes = listed.notes(language);
        notes.extend(older_evidence(before - evidence.len(), first, language));
        let alone = evidence.into_iter();
        candidates.extend(alone.map(|(day, item)| Journal { day, reflection: None, evidence: Some(item) }));
        candidates.sort_by(|one, other| (other.day, one.id()).cmp(&(one.day, other.id())));
        let older = candidates.split_off(number.min(candidates.len()));
        let apart = apart.into_iter();
        let apart = apart.map(|one| Journal { day: one.day, reflection: Some(one), evidence: None });
        Self { chosen: candidates, older, apart: apart.collect(), notes }
    }
}

/// The learning journals among the evidence, each with the day on which it was written.
fn written<'d>(dossier: &'d Dossier<'_>) -> Vec<(Date, &'d Evidence)> {
    let items = dossier.evidence(Kind::LearningJournal).into_iter();
    let mut items: Vec<_> = items.map(|(day, item)| (item.written.unwrap_or(day), item)).collect();
    items.retain(|(day, _)| *day <= dossier.as_of());
    items.sort_by(|(day, one), (other_day, other)| (other_day, &one.id).cmp(&(day, &other.id)));
    items
}

fn older_evidence(count: usize, first: Date, language: Language) -> Option<Block> {
    let said = say!(
        language,
        "Learning journals among the evidence from before {first}, which therefore stay out: {count}.",
        "Leerverslagen bij het bewijs van voor {first}, die er daarom buiten blijven: {count}."
    );
    (count > 0).then(|| Block::Note(Inline::text(said)))
}

impl<'d> Journal<'d> {
    pub(super) fn id(&self) -> &'d str {
        let reflection = self.reflection.map(|one| one.id.as_str());
        reflection.or(self.evidence.map(|one| one.id.as_str())).unwrap_or_default()
    }

    /// The place of the entry, or of the journal in this application: evidence has its own place in the register.
    pub(super) fn anchor(&self) -> Anchor {
        let of_evidence = || Anchor::new(format!("journal-{}", self.id()));
        self.reflection.map_or_else(of_evidence, |one| Anchor::entry(&one.id))
    }

    /// The ids, of which that of evidence leads to the register.
    pub(super) fn ids(&self) -> Inline {
        let reflection = self.reflection.map(|one| Inline::text(one.id.as_str()));
        let evidence = self.evidence.map(|one| Inline::code(one.id.as_str()));
        Inline::joined(reflection.into_iter().chain(evidence), " + ")
    }

    /// The titles, where they go in.
    pub(super) fn title(&self, disclosure: &mut Disclosure, language: Language) -> Option<String> {
        let mut titles = BTreeSet::new();
        if let Some(Reflection { id, title, .. }) = self.reflection {
            let place = say!(language, "reflection `{id}`, title", "reflectie `{id}`, titel");
            titles.extend(disclosure.show(Part::Titles, &place, title));
        }
        if let Some(Evidence { id, title, .. }) = self.evidence {
            let place = say!(language, "evidence `{id}`, title", "bewijsstuk `{id}`, titel");
            titles.extend(disclosure.show(Part::Titles, &place, title));
        }
        let titles: Vec<&str> = titles.into_iter().collect();
        (!titles.is_empty()).then(|| titles.join(" / "))
    }

    /// The texts where they go in, a remark where they do not, and room to write where there are none.
    pub(super) fn texts(&self, disclosure: &mut Disclosure, language: Language) -> Vec<Block> {
        let mut blocks = Vec::new();
        if let Some(Reflection { id, text, .. }) = self.reflection {
            let place = say!(language, "reflection `{id}`, text", "reflectie `{id}`, tekst");
            blocks.extend(shown(disclosure, &place, text, language));
        }
        if let Some(evidence) = self.evidence {
            blocks.extend(evidence_text(evidence, disclosure, language));
        }
        if blocks.is_empty() {
            let asked = say!(
                language,
                "The ledger holds no text of this journal. Room for it:",
                "Het logboek bevat van dit leerverslag geen tekst. Ruimte daarvoor:"
            );
            blocks.push(Block::Blank { asked, lines: LINES });
        }
        blocks.dedup();
        blocks
    }
}

/// The text of a piece of evidence where it goes in, else a remark; nothing where there is none.
pub(in crate::documents::application) fn evidence_text(
    evidence: &Evidence,
    disclosure: &mut Disclosure,
    language: Language,
) -> Option<Block> {
    let Evidence { id, text, .. } = evidence;
    let place = say!(language, "evidence `{id}`, text", "bewijsstuk `{id}`, tekst");
    shown(disclosure, &place, text, language)
}

fn shown(disclosure: &mut Disclosure, place: &str, text: &str, language: Language) -> Option<Block> {
    if text.trim().is_empty() {
        return None;
    }
    let stays = say!(
        language,
        "The text is left out of this copy; it goes in under the name `texts`.",
        "De tekst is uit deze versie gelaten; hij gaat mee onder de naam `texts`."
    );
    let shown = disclosure.show(Part::Texts, place, text);
    Some(shown.map_or_else(|| Block::Note(Inline::sentence(&stays)), |text| Block::Words(text.to_owned())))
}
