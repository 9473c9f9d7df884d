//! The rules that make words a name, from the surest to the least sure.

use super::{Hit, Reading, is_namelike};
use crate::Sureness::{self, Likely, Possible};
use crate::words::Word;

impl Reading<'_> {
    /// The name that starts at a word, by the first rule that holds.
    pub(super) fn name(&self, at: usize) -> Option<Hit> {
        self.titled(at)
            .or_else(|| self.initialled(at))
            .or_else(|| self.given(at))
            .or_else(|| self.prefixed(at))
            .or_else(|| self.surname(at))
            .or_else(|| self.pair(at))
            .or_else(|| self.announced(at))
    }

    /// "mevrouw Jansen", "Dr. P. de Wit": the name after a title, without the title.
    fn titled(&self, at: usize) -> Option<Hit> {
        self.word(at).filter(|word| word.known.title && !word.shouted)?;
        let from = at + 1;
        self.word(from).filter(|word| word.joined() || word.dotted())?;
        let start = self.initials(from);
        let to = self.parts(start);
        let author = to == from + 1 && self.word(from)?.known.author;
        (to > start).then_some(Hit { from, to, sure: if author { Possible } else { Likely } })
    }

    /// The first word from a place on that is no initial.
    fn initials(&self, from: usize) -> usize {
        let is_initial = |at: usize| {
            self.word(at).is_some_and(|word| word.capital && word.letters == 1)
                && self.word(at + 1).is_some_and(Word::dotted)
        };
        (from..from + 5).find(|at| !is_initial(*at)).unwrap_or(from + 5)
    }

    /// "J. de Vries", "A.B. Jansen". One initial may also be a pseudonym at the end of a sentence.
    fn initialled(&self, at: usize) -> Option<Hit> {
        let start = self.initials(at);
        let to = self.parts(start);
        if start == at || to == start || !self.word(start)?.dotted() {
            return None;
        }
        let hit = |sure| Some(Hit { from: at, to, sure });
        let first = self.word(self.particles(start))?;
        let prefixed = self.particles(start) > start;
        if start > at + 1 {
            return hit(Likely);
        }
        let pseudonym = self.previous(at).is_some_and(|word| word.known.role) || self.word(at)?.folded == "i";
        let known = first.is_surname() || prefixed && self.is_prefixed(start, to);
        match (first.known.surname || prefixed && known, pseudonym) {
            (true, _) => hit(Likely),
            (false, true) => None,
            _ if known => hit(Likely),
            _ if first.known.given || first.known.given_too || first.known.author => None,
            _ => hit(if prefixed { Likely } else { Possible }),
        }
    }

    /// A given name, with what follows it or alone.
    fn given(&self, at: usize) -> Option<Hit> {
        let word = self.word(at).filter(|word| word.capital && (word.known.given || word.known.given_too))?;
        if word.shouted {
            let next = self.joined(at + 1)?;
            return (next.shouted && next.is_surname()).then_some(Hit { from: at, to: at + 2, sure: Likely });
        }
        let middle = self.joined(at + 1).map_or(at + 1, |_| self.initials(at + 1));
        let to = if middle > at + 1 { self.parts(middle) } else { self.tail(middle) };
        if to > middle { self.full(at, to) } else { self.lone(at) }
    }

    /// A given name and what follows it.
    fn full(&self, at: usize, to: usize) -> Option<Hit> {
        let word = self.word(at)?;
        let rest = self.words.iter().take(to).skip(at + 1);
        let known = rest.clone().any(Word::is_listed) || rest.clone().any(|word| word.known.particle);
        match (word.known.given, known) {
            (true, _) => Some(Hit { from: at, to, sure: Likely }),
            (false, _) if self.runs_on(to) => None,
            (false, false) if word.known.term || self.follows_determiner(at) => None,
            (false, known) => Some(Hit { from: at, to, sure: if known { Likely } else { Possible } }),
        }
    }

    /// A given name alone. One that is also a word needs another clue.
    fn lone(&self, at: usize) -> Option<Hit> {
        let word = self.word(at)?;
        let (clued, other) = (self.is_clued(at), word.known.term || word.known.author);
        let sure = if clued && word.known.given { Likely } else { Possible };
        let named = word.known.given && !other && !self.follows_determiner(at);
        let midway = !word.starts_sentence() && !self.follows_determiner(at) && !self.is_among_titles(at);
        let clear = !other && (clued || midway) && !self.runs_on(at + 1);
        (named || clear).then_some(Hit { from: at, to: at + 1, sure })
    }

    /// "van den Berg", "De Jong": a surname with small words before it, and no given name.
    fn prefixed(&self, at: usize) -> Option<Hit> {
        let first = self.word(at).filter(|word| word.known.particle)?;
        let part =
            (at + 1..at + 4).find(|next| !self.joined(*next).is_some_and(|word| word.known.particle))?;
        let last = self.joined(part).filter(|word| word.capital && word.letters > 1 && !word.shouted)?;
        let hit = |sure| Some(Hit { from: at, to: self.tail(part + 1), sure });
        let start = first.starts_sentence();
        if self.is_prefixed(at, part + 1) {
            return hit(sure_when(!start || self.is_clued(at)));
        }
        let second = self.word(at + 1)?.folded.as_str();
        let old = first.folded == "van" && matches!(second, "der" | "den");
        let capital = first.capital && !start && matches!(first.folded.as_str(), "van" | "ter" | "ten");
        if (old || capital) && is_namelike(last) { hit(Possible) } else { None }
    }

    /// A surname alone. One that is also a word needs another clue.
    fn surname(&self, at: usize) -> Option<Hit> {
        let word = self.word(at).filter(|word| word.capital && !word.shouted && word.is_surname())?;
        let other = word.known.term || word.known.author;
        let clear = word.known.surname && !self.follows_determiner(at) && !self.runs_on(at + 1);
        let clued = self.is_announced(at) && !self.runs_on(at + 1);
        let sure = sure_when(word.known.surname && self.is_clued(at));
        (!other && (clear || clued)).then_some(Hit { from: at, to: self.tail(at + 1), sure })
    }

    /// Two or three words with capitals in the middle of a sentence, none of them known as anything else.
    fn pair(&self, at: usize) -> Option<Hit> {
        let word = self.word(at).filter(|word| is_namelike(word) && !word.known.author)?;
        let to = self.tail(at + 1);
        let next = self.word(at + 1)?;
        let surname = next.known.surname || self.is_prefixed(at + 1, to);
        let inside = self.previous(at).is_some_and(|word| word.capital && !word.starts_sentence());
        let titled = self.joined(to).is_some_and(|word| word.known.work);
        let small = next.known.particle && !surname;
        if to == at + 1
            || to > at + 4
            || inside
            || titled
            || small
            || self.runs_on(to)
            || self.follows_determiner(at)
        {
            return None;
        }
        let midway = !word.starts_sentence() && !word.quoted();
        (surname || midway).then_some(Hit { from: at, to, sure: sure_when(surname) })
    }

    /// "collega Wieneke", "her name is Oighrig": an unknown word with a capital after a word that announces a name.
    fn announced(&self, at: usize) -> Option<Hit> {
        let word =
            self.word(at).filter(|word| is_namelike(word) && word.letters > 2 && !word.known.author)?;
        let to = self.tail(at + 1);
        let bare = !word.quoted() && !self.runs_on(to);
        (bare && self.is_announced(at)).then_some(Hit { from: at, to, sure: Possible })
    }
}

fn sure_when(likely: bool) -> Sureness {
    if likely { Likely } else { Possible }
}
