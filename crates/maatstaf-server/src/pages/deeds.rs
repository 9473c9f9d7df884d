//! What was done, as a table.

use maatstaf_store::Deed;
use maud::{Markup, html};

use super::layout::Say;
use super::words::moment;

/// Deeds, a row each. Those of the reader say so.
pub(super) fn deeds(say: Say, deeds: &[Deed], me: Option<&str>) -> Markup {
    html! {
        @if deeds.is_empty() {
            p { (say.of("Nothing yet.", "Nog niets.")) }
        } @else {
            div.scroll tabindex="0" role="region" aria-label=(say.of("What was done", "Wat er is gedaan")) { table {
                thead { tr {
                    th scope="col" { (say.of("When", "Wanneer")) }
                    th scope="col" { (say.of("Who", "Wie")) }
                    th scope="col" { (say.of("What", "Wat")) }
                    th scope="col" { (say.of("To what", "Waaraan")) }
                } }
                tbody {
                    @for deed in deeds {
                        tr {
                            td { (moment(deed.at)) }
                            td { @if me == Some(deed.actor.as_str()) { (say.of("you", "jij")) } @else { code { (deed.actor) } } }
                            td { (deed.deed) @if !deed.detail.is_empty() { " (" (deed.detail) ")" } }
                            td { code { (deed.subject) } }
                        }
                    }
                }
            } }
        }
    }
}
