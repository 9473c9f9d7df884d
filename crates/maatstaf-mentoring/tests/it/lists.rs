//! The lists hold what the sources hold, and each entry of them is used.

use std::collections::BTreeSet;

use maatstaf_document::Text;
use maatstaf_mentoring::{AgreementFacts, Entry, FactorLevel, Have, Programme};

#[test]
fn every_list_of_a_programme_has_the_number_of_entries_that_its_source_has() {
    let programme = Programme::embedded();
    let counts = [
        ("features", 3),
        ("successful", 4),
        ("other_roles", 5),
        ("personal_questions", 2),
        ("career_competences", 5),
        ("phases", 5),
        ("mentor_competences", 6),
        ("trust_builders", 5),
        ("goals", 6),
        ("hourglass", 3),
        ("leadership_styles", 4),
        ("training_contents", 4),
        ("follow_up_themes", 3),
        ("peer_roles", 3),
        ("peer_uses", 3),
        ("launch_parties", 5),
        ("outcomes", 2),
        ("further_outcomes", 1),
        ("boundary", 3),
        ("not_replaced", 3),
        ("contrast", 3),
        ("services", 5),
        ("referral_steps", 4),
    ];
    for (list, count) in counts {
        assert_eq!(programme.list(list).len(), count, "{list}");
    }
    assert_eq!(programme.lists.len(), counts.len());
    assert_eq!(programme.providers.len(), 5);
    assert_eq!(programme.standards.len(), 6);
    assert!(programme.list("phases").iter().all(|phase| !phase.who.is_empty()));
}

#[test]
fn four_factors_with_five_tips_lie_between_people_and_five_with_nine_in_the_organisation() {
    let programme = Programme::embedded();
    for (level, factors, tips) in [(FactorLevel::Relation, 4, 5), (FactorLevel::Organisation, 5, 9)] {
        let here: Vec<_> = programme.factors.iter().filter(|factor| factor.level == level).collect();
        assert_eq!(here.len(), factors);
        assert_eq!(here.iter().map(|factor| factor.tips.len()).sum::<usize>(), tips);
    }
}

#[test]
fn known_programmes_have_the_numbers_that_their_sources_give() {
    let programme = Programme::embedded();
    let months: Vec<_> =
        programme.known.iter().filter_map(|known| known.months).map(|r| (r.from, r.to)).collect();
    assert_eq!(months, [(12, 12), (6, 12)]);
    let ages: Vec<_> =
        programme.known.iter().filter_map(|known| known.mentor_age).map(|r| (r.from, r.to)).collect();
    assert_eq!(ages, [(18, 35)]);
    let pairs: Vec<_> =
        programme.known.iter().filter_map(|k| k.matches_per_year).map(|r| (r.from, r.to)).collect();
    assert_eq!(pairs, [(325, 350)]);
    assert_eq!(
        (programme.never_started_one_in, programme.opportunistic_years, programme.cycle_months),
        (7, 2, 12)
    );
    for known in &programme.known {
        assert!(programme.providers.iter().any(|provider| provider.id == known.provider));
    }
}

#[test]
fn every_item_belongs_to_one_factor_one_standard_and_one_tip_and_leans_on_known_entries() {
    let programme = Programme::embedded();
    let mut seen = BTreeSet::new();
    for item in &programme.items {
        assert!(seen.insert(&item.id), "{} stands there twice", item.id);
        assert_eq!(programme.factors.iter().filter(|one| one.id == item.factor).count(), 1, "{}", item.id);
        assert_eq!(
            programme.standards.iter().filter(|one| one.id == item.standard).count(),
            1,
            "{}",
            item.id
        );
        assert!(programme.tip(&item.tip).is_some(), "{}", item.id);
        assert!(item.from.iter().all(|reference| programme.entry(reference).is_some()), "{}", item.id);
    }
}

#[test]
fn every_standard_has_two_items_and_every_tip_is_given_by_one() {
    let programme = Programme::embedded();
    for standard in &programme.standards {
        assert!(programme.items.iter().filter(|item| item.standard == standard.id).count() >= 2);
    }
    for tip in programme.factors.iter().flat_map(|factor| &factor.tips) {
        assert!(programme.items.iter().any(|item| item.tip == tip.id), "{} is never given", tip.id);
    }
}

#[test]
fn every_entry_is_asked_by_an_item_or_is_a_choice() {
    let programme = Programme::embedded();
    let choices = ["goals", "launch_parties", "peer_roles", "peer_uses", "services"];
    for (list, entries) in programme.lists.iter().filter(|(list, _)| !choices.contains(&list.as_str())) {
        for entry in entries {
            let reference = format!("{list}/{}", entry.id);
            assert!(programme.items.iter().any(|item| item.from.contains(&reference)), "{reference} is idle");
        }
    }
    let asked = |entry: &Entry| entry.asks.iter().all(|item| programme.item(item).is_some());
    assert!(programme.list("goals").iter().all(|goal| asked(goal) && !goal.asks.is_empty()));
    assert!(programme.list("services").iter().all(|one| asked(one) && !one.asks.is_empty()));
}

#[test]
fn a_better_answer_is_worth_more() {
    let worth = Programme::embedded().worth;
    let values = [Have::No, Have::Planned, Have::Partly, Have::Yes].map(|have| worth.of(have));
    assert_eq!(values, [0, 1, 2, 3]);
}

#[test]
fn every_list_of_an_agreement_has_the_number_of_entries_that_its_source_has() {
    let facts = AgreementFacts::embedded();
    assert_eq!(facts.roles.len(), 8);
    assert_eq!(facts.contents.len(), 5);
    assert_eq!(facts.letters.len(), 6);
    assert_eq!(facts.growth_targets.len(), 5);
    assert_eq!(facts.dialogue.len(), 4);
    assert_eq!(facts.mentee_work.len(), 4);
    assert_eq!(facts.channels.len(), 3);
    assert_eq!(facts.channels.iter().filter(|channel| channel.text_only).count(), 1);
    assert_eq!(facts.text_channel_percent, 10);
    assert_eq!(facts.follow_ups.len(), 5);
    assert_eq!(facts.boundaries.len(), 5);
    assert_eq!(facts.process.len(), 7);
    assert_eq!(facts.self_study.len(), 6);
}

#[test]
fn every_part_has_a_place_in_the_process_and_every_content_and_letter_has_parts() {
    let facts = AgreementFacts::embedded();
    let parts = facts.parts.iter().map(|part| &part.id).chain(facts.boundaries.iter().map(|rule| &rule.id));
    let placed: Vec<&String> = facts.process.iter().flat_map(|step| &step.parts).collect();
    for part in parts.clone() {
        assert_eq!(placed.iter().filter(|one| **one == part).count(), 1, "{part}");
    }
    assert_eq!(placed.len(), parts.count());
    for content in &facts.contents {
        assert!(facts.parts.iter().any(|part| part.content.as_ref() == Some(&content.id)), "{}", content.id);
    }
    for letter in &facts.letters {
        assert!(facts.parts.iter().any(|part| part.letter.as_ref() == Some(&letter.id)), "{}", letter.id);
    }
    let lists = facts.parts.iter().filter_map(|part| part.choices.as_ref());
    assert!(lists.into_iter().all(|list| !facts.choices(list).is_empty()));
}

#[test]
fn both_languages_say_something_everywhere() {
    let programme = Programme::embedded();
    let mut texts: Vec<&Text> = programme.lists.values().flatten().map(|entry| &entry.name).collect();
    texts.extend(programme.items.iter().flat_map(|item| [&item.name, &item.question]));
    texts.extend(programme.factors.iter().flat_map(|factor| [&factor.name, &factor.about]));
    texts.extend(programme.providers.iter().flat_map(|one| [&one.organisation, &one.does, &one.offers]));
    texts.extend(
        AgreementFacts::embedded().parts.iter().flat_map(|part| [&part.name, &part.why, &part.put_in]),
    );
    assert!(texts.iter().all(|text| !text.en.trim().is_empty() && !text.nl.trim().is_empty()));
}
