//! Agreement by itself: ratings in, a coefficient with an interval over people out.
#![expect(clippy::print_stdout, reason = "an example shows its result")]

use std::error::Error;

use maatstaf_stats::{Agreement, Bootstrap, Metric, Ratings, Scale};

fn main() -> Result<(), Box<dyn Error>> {
    // Six people by two traits, rated 0 to 4 by three raters; 255 is a rating that is missing.
    let codes = [
        3, 3, 2, 2, 2, 2, 4, 3, 3, 1, 1, 0, 0, 1, 1, 2, 2, 255, 3, 4, 3, 2, 3, 2, 1, 1, 1, 0, 0, 1, 4, 4, 3,
        3, 2, 3,
    ];
    let people = (0..6).flat_map(|person| [person; 2]).collect();
    let ratings = Ratings::from_codes(Scale::points(0, 4)?, 3, codes.to_vec())?.of_people(people)?;
    let alpha = |ratings: &Ratings| Ok(Agreement::of(ratings).alpha(Metric::Ordinal)?.value);
    let resampled = Bootstrap { seed: 1, draws: 2_000, confidence: 0.95 }.resample(&ratings, alpha)?;
    let (low, high) = (resampled.percentile.lower, resampled.percentile.upper);
    println!("alpha {:.2}, between {low:.2} and {high:.2}", resampled.estimate);
    Ok(())
}
