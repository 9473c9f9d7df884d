//! What a cohort says, what it refuses, and what it never says.

use crate::common::{CANARY, Tested, accepted, person, rated};
use maatstaf::{Framework, Policy, Portfolio};
use maatstaf_cohort::{Anonymity, Cohort, Count, NextLevel, SelfView};
use maatstaf_document::{Language, schema_of};

/// So many people at each of these heights in every category.
fn people(counts: &[(usize, usize)]) -> Result<Vec<Portfolio>, Box<dyn std::error::Error>> {
    let heights = counts.iter().flat_map(|(height, people)| std::iter::repeat_n(*height, *people));
    heights.enumerate().map(|(at, height)| person(&format!("{CANARY}-{at}"), &[height; 8])).collect()
}

fn cohort(portfolios: &[Portfolio]) -> Result<Cohort, maatstaf::DocumentError> {
    Cohort::new(portfolios, &Policy::standard(), Anonymity::default())
}

#[test]
fn fewer_people_than_the_least_number_give_no_number_at_all() -> Tested {
    let document = cohort(&people(&[(1, 4)])?)?.document();
    assert_eq!(document.people, None);
    assert!(document.overall.is_empty() && document.categories.is_empty() && document.indicators.is_empty());
    let one = serde_json::to_string(&cohort(&people(&[(3, 1)])?)?.document())?;
    assert_eq!(serde_json::to_string(&document)?, one); // one person or four: the same answer
    assert_eq!(cohort(&people(&[(1, 4), (2, 1)])?)?.document().people, Some(5));
    Ok(())
}

#[test]
fn everything_that_is_wrong_with_a_group_is_said_at_once_and_without_names() -> Tested {
    let other = Framework::by_id("icf-2019")
        .or_else(|| maatstaf::pack_ids().filter(|id| *id != "emcc-2015").find_map(Framework::by_id));
    let mut group = people(&[(0, 6)])?;
    group.push(person(&format!("{CANARY}-2"), &[1])?);
    group.push(Portfolio::new(other.ok_or("one more pack is needed")?));
    let refused = cohort(&group).err().ok_or("it must be refused")?;
    let found: Vec<_> = refused.problems().iter().map(|one| (one.code, one.place.path.as_str())).collect();
    assert_eq!(found, [("same-holder", "[6].holder"), ("other-framework", "[7].framework")]);
    assert!(!refused.sentences(Language::Nl).join(" ").contains(CANARY));
    let none = cohort(&[]).err().ok_or("it must be refused")?;
    assert_eq!(none.problems().first().map(|one| one.code), Some("no-portfolios"));
    Ok(())
}

#[test]
fn a_group_at_one_level_gets_one_band_over_all_levels() -> Tested {
    let document = cohort(&people(&[(2, 9)])?)?.document();
    let band = document.categories.first().and_then(|category| category.estimate.first()).ok_or("no band")?;
    assert_eq!((&band.from, band.to.as_deref(), band.people), (&None, Some("master-practitioner"), 9));
    assert_eq!(band.accepted, Count::Hidden);
    assert!(document.indicators.iter().all(|count| count.claimed == Count::Hidden));
    Ok(())
}

#[test]
fn bands_and_what_is_beside_them_are_counted() -> Tested {
    let mut group = people(&[(1, 6), (2, 12)])?;
    for portfolio in group.iter_mut().take(12).skip(6) {
        *portfolio = accepted(portfolio.clone())?;
    }
    let levels = ["foundation", "senior-practitioner"];
    for (at, portfolio) in group.iter_mut().enumerate() {
        *portfolio = rated(portfolio.clone(), levels.get(at % 2).ok_or("no level")?)?;
    }
    let document = cohort(&group)?.document();
    let category = document.categories.get(1).ok_or("no category")?;
    let bands: Vec<_> =
        category.estimate.iter().map(|band| (band.from.as_deref(), band.people, band.accepted)).collect();
    assert_eq!(bands, [(None, 6, Count::Hidden), (Some("practitioner"), 12, Count::Shown(6))]);
    // Of the six at Foundation three rate themselves the same, of the twelve at Practitioner six lower, and nine are higher.
    // Lower than the rest, or higher than the rest: both cuts have two bands, and the one that ends lowest is taken.
    let views: Vec<_> = category.self_rating.iter().map(|band| (band.from, band.to, band.people)).collect();
    assert_eq!(views, [(SelfView::Lower, SelfView::Lower, 6), (SelfView::None, SelfView::Higher, 12)]);
    assert_eq!(category.next_level.iter().map(|band| band.people).sum::<u32>(), 18);
    Ok(())
}

#[test]
fn whoever_lacks_nothing_is_at_the_highest_level() -> Tested {
    let document = cohort(&people(&[(0, 7), (4, 8)])?)?.document();
    for category in &document.categories {
        let last = category.next_level.last().ok_or("no band")?;
        assert_eq!(last.to, NextLevel::Nothing);
        assert!(last.people >= 5);
    }
    Ok(())
}

#[test]
fn no_answer_contains_a_name_a_text_an_id_or_a_digest() -> Tested {
    let group: Vec<Portfolio> =
        people(&[(1, 6), (2, 7)])?.into_iter().map(accepted).collect::<Result<_, _>>()?;
    let cohort = cohort(&group)?;
    let mut said = serde_json::to_string(&cohort.document())?;
    for language in [Language::En, Language::Nl] {
        said += &cohort.page(language).to_markdown();
    }
    assert!(!said.contains(CANARY));
    for portfolio in &group {
        assert!(!said.contains(&portfolio.digest()));
    }
    Ok(())
}

#[test]
fn a_page_says_which_levels_share_a_number_and_what_it_cannot_hide() -> Tested {
    let cohort = cohort(&people(&[(0, 2), (1, 5), (2, 9)])?)?;
    let (en, nl) = (cohort.page(Language::En).to_markdown(), cohort.page(Language::Nl).to_markdown());
    assert!(
        en.contains(
            "| below Foundation to Foundation: 7 | ← | Practitioner to Master Practitioner: 9 | ← | ← |"
        ),
        "{en}"
    );
    assert!(nl.contains("| onder Foundation tot en met Foundation: 7 | ← |"), "{nl}");
    for limit in cohort.document().limits {
        assert!(en.contains(&limit.en) && nl.contains(&limit.nl));
    }
    let few = self::cohort(&people(&[(0, 2)])?)?.page(Language::Nl).to_markdown();
    assert!(few.contains("minder dan 5 personen") && !few.contains('2'), "{few}");
    Ok(())
}

#[test]
fn a_document_reads_back_and_has_a_schema() -> Tested {
    let document = cohort(&people(&[(1, 6), (2, 7)])?)?.document();
    let text = serde_json::to_string(&document)?;
    assert_eq!(serde_json::from_str::<maatstaf_cohort::CohortDocument>(&text)?, document);
    let schema = schema_of::<maatstaf_cohort::CohortDocument>();
    assert!(serde_json::to_string(&schema)?.contains("maatstaf_cohort"));
    Ok(())
}
