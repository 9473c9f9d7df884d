//! `maatstaf progress`: a portfolio as it was saved on several days, or one as of several days.

use jiff::ToSpan as _;
use jiff::civil::Date;
use maatstaf_progress::Progress;

use crate::context::Context;
use crate::output::{Failure, Outcome};

/// How many quarters are looked back on when no day is named.
const QUARTERS: i64 = 4;

pub(crate) fn run(context: &Context) -> Outcome {
    let progress = progress(context)?;
    context.lay(&progress.document(), |language| progress.page(language))
}

/// The snapshots that were asked for: several files, or one file as of several days.
pub(super) fn progress(context: &Context) -> Result<Progress, Failure> {
    let portfolios = context.portfolios("files")?;
    let first = portfolios.first().ok_or_else(|| context.misused("no-portfolios", &[]))?;
    let policy = context.policy_for(first.framework())?;
    let progress = match portfolios.as_slice() {
        [one] => Progress::of_days(one, &days(context, one.document().as_of)?, &policy),
        several => Progress::new(several, &policy),
    };
    progress.map_err(|error| context.refused(&context.many("files").join(" "), &error))
}

/// The days of `--at`; otherwise the last days of the quarters before a day, and that day.
fn days(context: &Context, as_of: Date) -> Result<Vec<Date>, Failure> {
    let read = |text: &str| text.parse().map_err(|_| context.misused("bad-date", &[&"at"]));
    let mut days: Vec<Date> = context.many("at").into_iter().map(read).collect::<Result<_, _>>()?;
    if days.is_empty() {
        let first = Date::new(as_of.year(), (as_of.month() - 1) / 3 * 3 + 1, 1).unwrap_or(as_of);
        let quarter = |back: i64| first.saturating_sub((3 * back).months()).yesterday().ok();
        days = (0..QUARTERS).filter_map(quarter).chain([as_of]).collect();
    }
    Ok(days)
}
