// All browser journeys: a fresh demonstration county, a browser, the stories in order.
//
//   node run.mjs            all of them
//   node run.mjs pages      those whose file name contains one of the words
//   node run.mjs not pages  all the others
//
//   QINGQU_BIN        the program to use; otherwise `cargo build -p qingqu --locked` makes it
//   QINGQU_CHROMIUM   the browser to use; otherwise /usr/bin/chromium
//   QINGQU_SHOTS      a folder: pictures of all pages are left there
//
// Node's own test runner prints the results (TAP, or readable text on a terminal).
import { readdirSync } from "node:fs";
import test from "node:test";

import { closeBrowser, openBrowser } from "./helpers/browser.mjs";
import { startCounty, stopCounty } from "./helpers/county.mjs";

const said = process.argv.slice(2);
const others = said[0] === "not";
const words = others ? said.slice(1) : said;
const journeys = new URL("./journeys/", import.meta.url);
const files = readdirSync(journeys).filter((name) => name.endsWith(".mjs")).sort();
const named = (name) => words.some((word) => name.includes(word));
const wanted = files.filter((name) => words.length === 0 || named(name) !== others);

await startCounty();
await openBrowser();
for (const name of wanted) await import(new URL(name, journeys));

test("the program ends within ten seconds when it is told to", async () => {
  await closeBrowser();
  await stopCounty();
});
