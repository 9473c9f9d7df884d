//! `maatstaf serve`, `backup`, `restore` and `audit-log`: what the server keeps, and the server itself.

use std::fs::DirBuilder;
use std::io::IsTerminal as _;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use etcetera::BaseStrategy as _;
use maatstaf_server::{Server, Settings, SettingsError, serve};
use maatstaf_store::{AuditCheck, Store, StoreError, backup_file, check_file, restore_file};

use crate::context::Context;
use crate::output::{Answer, DOES_NOT_HOLD, Failure, INVALID, IO, Outcome, USAGE};

/// Where the data folder can be named.
const CHOSEN: &str = "MAATSTAF_DATA";
/// The file in it.
const FILE: &str = "maatstaf.db";

/// `maatstaf serve`.
pub(crate) fn run(context: &Context) -> Outcome {
    let settings = settings(context)?;
    let file = file(context)?;
    let name = file.to_string_lossy().into_owned();
    let failed = |error| Failure::io(context.given("address"), &error, context.language);
    let store = Store::open(&file, jiff::Timestamp::now).map_err(|error| unusable(context, &name, &error))?;
    let listener = TcpListener::bind(settings.address).map_err(failed)?;
    let mut settings = settings;
    // Port 0 asks the machine for a free one.
    settings.address = listener.local_addr().map_err(failed)?;
    let server = Arc::new(Server::new(settings.clone(), store));
    context.announce(&context.say("serving", &[&settings.base(), &name]));
    let refused = |error: StoreError| unusable(context, &name, &error);
    if settings.team {
        match server.setup_link() {
            Ok(link) => context.announce(&context.say("serving-setup", &[&link])),
            // The one who made the first account invites the others.
            Err(StoreError::State("founded")) => {}
            Err(error) => return Err(refused(error)),
        }
    } else {
        let link = server.opening_link().map_err(refused)?;
        // Only somebody who sits at the terminal wants a window to open.
        let opens = !context.flag("no-open") && std::io::stdout().is_terminal();
        if !opens || open::that_detached(&link).is_err() {
            context.announce(&context.say("serving-open", &[&link]));
        }
    }
    serve(server, listener).map_err(failed)?;
    Ok(Answer::default())
}

/// `maatstaf backup`.
pub(crate) fn backup(context: &Context) -> Outcome {
    let (from, to) = (file(context)?, context.given("file"));
    let check = backup_file(&from, Path::new(to));
    let check = check.map_err(|error| unusable(context, to, &error))?;
    Ok(format!("{}\n", context.say("backed-up", &[&to, &check.lines, &check.head])).into())
}

/// `maatstaf restore`.
pub(crate) fn restore(context: &Context) -> Outcome {
    let (from, to) = (context.given("file"), file(context)?);
    let check = restore_file(Path::new(from), &to);
    let check = check.map_err(|error| unusable(context, from, &error))?;
    let name = to.to_string_lossy();
    Ok(format!("{}\n", context.say("backed-up", &[&name, &check.lines, &check.head])).into())
}

/// `maatstaf audit-log verify`.
pub(crate) fn verify(context: &Context) -> Outcome {
    let file = context.text("file").map_or_else(|| file(context), |name| Ok(PathBuf::from(name)))?;
    let name = file.to_string_lossy();
    let check: AuditCheck =
        check_file(&file, context.text("head")).map_err(|error| unusable(context, &name, &error))?;
    let said = match &check.fault {
        None => context.say("log-sound", &[&check.lines, &check.head]),
        Some(fault) => context.say("log-broken", &[&fault.number]),
    };
    let answer = context.show(&check, || said + "\n")?;
    Ok(Answer { code: if check.fault.is_some() { DOES_NOT_HOLD } else { 0 }, ..answer })
}

fn settings(context: &Context) -> Result<Settings, Failure> {
    let mut settings = Settings::default();
    let address = context.given("address").parse();
    settings.address = address.map_err(|_| context.misused("bad-address", &[]))?;
    settings.team = context.flag("team");
    settings.behind_proxy = context.flag("behind-proxy");
    settings.public = context.text("public").map(|public| public.trim_end_matches('/').to_owned());
    let rate: u32 = context.value("rate").ok_or_else(|| context.misused("bad-rate", &[]))?;
    settings.rate = Some(rate).filter(|rate| *rate > 0);
    let quota: u32 = context.value("quota").ok_or_else(|| context.misused("bad-quota", &[]))?;
    settings.quota = Some(u64::from(quota) << 20).filter(|quota| *quota > 0);
    settings.checked().map_err(|error| match error {
        SettingsError::Public => context.misused("bad-public", &[]),
        _ => context.misused("exposed", &[&context.given("address")]),
    })
}

/// The file with what the server keeps, in a folder that is closed to others when it is made here.
fn file(context: &Context) -> Result<PathBuf, Failure> {
    let chosen = context.text("data").map(PathBuf::from);
    let chosen =
        chosen.or_else(|| std::env::var_os(CHOSEN).filter(|folder| !folder.is_empty()).map(PathBuf::from));
    let usual = || etcetera::choose_base_strategy().ok().map(|base| base.data_dir().join("maatstaf"));
    let folder = chosen.or_else(usual).ok_or_else(|| context.misused("no-data-folder", &[]))?;
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    let made = builder.create(&folder);
    made.map_err(|error| Failure::io(&folder.to_string_lossy(), &error, context.language))?;
    Ok(folder.join(FILE))
}

fn unusable(context: &Context, name: &str, error: &StoreError) -> Failure {
    let (code, key) = match error {
        StoreError::Io(error) => return Failure::io(name, error, context.language),
        StoreError::InUse => (IO, "store-in-use"),
        StoreError::Foreign => (INVALID, "store-foreign"),
        StoreError::Damaged(_) => (INVALID, "store-damaged"),
        StoreError::State("store-of-a-team") => (USAGE, "store-of-a-team"),
        StoreError::Full => (IO, "io-full"),
        _ => (IO, "store-failed"),
    };
    Failure { code, text: context.say(key, &[&name]) }
}
