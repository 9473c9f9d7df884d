//! A renewal counts from the award, as the scheme counts, and says so where there is no award.

use std::error::Error;

use jiff::civil::date;
use maatstaf::{Framework, Language, Portfolio};
use maatstaf_practice::{Award, hours};
use maatstaf_readiness::{Applicant, Readiness, Scheme, Unit};
use maatstaf_report::{Options, Part, Report, documents};
use strum::IntoEnumIterator;

use crate::ledgers;

type Outcome = Result<(), Box<dyn Error>>;

fn eia() -> Result<Scheme, Box<dyn Error>> {
    Ok(Scheme::by_id("eia").ok_or("the scheme comes with the engine")?)
}

fn renewal(portfolio: &Portfolio, options: &Options) -> Result<Report, Box<dyn Error>> {
    Ok(documents::renewal(portfolio, &eia()?, None, options))
}

/// A portfolio with an award of the day that is renewed.
fn awarded(name: &str, on: jiff::civil::Date, as_of: jiff::civil::Date) -> Result<Portfolio, Box<dyn Error>> {
    let portfolio = ledgers::marked(name)?;
    let mut document = portfolio.document().clone();
    document.as_of = as_of;
    if let Some(ledger) = &mut document.ledger {
        let award = |id: &str| Award {
            id: id.to_owned(),
            scheme: "eia".to_owned(),
            level: "practitioner".to_owned(),
            day: on,
            until: None,
        };
        ledger.awards = vec![award("award-1")];
    }
    Ok(Portfolio::from_document(portfolio.framework().clone(), document)?)
}

#[test]
fn it_says_which_award_and_until_when() -> Outcome {
    let portfolio = ledgers::sample("external-coach-senior-claim")?;
    let text = renewal(&portfolio, &Options::new(Language::Nl))?.markdown();
    let award = ledgers::section(&text, "award").join("\n");
    assert!(award.contains("[2021-12-14](#awards)") && award.contains("2026-12-13"), "{award}");
    assert!(award.contains("- **Dagen te gaan**: 166"), "{award}");
    Ok(())
}

#[test]
fn an_award_that_has_ended_has_no_days_left() -> Outcome {
    let portfolio = awarded("external-coach-senior-claim", date(2021, 1, 1), date(2026, 1, 1))?;
    let text = renewal(&portfolio, &Options::new(Language::En))?.markdown();
    assert!(ledgers::section(&text, "award").join("\n").contains("it has ended"));
    Ok(())
}

#[test]
fn without_an_award_it_says_so_and_shows_what_would_be_asked() -> Outcome {
    let portfolio = ledgers::sample("internal-coach-practitioner")?;
    for language in Language::iter() {
        let report = documents::renewal(&portfolio, &eia()?, Some("practitioner"), &Options::new(language));
        let text = report.markdown();
        assert!(
            text.contains("no award for Practitioner")
                || text.contains("geen accreditatie voor Practitioner")
        );
        let asked =
            ledgers::section(&text, "asked").into_iter().filter(|line| line.starts_with("| ✗")).count();
        assert!(asked >= 6, "{asked} rows that would be asked");
        assert!(!text.contains("<a id=\"periods\">"));
        ledgers::links_resolve("no award", &report);
    }
    Ok(())
}

#[test]
fn the_years_and_quarters_add_up_to_what_the_scheme_counts() -> Outcome {
    let scheme = Scheme::by_id("eia-renewal").ok_or("it comes with the engine")?;
    let portfolio = awarded("external-coach-senior-claim", date(2024, 2, 29), date(2026, 6, 30))?;
    let readiness = Readiness::new(&scheme, &Applicant::of(&portfolio), portfolio.document().as_of);
    let level = readiness.level("practitioner").ok_or("a level")?;
    let have = |id: &str| {
        let found = level.requirements.iter().find(|one| one.id == id);
        found.and_then(|one| one.figures.first()?.amount).ok_or("an amount")
    };
    let text = renewal(&portfolio, &Options::new(Language::En))?.markdown();
    let practice = ledgers::section(&text, "practice").join("\n").replace('\\', "");
    let total = ledgers::between(&practice, "Hours that count**: [", " hours]");
    assert_eq!(total, [hours(have("practice-hours")?.have, Language::En)]);
    let periods = ledgers::section(&text, "periods").join("\n").replace('\\', "");
    let (years, quarters) = periods.split_once("| Quarter |").ok_or("two tables")?;
    let met = |table: &str, column: usize| {
        let rows = table.lines().filter(|line| line.starts_with("| ✓") || line.starts_with("| ✗"));
        let cells = rows.filter_map(|row| row.trim_matches('|').split(" | ").nth(column));
        let pairs = cells.filter_map(|cell| {
            let (have, need) = cell
                .trim()
                .trim_matches('|')
                .trim()
                .strip_prefix('[')?
                .split_once("](")?
                .0
                .split_once(" of ")?;
            Some(have.parse::<f64>().ok()? >= need.parse::<f64>().ok()?)
        });
        pairs.filter(|met| *met).count() as u64
    };
    let (cpd, supervision) = (have("cpd-per-year")?, have("supervision-each-quarter")?);
    assert_eq!((cpd.unit, supervision.unit), (Unit::Years, Unit::Quarters));
    assert_eq!(met(years, 2), cpd.have);
    assert_eq!(met(quarters, 3), supervision.have);
    // The award fell on a leap day, and its quarters do not drift.
    assert!(quarters.contains("2024-05-29 to 2024-08-28") && quarters.contains("2025-02-28 to 2025-05-28"));
    Ok(())
}

#[test]
fn only_what_happened_since_the_award_is_listed() -> Outcome {
    let on = date(2025, 7, 1);
    let portfolio = awarded("external-coach-senior-claim", on, date(2026, 6, 30))?;
    let options = Options::new(Language::En).including(Part::iter());
    let text = renewal(&portfolio, &options)?.markdown();
    let ledger = ledgers::ledger(&portfolio)?;
    let days = ledger.sessions.iter().map(|one| (&one.id, one.day));
    let days = days.chain(ledger.cpd.iter().map(|one| (&one.id, one.day)));
    let days = days.chain(ledger.supervision.iter().map(|one| (&one.id, one.day)));
    for (id, day) in days.chain(ledger.declarations.iter().map(|one| (&one.id, one.day))) {
        let times = text.matches(&format!("<a id=\"entry-{id}\"></a>")).count();
        assert_eq!(times, usize::from(day >= on && day <= date(2026, 6, 30)), "`{id}` of {day}");
    }
    Ok(())
}

#[test]
fn by_default_nothing_goes_in_that_somebody_wrote_or_that_points_at_people() -> Outcome {
    let portfolio = awarded("external-coach-senior-claim", date(2022, 1, 1), date(2026, 6, 30))?;
    for language in Language::iter() {
        let report = renewal(&portfolio, &Options::new(language))?;
        assert!(!report.html().contains("canary") && !report.markdown().contains("canary"));
    }
    for part in Part::iter() {
        let text = renewal(&portfolio, &Options::new(Language::En).including([part]))?.html();
        for other in Part::iter().filter(|other| *other != part).map(Some).chain([None]) {
            assert!(!text.contains(&ledgers::mark(other)), "{} brought {other:?} along", part.id());
        }
    }
    Ok(())
}

#[test]
fn every_link_leads_to_a_place_that_is_there_once() -> Outcome {
    let portfolio = ledgers::sample("external-coach-senior-claim")?;
    for scheme in Scheme::all() {
        let levels = scheme.document().levels.iter().map(|level| Some(level.id.as_str()));
        for level in levels.chain([None]) {
            let options = Options::new(Language::Nl).including(Part::iter());
            let report = documents::renewal(&portfolio, scheme, level, &options);
            ledgers::links_resolve(scheme.id(), &report);
        }
    }
    let empty = renewal(&Portfolio::new(Framework::emcc()), &Options::new(Language::En))?;
    ledgers::links_resolve("empty", &empty);
    Ok(())
}

#[test]
fn a_renewal_looks_like_this() -> Outcome {
    let portfolio = ledgers::sample("external-coach-senior-claim")?;
    for language in Language::iter() {
        let tag: &str = language.into();
        let report = renewal(&portfolio, &Options::new(language))?;
        assert_eq!(report, renewal(&portfolio, &Options::new(language))?);
        insta::assert_snapshot!(format!("renewal-external-coach-{tag}"), report.markdown());
    }
    Ok(())
}
