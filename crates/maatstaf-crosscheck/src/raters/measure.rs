//! The coefficients of agreement by name, and what each one means.

use maatstaf_document::{Text, text};
use schemars::JsonSchema;
use serde::Serialize;

/// A coefficient of agreement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema, strum::EnumIter)]
#[serde(rename_all = "kebab-case")]
pub enum Measure {
    /// Krippendorff's alpha with ordinal distances: the headline.
    KrippendorffAlphaOrdinal,
    /// Fleiss' kappa.
    FleissKappa,
    /// Conger's kappa.
    CongerKappa,
    /// Gwet's AC1.
    GwetAc1,
    /// Gwet's AC2 with ordinal weights.
    GwetAc2,
    /// Brennan and Prediger's coefficient.
    BrennanPrediger,
    /// ICC(1).
    Icc1,
    /// ICC(A,1).
    IccA1,
    /// ICC(A,k).
    IccAK,
    /// ICC(C,1).
    IccC1,
    /// ICC(C,k).
    IccCK,
    /// Kendall's W.
    KendallW,
    /// Of two assessors: Cohen's kappa.
    CohenKappa,
    /// Of two assessors: Cohen's kappa with linear weights.
    CohenKappaLinear,
    /// Of two assessors: Cohen's kappa with quadratic weights.
    CohenKappaQuadratic,
}

impl Measure {
    /// What it is called.
    pub fn name(self) -> Text {
        match self {
            Self::KrippendorffAlphaOrdinal => {
                text!("Krippendorff's alpha, ordinal", "Krippendorffs alfa, ordinaal")
            }
            Self::FleissKappa => text!("Fleiss' kappa", "Fleiss' kappa"),
            Self::CongerKappa => text!("Conger's kappa", "Congers kappa"),
            Self::GwetAc1 => text!("Gwet's AC1", "Gwets AC1"),
            Self::GwetAc2 => text!("Gwet's AC2, ordinal", "Gwets AC2, ordinaal"),
            Self::BrennanPrediger => text!("Brennan-Prediger", "Brennan-Prediger"),
            Self::Icc1 => text!("ICC(1)", "ICC(1)"),
            Self::IccA1 => text!("ICC(A,1)", "ICC(A,1)"),
            Self::IccAK => text!("ICC(A,k)", "ICC(A,k)"),
            Self::IccC1 => text!("ICC(C,1)", "ICC(C,1)"),
            Self::IccCK => text!("ICC(C,k)", "ICC(C,k)"),
            Self::KendallW => text!("Kendall's W", "Kendalls W"),
            Self::CohenKappa => text!("Cohen's kappa", "Cohens kappa"),
            Self::CohenKappaLinear => text!("kappa, linear weights", "kappa, lineair gewogen"),
            Self::CohenKappaQuadratic => text!("kappa, quadratic weights", "kappa, kwadratisch gewogen"),
        }
    }

    /// What it means, in one short phrase.
    pub fn meaning(self) -> Text {
        match self {
            Self::KrippendorffAlphaOrdinal => text!(
                "agreement beyond chance; two levels apart weighs more than one",
                "overeenstemming boven toeval; twee niveaus verschil weegt zwaarder dan één"
            ),
            Self::FleissKappa => text!(
                "exact agreement beyond chance, assessors interchangeable",
                "gelijke niveaus boven toeval, met inwisselbare assessoren"
            ),
            Self::CongerKappa => text!(
                "the same, each assessor with habits of their own",
                "hetzelfde, waarbij iedere assessor eigen gewoontes heeft"
            ),
            Self::GwetAc1 => text!(
                "exact agreement, with a chance that a popular level does not inflate",
                "gelijke niveaus, met een toeval dat door een geliefd niveau niet oploopt"
            ),
            Self::GwetAc2 => {
                text!("the same, and near misses count in part", "hetzelfde, en bijna gelijk telt deels mee")
            }
            Self::BrennanPrediger => text!(
                "exact agreement, with every level equally likely by chance",
                "gelijke niveaus, met voor elk niveau evenveel toeval"
            ),
            Self::CohenKappa => {
                text!("exact agreement of two beyond chance", "gelijke niveaus van twee, boven toeval")
            }
            Self::CohenKappaLinear => text!(
                "the same, each level apart weighs the same",
                "hetzelfde, elk niveau verschil weegt even zwaar"
            ),
            Self::CohenKappaQuadratic => {
                text!("the same, far apart weighs much more", "hetzelfde, ver uit elkaar weegt veel zwaarder")
            }
            _ => self.of_variance(),
        }
    }

    /// What a measure of order or of shares of variance means.
    fn of_variance(self) -> Text {
        match self {
            Self::Icc1 => text!(
                "the part of all differences that lies between cells, for one assessor out of many",
                "het deel van alle verschillen dat tussen cellen ligt, voor één assessor uit velen"
            ),
            Self::IccA1 => text!(
                "the same for one of these assessors; severity counts against it",
                "hetzelfde voor één van deze assessoren; strengheid telt als verschil"
            ),
            Self::IccAK | Self::IccCK => text!("the same for their mean", "hetzelfde voor hun gemiddelde"),
            Self::IccC1 => text!(
                "for one of them, with differences in severity left aside",
                "voor één van hen, zonder op strengheid te letten"
            ),
            _ => text!(
                "how far they put cells in one order, whatever the levels",
                "hoever ze cellen in dezelfde volgorde zetten, los van de niveaus"
            ),
        }
    }
}
