//! Random ledgers with entries in every list, over eight years.

use jiff::ToSpan as _;
use jiff::civil::{Date, date};
use maatstaf_practice::{
    Award, Consent, Contribution, ContributionKind, Cpd, CpdKind, Declaration, Earlier, Feedback,
    FeedbackKind, Form, Ledger, LedgerDocument, Membership, Payment, Reflection, ReflectionKind, Relation,
    Service, Session, Supervision, SupervisionKind, Training, TrainingKind,
};
use maatstaf_readiness::Applicant;
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

/// The first of the days.
const FIRST: Date = date(2018, 7, 1);
/// Eight years.
const DAYS: i64 = 2922;

/// What is written down of an applicant, before it is checked.
#[derive(Debug, Clone)]
pub(crate) struct Written {
    pub(crate) ledger: LedgerDocument,
    pub(crate) case_studies: Vec<(String, Date)>,
    pub(crate) scores: Vec<u32>,
}

/// One entry of any list.
#[derive(Debug, Clone)]
pub(crate) enum Item {
    Session(Session),
    Earlier(Earlier),
    Supervision(Supervision),
    /// With the position of the entry that it may be the same as.
    Cpd(Cpd, Option<usize>),
    Feedback(Feedback),
    Reflection(Reflection),
    Training(Training),
    Membership(Membership),
    Declaration(Declaration),
    Contribution(Contribution),
    Award(Award),
    CaseStudy(Date),
}

impl Written {
    pub(crate) fn applicant(&self) -> Result<Applicant, TestCaseError> {
        let ledger = Ledger::from_document(self.ledger.clone())
            .map_err(|error| TestCaseError::fail(format!("an unsound ledger: {error}")))?;
        let names = ["one", "two", "three", "four", "five", "six"].map(str::to_owned);
        Ok(Applicant {
            ledger,
            case_studies: self.case_studies.clone(),
            scores: names.into_iter().zip(self.scores.iter().copied()).collect(),
            ..Applicant::default()
        })
    }

    /// Adds an entry under an id that no other has.
    pub(crate) fn push(&mut self, item: Item, id: &str) {
        let id = id.to_owned();
        let ledger = &mut self.ledger;
        match item {
            Item::Session(one) => ledger.sessions.push(Session { id, ..one }),
            Item::Earlier(one) => ledger.earlier.push(Earlier { id, ..one }),
            Item::Supervision(one) => ledger.supervision.push(Supervision { id, ..one }),
            Item::Cpd(one, _) => ledger.cpd.push(Cpd { id, ..one }),
            Item::Feedback(one) => ledger.feedback.push(Feedback { id, ..one }),
            Item::Reflection(one) => ledger.reflections.push(Reflection { id, ..one }),
            Item::Training(one) => ledger.training.push(Training { id, ..one }),
            Item::Membership(one) => ledger.memberships.push(Membership { id, ..one }),
            Item::Declaration(one) => ledger.declarations.push(Declaration { id, ..one }),
            Item::Contribution(one) => ledger.contributions.push(Contribution { id, ..one }),
            Item::Award(one) => ledger.awards.push(Award { id, ..one }),
            Item::CaseStudy(day) => self.case_studies.push((id, day)),
        }
    }

    /// The same in another order.
    pub(crate) fn turned(&self, by: usize) -> Self {
        fn turn<T>(list: &mut [T], by: usize) {
            list.reverse();
            let by = by.checked_rem(list.len()).unwrap_or_default();
            list.rotate_left(by);
        }
        let mut all = self.clone();
        let ledger = &mut all.ledger;
        turn(&mut ledger.sessions, by);
        turn(&mut ledger.earlier, by);
        turn(&mut ledger.supervision, by);
        turn(&mut ledger.cpd, by);
        turn(&mut ledger.feedback, by);
        turn(&mut ledger.reflections, by);
        turn(&mut ledger.training, by);
        turn(&mut ledger.memberships, by);
        turn(&mut ledger.declarations, by);
        turn(&mut ledger.contributions, by);
        turn(&mut ledger.awards, by);
        turn(&mut all.case_studies, by);
        all
    }

    /// The same without entries that begin after a day, but for a training or supervision that development names.
    pub(crate) fn up_to(&self, last: Date) -> Self {
        let mut all = self.clone();
        let ledger = &mut all.ledger;
        ledger.sessions.retain(|one| one.day <= last);
        ledger.earlier.retain(|one| one.from <= last);
        ledger.cpd.retain(|one| one.day <= last);
        let named: Vec<String> = ledger.cpd.iter().filter_map(|one| one.same_as.clone()).collect();
        ledger.supervision.retain(|one| one.day <= last || named.contains(&one.id));
        ledger.feedback.retain(|one| one.day <= last);
        ledger.reflections.retain(|one| one.day <= last);
        ledger.training.retain(|one| one.day <= last || named.contains(&one.id));
        ledger.memberships.retain(|one| one.since <= last);
        ledger.declarations.retain(|one| one.day <= last);
        ledger.contributions.retain(|one| one.day <= last);
        ledger.awards.retain(|one| one.day <= last);
        all.case_studies.retain(|(_, day)| *day <= last);
        all
    }
}

pub(crate) fn day() -> impl Strategy<Value = Date> {
    (0..DAYS).prop_map(|days| FIRST.saturating_add(days.days()))
}

/// A day of reading: any of the last five years, and often one at the edge of a month, quarter or leap year.
pub(crate) fn as_of() -> impl Strategy<Value = Date> {
    let edges = vec![
        date(2024, 2, 29),
        date(2024, 2, 28),
        date(2024, 3, 31),
        date(2025, 2, 28),
        date(2025, 3, 1),
        date(2025, 12, 31),
        date(2026, 1, 1),
        date(2026, 6, 29),
        date(2026, 6, 30),
    ];
    prop_oneof![
        2 => (1096..DAYS).prop_map(|days| FIRST.saturating_add(days.days())),
        1 => select(edges),
    ]
}

fn client() -> impl Strategy<Value = String> {
    (0..25_u8).prop_map(|number| format!("client-{number}"))
}

/// How practice was given: the service, the form, the relation, the consent and the payment.
type How = (Service, Form, Option<Relation>, Option<Consent>, Option<Payment>);

fn how() -> impl Strategy<Value = How> {
    (
        select(vec![Service::Coaching, Service::Coaching, Service::Mentoring, Service::Supervision]),
        select(vec![Form::Individual, Form::Individual, Form::Team, Form::Group]),
        option::of(select(vec![Relation::External, Relation::Internal, Relation::LineReport])),
        option::of(select(vec![Consent::Given, Consent::Given, Consent::Refused])),
        option::of(select(vec![Payment::Paid, Payment::ProBono])),
    )
}

fn session() -> impl Strategy<Value = Item> {
    (day(), 1..600_u32, client(), how(), option::of(2..30_u32)).prop_map(
        |(day, minutes, client, (service, form, relation, consent, payment), participants)| {
            Item::Session(Session {
                id: String::new(),
                day,
                start: None,
                minutes,
                client,
                service,
                form,
                participants: participants.filter(|_| form != Form::Individual),
                payment,
                relation,
                organisation: None,
                consent,
                traits: Vec::new(),
                comment: None,
            })
        },
    )
}

fn earlier() -> impl Strategy<Value = Item> {
    (day(), 0..400_i64, 1..24_000_u32, 0..20_u32, how()).prop_map(
        |(from, length, minutes, clients, (service, form, relation, consent, payment))| {
            Item::Earlier(Earlier {
                id: String::new(),
                from,
                until: from.saturating_add(length.days()),
                minutes,
                clients,
                service,
                form,
                payment,
                relation,
                consent,
                comment: None,
            })
        },
    )
}

fn practice() -> impl Strategy<Value = Item> {
    prop_oneof![9 => session(), 1 => earlier()]
}

fn supervision() -> impl Strategy<Value = Item> {
    let kind = select(vec![
        SupervisionKind::Individual,
        SupervisionKind::Individual,
        SupervisionKind::Group,
        SupervisionKind::Intervision,
        SupervisionKind::MentorCoaching,
    ]);
    (day(), 1..240_u32, kind).prop_map(|(day, minutes, kind)| {
        let (id, learning) = (String::new(), String::new());
        Item::Supervision(Supervision {
            id,
            day,
            start: None,
            minutes,
            kind,
            supervisor: None,
            learning,
            comment: None,
        })
    })
}

fn development() -> impl Strategy<Value = Item> {
    let cpd = (day(), 1..1500_u32, option::weighted(0.4, 0..60_usize)).prop_map(|(day, minutes, same)| {
        Item::Cpd(
            Cpd {
                id: String::new(),
                day,
                minutes,
                kind: CpdKind::Informal,
                title: String::new(),
                learning: String::new(),
                application: String::new(),
                categories: Vec::new(),
                same_as: None,
                comment: None,
            },
            same,
        )
    });
    let kinds = vec![TrainingKind::Eqa, TrainingKind::Esqa, TrainingKind::Tcqa, TrainingKind::Other];
    let training = (day(), 1..9000_u32, select(kinds)).prop_map(|(day, minutes, kind)| {
        let (id, title, provider) = (String::new(), String::new(), String::new());
        Item::Training(Training { id, day, minutes, kind, level: None, title, provider })
    });
    prop_oneof![2 => cpd, 1 => training]
}

fn pieces() -> impl Strategy<Value = Item> {
    let feedback = (day(), select(vec![FeedbackKind::Client, FeedbackKind::Sponsor]), client());
    let feedback = feedback.prop_map(|(day, kind, client)| {
        Item::Feedback(Feedback { id: String::new(), day, kind, client, text: String::new() })
    });
    let reflection = (day(), select(vec![ReflectionKind::Journal, ReflectionKind::RenewalReport]));
    let reflection = reflection.prop_map(|(day, kind)| {
        let (id, title, text) = (String::new(), String::new(), String::new());
        Item::Reflection(Reflection { id, day, kind, title, text, about: None, categories: Vec::new() })
    });
    let contribution = (day(), select(vec![ContributionKind::Tools, ContributionKind::Publishing]));
    let contribution = contribution.prop_map(|(day, kind)| {
        Item::Contribution(Contribution { id: String::new(), day, kind, title: String::new() })
    });
    prop_oneof![3 => feedback, 3 => reflection, 1 => contribution, 1 => day().prop_map(Item::CaseStudy)]
}

fn papers() -> impl Strategy<Value = Item> {
    let bodies = vec!["emcc", "nobco", "ac"];
    let membership = (day(), option::of(0..1500_i64), select(bodies)).prop_map(|(since, length, body)| {
        let until = length.map(|length| since.saturating_add(length.days()));
        Item::Membership(Membership { id: String::new(), body: body.to_owned(), since, until })
    });
    let kinds = vec![
        "code-of-ethics",
        "diversity-and-inclusion",
        "supervision-guidance",
        "fitness-to-practise",
        "performance-evaluation",
        "exam",
        "core-competency-hours",
        "ethics-hours",
    ];
    let declaration = (day(), select(kinds)).prop_map(|(day, kind)| {
        Item::Declaration(Declaration { id: String::new(), kind: kind.to_owned(), day })
    });
    prop_oneof![1 => membership, 2 => declaration, 2 => award()]
}

fn award() -> impl Strategy<Value = Item> {
    let awards = vec![
        ("eia", "foundation"),
        ("eia", "practitioner"),
        ("eia-nobco", "senior-practitioner"),
        ("eia", "master-practitioner"),
        ("icf", "acc"),
        ("icf", "pcc"),
        ("icf", "mcc"),
        ("elsewhere", "any"),
    ];
    (day(), select(awards), option::weighted(0.3, 0..1500_i64)).prop_map(|(day, (scheme, level), length)| {
        let until = length.map(|length| day.saturating_add(length.days()));
        Item::Award(Award { id: String::new(), scheme: scheme.into(), level: level.into(), day, until })
    })
}

pub(crate) fn item() -> impl Strategy<Value = Item> {
    prop_oneof![5 => practice(), 4 => supervision(), 3 => development(), 3 => pieces(), 3 => papers()]
}

/// A ledger of at most sixty entries.
pub(crate) fn written() -> impl Strategy<Value = Written> {
    (vec(item(), 0..60), option::of(day()), vec(0..=100_u32, 0..=6)).prop_map(|(items, since, scores)| {
        let ledger = LedgerDocument { practising_since: since, ..LedgerDocument::new() };
        let mut written = Written { ledger, case_studies: Vec::new(), scores };
        let lasting = |at: &usize| matches!(items.get(*at), Some(Item::Training(_) | Item::Supervision(_)));
        for (at, item) in items.iter().enumerate() {
            let item = match item {
                Item::Cpd(one, same) => {
                    let same_as = same.filter(lasting).map(|at| format!("e{at}"));
                    Item::Cpd(Cpd { same_as, ..one.clone() }, None)
                }
                other => other.clone(),
            };
            written.push(item, &format!("e{at}"));
        }
        written
    })
}

/// The last day of an entry.
pub(crate) fn day_of(item: &Item) -> Date {
    match item {
        Item::Session(one) => one.day,
        Item::Earlier(one) => one.until,
        Item::Supervision(one) => one.day,
        Item::Cpd(one, _) => one.day,
        Item::Feedback(one) => one.day,
        Item::Reflection(one) => one.day,
        Item::Training(one) => one.day,
        Item::Membership(one) => one.since,
        Item::Declaration(one) => one.day,
        Item::Contribution(one) => one.day,
        Item::Award(one) => one.day,
        Item::CaseStudy(day) => *day,
    }
}
