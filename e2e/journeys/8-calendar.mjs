// The bureau moves a term and loads next year's holiday notice; a school sees both.
import assert from "node:assert/strict";
import test from "node:test";

import { PHONE, enter, leave, send } from "../helpers/browser.mjs";
import { complaint } from "../helpers/pages.mjs";

const NOTICE = "2027-01-01..2027-01-03 休 元旦\n2027-02-05..2027-02-11 休 春节\n2027-02-14 班 春节";

test("a term is moved, a notice is looked at and loaded, and a school sees both on its phone", async () => {
  const chen = await enter("chen");
  await chen.page.getByRole("link", { name: "日历", exact: true }).click();
  await chen.page.getByRole("link", { name: "学期", exact: true }).click();
  await chen.page.getByRole("link", { name: "2026-2027 学年第二学期" }).click();
  await chen.page.locator("#last").fill("2027-03-31");
  assert.equal((await send(chen.page, chen.page.getByRole("button", { name: "保存学期" }))).status(), 422);
  assert.match(await complaint(chen.page), /一个学期至少 10 个/);
  await chen.page.locator("#last").fill("2027-07-09");
  assert.equal((await send(chen.page, chen.page.getByRole("button", { name: "保存学期" }))).status(), 303);

  await chen.page.goto("/calendar?year=2027");
  assert.match(await chen.page.getByRole("note").innerText(), /暂定/);
  await chen.page.getByRole("link", { name: "载入放假安排" }).click();
  await chen.page.locator("#text").fill(NOTICE);
  assert.equal((await send(chen.page, chen.page.getByRole("button", { name: "查看改动" }))).status(), 200);
  assert.match(await chen.page.locator("h1").innerText(), /2027 年放假安排改动了什么/);
  // It names two of the seven holidays: whoever loads it says so.
  await chen.page.locator("#partial").check();
  assert.equal((await send(chen.page, chen.page.getByRole("button", { name: "确认生效" }))).status(), 303);
  assert.equal(await chen.page.getByRole("note").count(), 0);

  const wu = await enter("wu", { screen: PHONE });
  await wu.page.goto("/calendar?year=2027");
  const february = wu.page.locator("table.cal").nth(1);
  assert.match(await february.locator("td", { has: wu.page.locator("time[datetime='2027-02-05']") }).innerText(), /5\s*休/);
  assert.match(await february.locator("td", { has: wu.page.locator("time[datetime='2027-02-14']") }).innerText(), /14\s*班/);
  assert.match(await wu.page.locator("main").innerText(), /2027-07-09/);
  assert.equal((await wu.page.goto("/calendar/terms")).status(), 403);
  await leave(chen, wu);
});
