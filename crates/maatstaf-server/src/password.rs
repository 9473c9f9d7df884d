//! Passwords: how they are hashed, and which ones are taken.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Condvar, Mutex, PoisonError};

use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher as _, PasswordVerifier as _};
use argon2::{Algorithm, Argon2, Params, Version};

use crate::problem::{Code, Problem};

/// The memory in KiB, the rounds and the lanes of a hash: the least that OWASP names for Argon2id.
const MEMORY: u32 = 19_456;
const ROUNDS: u32 = 2;
const LANES: u32 = 1;
/// The shortest and the longest password, in characters. Our choice.
const SHORTEST: usize = 12;
const LONGEST: usize = 256;
/// How many hashes are worked out at a time, each in 19 MiB, and how many may wait.
const AT_ONCE: usize = 2;
const MOST_WAITING: usize = 64;
/// What a password is held against when there is no such account. No password has this hash.
const NOBODY: &str =
    "$argon2id$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
/// Passwords of twelve characters and more that everybody tries first, in small letters.
const COMMON: &str = include_str!("common-passwords.txt");

/// Hashes passwords, a few at a time.
#[derive(Debug, Default)]
pub(crate) struct Passwords {
    queue: Mutex<Queue>,
    free: Condvar,
    done: AtomicU64,
}

#[derive(Debug, Default)]
struct Queue {
    working: usize,
    waiting: usize,
}

/// A place among those that work; it is given up when it is dropped.
struct Place<'p>(&'p Passwords);

/// Whether a password is the right one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Verdict {
    Wrong,
    Right,
    /// It is right, and its hash was made with less work than today's.
    RightButWeak,
}

impl Passwords {
    /// The hash of a password, as a PHC string.
    pub(crate) fn hash(&self, password: &str) -> Result<String, Problem> {
        let _place = self.place()?;
        let hash = today()?.hash_password(password.as_bytes());
        Ok(hash.map_err(|_| Problem::new(Code::Failed))?.to_string())
    }

    /// Whether a password has a hash. It is worked out in any case, so that the time does not tell who has an account.
    pub(crate) fn verify(&self, password: &str, hash: Option<&str>) -> Result<Verdict, Problem> {
        let _place = self.place()?;
        let kept = PasswordHash::new(hash.unwrap_or(NOBODY)).map_err(|_| Problem::new(Code::Failed))?;
        let right = today()?.verify_password(password.as_bytes(), &kept).is_ok();
        Ok(match right && hash.is_some() {
            false => Verdict::Wrong,
            true if is_weak(&kept) => Verdict::RightButWeak,
            true => Verdict::Right,
        })
    }

    /// How many hashes were worked out.
    pub(crate) fn done(&self) -> u64 {
        self.done.load(Ordering::Relaxed)
    }

    /// Waits until there is room to work out a hash.
    fn place(&self) -> Result<Place<'_>, Problem> {
        let mut queue = self.queue.lock().unwrap_or_else(PoisonError::into_inner);
        if queue.waiting >= MOST_WAITING {
            return Err(Problem::wait(Code::Busy, 5));
        }
        queue.waiting += 1;
        let full = |queue: &mut Queue| queue.working >= AT_ONCE;
        let mut queue = self.free.wait_while(queue, full).unwrap_or_else(PoisonError::into_inner);
        queue.waiting -= 1;
        queue.working += 1;
        self.done.fetch_add(1, Ordering::Relaxed);
        Ok(Place(self))
    }
}

impl Drop for Place<'_> {
    fn drop(&mut self) {
        let mut queue = self.0.queue.lock().unwrap_or_else(PoisonError::into_inner);
        queue.working -= 1;
        self.0.free.notify_one();
    }
}

/// Whether a new password may be taken by somebody; otherwise the name of the rule that it breaks.
pub(crate) fn acceptable(password: &str, email: &str, name: &str) -> Result<(), Problem> {
    let count = password.chars().count();
    let small = password.trim().to_lowercase();
    let mailbox = email.split('@').next().unwrap_or_default();
    let personal =
        [email, name, mailbox].iter().any(|own| !own.is_empty() && own.trim().to_lowercase() == small);
    let rule = match () {
        () if count < SHORTEST => "password-too-short",
        () if count > LONGEST => "password-too-long",
        () if personal => "password-is-name",
        () if COMMON.lines().any(|common| common == small) => "password-is-common",
        () => return Ok(()),
    };
    Err(Problem::about(Code::Refused, rule))
}

/// The hash of today.
fn today() -> Result<Argon2<'static>, Problem> {
    let parameters = Params::new(MEMORY, ROUNDS, LANES, None).map_err(|_| Problem::new(Code::Failed))?;
    Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, parameters))
}

/// Whether a hash was made with less work than today's, or in another way.
fn is_weak(hash: &PasswordHash) -> bool {
    let Ok(parameters) = Params::try_from(hash) else { return true };
    hash.algorithm.as_str() != "argon2id"
        || hash.version != Some(19)
        || parameters.m_cost() < MEMORY
        || parameters.t_cost() < ROUNDS
        || parameters.p_cost() < LANES
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hashed_with(memory: u32, rounds: u32, password: &str) -> Option<String> {
        let parameters = Params::new(memory, rounds, 1, None).ok()?;
        let argon = Argon2::new(Algorithm::Argon2id, Version::V0x13, parameters);
        Some(argon.hash_password(password.as_bytes()).ok()?.to_string())
    }

    #[test]
    fn a_hash_says_how_it_was_made_and_knows_its_password() -> Result<(), Problem> {
        let passwords = Passwords::default();
        let hash = passwords.hash("een lange wachtzin")?;
        assert!(hash.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"));
        assert_eq!(passwords.verify("een lange wachtzin", Some(&hash))?, Verdict::Right);
        assert_eq!(passwords.verify("een lange wachtzin.", Some(&hash))?, Verdict::Wrong);
        assert_ne!(hash, passwords.hash("een lange wachtzin")?);
        Ok(())
    }

    #[test]
    fn an_account_that_is_not_there_costs_a_hash_too() -> Result<(), Problem> {
        let passwords = Passwords::default();
        assert_eq!(passwords.verify("een lange wachtzin", None)?, Verdict::Wrong);
        assert_eq!(passwords.done(), 1);
        Ok(())
    }

    #[test]
    fn a_hash_of_less_work_is_found_weak() -> Result<(), Problem> {
        let passwords = Passwords::default();
        for (memory, rounds, verdict) in [
            (8_192, 2, Verdict::RightButWeak),
            (19_456, 1, Verdict::RightButWeak),
            (19_456, 3, Verdict::Right),
        ] {
            let hash = hashed_with(memory, rounds, "een lange wachtzin");
            assert_eq!(passwords.verify("een lange wachtzin", hash.as_deref())?, verdict);
        }
        Ok(())
    }

    #[test]
    fn no_more_than_two_hashes_are_worked_out_at_a_time() {
        let passwords = Passwords::default();
        let (first, second) = (passwords.place(), passwords.place());
        assert!(first.is_ok() && second.is_ok());
        let began = std::time::Instant::now();
        std::thread::scope(|threads| {
            threads.spawn(|| passwords.place().map(drop).is_ok());
            while passwords.queue.lock().unwrap_or_else(PoisonError::into_inner).waiting == 0 {
                assert!(began.elapsed().as_secs() < 10, "nobody waits");
                std::thread::yield_now();
            }
            assert_eq!(passwords.done(), 2);
            drop(first);
        });
        assert_eq!(passwords.done(), 3);
    }

    #[test]
    fn passwords_that_are_short_long_common_or_ones_own_are_refused() {
        let rule = |password: &str| {
            acceptable(password, "anna.devries@example.org", "Anna de Vries")
                .err()
                .and_then(|p| p.about_what().map(str::to_owned))
        };
        assert_eq!(rule("elf tekens.").as_deref(), Some("password-too-short"));
        assert_eq!(rule(&"a".repeat(257)).as_deref(), Some("password-too-long"));
        assert_eq!(rule("Anna.DeVries@example.org").as_deref(), Some("password-is-name"));
        assert_eq!(rule("anna de vries").as_deref(), Some("password-is-name"));
        assert_eq!(rule("Welkom123456").as_deref(), Some("password-is-common"));
        assert_eq!(rule("twaalf teken"), None);
        assert_eq!(rule("éééééééééééé"), None);
    }

    #[test]
    fn the_list_of_common_passwords_holds_only_what_the_length_lets_through() {
        assert!(COMMON.lines().all(|line| line.chars().count() >= SHORTEST && line.to_lowercase() == line));
    }
}
