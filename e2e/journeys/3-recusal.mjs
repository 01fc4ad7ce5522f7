// Who has a tie to a school sees no trace of it, until another lifts the recusal.
import assert from "node:assert/strict";
import test from "node:test";

import { enter, leave, send } from "../helpers/browser.mjs";
import { openPlan } from "../helpers/pages.mjs";

const SCHOOL = "河畔中心小学";

test("a recused officer sees no trace of the school, until another officer lifts it", async () => {
  const chen = await enter("chen");
  const qian = await enter("qian");
  const before = await listed(chen.page);
  assert.ok(before.of.length > 0);

  await chen.page.goto(before.of[0]);
  await chen.page.getByText("申请回避").click();
  await send(chen.page, chen.page.getByRole("button", { name: "确认回避" }));
  assert.match(await chen.page.getByRole("status").innerText(), /已记下您的回避/);
  assert.ok(!(await chen.page.content()).includes(SCHOOL), "my work still names the school");
  const during = await listed(chen.page);
  assert.equal(during.of.length, 0);
  assert.equal(during.total, before.total - before.of.length);
  assert.equal((await chen.page.goto(before.of[0])).status(), 404);

  await qian.page.goto("/recusals");
  const row = qian.page.locator("tbody tr", { hasText: "陈晓岚" });
  await row.locator("input[name=reason]").fill("情况已经查明，没有利害关系。");
  await send(qian.page, row.getByRole("button", { name: "解除" }));
  assert.equal((await chen.page.goto(before.of[0])).status(), 200);
  assert.equal((await listed(chen.page)).total, before.total);
  await leave(chen, qian);
});

/** The addresses of the school's tasks of the plan, and the total that the list names. */
async function listed(page) {
  await openPlan(page);
  await page.goto(await page.locator(".doc-head a[href^='/tasks']").getAttribute("href"));
  const total = Number((await page.locator(".tools p").innerText()).match(/\d+/)[0]);
  const rows = page.locator(".table tbody tr", { hasText: SCHOOL }).locator(".t-main a");
  const of = await rows.evaluateAll((links) => links.map((link) => link.getAttribute("href")));
  return { total, of };
}
