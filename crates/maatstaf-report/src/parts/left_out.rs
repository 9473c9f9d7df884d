//! What a report leaves out, said in the report itself.

use maatstaf_document::{Language, join, say};

use super::words::capital;
use crate::content::{Inline, Section, Span, Table, TableRow};
use crate::disclosure::{Disclosure, Part};

/// What was left out, by part, and by which name it goes in. Made last, when everything was asked for.
pub(crate) fn left_out(disclosure: &Disclosure, language: Language) -> Section {
    let title = say!(language, "What was left out", "Wat is weggelaten");
    let mut section = Section::new("left-out", title.as_str());
    if !disclosure.included().is_empty() {
        let parts: Vec<String> =
            disclosure.included().iter().map(|part| part.words().to(language).to_owned()).collect();
        let parts = join(&parts, language);
        section = section.paragraph(&say!(
            language,
            "Confidential parts were asked for and are in this report: {parts}. Think of whom it is about before you pass it on.",
            "In dit rapport staan vertrouwelijke onderdelen waar om gevraagd is: {parts}. Denk aan wie het gaat voordat je het doorgeeft."
        ));
    }
    if disclosure.left_out().is_empty() {
        return section.paragraph(&say!(
            language,
            "Nothing that this report could hold was left out; remarks that you wrote for yourself never go in.",
            "Van wat hier had kunnen staan, ontbreekt niets; opmerkingen voor jezelf komen er nooit in."
        ));
    }
    section
        .paragraph(&say!(
            language,
            "What somebody wrote, and whom it concerns, stays out until you name it. Each part has a name by which it goes in.",
            "Wat iemand schreef en over wie het gaat, blijft weg tot je het noemt. Elk onderdeel heeft een naam waarmee het meekomt."
        ))
        .table(table(disclosure, &title, language))
}

fn table(disclosure: &Disclosure, title: &str, language: Language) -> Table {
    let columns = [
        say!(language, "Part", "Onderdeel"),
        say!(language, "Name to include it by", "Naam om het mee te nemen"),
    ];
    let row = |(part, count): (&Part, &u32)| {
        TableRow::new([
            Inline::text(capital(part.words().to(language))),
            Span::Code(part.id().to_owned()).into(),
            Inline::text(count.to_string()),
        ])
    };
    Table::new(title, columns)
        .numbers([say!(language, "Left out", "Weggelaten")])
        .rows(disclosure.left_out().iter().map(row))
}
