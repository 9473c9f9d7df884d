//! An application holds each entry once, counts as the scheme counts, and tells nothing that was not asked for.

use std::error::Error;

use jiff::civil::{Date, date};
use maatstaf::{Framework, Kind, Language, Portfolio};
use maatstaf_practice::{Counting, hours};
use maatstaf_readiness::{Applicant, LevelReadiness, Readiness, Scheme};
use maatstaf_report::{Options, Part, Report, documents};
use strum::IntoEnumIterator;

use crate::ledgers;

type Outcome = Result<(), Box<dyn Error>>;

fn eia() -> Result<Scheme, Box<dyn Error>> {
    Ok(Scheme::by_id("eia").ok_or("the scheme comes with the engine")?)
}

fn application(portfolio: &Portfolio, level: &str, options: &Options) -> Result<Report, Box<dyn Error>> {
    Ok(documents::application(&portfolio.estimate(), &eia()?, level, options))
}

fn everything(language: Language) -> Options {
    Options::new(language).including(Part::iter())
}

/// What the scheme's own arithmetic says.
fn readiness(portfolio: &Portfolio, level: &str) -> Result<LevelReadiness, Box<dyn Error>> {
    let (applicant, as_of) = (Applicant::of(portfolio), portfolio.document().as_of);
    let readiness = Readiness::new(&eia()?, &applicant, as_of);
    Ok(readiness.level(level).ok_or("EIA has this level")?.clone())
}

/// How much there is of a requirement.
fn have(level: &LevelReadiness, id: &str) -> Result<u64, Box<dyn Error>> {
    let found = level.requirements.iter().find(|one| one.id == id).ok_or("no such requirement")?;
    Ok(found.figures.first().and_then(|figure| figure.amount).ok_or("no figure")?.have)
}

/// The last cell of the row with sums in a section.
fn sum(text: &str, place: &str, first: &str, column: usize) -> Result<String, Box<dyn Error>> {
    let section = ledgers::section(text, place);
    let rows = ledgers::rows(&section, &format!("**{first}"));
    let cell = rows.first().and_then(|row| row.get(column)).ok_or("no sums")?;
    Ok(cell.trim_matches('*').replace('\\', ""))
}

#[test]
fn every_entry_that_the_scheme_looks_at_stands_in_its_log_once() -> Outcome {
    let year_ago = date(2025, 7, 1);
    for (name, _, level) in ledgers::SAMPLES {
        let portfolio = ledgers::sample(name)?;
        let ledger = ledgers::ledger(&portfolio)?;
        let report = application(&portfolio, level, &everything(Language::En))?.markdown();
        let mut expected: Vec<(&str, bool)> = Vec::new();
        let recent = |day: Date| day >= year_ago;
        expected.extend(ledger.sessions.iter().map(|one| (one.id.as_str(), true)));
        expected.extend(ledger.earlier.iter().map(|one| (one.id.as_str(), true)));
        expected.extend(ledger.supervision.iter().map(|one| (one.id.as_str(), recent(one.day))));
        expected.extend(ledger.cpd.iter().map(|one| (one.id.as_str(), recent(one.day))));
        expected.extend(ledger.feedback.iter().map(|one| (one.id.as_str(), recent(one.day))));
        expected.extend(ledger.reflections.iter().map(|one| (one.id.as_str(), recent(one.day))));
        expected.extend(ledger.training.iter().map(|one| (one.id.as_str(), true)));
        expected.extend(ledger.memberships.iter().map(|one| (one.id.as_str(), true)));
        expected.extend(ledger.declarations.iter().map(|one| (one.id.as_str(), true)));
        expected.extend(ledger.contributions.iter().map(|one| (one.id.as_str(), true)));
        expected.extend(ledger.awards.iter().map(|one| (one.id.as_str(), true)));
        for (id, inside) in expected {
            let times = report.matches(&format!("<a id=\"entry-{id}\"></a>")).count();
            assert_eq!(times, usize::from(inside), "{name}: `{id}`");
        }
    }
    Ok(())
}

#[test]
fn the_logs_add_up_to_what_the_scheme_counts() -> Outcome {
    for (name, _, level) in ledgers::SAMPLES {
        let portfolio = ledgers::sample(name)?;
        let counts = readiness(&portfolio, level)?;
        let text = application(&portfolio, level, &everything(Language::Nl))?.markdown();
        let cpd = hours(have(&counts, "cpd-past-year")?, Language::Nl);
        assert_eq!(sum(&text, "development-cpd", "Samen, wat telt", 6)?, cpd, "{name}");
        let ledger = portfolio.ledger();
        let counted =
            Counting::by_id("emcc").ok_or("a profile")?.count_until(&ledger, portfolio.document().as_of);
        assert_eq!(counted.minutes(), have(&counts, "practice-hours")?);
        let earlier: u64 =
            counted.entries.iter().filter(|one| one.client.is_none()).map(|one| one.minutes).sum();
        let sessions = counted.minutes() - earlier;
        assert_eq!(sum(&text, "practice-sessions", "Samen", 6)?, sessions.to_string(), "{name}");
        assert_eq!(sum(&text, "practice-clients", "Samen:", 6)?, hours(sessions, Language::Nl), "{name}");
        let section = ledgers::section(&text, "practice").join("\n");
        let facts = [hours(counted.minutes(), Language::Nl) + " uur", have(&counts, "clients")?.to_string()];
        for (fact, place) in facts.iter().zip(["practice-sessions", "practice-clients"]) {
            assert!(section.contains(&format!("[{fact}](#{place})")), "{name}: {fact}");
        }
        if level == "senior-practitioner" {
            let supervision = hours(have(&counts, "supervision-ratio")?, Language::Nl);
            assert_eq!(sum(&text, "supervision", "Samen, wat telt", 5)?, supervision, "{name}");
        }
    }
    Ok(())
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(32))]

    #[test]
    fn on_every_day_the_logs_hold_what_the_scheme_counts(days in 0_i64..1300, external: bool, top: bool) {
        let (name, level) = if external {
            ("external-coach-senior-claim", "senior-practitioner")
        } else {
            ("internal-coach-practitioner", "practitioner")
        };
        let level = if top { "master-practitioner" } else { level };
        let checked = on_a_day(name, level, date(2023, 6, 1).saturating_add(jiff::Span::new().days(days)));
        proptest::prop_assert!(checked.is_ok(), "{:?}", checked.err());
    }
}

/// That the logs agree with the scheme's arithmetic when the portfolio is read on some day.
fn on_a_day(name: &str, level: &str, as_of: Date) -> Outcome {
    let portfolio = ledgers::sample(name)?;
    let mut document = portfolio.document().clone();
    document.as_of = as_of;
    let portfolio = Portfolio::from_document(portfolio.framework().clone(), document)?;
    let counts = readiness(&portfolio, level)?;
    let text = application(&portfolio, level, &everything(Language::En))?.markdown();
    let cpd = sum(&text, "development-cpd", "Together, what counts", 6).unwrap_or("0".to_owned());
    assert_eq!(cpd, hours(have(&counts, "cpd-past-year")?, Language::En), "development on {as_of}");
    let practice = ledgers::section(&text, "practice").join("\n").replace('\\', "");
    let much = hours(have(&counts, "practice-hours")?, Language::En);
    assert!(practice.contains(&format!("[{much} hours](#practice-sessions)")), "practice on {as_of}");
    let clients = have(&counts, "clients")?;
    assert!(practice.contains(&format!("[{clients}](#practice-clients)")), "clients on {as_of}");
    let supervision = ledgers::section(&text, "supervision");
    let quarters = supervision.iter().filter(|line| line.starts_with("| ✓ 20")).count() as u64;
    assert_eq!(quarters, have(&counts, "supervision-each-quarter")?, "supervision on {as_of}");
    let feedback = ledgers::section(&text, "feedback");
    let given = feedback.iter().filter(|line| line.starts_with("| <a id=") && line.ends_with("| yes |"));
    if level != "master-practitioner" {
        // For the highest level nobody published how much is asked.
        assert_eq!(given.count() as u64, have(&counts, "client-feedback")?, "feedback on {as_of}");
    }
    let places = ledgers::between(&text, "<a id=\"entry-", "\"");
    let once: std::collections::BTreeSet<&str> = places.iter().copied().collect();
    assert_eq!(once.len(), places.len(), "an entry stands twice on {as_of}");
    Ok(())
}

#[test]
fn what_is_a_year_old_stays_in_or_falls_out_on_the_same_day_as_in_the_scheme() -> Outcome {
    for (name, _, level) in ledgers::SAMPLES {
        let portfolio = ledgers::sample(name)?;
        let ledger = ledgers::ledger(&portfolio)?;
        let days = ledger.cpd.iter().map(|one| one.day).chain(ledger.feedback.iter().map(|one| one.day));
        for day in days {
            let year_later = day.saturating_add(jiff::Span::new().years(1));
            on_a_day(name, level, year_later)?;
            on_a_day(name, level, year_later.yesterday()?)?;
        }
        // The last day of a quarter, and the day before.
        on_a_day(name, level, date(2025, 12, 31))?;
        on_a_day(name, level, date(2025, 12, 30))?;
    }
    Ok(())
}

#[test]
fn sums_per_quarter_add_up_to_the_sessions_that_they_stand_for() -> Outcome {
    let portfolio = ledgers::sample("internal-coach-practitioner")?;
    let minutes = have(&readiness(&portfolio, "practitioner")?, "practice-hours")?;
    let text = application(&portfolio, "practitioner", &Options::new(Language::En))?.markdown();
    assert_eq!(sum(&text, "practice-sessions", "Together", 3)?, hours(minutes, Language::En));
    assert!(!text.contains("entry-s-001"), "no session by itself");
    Ok(())
}

#[test]
fn by_default_nothing_goes_in_that_somebody_wrote_or_that_points_at_people() -> Outcome {
    for (name, _, level) in ledgers::SAMPLES {
        let portfolio = ledgers::marked(name)?;
        for language in Language::iter() {
            let report = application(&portfolio, level, &Options::new(language))?;
            assert!(!report.html().contains("canary"), "{name}");
            assert!(!report.markdown().contains("canary"), "{name}");
            assert!(report.disclosure().left_out().contains_key(&Part::Learning));
        }
    }
    Ok(())
}

#[test]
fn with_a_part_that_part_goes_in_and_no_other() -> Outcome {
    let portfolio = ledgers::marked("external-coach-senior-claim")?;
    let held = [Part::Titles, Part::Texts, Part::Clients, Part::Learning, Part::Feedback, Part::Rationales];
    for part in Part::iter() {
        let options = Options::new(Language::En).including([part]);
        let text = application(&portfolio, "senior-practitioner", &options)?.html();
        for other in Part::iter().map(Some).chain([None]) {
            let there = text.contains(&ledgers::mark(other));
            let wanted = other == Some(part);
            assert!(wanted || !there, "{} brought {other:?} along", part.id());
            assert!(there || !wanted || !held.contains(&part), "{} is not there", part.id());
        }
    }
    Ok(())
}

#[test]
fn the_five_most_recent_journals_are_taken_and_the_others_named() -> Outcome {
    let portfolio = ledgers::sample("internal-coach-practitioner")?;
    let text = application(&portfolio, "practitioner", &Options::new(Language::En))?.markdown();
    let section = ledgers::section(&text, "journals").join("\n");
    let cards = ledgers::between(&section, "**Learning journal ", "\n");
    let days: Vec<&str> = cards.iter().filter_map(|card| card.split(" · ").nth(1)).collect();
    assert_eq!(days, ["2026-06-10", "2026-04-10", "2026-03-04", "2026-02-06", "2025-12-05"]);
    // The third is a reflection on a session that a learning journal is about too.
    assert!(cards.get(2).is_some_and(|card| card.contains("r-05") && card.contains("#evidence-went-small")));
    let (_, others) = section.split_once("Why not").ok_or("others")?;
    assert!(others.contains("entry-r-03"), "the sixth is named");
    assert_eq!(cards.len(), 5);
    Ok(())
}

#[test]
fn journals_that_are_not_there_yet_have_room_to_be_written() -> Outcome {
    let portfolio = ledgers::sample("internal-coach-practitioner")?;
    let mut document = portfolio.document().clone();
    document.evidence.retain(|item| item.kind != Kind::LearningJournal && item.kind != Kind::CaseStudy);
    document.verdicts.clear();
    if let Some(ledger) = &mut document.ledger {
        ledger.reflections.truncate(4);
    }
    let portfolio = Portfolio::from_document(portfolio.framework().clone(), document)?;
    let text = application(&portfolio, "practitioner", &Options::new(Language::Nl))?.markdown();
    let journals = ledgers::section(&text, "journals").join("\n");
    // Two of the four lie within the year; neither has a fifth, fourth or third beside it.
    for (place, blank) in [(1, false), (2, false), (3, true), (4, true), (5, true)] {
        assert_eq!(journals.contains(&format!("\nLeerverslag {place}: ")), blank, "{place}");
    }
    assert!(ledgers::section(&text, "case-study").contains(&"________________"));
    Ok(())
}

#[test]
fn every_amount_that_is_asked_leads_to_its_log() -> Outcome {
    for (name, _, level) in ledgers::SAMPLES {
        let portfolio = ledgers::sample(name)?;
        let text = application(&portfolio, level, &Options::new(Language::En))?.markdown();
        let section = ledgers::section(&text, "asked");
        let rows: Vec<&str> = section.iter().copied().filter(|line| line.starts_with('|')).skip(2).collect();
        assert!(rows.len() >= readiness(&portfolio, level)?.requirements.len());
        for row in rows {
            assert!(row.split(" | ").nth(1).is_some_and(|cell| cell.starts_with('[')), "{name}: {row}");
        }
    }
    Ok(())
}

#[test]
fn every_category_leads_to_why_it_has_its_level_and_every_claim_to_its_row() -> Outcome {
    let portfolio = ledgers::sample("external-coach-senior-claim")?;
    let text = application(&portfolio, "senior-practitioner", &Options::new(Language::En))?.markdown();
    let mapping = ledgers::section(&text, "mapping").join("\n");
    for category in portfolio.framework().categories() {
        assert!(mapping.contains(&format!("](#why-{category}")), "{category}");
    }
    for claim in portfolio.document().evidence.iter().flat_map(|item| &item.claims) {
        let Some(number) = claim.indicator.filter(|number| *number <= 98) else { continue };
        let place = format!("<a id=\"mapping-indicator-{number}\"></a>");
        let row = mapping.lines().find(|line| line.contains(&place)).ok_or("no row")?;
        assert!(row.contains("#evidence-"), "{row}");
    }
    assert!(!mapping.contains("mapping-indicator-99\""), "nothing above the level applied for");
    Ok(())
}

#[test]
fn every_link_leads_to_a_place_that_is_there_once() -> Outcome {
    for (name, _, level) in ledgers::SAMPLES {
        let portfolio = ledgers::sample(name)?;
        ledgers::links_resolve(name, &application(&portfolio, level, &Options::new(Language::En))?);
        ledgers::links_resolve(name, &application(&portfolio, level, &everything(Language::Nl))?);
    }
    let empty = Portfolio::new(Framework::emcc());
    ledgers::links_resolve("empty", &application(&empty, "foundation", &everything(Language::En))?);
    Ok(())
}

#[test]
fn every_scheme_and_level_gives_a_report_even_one_that_the_scheme_lacks() -> Outcome {
    let portfolio = ledgers::sample("internal-coach-practitioner")?;
    let estimate = portfolio.estimate();
    for scheme in Scheme::all() {
        let levels = scheme.document().levels.iter().map(|level| level.id.as_str());
        for level in levels.chain(["none-such"]) {
            let report = documents::application(&estimate, scheme, level, &Options::new(Language::En));
            ledgers::links_resolve(scheme.id(), &report);
        }
    }
    Ok(())
}

#[test]
fn the_same_portfolio_gives_the_same_bytes() -> Outcome {
    let portfolio = ledgers::sample("external-coach-senior-claim")?;
    let draw = || application(&portfolio, "senior-practitioner", &everything(Language::Nl));
    assert_eq!(draw()?.html(), draw()?.html());
    Ok(())
}

#[test]
fn an_application_looks_like_this() -> Outcome {
    let internal = ledgers::sample("internal-coach-practitioner")?;
    let external = ledgers::sample("external-coach-senior-claim")?;
    let report = application(&internal, "practitioner", &Options::new(Language::En))?;
    insta::assert_snapshot!("application-internal-coach-en", report.markdown());
    let report = application(&external, "senior-practitioner", &Options::new(Language::Nl))?;
    insta::assert_snapshot!("application-external-coach-nl", report.markdown());
    let whole = application(&external, "senior-practitioner", &everything(Language::Nl))?;
    insta::assert_snapshot!("application-external-coach-whole", whole.html());
    Ok(())
}
