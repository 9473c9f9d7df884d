//! Statements: their shape, and what they do not claim.
#![expect(clippy::indexing_slicing, reason = "a failing index fails the test")]

use std::collections::BTreeSet;

use crate::common::{Tested, day, plain};
use maatstaf::{Lane, Policy};
use maatstaf_results::{StatementChoices, statements};
use serde_json::Value;

fn read(choices: &StatementChoices) -> Result<Vec<Value>, Box<dyn std::error::Error>> {
    Ok(serde_json::from_str(&statements(&plain()?, &Policy::standard(), choices)?)?)
}

#[test]
fn scores_are_the_heights_of_the_estimate() -> Tested {
    let portfolio = plain()?;
    let (estimate, framework) = (portfolio.estimate(), portfolio.framework());
    let all = read(&StatementChoices::new(day()))?;
    assert_eq!(all.len(), 9);
    let overall = framework.height(estimate.level());
    let categories = estimate.categories().map(|one| framework.height(one.level()));
    let heights: Vec<usize> = std::iter::once(overall).chain(categories).collect();
    assert!(heights.iter().any(|height| *height > 0));
    for (statement, height) in all.iter().zip(heights) {
        let score = &statement["result"]["score"];
        assert_eq!(score["raw"], height);
        assert_eq!(score["scaled"], [0.0, 0.25, 0.5, 0.75, 1.0][height]);
    }
    Ok(())
}

#[test]
fn all_lanes_stand_beside_the_score() -> Tested {
    let portfolio = plain()?;
    let estimate = portfolio.estimate();
    let all = read(&StatementChoices::new(day()))?;
    for (statement, category) in all.iter().skip(1).zip(estimate.categories()) {
        for lane in [Lane::Floor, Lane::Estimate, Lane::Ceiling] {
            let extension =
                &statement["result"]["extensions"][format!("https://maatstaf.example/extensions/{lane}")];
            assert_eq!(extension["level"].as_str(), category.in_lane(lane));
        }
    }
    Ok(())
}

#[test]
fn a_statement_claims_no_success_and_names_nobody() -> Tested {
    for statement in read(&StatementChoices::new(day()))? {
        assert_eq!(statement["verb"]["id"], "http://adlnet.gov/expapi/verbs/scored");
        assert!(
            statement["result"].get("success").is_none() && statement["result"].get("completion").is_none()
        );
        assert_eq!(statement["actor"]["account"]["name"], "coach-a");
        assert!(statement["actor"].get("name").is_none() && statement["actor"].get("mbox").is_none());
        assert_eq!(
            statement["context"]["extensions"]["https://maatstaf.example/extensions/kind"],
            "self-assessment"
        );
    }
    Ok(())
}

#[test]
fn ids_follow_from_the_content() -> Tested {
    let ids = |choices: &StatementChoices| -> Result<BTreeSet<String>, Box<dyn std::error::Error>> {
        Ok(read(choices)?.iter().filter_map(|one| one["id"].as_str().map(str::to_owned)).collect())
    };
    let choices = StatementChoices::new(day());
    assert_eq!(ids(&choices)?.len(), 9);
    assert_eq!(ids(&choices)?, ids(&choices)?);
    let elsewhere =
        StatementChoices { base: "https://school.example/maatstaf".to_owned(), ..choices.clone() };
    assert!(ids(&choices)?.is_disjoint(&ids(&elsewhere)?));
    let object = &read(&elsewhere)?[1]["object"]["id"];
    assert_eq!(object, "https://school.example/maatstaf/frameworks/emcc-2015/categories/understanding-self");
    Ok(())
}

#[test]
fn a_base_that_is_no_web_address_is_refused() -> Tested {
    for base in
        ["", "school", "ftp://x/", "https://", "https:// x/", "https://x/?a=", "https://x/#a", "https://é/"]
    {
        let choices = StatementChoices { base: base.to_owned(), ..StatementChoices::new(day()) };
        assert!(statements(&plain()?, &Policy::standard(), &choices).is_err(), "{base}");
    }
    Ok(())
}
