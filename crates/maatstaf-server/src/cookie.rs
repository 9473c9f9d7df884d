//! The cookies: one for a session, and one that holds a link that was pasted until it is used.

use jiff::SignedDuration;

use crate::asked::Request;
use crate::settings::Settings;

/// How long somebody stays signed in in a browser. Our choice.
pub(crate) const SESSION: SignedDuration = SignedDuration::from_hours(30 * 24);
/// How long a link that was pasted is remembered.
pub(crate) const LINK: SignedDuration = SignedDuration::from_mins(30);

/// What a cookie is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Cookie {
    Session,
    Link,
}

impl Cookie {
    /// Its name. Where a browser knows the page to be secure it belongs to this host and no other; on this machine there
    /// is no TLS.
    fn name(self, settings: &Settings) -> &'static str {
        match (self, settings.is_secure()) {
            (Self::Session, true) => "__Host-maatstaf",
            (Self::Session, false) => "maatstaf",
            (Self::Link, true) => "__Host-maatstaf-link",
            (Self::Link, false) => "maatstaf-link",
        }
    }

    /// What a browser sends along.
    pub(crate) fn of(self, request: &Request, settings: &Settings) -> Option<String> {
        let all = request.header("cookie")?;
        let mut pairs = all.split(';').filter_map(|pair| pair.trim().split_once('='));
        pairs.find(|(key, _)| *key == self.name(settings)).map(|(_, value)| value.to_owned())
    }

    /// The header that gives it to a browser.
    pub(crate) fn set(self, settings: &Settings, secret: &str) -> String {
        let holds = if self == Self::Session { SESSION } else { LINK };
        self.header(settings, secret, holds.as_secs())
    }

    /// The header that takes it away.
    pub(crate) fn end(self, settings: &Settings) -> String {
        self.header(settings, "", 0)
    }

    fn header(self, settings: &Settings, value: &str, seconds: i64) -> String {
        let secure = if settings.is_secure() { "; Secure" } else { "" };
        format!(
            "{}={value}; Path=/; HttpOnly; SameSite=Strict; Max-Age={seconds}{secure}",
            self.name(settings)
        )
    }
}
