// An administrator invites a school's clerk and prints the slip; the clerk activates the account and signs in.
import assert from "node:assert/strict";
import test from "node:test";

import { PHONE, enter, guest, leave, send } from "../helpers/browser.mjs";
import { complaint } from "../helpers/pages.mjs";

const PASSWORD = "渠水清清流到每一所学校的门口";

test("shen invites a school's clerk, prints the slip, and the clerk activates and signs in", async () => {
  const shen = await enter("shen");
  const { page } = shen;
  assert.equal(await page.locator(".nav a[href='/tasks']").count(), 0, "nothing of the work");
  await page.getByRole("link", { name: "开通账号" }).click();
  const row = page.locator("form[aria-labelledby=many] tbody tr", { hasText: "学校信息员" }).last();
  const school = (await row.locator(".t-main").innerText()).trim();
  const login = await row.locator("input[name^='login-']").inputValue();
  await page.evaluate(() => document.querySelectorAll("[name^='unit-']").forEach((it) => { it.checked = false; }));
  await row.locator("input[type=checkbox]").check();
  await page.locator("#reason-units").fill("新学年开通账号。");
  const made = await send(page, page.getByRole("button", { name: "为选中的单位开通并显示激活条" }));
  assert.deepEqual([made.status(), made.headers()["cache-control"]], [200, "no-store"]);
  assert.equal(await page.locator(".slip").count(), 1);
  assert.match(await page.locator(".slip").innerText(), new RegExp(school));
  const code = (await page.locator(".slip__code").innerText()).trim();
  assert.match(code, /^[2-9A-Z]{4}(-[2-9A-Z]{4}){5}$/);
  await page.emulateMedia({ media: "print" });
  assert.ok(await page.locator(".slip__picture").isVisible());
  assert.ok(!(await page.locator(".bar").isVisible()));
  await page.emulateMedia({ media: "screen" });

  const clerk = await guest({ screen: PHONE });
  await clerk.page.goto("/sign-in");
  await clerk.page.locator("a[href='/activation']").click();
  await activate(clerk.page, login, "2222-2222-2222-2222-2222-2222");
  assert.match(await complaint(clerk.page), /登录名与激活码对不上/);
  await activate(clerk.page, login, code.toLowerCase().replaceAll("-", " "));
  await clerk.page.waitForURL(/\/work$/);

  const late = await guest();
  await late.page.goto("/activation");
  await activate(late.page, login, code);
  assert.match(await complaint(late.page), /激活码已经失效/, "a code counts once");
  await late.page.goto("/sign-in");
  await late.page.locator("#login").fill(login);
  await late.page.locator("#password").fill(PASSWORD);
  await late.page.locator("form button").click();
  await late.page.waitForURL(/\/work$/);

  await page.goto("/accounts?state=active");
  assert.match(await page.locator("section[aria-labelledby=list]").innerText(), new RegExp(login));
  assert.doesNotMatch(await page.content(), new RegExp(code), "it is shown once");
  const yan = await enter("yan");
  await yan.page.goto("/record");
  assert.match(await yan.page.locator("section[aria-labelledby=list]").innerText(), /沈一舟 开通账号，发出激活码/);
  await leave(shen, clerk, late, yan);
});

async function activate(page, login, code) {
  await page.locator("#login").fill(login);
  await page.locator("#code").fill(code);
  await page.locator("#password").fill(PASSWORD);
  await page.locator("#again").fill(PASSWORD);
  await send(page, page.getByRole("button", { name: "激活", exact: true }));
}
