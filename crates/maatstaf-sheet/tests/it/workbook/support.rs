//! A builder of small workbooks, sound and hostile.

use std::error::Error;
use std::io::{Cursor, Write};

use maatstaf_document::DocumentError;
use maatstaf_sheet::Workbook;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

pub(crate) type Outcome = Result<(), Box<dyn Error>>;

/// The rows of a sheet, each with its number.
pub(crate) type Rows = Vec<(usize, Vec<String>)>;

/// A problem: its code, its row and its column.
pub(crate) type Found = (&'static str, Option<usize>, Option<usize>);

const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const LINKS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// A workbook to be: its parts by name.
#[derive(Debug, Clone, Default)]
pub(crate) struct Parts(pub(crate) Vec<(String, String)>);

impl Parts {
    /// A workbook with these sheets: the name of each, and its rows as XML.
    pub(crate) fn of(sheets: &[(&str, &str)]) -> Self {
        let (mut listed, mut links, mut parts) = (Vec::new(), Vec::new(), Self::default());
        for (at, (name, rows)) in sheets.iter().enumerate() {
            listed.push(format!("<sheet name=\"{name}\" sheetId=\"{}\" r:id=\"s{at}\"/>", at + 1));
            links.push(link(&format!("s{at}"), "worksheet", &format!("worksheets/sheet{at}.xml")));
            let sheet = format!("<worksheet xmlns=\"{MAIN}\"><sheetData>{rows}</sheetData></worksheet>");
            parts = parts.with(&format!("xl/worksheets/sheet{at}.xml"), &sheet);
        }
        links.push(link("texts", "sharedStrings", "sharedStrings.xml"));
        links.push(link("styles", "styles", "/xl/styles.xml"));
        let listed = listed.concat();
        let workbook = format!(
            "<workbook xmlns=\"{MAIN}\" xmlns:r=\"{LINKS}\"><workbookPr/><sheets>{listed}</sheets></workbook>"
        );
        parts
            .with("[Content_Types].xml", "<Types/>")
            .with("_rels/.rels", &relations(&link("main", "officeDocument", "xl/workbook.xml")))
            .with("xl/_rels/workbook.xml.rels", &relations(&links.concat()))
            .with("xl/workbook.xml", &workbook)
    }

    /// A workbook with one sheet.
    pub(crate) fn sheet(rows: &str) -> Self {
        Self::of(&[("Blad1", rows)])
    }

    /// With one part more, or another in its place.
    pub(crate) fn with(mut self, name: &str, text: &str) -> Self {
        self.0.retain(|(known, _)| known != name);
        self.0.push((name.to_owned(), text.to_owned()));
        self
    }

    /// Without a part.
    pub(crate) fn without(mut self, name: &str) -> Self {
        self.0.retain(|(known, _)| known != name);
        self
    }

    /// With texts that cells share, as XML of each `si`.
    pub(crate) fn texts(self, items: &str) -> Self {
        self.with("xl/sharedStrings.xml", &format!("<sst xmlns=\"{MAIN}\">{items}</sst>"))
    }

    /// With styles: the codes of formats of one's own, and for each style the number of its format. Own ones start at 164.
    pub(crate) fn styles(self, codes: &[&str], styles: &[usize]) -> Self {
        let formats = codes.iter().zip(164..);
        let formats = formats.map(|(code, id)| format!("<numFmt numFmtId=\"{id}\" formatCode=\"{code}\"/>"));
        let formats = formats.collect::<Vec<_>>().concat();
        let styles = styles.iter().map(|id| format!("<xf numFmtId=\"{id}\"/>")).collect::<Vec<_>>().concat();
        let text = format!(
            "<styleSheet xmlns=\"{MAIN}\"><numFmts>{formats}</numFmts><cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs>\
             <cellXfs>{styles}</cellXfs></styleSheet>"
        );
        self.with("xl/styles.xml", &text)
    }

    /// The bytes of the file.
    pub(crate) fn bytes(&self) -> Result<Vec<u8>, Box<dyn Error>> {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, text) in &self.0 {
            writer.start_file(name.as_str(), SimpleFileOptions::default())?;
            writer.write_all(text.as_bytes())?;
        }
        Ok(writer.finish()?.into_inner())
    }

    /// The rows of the one sheet with cells.
    pub(crate) fn rows(&self) -> Result<Rows, Box<dyn Error>> {
        Ok(read(&self.bytes()?)?)
    }

    /// The problems of the file: their codes, rows and columns.
    pub(crate) fn problems(&self) -> Result<Vec<Found>, Box<dyn Error>> {
        let error = read(&self.bytes()?).err();
        let problems = error.iter().flat_map(DocumentError::problems);
        Ok(problems.map(|one| (one.code, one.place.line, one.place.column)).collect())
    }
}

/// The rows of the one sheet with cells.
pub(crate) fn read(bytes: &[u8]) -> Result<Rows, DocumentError> {
    Workbook::read(bytes)?.rows(None)
}

/// The code of the one problem of a file.
pub(crate) fn code(bytes: &[u8]) -> Option<&'static str> {
    read(bytes).err().and_then(|error| error.problems().first().map(|problem| problem.code))
}

fn relations(links: &str) -> String {
    format!(
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{links}</Relationships>"
    )
}

fn link(id: &str, kind: &str, target: &str) -> String {
    format!("<Relationship Id=\"{id}\" Type=\"{LINKS}/{kind}\" Target=\"{target}\"/>")
}
