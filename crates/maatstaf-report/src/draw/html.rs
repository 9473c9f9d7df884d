//! A report as one HTML file.

mod blocks;

use maud::{DOCTYPE, Markup, PreEscaped, html};

use self::blocks::Pen;
use super::{PAGE_STYLE, PICTURE_STYLE, THEME};
use crate::content::{Inline, Section};
use crate::report::Report;
use maatstaf_document::say;

/// What the page may do: nothing but look like its own style. No script runs, nothing is fetched, nothing is sent.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/// The report as a page.
pub(crate) fn page(report: &Report) -> String {
    let language = <&str>::from(report.language);
    let pen = Pen::new(report);
    let style = format!("{THEME}{PICTURE_STYLE}{PAGE_STYLE}{}", running_head(report));
    let page = html! {
        (DOCTYPE)
        html lang=(language) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta http-equiv="Content-Security-Policy" content=(POLICY);
                meta name="color-scheme" content="light dark";
                meta name="generator" content="Maatstaf";
                title { (title(report)) }
                style { (PreEscaped(style)) }
            }
            body {
                a.skip href="#content" { (say!(report.language, "To the content", "Naar de inhoud")) }
                header {
                    h1 { (report.title) }
                    (pen.facts(&report.about))
                }
                main id="content" tabindex="-1" {
                    @if !report.lead.is_empty() { div.lead { (pen.blocks(&report.lead)) } }
                    (contents(report))
                    @for section in &report.sections { (self::section(&pen, section, 2)) }
                }
                footer { @for line in &report.colophon { p { (pen.line(line)) } } }
            }
        }
    };
    page.into_string() + "\n"
}

/// The title with whom and what it is about, for a tab or a list of files.
fn title(report: &Report) -> String {
    let about = report.about.first().map(|(_, fact)| fact.to_string());
    about.map_or_else(|| report.title.clone(), |about| format!("{} · {about}", report.title))
}

/// What stands at the foot of every sheet of paper: the title, and the number of the page.
fn running_head(report: &Report) -> String {
    let title: String = title(report)
        .chars()
        .filter(|letter| letter.is_alphanumeric() || matches!(letter, ' ' | '-' | '.' | '·' | ',' | '\''))
        .collect();
    let of = say!(report.language, "of", "van");
    format!(
        "@page{{@top-left{{content:\"{title}\"}}@bottom-right{{content:counter(page) \" {of} \" counter(pages)}}}}"
    )
}

fn contents(report: &Report) -> Markup {
    let title = say!(report.language, "Contents", "Inhoud");
    let entry = |section: &Section| html! { a href={ "#" (section.anchor.id()) } { (section.title) } };
    html! {
        nav.contents aria-labelledby="contents" {
            h2 id="contents" { (title) }
            ol {
                @for section in &report.sections {
                    li {
                        (entry(section))
                        @if !section.sections.is_empty() {
                            ol { @for below in &section.sections { li { (entry(below)) } } }
                        }
                    }
                }
            }
        }
    }
}

fn section(pen: &Pen<'_>, section: &Section, depth: u8) -> Markup {
    let id = section.anchor.id();
    let title = Inline::text(section.title.as_str());
    html! {
        section id=(id) class=[section.new_page.then_some("new-page")] {
            (pen.heading(depth, &title))
            (pen.within(&section.title).blocks(&section.blocks))
            @for below in &section.sections { (self::section(pen, below, depth + 1)) }
        }
    }
}
