//! How wide letters are at most, so that words can be placed without knowing the font that will draw them.

/// The first letter of the tables below: a space. They end with `~`.
const FIRST: u32 = 0x20;

/// The advance of each letter from space to `~`, in hundredths of the size of the font.
///
/// Each is the larger of `DejaVu Sans` and Liberation Sans (which is as wide as Arial and Helvetica), rounded up, as their tables of advances
/// say. `DejaVu Sans` is the widest of the fonts in picture.css.
const REGULAR: [u16; 95] = [
    32, 41, 46, 84, 64, 96, 78, 28, 40, 40, 50, 84, 32, 37, 32, 34, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64,
    34, 34, 84, 84, 84, 56, 102, 69, 69, 73, 78, 67, 62, 78, 76, 30, 50, 67, 56, 87, 75, 79, 67, 79, 73, 67,
    62, 74, 69, 99, 69, 67, 69, 40, 34, 40, 84, 56, 50, 62, 64, 55, 64, 62, 36, 64, 64, 28, 28, 58, 28, 98,
    64, 62, 64, 64, 42, 53, 40, 64, 60, 82, 60, 60, 53, 64, 34, 64, 84,
];

/// The same of the bold fonts.
const BOLD: [u16; 95] = [
    35, 46, 53, 84, 70, 101, 88, 31, 46, 46, 53, 84, 38, 42, 38, 37, 70, 70, 70, 70, 70, 70, 70, 70, 70, 70,
    40, 40, 84, 84, 84, 62, 102, 78, 77, 74, 84, 69, 69, 83, 84, 38, 56, 78, 64, 100, 84, 86, 74, 86, 78, 73,
    69, 82, 78, 111, 78, 73, 73, 46, 37, 46, 84, 56, 50, 68, 72, 60, 72, 68, 44, 72, 72, 35, 35, 67, 35, 105,
    72, 69, 72, 72, 50, 60, 48, 72, 66, 93, 65, 66, 59, 72, 37, 72, 84,
];

/// How wide a letter is at most, in hundredths of the size of the font.
pub(super) fn advance(letter: char, bold: bool) -> u16 {
    let table = if bold { &BOLD } else { &REGULAR };
    let within = u32::from(letter).checked_sub(FIRST).and_then(|at| usize::try_from(at).ok());
    let known = within.and_then(|at| table.get(at)).copied();
    known.unwrap_or_else(|| {
        let (regular, heavy) = beyond(letter);
        if bold { heavy } else { regular }
    })
}

/// The widest letter of each block beyond ASCII, regular and bold, in the same fonts. What they do not hold comes from a font that nobody
/// knows: emoji and ideographs are at most a little wider than they are high.
fn beyond(letter: char) -> (u16, u16) {
    match letter {
        // Marks that stand on the letter before them.
        '\u{300}'..='\u{36f}' | '\u{200b}'..='\u{200d}' | '\u{fe00}'..='\u{fe0f}' => (0, 0),
        '·' | '‘' | '’' => (34, 42),
        '–' | '“' | '”' => (56, 56),
        'Æ' | 'æ' | 'Œ' | 'œ' => (108, 118),
        '÷' | '×' | '−' | '≈' => (84, 84),
        '\u{c0}'..='\u{de}' => (80, 88),
        '\u{df}'..='\u{ff}' => (65, 74),
        '\u{100}'..='\u{17f}' | '\u{1e00}'..='\u{1eff}' => (99, 111),
        '\u{a0}'..='\u{bf}' | '\u{2010}'..='\u{202f}' => (104, 105),
        '\u{370}'..='\u{3ff}' => (94, 110),
        '\u{400}'..='\u{52f}' => (118, 141),
        '\u{590}'..='\u{5ff}' => (71, 76),
        '\u{600}'..='\u{6ff}' => (123, 138),
        '\u{2e3a}' | '\u{2e3b}' => (300, 300),
        '\u{12000}'..='\u{1254f}' => (500, 500),
        _ => (180, 200),
    }
}
