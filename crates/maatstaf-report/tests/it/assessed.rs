//! Panels and programmes from the examples, and what holds of every report.

use std::collections::BTreeSet;
use std::error::Error;
use std::fs;

use maatstaf::{Framework, Policy, Portfolio, PortfolioDocument};
use maatstaf_crosscheck::{
    Assessment, AssessmentDocument, Crosscheck, PanelRules, Resolution, ResolutionDocument, Seen,
};
use maatstaf_report::{Part, Report};

pub(crate) type Outcome = Result<(), Box<dyn Error>>;

/// Every part that may be included.
pub(crate) const PARTS: [Part; 10] = [
    Part::Titles,
    Part::Texts,
    Part::Rationales,
    Part::Contexts,
    Part::Clients,
    Part::Sessions,
    Part::Learning,
    Part::Feedback,
    Part::Assessors,
    Part::Reasons,
];

/// The files of a panel, to be changed before they are checked.
pub(crate) struct Files {
    pub(crate) portfolio: PortfolioDocument,
    pub(crate) assessments: Vec<AssessmentDocument>,
    pub(crate) resolution: Option<ResolutionDocument>,
}

pub(crate) fn read(path: &str) -> Result<String, Box<dyn Error>> {
    Ok(fs::read_to_string(format!("{}/../../examples/{path}", env!("CARGO_MANIFEST_DIR")))?)
}

/// The panel of three, with what it settled or without.
pub(crate) fn files(settled: bool) -> Result<Files, Box<dyn Error>> {
    let portfolio =
        Portfolio::open(&read("portfolios/master-contested-verdicts/portfolio.json")?, Framework::by_id)?;
    let (folder, rules) = ("assessments/master-contested-verdicts", PanelRules::standard());
    let assessment = |name: &str| -> Result<AssessmentDocument, Box<dyn Error>> {
        let text = read(&format!("{folder}/{name}.json"))?;
        Ok(Assessment::from_json(&text, &portfolio, &rules)?.document().clone())
    };
    let assessments = ["assessor-a", "assessor-b", "assessor-c"].map(assessment);
    let assessments = assessments.into_iter().collect::<Result<_, _>>()?;
    let text = read(&format!("{folder}/resolution.json"))?;
    let resolution = Resolution::from_json(&text, &portfolio, &rules)?.document().clone();
    let resolution = settled.then_some(resolution);
    Ok(Files { portfolio: portfolio.document().clone(), assessments, resolution })
}

impl Files {
    /// Checks the files, with digests of the portfolio as it is now.
    pub(crate) fn checked(mut self) -> Result<Crosscheck, Box<dyn Error>> {
        let rules = PanelRules::standard();
        let portfolio = Portfolio::from_document(Framework::emcc(), self.portfolio)?;
        let seen = Seen::of(&portfolio);
        for assessment in &mut self.assessments {
            assessment.seen = seen.clone();
        }
        let assessments = self.assessments.into_iter();
        let assessments = assessments.map(|one| Assessment::from_document(one, &portfolio, &rules));
        let assessments = assessments.collect::<Result<Vec<_>, _>>()?;
        let resolution = self.resolution.map(|mut one| {
            one.digest.clone_from(&seen.digest);
            Resolution::from_document(one, &portfolio, &rules)
        });
        let resolution = resolution.transpose()?;
        Ok(Crosscheck::new(portfolio, assessments, Policy::standard(), rules, resolution)?)
    }

    /// Calls somebody on the panel otherwise, wherever they are named.
    pub(crate) fn rename(&mut self, called: &dyn Fn(&str) -> String) {
        for verdict in &mut self.portfolio.verdicts {
            verdict.assessor = called(&verdict.assessor);
        }
        for assessment in &mut self.assessments {
            assessment.assessor = called(&assessment.assessor);
        }
        if let Some(resolution) = &mut self.resolution {
            let records = resolution.records.iter_mut().flat_map(|record| &mut record.by);
            let decided = resolution.decision.iter_mut().flat_map(|decision| &mut decision.by);
            records.chain(decided).for_each(|name| *name = called(name));
        }
    }

    /// Puts a word that gives its part away in place of everything that somebody wrote.
    pub(crate) fn with_canaries(mut self) -> Self {
        self.rename(&|name| format!("canary-assessors-{name}"));
        let portfolio = &mut self.portfolio;
        put(&mut portfolio.comment, "comment");
        for item in &mut portfolio.evidence {
            item.title = "canary-titles".into();
            item.text = "canary-texts".into();
            put(&mut item.context, "contexts");
            put(&mut item.client, "clients");
            put(&mut item.comment, "comment");
            for claim in &mut item.claims {
                put(&mut claim.rationale, "rationales");
                theme(&mut claim.theme);
            }
        }
        portfolio.self_rating.iter_mut().for_each(|one| put(&mut one.reason, "rationales"));
        for verdict in &mut portfolio.verdicts {
            verdict.reason = "canary-reasons".into();
            theme(&mut verdict.theme);
        }
        self.assessments.iter_mut().for_each(in_assessment);
        if let Some(resolution) = &mut self.resolution {
            for record in &mut resolution.records {
                record.why = "canary-reasons".into();
                theme(&mut record.theme);
            }
            if let Some(decision) = &mut resolution.decision {
                decision.why = "canary-reasons".into();
                decision.asks.iter_mut().for_each(|ask| *ask = "canary-reasons".into());
            }
        }
        self
    }
}

/// Marks a theme, so that claims and rulings on it still meet.
fn theme(theme: &mut Option<String>) {
    if let Some(theme) = theme {
        *theme = format!("canary-contexts {theme}");
    }
}

fn put(place: &mut Option<String>, part: &str) {
    *place = Some(format!("canary-{part}"));
}

fn in_assessment(one: &mut AssessmentDocument) {
    put(&mut one.comment, "comment");
    let after = one.after_reveal.iter_mut();
    let mut verdicts: Vec<_> = one.verdicts.iter_mut().collect();
    let mut judgements: Vec<_> = one.judgements.iter_mut().collect();
    let mut holistic: Vec<_> = one.holistic.iter_mut().collect();
    for after in after {
        verdicts.extend(&mut after.verdicts);
        judgements.extend(&mut after.judgements);
        holistic.extend(&mut after.holistic);
    }
    for verdict in verdicts {
        verdict.reason = "canary-reasons".into();
        theme(&mut verdict.theme);
    }
    for judgement in judgements {
        put(&mut judgement.rationale, "reasons");
    }
    for whole in holistic {
        whole.rationale = "canary-reasons".into();
    }
    one.cells.iter_mut().for_each(|one| put(&mut one.rationale, "reasons"));
}

/// The parts whose canaries are in a report, by what follows `canary-`.
pub(crate) fn canaries(report: &Report) -> BTreeSet<String> {
    let all = format!("{}{}", report.html(), report.markdown().replace('\\', ""));
    let found = all.split("canary-").skip(1);
    found.map(|rest| rest.chars().take_while(char::is_ascii_alphabetic).collect()).collect()
}

/// Every link leads somewhere and no place is there twice.
pub(crate) fn links_resolve(report: &Report) {
    let html = report.html();
    let ids: Vec<&str> = html.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    let places: BTreeSet<&str> = ids.iter().copied().collect();
    assert_eq!(ids.len(), places.len(), "an id is there twice: {:?}", doubled(&ids));
    let links = html.split("href=\"#").skip(1).filter_map(|rest| rest.split('"').next());
    let lost: BTreeSet<&str> = links.filter(|link| !places.contains(link)).collect();
    assert_eq!(lost, BTreeSet::new());
    // A link without a place is drawn as plain words.
    assert_eq!(report.lost_links(), []);
}

fn doubled<'a>(ids: &[&'a str]) -> BTreeSet<&'a str> {
    let mut seen = BTreeSet::new();
    ids.iter().filter(|id| !seen.insert(**id)).copied().collect()
}
