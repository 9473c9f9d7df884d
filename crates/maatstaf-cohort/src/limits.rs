//! What such counts can and cannot hide, said under every answer.

use maatstaf_document::{Text, text};

pub(crate) fn limits(least: u32) -> Vec<Text> {
    vec![
        text!(
            "No number stands for fewer than {least} people; zero is too few as well. That least number was chosen by Maatstaf or by whoever asked, not by EMCC.",
            "Geen getal gaat over minder dan {least} personen; ook nul is te weinig. Die ondergrens is gekozen door Maatstaf of door wie de vraag stelde, niet door EMCC."
        ),
        text!(
            "Where too few people share a level, it is merged with its neighbours into a band. A band tells nothing of how its people are spread within it.",
            "Waar te weinig mensen hetzelfde niveau hebben, wordt dat met naastgelegen niveaus samengevoegd. Hoe de mensen daarbinnen verdeeld zijn, blijft ongezegd."
        ),
        text!(
            "Rows that bear on each other are weighed together: where one number minus another could leave fewer than {least} people, levels are merged further or the number is not shown.",
            "Rijen die met elkaar samenhangen, worden samen gewogen: zou het verschil van twee getallen over minder dan {least} personen kunnen gaan, dan wordt er verder samengevoegd of blijft het getal weg."
        ),
        text!(
            "Two answers about nearly the same group can still be subtracted, for instance from before and after somebody joined, or under two policies or two least numbers. Maatstaf sees one group at a time and cannot prevent that: give out each group once.",
            "Twee uitkomsten over bijna dezelfde groep kun je nog steeds van elkaar aftrekken, bijvoorbeeld van voor en na iemands komst, of met een ander beleid of een andere ondergrens. Maatstaf ziet één groep tegelijk en kan dat niet voorkomen: geef van elke groep één uitkomst af."
        ),
        text!(
            "Whoever is in the group knows their own place and can leave it out of a number; the more members share what they know, the less is hidden of the others. The smaller and better known the group, the more a number that holds for most of it says of each.",
            "Wie in de groep zit, kent de eigen plek en kan die van een getal aftrekken; hoe meer deelnemers hun kennis delen, hoe minder er van de anderen verborgen blijft. Hoe kleiner en bekender de groep, hoe meer een getal over de meesten zegt over ieder apart."
        ),
        text!(
            "Each portfolio counts as one person. Invented portfolios, or one person under two pseudonyms, make a group look larger than it is.",
            "Elk portfolio telt als één persoon. Verzonnen portfolio's, of één persoon met twee pseudoniemen, laten een groep groter lijken dan ze is."
        ),
    ]
}
