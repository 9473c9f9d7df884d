//! The sample panel as a group.

use crate::common::{Tested, panel};
use maatstaf::Policy;
use maatstaf_cohort::{Anonymity, Cohort};

#[test]
fn the_sample_panel_gives_bands_in_every_category() -> Tested {
    let document = Cohort::new(&panel()?, &Policy::standard(), Anonymity::default())?.document();
    assert_eq!(document.people, Some(24));
    for category in &document.categories {
        assert!(category.estimate.len() > 1, "{}", category.category);
    }
    // Ten at Foundation, ten at Practitioner and four at Senior Practitioner: the four are too few, and join those below.
    let overall: Vec<_> = document.overall.iter().map(|band| (band.to.as_deref(), band.people)).collect();
    assert_eq!(overall, [(Some("foundation"), 10), (Some("master-practitioner"), 14)]);
    Ok(())
}
