//! What is erased is in no file any more.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use maatstaf_store::{Actor, Erase, Kind, Newcomer, Owner, PERSONAL, Right, Role, Scope, Scopes};
use rusqlite::{Connection, params};

use crate::figure::figure;
use crate::team::{Outcome, Team, id, newcomer};

/// How often some bytes stand in the files of a folder.
pub(crate) fn found(folder: &Path, bytes: &[u8]) -> Result<usize, std::io::Error> {
    let mut times = 0;
    for file in fs::read_dir(folder)? {
        let held = fs::read(file?.path())?;
        times += held.windows(bytes.len()).filter(|window| *window == bytes).count();
    }
    Ok(times)
}

/// The canaries that stand in the files of a folder, by their numbers, and how often one or the beginning of one does.
fn canaries(folder: &Path) -> Result<(BTreeSet<u32>, usize), Box<dyn std::error::Error>> {
    let (mut alive, mut times) = (BTreeSet::new(), 0);
    for file in fs::read_dir(folder)? {
        let held = fs::read(file?.path())?;
        for window in held.windows(11).filter(|window| window.to_ascii_lowercase().starts_with(b"canary-")) {
            let number = window.iter().skip(7).map(|byte| char::from(*byte)).collect::<String>();
            alive.extend(number.parse::<u32>().ok());
            times += 1;
        }
    }
    Ok((alive, times))
}

/// Texts that can be found again: `canary-0000` and so on.
struct Canaries(u32);

impl Canaries {
    fn next(&mut self) -> String {
        self.0 += 1;
        format!("canary-{:04}", self.0 - 1)
    }

    /// One in a text of so many bytes, three times: where a page ends it may be cut in two.
    fn long(&mut self, bytes: usize) -> String {
        let canary = self.next();
        let rest = "all work and no play ".repeat(bytes / 20);
        format!("{canary} {rest}{canary}{rest} {canary}")
    }
}

/// Writes canaries wherever a person can write, some through the store and some straight into the tables.
fn fill(team: &Team, anna: &Actor, canaries: &mut Canaries) -> Outcome {
    let raw = Connection::open(team.path())?;
    raw.pragma_update(None, "secure_delete", true)?;
    let until = team.hours(24)?;
    let name = canaries.next();
    team.store.write(|change| change.change_account(anna, Some(&name), None))?;
    let old = canaries.next();
    raw.execute("UPDATE account SET password = ?2 WHERE id = ?1", params![id(anna)?, old])?;
    for n in 0..10_u8 {
        let (token, scopes) = (canaries.next(), Scopes::of([Scope::Read]));
        team.store.write(|change| change.make_token(anna, &token, &scopes, until))?;
        let (key, answer) = (canaries.next(), canaries.long(usize::from(n) * 900));
        team.store.write(|change| change.remember(anna, &key, &[n; 32], answer.as_bytes()))?;
    }
    for n in 0..20_usize {
        let (title, text) = (canaries.next(), canaries.long(n * 700));
        let made =
            team.store.write(|change| change.create(anna, &Owner::Me, Kind::Portfolio, &title, &text))?;
        for (seen, bytes) in [(1, 40), (2, 6_000)] {
            let (text, note) = (canaries.long(bytes), canaries.next());
            team.store.write(|change| {
                let opened = change.open(anna, &made.id, Right::Write)?;
                change.save(&opened, seen, &text, &note)
            })?;
        }
        by_hand(&raw, made.id.as_str(), id(anna)?.as_str(), n, canaries)?;
    }
    Ok(())
}

/// What other parts of the store keep beside a document.
fn by_hand(raw: &Connection, document: &str, account: &str, n: usize, canaries: &mut Canaries) -> Outcome {
    raw.execute(
        "INSERT INTO draft (document, account, text, at) VALUES (?1, ?2, ?3, 0)",
        [document, account, &canaries.long(n * 300)],
    )?;
    raw.execute(
        "INSERT INTO attachment (id, document, number, evidence, name, media_type, digest, size, bytes, at)
         VALUES (?1, ?2, 1, ?3, ?4, ?5, '', 0, ?6, 0)",
        params![
            format!("att-{document}"),
            document,
            canaries.next(),
            canaries.next(),
            canaries.next(),
            canaries.long(n * 2_000).as_bytes()
        ],
    )?;
    raw.execute(
        "INSERT INTO panel (id, document, version, attached, salt, digest, made) VALUES (?1, ?2, 1, 0, '', '', 0)",
        [format!("pan-{document}").as_str(), document],
    )?;
    raw.execute(
        "INSERT INTO share (id, digest, kind, document, panel, version, parts, attachments, attached, name, account, made,
            expires, accepted)
         VALUES (?1, cast(?1 AS BLOB), 'assessor', ?2, ?3, 1, ?4, 0, 0, ?5, NULL, 0, 0, 0)",
        [
            format!("shr-{document}").as_str(),
            document,
            format!("pan-{document}").as_str(),
            &canaries.next(),
            &canaries.next(),
        ],
    )?;
    raw.execute(
        "INSERT INTO assessment (share, version, text, at) VALUES (?1, 1, ?2, 0)",
        [format!("shr-{document}").as_str(), &canaries.long(n * 500)],
    )?;
    raw.execute(
        "INSERT INTO sign_off (share, digest, resolution, at) VALUES (?1, '', ?2, 0)",
        [format!("shr-{document}").as_str(), &canaries.next()],
    )?;
    Ok(())
}

/// The columns of texts that a person can fill, by the register, in which no canary stands.
fn unfilled(raw: &Connection) -> Result<Vec<String>, rusqlite::Error> {
    // Ids, digests, and words that are chosen from a list.
    const CHOSEN: [&str; 13] = [
        "id", "digest", "kind", "account", "document", "panel", "share", "by", "role", "language", "scopes",
        "request", "salt",
    ];
    let theirs = |column: &&maatstaf_store::Column| {
        !matches!(column.erase, Erase::Opaque | Erase::WithProvider) && !CHOSEN.contains(&column.column)
    };
    let mut unfilled = Vec::new();
    for column in PERSONAL.iter().filter(theirs) {
        let (table, name) = (column.table, column.column);
        let sql = "SELECT type FROM pragma_table_info(?1) WHERE name = ?2";
        let kind: String = raw.query_row(sql, [table, name], |row| row.get(0))?;
        let sql =
            format!("SELECT EXISTS (SELECT 1 FROM {table} WHERE cast({name} AS TEXT) LIKE '%canary-%')");
        let filled = kind == "INTEGER" || raw.query_row(&sql, [], |row| row.get(0))?;
        if !(filled || table == "membership" || table == "participation") {
            unfilled.push(format!("{table}.{name}"));
        }
    }
    Ok(unfilled)
}

#[test]
fn who_closes_their_account_leaves_no_copy_in_any_file() -> Outcome {
    let team = Team::new()?;
    let (provider, admin) = team.provider("school")?;
    let mut birds = Canaries(0);
    // Somebody else's documents lie between: pages are shared, and stay.
    let bea = team.member(&admin, &provider, "bea", Role::Coach)?;
    let until = team.hours(24)?;
    let (_, secret) =
        team.store.write(|change| change.invite(&admin, Some(&provider.id), Role::Coach, until))?;
    let anna = Newcomer { email: format!("{}@example.org", birds.next()), ..newcomer("anna") };
    let anna = team.store.write(|change| change.accept_invitation(secret.reveal(), &anna))?;
    let anna = team.sign_in(&anna)?;
    for n in 0..30_usize {
        let text = "somebody else's ".repeat(n * 40);
        team.store.write(|change| change.create(&bea, &Owner::Me, Kind::Portfolio, "Hers", &text))?;
    }
    fill(&team, &anna, &mut birds)?;
    // What others were told of them.
    for (actor, key) in [(&team.steward, "a"), (&admin, "b"), (&bea, "c")] {
        let answer = birds.next();
        team.store.write(|change| change.remember(actor, key, &[0; 32], answer.as_bytes()))?;
    }
    assert_eq!(unfilled(&Connection::open(team.path())?)?, Vec::<String>::new());
    let (alive, times) = canaries(team.folder.path())?;
    assert!(birds.0 >= 200, "{} canaries", birds.0);
    assert_eq!(alive.len(), usize::try_from(birds.0)?, "not every canary was written");
    team.store.write(|change| change.close_account(&anna))?;
    let (left, copies) = canaries(team.folder.path())?;
    figure(
        "erase an account",
        &format!("{} canaries, {times} copies in the data folder before, {copies} after", birds.0),
    );
    assert_eq!((left, copies), (BTreeSet::new(), 0), "canaries that are left");
    team.lines()?;
    assert_eq!(team.store.read(|view| view.documents(&bea, &Owner::Me, Kind::Portfolio, "", 99))?.len(), 30);
    Ok(())
}
