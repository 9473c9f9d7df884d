//! What an audit comes to, laid out for a reader.

use maatstaf_document::{Language, Page, Row, Sign, say};

use super::answers::Have;
use super::result::{AuditResult, Cycle, FactorResult, ItemResult, Lacking, Score, TierResult};

impl AuditResult {
    /// The result laid out for a reader.
    ///
    /// # Example
    /// ```
    /// use maatstaf_document::Language;
    /// use maatstaf_mentoring::Audit;
    /// let audit = Audit::from_json(r#"{"maatstaf_audit": 1, "programme": "school-1", "as_of": "2026-06-30",
    ///     "answers": {"protocol": {"have": "no"}}}"#)?;
    /// let page = audit.result(&[]).page(Language::En).to_markdown();
    /// assert!(page.contains("Make a clear protocol and see that everyone knows it."));
    /// # Ok::<(), maatstaf_document::DocumentError>(())
    /// ```
    pub fn page(&self, language: Language) -> Page {
        let (programme, as_of) = (&self.programme, self.as_of);
        let title = say!(
            language,
            "Mentoring programme {programme}, as of {as_of}",
            "Mentorprogramma {programme}, peildatum {as_of}"
        );
        let page = Page::new().title(title);
        let page = self.tiers.iter().fold(self.scores(page, language), |page, tier| {
            page.item(sign(tier.certain, tier.possible), self.tier(tier, language))
        });
        let page = cycle(page, &self.cycle, language);
        let page = self.remarks(page, language);
        let page = self.lacking(page, language);
        let page = self.by_factor(page, language);
        let page = self.unanswered(page, language);
        let page = self.advice(self.comparison(page, language), language);
        page.note(self.about.to(language))
    }

    fn scores(&self, page: Page, language: Language) -> Page {
        let mut rows: Vec<Row> = self
            .standards
            .iter()
            .map(|one| {
                let answered = {
                    let (answered, items) = (one.answered, one.items);
                    say!(language, "{answered} of {items}", "{answered} van {items}")
                };
                Row::new([one.name.to(language).to_owned(), percent(one.score), answered])
            })
            .collect();
        let items: usize = self.standards.iter().map(|one| one.items).sum();
        let answered = items.saturating_sub(self.unanswered.len());
        let overall = say!(language, "Overall", "Alles samen");
        let answered = say!(language, "{answered} of {items}", "{answered} van {items}");
        rows.push(Row::new([overall, percent(self.overall), answered]));
        let head = [
            say!(language, "ISMCP standard", "ISMCP-standaard"),
            say!(language, "Score", "Score"),
            say!(language, "Answered", "Beantwoord"),
        ];
        page.table(head, rows)
    }

    fn tier(&self, tier: &TierResult, language: Language) -> String {
        let TierResult { name, overall, each, .. } = tier;
        let name = name.to(language);
        let asks = say!(
            language,
            "{name} ({overall}% overall, {each}% in each standard)",
            "{name} ({overall}% samen, {each}% per standaard)"
        );
        let below = self.standards.iter().filter(|one| tier.below.contains(&one.id));
        let below: Vec<String> = below.map(|one| one.name.to(language).to_owned()).collect();
        if below.is_empty() {
            return asks;
        }
        let below = below.join("; ");
        say!(language, "{asks}; too low for certain: {below}", "{asks}; met zekerheid te laag: {below}")
    }

    fn remarks(&self, page: Page, language: Language) -> Page {
        if self.remarks.is_empty() {
            return page;
        }
        let page = page.title(say!(language, "What stands out", "Wat opvalt"));
        self.remarks.iter().fold(page, |page, remark| {
            let page = page.item(Sign::Plain, capital(remark.text.to(language)));
            let source = remark.source.iter().map(|source| {
                let source = source.to(language);
                say!(language, "source: {source}", "bron: {source}")
            });
            source.fold(page, Page::detail)
        })
    }

    fn lacking(&self, page: Page, language: Language) -> Page {
        if self.lacking.is_empty() {
            return page;
        }
        let page = page.title(say!(
            language,
            "What lacks, most valuable first",
            "Wat ontbreekt, het waardevolste eerst"
        ));
        self.lacking.iter().fold(page, |page, one| {
            let page =
                page.item(item_sign(&one.item), lacking_line(one, language)).detail(one.tip.to(language));
            one.belongs.iter().fold(page, |page, part| page.detail(part.to(language)))
        })
    }

    fn by_factor(&self, page: Page, language: Language) -> Page {
        self.factors.iter().fold(page, |page, factor| {
            let page = page.title(factor.name.to(language)).paragraph(factor.about.to(language));
            let FactorResult { have, need, unknown, .. } = factor;
            have.iter()
                .chain(need)
                .chain(unknown)
                .fold(page, |page, item| page.item(item_sign(item), named(item, language)))
        })
    }

    fn unanswered(&self, page: Page, language: Language) -> Page {
        if self.unanswered.is_empty() {
            return page;
        }
        let page = page.title(say!(language, "Not answered yet", "Nog niet beantwoord"));
        self.unanswered.iter().fold(page, |page, item| {
            page.item(Sign::Unknown, format!("{} (`{}`)", item.question.to(language), item.id))
        })
    }

    fn comparison(&self, page: Page, language: Language) -> Page {
        let page = page.title(say!(language, "Beside known programmes", "Naast bekende programma's"));
        let rows = self.comparison.iter().map(|one| {
            let unknown = || say!(language, "not told", "niet verteld");
            let others: Vec<String> = one
                .others
                .iter()
                .map(|other| format!("{}: {}", other.name.to(language), other.number))
                .collect();
            Row::new([
                one.what.to(language).to_owned(),
                one.own.clone().unwrap_or_else(unknown),
                others.join("; "),
            ])
        });
        let head = [
            say!(language, "What", "Wat"),
            say!(language, "This one", "Dit programma"),
            say!(language, "Others", "Andere"),
        ];
        page.table(head, rows)
    }

    fn advice(&self, page: Page, language: Language) -> Page {
        self.advice.iter().fold(page, |page, advice| {
            let page = page.title(advice.title.to(language));
            advice.lines.iter().fold(page, |page, line| page.item(Sign::Plain, line.to(language)))
        })
    }
}

fn cycle(page: Page, cycle: &Cycle, language: Language) -> Page {
    let months = cycle.months;
    match (cycle.complete, cycle.complete_on) {
        (Some(true), Some(day)) => page.item(
            Sign::Met,
            say!(
                language,
                "A full cycle of {months} months has passed (on {day})",
                "Een volle ronde van {months} maanden is voorbij (op {day})"
            ),
        ),
        (Some(false), Some(day)) => page.item(
            Sign::Unmet,
            say!(
                language,
                "ISMCP asks for a full cycle of {months} months: complete on {day}",
                "ISMCP vraagt een volle ronde van {months} maanden: voltooid op {day}"
            ),
        ),
        _ => page.item(
            Sign::Unknown,
            say!(
                language,
                "ISMCP asks for a full cycle of {months} months; when the first one started is not told",
                "ISMCP vraagt een volle ronde van {months} maanden; wanneer de eerste begon is niet verteld"
            ),
        ),
    }
}

fn lacking_line(one: &Lacking, language: Language) -> String {
    let (points, tenths) = (one.gain_tenths / 10, one.gain_tenths % 10);
    let name = named(&one.item, language);
    say!(
        language,
        "{name}; worth {points}.{tenths} points overall",
        "{name}; goed voor {points},{tenths} punt van het totaal"
    )
}

/// An item with its answer, where that is neither yes nor missing.
fn named(item: &ItemResult, language: Language) -> String {
    let name = item.name.to(language);
    match item.have {
        Some(have @ (Have::Planned | Have::Partly)) => format!("{name} ({})", have.name().to(language)),
        _ => name.to_owned(),
    }
}

fn item_sign(item: &ItemResult) -> Sign {
    match item.have {
        Some(Have::Yes) => Sign::Met,
        Some(_) => Sign::Unmet,
        None => Sign::Unknown,
    }
}

fn sign(certain: bool, possible: bool) -> Sign {
    match (certain, possible) {
        (true, _) => Sign::Met,
        (false, true) => Sign::Unsure,
        (false, false) => Sign::Unmet,
    }
}

fn percent(score: Score) -> String {
    let Score { certain, possible } = score;
    if certain == possible { format!("{certain}%") } else { format!("{certain}-{possible}%") }
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
