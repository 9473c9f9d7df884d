//! The choices that entries of a ledger make.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Makes an enum whose values are the kebab-case names in files.
macro_rules! choices {
    ($(#[$about:meta])* $name:ident { $($(#[$doc:meta])* $variant:ident),+ $(,)? }) => {
        $(#[$about])*
        #[derive(
            Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
            strum::EnumIter, strum::IntoStaticStr, strum::EnumString,
        )]
        #[serde(rename_all = "kebab-case")]
        #[strum(serialize_all = "kebab-case")]
        pub enum $name { $($(#[$doc])* $variant),+ }

        impl $name {
            /// The value as it is written in files.
            pub fn id(self) -> &'static str {
                self.into()
            }
        }
    };
}

choices! {
    /// What was given in a session.
    #[derive(Default)]
    Service {
        /// Coaching.
        #[default]
        Coaching,
        /// Mentoring.
        Mentoring,
        /// Supervision of other coaches or mentors.
        Supervision,
    }
}

choices! {
    /// To whom something was given.
    #[derive(Default)]
    Form {
        /// One person.
        #[default]
        Individual,
        /// People who work together.
        Team,
        /// People who came together for it.
        Group,
    }
}

choices! {
    /// Whether practice was paid for.
    Payment {
        /// In money, in kind, or as part of a job.
        Paid,
        /// For nothing.
        ProBono,
    }
}

choices! {
    /// How a coach or mentor stands to a client.
    Relation {
        /// Hired from outside.
        External,
        /// A colleague from the same organisation, without authority over the client.
        Internal,
        /// The client's manager.
        LineReport,
        /// A private client, without an organisation.
        Private,
    }
}

choices! {
    /// Whether a client consents to being named to an accrediting body.
    Consent {
        /// Yes.
        Given,
        /// No.
        Refused,
        /// Nobody asked yet.
        NotAsked,
    }
}

choices! {
    /// The form of supervision received.
    SupervisionKind {
        /// With a supervisor, one to one.
        Individual,
        /// With a supervisor, in a group.
        Group,
        /// Among peers.
        Intervision,
        /// Mentor coaching, as ICF asks for.
        MentorCoaching,
    }
}

choices! {
    /// Whether development was a course or event, or learning of one's own.
    CpdKind {
        /// A course or event, with proof of attendance.
        Formal,
        /// Reading, watching, trying out.
        Informal,
    }
}

choices! {
    /// Who gave feedback.
    #[derive(Default)]
    FeedbackKind {
        /// The client.
        #[default]
        Client,
        /// The sponsor or another stakeholder.
        Sponsor,
    }
}

choices! {
    /// What a reflection is for.
    #[derive(Default)]
    ReflectionKind {
        /// A learning journal or other reflection on practice.
        #[default]
        Journal,
        /// The report that goes with a renewal.
        RenewalReport,
    }
}

choices! {
    /// The quality award that a training carries.
    TrainingKind {
        /// EMCC's award for coach and mentor training.
        Eqa,
        /// EMCC's award for supervisor training.
        Esqa,
        /// EMCC's award for team coach training.
        Tcqa,
        /// Accredited by ICF.
        Icf,
        /// Accredited by the Association for Coaching.
        Ac,
        /// Another, or none.
        Other,
    }
}

choices! {
    /// A form of contribution to the profession (EMCC Competence Framework, September 2015, EIA descriptor of Master Practitioner).
    ContributionKind {
        /// Tools, models or methods that others can use.
        Tools,
        /// Publications and talks.
        Publishing,
        /// Supervising or training others.
        TrainingOthers,
        /// Work for a professional body.
        ProfessionalBody,
    }
}
