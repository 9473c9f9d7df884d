//! The chooser's questions as written in `questions.json`.

use std::collections::BTreeMap;

use maatstaf_document::Text;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::forms::Points;

/// The chooser's questions with the points of their answers, in `questions.json`. All of it is this project's choice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct QuestionsDocument {
    /// Where the schema of this file is.
    #[serde(rename = "$schema", default, skip_serializing_if = "Option::is_none")]
    pub schema: Option<String>,
    /// The version of this file format: 1.
    #[schemars(extend("minimum" = 1, "maximum" = 1))]
    pub maatstaf_questions: u8,
    /// Whose choice the questions and points are; it is shown with every answer.
    pub owner: Text,
    /// The questions, in the order in which they are asked.
    pub questions: Vec<QuestionDocument>,
}

/// A question about a request.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct QuestionDocument {
    /// The question's id.
    pub id: String,
    /// The question.
    pub text: Text,
    /// Its answers, of which one is given.
    pub answers: Vec<AnswerDocument>,
}

/// An answer to a question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AnswerDocument {
    /// The answer's id.
    pub id: String,
    /// The answer, understandable without its question.
    pub text: Text,
    /// Points for and against forms, by form id; a form that is absent gets none.
    pub points: BTreeMap<String, Points>,
    /// The id of the crossing of the boundary that it means, if any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub crosses: Option<String>,
}

impl QuestionsDocument {
    /// The ids of all questions.
    pub fn ids(&self) -> Vec<String> {
        self.questions.iter().map(|question| question.id.clone()).collect()
    }

    /// The question with an id.
    pub fn question(&self, id: &str) -> Option<&QuestionDocument> {
        self.questions.iter().find(|question| question.id == id)
    }
}

impl QuestionDocument {
    /// The ids of all answers.
    pub fn ids(&self) -> Vec<String> {
        self.answers.iter().map(|answer| answer.id.clone()).collect()
    }

    /// The answer with an id.
    pub fn answer(&self, id: &str) -> Option<&AnswerDocument> {
        self.answers.iter().find(|answer| answer.id == id)
    }
}
