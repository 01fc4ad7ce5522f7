// A program reads for a person, with a token that the person makes and takes back.
import assert from "node:assert/strict";
import test from "node:test";

import { enter, leave, send } from "../helpers/browser.mjs";
import { county } from "../helpers/county.mjs";
import { complaint } from "../helpers/pages.mjs";

test("chen makes a token, a program reads the tasks with it, and chen revokes it", async () => {
  const chen = await enter("chen");
  const { page } = chen;
  await page.goto("/account");
  await page.locator("main a[href='/tokens']").click();
  assert.match(await page.locator("section[aria-labelledby=list]").innerText(), /还没有令牌/);

  await fill(page, "不是密码不是密码");
  assert.match(await complaint(page), /密码不对/);
  assert.equal(await page.locator("#name").inputValue(), "周调度表", "what was typed is kept");
  await fill(page, county.accounts.chen);
  const token = await page.locator("#secret").inputValue();
  assert.match(token, /^qq_[0-9a-f]{48}$/);
  await page.goto("/tokens");
  assert.equal(await page.locator("#secret").count(), 0, "it is shown once");

  const tasks = await ask(token, "/api/v1/tasks?due=overdue&limit=5");
  assert.equal(tasks.status, 200);
  const list = await tasks.json();
  assert.ok(list.tasks.length > 0 && list.tasks.every((task) => task.is_overdue), JSON.stringify(list));
  const one = await (await ask(token, `/api/v1/tasks/${list.tasks[0].no}`)).json();
  assert.equal(one.title, list.tasks[0].title);
  assert.deepEqual(one.steps, [], "a token that only reads takes no step");
  const plans = await ask(token, "/api/v1/plans");
  assert.deepEqual([plans.status, (await plans.json()).type], [403, "/api#scope"]);

  await page.goto("/tokens");
  await send(page, page.getByRole("button", { name: "撤销" }).first());
  assert.match(await page.locator("section[aria-labelledby=list]").innerText(), /已撤销/);
  assert.equal((await ask(token, "/api/v1/tasks")).status, 401);
  await leave(chen);
});

async function fill(page, password) {
  await page.locator("#name").fill("周调度表");
  await page.locator("input[name='tasks:read']").check();
  await page.locator("#password").fill(password);
  await send(page, page.getByRole("button", { name: "新建令牌" }));
}

const ask = (token, path) =>
  fetch(county.address + path, { headers: { authorization: `Bearer ${token}`, "accept-language": "zh-CN" } });
