// A visit: announced beside another one of the same week, seen by the school, counted in the burden meter.
import assert from "node:assert/strict";
import test from "node:test";

import { PHONE, enter, leave, send } from "../helpers/browser.mjs";

test("a visit is announced after a second look, the school sees it, and it is called off", async () => {
  const fang = await enter("fang");
  const wu = await enter("wu", { screen: PHONE });
  const { page } = fang;
  await page.goto("/work");
  await page.getByRole("link", { name: "到校检查" }).click();
  await page.getByRole("link", { name: "告知到校" }).click();
  await page.locator("#school").selectOption({ label: "河畔中心小学" });
  // The demonstration has visits to this school in the days after 28 September.
  await page.locator("#on").fill("2026-09-30");
  await page.locator("#minutes").fill("30");
  await page.locator("#purpose").fill("看新到的消毒柜。");
  const asked = await send(page, page.getByRole("button", { name: "告知学校" }));
  assert.equal(asked.status(), 200);
  assert.match(await page.locator(".note").innerText(), /那一周已有单位要到这所学校/);
  assert.equal(await page.locator("#purpose").inputValue(), "看新到的消毒柜。");
  await page.locator("#despite").check();
  const done = await send(page, page.getByRole("button", { name: "告知学校" }));
  assert.equal(done.status(), 303);
  const place = new URL(page.url()).pathname;

  await wu.page.goto("/week");
  await wu.page.getByRole("link", { name: "看新到的消毒柜。" }).click();
  assert.equal(new URL(wu.page.url()).pathname, place);
  assert.equal(await wu.page.locator("main form").count(), 0, "the school decides nothing");
  await wu.page.goto("/burden?month=2026-09");
  assert.match(await wu.page.locator("section[aria-labelledby=sources]").innerText(), /计财股/);

  await page.locator("#reason").fill("消毒柜还没有到货。");
  await send(page, page.getByRole("button", { name: "取消" }));
  assert.match(await page.locator(".story").innerText(), /取消了这次到校/);
  await leave(fang, wu);
});
