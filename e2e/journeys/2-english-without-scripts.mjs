// The same pages in English, in a browser that runs no script.
import assert from "node:assert/strict";
import test from "node:test";

import { PHONE, enter, leave, send } from "../helpers/browser.mjs";
import { assign, evidence, handIn, openPlan, story } from "../helpers/pages.mjs";

const ENGLISH = { language: "en-GB", scripts: false };

test("without scripts and in English a task is assigned, accepted and handed in", async () => {
  const chen = await enter("chen", ENGLISH);
  const zhao = await enter("zhao", { ...ENGLISH, screen: PHONE });
  assert.equal(await chen.page.locator("html").getAttribute("lang"), "en");
  await openPlan(chen.page);
  const { no } = await assign(chen.page, "03", { unit: "Hillside Primary School", due: "2026-10-20", button: "Assign" });

  await zhao.page.goto("/work");
  await zhao.page.locator(`#g-to-accept a[href="/tasks/${no}"]`).click();
  await send(zhao.page, zhao.page.getByRole("button", { name: "Accept", exact: true }));
  const order = { files: evidence("minutes.pdf"), effective: "2026-09-27", note: "Minutes of the meeting.", button: "Hand in" };
  await handIn(zhao.page, order);
  assert.deepEqual(await story(zhao.page), [
    "Chen Xiaolan assigned the task", "Zhao Yuan accepted the task", "Zhao Yuan handed in evidence",
  ]);
  assert.equal(await zhao.page.locator("[data-print]").isVisible(), false, "a dead button");
  await leave(chen, zhao);
});
