// The leader's screen: the county at a glance, from a light to its task, on paper and on a wall.
import assert from "node:assert/strict";
import test from "node:test";

import { PHONE, enter, leave } from "../helpers/browser.mjs";

test("the leader sees the county, opens a light to its task, and goes from month to month", async () => {
  const lu = await enter("lu");
  assert.match(lu.page.url(), /\/county$/);
  assert.equal(await lu.page.locator(".screen tbody tr:not(.screen__all):not(.screen__group)").count() >= 168, true);
  const words = await lu.page.locator(".signs li").allInnerTexts();
  assert.deepEqual(words.map((word) => word.trim()), ["● 亮", "◐ 迟", "○ 缺", "· 未到期"]);
  await lu.page.locator(".screen td.lm > a[href^='/tasks/']").first().click();
  await lu.page.waitForLoadState();
  assert.match(lu.page.url(), /\/tasks\/\d{4}-\d{6}$/);

  await lu.page.goto("/county");
  await lu.page.getByRole("link", { name: "← 2026 年 8 月" }).click();
  await lu.page.waitForURL("**/county?period=2026-08");
  await lu.page.locator(".screen__group th a").first().click();
  await lu.page.waitForURL(/group=/);
  assert.equal(await lu.page.locator(".screen__group").count(), 1);
  await leave(lu);
});

test("a count opens to as many tasks as it says", async () => {
  const chen = await enter("chen");
  const cell = chen.page.locator(".screen__all td > a").first();
  const [, lit, total] = (await cell.innerText()).match(/(\d+)\/(\d+)/);
  const address = await cell.getAttribute("href");
  for (const [light, count] of [["", total], ["&light=lit", lit]]) {
    await chen.page.goto(address + light);
    const told = await chen.page.locator(".tools p").innerText();
    assert.equal(told.match(/[\d,]+/)[0], count, `${address}${light}`);
  }
  await leave(chen);
});

test("on a phone each group is a card that opens to its schools", async () => {
  const he = await enter("he", { screen: PHONE });
  assert.equal(await he.page.locator(".grid").isVisible(), false);
  await he.page.locator(".tiles a").first().click();
  await he.page.waitForURL(/\/tasks\?unit=/);
  await leave(he);
});

test("the duty tells what is asked, and a clerk sees the own school beside its peers", async () => {
  const wu = await enter("wu");
  assert.match(wu.page.url(), /\/work$/);
  await wu.page.goto("/county");
  assert.match(await wu.page.locator(".peers").innerText(), /同一时段、同一学段/);
  await wu.page.locator(".screen__duty a").first().click();
  await wu.page.waitForURL(/\/duties\/\d+$/);
  assert.equal(await wu.page.locator("main form[action$='/end']").count(), 0);
  await leave(wu);
});

test("it prints on landscape pages with the head repeated, and hangs on a wall", async () => {
  const lu = await enter("lu");
  const paper = (await lu.page.pdf({ preferCSSPageSize: true })).toString("latin1");
  const [, width, height] = paper.match(/\/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)/);
  assert.ok(Number(width) > Number(height), `${width} × ${height}`);
  await lu.page.goto("/county?layout=wall&dark=1");
  assert.equal(await lu.page.locator("meta[http-equiv=refresh]").getAttribute("content"), "120");
  assert.ok(await lu.page.locator(".wall__group").count() >= 19);
  const root = await lu.page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
  assert.ok(root[0] <= root[1], "wider than the wall");
  await leave(lu);
});
