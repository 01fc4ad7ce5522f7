// Two people decide at once; one person clicks twice.
import assert from "node:assert/strict";
import test from "node:test";

import { enter, leave, send } from "../helpers/browser.mjs";
import { evidence, openPlan, story } from "../helpers/pages.mjs";

const HILLSIDE = "山前小学";

test("of two decisions on one hand-in the second is shown beside the first", async () => {
  const [chen, qian] = [await enter("chen"), await enter("qian")];
  const address = await taskOf(chen.page, "把该公开的一次公开到位");
  for (const { page } of [chen, qian]) await page.goto(address);
  await qian.page.locator("#reason").fill("公示期不满十个工作日。");
  await send(chen.page, chen.page.getByRole("button", { name: "通过", exact: true }));
  const late = await send(qian.page, qian.page.getByRole("button", { name: "退回", exact: true }));

  assert.equal(late.status(), 409);
  assert.match(await qian.page.locator("section[aria-labelledby=yours]").innerText(), /退回[\s\S]*公示期不满十个工作日。/);
  assert.match(await qian.page.locator("section[aria-labelledby=stands]").innerText(), /已通过[\s\S]*陈晓岚[\s\S]*审核通过/);
  await qian.page.getByRole("link", { name: "打开现在的任务" }).click();
  assert.equal(await qian.page.locator(".task__head .tag").innerText(), "已通过");
  await leave(chen, qian);
});

test("a double click makes one task, and one hand-in", async () => {
  const [chen, zhao] = [await enter("chen"), await enter("zhao")];
  await openPlan(chen.page);
  await chen.page.locator(".toc .pip", { hasText: "04" }).click();
  await chen.page.locator("#unit").selectOption({ label: HILLSIDE });
  await chen.page.getByRole("button", { name: "交办", exact: true }).dblclick();
  await chen.page.waitForLoadState("networkidle");
  assert.match(await chen.page.locator(".measure.is-here .measure__foot a.tag").innerText(), /待接受 1$/);

  await zhao.page.goto(await taskOf(zhao.page, "使资助款项准时打到学生账户"));
  await zhao.page.locator("#files").setInputFiles(evidence("核对表.pdf"));
  await zhao.page.locator("#effective_on").fill("2026-09-20");
  await zhao.page.getByRole("button", { name: "提交", exact: true }).dblclick();
  await zhao.page.waitForLoadState("networkidle");
  const happened = await story(zhao.page);
  assert.equal(happened.filter((line) => line.includes("提交了佐证")).length, 1, happened.join("; "));
  await leave(chen, zhao);
});

/** The address of Hillside's task with this title. */
async function taskOf(page, title) {
  await page.goto("/plans");
  const plan = (await page.locator("a.work__title").last().getAttribute("href")).split("/").at(-1);
  await page.goto(`/tasks?plan=${plan}`);
  const row = page.locator(".table tbody tr", { hasText: HILLSIDE }).filter({ hasText: title });
  return row.locator(".t-main a").getAttribute("href");
}
