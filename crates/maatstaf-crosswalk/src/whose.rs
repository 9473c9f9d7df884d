//! Whose crosswalk an answer rests on, and what weight that has.

use maatstaf_document::{Text, text};

use crate::answer::CrosswalkName;
use crate::crosswalk::Crosswalk;
use crate::document::Standing;

/// A crosswalk by name. The order of what it lists makes no difference.
pub(crate) fn name(crosswalk: &Crosswalk) -> CrosswalkName {
    let mut document = crosswalk.document().clone();
    document.schema = None;
    document.edges.sort_by_cached_key(maatstaf_document::canonical);
    document.levels.sort_by_cached_key(maatstaf_document::canonical);
    document.without.sort_by(|a, b| a.category.cmp(&b.category));
    document.sources.sort_by(|a, b| a.id.cmp(&b.id));
    CrosswalkName {
        digest: maatstaf_document::digest(&document),
        id: document.id,
        from: document.from,
        to: document.to,
        author: document.author,
        standing: document.standing,
        carry: document.carry,
        sources: document.sources,
    }
}

/// The sentence that stands under every reading.
pub(crate) fn statement(crosswalk: &Crosswalk) -> Text {
    let document = crosswalk.document();
    let (from, to) = (&crosswalk.from().facts().holder, &crosswalk.to().facts().holder);
    let author = &document.author;
    let (whose, weight) = match document.standing {
        Standing::Ours | Standing::Author => (
            text!(
                "This crosswalk is {author}'s own reading",
                "Deze vergelijking is een eigen lezing van {author}"
            ),
            text!(
                "neither {from} nor {to} says that these correspond",
                "{from} noch {to} zegt dat dit met elkaar overeenkomt"
            ),
        ),
        standing @ (Standing::Published | Standing::Agreed) => {
            let Text { en, nl } = standing.words();
            (
                text!("This crosswalk by {author} was {en}", "Deze vergelijking van {author} is {nl}"),
                text!(
                    "look up what {from} and {to} say today",
                    "zoek op wat {from} en {to} er vandaag over zeggen"
                ),
            )
        }
    };
    Text::new(
        format!(
            "{}: {}. What goes along is an estimate under Maatstaf's own rules and no decision by either.",
            whose.en, weight.en
        ),
        format!(
            "{}: {}. Wat meegaat is een schatting volgens eigen regels van Maatstaf en geen besluit van een van beide.",
            whose.nl, weight.nl
        ),
    )
}
