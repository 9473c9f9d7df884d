//! The name by which a request calls this server.
//!
//! A page of somebody else can make its own name lead to this machine. The browser then takes that page and this server
//! for the same, but it goes on saying the name: a request under a name that is not ours is refused.

use crate::asked::Request;
use crate::problem::{Code, Problem};
use crate::settings::Settings;

/// Whether the header Host is a name of ours.
pub(crate) fn known(settings: &Settings, request: &Request) -> Result<(), Problem> {
    let host = request.header("host").unwrap_or_default();
    if is_known(settings, host) { Ok(()) } else { Err(Problem::new(Code::ForeignHost)) }
}

fn is_known(settings: &Settings, host: &str) -> bool {
    let host = host.to_ascii_lowercase();
    if !settings.team {
        return is_loopback(&host);
    }
    let public = settings.public.as_ref().and_then(|public| public.split_once("://")).map(|(_, host)| host);
    let public = public.is_some_and(|public| {
        let public = public.to_ascii_lowercase();
        host == public
            || host.strip_suffix(":443") == Some(&public)
            || public.strip_suffix(":443") == Some(&host)
    });
    let port = settings.address.port();
    public
        || host == settings.address.to_string()
        || settings.address.ip().is_loopback() && host == format!("localhost:{port}")
}

/// Whether it is a name of this machine alone, on any port.
fn is_loopback(host: &str) -> bool {
    let names = ["localhost", "127.0.0.1", "[::1]"];
    names
        .iter()
        .filter_map(|name| host.strip_prefix(name))
        .any(|rest| rest.is_empty() || rest.strip_prefix(':').is_some_and(|port| port.parse::<u16>().is_ok()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_person_is_asked_for_by_a_name_of_this_machine_only() {
        let settings = Settings::default();
        for host in ["localhost", "LOCALHOST:80", "127.0.0.1:7112", "[::1]:9"] {
            assert!(is_known(&settings, host), "{host}");
        }
        for host in [
            "",
            "localhost.example",
            "127.0.0.1.example:7112",
            "127.0.0.2",
            "localhost:x",
            "example.org:7112",
        ] {
            assert!(!is_known(&settings, host), "{host}");
        }
    }

    #[test]
    fn a_team_is_asked_for_by_its_public_address_or_where_it_listens() {
        let mut settings = Settings::default();
        (settings.team, settings.public) = (true, Some("https://Maatstaf.example".to_owned()));
        for host in ["maatstaf.example", "maatstaf.example:443", "127.0.0.1:7112", "localhost:7112"] {
            assert!(is_known(&settings, host), "{host}");
        }
        for host in ["", "example", "maatstaf.example:80", "localhost:7113", "evil.maatstaf.example"] {
            assert!(!is_known(&settings, host), "{host}");
        }
    }
}
