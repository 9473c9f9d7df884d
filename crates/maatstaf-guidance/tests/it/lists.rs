//! The lists of the sources, counted: what a source lists is there in full, and nothing beside it.

use std::error::Error;

use maatstaf_guidance::{Guidance, Outcome};

type Done = Result<(), Box<dyn Error>>;

#[test]
fn the_scale_has_its_four_points_and_each_its_attributes() -> Done {
    let guidance = Guidance::standard();
    let forms = guidance.forms();
    assert_eq!(
        forms.scale,
        ["work-guidance", "coaching", "supervision", "therapy"],
        "sliding scale: 4 points"
    );
    // Attributes per point: how concrete, content, tasks; result, learning goals, how and how else, here and now, number agreed;
    // process, learning themes, the way there, ten to fifteen, internal supervisor; working through, past, longer time.
    for (id, count) in [("work-guidance", 3), ("coaching", 5), ("supervision", 5), ("therapy", 3)] {
        let form = forms.form(id).ok_or("a form of the scale is missing")?;
        assert_eq!(form.attributes.len(), count, "attributes of {id}");
    }
    let meetings = |id: &str| forms.form(id).and_then(|form| form.attribute("meetings"));
    let numbers = |id: &str| meetings(id).and_then(|one| Some((one.least?, one.most?)));
    assert_eq!(numbers("coaching"), Some((3, 12)), "coaching: three, or twelve");
    assert_eq!(numbers("supervision"), Some((10, 15)), "supervision: ten to fifteen");
    Ok(())
}

#[test]
fn the_listed_forms_the_aims_and_the_boundary_are_those_of_the_source() {
    let guidance = Guidance::standard();
    let forms = guidance.forms();
    let six = ["work-guidance", "coaching", "counselling", "mediation", "therapy", "career-guidance"];
    assert_eq!(forms.listed, six, "forms of guidance: 6");
    assert_eq!(forms.aims.len(), 4, "shared aims: 4");
    assert_eq!(forms.beside_the_scale, "mentoring");
    assert_eq!(forms.forms.len(), 8, "the scale (4), mentoring (1), and what only the list of six names (3)");
    let rules = forms.boundary.crossings.iter().filter(|crossing| crossing.source.is_some());
    assert!(rules.clone().all(|crossing| crossing.outcome == Outcome::Refer));
    assert_eq!(rules.count(), 2, "boundary rule: private life alone, or the past");
    assert_eq!((forms.boundary.from.as_str(), forms.boundary.to.as_str()), ("supervision", "therapy"));
}

#[test]
fn the_boundary_rests_on_five_indicators() {
    let guidance = Guidance::standard();
    let boundary = &guidance.forms().boundary;
    let mut numbers: Vec<u16> = boundary.outcomes.iter().flat_map(|one| one.indicators.clone()).collect();
    numbers.sort_unstable();
    numbers.dedup();
    assert_eq!(
        (boundary.framework.as_str(), numbers.as_slice()),
        ("emcc-2015", [38, 42, 81, 103, 104].as_slice())
    );
}

#[test]
fn mentoring_and_coaching_are_compared_by_the_lists_of_their_sources() {
    let guidance = Guidance::standard();
    let comparison = guidance.comparison();
    let counts = [
        ("misconception", comparison.misconceptions.len(), 1),
        ("clarification", comparison.clarifications.len(), 1),
        ("difference table, axes of two sides", comparison.axes.len(), 5),
        ("contrast, axes of two sides", comparison.contrast.len(), 3),
        ("skills of mentoring", comparison.skills.one.len(), 6),
        ("skills of coaching", comparison.skills.other.len(), 6),
        ("shared benefits", comparison.benefits.len(), 6),
    ];
    for (list, have, need) in counts {
        assert_eq!(have, need, "{list}");
    }
    assert_eq!((comparison.one.as_str(), comparison.other.as_str()), ("mentoring", "coaching"));
    let axes: Vec<&str> = comparison.axes.iter().map(|axis| axis.id.as_str()).collect();
    assert_eq!(axes, ["duration", "qualification", "directiveness", "structure", "orientation"]);
}

#[test]
fn every_list_is_shown_in_both_languages() {
    use maatstaf_document::Language;
    let guidance = Guidance::standard();
    for language in [Language::En, Language::Nl] {
        let page = guidance.compare_page(language).to_markdown();
        let (forms, comparison) = (guidance.forms(), guidance.comparison());
        let axes = comparison.axes.iter().chain(&comparison.contrast);
        let skills = comparison.skills.one.iter().chain(&comparison.skills.other);
        let lists =
            comparison.misconceptions.iter().chain(&comparison.clarifications).chain(&comparison.benefits);
        let texts = axes
            .flat_map(|axis| [&axis.name, &axis.one, &axis.other])
            .chain(skills.chain(lists).chain(&forms.aims).map(|item| &item.text))
            .chain(forms.forms.iter().flat_map(|form| form.attributes.iter().map(|one| &one.text)))
            .chain(forms.forms.iter().map(|form| &form.summary))
            .chain([&comparison.definitions.one, &comparison.definitions.other, &forms.boundary.text]);
        for text in texts {
            let text = text.to(language);
            assert!(page.contains(text), "{text}");
        }
    }
}
