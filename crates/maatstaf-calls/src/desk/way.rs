//! In which way very many portfolios are read.

use jiff::Timestamp;
use jiff::civil::Date;
use maatstaf::{Framework, Language, Policy, PolicyDocument};

use super::{Desk, run};
use crate::circumstances::Circumstances;
use crate::document::{Named, Pack};
use crate::refused::{Refused, both};
use crate::request::requests;

/// In which way portfolios are read, asked for as the calls about one portfolio ask for it.
#[derive(Debug, Clone)]
pub struct Way {
    /// The policy.
    pub policy: Policy,
    /// A framework of the caller's own.
    pub framework: Option<Framework>,
    /// The day as of which each is read, instead of its own.
    pub as_of: Option<Date>,
}

requests! {
    /// What a call takes beside the portfolio itself.
    AskedWay {
        as_of: Option<Date>,
        framework: Option<Pack>,
        policy: Option<Named<PolicyDocument>>,
    }
}

impl Way {
    /// Reads it from a request with the fields `as_of`, `framework` and `policy`, each of which may be left out.
    ///
    /// # Errors
    /// Everything that is wrong with the request and the documents in it, with places in the request.
    ///
    /// # Example
    /// ```
    /// use maatstaf_calls::Way;
    /// let way = Way::from_json(r#"{"policy": "maatstaf-strict", "as_of": "2026-06-30"}"#)?;
    /// assert_eq!((way.policy.id(), way.framework.is_none()), ("maatstaf-strict", true));
    /// let refused = Way::from_json(r#"{"policy": "lenient"}"#).expect_err("there is no such policy");
    /// assert_eq!(refused.problems()[0].place.path, "policy");
    /// # Ok::<(), maatstaf_calls::Refused>(())
    /// ```
    pub fn from_json(request: &str) -> Result<Self, Refused> {
        // Nothing of this depends on the day or the language.
        let (today, now, language) = (Date::ZERO, Timestamp::UNIX_EPOCH, Language::En);
        run(request, &Circumstances { today, now, language }, way)
    }
}

fn way(asked: &AskedWay, desk: &Desk<'_>) -> Result<Way, Refused> {
    let (framework, policy) = both(desk.pack(asked.framework.as_ref()), desk.policy(asked.policy.as_ref()))?;
    desk.attainable(&policy, framework.as_ref().unwrap_or(&Framework::emcc()))?;
    Ok(Way { policy, framework, as_of: asked.as_of })
}
