//! What lapses, falls due and ends, by day.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use jiff::civil::Date;
use maatstaf_document::{Language, Page, Row, Text, say, text};
use maatstaf_practice::hours;
use schemars::JsonSchema;
use serde::Serialize;

use crate::books::{Applicant, Books};
use crate::measure::amount;
use crate::readiness::Readiness;
use crate::scheme::{Measure, Requirement, Role, Scheme};
use crate::window::{months_after, running};

/// The days that matter for some levels of some schemes, in order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Calendar {
    /// The day of reading.
    pub as_of: Date,
    /// What happens, in the order of days.
    pub events: Vec<Event>,
}

/// Something that happens on a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Event {
    /// The day.
    pub day: Date,
    /// What kind of event.
    pub kind: EventKind,
    /// The id of the scheme.
    pub scheme: String,
    /// The id of the level.
    pub level: String,
    /// The id of the requirement or entry.
    pub of: String,
    /// What happens.
    pub says: Text,
}

/// What kind of event.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum EventKind {
    /// The last day of a period that lacks something.
    Due,
    /// Something that is met no longer is, unless something is added.
    Lapses,
    /// Something that is not met yet will be, at the present pace.
    Reached,
    /// An award or membership ends.
    Ends,
}

impl EventKind {
    fn words(self) -> Text {
        match self {
            Self::Due => text!("due", "uiterlijk"),
            Self::Lapses => text!("lapses", "vervalt"),
            Self::Reached => text!("reached at this pace", "gehaald in dit tempo"),
            Self::Ends => text!("ends", "eindigt"),
        }
    }
}

impl Calendar {
    /// The days within so many months after a day that matter for some levels, each with its scheme, and the ends of awards and memberships.
    pub fn new(levels: &[(&Scheme, &str)], applicant: &Applicant, as_of: Date, months: u32) -> Self {
        let mut events = ends(applicant);
        for (scheme, level) in levels {
            let readiness = Readiness::new(scheme, applicant, as_of);
            events.extend(changes(scheme, level, &readiness));
            events.extend(dues(scheme, level, applicant, as_of));
        }
        let horizon = months_after(as_of, months);
        events.retain(|event| event.day >= as_of && event.day <= horizon);
        events.sort_by(|a, b| {
            (a.day, a.kind, &a.scheme, &a.level, &a.of).cmp(&(b.day, b.kind, &b.scheme, &b.level, &b.of))
        });
        events.dedup();
        Self { as_of, events }
    }

    /// The calendar for a reader.
    pub fn page(&self, language: Language) -> Page {
        let as_of = self.as_of;
        let head = [say!(language, "Day", "Dag"), say!(language, "What", "Wat"), String::new()];
        let row = |event: &Event| {
            let words = event.kind.words();
            Row::new([
                event.day.to_string(),
                words.to(language).to_owned(),
                event.says.to(language).to_owned(),
            ])
        };
        let page = Page::new().title(say!(language, "Calendar from {as_of}", "Kalender vanaf {as_of}"));
        if self.events.is_empty() {
            return page.paragraph(say!(
                language,
                "Nothing ends or falls due.",
                "Er eindigt of vervalt niets."
            ));
        }
        page.table(head, self.events.iter().map(row))
    }

    /// The calendar as iCalendar text (RFC 5545), one all-day event each, with ids that stay the same from day to day.
    pub fn to_ics(&self, language: Language) -> String {
        let mut text = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Maatstaf//Readiness//EN\r\n".to_owned();
        let stamp = day_digits(self.as_of);
        let mut seen: BTreeMap<String, u32> = BTreeMap::new();
        for event in &self.events {
            let (day, kind, says) = (day_digits(event.day), event.kind.words(), event.says.to(language));
            let next = day_digits(event.day.tomorrow().unwrap_or(event.day));
            let kind_id = format!("{:?}", event.kind).to_lowercase();
            let id = format!("{kind_id}-{}-{}-{}", event.scheme, event.level, event.of);
            let number = seen.entry(id.clone()).and_modify(|number| *number += 1).or_insert(1);
            // Where sources differ, one requirement has a day for each figure.
            let again = if *number == 1 { String::new() } else { format!("-{number}") };
            let summary = escaped(&format!("{says}: {}", kind.to(language)));
            // INVARIANT: writing to a string cannot fail.
            let _ = write!(
                text,
                "BEGIN:VEVENT\r\n{}\r\nDTSTAMP:{stamp}T000000Z\r\nDTSTART;VALUE=DATE:{day}\r\nDTEND;VALUE=DATE:{next}\r\n{}\r\nEND:VEVENT\r\n",
                folded(&format!("UID:{id}{again}@maatstaf")),
                folded(&format!("SUMMARY:{summary}"))
            );
        }
        text + "END:VCALENDAR\r\n"
    }
}

fn day_digits(day: Date) -> String {
    day.to_string().replace('-', "")
}

fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\").replace(';', "\\;").replace(',', "\\,").replace('\n', "\\n")
}

/// Lines of at most 75 bytes, as RFC 5545 asks.
fn folded(line: &str) -> String {
    let mut text = String::new();
    let mut length = 0;
    for sign in line.chars() {
        if length + sign.len_utf8() > 74 {
            text += "\r\n ";
            length = 1;
        }
        text.push(sign);
        length += sign.len_utf8();
    }
    text
}

/// The ends of memberships, and of awards.
fn ends(applicant: &Applicant) -> Vec<Event> {
    let ledger = applicant.ledger.document();
    let memberships = ledger.memberships.iter().filter_map(|one| {
        let body = one.body.to_uppercase();
        let says = text!("membership of {body}", "lidmaatschap van {body}");
        Some(Event {
            day: one.until?,
            kind: EventKind::Ends,
            scheme: one.body.clone(),
            level: String::new(),
            of: one.id.clone(),
            says,
        })
    });
    let awards = ledger.awards.iter().filter_map(|one| {
        let scheme = Scheme::by_id(&one.scheme);
        let months = scheme.as_ref().and_then(|scheme| scheme.valid_months(&one.level));
        let end = months.and_then(|months| months_after(one.day, months).yesterday().ok());
        let name = |language| {
            let of_scheme =
                scheme.as_ref().map_or(one.scheme.as_str(), |scheme| scheme.document().name.to(language));
            let level = scheme.as_ref().and_then(|scheme| scheme.level(&one.level));
            format!("{of_scheme}, {}", level.map_or(one.level.as_str(), |level| level.name.to(language)))
        };
        let says = Text::new(name(Language::En), name(Language::Nl));
        Some(Event {
            day: one.until.or(end)?,
            kind: EventKind::Ends,
            scheme: one.scheme.clone(),
            level: one.level.clone(),
            of: one.id.clone(),
            says,
        })
    });
    memberships.chain(awards).collect()
}

/// What lapses and what is reached.
fn changes(scheme: &Scheme, level: &str, readiness: &Readiness) -> Vec<Event> {
    let requirements = readiness.level(level).map(|level| level.requirements.as_slice()).unwrap_or_default();
    let required = requirements.iter().filter(|one| one.role == Role::Required);
    let event = |day, kind, requirement: &crate::RequirementReadiness| Event {
        day,
        kind,
        scheme: scheme.id().to_owned(),
        level: level.to_owned(),
        of: requirement.id.clone(),
        says: titled(scheme, level, &requirement.name),
    };
    required
        .flat_map(|one| {
            let lapses =
                one.figures.iter().filter_map(|figure| figure.lapses).map(|day| (day, EventKind::Lapses));
            let reached =
                one.figures.iter().filter_map(|figure| figure.reached).map(|day| (day, EventKind::Reached));
            lapses.chain(reached).map(|(day, kind)| event(day, kind, one)).collect::<Vec<_>>()
        })
        .collect()
}

/// What the periods that are running still lack.
fn dues(scheme: &Scheme, level: &str, applicant: &Applicant, as_of: Date) -> Vec<Event> {
    let requirements = scheme.document().requirements.iter().filter(|one| one.measure == Measure::Hours);
    requirements.filter_map(|requirement| due(scheme, level, applicant, as_of, requirement)).collect()
}

/// What a running period lacks of one requirement.
fn due(
    scheme: &Scheme,
    level: &str,
    applicant: &Applicant,
    as_of: Date,
    requirement: &Requirement,
) -> Option<Event> {
    let document = scheme.document();
    let award = document.renews.as_ref().and_then(|renewed| applicant.award(renewed, level, as_of));
    let since = if requirement.since_award { Some(award?.day) } else { None };
    let window = running(requirement.every?, since, as_of)?;
    let figures = requirement.figures.get(level)?;
    // Where sources differ the highest figure is the safe one.
    let published = figures.iter().filter_map(|figure| figure.value).max();
    let figure = applicant.figures.get(&requirement.id).copied().or(published)?;
    let mut books = Books::new(applicant, scheme, level, requirement);
    books.entries.retain(|entry| entry.first >= window.first);
    let of_period = Requirement { every: None, since_award: false, ..requirement.clone() };
    let amount = amount(&of_period, figure, &books, as_of, None);
    let lacks = |language| hours(amount.need.saturating_sub(amount.have), language);
    let (en, nl, words) = (lacks(Language::En), lacks(Language::Nl), requirement.of.words());
    let first = window.first;
    let says = Text::new(
        format!("still {en} h of {} since {first} ({})", words.en, document.name.en),
        format!("nog {nl} u {} sinds {first} ({})", words.nl, document.name.nl),
    );
    let event = Event {
        day: window.last,
        kind: EventKind::Due,
        scheme: scheme.id().to_owned(),
        level: level.to_owned(),
        of: requirement.id.clone(),
        says,
    };
    (!amount.met()).then_some(event)
}

fn titled(scheme: &Scheme, level: &str, name: &Text) -> Text {
    let one = |language| {
        let level = scheme.level(level).map_or(level, |level| level.name.to(language));
        format!("{} ({}, {level})", name.to(language), scheme.document().name.to(language))
    };
    Text::new(one(Language::En), one(Language::Nl))
}
