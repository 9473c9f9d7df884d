//! What a report discloses, as a page for whoever is about to send it.

use maatstaf_document::{Language, Page, Sign, join, say};

use super::Disclosure;

/// The most flags that are listed one by one.
const MOST_LISTED: usize = 40;

impl Disclosure {
    /// What was left out, by the names with which it goes in, and what in the rest should be looked at before it goes to anybody.
    pub fn page(&self, language: Language) -> Page {
        let mut page = Page::new();
        if !self.left_out.is_empty() {
            let each =
                |(part, count): (&super::Part, &u32)| format!("{} ({count})", part.words().to(language));
            let left_out = join(&self.left_out.iter().map(each).collect::<Vec<_>>(), language);
            let names: Vec<&str> = self.left_out.keys().map(|part| part.id()).collect();
            let names = names.join(",");
            page = page.paragraph(say!(
                language,
                "Left out: {left_out}. It goes in with --include {names}.",
                "Weggelaten: {left_out}. Het gaat mee met --include {names}."
            ));
        }
        if self.flags.is_empty() {
            return page;
        }
        let count = self.flags.len();
        page = page.paragraph(say!(
            language,
            "Look at these before it goes to anybody ({count}):",
            "Kijk hiernaar voordat het naar iemand gaat ({count}):"
        ));
        for flag in self.flags.iter().take(MOST_LISTED) {
            let (place, words) = (&flag.place, flag.finding.words());
            page = page.item(Sign::Plain, format!("{place}: {}", words.to(language)));
        }
        let rest = count.saturating_sub(MOST_LISTED);
        if rest > 0 {
            page = page.note(say!(language, "And {rest} more.", "En nog {rest}."));
        }
        page
    }
}
