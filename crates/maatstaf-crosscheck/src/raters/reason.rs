//! Why a statistic has no value, in plain words.

use maatstaf_document::{Text, text};
use maatstaf_stats::Undefined;

/// Says why a statistic has no value. Assessors are named, not numbered.
pub(super) fn reason(undefined: &Undefined, raters: &[String]) -> Text {
    match *undefined {
        Undefined::NoUnits => text!("nothing was judged", "er is niets beoordeeld"),
        Undefined::NoPairs => {
            text!("nothing was judged by two assessors", "niets is door twee assessoren beoordeeld")
        }
        Undefined::NoVariation { .. } => text!(
            "the levels given do not vary, so agreement beyond chance has no meaning",
            "de gegeven niveaus verschillen niet, dus overeenstemming boven toeval betekent niets"
        ),
        Undefined::NoSpread => text!(
            "the levels given do not vary, and this divides by how much they do",
            "de gegeven niveaus verschillen niet, en hier wordt gedeeld door hoeveel ze verschillen"
        ),
        Undefined::NoFreedom | Undefined::NoStandardError => text!(
            "there is too little to tell an error from",
            "er is te weinig om een foutmarge uit af te leiden"
        ),
        Undefined::Incomplete { missing } => text!(
            "{missing} judgements are missing, and this needs all of them",
            "er ontbreken {missing} oordelen, en hiervoor zijn ze allemaal nodig"
        ),
        Undefined::Disconnected { parts } => text!(
            "the assessors form {parts} groups that share no cell, so they cannot be compared",
            "de assessoren vormen {parts} groepen zonder gedeelde cel, dus ze zijn niet te vergelijken"
        ),
        Undefined::NotConverged { steps } => text!(
            "the computation did not come to rest within {steps} steps",
            "de berekening kwam binnen {steps} stappen niet tot rust"
        ),
        Undefined::TooFewDraws { have, need } => text!(
            "{have} draws are too few: at least {need} are needed",
            "{have} trekkingen is te weinig: het moeten er minstens {need} zijn"
        ),
        Undefined::Resamples { without, draws } => text!(
            "{without} of {draws} draws have no value",
            "{without} van {draws} trekkingen hebben geen waarde"
        ),
        _ => too_few(undefined, raters),
    }
}

/// The reasons that there is too little of something.
fn too_few(undefined: &Undefined, raters: &[String]) -> Text {
    match *undefined {
        Undefined::TooFewRaters { have, need } => text!(
            "assessors: {have}, and at least {need} are needed",
            "assessoren: {have}, en het moeten er minstens {need} zijn"
        ),
        Undefined::TooFewUnits { have, need } => {
            text!(
                "cells: {have}, and at least {need} are needed",
                "cellen: {have}, en het moeten er minstens {need} zijn"
            )
        }
        Undefined::TooFewPeople { have, need } => text!(
            "people: {have}, and at least {need} are needed",
            "personen: {have}, en het moeten er minstens {need} zijn"
        ),
        Undefined::TooFewTraits { have, need } => text!(
            "categories: {have}, and at least {need} are needed",
            "categorieën: {have}, en het moeten er minstens {need} zijn"
        ),
        Undefined::TooFewObservations { have, need } => text!(
            "judgements: {have}, and at least {need} are needed",
            "oordelen: {have}, en het moeten er minstens {need} zijn"
        ),
        Undefined::ThinRater { rater, have, need } => {
            let at = usize::try_from(rater).unwrap_or(usize::MAX);
            let who = raters.get(at).map_or("?", String::as_str);
            text!(
                "{who} gave {have} judgements that tell something, and at least {need} are needed",
                "{who} gaf {have} oordelen die iets zeggen, en het moeten er minstens {need} zijn"
            )
        }
        Undefined::ThinCategory { category, have, need } => text!(
            "rating {category} was given {have} times, and at least {need} are needed",
            "waardering {category} is {have} keer gegeven, en het moet minstens {need} keer zijn"
        ),
        _ => text!("this cannot be computed here", "dit is hier niet te berekenen"),
    }
}
