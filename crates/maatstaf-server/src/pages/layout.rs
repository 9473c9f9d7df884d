//! What stands around every page, and what it may do in a browser.

use maatstaf::Language;
use maud::{DOCTYPE, Markup, html};

use super::app::PLACE;
use crate::asked::Asked;
use crate::reply::{Body, Reply};
use crate::server::Server;

/// What a page may do: look like its one stylesheet, and send forms back here. No script runs.
const POLICY: &str = "default-src 'none'; style-src 'self'; form-action 'self'; img-src 'self'; \
    frame-ancestors 'none'; base-uri 'none'";

/// Says things in the language of a page.
#[derive(Debug, Clone, Copy)]
pub(super) struct Say(pub(super) Language);

/// Who a page is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reader {
    Nobody,
    Person,
    Steward,
}

/// A page without what stands around it.
pub(super) struct Sheet<'s> {
    pub(super) title: &'s str,
    pub(super) status: u16,
    pub(super) content: Markup,
}

impl Say {
    pub(super) fn of(self, english: &'static str, dutch: &'static str) -> &'static str {
        if self.0 == Language::Nl { dutch } else { english }
    }
}

impl Asked<'_> {
    pub(super) fn say(&self) -> Say {
        Say(self.language)
    }

    /// A page for whoever asked.
    pub(super) fn page(&self, title: &str, content: Markup) -> Reply {
        self.page_with(200, title, content)
    }

    /// A page with another status than that all is well.
    pub(super) fn page_with(&self, status: u16, title: &str, content: Markup) -> Reply {
        let reader = match (self.actor.account(), self.actor.is_steward()) {
            (None, _) => Reader::Nobody,
            (_, false) => Reader::Person,
            (_, true) => Reader::Steward,
        };
        let sheet = Sheet { title, status, content };
        framed(self.server, self.language, reader, self.route.path, &sheet)
    }
}

/// A page with what stands around it.
pub(super) fn framed(
    server: &Server,
    language: Language,
    reader: Reader,
    path: &str,
    sheet: &Sheet<'_>,
) -> Reply {
    let say = Say(language);
    let page = html! {
        (DOCTYPE)
        html lang=(<&str>::from(language)) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                meta name="robots" content="noindex";
                title { (sheet.title) " · Maatstaf" }
                link rel="icon" type="image/svg+xml" href="/assets/icon.svg";
                link rel="stylesheet" href="/assets/style.css";
            }
            body {
                a.skip href="#content" { (say.of("To the content", "Naar de inhoud")) }
                header {
                    a.name href="/" { "Maatstaf" }
                    (navigation(server, say, reader, path))
                }
                main id="content" tabindex="-1" {
                    h1 { (sheet.title) }
                    (sheet.content)
                }
                footer {
                    p { (maatstaf::statement().to(language)) }
                    p { a href="/docs" { (say.of("The API for programs", "De API voor programma's")) } }
                }
            }
        }
    };
    let body = Body::text("text/html; charset=utf-8", page.into_string());
    Reply::new(sheet.status, body).header("content-security-policy", POLICY)
}

fn navigation(server: &Server, say: Say, reader: Reader, path: &str) -> Markup {
    let team = server.settings.team;
    let own = [
        (PLACE, PLACE, say.of("Workroom", "Werkkamer"), true),
        ("/", "/portfolios", say.of("Portfolios", "Portfolio's"), true),
        ("/judging", "/judging", say.of("To assess", "Te beoordelen"), team),
        ("/providers", "/providers", say.of("Providers", "Opleiders"), team),
        ("/account", "/account", say.of("Account", "Account"), true),
        ("/stewards", "/stewards", say.of("This server", "Deze server"), team && reader == Reader::Steward),
    ];
    html! {
        @if reader == Reader::Nobody {
            nav aria-label=(say.of("Main", "Hoofdmenu")) {
                ul { @if team { li { a href="/sign-in" { (say.of("Sign in", "Aanmelden")) } } } }
            }
        } @else {
            nav aria-label=(say.of("Main", "Hoofdmenu")) {
                ul {
                    @for (to, under, name, _) in own.iter().filter(|(_, _, _, shown)| *shown) {
                        @let here = path == *to || path.starts_with(under);
                        li { a href=(to) aria-current=[here.then_some("page")] { (name) } }
                    }
                }
            }
            @if team {
                form.line method="post" action="/sign-out" { button.quiet { (say.of("Sign out", "Afmelden")) } }
            }
        }
    }
}
