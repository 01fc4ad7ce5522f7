// Looking at one open page at every width and size of text.
import { mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";

import { DESKTOP, PHONE, TABLET } from "./browser.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const shots = process.env.QINGQU_SHOTS;
if (shots) mkdirSync(shots, { recursive: true });

/** What is wrong with the page, one line each. */
export async function look(page, name, language) {
  const wrongs = [];
  const lang = await page.locator("html").getAttribute("lang");
  if (lang !== language) wrongs.push(`${name}: lang is ${lang}`);
  await page.evaluate(axe);
  await page.evaluate(() => document.querySelectorAll("main details").forEach((it) => { it.open = true; }));
  for (const screen of [DESKTOP, TABLET, PHONE]) {
    await page.setViewportSize(screen);
    for (const large of [false, true]) {
      const where = `${name} (${language}, ${screen.width}${large ? ", large" : ""})`;
      await page.evaluate((on) => document.documentElement.classList.toggle("text-large", on), large);
      for (const wrong of await page.evaluate(faults)) wrongs.push(`${where}: ${wrong}`);
      if (shots && (!large || screen === PHONE)) await page.screenshot({ path: picture(name, language, screen, large), fullPage: true });
    }
  }
  return wrongs;
}

const picture = (name, language, screen, large) =>
  path.join(shots, `${name}.${language}.${screen.width}${large ? ".large" : ""}.png`);

/** Runs inside the page. */
async function faults() {
  const { violations } = await globalThis.axe.run(document, { resultTypes: ["violations"] });
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).slice(0, 3).join(" | ")}`);
  const root = document.documentElement;
  if (root.scrollWidth > root.clientWidth) {
    const wide = [...document.querySelectorAll("body *")].filter((it) => it.getBoundingClientRect().right > root.clientWidth + 1);
    found.push(`wider than the screen: ${wide.slice(-2).map((it) => it.outerHTML.slice(0, 100)).join(" | ")}`);
  }
  return found;
}
