// Every page, in both languages, at three widths and two sizes of text.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";

import { DESKTOP, PHONE, enter, guest, leave } from "../helpers/browser.mjs";
import { fileOf } from "../helpers/county.mjs";
import { look } from "../helpers/look.mjs";
import { NOT_A_PAGE, PAGES } from "../helpers/sights.mjs";

test("every address that is read is either looked at here or named as no page", () => {
  const routes = readFileSync(fileOf("docs/routes.txt"), "utf8");
  const read = [...routes.matchAll(/^GET +(\S+)/gm)].map(([, address]) => address);
  const known = new Set([...NOT_A_PAGE, ...PAGES.map(({ route }) => route)]);
  assert.deepEqual(read.filter((address) => !known.has(address)), []);
});

// Both languages at once: the two processors are then both at work.
test("every page is readable by everyone, fits its screen and loads nothing else", { concurrency: 2 }, async (t) => {
  await Promise.all(["zh-CN", "en"].map((language) => t.test(language, () => through(language))));
});

async function through(language) {
  const people = { guest: await guest({ language }) };
  for (const login of ["chen", "wu", "shen", "tang", "yan"]) people[login] = await enter(login, { language });
  const wrongs = [];
  for (const { name, who, status = 200, open } of PAGES) {
    const { page } = people[who];
    await page.setViewportSize(DESKTOP);
    const response = await open(page);
    if (response.status() !== status) wrongs.push(`${name}: status ${response.status()}`);
    wrongs.push(...(await look(page, name, language)));
  }
  assert.deepEqual(wrongs, []);
  await leave(...Object.values(people));
}

test("by keyboard the skip link comes first, and every control of a task can be reached and is seen", async () => {
  for (const [login, screen] of [["chen", DESKTOP], ["wu", DESKTOP], ["wu", PHONE]]) {
    const person = await enter(login, { screen });
    await person.page.goto(`/tasks?state=${login === "chen" ? "handed-in" : "accepted"}`);
    await person.page.goto(await person.page.locator(".table .t-main a").first().getAttribute("href"));
    await person.page.keyboard.press("Tab");
    assert.equal(await person.page.evaluate(() => document.activeElement.className), "skip");
    assert.deepEqual(await reachedByTab(person.page), { missed: [], unseen: [] });
    await person.page.locator(".skip").focus();
    await person.page.keyboard.press("Enter");
    assert.match(person.page.url(), /#main$/);
    await person.page.keyboard.press("Tab");
    assert.ok(await person.page.evaluate(() => document.activeElement.closest("main") !== null), "the skip link does not skip");
    await leave(person);
  }
});

/** Presses Tab through the page: which controls were not reached, which did not show the focus. */
async function reachedByTab(page) {
  await page.evaluate(() => {
    const all = [...document.querySelectorAll("a[href], button, input:not([type=hidden]), select, textarea, summary")];
    globalThis.waiting = new Set(all.filter((control) => control.checkVisibility() && !control.closest(".skip")));
    globalThis.unseen = [];
  });
  for (let presses = 0; presses < 120; presses += 1) {
    await page.keyboard.press("Tab");
    const left = await page.evaluate(() => {
      const control = document.activeElement;
      const style = getComputedStyle(control);
      const shown = style.outlineStyle !== "none" && Number.parseFloat(style.outlineWidth) >= 2;
      if (globalThis.waiting.delete(control) && !shown) globalThis.unseen.push(control.outerHTML.slice(0, 80));
      return globalThis.waiting.size;
    });
    if (left === 0) break;
  }
  return page.evaluate(() => ({ missed: [...globalThis.waiting].map((it) => it.outerHTML.slice(0, 80)), unseen: globalThis.unseen }));
}

test("a task prints on two pages at most, without navigation and forms", async () => {
  const chen = await enter("chen");
  await chen.page.goto("/tasks?state=returned");
  await chen.page.locator(".table .t-main a").first().click();
  await chen.page.waitForLoadState();
  const paper = (await chen.page.pdf({ preferCSSPageSize: true, format: "A4" })).toString("latin1");
  const pages = paper.match(/\/Type\s*\/Page\b(?!s)/g).length;
  assert.ok(pages <= 2, `${pages} pages`);
  await chen.page.emulateMedia({ media: "print" });
  for (const hidden of [".nav", ".bar__tools", ".acts", ".skip", "[data-print]"]) {
    assert.equal(await chen.page.locator(hidden).first().isVisible(), false, hidden);
  }
  assert.equal(await chen.page.locator(".story").isVisible(), true);
  assert.match(await chen.page.locator(".print-only").innerText(), /打印：陈晓岚/);
  await leave(chen);
});

test("the chosen size of text and language stay", async () => {
  const wu = await enter("wu");
  await wu.page.getByRole("link", { name: "大字" }).click();
  await wu.page.getByRole("link", { name: "English" }).click();
  await wu.page.goto("/tasks");
  assert.equal(await wu.page.locator("html").getAttribute("class"), "text-large");
  assert.equal(await wu.page.locator("html").getAttribute("lang"), "en");
  await leave(wu);
});
