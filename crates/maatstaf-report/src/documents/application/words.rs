//! Words for the choices that entries of a ledger make.

use maatstaf_document::{Text, text};
use maatstaf_practice::{
    Consent, ContributionKind, CpdKind, FeedbackKind, Form, Payment, Relation, Service, SupervisionKind,
    TrainingKind,
};

pub(crate) fn form(form: Form) -> Text {
    match form {
        Form::Individual => text!("individual", "individueel"),
        Form::Team => text!("team", "team"),
        Form::Group => text!("group", "groep"),
    }
}

pub(crate) fn service(service: Service) -> Text {
    match service {
        Service::Coaching => text!("coaching", "coaching"),
        Service::Mentoring => text!("mentoring", "mentoring"),
        Service::Supervision => text!("supervision given", "supervisie gegeven"),
    }
}

pub(crate) fn payment(payment: Option<Payment>) -> Text {
    match payment {
        Some(Payment::Paid) => text!("paid", "betaald"),
        Some(Payment::ProBono) => text!("pro bono", "pro bono"),
        None => not_noted(),
    }
}

pub(crate) fn relation(relation: Option<Relation>) -> Text {
    match relation {
        Some(Relation::External) => text!("external", "extern"),
        Some(Relation::Internal) => text!("internal", "intern"),
        Some(Relation::LineReport) => text!("coach is the manager", "coach is leidinggevende"),
        Some(Relation::Private) => text!("private", "particulier"),
        None => not_noted(),
    }
}

pub(crate) fn consent(consent: Option<Consent>) -> Text {
    match consent {
        Some(Consent::Given) => text!("given", "gegeven"),
        Some(Consent::Refused) => text!("refused", "geweigerd"),
        Some(Consent::NotAsked) => text!("not asked", "niet gevraagd"),
        None => not_noted(),
    }
}

fn not_noted() -> Text {
    text!("not noted", "niet genoteerd")
}

pub(crate) fn supervision(kind: SupervisionKind) -> Text {
    match kind {
        SupervisionKind::Individual => text!("individual supervision", "individuele supervisie"),
        SupervisionKind::Group => text!("group supervision", "groepssupervisie"),
        SupervisionKind::Intervision => text!("intervision", "intervisie"),
        SupervisionKind::MentorCoaching => text!("mentor coaching", "mentorcoaching"),
    }
}

pub(crate) fn cpd(kind: CpdKind) -> Text {
    match kind {
        CpdKind::Formal => text!("course or event", "cursus of bijeenkomst"),
        CpdKind::Informal => text!("learning of one's own", "eigen studie"),
    }
}

pub(crate) fn feedback(kind: FeedbackKind) -> Text {
    match kind {
        FeedbackKind::Client => text!("client", "cliënt"),
        FeedbackKind::Sponsor => text!("sponsor", "opdrachtgever"),
    }
}

pub(crate) fn training(kind: TrainingKind) -> Text {
    match kind {
        TrainingKind::Eqa => text!("EQA", "EQA"),
        TrainingKind::Esqa => text!("ESQA", "ESQA"),
        TrainingKind::Tcqa => text!("TCQA", "TCQA"),
        TrainingKind::Icf => text!("ICF", "ICF"),
        TrainingKind::Ac => text!("AC", "AC"),
        TrainingKind::Other => text!("another, or none", "een ander, of geen"),
    }
}

pub(crate) fn contribution(kind: ContributionKind) -> Text {
    match kind {
        ContributionKind::Tools => text!("tools for others", "hulpmiddelen voor anderen"),
        ContributionKind::Publishing => text!("publications and talks", "publicaties en lezingen"),
        ContributionKind::TrainingOthers => {
            text!("supervising or training others", "anderen superviseren of opleiden")
        }
        ContributionKind::ProfessionalBody => {
            text!("work for a professional body", "werk voor een beroepsorganisatie")
        }
    }
}
