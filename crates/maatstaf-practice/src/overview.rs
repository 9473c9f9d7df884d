//! A ledger at a glance.

use jiff::civil::Date;
use maatstaf_document::{Language, Page, Row, Sign, join, say};
use strum::IntoEnumIterator as _;

use crate::counting::Counting;
use crate::entry::Book;
use crate::ledger::Ledger;

/// A ledger up to a day: how each body counts its practice, and what else is in it, per year.
///
/// # Example
/// ```
/// use maatstaf_practice::{Counting, Ledger, overview};
/// use maatstaf_document::Language;
/// let ledger = Ledger::from_json(r#"{"maatstaf_ledger": 1, "sessions": [
///     {"id": "s1", "day": "2026-03-02", "minutes": 90, "client": "client-01"}]}"#)?;
/// let counting: Vec<_> = Counting::by_id("emcc").into_iter().collect();
/// let page = overview(&ledger, &counting, jiff::civil::date(2026, 6, 30), Language::En);
/// assert!(page.to_markdown().contains("1.5"));
/// # Ok::<(), maatstaf_document::DocumentError>(())
/// ```
pub fn overview(ledger: &Ledger, profiles: &[Counting], as_of: Date, language: Language) -> Page {
    let head = [
        say!(language, "Counted by", "Geteld door"),
        say!(language, "Hours", "Uren"),
        say!(language, "Paid", "Betaald"),
        say!(language, "Last 12 months", "Laatste 12 maanden"),
        say!(language, "Clients", "Cliënten"),
        say!(language, "Left out", "Niet meegeteld"),
    ];
    let rows = profiles.iter().map(|profile| profile_row(ledger, profile, as_of, language));
    Page::new()
        .title(say!(language, "Practice, as each body counts it", "Praktijk, zoals elke organisatie telt"))
        .table(head, rows)
        .followed_by(years(ledger, as_of, language))
        .followed_by(doubles(ledger, language))
}

/// Minutes as hours, rounded down to a tenth.
///
/// # Example
/// ```
/// assert_eq!(maatstaf_practice::hours(90, maatstaf_document::Language::Nl), "1,5");
/// ```
pub fn hours(minutes: u64, language: Language) -> String {
    let (whole, tenths) = (minutes / 60, minutes % 60 / 6);
    let point = say!(language, ".", ",");
    if tenths == 0 { whole.to_string() } else { format!("{whole}{point}{tenths}") }
}

fn profile_row(ledger: &Ledger, profile: &Counting, as_of: Date, language: Language) -> Row {
    let counted = profile.count_until(ledger, as_of);
    let year_ago = as_of.saturating_sub(jiff::Span::new().months(12));
    let sum = |keep: &dyn Fn(&crate::Entry<'_>) -> bool| -> u64 {
        counted.entries.iter().filter(|entry| keep(entry)).map(|entry| entry.minutes).sum()
    };
    let left_out: Vec<String> = counted
        .left_out
        .iter()
        .map(|(reason, minutes)| {
            let (hours, words) = (hours(*minutes, language), reason.words());
            let words = words.to(language);
            say!(language, "{hours} h {words}", "{hours} u {words}")
        })
        .collect();
    Row::new([
        profile.document().name.to(language).to_owned(),
        hours(counted.minutes(), language),
        hours(sum(&|entry| entry.paid), language),
        hours(sum(&|entry| entry.first > year_ago), language),
        counted.clients().to_string(),
        join(&left_out, language),
    ])
}

/// The other books: how much of each in every calendar year.
fn years(ledger: &Ledger, as_of: Date, language: Language) -> Page {
    let books: Vec<(Book, Vec<crate::Entry<'_>>)> = Book::iter()
        .map(|book| {
            let mut entries = ledger.entries(book);
            entries.retain(|entry| entry.day <= as_of);
            (book, entries)
        })
        .filter(|(_, entries)| !entries.is_empty())
        .collect();
    let mut years: Vec<i16> =
        books.iter().flat_map(|(_, entries)| entries.iter().map(|entry| entry.day.year())).collect();
    years.sort_unstable();
    years.dedup();
    if years.is_empty() {
        return Page::new();
    }
    let head = std::iter::once(say!(language, "Book", "Onderdeel")).chain(years.iter().map(i16::to_string));
    let rows = books.iter().map(|(book, entries)| {
        let cell = |year: &i16| {
            let of_year: Vec<_> = entries.iter().filter(|entry| entry.day.year() == *year).collect();
            let minutes: u64 = of_year.iter().map(|entry| entry.minutes).sum();
            match (of_year.len(), minutes) {
                (0, _) => String::new(),
                (count, 0) => count.to_string(),
                (_, minutes) => {
                    let hours = hours(minutes, language);
                    say!(language, "{hours} h", "{hours} u")
                }
            }
        };
        Row::new(std::iter::once(book.words().to(language).to_owned()).chain(years.iter().map(cell)))
    });
    Page::new()
        .title(say!(language, "Everything else, per calendar year", "Al het andere, per kalenderjaar"))
        .table(head, rows.collect::<Vec<_>>())
}

/// Sessions that look alike so much that one of them may be a copy. They count; the coach decides.
fn doubles(ledger: &Ledger, language: Language) -> Page {
    let alike = ledger.look_alikes();
    if alike.is_empty() {
        return Page::new();
    }
    let title = say!(language, "Written down twice?", "Dubbel opgeschreven?");
    alike.into_iter().fold(Page::new().title(title), |page, (one, other)| {
        page.item(
            Sign::Unsure,
            say!(
                language,
                "`{one}` and `{other}` have the same day, client and length, and no starting time",
                "`{one}` en `{other}` hebben dezelfde dag, cliënt en duur, en geen begintijd"
            ),
        )
    })
}

impl Ledger {
    /// Pairs of sessions with the same day, client, service and length of which at least one has no starting time: one may be a copy.
    pub fn look_alikes(&self) -> Vec<(&str, &str)> {
        let mut seen = std::collections::BTreeMap::new();
        let mut found = Vec::new();
        for session in &self.document().sessions {
            let key = (session.day, &session.client, session.minutes, session.service);
            if let Some((id, start)) = seen.insert(key, (session.id.as_str(), session.start))
                && (start.is_none() || session.start.is_none())
            {
                found.push((id, session.id.as_str()));
            }
        }
        found
    }
}
