//! The pack `emcc-2015` holds everything that EMCC's Competence Framework of September 2015 lists, counted list by list.

use std::error::Error;

use maatstaf::{Framework, Language};

type Outcome = Result<(), Box<dyn Error>>;

#[test]
fn every_cell_has_as_many_indicators_as_the_framework_gives_it() {
    // A row per category, a column per level, as in the framework's table (V2, September 2015).
    let table = [
        [4, 3, 2, 3],
        [1, 3, 5, 1],
        [4, 9, 2, 2],
        [5, 5, 2, 1],
        [6, 9, 7, 3],
        [6, 6, 5, 0],
        [1, 3, 2, 2],
        [3, 4, 1, 2],
    ];
    let emcc = Framework::emcc();
    let cell = |category: &String, level: &String| emcc.cell(category, level).map_or(0, <[u16]>::len);
    let counted: Vec<Vec<usize>> = emcc
        .categories()
        .iter()
        .map(|category| emcc.levels().iter().map(|level| cell(category, level)).collect())
        .collect();
    assert_eq!(counted, table.map(|row| row.to_vec()));
    assert_eq!(counted.iter().flatten().filter(|count| **count > 0).count(), 31);
}

#[test]
fn every_list_of_the_framework_is_there_in_both_languages() -> Outcome {
    let emcc = Framework::emcc();
    let facts = emcc.facts();
    let of_set = |set: &str, level: &str| {
        facts.descriptors.iter().filter(|one| one.set == set && one.level == level).count()
    };
    let per_level = |set| facts.levels.iter().map(|level| of_set(set, level)).collect::<Vec<_>>();
    assert_eq!(per_level("eqa"), [3, 3, 3, 2]);
    assert_eq!(per_level("eia"), [3, 4, 6, 5]);
    let lists: Vec<(&str, usize)> =
        facts.lists.iter().map(|list| (list.id.as_str(), list.items.len())).collect();
    assert_eq!(
        lists,
        [("progression-principles", 5), ("assessor-purposes", 3), ("forms-of-contribution", 4)]
    );
    let conditional: Vec<u16> =
        facts.indicators.iter().filter(|one| one.conditional).map(|one| one.number).collect();
    assert_eq!(conditional, [39, 44, 70, 71, 80]);
    for language in [Language::En, Language::Nl] {
        let wording = emcc.wording(language);
        assert_eq!((wording.levels.len(), wording.categories.len(), wording.indicators.len()), (4, 8, 112));
        assert!(!wording.equivalence.is_empty());
        assert_eq!(wording.descriptors.len(), 29);
        for list in &facts.lists {
            let said = wording.lists.get(&list.id).ok_or("a list has no words")?;
            assert!(list.items.iter().all(|item| said.items.contains_key(item)), "{}", list.id);
        }
    }
    Ok(())
}
