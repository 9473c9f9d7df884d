//! How a server was asked to run.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};

/// How a server was asked to run. The defaults are safe: one person, on this machine only.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Settings {
    /// Where it listens. An address that others can reach needs [`Settings::behind_proxy`].
    pub address: SocketAddr,
    /// Several people with accounts, or one without.
    pub team: bool,
    /// A reverse proxy on this machine ends TLS and says who asked, in `X-Forwarded-For` and `X-Forwarded-Proto`.
    pub behind_proxy: bool,
    /// The address that others see, such as `https://maatstaf.example`; links are made with it.
    pub public: Option<String>,
    /// The most requests per second from one account or address, on average; none for one person.
    pub rate: Option<u32>,
    /// The most bytes that are kept of one account or provider: versions, attachments and drafts; no limit for one person.
    pub quota: Option<u64>,
    /// The most connections at a time.
    pub connections: usize,
}

/// Why a server does not start with these settings.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum SettingsError {
    /// Passwords would travel in the clear.
    #[error("the address `{0}` can be reached by others: put a reverse proxy with TLS in front and say so")]
    Exposed(SocketAddr),
    /// Without accounts everybody who reaches it would be the one person.
    #[error("the address `{0}` can be reached by others: that takes accounts")]
    Alone(SocketAddr),
    /// The public address is not one.
    #[error("the public address must be `https://` and a host, with nothing behind it")]
    Public,
}

impl Default for Settings {
    fn default() -> Self {
        let address = SocketAddr::new(IpAddr::V4(Ipv4Addr::LOCALHOST), 7112);
        let (team, behind_proxy, public) = (false, false, None);
        Self { address, team, behind_proxy, public, rate: Some(100), quota: Some(1 << 30), connections: 512 }
    }
}

impl Settings {
    /// The settings, when they are safe.
    ///
    /// # Errors
    /// When others could reach the server without TLS, or without accounts.
    ///
    /// # Example
    /// ```
    /// use maatstaf_server::{Settings, SettingsError};
    /// let mut settings = Settings::default();
    /// assert!(settings.clone().checked().is_ok());
    /// settings.address = "0.0.0.0:80".parse().expect("an address");
    /// settings.team = true;
    /// assert!(matches!(settings.checked(), Err(SettingsError::Exposed(_))));
    /// ```
    pub fn checked(self) -> Result<Self, SettingsError> {
        let open = !self.address.ip().is_loopback();
        if (open || self.behind_proxy) && !self.team {
            return Err(SettingsError::Alone(self.address));
        }
        if open && !self.behind_proxy {
            return Err(SettingsError::Exposed(self.address));
        }
        let sound = |address: &String| {
            address.strip_prefix("https://").is_some_and(|host| {
                !host.is_empty() && host.chars().all(|c| c.is_ascii_alphanumeric() || ".-:[]".contains(c))
            })
        };
        if self.public.as_ref().is_some_and(|address| !sound(address)) {
            return Err(SettingsError::Public);
        }
        Ok(self)
    }

    /// Whether browsers come over TLS.
    pub(crate) fn is_secure(&self) -> bool {
        self.behind_proxy || self.public.is_some()
    }

    /// Where people find it.
    pub fn base(&self) -> String {
        self.public.clone().unwrap_or_else(|| format!("http://{}", self.address))
    }
}
