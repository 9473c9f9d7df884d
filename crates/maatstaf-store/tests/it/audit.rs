//! The audit log shows every change of it.

use std::path::Path;

use maatstaf_store::{
    Actor, AuditFlaw, Id, Kind, Owner, Right, Role, Scope, Scopes, Store, StoreError, sha256,
};
use proptest::prelude::*;
use rusqlite::{Connection, params};

use crate::figure;
use crate::team::{Outcome, Team, id, newcomer};

/// A line as it is kept.
#[derive(Debug, Clone, PartialEq)]
struct Line {
    number: i64,
    at: i64,
    texts: [String; 4],
    digest: Vec<u8>,
}

fn lines(raw: &Connection) -> Result<Vec<Line>, rusqlite::Error> {
    let mut ask =
        raw.prepare("SELECT number, at, actor, deed, subject, detail, digest FROM deed ORDER BY number")?;
    let rows = ask.query_map([], |row| {
        let texts = [row.get(2)?, row.get(3)?, row.get(4)?, row.get(5)?];
        Ok(Line { number: row.get(0)?, at: row.get(1)?, texts, digest: row.get(6)? })
    })?;
    rows.collect()
}

fn replace(raw: &Connection, lines: &[Line]) -> Result<(), rusqlite::Error> {
    raw.execute("DELETE FROM deed", [])?;
    for line in lines {
        let [actor, deed, subject, detail] = &line.texts;
        raw.execute(
            "INSERT INTO deed VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
            params![line.number, line.at, actor, deed, subject, detail, line.digest],
        )?;
    }
    Ok(())
}

/// The digest of a line as `docs` say it: of the digest before, the number, the moment, and every text behind its length.
fn bound(before: &[u8], line: &Line) -> Vec<u8> {
    let mut bytes = [before, &line.number.to_be_bytes(), &line.at.to_be_bytes()].concat();
    for text in &line.texts {
        bytes.extend((text.len() as u64).to_be_bytes());
        bytes.extend(text.as_bytes());
    }
    sha256(&bytes).to_vec()
}

/// A team whose log has all sorts of lines.
fn busy() -> Result<Team, Box<dyn std::error::Error>> {
    let team = Team::new()?;
    let (provider, admin) = team.provider("school")?;
    let coach = team.member(&admin, &provider, "coach", Role::Coach)?;
    let made = team.store.write(|change| change.create(&coach, &Owner::Me, Kind::Portfolio, "Mine", "1"))?;
    for seen in 1..20 {
        team.later(1);
        team.store.write(|change| {
            let opened = change.open(&coach, &made.id, Right::Write)?;
            change.save(&opened, seen, &seen.to_string(), "")
        })?;
    }
    team.store.write(|change| change.remove_member(&admin, &provider.id, id(&coach)?))?;
    Ok(team)
}

fn flip(text: &str, with: u32) -> String {
    let mut text: Vec<char> = text.chars().collect();
    match text.len() {
        0 => text.push('x'),
        length => {
            let at = with as usize % length;
            text = text.iter().enumerate().map(|(n, c)| if n == at { next(*c) } else { *c }).collect();
        }
    }
    text.into_iter().collect()
}

fn next(c: char) -> char {
    char::from_u32(u32::from(c) + 1).unwrap_or('?')
}

/// Changes a log in one way out of nine; the name of the way.
fn mutate(lines: &mut Vec<Line>, way: u32, at: usize, with: u32) -> &'static str {
    let at = at % lines.len();
    let other = with as usize % lines.len();
    match way % 9 {
        0..=3 => lines.get_mut(at).map_or("nothing", |line| alter(line, way % 9, with)),
        4 => {
            lines.remove(at);
            "removed"
        }
        5 => {
            lines.remove(at);
            renumber(lines);
            "removed and renumbered"
        }
        6 => {
            let copy = lines.get(other).cloned();
            if let Some(copy) = copy {
                lines.insert(at, copy);
            }
            renumber(lines);
            "inserted"
        }
        7 => {
            let other = if other == at { (at + 1) % lines.len() } else { other };
            lines.swap(at, other);
            renumber(lines);
            "swapped"
        }
        _ => {
            lines.truncate(at);
            "cut off"
        }
    }
}

/// Changes one field of a line; the name of the field.
fn alter(line: &mut Line, way: u32, with: u32) -> &'static str {
    match way {
        0 => {
            line.number += i64::from(with % 7) * 1_000 + 1_000;
            "number"
        }
        1 => {
            line.at += i64::from(with % 1_000) + 1;
            "moment"
        }
        2 => {
            if let Some(text) = line.texts.get_mut(with as usize % 4) {
                *text = flip(text, with / 4);
            }
            "text"
        }
        _ => {
            if let Some(byte) = line.digest.get_mut(with as usize / 8 % 32) {
                *byte ^= 1 << (with % 8);
            }
            "digest"
        }
    }
}

fn renumber(lines: &mut [Line]) {
    for (number, line) in (1..).zip(lines) {
        line.number = number;
    }
}

fn fault(path: &Path) -> Result<Option<AuditFlaw>, StoreError> {
    let store = Store::open(path, jiff::Timestamp::now)?;
    Ok(store.read(|view| view.check_audit(None))?.fault.map(|fault| fault.what))
}

#[test]
fn every_one_of_1000_changes_of_the_log_is_found() -> Outcome {
    let team = busy()?;
    let path = team.path();
    drop(team.store);
    let raw = Connection::open(&path)?;
    raw.execute_batch("PRAGMA synchronous = off")?;
    let sound = lines(&raw)?;
    assert_eq!(fault(&path)?, None);
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let changes = figure::tries(1_000, 20_000);
    for n in 0..changes {
        let (at, with) = (runner.rng().next_u32() as usize, runner.rng().next_u32());
        let mut wrong = sound.clone();
        let way = mutate(&mut wrong, n, at, with);
        assert_ne!(wrong, sound, "{way}");
        replace(&raw, &wrong)?;
        assert!(fault(&path)?.is_some(), "{way} at {at} with {with} was not found");
    }
    replace(&raw, &sound)?;
    assert_eq!(fault(&path)?, None);
    figure::figure(
        "audit log",
        &format!("{changes} flips, removals, insertions and swaps in {} lines, all found", sound.len()),
    );
    Ok(())
}

#[test]
fn lines_that_were_cut_off_stay_missed_whatever_is_written_after() -> Outcome {
    let team = busy()?;
    let raw = Connection::open(team.path())?;
    let last = team.lines()?;
    raw.execute("DELETE FROM deed WHERE number > ?1", [i64::try_from(last)? - 3])?;
    let check = || team.store.read(|view| view.check_audit(None));
    assert_eq!(check()?.fault.map(|fault| fault.what), Some(AuditFlaw::End));
    team.sign_in(id(&team.steward)?)?;
    assert_eq!(check()?.fault.map(|fault| fault.what), Some(AuditFlaw::Number));
    // Also all of them, and with what was kept beside them.
    raw.execute("DELETE FROM deed", [])?;
    assert_eq!(check()?.fault.map(|fault| fault.what), Some(AuditFlaw::End));
    Ok(())
}

#[test]
fn a_whole_new_log_is_found_by_who_noted_the_head() -> Outcome {
    let team = busy()?;
    let noted = team.store.read(|view| view.check_audit(None))?.head;
    // The log grows; the head is still in it.
    team.sign_in(id(&team.steward)?)?;
    assert_eq!(team.store.read(|view| view.check_audit(Some(&noted)))?.fault, None);
    let unknown = team.store.read(|view| view.check_audit(Some(&"0".repeat(63))))?;
    assert_eq!(unknown.fault.map(|fault| fault.what), Some(AuditFlaw::Head));
    // Somebody drops a line and binds all others anew, as anybody can who can write in the file.
    let raw = Connection::open(team.path())?;
    let mut forged = lines(&raw)?;
    forged.remove(5);
    renumber(&mut forged);
    let mut before = vec![0; 32];
    for line in &mut forged {
        line.digest = bound(&before, line);
        before.clone_from(&line.digest);
    }
    replace(&raw, &forged)?;
    let check = |head| team.store.read(|view| view.check_audit(head));
    assert_eq!(check(None)?.fault.map(|fault| fault.what), Some(AuditFlaw::End));
    let head = check(None)?.head;
    let end = format!("{} {head}", forged.len());
    raw.execute("UPDATE setting SET value = ?1 WHERE name = 'audit'", [end])?;
    assert_eq!(check(None)?.fault, None);
    assert_eq!(check(Some(&noted))?.fault.map(|fault| fault.what), Some(AuditFlaw::Head));
    Ok(())
}

#[test]
fn each_sees_their_own_part_of_the_log() -> Outcome {
    let team = Team::new()?;
    let (anna, bea) = (team.person("anna")?, team.person("bea")?);
    let made = team.store.write(|change| change.create(&anna, &Owner::Me, Kind::Portfolio, "Mine", "1"))?;
    team.store.write(|change| change.create(&bea, &Owner::Me, Kind::Portfolio, "Hers", "1"))?;
    team.store.write(|change| {
        let opened = change.open(&anna, &made.id, Right::Write)?;
        change.save(&opened, 1, "2", "")
    })?;
    let trail = |after, most| {
        team.store.read(|view| view.trail_of(&view.open(&anna, &made.id, Right::Read)?, after, most))
    };
    let all = trail(0, 9)?;
    assert_eq!(
        all.iter().map(|deed| (deed.number, deed.detail.as_str())).collect::<Vec<_>>(),
        [(1, "1"), (2, "2")]
    );
    assert_eq!(trail(1, 9)?.as_slice(), all.get(1..).unwrap_or_default());
    assert_eq!(trail(0, 1)?.as_slice(), all.get(..1).unwrap_or_default());
    let written = team.store.read(|view| view.trail_of(&view.open(&anna, &made.id, Right::Write)?, 0, 9));
    assert!(matches!(written, Err(StoreError::Missing)));
    // One's own deeds, and what a steward did to one's account.
    team.store.write(|change| change.set_steward(&team.steward, id(&anna)?, true))?;
    let mine = team.store.read(|view| view.my_trail(&anna, 0, 99))?;
    let deeds: Vec<_> = mine.iter().map(|deed| deed.deed.as_str()).collect();
    assert_eq!(deeds, ["accept-invitation", "sign-in", "save", "save", "make-steward"]);
    assert_eq!(mine.iter().map(|deed| deed.number).collect::<Vec<_>>(), [1, 2, 3, 4, 5]);
    assert_eq!(
        team.store.read(|view| view.my_trail(&anna, 3, 1))?.as_slice(),
        mine.get(3..4).unwrap_or_default()
    );
    let narrow = team.with(&bea, [Scope::Read])?;
    let trail = team.store.read(|view| view.my_trail(&narrow, 0, 9));
    assert!(matches!(trail, Err(StoreError::Scope(Scope::Account))));
    assert!(matches!(team.store.read(|view| view.trail(&bea, 0, 9)), Err(StoreError::Missing)));
    let whole = team.store.read(|view| view.trail(&team.steward, 0, 99))?;
    assert_eq!(whole.len() as u64, team.lines()?);
    Ok(())
}

#[test]
fn who_reads_what_is_not_theirs_is_noted_for_its_owner() -> Outcome {
    let team = Team::new()?;
    let (anna, bea) = (team.person("anna")?, team.person("bea")?);
    let made = team.store.write(|change| change.create(&anna, &Owner::Me, Kind::Portfolio, "Mine", "1"))?;
    let raw = Connection::open(team.path())?;
    raw.execute(
        "INSERT INTO panel (id, document, version, attached, salt, digest, made)
         VALUES ('pan-1', ?1, 1, 0, '', '', 0)",
        [&made.id],
    )?;
    raw.execute(
        "INSERT INTO share (id, digest, kind, document, panel, version, parts, attachments, attached, name, account, made,
            expires, accepted)
         VALUES ('shr-1', x'01', 'assessor', ?1, 'pan-1', 1, '', 0, 0, '', ?2, 0, ?3, 0)",
        params![made.id, id(&bea)?, team.hours(24)?.as_millisecond()],
    )?;
    let read = |actor: &Actor, right| {
        team.store.write(|change| change.note_read(&change.open(actor, &made.id, right)?))
    };
    read(&anna, Right::Read)?;
    read(&bea, Right::See)?;
    let trail = team.store.read(|view| view.trail_of(&view.open(&anna, &made.id, Right::Read)?, 0, 9))?;
    let last = trail.last().ok_or("no deed")?;
    assert_eq!((trail.len(), last.deed.as_str(), &last.actor), (2, "read", id(&bea)?));
    assert_eq!(last.detail, "shr-1");
    Ok(())
}

/// Something that somebody tries.
#[derive(Debug, Clone)]
enum Try {
    SignIn(usize),
    SignOut(usize),
    Token(usize),
    Invite(usize, Option<usize>),
    Accept,
    Join(usize),
    Provider(usize, usize),
    SetRole(usize, usize, usize),
    Remove(usize, usize, usize),
    EraseProvider(usize, usize),
    Disable(usize, usize, bool),
    Steward(usize, usize, bool),
    Rename(usize),
    Password(usize),
    EndSessions(usize),
    Create(usize),
    Close(usize),
}

fn tries() -> impl Strategy<Value = Try> {
    let n = || 0..6_usize;
    prop_oneof![
        n().prop_map(Try::SignIn),
        n().prop_map(Try::SignOut),
        n().prop_map(Try::Token),
        (n(), proptest::option::of(0..3_usize)).prop_map(|(a, b)| Try::Invite(a, b)),
        Just(Try::Accept),
        n().prop_map(Try::Join),
        (n(), n()).prop_map(|(a, b)| Try::Provider(a, b)),
        (n(), 0..3_usize, n()).prop_map(|(a, b, c)| Try::SetRole(a, b, c)),
        (n(), 0..3_usize, n()).prop_map(|(a, b, c)| Try::Remove(a, b, c)),
        (n(), 0..3_usize).prop_map(|(a, b)| Try::EraseProvider(a, b)),
        (n(), n(), any::<bool>()).prop_map(|(a, b, c)| Try::Disable(a, b, c)),
        (n(), n(), any::<bool>()).prop_map(|(a, b, c)| Try::Steward(a, b, c)),
        n().prop_map(Try::Rename),
        n().prop_map(Try::Password),
        n().prop_map(Try::EndSessions),
        n().prop_map(Try::Create),
        n().prop_map(Try::Close),
    ]
}

/// People, providers and links of a store that things are tried on.
struct Play {
    store: Store,
    people: Vec<Actor>,
    providers: Vec<Id>,
    link: String,
    made: u32,
}

impl Play {
    fn new() -> Result<Self, StoreError> {
        let store = Store::in_memory()?;
        let secret = store.write(|change| change.setup_secret())?;
        let account = store.write(|change| change.found(secret.reveal(), &newcomer("n0")))?;
        let mut play =
            Self { store, people: Vec::new(), providers: Vec::new(), link: String::new(), made: 0 };
        play.come(&account)?;
        Ok(play)
    }

    fn come(&mut self, account: &Id) -> Result<(), StoreError> {
        let until = jiff::Timestamp::now() + jiff::SignedDuration::from_hours(1);
        let secret = self.store.write(|change| change.begin_session(account, until))?;
        self.people.push(self.store.read(|view| view.actor(Some(secret.reveal())))?);
        Ok(())
    }

    fn actor(&self, n: usize) -> Actor {
        self.people.get(n % self.people.len().max(1)).cloned().unwrap_or_else(Actor::nobody)
    }

    fn account(&self, n: usize) -> Id {
        self.actor(n).account().cloned().unwrap_or_else(|| "acc-0".into())
    }

    fn provider(&self, n: usize) -> Id {
        self.providers.get(n).cloned().unwrap_or_else(|| "prv-0".into())
    }

    fn attempt(&mut self, what: &Try) -> Result<(), StoreError> {
        let until = jiff::Timestamp::now() + jiff::SignedDuration::from_hours(1);
        match *what {
            Try::SignIn(n) => self.come(&self.account(n)),
            Try::SignOut(n) => self.store.write(|change| {
                change.account(&self.actor(n))?;
                change.end_session(&self.actor(n))
            }),
            Try::Token(n) => {
                let scopes = Scopes::of([Scope::Read]);
                self.store.write(|change| change.make_token(&self.actor(n), "t", &scopes, until)).map(drop)
            }
            Try::Invite(n, provider) => {
                let provider = provider.map(|n| self.provider(n));
                let role = Role::Coach;
                let made =
                    self.store.write(|change| change.invite(&self.actor(n), provider.as_ref(), role, until));
                made.map(|(_, secret)| secret.reveal().clone_into(&mut self.link))
            }
            Try::Accept => {
                self.made += 1;
                let newcomer = newcomer(&format!("n{}", self.made));
                self.store.write(|change| change.accept_invitation(&self.link, &newcomer)).map(drop)
            }
            Try::Join(n) => self.store.write(|change| change.join_by_invitation(&self.link, &self.actor(n))),
            Try::Provider(n, other) => {
                let other = self.account(other);
                let made = self.store.write(|change| change.make_provider(&self.actor(n), "p", Some(&other)));
                made.map(|made| self.providers.push(made.id))
            }
            Try::SetRole(n, provider, other) => {
                let (provider, other) = (self.provider(provider), self.account(other));
                self.store
                    .write(|change| change.set_role(&self.actor(n), &provider, &other, Role::Administrator))
            }
            Try::Remove(n, provider, other) => {
                let (provider, other) = (self.provider(provider), self.account(other));
                self.store.write(|change| change.remove_member(&self.actor(n), &provider, &other))
            }
            Try::EraseProvider(n, provider) => {
                self.store.write(|change| change.erase_provider(&self.actor(n), &self.provider(provider)))
            }
            _ => self.attempt_alone(what),
        }
    }

    /// What takes nobody else's help, and what a steward does.
    fn attempt_alone(&self, what: &Try) -> Result<(), StoreError> {
        match *what {
            Try::Disable(n, other, yes) => {
                self.store.write(|change| change.set_disabled(&self.actor(n), &self.account(other), yes))
            }
            Try::Steward(n, other, yes) => {
                self.store.write(|change| change.set_steward(&self.actor(n), &self.account(other), yes))
            }
            Try::Rename(n) => {
                self.store.write(|change| change.change_account(&self.actor(n), Some("b"), None)).map(drop)
            }
            Try::Password(n) => {
                let phc = newcomer("new").password;
                self.store.write(|change| change.change_password(&self.actor(n), &phc))
            }
            Try::EndSessions(n) => self.store.write(|change| change.end_sessions(&self.actor(n))),
            Try::Create(n) => self
                .store
                .write(|change| change.create(&self.actor(n), &Owner::Me, Kind::Portfolio, "a", "b"))
                .map(drop),
            Try::Close(n) => self.store.write(|change| change.close_account(&self.actor(n))),
            _ => Err(StoreError::Missing),
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    /// Whatever is tried in whatever order: what was done is one line, what was refused is none, the log is sound, and
    /// there is always a steward as long as there is anybody.
    #[test]
    fn what_is_done_is_one_line_and_what_is_refused_is_none(tries in proptest::collection::vec(tries(), 1..60)) {
        let mut play = Play::new().map_err(|error| TestCaseError::fail(error.to_string()))?;
        let mut before = play.store.read(|view| view.check_audit(None)).map_err(|error| TestCaseError::fail(error.to_string()))?;
        for what in &tries {
            let outcome = play.attempt(what);
            let now = play.store.read(|view| view.check_audit(None)).map_err(|error| TestCaseError::fail(error.to_string()))?;
            prop_assert_eq!(now.fault, None, "after {:?}", what);
            prop_assert_eq!(now.lines, before.lines + u64::from(outcome.is_ok()), "{:?} gave {:?}", what, outcome);
            prop_assert!(!matches!(outcome, Err(StoreError::Database(_))), "{:?} gave {:?}", what, outcome);
            before = now;
        }
    }
}
