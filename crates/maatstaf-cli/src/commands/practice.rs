//! `maatstaf practice`: the ledger at a glance, entries from a spreadsheet, and how each body counts.

use std::path::Path;

use maatstaf_document::Page;
use maatstaf_practice::{Book, Columns, Counting, CountingDocument, Ledger, Pseudonyms, Table, overview};

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
    let table = context.document(file, Table::read)?;
    let ledger = context.text("into").map(|name| context.document(name, Ledger::from_json)).transpose()?;
    let fields = context.pairs("column")?.into_iter();
    let fields = fields.map(|(header, field)| (header.to_owned(), field.to_owned())).collect();
    let columns = Columns { fields, month_first: context.flag("month-first") };
    // The list of sessions is the book of practice; the others are called what their books are.
    let book = context.value("list").unwrap_or(Book::Practice);
    let names = names(context)?;
    let known = names.0.len();
    let imported = table.import(book, &columns, &ledger.unwrap_or_default(), names);
    let imported = imported.map_err(|error| context.refused(file, &error))?;
    let mut note = context.say("imported", &[&imported.added]);
    let new = imported.pseudonyms.0.len().saturating_sub(known);
    match context.text("names") {
        _ if new == 0 => {}
        None => note += &context.say("names-forgotten", &[&new]),
        Some(name) => {
            // First the key: entries without it could not be traced back.
            context.write(name, &context.json(&imported.pseudonyms)?, true)?;
            note += &context.say("names-kept", &[&new, &name]);
        }
    }
    let answer = context.deliver(context.json(imported.ledger.document())?, true)?;
    Ok(Answer { note: Some(note), ..answer })
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
