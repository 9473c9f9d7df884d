//! The schemes that come with the engine say what public sources say, and an unsound scheme is refused by name.

use std::collections::BTreeSet;
use std::error::Error;

use maatstaf_document::Language;
use maatstaf_practice::{Counting, Standing};
use maatstaf_readiness::{Figure, Measure, Period, Requirement, Role, Scheme};

type Outcome = Result<(), Box<dyn Error>>;

/// Every figure, by hand from public pages: the scheme, the requirement, what is counted, the figures from the lowest level up, and a
/// source. `-` is not asked, `?` is not published, and `32/48` are figures that differ. The source is the beginning of its title.
const FIGURES: &str = "
eia | experience-years | years of practice | 1 3 5 7 | Coacharya (training provider), EMCC accreditation
eia | practice-hours | hours of practice | 50 100 250 500 | Coacharya (training provider), EMCC accreditation
eia | clients | clients of practice | 5 10 20 40 | Coacharya (training provider), EMCC accreditation
eia | eqa-training | no need: count of training: eqa | 1 1 1 1 | EMCC Global, EIA: how to apply
eia | supervision-each-quarter | hours of supervision: individual, each of 4 quarters | 1 1 1 1 | Academy of Coach Supervision & Mentoring
eia | supervision-ratio | ratio of supervision: individual, in 12 months | - - 35 35 | Coaching path
eia | cpd-past-year | hours of cpd, in 12 months | 16 16 32 32/48 | EMCC Global, Continuing Professional Development
eia | reflections | count of reflections: journal, in 12 months | 5 5 5 5 | NOBCO, Wat moet je aantonen
eia | client-feedback | count of feedback: client, in 12 months | 5 5 5 ? | Coacharya (training provider), EMCC accreditation
eia | case-study | count of case-studies | 1 1 1 1 | NOBCO, Wat moet je aantonen
eia | contribution | count of contributions | - - - 1 | EMCC, Competence Framework V2
eia | membership | count of memberships | 1 1 1 1 | EMCC Global application and declaration forms
eia | code-of-ethics | count of declarations: code-of-ethics | 1 1 1 1 | EMCC Global application and declaration forms
eia | diversity-and-inclusion | count of declarations: diversity-and-inclusion | 1 1 1 1 | EMCC Global application and declaration forms
eia-nobco | experience-years | years of practice | 1 3 5 7 | Coacharya (training provider), EMCC accreditation
eia-nobco | practice-hours | hours of practice | 50 100 250 500 | Coacharya (training provider), EMCC accreditation
eia-nobco | clients | clients of practice | 5 10 20 40 | Coacharya (training provider), EMCC accreditation
eia-nobco | eqa-training | no need: count of training: eqa | 1 1 1 1 | NOBCO, Ik wil mijn opleiding EQA-accrediteren
eia-nobco | supervision-each-quarter | hours of supervision: individual group intervision, each of 4 quarters | 1 1 1 1 | NOBCO, EIA-niveaus
eia-nobco | supervision-ratio | ratio of supervision: individual group intervision, in 12 months | - - 35 35 | Coaching path
eia-nobco | cpd-past-year | hours of cpd, in 12 months | 16 16 32 32/48 | NOBCO, EIA-niveaus
eia-nobco | learning-journals | count of reflections: journal, in 12 months | 5 5 5 5 | NOBCO, Wat moet je aantonen
eia-nobco | client-feedback | count of feedback: client, in 12 months | 5 5 5 ? | NOBCO, EIA-niveaus
eia-nobco | case-study | count of case-studies | 1 1 1 1 | NOBCO, Wat moet je aantonen
eia-nobco | contribution | count of contributions | - - - 1 | EMCC, Competence Framework V2
eia-nobco | membership | count of memberships | 1 1 1 1 | NOBCO, EIA-niveaus
eia-nobco | code-of-ethics | count of declarations: code-of-ethics | 1 1 1 1 | NOBCO, EIA-niveaus
eia-nobco | diversity-and-inclusion | count of declarations: diversity-and-inclusion | 1 1 1 1 | NOBCO, EIA-niveaus
eia-renewal | practice-hours | hours of practice, since the award | 50 100 100 100 | NOBCO, EIA verlenging
eia-renewal | practising-on | count of practice, in 12 months | 1 1 1 1 | EMCC Global, Individual Accreditation renewal
eia-renewal | supervision-each-quarter | hours of supervision: individual group intervision, each of 20 quarters, since the award | 1 1 1 1 | NOBCO, EIA verlenging
eia-renewal | supervision-ratio | ratio of supervision: individual group intervision, since the award | - - 35 35 | Coaching path
eia-renewal | cpd-per-year | hours of cpd, each of 5 years, since the award | 16 16 32 32/48 | EMCC Global, Continuing Professional Development
eia-renewal | contribution | count of contributions, since the award | - - - 1 | Coaching path
eia-renewal | reflection-report | count of reflections: renewal-report, since the award | 1 1 1 1 | NOBCO, EIA verlenging
eia-renewal | code-of-ethics | count of declarations: code-of-ethics, since the award | 1 1 1 1 | EMCC Global, Individual Accreditation renewal
eia-renewal | diversity-and-inclusion | count of declarations: diversity-and-inclusion, since the award | 1 1 1 1 | EMCC Global, Individual Accreditation renewal
eia-renewal | supervision-guidance | count of declarations: supervision-guidance, since the award | 1 1 1 1 | EMCC Global, Individual Accreditation renewal
esia | experience-years | years of practice | 3 | EMCC Ireland, ESIA
esia | supervision-hours | hours of practice | 120 | EMCC Ireland, ESIA
esia | supervisees | clients of practice | 10 | EMCC Ireland, ESIA
esia | eia-award | count of awards: eia:senior-practitioner eia-nobco:senior-practitioner eia:master-practitioner eia-nobco:master-practitioner | 1 | Coaching path
esia | esqa-training | count of training: esqa | 1 | Coaching path
itca | team-hours | hours of practice | ? 50 ? ? | Team Leader IM
itca | individual-hours | hours of practice, by itca-individual | ? 100 ? ? | Team Leader IM
itca | eia-award | count of awards: eia:practitioner eia-nobco:practitioner eia:senior-practitioner eia-nobco:senior-practitioner eia:master-practitioner eia-nobco:master-practitioner | ? 1 ? ? | Team Leader IM
itca | tcqa-training | no need: count of training: tcqa | 1 1 1 1 | Coaching path
ismcp | mean-score | percent of scores | 70 80 90 | EMCC Ireland, Organisational Programme Accreditation
ismcp | lowest-score | percent of scores, each | 60 70 80 | EMCC Ireland, Organisational Programme Accreditation
icf | pcc-award | count of awards: icf:pcc | - - 1 | Lumia Coaching
icf | training-hours | hours of training | 60 125 200 | AoEC, From aspiring to accredited
icf | practice-hours | hours of practice | 100 500 2500 | AoEC, From aspiring to accredited
icf | paid-hours | hours of practice, paid | 75 450 2250 | Coach Transformation
icf | clients | clients of practice | 8 25 35 | Coach Transformation
icf | recent-hours | hours of practice, in 18 months | 25 50 - | Coaching path
icf | mentor-coaching | hours of supervision: mentor-coaching | 10 10 10 | Coaching path
icf | performance-evaluation | count of declarations: performance-evaluation | 1 1 1 | Coaching path
icf | exam | count of declarations: exam | 1 1 1 | Coaching path
icf-renewal | education-hours | hours of cpd, since the award | 40 40 40 | Coaching path
icf-renewal | core-hours | count of declarations: core-competency-hours, since the award | 1 1 1 | Coaching path
icf-renewal | ethics-hours | count of declarations: ethics-hours, since the award | 1 1 1 | Coaching path
icf-renewal | mentor-coaching | hours of supervision: mentor-coaching, since the award | 10 - - | Coaching path
ac | membership | count of memberships: ac | 1 1 1 1 | AC Coach and Executive Coach Accreditation Scheme overview
ac | training-hours | hours of training | 35 40 60 80 | AC Coach and Executive Coach Accreditation Scheme overview
ac | practice-hours | hours of practice | 75/50 250 750 1500 | AC Coach and Executive Coach Accreditation Scheme overview
ac | executive-hours | no need: hours of practice, by ac-executive | 75/50 250 750 1500 | Top Right Thinking
ac | supervision-foundation | count of supervision: individual group, each of 1 quarters | 1 - - - | AC Coach and Executive Coach Accreditation Scheme overview
ac | supervision-coach | count of supervision: individual group, each of 2 quarters | - 1 - - | AC Coach and Executive Coach Accreditation Scheme overview
ac | supervision-professional | count of supervision: individual group, each of 3 quarters | - - 1 - | AC Coach and Executive Coach Accreditation Scheme overview
ac | supervision-master | count of supervision: individual group, each of 4 quarters | - - - 1 | AC Coach and Executive Coach Accreditation Scheme overview
ac | cpd-log | count of cpd | 1 - - - | AC Coach and Executive Coach Accreditation Scheme overview
ac | cpd-three-years | hours of cpd, in 36 months | - 30 36 42 | AC Coach and Executive Coach Accreditation Scheme overview
ac | case-study | count of case-studies | 1 1 1 1 | AC, Coach and Executive Coach Accreditation Scheme, applicant guide
ac | client-references | count of feedback: client | 1 ? ? ? | Top Right Thinking
ac | code-of-ethics | count of declarations: code-of-ethics | 1 1 1 1 | AC, Coach and Executive Coach Accreditation Scheme, applicant guide
ac | fitness-to-practise | count of declarations: fitness-to-practise | 1 1 1 1 | AC, Coach and Executive Coach Accreditation Scheme, applicant guide
";

/// For how many months an award holds, by hand from public pages.
const VALID: &str = "
eia | 60 60 60 60
eia-nobco | 60 60 60 60
eia-renewal | 60 60 60 60
esia | 60
itca | 60 60 60 60
ismcp | 36 36 36
icf | 36 36 36
icf-renewal | 36 36 36
ac | ? ? ? ?
";

/// What a requirement counts, as the table writes it.
fn what(one: &Requirement) -> String {
    let measure = match one.measure {
        Measure::Hours => "hours",
        Measure::Clients => "clients",
        Measure::Years => "years",
        Measure::Count => "count",
        Measure::Kinds => "kinds",
        Measure::Ratio => "ratio",
        Measure::Percent => "percent",
    };
    let need = if one.role == Role::Route { "no need: " } else { "" };
    let kinds = if one.kinds.is_empty() { String::new() } else { format!(": {}", one.kinds.join(" ")) };
    let periods = one.every.map(|every| {
        let period = if every.period == Period::Quarter { "quarters" } else { "years" };
        format!("each of {} {period}", every.last)
    });
    let rest = [
        one.counting.as_ref().map(|counting| format!("by {counting}")),
        one.paid.then(|| "paid".to_owned()),
        one.each.then(|| "each".to_owned()),
        one.within_months.map(|months| format!("in {months} months")),
        periods,
        one.since_award.then(|| "since the award".to_owned()),
    ];
    let words = format!("{need}{measure} of {}{kinds}", one.of);
    rest.into_iter().flatten().fold(words, |words, more| words + ", " + &more)
}

/// The figures of one level, as the table writes them.
fn figures(figures: Option<&Vec<Figure>>) -> String {
    let Some(figures) = figures else { return "-".to_owned() };
    let one = |figure: &Figure| figure.value.map_or("?".to_owned(), |value| value.to_string());
    figures.iter().map(one).collect::<Vec<_>>().join("/")
}

fn all_figures(scheme: &Scheme) -> impl Iterator<Item = &Figure> {
    let document = scheme.document();
    let asked = document.requirements.iter().flat_map(|one| one.figures.values().flatten());
    asked.chain(document.valid_months.values().flatten())
}

#[test]
fn every_scheme_and_counting_profile_reads_and_is_named_after_its_file() -> Outcome {
    for (id, text) in maatstaf_frameworks::SCHEMES {
        assert_eq!(Scheme::from_json(text)?.id(), *id);
    }
    for (id, text) in maatstaf_frameworks::COUNTING {
        assert_eq!(Counting::from_json(text)?.id(), *id);
        assert!(Counting::by_id(id).is_some(), "{id}");
    }
    let all: Vec<&str> = Scheme::all().iter().map(Scheme::id).collect();
    let carried: Vec<&str> = maatstaf_frameworks::SCHEMES.iter().map(|(id, _)| *id).collect();
    assert_eq!(all, carried);
    assert_eq!(all.len(), 9);
    Ok(())
}

#[test]
fn every_figure_is_what_the_table_says() -> Outcome {
    let mut rows: BTreeSet<(String, String)> = BTreeSet::new();
    for line in FIGURES.trim().lines() {
        let cells: Vec<&str> = line.split(" | ").collect();
        let [id, asked, counted, numbers, source] = *cells else { return Err(line.into()) };
        let scheme = Scheme::by_id(id).ok_or(id)?;
        let document = scheme.document();
        let requirement = document.requirements.iter().find(|one| one.id == asked).ok_or(line)?;
        assert_eq!(what(requirement), counted, "{id} {asked}");
        let given: Vec<String> =
            document.levels.iter().map(|level| figures(requirement.figures.get(&level.id))).collect();
        assert_eq!(given.join(" "), numbers, "{id} {asked}");
        let cited = |figure: &Figure, known: &str| figure.sources.iter().any(|source| source == known);
        let named = document.sources.iter().find(|known| {
            known.title.starts_with(source)
                && requirement.figures.values().flatten().any(|figure| cited(figure, &known.id))
        });
        assert!(named.is_some(), "{id} {asked} does not cite {source}");
        assert!(rows.insert((id.to_owned(), asked.to_owned())), "{id} {asked} stands in the table twice");
    }
    for scheme in Scheme::all() {
        for requirement in &scheme.document().requirements {
            let row = (scheme.id().to_owned(), requirement.id.clone());
            assert!(rows.contains(&row), "{row:?} is not in the table");
        }
    }
    Ok(())
}

#[test]
fn an_award_holds_for_as_long_as_the_table_says() -> Outcome {
    for line in VALID.trim().lines() {
        let (id, months) = line.split_once(" | ").ok_or(line)?;
        let scheme = Scheme::by_id(id).ok_or(id)?;
        let document = scheme.document();
        let given: Vec<String> =
            document.levels.iter().map(|level| figures(document.valid_months.get(&level.id))).collect();
        assert_eq!(given.join(" "), months, "{id}");
    }
    assert_eq!(VALID.trim().lines().count(), Scheme::all().len());
    Ok(())
}

#[test]
fn two_figures_that_differ_both_stand_as_conflicting() {
    let mut found = BTreeSet::new();
    for scheme in Scheme::all() {
        for requirement in &scheme.document().requirements {
            for (level, given) in requirement.figures.iter().filter(|(_, given)| given.len() > 1) {
                assert!(given.iter().all(|figure| figure.standing == Standing::Conflicting));
                found.insert(format!("{} {} {level} {}", scheme.id(), requirement.id, figures(Some(given))));
            }
        }
    }
    let expected = [
        "ac executive-hours foundation 75/50",
        "ac practice-hours foundation 75/50",
        "eia cpd-past-year master-practitioner 32/48",
        "eia-nobco cpd-past-year master-practitioner 32/48",
        "eia-renewal cpd-per-year master-practitioner 32/48",
    ];
    assert_eq!(found.into_iter().collect::<Vec<_>>(), expected);
}

#[test]
fn every_figure_carries_a_source_unless_nobody_published_it() {
    for scheme in Scheme::all() {
        for figure in all_figures(scheme) {
            assert_eq!(figure.sources.is_empty(), figure.value.is_none(), "{}: {figure:?}", scheme.id());
            assert_eq!(figure.value.is_none(), figure.standing == Standing::Unknown, "{}", scheme.id());
        }
    }
}

#[test]
fn every_source_is_used_and_says_where_it_is_and_when_it_was_written() {
    for scheme in Scheme::all() {
        let used: BTreeSet<&String> = all_figures(scheme).flat_map(|figure| &figure.sources).collect();
        let known: BTreeSet<&String> = scheme.document().sources.iter().map(|source| &source.id).collect();
        assert_eq!(used, known, "{}", scheme.id());
        for source in &scheme.document().sources {
            assert!(source.address.starts_with("http") && !source.title.is_empty(), "{}", source.id);
            let dated =
                source.dated == "undated" || source.dated.starts_with("19") || source.dated.starts_with("20");
            assert!(dated, "{} {}", scheme.id(), source.id);
        }
    }
}

#[test]
fn every_framework_level_and_renewed_scheme_exists() -> Outcome {
    for scheme in Scheme::all() {
        let document = scheme.document();
        if let Some(framework) = &document.framework {
            assert_eq!(framework, maatstaf::Framework::emcc().id());
        }
        for level in &document.levels {
            let Some(id) = &level.framework_level else { continue };
            assert!(maatstaf::Framework::emcc().levels().contains(id), "{} {id}", scheme.id());
        }
        if let Some(renewed) = &document.renews {
            let renewed = Scheme::by_id(renewed).ok_or("a scheme renews one that is not there")?;
            let levels = |one: &Scheme| one.document().levels.iter().map(|level| level.id.clone()).collect();
            let (own, of_renewed): (Vec<String>, Vec<String>) = (levels(scheme), levels(&renewed));
            assert_eq!(own, of_renewed);
        }
    }
    Ok(())
}

#[test]
fn every_text_is_there_in_both_languages() {
    for scheme in Scheme::all() {
        let document = scheme.document();
        let notes = all_figures(scheme).filter_map(|figure| figure.note.as_ref());
        let asked = document.requirements.iter().flat_map(|one| [&one.name, &one.help]);
        let levels = document.levels.iter().map(|level| &level.name);
        let own = [&document.name, &document.about];
        for text in own.into_iter().chain(levels).chain(asked).chain(notes).chain(&document.open_questions) {
            for language in [Language::En, Language::Nl] {
                assert!(!text.to(language).trim().is_empty(), "{}", scheme.id());
            }
        }
    }
}

/// A small sound scheme, to be broken.
const SOUND: &str = r#"{
  "maatstaf_scheme": 1, "id": "own", "name": {"en": "Own", "nl": "Eigen"}, "body": "We",
  "about": {"en": "Ours.", "nl": "Van ons."}, "subject": "person", "counting": "emcc", "renews": "eia",
  "levels": [{"id": "low", "name": {"en": "Low", "nl": "Laag"}}, {"id": "high", "name": {"en": "High", "nl": "Hoog"}}],
  "valid_months": {"low": [{"value": 12, "standing": "single-source", "sources": ["A"]}]},
  "sources": [
    {"id": "A", "title": "One", "address": "https://example.org/a", "dated": "2026"},
    {"id": "B", "title": "Two", "address": "https://example.org/b", "dated": "undated"}
  ],
  "requirements": [
    {
      "id": "cpd", "name": {"en": "CPD", "nl": "Nascholing"}, "help": {"en": "All.", "nl": "Alles."},
      "of": "cpd", "measure": "hours", "since_award": true, "within_months": 12,
      "figures": {
        "low": [{"value": 10, "standing": "confirmed", "sources": ["A", "B"]}],
        "high": [
          {"value": 20, "standing": "conflicting", "sources": ["A"]},
          {"value": 30, "standing": "conflicting", "sources": ["B"]}
        ]
      }
    },
    {
      "id": "ratio", "name": {"en": "Ratio", "nl": "Verhouding"}, "help": {"en": "All.", "nl": "Alles."},
      "of": "supervision", "measure": "ratio", "every": null,
      "figures": {"high": [{"standing": "unknown", "sources": []}]}
    }
  ]
}"#;

/// One rule each: what it is broken with, and the problem that must be named, with its path.
const BROKEN: &[(&str, &str, &str, &str)] = &[
    (r#""maatstaf_scheme": 1"#, r#""maatstaf_scheme": 2"#, "unknown-version", "maatstaf_scheme"),
    (r#""within_months": 12"#, r#""within_months": 0"#, "out-of-range", "requirements[0]"),
    (r#""within_months": 12"#, r#""within_months": 1201"#, "out-of-range", "requirements[0]"),
    (r#""every": null"#, r#""every": {"period": "quarter", "last": 0}"#, "out-of-range", "requirements[1]"),
    (r#""every": null"#, r#""every": {"period": "quarter", "last": 101}"#, "out-of-range", "requirements[1]"),
    (r#""value": 12"#, r#""value": 1000001"#, "out-of-range", "valid_months.low[0]"),
    (
        r#"[{"id": "low", "name": {"en": "Low", "nl": "Laag"}}, {"id": "high", "name": {"en": "High", "nl": "Hoog"}}]"#,
        "[]",
        "wrong-count",
        "levels",
    ),
    (r#""id": "own""#, r#""id": "our own""#, "bad-id", "id"),
    (r#""counting": "emcc""#, r#""counting": "emmc""#, "unknown-value", "counting"),
    (r#""id": "high""#, r#""id": "low""#, "doubled-id", "levels[1].id"),
    (r#""id": "high""#, r#""id": "hi gh""#, "bad-id", "levels[1].id"),
    (r#""id": "B""#, r#""id": "A""#, "doubled-id", "sources[1].id"),
    (r#""id": "ratio""#, r#""id": "cpd""#, "doubled-id", "requirements[1].id"),
    (r#""renews": "eia","#, "", "no-award", "requirements[0].since_award"),
    (r#""of": "cpd", "measure""#, r#""of": "feedback", "measure""#, "bad-measure", "requirements[0].measure"),
    (
        r#""of": "supervision", "measure""#,
        r#""of": "cpd", "measure""#,
        "bad-measure",
        "requirements[1].measure",
    ),
    (
        r#""every": null"#,
        r#""every": {"period": "year", "last": 2}"#,
        "bad-measure",
        "requirements[1].measure",
    ),
    (
        r#""since_award": true,"#,
        r#""since_award": true, "counting": "nobody","#,
        "unknown-value",
        "requirements[0].counting",
    ),
    (r#"{"low": [{"value": 12"#, r#"{"middle": [{"value": 12"#, "unknown-value", "valid_months"),
    (
        r#"{"high": [{"standing": "unknown""#,
        r#"{"top": [{"standing": "unknown""#,
        "unknown-value",
        "requirements[1].figures",
    ),
    (r#"[{"standing": "unknown", "sources": []}]"#, "[]", "wrong-count", "requirements[1].figures.high"),
    (
        r#"[{"standing": "unknown", "sources": []}]"#,
        r#"[{"value": 0, "standing": "single-source", "sources": ["A"]}]"#,
        "out-of-range",
        "requirements[1].figures",
    ),
    (
        r#""value": 30, "standing": "conflicting""#,
        r#""value": 20, "standing": "conflicting""#,
        "bad-standing",
        "requirements[0].figures.high",
    ),
    (
        r#""value": 30, "standing": "conflicting""#,
        r#""value": 30, "standing": "single-source""#,
        "bad-standing",
        "requirements[0].figures.high",
    ),
    (
        r#""value": 12, "standing": "single-source""#,
        r#""standing": "single-source""#,
        "bad-standing",
        "valid_months.low[0]",
    ),
    (
        r#"{"standing": "unknown", "sources": []}"#,
        r#"{"value": 35, "standing": "unknown", "sources": []}"#,
        "bad-standing",
        "requirements[1].figures.high[0]",
    ),
    (
        r#""standing": "single-source", "sources": ["A"]"#,
        r#""standing": "single-source", "sources": []"#,
        "no-source",
        "valid_months.low[0]",
    ),
    (
        r#""confirmed", "sources": ["A", "B"]"#,
        r#""confirmed", "sources": ["A"]"#,
        "bad-standing",
        "requirements[0].figures.low[0]",
    ),
    (
        r#""confirmed", "sources": ["A", "B"]"#,
        r#""confirmed", "sources": ["A", "C"]"#,
        "unknown-value",
        "requirements[0].figures.low[0].sources[1]",
    ),
];

#[test]
fn a_small_sound_scheme_is_read() -> Outcome {
    assert_eq!(Scheme::from_json(SOUND)?.id(), "own");
    Ok(())
}

#[test]
fn each_broken_rule_is_named_with_its_place() -> Outcome {
    for (sound, broken, code, path) in BROKEN {
        assert!(SOUND.contains(sound), "{sound}");
        let Err(error) = Scheme::from_json(&SOUND.replacen(sound, broken, 1)) else {
            return Err(format!("{broken} was accepted").into());
        };
        let found: Vec<(&str, &str)> =
            error.problems().iter().map(|problem| (problem.code, problem.place.path.as_str())).collect();
        assert!(found.contains(&(code, path)), "{broken}: {found:?}");
        assert!(error.problems().iter().all(|problem| problem.place.line.is_some()), "{broken}");
    }
    Ok(())
}

/// What has the wrong shape: a number that is not whole, a key or a value that is not known.
const MISSHAPEN: &[(&str, &str)] = &[
    (r#""every": null"#, r#""every": {"period": "month", "last": 1}"#),
    (r#""value": 12"#, r#""value": -1"#),
    (r#""value": 12"#, r#""value": 1.5"#),
    (r#""of": "cpd""#, r#""of": "crystal-ball""#),
    (r#""measure": "ratio""#, r#""measure": "rate""#),
    (r#""subject": "person""#, r#""subject": "animal""#),
    (r#""body": "We""#, r#""body": "We", "extra": 1"#),
];

#[test]
fn what_has_the_wrong_shape_is_refused_with_its_line() {
    for (sound, broken) in MISSHAPEN {
        let text = SOUND.replacen(sound, broken, 1);
        assert_ne!(text, SOUND, "{sound}");
        let problems = Scheme::from_json(&text).err();
        let first = problems.as_ref().and_then(|error| error.problems().first());
        assert!(first.is_some_and(|problem| problem.place.line.is_some()), "{broken}: {first:?}");
    }
}

#[test]
fn every_problem_is_named_at_once() {
    let text = SOUND
        .replacen(r#""id": "own""#, r#""id": "our own""#, 1)
        .replacen(r#""counting": "emcc""#, r#""counting": "emmc""#, 1)
        .replacen(r#""id": "B""#, r#""id": "A""#, 1);
    let error = Scheme::from_json(&text).err();
    // Source B is gone as well, and two figures name it.
    assert_eq!(error.map(|error| error.problems().len()), Some(5));
}
