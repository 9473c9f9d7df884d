//! What the open questions could still change.

use super::{Change, OpenQuestion};
use crate::forms::Outcome;
use crate::questions::{AnswerDocument, QuestionDocument};
use crate::weigh::{Vote, Weighing};

impl<'g> Vote<'g> {
    /// The vote of an answer to a question.
    pub(crate) fn answer(question: &'g QuestionDocument, answer: &'g AnswerDocument) -> Self {
        Self {
            question: Some(&question.id),
            said: &answer.id,
            points: &answer.points,
            crosses: answer.crosses.as_deref(),
        }
    }
}

/// The answers to an open question that would change the first place; nothing when none would.
pub(super) fn changes(weighing: &Weighing<'_>, question: &QuestionDocument) -> Option<OpenQuestion> {
    let now = weighing.first();
    let changes: Vec<Change> = question
        .answers
        .iter()
        .filter_map(|answer| {
            let then = weighing.with(Vote::answer(question, answer));
            let first = then.first();
            (first != now).then(|| Change {
                answer: answer.id.clone(),
                first: first.into_iter().map(str::to_owned).collect(),
                outcome: then.outcome,
            })
        })
        .collect();
    (!changes.is_empty()).then(|| OpenQuestion { question: question.id.clone(), changes })
}

/// Whether no set of answers to the open questions changes the first place.
///
/// If no answer alone tells the forms in the first place apart, or reaches the boundary, then each other form comes nearest to them when
/// every open question is answered in its favour, and those answers are independent: the sum of the nearest steps decides.
pub(super) fn settled(weighing: &Weighing<'_>, open: &[&QuestionDocument], changes: &[OpenQuestion]) -> bool {
    if weighing.outcome == Outcome::Refer {
        return true;
    }
    if !changes.is_empty() {
        return false;
    }
    let first = weighing.first();
    let Some(leader) = first.first() else { return true };
    let highest = weighing.points().find(|(id, _)| id == leader).map_or(0, |(_, points)| points);
    weighing.points().filter(|(form, _)| !first.contains(form)).all(|(form, points)| {
        let nearer: i32 = open.iter().map(|question| nearer(weighing, question, leader, form)).sum();
        highest - points + nearer > 0
    })
}

/// How much nearer, below zero, some answer to a question brings a form to the leader. Answers that refer decide by themselves.
fn nearer(weighing: &Weighing<'_>, question: &QuestionDocument, leader: &str, form: &str) -> i32 {
    let votes = question.answers.iter().map(|answer| Vote::answer(question, answer));
    let undecided = votes.filter(|vote| weighing.outcome_of(vote) != Outcome::Refer);
    undecided.map(|vote| vote.points(leader) - vote.points(form)).min().unwrap_or_default().min(0)
}
