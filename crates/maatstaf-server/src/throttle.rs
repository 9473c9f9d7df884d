//! How often somebody may ask.

use std::net::IpAddr;
use std::num::NonZeroU32;

use governor::clock::{Clock as _, DefaultClock};
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};

use crate::asked::Request;
use crate::problem::{Code, Problem};
use crate::settings::Settings;

/// Attempts to sign in per minute for one e-mail address, and for one network address. Our choice.
const ATTEMPTS: NonZeroU32 = NonZeroU32::new(10).unwrap();
const ATTEMPTS_FROM: NonZeroU32 = NonZeroU32::new(30).unwrap();
/// How many keys are remembered before old ones are dropped.
const MOST_KEYS: usize = 50_000;

/// How often somebody may ask.
#[derive(Debug)]
pub(crate) struct Throttle {
    requests: Option<DefaultKeyedRateLimiter<String>>,
    accounts: DefaultKeyedRateLimiter<String>,
    addresses: DefaultKeyedRateLimiter<String>,
}

impl Throttle {
    pub(crate) fn new(settings: &Settings) -> Self {
        let rate = settings.rate.filter(|_| settings.team).and_then(NonZeroU32::new);
        let burst = |rate: NonZeroU32| Quota::per_second(rate).allow_burst(rate.saturating_mul(TWO));
        Self {
            requests: rate.map(|rate| RateLimiter::keyed(burst(rate))),
            accounts: RateLimiter::keyed(Quota::per_minute(ATTEMPTS)),
            addresses: RateLimiter::keyed(Quota::per_minute(ATTEMPTS_FROM)),
        }
    }

    /// Whether another request may come from where this one comes from.
    pub(crate) fn request(&self, request: &Request) -> Result<(), Problem> {
        let Some(limiter) = &self.requests else { return Ok(()) };
        passed(limiter, &network(request.address))
    }

    /// Whether another attempt to sign in may be made.
    pub(crate) fn sign_in(&self, email: &str, address: IpAddr) -> Result<(), Problem> {
        passed(&self.addresses, &network(address))?;
        passed(&self.accounts, &email.trim().to_lowercase())
    }
}

const TWO: NonZeroU32 = NonZeroU32::new(2).unwrap();

fn passed(limiter: &DefaultKeyedRateLimiter<String>, key: &String) -> Result<(), Problem> {
    if limiter.len() > MOST_KEYS {
        limiter.retain_recent();
    }
    limiter.check_key(key).map_err(|early| {
        let wait = early.wait_time_from(DefaultClock::default().now()).as_secs() + 1;
        Problem::wait(Code::TooMany, wait)
    })
}

/// An address; of IPv6 the part that one customer has.
fn network(address: IpAddr) -> String {
    match address {
        IpAddr::V4(address) => address.to_string(),
        IpAddr::V6(address) => address
            .to_ipv4_mapped()
            .map_or_else(|| format!("{:?}", address.segments().get(..4)), |four| four.to_string()),
    }
}
