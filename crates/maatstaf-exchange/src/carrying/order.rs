//! Parents before their children, with everything else in the order of the source.

use std::collections::BTreeMap;

/// The positions in an order in which parents come first; or one position out of each circle.
pub(crate) fn parents_first(parents: &[Option<usize>]) -> Result<Vec<usize>, Vec<usize>> {
    let mut placed = vec![false; parents.len()];
    let mut order = Vec::with_capacity(parents.len());
    let mut waiting: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (at, parent) in parents.iter().enumerate() {
        if let Some(parent) = parent.filter(|parent| placed.get(*parent) == Some(&false)) {
            waiting.entry(parent).or_default().push(at);
            continue;
        }
        let mut ready = vec![at];
        while let Some(next) = ready.pop() {
            if let Some(placed) = placed.get_mut(next) {
                *placed = true;
            }
            order.push(next);
            ready.extend(waiting.remove(&next).unwrap_or_default().into_iter().rev());
        }
    }
    if order.len() == parents.len() { Ok(order) } else { Err(circles(parents, &placed)) }
}

/// One position out of each circle among those that found no place.
fn circles(parents: &[Option<usize>], placed: &[bool]) -> Vec<usize> {
    let mut found = Vec::new();
    let mut seen: BTreeMap<usize, usize> = BTreeMap::new();
    for start in (0..parents.len()).filter(|at| placed.get(*at) == Some(&false)) {
        let mut now = start;
        while !seen.contains_key(&now) {
            seen.insert(now, start);
            // INVARIANT: whoever found no place has a parent that found none.
            now = parents.get(now).copied().flatten().unwrap_or(now);
        }
        if seen.get(&now) == Some(&start) {
            found.push(now);
        }
    }
    found.sort_unstable();
    found.dedup();
    found
}

#[cfg(test)]
mod tests {
    use super::parents_first;

    #[test]
    fn a_child_waits_for_its_parent_and_then_follows_it() {
        assert_eq!(parents_first(&[Some(2), None, None, Some(0)]), Ok(vec![1, 2, 0, 3]));
    }

    #[test]
    fn each_circle_is_named_once_and_what_hangs_from_it_is_not() {
        let parents = [None, Some(2), Some(1), Some(1), Some(4), Some(4)];
        let circles = parents_first(&parents).err().unwrap_or_default();
        assert_eq!(circles.len(), 2);
        assert!(circles.iter().any(|at| [1, 2].contains(at)) && circles.contains(&4));
    }
}
