//! Every call, with its request, what answers it and what it answers.
//!
//! The calls stand in several tables, so that a program that names only some of them holds no code of the others: a page in a browser
//! fetches the engine in parts.

use maatstaf::{
    Certificate, EstimateDocument, ExplanationDocument, GapDocument, PolicyDocument, PortfolioDocument,
    WhatIfDocument,
};
use maatstaf_cohort::CohortDocument;
use maatstaf_crosscheck::{CrosscheckAnswer, RatersAnswer};
use maatstaf_crosswalk::{CrosswalkAnswer, CrosswalkDocument};
use maatstaf_document::schema_of;
use maatstaf_guidance::LedgerReviewDocument;
use maatstaf_mentoring::{AgreementCheck, AgreementDocument, AuditDocument, AuditResult};
use maatstaf_practice::CountingDocument;
use maatstaf_programme::{ProgrammeAnswer, ProgrammeDocument};
use maatstaf_progress::ProgressDocument;
use maatstaf_readiness::{Calendar, Overview, SchemeDocument};
use maatstaf_report::Disclosure;
use maatstaf_results::Verification;

use crate::call::{Answers, Call, anything};
use crate::calls::catalogue::PolicyLine;
use crate::calls::convert::ConvertAnswer;
use crate::calls::framework::{FrameworkAnswer, FrameworkLine};
use crate::calls::guidance::{ChoiceOrQuestions, FormsAnswer};
use crate::calls::practice::{ImportAnswer, Nothing, PracticeAnswer};
use crate::calls::privacy::PrivacyAnswer;
use crate::calls::readiness::ReadinessAnswer;
use crate::calls::sound::Soundness;
use crate::calls::{
    assessors, badge, catalogue, convert, crosswalk, estimate, framework, guidance, mentoring, picture,
    practice, privacy, programme, readiness, report, scheme, sound, start,
};
use crate::group::Group;
use crate::kind::{Kind, Slot};

const NONE: &[Slot] = &[];
const PORTFOLIO: &[Slot] = &[Slot { field: "portfolio", kind: Kind::Portfolio, many: false }];
const PORTFOLIOS: &[Slot] = &[Slot { field: "portfolios", kind: Kind::Portfolio, many: true }];
const PROGRAMME: &[Slot] = &[Slot { field: "programme", kind: Kind::Programme, many: false }];
const AGREEMENT: &[Slot] = &[Slot { field: "agreement", kind: Kind::Agreement, many: false }];
const AUDIT: &[Slot] = &[Slot { field: "audit", kind: Kind::Audit, many: false }];
const REPORT: Answers = Answers::report(schema_of::<Disclosure>);

/// Tables of calls, a line for each call: its name, its request, what answers it, the documents in it, and what it answers.
macro_rules! tables {
    ($($(#[$about:meta])* $table:ident of $group:ident {
        $($name:literal: $request:ty => $answer:path, $documents:expr, $answers:expr;)*
    })*) => {
        $($(#[$about])* pub static $table: &[Call] = &[$(Call {
            name: $name,
            group: Group::$group,
            local: matches!($name.as_bytes(), b"badge-issue"),
            documents: $documents,
            answers: $answers,
            request: schema_of::<$request>,
            run: |text, circumstances| crate::desk::run::<$request, _>(text, circumstances, $answer),
        },)*];)*

        /// Every table, in the order in which calls are listed.
        pub(crate) static ALL: &[&[Call]] = &[$($table),*];
    };
}

tables! {
    /// Where a portfolio stands.
    ESTIMATE of Estimate {
        "estimate": estimate::OfPortfolio => estimate::estimate, PORTFOLIO, Answers::json(schema_of::<EstimateDocument>);
        "explain": estimate::Explain => estimate::explain, PORTFOLIO, Answers::json(schema_of::<ExplanationDocument>);
        "gap": estimate::ToLevel => estimate::gap, PORTFOLIO, Answers::json(schema_of::<GapDocument>);
        "what-if": estimate::WithChanges => estimate::what_if, PORTFOLIO, Answers::json(schema_of::<WhatIfDocument>);
        "progress": estimate::OverTime => estimate::progress, PORTFOLIOS, Answers::json(schema_of::<ProgressDocument>);
        "validate": sound::Validate => sound::validate, PORTFOLIO, Answers::json(schema_of::<Soundness>);
        "certificate": sound::Certify => sound::certificate, PORTFOLIO, Answers::json(schema_of::<Certificate>);
        "certificate-check": sound::CheckCertificate => sound::check_certificate, PORTFOLIO, Answers::json(schema_of::<Soundness>);
        "portfolio-new": start::NewPortfolio => start::portfolio, NONE, Answers::json(schema_of::<PortfolioDocument>);
    }
    /// Practice, and what accreditation asks of it.
    PRACTICE of Practice {
        "practice": practice::OfPractice => practice::practice, PORTFOLIO, Answers::json(schema_of::<PracticeAnswer>);
        "practice-import": practice::Import => practice::import, NONE, Answers::json(schema_of::<ImportAnswer>);
        "countings": Nothing => practice::countings, NONE, Answers::json(schema_of::<Vec<CountingDocument>>);
        "readiness": readiness::ForScheme => readiness::readiness, PORTFOLIO, Answers::json(schema_of::<ReadinessAnswer>);
        "overview": readiness::ForAll => readiness::overview, PORTFOLIO, Answers::json(schema_of::<Overview>);
        "calendar": readiness::Days => readiness::calendar, PORTFOLIO, Answers::json_or_events(schema_of::<Calendar>);
        "schemes": Nothing => scheme::schemes, NONE, Answers::json(schema_of::<Vec<SchemeDocument>>);
        "scheme": scheme::OfScheme => scheme::scheme, NONE, Answers::json(schema_of::<SchemeDocument>);
        "scheme-check": sound::CheckScheme => sound::check_scheme, NONE, Answers::json(schema_of::<Soundness>);
    }
    /// Assessors beside the holder and beside each other.
    ASSESSORS of Assessors {
        "assess-view": assessors::View => assessors::view, PORTFOLIO, Answers::json(schema_of::<PortfolioDocument>);
        "assess-new": assessors::NewAssessment => assessors::new, PORTFOLIO, Answers::json(anything);
        "crosscheck": assessors::Panel => assessors::crosscheck, PORTFOLIO, Answers::json(schema_of::<CrosscheckAnswer>);
        "raters": assessors::RaterGroup => assessors::raters, PORTFOLIOS, Answers::json(schema_of::<RatersAnswer>);
        "cohort": assessors::People => assessors::cohort, PORTFOLIOS, Answers::json(schema_of::<CohortDocument>);
    }
    /// Training programmes.
    PROGRAMMES of Programmes {
        "programme": programme::OfProgramme => programme::programme, PROGRAMME, Answers::json(schema_of::<ProgrammeAnswer>);
        "programme-new": Nothing => programme::new, NONE, Answers::json(schema_of::<ProgrammeDocument>);
    }
    /// Mentoring programmes and agreements.
    MENTORING of Mentoring {
        "audit": mentoring::OfAudit => mentoring::audit, AUDIT, Answers::json(schema_of::<AuditResult>);
        "audit-new": Nothing => mentoring::new_audit, NONE, Answers::json(schema_of::<AuditDocument>);
        "agreement-new": Nothing => mentoring::new_agreement, NONE, Answers::json(schema_of::<AgreementDocument>);
        "agreement-check": mentoring::OnDay => mentoring::check, AGREEMENT, Answers::json(schema_of::<AgreementCheck>);
        "agreement-write": mentoring::OfAgreement => mentoring::write, AGREEMENT, Answers::markdown();
        "agreement-review": mentoring::OnDay => mentoring::review, AGREEMENT, Answers::markdown();
    }
    /// Which form of help fits.
    GUIDANCE of Guidance {
        "guidance": guidance::Choose => guidance::guidance, NONE, Answers::json(schema_of::<ChoiceOrQuestions>);
        "guidance-compare": Nothing => guidance::compare, NONE, Answers::json(schema_of::<FormsAnswer<'static>>);
        "guidance-review": guidance::Sessions => guidance::review, PORTFOLIO, Answers::json(schema_of::<LedgerReviewDocument>);
    }
    /// Other systems and other frameworks.
    EXCHANGE of Exchange {
        "convert": convert::Convert => convert::convert, PORTFOLIOS, Answers::json_or_table(schema_of::<ConvertAnswer>);
    }
    /// The same evidence under another framework.
    CROSSWALKS of Exchange {
        "crosswalk": crosswalk::Under => crosswalk::crosswalk, PORTFOLIO, Answers::json(schema_of::<CrosswalkAnswer>);
        "crosswalks": Nothing => crosswalk::crosswalks, NONE, Answers::json(schema_of::<Vec<CrosswalkDocument>>);
        "crosswalk-show": crosswalk::OfCrosswalk => crosswalk::show, NONE, Answers::json(schema_of::<CrosswalkDocument>);
        "crosswalk-new": crosswalk::NewCrosswalk => crosswalk::new, NONE, Answers::json(anything);
    }
    /// Signed statements of results.
    BADGES of Exchange {
        "badge-issue": badge::Issue => badge::issue, PORTFOLIO, Answers::line();
        "badge-verify": badge::Verify => badge::verify, NONE, Answers::json(schema_of::<Verification>);
    }
    /// What may be sent out.
    PRIVACY of Exchange {
        "privacy": privacy::LookedThrough => privacy::privacy, NONE, Answers::json(schema_of::<PrivacyAnswer>);
    }
    /// Documents of one portfolio, to read, print and send.
    REPORTS of Reports {
        "report-self-assessment": report::SelfAssessment => report::self_assessment, PORTFOLIO, REPORT;
        "report-gap-plan": report::GapPlan => report::gap_plan, PORTFOLIO, REPORT;
    }
    /// Documents for a scheme of accreditation.
    SCHEME_REPORTS of Reports {
        "report-application": report::ForScheme => report::application, PORTFOLIO, REPORT;
        "report-renewal": report::ForScheme => report::renewal, PORTFOLIO, REPORT;
    }
    /// Documents of a panel of assessors.
    PANEL_REPORTS of Reports {
        "report-comparison": report::PanelReport => report::comparison, PORTFOLIO, REPORT;
        "report-feedback": report::PanelReport => report::feedback, PORTFOLIO, REPORT;
    }
    /// Documents of a programme, a group and a stretch of time.
    GROUP_REPORTS of Reports {
        "report-programme": report::ProgrammeReport => report::programme, PROGRAMME, REPORT;
        "report-cohort": report::GroupReport => report::cohort, PORTFOLIOS, REPORT;
        "report-progress": report::ProgressReport => report::progress, PORTFOLIOS, REPORT;
    }
    /// Pictures.
    PICTURES of Reports {
        "picture-matrix": picture::OfEstimate => picture::matrix, PORTFOLIO, Answers::picture();
        "picture-profile": picture::OfEstimate => picture::profile, PORTFOLIO, Answers::picture();
        "picture-radar": picture::OfEstimate => picture::radar, PORTFOLIO, Answers::picture();
        "picture-progress": estimate::OverTime => picture::progress, PORTFOLIOS, Answers::picture();
        "picture-panel": picture::PanelPicture => picture::panel, PORTFOLIO, Answers::picture();
        "picture-cohort": assessors::People => picture::cohort, PORTFOLIOS, Answers::picture();
        "picture-practice": picture::PracticePicture => picture::practice, PORTFOLIO, Answers::picture();
    }
    /// What comes with the engine.
    CATALOGUE of Catalogue {
        "frameworks": framework::Frameworks => framework::frameworks, NONE, Answers::json(schema_of::<Vec<FrameworkLine>>);
        "framework": framework::OfFramework => framework::framework, NONE, Answers::json(schema_of::<FrameworkAnswer>);
        "policies": Nothing => catalogue::policies, NONE, Answers::json(schema_of::<Vec<PolicyLine>>);
        "policy": catalogue::OfPolicy => catalogue::policy, NONE, Answers::json(schema_of::<PolicyDocument>);
        "policy-check": sound::CheckPolicy => sound::check_policy, NONE, Answers::json(schema_of::<Soundness>);
    }
    /// What documents look like.
    SCHEMAS of Catalogue {
        "schemas": Nothing => catalogue::schemas, NONE, Answers::json(schema_of::<Vec<String>>);
        "schema": catalogue::OfSchema => catalogue::schema, NONE, Answers::json(anything);
    }
}
