//! A browser of the Chromium family that is on the machine, used to print a page as PDF.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

/// Where another browser can be named: a path, or a name on the path.
pub(crate) const CHOSEN: &str = "MAATSTAF_BROWSER";
/// The names under which such browsers are found.
const NAMES: [&str; 9] = [
    "chromium",
    "chromium-browser",
    "google-chrome-stable",
    "google-chrome",
    "chrome",
    "microsoft-edge-stable",
    "microsoft-edge",
    "brave-browser",
    "vivaldi-stable",
];
/// Where they are on systems that put no name on the path.
const PLACES: [&str; 7] = [
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    "/Applications/Brave Browser.app/Contents/MacOS/Brave Browser",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
];
/// What keeps it from showing a window, asking anything, or talking to anybody.
const QUIETLY: [&str; 13] = [
    "--headless",
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--disable-extensions",
    "--disable-component-update",
    "--disable-background-networking",
    "--no-first-run",
    "--no-default-browser-check",
    "--no-pdf-header-footer",
    "--export-tagged-pdf",
    "--generate-pdf-document-outline",
    "--host-resolver-rules=MAP * ~NOTFOUND",
];
/// How long it may take.
const PATIENCE: Duration = Duration::from_secs(60);

/// The browser of `MAATSTAF_BROWSER`, or else the first that is found. One that is named and not there is none.
pub(crate) fn find() -> Option<PathBuf> {
    if let Some(chosen) = std::env::var_os(CHOSEN).filter(|chosen| !chosen.is_empty()) {
        return named(&chosen);
    }
    let known = PLACES.iter().map(PathBuf::from).find(|place| place.is_file());
    NAMES.iter().find_map(|name| named(OsStr::new(name))).or(known)
}

/// A program by its path or by its name.
fn named(name: &OsStr) -> Option<PathBuf> {
    if Path::new(name).components().count() > 1 {
        return Some(PathBuf::from(name)).filter(|path| path.is_file());
    }
    let folders = std::env::var_os("PATH")?;
    std::env::split_paths(&folders)
        .flat_map(|folder| {
            ["", ".exe"].map(|end| folder.join(Path::new(name)).with_extension(end.trim_start_matches('.')))
        })
        .find(|path| path.is_file())
}

/// Prints a page: the PDF, or nothing when the browser failed. The page and the profile are in a folder that is closed to others and goes.
pub(crate) fn print(browser: &Path, page: &str) -> Option<Vec<u8>> {
    let folder = tempfile::Builder::new().prefix("maatstaf-").tempdir().ok()?;
    let (html, pdf) = (folder.path().join("report.html"), folder.path().join("report.pdf"));
    fs::write(&html, page).ok()?;
    let option = |name: &str, path: &Path| format!("--{name}={}", path.display());
    let mut command = Command::new(browser);
    command.args(QUIETLY).arg(option("user-data-dir", &folder.path().join("profile")));
    command.arg(option("print-to-pdf", &pdf));
    if is_root(folder.path()) {
        // The sandbox of these browsers refuses to run for root.
        command.arg("--no-sandbox");
    }
    let child =
        command.arg(&html).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn().ok()?;
    finished(child).then_some(())?;
    fs::read(&pdf).ok().filter(|bytes| bytes.starts_with(b"%PDF-"))
}

/// Whether it ended well in time.
fn finished(mut child: Child) -> bool {
    let started = Instant::now();
    while started.elapsed() < PATIENCE {
        match child.try_wait() {
            Ok(Some(status)) => return status.success(),
            Ok(None) => sleep(Duration::from_millis(20)),
            Err(_) => break,
        }
    }
    // A child that cannot be stopped has ended already.
    drop(child.kill());
    drop(child.wait());
    false
}

/// Whether a folder that was just made belongs to root: then so does this process.
#[cfg(unix)]
fn is_root(folder: &Path) -> bool {
    use std::os::unix::fs::MetadataExt as _;
    fs::metadata(folder).is_ok_and(|about| about.uid() == 0)
}

#[cfg(not(unix))]
fn is_root(_folder: &Path) -> bool {
    false
}
