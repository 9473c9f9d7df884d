//! `maatstaf practice`: the ledger at a glance, entries from a spreadsheet, and how each body counts.

use std::path::Path;

use maatstaf_document::{DocumentError, Page};
use maatstaf_practice::{
    Columns, Counting, CountingDocument, HeaderMap, Ledger, List, Pseudonyms, Table, overview,
};
use maatstaf_sheet::{Workbook, decode, is_xlsx};

use crate::context::Context;
use crate::output::{Answer, Failure, INVALID, Outcome};

fn profiles() -> Vec<Counting> {
    Counting::ids().filter_map(Counting::by_id).collect()
}

/// `maatstaf practice show`.
pub(crate) fn show(context: &Context) -> Outcome {
    let (portfolio, _) = context.practice()?;
    let (ledger, as_of) = (portfolio.ledger(), portfolio.document().as_of);
    context.lay(ledger.document(), |language| overview(&ledger, &profiles(), as_of, language))
}

/// `maatstaf practice import`.
pub(crate) fn import(context: &Context) -> Outcome {
    let file = context.given("file");
    let refused = |error| context.refused(file, &error);
    let table = table(&context.read_bytes(file)?, context.text("sheet")).map_err(refused)?;
    let ledger = context.text("into").map(|name| context.document(name, Ledger::from_json)).transpose()?;
    let fields = context.pairs("column")?.into_iter();
    let fields = fields.map(|(header, field)| (header.to_owned(), field.to_owned())).collect();
    let columns = Columns { fields, month_first: context.flag("month-first") };
    let names = names(context)?;
    let known = names.0.len();
    let imported = table.import_with(&map(context)?, &columns, &ledger.unwrap_or_default(), names);
    let imported = imported.map_err(refused)?;
    let mut note = context.say("imported", &[&imported.added]);
    let new = imported.pseudonyms.0.len().saturating_sub(known);
    match context.text("names") {
        _ if new == 0 => {}
        None => note += &context.say("names-forgotten", &[&new]),
        Some(name) => {
            // First the key: entries without it could not be traced back.
            context.write_private(name, context.json(&imported.pseudonyms)?.as_bytes(), true)?;
            note += &context.say("names-kept", &[&new, &name]);
        }
    }
    if !imported.left_out.is_empty() {
        let left_out = context.refused(file, &DocumentError::new(imported.left_out)).text;
        note = format!("{left_out}\n{}", note.trim_start());
    }
    let answer = context.deliver(context.json(imported.ledger.document())?, true)?;
    Ok(Answer { note: Some(note), ..answer })
}

/// A table from what a file holds: XLSX, or CSV in one of the usual encodings.
fn table(bytes: &[u8], sheet: Option<&str>) -> Result<Table, DocumentError> {
    if is_xlsx(bytes) {
        Table::from_rows(Workbook::read(bytes)?.rows(sheet)?)
    } else {
        Table::read(&decode(bytes)?)
    }
}

/// The map from columns to fields: one that comes with the engine, one in a file, or the columns' own names.
fn map(context: &Context) -> Result<HeaderMap, Failure> {
    let list = context.value::<List>("list");
    let mut map = match context.text("map") {
        None => HeaderMap::free(list.unwrap_or(List::Sessions)),
        Some(name) => {
            let ids: Vec<&str> = HeaderMap::ids().collect();
            let found = context.named(name, HeaderMap::named(name, list), &ids, HeaderMap::from_json)?;
            found.map_err(|error| context.refused(name, &error))?
        }
    };
    for (field, value) in context.pairs("always")? {
        map = map.always(field, value).map_err(|error| context.refused("--always", &error))?;
    }
    Ok(map)
}

/// The names that are known already. What serde says of the file is left out: it may quote a name.
fn names(context: &Context) -> Result<Pseudonyms, Failure> {
    let known = context.text("names").filter(|name| Path::new(name).exists());
    let Some(name) = known else { return Ok(Pseudonyms::default()) };
    serde_json::from_str(&context.read(name)?).map_err(|error| {
        let text = context.say("not-names", &[&name, &error.line(), &error.column()]);
        Failure { code: INVALID, text }
    })
}

/// `maatstaf practice counting`.
pub(crate) fn counting(context: &Context) -> Outcome {
    let profiles = profiles();
    let documents: Vec<&CountingDocument> = profiles.iter().map(Counting::document).collect();
    context.lay(&documents, |language| {
        profiles.iter().map(|one| one.page(language)).fold(Page::new(), Page::followed_by)
    })
}
