"""Files made to hurt: bombs, depths, floods and broken ends. Each comes with the command that is asked to read it."""

import json
import struct
import sys
import zipfile
from pathlib import Path

RELS = """<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/%s" Target="%s"/></Relationships>"""
WORKBOOK = """<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"
xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="A" sheetId="1" r:id="r1"/></sheets></workbook>"""
TYPES = """<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Default Extension="xml" ContentType="application/xml"/></Types>"""
SHEET = """<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>%s</sheetData></worksheet>"""


def workbook(path, sheet, shared=None):
    """An XLSX whose only sheet holds what is given."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as file:
        file.writestr("[Content_Types].xml", TYPES)
        file.writestr("_rels/.rels", RELS % ("officeDocument", "xl/workbook.xml"))
        file.writestr("xl/workbook.xml", WORKBOOK)
        rels = RELS % ("worksheet", "worksheets/sheet1.xml")
        if shared is not None:
            more = '<Relationship Id="r2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/></Relationships>'
            rels = rels.replace("</Relationships>", more)
            file.writestr("xl/sharedStrings.xml", shared)
        file.writestr("xl/_rels/workbook.xml.rels", rels)
        file.writestr("xl/worksheets/sheet1.xml", SHEET % sheet)
    return path


def lying(path):
    """Makes the archive say of each entry that it is small: sizes are the writer's word."""
    data = bytearray(path.read_bytes())
    for mark, offset in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        at = data.find(mark)
        while at >= 0:
            data[at + offset : at + offset + 4] = struct.pack("<I", 1000)
            at = data.find(mark, at + 4)
    path.write_bytes(data)
    return path


def sheets(folder):
    cell = '<c r="A1" t="inlineStr"><is><t>%s</t></is></c>'
    header = '<row r="1"><c r="A1" t="inlineStr"><is><t>Date</t></is></c></row>'
    million = '<c t="s"><v>0</v></c>' * 100
    long = '<?xml version="1.0"?><sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>%s</t></si></sst>'
    entities = '<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa">' + "".join(
        f'<!ENTITY {chr(98 + n)} "{("&" + chr(97 + n) + ";") * 10}">' for n in range(8)
    ) + "]>"
    yield "a zip bomb in XLSX (1 GB of blanks)", workbook(folder / "bomb.xlsx", " " * (1 << 30))
    yield "the same bomb, lying about its size", lying(workbook(folder / "lying.xlsx", " " * (300 << 20)))
    yield "a 10 MB cell in XLSX", workbook(folder / "cell.xlsx", header + f'<row r="2">{cell % ("x" * (10 << 20))}</row>')
    yield "a million cells that share one long text", workbook(
        folder / "shared.xlsx", header + f"<row>{million}</row>" * 10_000, long % ("x" * 19_000)
    )
    yield "a cell at the far corner", workbook(
        folder / "corner.xlsx", header + '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    )
    yield "entities that multiply", workbook(folder / "entities.xlsx", header, entities + long % "&i;")
    yield "a million rows", workbook(folder / "rows.xlsx", header + "<row><c><v>1</v></c></row>" * 1_000_000)
    broken = folder / "cut.xlsx"
    broken.write_bytes((folder / "cell.xlsx").read_bytes()[:-100])
    yield "a cut-off XLSX", broken
    many = folder / "many.xlsx"
    with zipfile.ZipFile(many, "w") as file:
        for number in range(50_000):
            file.writestr(f"xl/{number}", "")
    yield "an XLSX of 50,000 parts", many


def tables(folder):
    texts = {
        "a 10 MB cell in CSV": b"Date,Client\n2026-01-01," + b"x" * (10 << 20),
        "a CSV of a million rows": b"Date,Client,Hours\n" + b"2026-01-01,a,1\n" * 1_000_000,
        "a CSV of a million columns": b"a," * 1_000_000 + b"\n",
        "a quote that never ends": b'Date,Client\n"' + b"x\n" * (5 << 20),
        "two encodings in one CSV": "Datum,Cliënt\n".encode() + "2026-01-01,Zoë\n".encode("latin-1") * 1000,
        "UTF-16 with half a sign": "Datum,Cliënt\n".encode("utf-16") + b"\x00",
        "zero bytes": b"\x00" * (20 << 20),
        "BOM, CRLF and lone CR": b"\xef\xbb\xbfDatum;Uren\r\n2026-01-01;1\r2026-01-02;1\r\n\r\n",
        "40 MB of text": b"Date\n" + b"x" * (40 << 20),
    }
    for number, (name, data) in enumerate(texts.items()):
        path = folder / f"table-{number}.csv"
        path.write_bytes(data)
        yield name, path


def frameworks(folder):
    uuid = "00000000-0000-4000-8000-%012d"
    item = {"uri": "urn:x", "lastChangeDateTime": "2026-01-01T00:00:00Z", "fullStatement": "x"}
    document = {**item, "identifier": uuid % 0, "creator": "x", "title": "x"}
    link = lambda n, a, b: {  # noqa: E731
        "identifier": uuid % (10**9 + n), "uri": "urn:x", "lastChangeDateTime": item["lastChangeDateTime"], "associationType": "isChildOf",
        "originNodeURI": {"title": "", "identifier": uuid % a, "uri": "urn:x"},
        "destinationNodeURI": {"title": "", "identifier": uuid % b, "uri": "urn:x"},
    }
    count = 20_000
    items = [{**item, "identifier": uuid % n} for n in range(1, count)]
    chain = [link(n, n, n - 1) for n in range(1, count)]
    ring = [link(n, n, n % (count - 1) + 1) for n in range(1, count)]
    packages = {
        "CASE: 20,000 items in one chain": {"CFDocument": document, "CFItems": items, "CFAssociations": chain},
        "CASE: 20,000 items in a ring": {"CFDocument": document, "CFItems": items, "CFAssociations": ring},
        "CASE: one item 20,000 times": {"CFDocument": document, "CFItems": items[:1] * count},
        "CASE: a statement of 10 MB": {"CFDocument": document, "CFItems": [{**items[0], "fullStatement": "x" * (10 << 20)}]},
        "Mahara: 50,000 elements that are each other's parents": {"framework": {
            "name": "x", "standards": [{"shortname": "1", "name": "x", "standardid": 1}],
            "standardelements": [{"shortname": "x", "name": "x", "standardid": 1, "elementid": f"1.{n}", "parentelementid": f"1.{(n + 1) % 50_000}"} for n in range(50_000)],
        }},
    }
    for number, (name, data) in enumerate(packages.items()):
        path = folder / f"framework-{number}.json"
        path.write_text(json.dumps(data))
        yield name, path
    deep = folder / "deep.json"
    deep.write_text('{"CFDocument":' * 100_000)
    yield "JSON 100,000 deep", deep
    deeper = folder / "arrays.json"
    deeper.write_text('{"CFDocument": {}, "CFItems": ' + "[" * 5_000_000)
    yield "JSON 5,000,000 deep", deeper
    header = "Parent ID number,ID number,Short name,Description,Description format,Scale values,Scale configuration,Rule type (optional),Rule outcome (optional),Rule config (optional),Cross-referenced competency ID numbers,Exported ID (optional),Is framework,Taxonomy\n"
    top = ",x,x,,1,,,,,,,,1,\n"
    rows = folder / "moodle.csv"
    rows.write_text(header + top + "".join(f"c{n},c{n + 1},x,,1,,,,,,,,,\n" for n in range(50_000)))
    yield "Moodle: 50,000 competencies in one chain", rows
    cells = folder / "moodle-cell.csv"
    cells.write_text(header + top + ",a,x," + "<p>" * (3 << 20) + ",1,,,,,,,,,\n")
    yield "Moodle: a description of 10 MB of markup", cells


def badges(folder):
    for name, text in {
        "a badge of 10 MB": "A" * (10 << 20),
        "a badge of dots": "." * (1 << 20),
        "a badge 100,000 deep": encoded('{"alg":"EdDSA"}') + "." + encoded("[" * 100_000) + "." + "A" * 86,
    }.items():
        path = folder / f"badge-{len(name)}.jwt"
        path.write_text(text)
        yield name, path


def encoded(text):
    import base64

    return base64.urlsafe_b64encode(text.encode()).rstrip(b"=").decode()


def files(folder):
    """The name of each file, and the words of the command that reads it."""
    folder.mkdir(parents=True)
    for name, path in sheets(folder):
        yield name, ["practice", "import", path]
    for name, path in tables(folder):
        yield name, ["practice", "import", path]
    for number, (name, path) in enumerate(frameworks(folder)):
        yield name, ["convert", path, folder / f"out-{number}", "--format", "pack"]
    for name, path in badges(folder):
        yield name, ["badge", "verify", path]


if __name__ == "__main__":
    print(json.dumps([[name, [str(word) for word in words]] for name, words in files(Path(sys.argv[1]))]))
