"""Checks what Maatstaf writes for other systems with those systems' schemas and validators. See scripts/compare-formats."""

import argparse
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PORTFOLIOS = sorted((ROOT / "examples/portfolios").glob("*/portfolio.json"))
BAR_SECONDS, BAR_MEGABYTES = 1.0, 256


class Run:
    """What every part needs, and what the parts found."""

    def __init__(self, asked):
        self.command, self.samples, self.work = asked.command, Path(asked.samples), Path(asked.work)
        self.failed = self.passed = self.skipped = 0
        shutil.rmtree(self.work, ignore_errors=True)
        self.work.mkdir(parents=True)

    def say(self, holds, what, more=""):
        """One line: whether something holds."""
        self.passed, self.failed = self.passed + bool(holds), self.failed + (not holds)
        print(f"  {'yes' if holds else 'NO '}  {what}{'  ' + more if more else ''}", flush=True)

    def skip(self, what):
        self.skipped += 1
        print(f"  SKIPPED, not there: {what}", flush=True)

    def sample(self, name):
        """A public file, or nothing when it is not on this machine."""
        path = self.samples / name
        if path.is_file():
            return path
        self.skip(str(path))
        return None

    def run(self, *words):
        """Runs the command, in English."""
        words = [self.command, *map(str, words), "--lang", "en"]
        return subprocess.run(words, capture_output=True, text=True, cwd=ROOT, check=False)

    def written(self, name, *words):
        """Runs the command, which must succeed and write a file."""
        path = self.work / name
        done = self.run(*[str(path) if word == "OUT" else word for word in words])
        if done.returncode != 0 or not path.exists():
            self.say(False, f"{name} is written", done.stderr.strip()[:300])
            return None
        return path


def badges(run):
    """Open Badges: our tokens under another verifier, and another issuer's tokens under ours."""
    from cryptography.hazmat.primitives import serialization
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
    from openbadgeslib.ob3.signer import OB3Signer
    from openbadgeslib.ob3.verifier import OB3Verifier

    key = run.written("key.json", "badge", "key", "--out", "OUT", "--public", run.work / "public.json")
    if key is None:
        return
    for portfolio in PORTFOLIOS:
        name = portfolio.parent.name
        path = run.written(f"{name}.jwt", "badge", "issue", portfolio, "--key", key, "--out", "OUT")
        if path is None:
            continue
        token = path.read_text().strip()
        issuer = decoded(token)["issuer"]
        did = issuer["id"] if isinstance(issuer, dict) else issuer
        run.say(accepted(lambda: OB3Verifier.for_issuer_did(did).verify(token)), f"openbadgeslib accepts {name}")
        run.say(run.run("badge", "verify", path).returncode == 0, f"so do we: {name}")
        head, body, seal = token.split(".")
        broken = ".".join([head, body, ("A" if seal[0] != "A" else "B") + seal[1:]])
        run.say(not accepted(lambda: OB3Verifier.for_issuer_did(did).verify(broken)), f"openbadgeslib refuses it altered: {name}")
        path.with_suffix(".broken").write_text(broken)
        run.say(run.run("badge", "verify", path.with_suffix(".broken")).returncode == 1, f"so do we: {name}")
    # The other way round: signed by openbadgeslib with a key of its own, from the last payload.
    other = Ed25519PrivateKey.generate()
    pem = other.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    raw = other.public_key().public_bytes(serialization.Encoding.Raw, serialization.PublicFormat.Raw)
    payload = decoded(token)
    foreign = "did:example:" + raw.hex()[:12]
    payload["issuer"] = {"id": foreign, "type": ["Profile"], "name": "Somebody else"}
    payload["credentialSubject"]["id"] = "did:example:holder"
    payload["iss"], payload["sub"] = foreign, "did:example:holder"
    path = run.work / "foreign.jwt"
    path.write_text(OB3Signer(pem, "EdDSA").sign_payload(payload))
    done = run.run("badge", "verify", path)
    run.say(done.returncode == 0, "we accept a badge that openbadgeslib signed", done.stderr.strip()[:200])


def statements(run):
    """xAPI: every statement under ralph's model, and one that is spoilt."""
    from ralph.models.xapi.base.statements import BaseXapiStatement

    for portfolio in PORTFOLIOS:
        name = portfolio.parent.name
        path = run.written(f"{name}.xapi.json", "convert", portfolio, "OUT", "--format", "xapi")
        if path is None:
            continue
        found = json.loads(path.read_text())
        held = [accepted(lambda one=one: BaseXapiStatement(**one)) for one in found]
        run.say(found and all(held), f"ralph accepts all {len(found)} statements of {name}")
        spoilt = {**found[0], "result": {"score": {"scaled": 2}}}
        run.say(not accepted(lambda: BaseXapiStatement(**spoilt)), f"ralph refuses a score above 1: {name}")


def schemas(run):
    """CASE and Open Badges under the official schemas."""
    packs = [folder.name for folder in sorted((ROOT / "frameworks").iterdir()) if (folder / "framework.json").exists()]
    for version, name in [
        ("CASE 1.1", "case-v1p1-cfpackage.official.json"),
        ("CASE 1.0", "case-v1p0-cfpackage.opensalt.json"),
    ]:
        schema = run.sample(f"schemas/{name}")
        for pack in packs if schema else []:
            path = run.work / f"{pack}.case.json"
            if not path.exists():
                run.written(path.name, "convert", pack, "OUT")
            problems = invalid(schema, json.loads(path.read_text()))
            run.say(not problems, f"{pack} is valid {version}", first(problems))
        if schema:
            spoilt = json.loads(path.read_text())
            spoilt["CFItems"][0]["identifier"] = 12
            run.say(invalid(schema, spoilt), f"the schema of {version} refuses a number as identifier")
    schema = run.sample("schemas/educredentials-ob_v3p0_achievementcredential_schema.json")
    key = run.work / "schema-key.json"
    run.run("badge", "key", "--out", key)
    for portfolio in PORTFOLIOS if schema else []:
        done = run.run("badge", "issue", portfolio, "--key", key, "--unsigned")
        problems = invalid(schema, json.loads(done.stdout)) if done.returncode == 0 else [done.stderr]
        run.say(not problems, f"the credential of {portfolio.parent.name} is valid Open Badges 3.0", first(problems))
    if schema:
        spoilt = json.loads(done.stdout)
        del spoilt["credentialSubject"]["achievement"]["criteria"]
        run.say(invalid(schema, spoilt), "the schema of Open Badges 3.0 refuses an achievement without criteria")


def samples(run):
    """Public files: read, written again in each format, and what was lost on the way."""
    for name in ["case-1.0-SmartLevelFramework.json", "mahara-example.matrix", "moodle-example.csv"]:
        path = run.sample(name)
        if path is None:
            continue
        for end in ["case.json", "matrix", "moodle.csv"]:
            out = run.work / f"{Path(name).stem}.{end}"
            done = run.run("convert", path, out)
            run.say(done.returncode == 0 and out.exists(), f"{name} as {end}", f"{lines(done.stderr)} lines on what was lost")
            if out.exists():
                again = run.run("convert", out, run.work / f"{Path(name).stem}.{end}.back.json")
                run.say(again.returncode == 0, f"{name} as {end} is read again", again.stderr.strip()[:120] if again.returncode else "")
    for name in ["ob30-simple.json", "ob30-complete.json"]:
        path = run.sample(name)
        if path is not None:
            done = run.run("badge", "verify", path)
            run.say(done.returncode == 1 and "panic" not in done.stderr, f"{name} is not signed in a way that we check, and is refused")


def workbooks(run):
    """Workbooks as two libraries write them: days, times, lengths and formulas come out as what they are."""
    import datetime

    import openpyxl
    import xlsxwriter

    book = openpyxl.Workbook()
    for row in [
        ["My log"],
        [],
        ["Date", "Start", "End", "Client"],
        [datetime.date(2026, 3, 2), datetime.time(9, 0), datetime.time(10, 30), "client-07"],
        [datetime.datetime(2026, 3, 9), datetime.time(14, 0), datetime.time(15, 15), "client-08"],
    ]:
        book.active.append(row)
    book.save(run.work / "openpyxl.xlsx")
    book = xlsxwriter.Workbook(str(run.work / "xlsxwriter.xlsx"))
    sheet, day, length = book.add_worksheet(), book.add_format({"num_format": "dd-mm-yyyy"}), book.add_format({"num_format": "[h]:mm"})
    sheet.write_row(0, 0, ["Date", "Duration", "Client"])
    sheet.write_datetime(1, 0, datetime.datetime(2026, 3, 2), day)
    sheet.write_number(1, 1, 1.5 / 24, length)
    sheet.write(1, 2, "client-07")
    sheet.write_datetime(2, 0, datetime.datetime(2026, 3, 9), day)
    sheet.write_formula(2, 1, "=1.25/24", length, 1.25 / 24)
    sheet.write(2, 2, "client-08")
    book.close()
    for name in ["openpyxl", "xlsxwriter"]:
        done = run.run("practice", "import", run.work / f"{name}.xlsx")
        found = json.loads(done.stdout)["sessions"] if done.returncode == 0 else []
        read = [(one["day"], one["minutes"]) for one in found]
        run.say(read == [("2026-03-02", 90), ("2026-03-09", 75)], f"a workbook by {name}", done.stderr.strip()[:120] if not found else "")


def hostile_files(run):
    """Hostile files: refused, or answered, within a second and 256 MB, whatever they are."""
    # The files are made, and each is read, in a process of its own: what a parent took counts for its child.
    listed = subprocess.run([sys.executable, Path(__file__).parent / "hostile.py", run.work / "hostile"], capture_output=True, text=True, check=True)
    for name, words in json.loads(listed.stdout):
        words = [sys.executable, Path(__file__).parent / "measure.py", run.command, *words, "--lang", "en"]
        found = json.loads(subprocess.run(words, capture_output=True, text=True, cwd=ROOT, check=True).stdout)
        seconds, megabytes = found["seconds"], found["megabytes"]
        within = seconds <= BAR_SECONDS and megabytes <= BAR_MEGABYTES
        ended = found["code"] in (0, 1, 3) and not found["panicked"]
        answer = {0: "answered", 1: "does not hold", 3: "refused"}.get(found["code"], f"exit code {found['code']}")
        run.say(within and ended, name, f"{answer}, {seconds:.2f} s, {megabytes:.0f} MB")


def decoded(token):
    import jwt

    return jwt.decode(token, options={"verify_signature": False})


def accepted(check):
    """Whether a validator lets something pass; whatever it raises is a refusal."""
    try:
        check()
    except Exception:  # noqa: BLE001
        return False
    return True


def invalid(schema, document):
    """What a JSON Schema has against a document, formats included."""
    import jsonschema

    schema = json.loads(Path(schema).read_text())
    kind = jsonschema.validators.validator_for(schema, default=jsonschema.Draft7Validator)
    checker = jsonschema.FormatChecker()
    return [f"{error.json_path}: {error.message}" for error in kind(schema, format_checker=checker).iter_errors(document)]


def first(problems):
    return problems[0][:200] if problems else ""


def lines(text):
    return len(text.strip().splitlines())


PARTS = {"badges": badges, "statements": statements, "schemas": schemas, "samples": samples, "workbooks": workbooks, "hostile": hostile_files}


def main():
    parser = argparse.ArgumentParser()
    for name in ["command", "samples", "work"]:
        parser.add_argument(f"--{name}", required=True)
    parser.add_argument("--only", choices=PARTS)
    asked = parser.parse_args()
    asked.command, asked.work = os.path.abspath(asked.command), os.path.abspath(asked.work)
    run = Run(asked)
    for name, part in PARTS.items():
        if asked.only in (None, name):
            print(f"\n{name}: {part.__doc__}")
            part(run)
    print(f"\n{run.passed} hold, {run.failed} do not, {run.skipped} were skipped")
    sys.exit(1 if run.failed else 0)


if __name__ == "__main__":
    main()
