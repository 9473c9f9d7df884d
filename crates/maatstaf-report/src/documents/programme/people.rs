//! The times that a programme was held, and the people who give it.

use std::collections::BTreeMap;

use maatstaf_document::{Language, say};
use maatstaf_programme::{Role, StaffMember};

use super::Told;
use crate::content::{Section, Table, TableRow};
use crate::disclosure::{Disclosure, Part};

/// The times that it was held, or is going to be.
pub(super) fn runs(told: &Told<'_>) -> Option<Section> {
    let (language, runs) = (told.language, &told.programme.document().runs);
    let title = say!(language, "Times held", "Uitvoeringen");
    let head = [
        say!(language, "Run", "Uitvoering"),
        say!(language, "From", "Van"),
        say!(language, "To", "Tot"),
        say!(language, "Evaluated", "Geëvalueerd"),
        say!(language, "Verified from outside", "Van buiten getoetst"),
    ];
    let numbers = [say!(language, "Started", "Begonnen"), say!(language, "Graduated", "Geslaagd")];
    let yes = |yes: bool| if yes { say!(language, "yes", "ja") } else { say!(language, "no", "nee") };
    let count = |count: Option<u32>| count.map_or_else(|| "–".to_owned(), |count| count.to_string());
    let rows = runs.iter().map(|run| {
        TableRow::new([
            run.id.clone(),
            run.started.to_string(),
            run.ended.to_string(),
            yes(run.evaluated),
            yes(run.external_verification),
            count(run.participants),
            count(run.graduates),
        ])
    });
    let table = Table::new(title.as_str(), head).numbers(numbers).rows(rows);
    (!runs.is_empty()).then(|| Section::new("runs", title).table(table))
}

/// How many people there are in each role; one by one where their pseudonyms go in.
pub(super) fn staff(told: &Told<'_>, disclosure: &mut Disclosure) -> Option<Section> {
    let (language, staff) = (told.language, &told.programme.document().staff);
    let title = say!(language, "Staff", "Medewerkers");
    let mut roles: BTreeMap<Role, u32> = BTreeMap::new();
    for member in staff {
        *roles.entry(member.role).or_default() += 1;
    }
    let rows =
        roles.into_iter().map(|(role, count)| TableRow::new([name(role, language), count.to_string()]));
    let per_role = Table::new(title.as_str(), [say!(language, "Role", "Rol")]);
    let per_role = per_role.numbers([say!(language, "People", "Mensen")]).rows(rows);
    let people: Vec<TableRow> =
        (1..).zip(staff).filter_map(|(number, one)| person(number, one, language, disclosure)).collect();
    let section = Section::new("staff", title.as_str()).table(per_role);
    let head = [
        say!(language, "Person", "Persoon"),
        say!(language, "Role", "Rol"),
        say!(language, "Awards", "Erkenningen"),
        say!(language, "Trained assessor", "Opgeleid assessor"),
    ];
    let caption = say!(language, "Person by person", "Persoon voor persoon");
    let section =
        if people.is_empty() { section } else { section.table(Table::new(caption, head).rows(people)) };
    (!staff.is_empty()).then_some(section)
}

fn person(
    number: u32,
    one: &StaffMember,
    language: Language,
    disclosure: &mut Disclosure,
) -> Option<TableRow> {
    let place = say!(language, "staff member {number}", "medewerker {number}");
    let id = disclosure.show(Part::Clients, &place, &one.id)?;
    let awards = if one.awards.is_empty() { "–".to_owned() } else { one.awards.join(", ") };
    let trained = match one.trained_assessor {
        Some(true) => say!(language, "yes", "ja"),
        Some(false) => say!(language, "no", "nee"),
        None => "–".to_owned(),
    };
    Some(TableRow::new([id.to_owned(), name(one.role, language), awards, trained]))
}

fn name(role: Role, language: Language) -> String {
    match role {
        Role::Teacher => say!(language, "teacher", "docent"),
        Role::Supervisor => say!(language, "supervisor", "supervisor"),
        Role::Assessor => say!(language, "assessor", "assessor"),
    }
}
