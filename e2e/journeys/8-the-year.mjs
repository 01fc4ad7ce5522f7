// The year: standing duties are looked at, taken over and left out; a school confirms its pledge.
import assert from "node:assert/strict";
import test from "node:test";

import { PHONE, enter, leave, send } from "../helpers/browser.mjs";

const button = (page, name) => page.getByRole("button", { name, exact: true });

test("the bureau takes over what is proposed, leaves one out, and a school sees its own year", async () => {
  const chen = await enter("chen");
  const { page } = chen;
  await page.getByRole("link", { name: "年度", exact: true }).click();
  await page.waitForURL("**/year");
  assert.match(await page.locator("h1").innerText(), /2026 年度安排/);
  const before = await page.locator("tr.year__proposed").count();
  assert.ok(before >= 8, `${before} are proposed`);

  await page.getByRole("link", { name: "开展片区巡查" }).first().click();
  await page.locator("#why").fill("小组已有巡查办法");
  assert.equal((await send(page, button(page, "本县不设"))).status(), 303);
  assert.match(await page.locator("main").innerText(), /小组已有巡查办法/);

  await page.goto("/year/entries/joint-check");
  assert.equal((await send(page, button(page, "先看交给谁、何时到期"))).status(), 200);
  assert.match(await page.locator("[role=status]").innerText(), /将交给 19 个单位/);

  await page.goto("/year/proposal");
  await page.locator("#standing-background-check").uncheck();
  await page.locator("#office").selectOption({ label: "办公室" });
  assert.equal((await send(page, button(page, "纳入并交办"))).status(), 303);
  assert.match(await page.locator("[role=status]").innerText(), /已纳入 \d+ 项/);
  assert.equal(await page.locator("tr.year__proposed").count(), 1);

  const paper = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
  const [, width, height] = paper.match(/\/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)/);
  assert.ok(Number(width) > Number(height), "landscape");
  // Thirty-six rows fit on a page at least; what other journeys have asked stands there too.
  const rows = await page.locator(".screen--year tbody tr").count();
  const pages = paper.match(/\/Type\s*\/Page\b/g).length;
  assert.ok(pages <= Math.ceil(rows / 36), `${rows} rows on ${pages} pages`);

  const wu = await enter("wu", { screen: PHONE });
  await wu.page.goto("/year");
  assert.equal(await wu.page.locator(".grid").isVisible(), false);
  assert.ok(await wu.page.locator(".year__list li").count() > 10);
  assert.equal(await wu.page.locator("a[href^='/year/entries']").count(), 0);
  await leave(chen, wu);
});

test("a pledge is asked, confirmed by a school without a script, and by the office after a look at the list", async () => {
  const chen = await enter("chen");
  const { page } = chen;
  await page.goto("/year/entries/pledge-schools");
  await page.locator("#reason").fill("补充一条");
  await page.locator("#often-once").check();
  await page.locator("#due_on").fill("2026-10-30");
  const text = await page.locator("#pledge_text").inputValue();
  await page.locator("#pledge_text").fill(`${text}\n九、学校每月公布一次食堂账目。`);
  assert.equal((await send(page, button(page, "终止并重新交办"))).status(), 303);
  const duty = new URL(page.url()).pathname;

  const wu = await enter("wu", { scripts: false });
  await wu.page.goto(`/tasks?duty=${duty.split("/").pop()}`);
  await wu.page.locator(".table .t-main a").first().click();
  assert.match(await wu.page.locator(".pledge").innerText(), /九、学校每月公布一次食堂账目。/);
  await wu.page.locator("#confirm-post").fill("校长");
  await wu.page.locator("#confirm-name").fill("吴青");
  assert.equal((await send(wu.page, button(wu.page, "以本单位名义确认"))).status(), 303);
  const task = new URL(wu.page.url()).pathname;

  await page.goto(`${duty}/pledges`);
  assert.equal((await send(page, button(page, "核对后复签"))).status(), 200);
  assert.match(await page.locator("#check").innerText(), /1 份/);
  await page.locator("#post").fill("监督办公室主任");
  await page.locator("#name").fill("陈晓岚");
  assert.equal((await send(page, button(page, "复签这 1 份"))).status(), 303);

  await wu.page.goto(`${task}/pledge`);
  const paper = await wu.page.locator(".pledge").innerText();
  for (const words of ["校长 吴青", "监督办公室主任 陈晓岚", "SHA-256"]) assert.ok(paper.includes(words), words);
  await leave(chen, wu);
});
