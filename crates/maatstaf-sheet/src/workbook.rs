//! A workbook: its sheets, and the rows of one.

use std::collections::BTreeMap;

use maatstaf_document::{DocumentError, text};

use crate::bounds::MOST_SHEETS;
use crate::cells::{Known, has_cells, rows};
use crate::package::{Package, broken, other_format};
use crate::refusal;
use crate::styles::shapes;
use crate::text::shared;
use crate::xml::{ON, Piece, attributes, walk};

/// An XLSX file whose parts have been found, with the names of its sheets.
///
/// # Example
/// ```
/// use maatstaf_sheet::Workbook;
/// let error = Workbook::read("Datum;Duur".as_bytes()).err().expect("this is text");
/// assert_eq!(error.problems()[0].code, "broken-workbook");
/// ```
#[derive(Debug, Clone)]
pub struct Workbook<'b> {
    package: Package<'b>,
    sheets: Vec<Sheet>,
    known: Known,
}

#[derive(Debug, Clone)]
struct Sheet {
    name: String,
    part: String,
}

impl<'b> Workbook<'b> {
    /// Reads the parts that every sheet needs. Nothing else is unpacked.
    ///
    /// # Errors
    /// A file that is no workbook, is damaged, is behind a password, is in another format or passes a bound.
    pub fn read(bytes: &'b [u8]) -> Result<Self, DocumentError> {
        let mut package = Package::open(bytes)?;
        if package.has("content.xml") && package.has("mimetype") {
            return Err(other_format());
        }
        let main = links(&mut package, "_rels/.rels", "")?.remove("officeDocument");
        let main = main
            .and_then(|found| found.into_iter().next())
            .map_or("xl/workbook.xml".to_owned(), |(_, part)| part);
        if main.to_lowercase().ends_with(".bin") {
            return Err(other_format());
        }
        let (folder, file) =
            main.rsplit_once('/').map_or(("", main.as_str()), |(folder, file)| (folder, file));
        let mut links = links(&mut package, &resolved(folder, &format!("_rels/{file}.rels")), folder)?;
        let content = package.part(&main)?.ok_or_else(broken)?;
        let worksheets = links.remove("worksheet").unwrap_or_default();
        let (sheets, since_1904) = listed(&content, &worksheets)?;
        let mut one = |kind: &str| -> Result<String, DocumentError> {
            let part = links.remove(kind).and_then(|found| found.into_iter().next());
            let text = part.map(|(_, part)| package.part(&part)).transpose()?;
            Ok(text.flatten().unwrap_or_default())
        };
        let (texts, shapes) = (shared(&one("sharedStrings")?)?, shapes(&one("styles")?)?);
        Ok(Self { package, sheets, known: Known { texts, shapes, since_1904 } })
    }

    /// The names of the worksheets, hidden ones included.
    pub fn sheets(&self) -> Vec<&str> {
        self.sheets.iter().map(|sheet| sheet.name.as_str()).collect()
    }

    /// The filled rows of a sheet, each with its number: the sheet with a name, or else with a number from 1.
    ///
    /// Without either it is the one sheet that has cells. Hidden rows and columns are read like others; of merged cells the
    /// first holds the value; of a formula its last outcome is read. Cells at the end of a row that hold nothing are left away.
    ///
    /// # Errors
    /// No such sheet, several with cells and none named, a sheet that passes a bound, and every cell that has no value
    /// to read, with its row and column.
    pub fn rows(&self, sheet: Option<&str>) -> Result<Vec<(usize, Vec<String>)>, DocumentError> {
        let mut package = self.package.clone();
        let part = match sheet {
            Some(name) => {
                let sheet = self.named(name).ok_or_else(|| self.no_such())?;
                package.part(&sheet.part)?.ok_or_else(broken)?
            }
            None => self.only(&mut package)?,
        };
        rows(&part, &self.known)
    }

    fn named(&self, name: &str) -> Option<&Sheet> {
        let number = || name.parse::<usize>().ok().and_then(|number| number.checked_sub(1));
        let known = self.sheets.iter().find(|sheet| sheet.name == name);
        known.or_else(|| self.sheets.get(number()?))
    }

    /// The part of the one sheet that has cells.
    fn only(&self, package: &mut Package<'_>) -> Result<String, DocumentError> {
        let (mut found, mut filled) = (None, 0);
        for sheet in &self.sheets {
            let part = package.part(&sheet.part)?.ok_or_else(broken)?;
            if has_cells(&part)? {
                filled += 1;
                found.get_or_insert(part);
            }
        }
        if filled > 1 {
            let message = text!(
                "{filled} sheets of the workbook have cells",
                "{filled} bladen van de werkmap hebben cellen"
            );
            let help = text!(
                "name the sheet to read, or give its number",
                "noem het blad dat je bedoelt, of geef het nummer"
            );
            return Err(refusal("several-sheets", message, Some(help)));
        }
        found.ok_or_else(|| {
            let message =
                text!("no sheet of the workbook has cells", "geen enkel blad van de werkmap heeft cellen");
            refusal("no-header", message, None)
        })
    }

    fn no_such(&self) -> DocumentError {
        let count = self.sheets.len();
        let message = text!("the workbook has no such sheet", "dit blad staat niet in de werkmap");
        let help = text!(
            "it has {count}: give a name as it is written on the tab, or a number from 1",
            "er zijn er {count}: geef de naam zoals die op het tabblad staat, of een nummer vanaf 1"
        );
        refusal("unknown-sheet", message, Some(help))
    }
}

/// The links of a part: for each kind, the ids and the parts that they lead to.
type Links = BTreeMap<String, BTreeMap<String, String>>;

fn links(package: &mut Package<'_>, part: &str, folder: &str) -> Result<Links, DocumentError> {
    let mut links = Links::new();
    let text = package.part(part)?.unwrap_or_default();
    walk(&text, |piece| {
        if let Piece::Open("Relationship", tag) = piece
            && let [Some(id), Some(kind), Some(target)] = attributes(tag, ["Id", "Type", "Target"])?
        {
            let kind = kind.rsplit('/').next().unwrap_or_default().to_owned();
            links.entry(kind).or_default().insert(id.into_owned(), resolved(folder, &target));
        }
        ON
    })?;
    Ok(links)
}

/// A target as seen from a folder.
fn resolved(folder: &str, target: &str) -> String {
    let from = if target.starts_with('/') { "" } else { folder };
    let mut steps: Vec<&str> = Vec::new();
    for step in from.split('/').chain(target.split('/')) {
        match step {
            "" | "." => {}
            ".." => drop(steps.pop()),
            _ => steps.push(step),
        }
    }
    steps.join("/")
}

/// The worksheets in their order, and whether days are counted from 1904.
fn listed(content: &str, worksheets: &BTreeMap<String, String>) -> Result<(Vec<Sheet>, bool), DocumentError> {
    let (mut sheets, mut since_1904) = (Vec::new(), false);
    walk(content, |piece| {
        match piece {
            Piece::Open("workbookPr", tag) => {
                let [flag] = attributes(tag, ["date1904"])?;
                since_1904 |= flag.is_some_and(|flag| flag == "1" || flag == "true");
            }
            Piece::Open("sheet", _) if sheets.len() == MOST_SHEETS => return Err(broken()),
            Piece::Open("sheet", tag) => {
                if let [Some(name), Some(id)] = attributes(tag, ["name", "id"])?
                    && let Some(part) = worksheets.get(&*id)
                {
                    sheets.push(Sheet { name: name.into_owned(), part: part.clone() });
                }
            }
            _ => {}
        }
        ON
    })?;
    Ok((sheets, since_1904))
}
