// Makes the documents and pictures, and runs every check over them. Prints what holds and what does not, and ends with a count.

import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";
import { documents, pictures } from "./files.mjs";
import { inPage } from "./page.mjs";

const options = Object.fromEntries(
  process.argv.slice(2).reduce((pairs, word, at, words) => (word.startsWith("--") ? [...pairs, [word.slice(2), words[at + 1]]] : pairs), []),
);
const work = resolve(options.work);
const command = resolve(options.command);
const made = options.keep ? resolve(options.keep) : join(work, "files");
const axe = readFileSync(join(work, "node_modules/axe-core/axe.min.js"), "utf8");

let held = 0;
const failed = [];
function check(name, holds, detail = "") {
  if (holds) held += 1;
  else {
    failed.push(name);
    console.log(`NO   ${name}${detail ? `: ${detail}` : ""}`);
  }
}

function run(words) {
  return spawnSync(command, words, { encoding: "utf8", maxBuffer: 1 << 28 });
}

function browserPath() {
  const named = process.env.MAATSTAF_BROWSER;
  const names = named ? [named] : ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "microsoft-edge"];
  for (const name of names) {
    if (name.includes("/") && existsSync(name)) return name;
    const found = (process.env.PATH ?? "").split(":").map((folder) => join(folder, name)).find(existsSync);
    if (found) return found;
  }
  throw new Error("no browser of the Chromium family was found; name one in MAATSTAF_BROWSER");
}

function make() {
  rmSync(made, { recursive: true, force: true });
  mkdirSync(made, { recursive: true });
  const files = [];
  for (const [name, words] of documents) {
    for (const lang of ["en", "nl"]) {
      for (const include of [[], ["--include", "all"]]) {
        const file = join(made, `${name}.${lang}${include.length ? ".all" : ""}.html`);
        const answer = run(["report", ...words, "--lang", lang, "-o", file, "--overwrite", ...include]);
        check(`${file.slice(made.length + 1)} is made`, answer.status === 0, answer.stderr);
        if (answer.status === 0) files.push(file);
      }
    }
  }
  const drawings = [];
  for (const [name, words] of pictures) {
    for (const lang of ["en", "nl"]) {
      const file = join(made, `picture-${name}.${lang}.svg`);
      const answer = run(["picture", ...words, "--lang", lang, "-o", file, "--overwrite"]);
      check(`${file.slice(made.length + 1)} is made`, answer.status === 0, answer.stderr);
      if (answer.status === 0) drawings.push(file);
    }
  }
  return { files, drawings };
}

/** The W3C's checker over all files at once. */
function valid(files) {
  const jar = join(work, "node_modules/vnu-jar/build/dist/vnu.jar");
  const answer = spawnSync("java", ["-Xss4m", "-jar", jar, "--format", "json", "--stdout", ...files], { encoding: "utf8", maxBuffer: 1 << 28 });
  // A report in one language may hold a portfolio in another; its texts are marked, and the checker guesses from the whole.
  const guessed = (one) => /appears to be written in/.test(one.message);
  const messages = JSON.parse(answer.stdout).messages.filter((one) => (one.type === "error" || one.subType === "warning") && !guessed(one));
  for (const file of files) {
    const own = messages.filter((one) => one.url.endsWith(file));
    const first = own.slice(0, 3).map((one) => `line ${one.lastLine}: ${one.message}`).join(" | ");
    check(`${file.slice(made.length + 1)} is valid`, own.length === 0, `${own.length}: ${first}`);
  }
}

async function look(browser, file) {
  const name = file.slice(made.length + 1);
  const drawn = name.endsWith(".svg");
  for (const colorScheme of ["light", "dark"]) {
    for (const width of drawn ? [1100] : [1100, 320]) {
      const page = await browser.newPage({ colorScheme, viewport: { width, height: 1000 } });
      const asked = [];
      page.on("request", (request) => asked.push(request.url()));
      const said = [];
      page.on("console", (message) => said.push(message.text()));
      page.on("pageerror", (error) => said.push(String(error)));
      await page.goto(pathToFileURL(file).href);
      const found = await page.evaluate(inPage);
      const how = `${name}, ${colorScheme}, ${width} px`;
      check(`${how}: nothing is fetched`, asked.length === 1, asked.slice(1).join(" "));
      check(`${how}: the browser has nothing to say`, said.length === 0, said.join(" | "));
      check(`${how}: text in pictures stays inside and apart`, found.text.length === 0, found.text.slice(0, 5).join(" | "));
      if (!drawn) {
        check(`${how}: every link leads somewhere, every id is there once`, found.links.length === 0, found.links.slice(0, 5).join(" "));
        check(`${how}: the page does not scroll sideways`, found.sideways <= 0, `${found.sideways} px`);
        // The page lets no script in: axe comes by the tools of the browser.
        const session = await page.context().newCDPSession(page);
        await session.send("Runtime.evaluate", { expression: axe });
        const answer = await session.send("Runtime.evaluate", { expression: "axe.run().then((r) => JSON.stringify(r.violations.map((v) => [v.id, v.nodes.length, v.nodes[0].html.slice(0, 120)])))", awaitPromise: true, returnByValue: true });
        const violations = JSON.parse(answer.result.value ?? '[["axe did not run",1,""]]');
        check(`${how}: axe finds nothing`, violations.length === 0, JSON.stringify(violations).slice(0, 600));
      }
      if (options.keep) {
        const png = join(made, "png", `${name}.${colorScheme}.${width}.png`);
        mkdirSync(dirname(png), { recursive: true });
        await page.screenshot({ path: png, fullPage: true });
      }
      await page.close();
    }
  }
}

function printed() {
  for (const [name, words] of documents) {
    const file = join(made, `${name}.pdf`);
    const answer = run(["report", ...words, "--lang", "en", "-o", file, "--overwrite", "--include", "all"]);
    const pdf = existsSync(file) ? readFileSync(file, "latin1") : "";
    check(`${name}.pdf is printed`, answer.status === 0 && pdf.startsWith("%PDF-"), answer.stderr);
    check(`${name}.pdf is tagged and has an outline`, pdf.includes("/MarkInfo") && pdf.includes("/Outlines"));
    check(`${name}.pdf is A4`, /\/MediaBox ?\[0 0 59[45][.0-9]* 84[12][.0-9]*\]/.test(pdf));
  }
  // Without a browser the page is written, and the exit code tells.
  const without = join(made, "without-browser.pdf");
  const env = { ...process.env, MAATSTAF_BROWSER: "/nowhere/browser" };
  const answer = spawnSync(command, ["report", ...documents[0][1], "-o", without], { env, encoding: "utf8" });
  const page = without.replace(/pdf$/, "html");
  check("without a browser the page is written and the exit code is 5", answer.status === 5 && existsSync(page) && !existsSync(without), answer.stderr);
}

const { files, drawings } = make();
valid(files);
printed();
const root = process.getuid?.() === 0;
const browser = await chromium.launch({ executablePath: browserPath(), args: ["--disable-quic", ...(root ? ["--no-sandbox"] : [])] });
for (const file of [...files, ...drawings]) await look(browser, file);
await browser.close();
console.log(`${held} hold, ${failed.length} do not, over ${files.length} documents and ${drawings.length} pictures`);
process.exit(failed.length ? 1 : 0);
