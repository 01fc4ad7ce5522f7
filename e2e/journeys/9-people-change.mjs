// A clerk is away, a colleague stands in and stamps a task; then the clerk leaves, and the work goes over.
import assert from "node:assert/strict";
import test from "node:test";

import { PHONE, enter, guest, leave, send, signIn } from "../helpers/browser.mjs";
import { story } from "../helpers/pages.mjs";

const WU = "河畔中心小学 · 吴青";

/** Opens the page of somebody who might leave. */
async function choose(page) {
  await page.goto("/departures");
  await page.locator("#account").selectOption({ label: WU });
  await page.getByRole("button", { name: "查看手上的工作" }).click();
  await page.waitForURL(/\/departure$/);
}

test("a substitute acts for a colleague, and says so", async () => {
  const chen = await enter("chen");
  await choose(chen.page);
  await chen.page.locator(".page__lead a").click();
  await chen.page.locator("#stands_in_for").selectOption({ label: "吴青" });
  await chen.page.locator("#account").selectOption({ label: "周敏" });
  await chen.page.locator("#first_on").fill("2026-09-28");
  await chen.page.locator("#last_on").fill("2026-10-09");
  await chen.page.locator("#reason").fill("外出培训。");
  const named = await send(chen.page, chen.page.getByRole("button", { name: "指定代理人" }));
  assert.equal(named.status(), 303);
  assert.match(await chen.page.locator("section[aria-labelledby=acting]").innerText(), /周敏（代吴青）/);

  const zhou = await enter("zhou", { screen: PHONE });
  assert.match(await zhou.page.getByRole("status").first().innerText(), /代理吴青/);
  await zhou.page.goto("/tasks");
  const stamped = zhou.page.locator(".table tbody tr", { hasText: "清廉学校建设" }).filter({ hasNotText: "已通过" });
  await zhou.page.goto(await stamped.first().locator(".t-main a").getAttribute("href"));
  const address = zhou.page.url();
  await zhou.page.locator("#stamps details summary", { hasText: "同落实" }).click();
  await zhou.page.locator("#on-implemented").fill("2026-09-27");
  await zhou.page.locator("#reference-implemented").fill("九月值周检查。");
  await send(zhou.page, zhou.page.locator("#stamps details[open] button"));
  assert.match((await story(zhou.page)).at(-1), /周敏（代吴青） 登记了同落实/);

  const wu = await enter("wu");
  assert.match(await wu.page.getByRole("status").first().innerText(), /周敏自 .* 代理您/);
  await wu.page.goto(address);
  assert.match(await wu.page.locator("#stamps").innerText(), /九月值周检查。/);
  await leave(chen, zhou, wu);
});

test("who leaves cannot sign in any more, and the work is somebody else's", async () => {
  const chen = await enter("chen");
  await choose(chen.page);
  const before = await chen.page.locator("section[aria-labelledby=open] tbody tr").count();
  assert.ok(before > 0);
  await chen.page.locator("#last_on").fill("2026-09-27");
  await chen.page.locator("#successor").selectOption({ label: "周敏" });
  await chen.page.locator("#reason").fill("调到县城工作。");
  await send(chen.page, chen.page.getByRole("button", { name: "登记离任" }));
  assert.match(await chen.page.locator("section[aria-labelledby=departure]").innerText(), /已转给周敏/);
  assert.match(await chen.page.locator("section[aria-labelledby=open]").innerText(), /没有未了的工作/);

  const wu = await guest();
  await signIn(wu.page, "wu");
  assert.match(await wu.page.locator(".errors").innerText(), /这个账号自.*起已停用/);
  const zhou = await enter("zhou");
  assert.match(await zhou.page.getByRole("status").last().innerText(), /接手吴青的工作/);
  await leave(chen, wu, zhou);
});
