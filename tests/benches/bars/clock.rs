//! Measures contenders side by side: in every round each has its turn, so that what slows the machine down slows all.

use std::hint::black_box;
use std::time::{Duration, Instant};

/// How long a contender's turn lasts at least, when it is faster than that.
const TURN: Duration = Duration::from_micros(300);

/// One operation on one portfolio.
pub(crate) struct Contender<'c> {
    /// What it is called in the table.
    pub(crate) name: &'static str,
    /// The number of items.
    pub(crate) items: usize,
    run: Box<dyn Fn() -> Duration + 'c>,
    calls: usize,
    times: Vec<Duration>,
}

impl<'c> Contender<'c> {
    /// An operation without preparation.
    pub(crate) fn new<T>(name: &'static str, items: usize, run: impl Fn() -> T + 'c) -> Self {
        Self::prepared(name, items, || (), move |()| run())
    }

    /// An operation on something that is prepared anew for each call. Neither preparing nor dropping the answer is measured.
    pub(crate) fn prepared<S, T>(
        name: &'static str,
        items: usize,
        prepare: impl Fn() -> S + 'c,
        run: impl Fn(S) -> T + 'c,
    ) -> Self {
        let timed = move || {
            let given = black_box(prepare());
            let start = Instant::now();
            let answer = black_box(run(given));
            let time = start.elapsed();
            drop(answer);
            time
        };
        Self { name, items, run: Box::new(timed), calls: 1, times: Vec::new() }
    }

    /// The median of all calls.
    pub(crate) fn median(&self) -> Duration {
        let mut times = self.times.clone();
        times.sort_unstable();
        times.get(times.len() / 2).copied().unwrap_or_default()
    }

    /// How often it was measured.
    pub(crate) fn calls(&self) -> usize {
        self.times.len()
    }

    /// Calls it until it is warm, and finds how often it is called in one turn.
    fn warm_up(&mut self) {
        let time = (0..3).map(|_| (self.run)()).min().unwrap_or_default();
        let calls = TURN.as_nanos() / time.as_nanos().max(1);
        self.calls = usize::try_from(calls).unwrap_or(1).clamp(1, 100);
    }

    fn turn(&mut self) {
        // The first call of a turn finds the caches as another contender left them, so it is not measured.
        if self.calls > 1 {
            (self.run)();
        }
        for _ in 0..self.calls {
            self.times.push((self.run)());
        }
    }
}

/// Measures for a time, in rounds; each round begins with another contender. Three rounds are the least.
pub(crate) fn measure(contenders: &mut [Contender<'_>], time: Duration) -> usize {
    contenders.iter_mut().for_each(Contender::warm_up);
    let start = Instant::now();
    let mut rounds = 0;
    while rounds < 3 || start.elapsed() < time {
        let (last, first) = contenders.split_at_mut(rounds % contenders.len().max(1));
        first.iter_mut().chain(last).for_each(Contender::turn);
        rounds += 1;
    }
    rounds
}
