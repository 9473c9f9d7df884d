//! Logs that hold exactly what a requirement counts.

use std::error::Error;

use jiff::civil::Date;
use maatstaf_practice::{
    Award, Book, Consent, Contribution, ContributionKind, Cpd, CpdKind, Declaration, Earlier, Feedback,
    FeedbackKind, Form, Ledger, LedgerDocument, Membership, Payment, Reflection, ReflectionKind, Service,
    Session, Supervision, SupervisionKind, Training, TrainingKind,
};
use maatstaf_readiness::{Applicant, Measure, Readiness, Requirement, RequirementReadiness, Scheme};

/// A requirement as one level of a scheme asks it.
#[derive(Clone)]
pub(crate) struct Asked {
    pub(crate) scheme: Scheme,
    pub(crate) level: String,
    pub(crate) requirement: Requirement,
}

impl Asked {
    /// Every requirement of every scheme, at every level that asks it.
    pub(crate) fn all() -> Vec<Self> {
        let mut all = Vec::new();
        for scheme in Scheme::all() {
            for requirement in &scheme.document().requirements {
                all.extend(requirement.figures.keys().map(|level| Self {
                    scheme: scheme.clone(),
                    level: level.clone(),
                    requirement: requirement.clone(),
                }));
            }
        }
        all
    }

    /// Those with a figure that is known, with each of their figures.
    pub(crate) fn known() -> Vec<(Self, u32)> {
        let figures = |asked: &Self| {
            let figures = asked.requirement.figures.get(&asked.level).cloned().unwrap_or_default();
            figures.into_iter().filter_map(|figure| figure.value).collect::<Vec<_>>()
        };
        Self::all()
            .into_iter()
            .flat_map(|asked| figures(&asked).into_iter().map(move |figure| (asked.clone(), figure)))
            .collect()
    }

    pub(crate) fn called(&self) -> String {
        format!("{} {} {}", self.scheme.id(), self.level, self.requirement.id)
    }

    fn kind(&self) -> Option<&str> {
        self.requirement.kinds.first().map(String::as_str)
    }

    fn counting(&self) -> &str {
        self.requirement.counting.as_ref().unwrap_or(&self.scheme.document().counting)
    }
}

/// A log in the making.
#[derive(Clone)]
pub(crate) struct Log {
    pub(crate) ledger: LedgerDocument,
    pub(crate) applicant: Applicant,
    number: u32,
}

impl Log {
    pub(crate) fn new() -> Self {
        Self { ledger: LedgerDocument::new(), applicant: Applicant::default(), number: 0 }
    }

    /// A log with the award that is renewed, where there is one.
    pub(crate) fn renewing(asked: &Asked, day: Date) -> Self {
        let log = Self::new();
        match &asked.scheme.document().renews {
            Some(renewed) => log.award(renewed, &asked.level, day),
            None => log,
        }
    }

    fn id(&mut self) -> String {
        self.number += 1;
        format!("e{}", self.number)
    }

    pub(crate) fn award(mut self, scheme: &str, level: &str, day: Date) -> Self {
        let id = self.id();
        self.ledger.awards.push(Award { id, scheme: scheme.into(), level: level.into(), day, until: None });
        self
    }

    /// A session that every profile but the one for supervision given and the one for team coaching counts.
    pub(crate) fn session(mut self, day: Date, minutes: u32, client: &str) -> Self {
        let id = self.id();
        self.ledger.sessions.push(Session {
            id,
            day,
            start: None,
            minutes,
            client: client.into(),
            service: Service::Coaching,
            form: Form::Individual,
            participants: None,
            payment: Some(Payment::Paid),
            relation: None,
            organisation: None,
            consent: Some(Consent::Given),
            traits: Vec::new(),
            comment: None,
        });
        self
    }

    /// A session that a requirement counts.
    fn counted_session(self, asked: &Asked, day: Date, minutes: u32, client: &str) -> Self {
        let mut log = self.session(day, minutes, client);
        if let Some(session) = log.ledger.sessions.last_mut() {
            match asked.counting() {
                "supervision-given" => session.service = Service::Supervision,
                "itca-team" => session.form = Form::Team,
                _ => {}
            }
        }
        log
    }

    pub(crate) fn supervision(mut self, day: Date, minutes: u32, kind: SupervisionKind) -> Self {
        let (id, learning) = (self.id(), String::new());
        let entry =
            Supervision { id, day, start: None, minutes, kind, supervisor: None, learning, comment: None };
        self.ledger.supervision.push(entry);
        self
    }

    pub(crate) fn cpd(mut self, day: Date, minutes: u32, same_as: Option<&str>) -> Self {
        let id = self.id();
        self.ledger.cpd.push(Cpd {
            id,
            day,
            minutes,
            kind: CpdKind::Formal,
            title: "A course".into(),
            learning: String::new(),
            application: String::new(),
            categories: Vec::new(),
            same_as: same_as.map(str::to_owned),
            comment: None,
        });
        self
    }

    pub(crate) fn training(mut self, day: Date, minutes: u32, kind: TrainingKind) -> Self {
        let (id, provider) = (self.id(), String::new());
        let entry = Training { id, day, minutes, kind, level: None, title: "A training".into(), provider };
        self.ledger.training.push(entry);
        self
    }

    pub(crate) fn membership(mut self, body: &str, since: Date, until: Option<Date>) -> Self {
        let id = self.id();
        self.ledger.memberships.push(Membership { id, body: body.into(), since, until });
        self
    }

    pub(crate) fn feedback(mut self, day: Date, kind: FeedbackKind) -> Self {
        let (id, text) = (self.id(), String::new());
        self.ledger.feedback.push(Feedback { id, day, kind, client: "c1".into(), text });
        self
    }

    fn reflection(mut self, day: Date, kind: ReflectionKind) -> Self {
        let id = self.id();
        let (title, text) = ("A reflection".into(), String::new());
        let entry = Reflection { id, day, kind, title, text, about: None, categories: Vec::new() };
        self.ledger.reflections.push(entry);
        self
    }

    /// Adds one entry that a requirement counts, in the book that it looks at.
    pub(crate) fn entry(mut self, asked: &Asked, day: Date, minutes: u32) -> Result<Self, Box<dyn Error>> {
        let kind = asked.kind();
        Ok(match asked.requirement.of {
            Book::Practice => self.counted_session(asked, day, minutes, "c1"),
            Book::Supervision => self.supervision(day, minutes, kind.unwrap_or("individual").parse()?),
            Book::Cpd => self.cpd(day, minutes, None),
            Book::Training => self.training(day, minutes, kind.unwrap_or("other").parse()?),
            Book::Feedback => self.feedback(day, kind.unwrap_or("client").parse()?),
            Book::Reflections => self.reflection(day, kind.unwrap_or("journal").parse()?),
            Book::Memberships => self.membership(kind.unwrap_or("emcc"), day, None),
            Book::Awards => {
                let (scheme, level) = kind.and_then(|kind| kind.split_once(':')).ok_or("no kind of award")?;
                self.award(scheme, level, day)
            }
            Book::Declarations => {
                let (id, kind) = (self.id(), kind.ok_or("no kind of declaration")?.to_owned());
                self.ledger.declarations.push(Declaration { id, kind, day });
                self
            }
            Book::Contributions => {
                let (id, title) = (self.id(), "A talk".into());
                self.ledger.contributions.push(Contribution {
                    id,
                    day,
                    kind: ContributionKind::Publishing,
                    title,
                });
                self
            }
            Book::CaseStudies => {
                let id = self.id();
                self.applicant.case_studies.push((id, day));
                self
            }
            Book::Scores => return Err("scores are no entries".into()),
        })
    }

    /// Adds entries of ten hours at most that together last so many minutes.
    pub(crate) fn minutes(
        mut self,
        asked: &Asked,
        day: Date,
        mut minutes: u32,
    ) -> Result<Self, Box<dyn Error>> {
        while minutes > 0 {
            let part = minutes.min(600);
            self = self.entry(asked, day, part)?;
            minutes -= part;
        }
        Ok(self)
    }

    /// Adds exactly what a figure asks, and one unit less when it falls short, all on one day. A unit is a minute, a client or an
    /// entry. Practice beside supervision lies on `practice`.
    pub(crate) fn amount(
        mut self,
        (asked, figure): (&Asked, u32),
        short: bool,
        day: Date,
        practice: Date,
    ) -> Result<Self, Box<dyn Error>> {
        let less = u32::from(short);
        match asked.requirement.measure {
            Measure::Hours => self.minutes(asked, day, figure * 60 - less),
            Measure::Clients => {
                // Short of one client, yet twice as many sessions.
                for number in 0..figure * (1 + less) {
                    let client = format!("c{}", number % (figure - less));
                    self = self.counted_session(asked, day, 30, &client);
                }
                Ok(self)
            }
            Measure::Count => {
                for _ in 0..figure - less {
                    self = self.entry(asked, day, 30)?;
                }
                Ok(self)
            }
            // One minute of practice more asks for one minute of supervision more.
            Measure::Ratio => {
                for number in 0..2 * figure {
                    let more = if number == 0 { less } else { 0 };
                    self = self.counted_session(asked, practice, 60 + more, "c1");
                }
                self.entry(asked, day, 120)
            }
            Measure::Percent => {
                let names = ["one", "two", "three", "four", "five", "six"].map(str::to_owned);
                self.applicant.scores = names.into_iter().map(|name| (name, figure)).collect();
                self.applicant.scores.insert("six".into(), figure - less);
                Ok(self)
            }
            Measure::Years | Measure::Kinds => Err("not an amount on a day".into()),
        }
    }

    pub(crate) fn applicant(&self) -> Result<Applicant, Box<dyn Error>> {
        Ok(Applicant { ledger: Ledger::from_document(self.ledger.clone())?, ..self.applicant.clone() })
    }

    /// What the engine says of a requirement on a day.
    pub(crate) fn says(&self, asked: &Asked, as_of: Date) -> Result<RequirementReadiness, Box<dyn Error>> {
        self.says_of((asked.scheme.id(), &asked.level, &asked.requirement.id), as_of)
    }

    /// What the engine says of the requirement of a scheme at a level.
    pub(crate) fn says_of(
        &self,
        (scheme, level, requirement): (&str, &str, &str),
        as_of: Date,
    ) -> Result<RequirementReadiness, Box<dyn Error>> {
        let scheme = Scheme::by_id(scheme).ok_or("no such scheme")?;
        let readiness = Readiness::new(&scheme, &self.applicant()?, as_of);
        let level = readiness.level(level).ok_or("no such level")?;
        Ok(level.requirements.iter().find(|one| one.id == requirement).ok_or("not asked")?.clone())
    }

    /// What there is and what is asked of a requirement on a day, by one of its figures.
    pub(crate) fn have_and_need(
        &self,
        (asked, figure): (&Asked, u32),
        as_of: Date,
    ) -> Result<(u64, u64), Box<dyn Error>> {
        let said = self.says(asked, as_of)?;
        let of_figure = said.figures.iter().find(|one| one.figure == Some(figure));
        let amount = of_figure.and_then(|one| one.amount).ok_or("no amount")?;
        assert_eq!(amount.met(), amount.have >= amount.need);
        Ok((amount.have, amount.need))
    }
}

/// What there is and what is asked, by each figure.
pub(crate) fn amounts(said: &RequirementReadiness) -> Vec<(u64, u64)> {
    said.figures.iter().filter_map(|figure| figure.amount).map(|one| (one.have, one.need)).collect()
}

/// Paid coaching of single clients who consented, from before the log.
pub(crate) fn earlier(from: Date, until: Date, minutes: u32, clients: u32) -> Earlier {
    Earlier {
        id: "earlier".into(),
        from,
        until,
        minutes,
        clients,
        service: Service::Coaching,
        form: Form::Individual,
        payment: Some(Payment::Paid),
        relation: None,
        consent: Some(Consent::Given),
        comment: None,
    }
}
