// A clerk's week: what is due, one hand-in, a quiet week confirmed with one click, a list taken along.
import assert from "node:assert/strict";
import test from "node:test";

import { PHONE, enter, leave, send } from "../helpers/browser.mjs";
import { evidence, handIn } from "../helpers/pages.mjs";

test("a clerk sees the week, hands one thing in, and confirms a quiet week", async () => {
  const wu = await enter("wu", { screen: PHONE });
  const { page } = wu;
  await page.getByRole("link", { name: "本周", exact: true }).click();
  assert.match(await page.locator("h1").innerText(), /第 40 周/);

  await page.goto("/tasks?state=accepted");
  const address = await page.locator(".table .t-main a").last().getAttribute("href");
  await page.goto(address);
  // Another journey sent too many files at once for the same task; they are kept for a day.
  for (const kept of await page.locator("input[name=kept]").all()) await kept.uncheck();
  await handIn(page, { files: evidence("记录.pdf"), effective: "2026-09-27", note: "已办。", button: "提交" });
  await page.goto("/week");
  assert.equal(await page.locator("section[aria-labelledby=w-done]").locator(`a[href="${address}"]`).count(), 1);
  await page.locator("summary", { hasText: "以文本显示" }).click();
  assert.match(await page.locator("#as-text").inputValue(), /已办\t2026-/);

  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "导出 Excel" }).click();
  assert.match((await download).suggestedFilename(), /第 40 周 2026-09-28\.xlsx$/);

  // A week of this spring: nothing was given yet.
  await page.goto(`${new URL(page.url()).pathname}?week=2026-W10`);
  await send(page, page.getByRole("button", { name: "确认平安周" }));
  assert.match(await page.locator(".empty p").innerText(), /已确认/);
  await leave(wu);
});
