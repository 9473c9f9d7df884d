//! The laws of the chooser.

use std::error::Error;

use maatstaf_document::Language;
use maatstaf_guidance::{Choice, Guidance, Outcome, QuestionDocument, Request};

type Done = Result<(), Box<dyn Error>>;

/// A set of answers by number: digit `n` of question `q` is answer `n`, and one digit more means open.
struct Sets<'g> {
    guidance: &'g Guidance,
}

impl<'g> Sets<'g> {
    fn questions(&self) -> &'g [QuestionDocument] {
        &self.guidance.questions().questions
    }

    fn count(&self) -> usize {
        self.questions().iter().map(|question| question.answers.len() + 1).product()
    }

    fn answers(&self, mut number: usize) -> Vec<(&'g str, &'g str)> {
        let mut answers = Vec::new();
        for question in self.questions() {
            let size = question.answers.len() + 1;
            if let Some(answer) = question.answers.get(number % size) {
                answers.push((question.id.as_str(), answer.id.as_str()));
            }
            number /= size;
        }
        answers
    }

    /// What these answers mean at the boundary, worked out from the data alone.
    fn outcome(&self, answers: &[(&str, &str)]) -> Outcome {
        let boundary = &self.guidance.forms().boundary;
        let crossing = |(asked, said): &(&str, &str)| {
            let answer = self.guidance.questions().question(asked)?.answer(said)?;
            Some(boundary.crossing(answer.crosses.as_ref()?)?.outcome)
        };
        answers.iter().filter_map(crossing).max().unwrap_or_default()
    }

    fn choose(&self, answers: &[(&str, &str)]) -> Result<Choice, Box<dyn Error>> {
        Ok(self.guidance.choose(&Request::of(self.guidance, answers.iter().copied())?))
    }
}

#[test]
fn the_boundary_refers_whenever_a_trigger_is_answered_whatever_else_is_answered() -> Done {
    let guidance = Guidance::standard();
    let sets = Sets { guidance: &guidance };
    let (mut referred, mut not) = (0, 0);
    for number in 0..sets.count() {
        let answers = sets.answers(number);
        // Every complete set, and every set of up to three answers; those between differ only in how much is open.
        if (4..sets.questions().len()).contains(&answers.len()) {
            continue;
        }
        let choice = sets.choose(&answers)?;
        let outcome = choice.document().boundary.outcome;
        assert_eq!(outcome, sets.outcome(&answers), "{answers:?}");
        if outcome == Outcome::Refer {
            assert_eq!(choice.first(), ["therapy"], "{answers:?}");
            referred += 1;
        } else {
            not += 1;
        }
    }
    assert!(referred > 20_000 && not > 20_000, "{referred} sets refer and {not} do not");
    Ok(())
}

#[test]
fn the_triggers_are_the_past_private_life_alone_and_more_than_can_be_carried() {
    let guidance = Guidance::standard();
    let sets = Sets { guidance: &guidance };
    let mut triggers = Vec::new();
    for question in sets.questions() {
        for answer in &question.answers {
            if sets.outcome(&[(&question.id, &answer.id)]) == Outcome::Refer {
                triggers.push((question.id.as_str(), answer.id.as_str()));
            }
        }
    }
    let expected = [
        ("about", "past-events"),
        ("about", "private-life"),
        ("sphere", "only-private"),
        ("load", "too-heavy"),
    ];
    assert_eq!(triggers, expected);
}

#[test]
fn each_form_is_first_alone_for_some_answers_without_the_boundary_deciding() -> Done {
    let guidance = Guidance::standard();
    let sets = Sets { guidance: &guidance };
    let mut waiting = guidance.forms().ids();
    for number in (0..sets.count()).step_by(7) {
        let answers = sets.answers(number);
        if sets.outcome(&answers) == Outcome::Refer {
            continue;
        }
        let choice = sets.choose(&answers)?;
        if let [first] = choice.first().as_slice() {
            waiting.retain(|form| form != first);
        }
        if waiting.is_empty() {
            return Ok(());
        }
    }
    assert!(waiting.is_empty(), "never first alone: {waiting:?}");
    Ok(())
}

#[test]
fn an_unanswered_request_ranks_nothing_above_anything_else() {
    let guidance = Guidance::standard();
    let choice = guidance.choose(&Request::default());
    let document = choice.document();
    assert_eq!(choice.first().len(), guidance.forms().forms.len());
    assert!(document.ranking.iter().all(|standing| standing.points == 0 && standing.place == 1));
    assert_eq!((document.answered, document.settled), (0, false));
    assert_eq!(document.open.len(), document.asked, "every question can still tell the forms apart");
    assert_eq!(document.boundary.outcome, Outcome::Continue);
}

#[test]
fn the_order_of_answers_makes_no_difference() -> Done {
    let guidance = Guidance::standard();
    let sets = Sets { guidance: &guidance };
    for number in (0..sets.count()).step_by(4_001) {
        let mut answers = sets.answers(number);
        let one = sets.choose(&answers)?;
        answers.reverse();
        let other = sets.choose(&answers)?;
        assert_eq!(one, other);
        assert_eq!(one.page(Language::Nl), other.page(Language::Nl));
        let listed = |answers: &[(&str, &str)]| {
            let pairs: Vec<String> =
                answers.iter().map(|(asked, said)| format!("\"{asked}\": \"{said}\"")).collect();
            format!("{{\"maatstaf_request\": 1, \"answers\": {{{}}}}}", pairs.join(", "))
        };
        let read = Request::from_json(&guidance, &listed(&answers))?;
        assert_eq!(guidance.choose(&read), one);
    }
    Ok(())
}

#[test]
fn a_settled_first_place_is_one_that_no_further_answers_change() -> Done {
    let guidance = Guidance::standard();
    let sets = Sets { guidance: &guidance };
    let (mut settled, mut unsettled) = (0, 0);
    for number in (0..sets.count()).step_by(101) {
        let answers = sets.answers(number);
        let open: Vec<_> = sets
            .questions()
            .iter()
            .filter(|one| !answers.iter().any(|(asked, _)| *asked == one.id))
            .collect();
        if open.is_empty() || open.len() > 2 {
            continue;
        }
        let choice = sets.choose(&answers)?;
        let mut completions = vec![answers.clone()];
        for question in open {
            let more: Vec<_> = completions
                .iter()
                .flat_map(|before| {
                    question.answers.iter().map(move |answer| {
                        [before.as_slice(), &[(question.id.as_str(), answer.id.as_str())]].concat()
                    })
                })
                .collect();
            completions.extend(more);
        }
        let mut same = true;
        for completion in &completions {
            same &= sets.choose(completion)?.first() == choice.first();
        }
        assert_eq!(choice.document().settled, same, "{answers:?}");
        if same { settled += 1 } else { unsettled += 1 }
    }
    assert!(settled > 100 && unsettled > 100, "{settled} settled, {unsettled} not");
    Ok(())
}

#[test]
fn what_would_change_is_what_does_change_when_it_is_answered() -> Done {
    let guidance = Guidance::standard();
    let sets = Sets { guidance: &guidance };
    let answers = [("about", "growth"), ("length", "agreed-number"), ("power", "no")];
    let choice = sets.choose(&answers)?;
    let mut changes = 0;
    for question in sets.questions().iter().filter(|one| !answers.iter().any(|(asked, _)| *asked == one.id)) {
        for answer in &question.answers {
            let then = sets.choose(&[answers.as_slice(), &[(&question.id, &answer.id)]].concat())?;
            let told = choice.document().open.iter().filter(|open| open.question == question.id);
            let told = told.flat_map(|open| &open.changes).find(|change| change.answer == answer.id);
            match told {
                Some(change) => {
                    assert_eq!(change.first, then.first());
                    assert_ne!(choice.first(), then.first());
                    assert_eq!(change.outcome, then.document().boundary.outcome);
                    changes += 1;
                }
                None => assert_eq!(choice.first(), then.first()),
            }
        }
    }
    assert!(changes > 0);
    Ok(())
}

#[test]
fn places_follow_points_and_points_follow_reasons() -> Done {
    let guidance = Guidance::standard();
    let sets = Sets { guidance: &guidance };
    for number in (0..sets.count()).step_by(2_003) {
        let choice = sets.choose(&sets.answers(number))?;
        let ranking = &choice.document().ranking;
        for standing in ranking {
            let reasons = standing.speaks_for.iter().chain(&standing.speaks_against);
            assert_eq!(reasons.map(|reason| reason.points).sum::<i32>(), standing.points);
        }
        let by_points: Vec<i32> =
            ranking.iter().filter(|standing| !standing.by_boundary).map(|standing| standing.points).collect();
        assert!(by_points.is_sorted_by(|a, b| a >= b), "{by_points:?}");
    }
    Ok(())
}

#[test]
fn clear_requests_go_where_anybody_would_send_them() -> Done {
    let guidance = Guidance::standard();
    let sets = Sets { guidance: &guidance };
    let cases: [(&[(&str, &str)], &str); 8] = [
        (&[("about", "task"), ("manner", "show-me"), ("goals", "the-work")], "work-guidance"),
        (
            &[("about", "result"), ("sponsor", "yes"), ("manner", "ask-me"), ("length", "agreed-number")],
            "coaching",
        ),
        (&[("about", "pattern"), ("length", "ten-to-fifteen"), ("goals", "on-the-way")], "supervision"),
        (&[("about", "past-events")], "therapy"),
        (&[("about", "growth"), ("manner", "own-experience"), ("power", "no")], "mentoring"),
        (&[("about", "burden"), ("manner", "hear-me"), ("load", "noticeable")], "counselling"),
        (&[("about", "conflict"), ("manner", "stand-between-us")], "mediation"),
        (&[("about", "career"), ("manner", "ask-me"), ("length", "one-or-two")], "career-guidance"),
    ];
    for (answers, form) in cases {
        assert_eq!(sets.choose(answers)?.first(), [form], "{answers:?}");
    }
    Ok(())
}

#[test]
fn a_page_says_in_both_languages_what_the_answer_holds() -> Done {
    let guidance = Guidance::standard();
    let sets = Sets { guidance: &guidance };
    let choice = sets.choose(&[("about", "past-events"), ("manner", "ask-me")])?;
    let dutch = choice.page(Language::Nl).to_markdown();
    assert!(dutch.contains("Verwijs: therapie gaat voor"), "{dutch}");
    assert!(dutch.contains("42, 81, 103 en 104"), "{dutch}");
    let english = choice.page(Language::En).to_markdown();
    assert!(english.contains("1. therapy: first by the boundary"), "{english}");
    assert!(english.contains("ask, so that I find it myself (+3)"), "{english}");
    Ok(())
}

#[test]
fn mentoring_and_coaching_are_told_apart_only_where_they_are_the_two_best() -> Done {
    let guidance = Guidance::standard();
    let sets = Sets { guidance: &guidance };
    let told = |choice: &Choice| {
        choice.page(Language::En).to_markdown().contains("How to tell mentoring from coaching")
    };
    let close = sets.choose(&[("about", "result"), ("load", "light"), ("sphere", "mostly-work")])?;
    let best: Vec<&str> = close.document().ranking.iter().take(2).map(|one| one.form.as_str()).collect();
    assert_eq!(best, ["coaching", "mentoring"]);
    assert!(told(&close));
    assert!(!told(&sets.choose(&[("about", "conflict")])?));
    Ok(())
}
