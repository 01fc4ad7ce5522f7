// What several journeys do on the same pages.
import assert from "node:assert/strict";

import { send } from "./browser.mjs";

/** A small file that can serve as evidence. */
export const evidence = (name) => ({ name, mimeType: "application/pdf", buffer: Buffer.from(`%PDF-1.7\n% ${name}\n%%EOF\n`) });

/** Opens the county's plan of the demonstration. */
export async function openPlan(page) {
  await page.goto("/plans");
  await page.getByRole("link", { name: "澜溪县教育系统2026年清廉学校建设工作方案" }).click();
}

/** Chooses a measure of the plan by its number, assigns it, and answers the number of the task. */
export async function assign(page, measure, { unit, due, button }) {
  await page.locator(".toc .pip", { hasText: measure }).click();
  const draft = page.locator("#draft");
  await draft.locator("#unit").selectOption({ label: unit });
  await draft.locator("#due_on").fill(due);
  const title = await draft.locator("#title").inputValue();
  const response = await send(page, draft.getByRole("button", { name: button, exact: true }));
  assert.equal(response.status(), 303);
  await page.locator(".measure.is-here .measure__foot a.tag").first().click();
  const no = await page.locator(".table tbody .num").first().innerText();
  return { no, title };
}

/** Hands files in on the open page of a task. */
export async function handIn(page, { files, effective, note, button }) {
  await page.locator("#files").setInputFiles(files);
  await page.locator("#effective_on").fill(effective);
  await page.locator("#note").fill(note);
  return send(page, page.getByRole("button", { name: button, exact: true }));
}

/** The story of the open task, oldest first, as people read it. */
export async function story(page) {
  const lines = await page.locator(".story__what").allInnerTexts();
  return lines.map((line) => line.replace(/\s+/g, " ").trim()).reverse();
}

/** The text of the page's one complaint. */
export const complaint = (page) => page.locator(".errors[role=alert] li").innerText();

/** Reads a pasted plan in, as a new edition of the one with the title `replaces`; answers its address. */
export async function readIn(page, text, replaces) {
  await page.goto("/plans/new");
  await page.locator("#text").fill(text);
  if (replaces) await page.locator("#supersedes").selectOption({ label: replaces });
  const response = await send(page, page.locator('form[action="/plans"] button'));
  assert.equal(response.status(), 303);
  return new URL(page.url()).pathname.replace(/\/changes$/, "");
}
