//! A server that nobody configured is safe.

use maatstaf_server::{Server, Settings, SettingsError};
use serde_json::json;

use super::asker::{Asker, Asking, NEWCOMER, PASSWORD, folder, settings};
use super::town::{Town, Tried};

#[test]
fn what_others_could_reach_needs_accounts_and_tls() -> Tried {
    let (mut refused, mut taken) = (0, 0);
    assert!(Settings::default().checked().is_ok_and(|safe| safe.address.ip().is_loopback() && !safe.team));
    for address in [
        "127.0.0.1:80",
        "[::1]:80",
        "0.0.0.0:80",
        "[::]:80",
        "192.0.2.1:80",
        "[2001:db8::1]:443",
        "[::ffff:192.0.2.1]:80",
    ] {
        for (team, proxy) in [(false, false), (true, false), (false, true), (true, true)] {
            let mut settings = Settings::default();
            (settings.address, settings.team, settings.behind_proxy) = (address.parse()?, team, proxy);
            let open = !settings.address.ip().is_loopback();
            let wanted = match (open, team, proxy) {
                (_, false, true) | (true, false, _) => Err(SettingsError::Alone(settings.address)),
                (true, true, false) => Err(SettingsError::Exposed(settings.address)),
                _ => Ok(settings.clone()),
            };
            *(if wanted.is_ok() { &mut taken } else { &mut refused }) += 1;
            assert_eq!(settings.checked(), wanted);
        }
    }
    for public in [
        "http://maatstaf.example",
        "maatstaf.example",
        "https://",
        "https://a.example/b",
        "https://a.example?b",
        "https://a@b.example",
    ] {
        let mut settings = settings_behind_proxy();
        settings.public = Some(public.to_owned());
        assert_eq!(settings.checked(), Err(SettingsError::Public), "{public}");
        refused += 1;
    }
    println!(
        "FIGURE safe settings | {refused} combinations that others could reach refused, {taken} safe ones taken"
    );
    Ok(())
}

fn settings_behind_proxy() -> Settings {
    let mut settings = settings();
    (settings.behind_proxy, settings.public) = (true, Some("https://maatstaf.example".to_owned()));
    settings
}

#[test]
fn a_new_server_has_no_password_and_is_founded_once() -> Tried {
    let asker = Asker::over(folder()?, settings(), jiff::Timestamp::now)?;
    for (email, password) in
        [("admin", "admin"), ("", ""), ("admin@example.org", "password"), ("root", "maatstaf")]
    {
        let asking = Asking::json("POST", "/v1/session", &json!({ "email": email, "password": password }));
        assert_eq!(asker.ask(None, &asking)?.status, 401, "{email} signs in");
    }
    let stale = asker.server.setup_link()?;
    let link = asker.server.setup_link()?;
    let set_up = |link: &str, password: &str| {
        let secret = link.rsplit('#').next().unwrap_or_default();
        let body = json!({ "secret": secret, "email": NEWCOMER, "name": "Nadia", "language": "en", "password": password });
        asker.ask(None, &Asking::json("POST", "/v1/setup", &body))
    };
    assert_eq!(set_up(&stale, PASSWORD)?.status, 404, "an older link founds");
    for weak in ["", "short", "passwordpassword", NEWCOMER] {
        assert_eq!(set_up(&link, weak)?.status, 422, "{weak} is taken");
    }
    let founded = set_up(&link, PASSWORD)?;
    assert_eq!(founded.status, 201, "{}", founded.start());
    assert_eq!(set_up(&link, PASSWORD)?.status, 404, "a link founds twice");
    assert!(asker.server.setup_link().is_err(), "a store that was founded is founded again");
    let (_, hash) = asker.server.store().read(|view| view.password_of(NEWCOMER))?.ok_or("a hash")?;
    let costs: Vec<u32> = hash
        .split('$')
        .nth(3)
        .ok_or("costs")?
        .split(',')
        .filter_map(|cost| cost.split_once('=')?.1.parse().ok())
        .collect();
    assert!(hash.starts_with("$argon2id$v=19$"), "{hash}");
    assert!(
        costs.iter().zip([19_456, 2, 1]).all(|(cost, least)| *cost >= least) && costs.len() == 3,
        "{costs:?}"
    );
    println!(
        "FIGURE no default password | a one-time set-up link; Argon2id with m={}, t={}, p={}",
        costs[0], costs[1], costs[2]
    );
    Ok(())
}

#[test]
fn a_cookie_is_for_this_host_and_no_script() -> Tried {
    let town = Town::build()?;
    let (mut names, hosts) = (Vec::new(), ["127.0.0.1:7112", "maatstaf.example"]);
    for (settings, host) in [settings(), settings_behind_proxy()].into_iter().zip(hosts) {
        let folder = folder()?;
        town.copy_to(folder.path())?;
        let behind = settings.behind_proxy;
        let asker = Asker::over(folder, settings, jiff::Timestamp::now)?;
        let body = json!({
            "secret": town.thing("secret-invitation-instance")?, "email": NEWCOMER, "name": "Nadia", "language": "en",
            "password": PASSWORD,
        });
        let answer =
            asker.ask(None, &Asking::json("POST", "/v1/invitations/accept", &body).with("host", host))?;
        let cookie = answer.header("set-cookie").ok_or_else(|| answer.start())?.to_owned();
        for wanted in ["; HttpOnly", "; SameSite=Strict", "; Path=/"] {
            assert!(cookie.contains(wanted), "{cookie}");
        }
        assert!(!cookie.contains("Domain"), "{cookie}");
        assert_eq!(
            (cookie.starts_with("__Host-"), cookie.contains("; Secure")),
            (behind, behind),
            "{cookie}"
        );
        assert_eq!(answer.header("strict-transport-security").is_some(), behind);
        names.push(cookie.split('=').next().unwrap_or_default().to_owned());
    }
    println!(
        "FIGURE cookies | `{}` on this machine and `{}` behind TLS: HttpOnly, SameSite=Strict, no Domain",
        names[0], names[1]
    );
    Ok(())
}

#[test]
fn no_other_page_makes_a_browser_do_anything() -> Tried {
    let town = Town::build()?;
    let asker = Asker::of(&town)?;
    let cookie = format!("maatstaf={}", town.secret("anna").ok_or("a secret")?);
    let foreign: [&[(&str, &str)]; 4] = [
        &[("origin", "https://elsewhere.example")],
        &[("origin", "null")],
        &[("sec-fetch-site", "cross-site")],
        &[("sec-fetch-site", "same-site"), ("origin", "http://127.0.0.1:9")],
    ];
    let mut refused = 0;
    for route in Server::routes().iter().filter(|route| route.method() != "GET") {
        let path = super::pages::filled(route.path(), "anna-one", &town);
        for headers in foreign {
            let mut asking = Asking::bare(route.method().as_str(), &path).with("cookie", &cookie);
            for (name, value) in headers {
                asking = asking.with(name, value);
            }
            let answer = asker.ask(None, &asking)?;
            assert_eq!(answer.status, 403, "{} {path} with {headers:?}: {}", route.method(), answer.start());
            refused += 1;
        }
        // Under another name a page of somebody else would be of the same origin.
        let rebound = Asking::bare(route.method().as_str(), &path)
            .with("cookie", &cookie)
            .with("host", "elsewhere.example");
        let answer = asker.ask(None, &rebound)?;
        assert_eq!(answer.status, 421, "{} {path}: {}", route.method(), answer.start());
        refused += 1;
    }
    println!("FIGURE foreign pages | {refused} requests of other origins and under other names, all refused");
    Ok(())
}

#[test]
fn whoever_tries_passwords_is_slowed_down_by_account_and_by_address() -> Tried {
    let town = Town::build()?;
    let attempt = |asker: &Asker, email: &str, address: &str| {
        let asking =
            Asking::json("POST", "/v1/session", &json!({ "email": email, "password": "a wrong sentence" }));
        asker.ask(None, &asking.with("host", "maatstaf.example").with("x-forwarded-for", address))
    };
    let asker = || {
        let folder = folder()?;
        town.copy_to(folder.path())?;
        Asker::over(folder, settings_behind_proxy(), jiff::Timestamp::now)
    };
    let (one, mut first) = (asker()?, None);
    for turn in 0..20 {
        let answer = attempt(&one, "anna@example.org", &format!("192.0.2.{turn}"))?;
        if answer.status == 429 {
            assert!(
                answer
                    .header("retry-after")
                    .is_some_and(|wait| wait.parse::<u64>().is_ok_and(|wait| wait > 0))
            );
            first = Some(turn);
            break;
        }
        assert_eq!(answer.status, 401, "{}", answer.start());
    }
    let by_account = first.ok_or("one account may be tried without end")?;
    let (two, mut first) = (asker()?, None);
    for turn in 0..60 {
        // What the client writes in front of it counts for nothing.
        let answer = attempt(&two, &format!("{turn}@example.org"), &format!("198.51.100.{turn}, 192.0.2.1"))?;
        if answer.status == 429 {
            first = Some(turn);
            break;
        }
    }
    let by_address = first.ok_or("one address may try without end")?;
    println!(
        "FIGURE rate of sign-ins | an account after {by_account} attempts, an address after {by_address}"
    );
    Ok(())
}

#[test]
fn no_page_runs_a_script_or_a_style_of_its_own_text() -> Tried {
    let town = Town::build()?;
    let asker = Asker::of(&town)?;
    let (mut pages, mut faults) = (0, Vec::new());
    for route in Server::routes().iter().filter(|route| route.method() == "GET") {
        let path = super::pages::filled(route.path(), "anna-one", &town);
        let answer = asker.ask(town.secret("anna"), &Asking::get(&path))?;
        // WebAssembly is compiled from bytes of the page's own; no text becomes a script by it.
        let rules =
            answer.header("content-security-policy").unwrap_or_default().replace("'wasm-unsafe-eval'", "");
        let is_html = answer.header("content-type").is_some_and(|kind| kind.starts_with("text/html"));
        pages += u32::from(is_html);
        if rules.contains("unsafe-inline")
            || rules.contains("unsafe-eval")
            || !rules.contains("default-src 'none'")
        {
            faults.push(format!("{path}: {rules}"));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    println!(
        "FIGURE content security | {pages} pages without unsafe-inline, everything else forbidden by default"
    );
    Ok(())
}
