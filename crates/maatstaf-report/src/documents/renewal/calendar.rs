//! What is still to come, and by when.

use maatstaf_document::{Block as PageBlock, say};
use maatstaf_readiness::{Applicant, Calendar};

use crate::content::{Inline, Section, Table, TableRow};
use crate::documents::application::dossier::Dossier;

/// How many months ahead: as long as an award of five years holds. This is this project's choice.
const MONTHS: u32 = 60;

/// The days that matter for the renewal, at `calendar`.
pub(super) fn calendar(dossier: &Dossier<'_>, applicant: &Applicant) -> Section {
    let language = dossier.language;
    let title = say!(language, "Still to come, and by when", "Wat nog komt, en wanneer");
    let section = Section::new("calendar", title.as_str());
    let mut calendar = Calendar::new(&[(dossier.scheme, &dossier.level)], applicant, dossier.as_of(), MONTHS);
    let until = dossier.check().and_then(|check| check.award_until);
    calendar.events.retain(|event| until.is_none_or(|until| event.day <= until));
    let head =
        [say!(language, "Day", "Dag"), say!(language, "What", "Wat"), say!(language, "Of what", "Waarvan")];
    let mut table = Table::new(title, head);
    for block in calendar.page(language).blocks() {
        if let PageBlock::Table { rows, .. } = block {
            let row = |row: &maatstaf_document::Row| {
                TableRow::new(row.cells.iter().map(|cell| Inline::sentence(cell))).signed(row.sign)
            };
            table = table.rows(rows.iter().map(row));
        }
    }
    if table.rows.is_empty() {
        return section.paragraph(&say!(
            language,
            "Nothing ends or falls due before the award does.",
            "Er eindigt of vervalt niets voor de accreditatie afloopt."
        ));
    }
    section
        .paragraph(&say!(
            language,
            "Reckoned from the last twelve months: what goes on as it did then comes by itself, the rest has to be done.",
            "Gerekend vanuit de laatste twaalf maanden: wat doorgaat zoals toen komt vanzelf, de rest moet je doen."
        ))
        .table(table)
}
