// The office mends the outline of a plan; months later a new edition comes.
import assert from "node:assert/strict";
import test from "node:test";

import { PHONE, enter, leave, send } from "../helpers/browser.mjs";
import { NEW, OLD, OLD_TITLE } from "../helpers/editions.mjs";
import { assign, complaint, readIn, story } from "../helpers/pages.mjs";

const SCHOOL = "河畔中心小学";
const measure = (page, words) => page.locator(".measure", { hasText: words });

/** Opens the forms of a piece and the one with this heading. */
async function edit(page, words, heading) {
  await measure(page, words).locator(".edit-link").click();
  const form = page.locator(".edit details", { hasText: heading });
  await form.locator("summary").click();
  return form;
}

test("an outline is mended, and a new edition shows which tasks it touches", async (t) => {
  const chen = await enter("chen");
  const { page } = chen;
  const old = await readIn(page, OLD);
  let first, second;

  await t.test("chen splits a measure, merges it again and takes the merger apart", async () => {
    let form = await edit(page, "检查灯光", "拆成两条");
    await form.locator("label", { hasText: "坏了当天报修" }).click();
    await send(page, form.getByRole("button", { name: "从这里拆开" }));
    assert.equal(await measure(page, "（二）·2").count(), 1);
    form = await edit(page, "检查灯光", "与下一条合并");
    await send(page, form.getByRole("button", { name: "合并", exact: true }));
    assert.equal(await page.locator(".measure").count(), 3);
    await page.locator(".measure summary", { hasText: "已并入这一条" }).click();
    await send(page, page.getByRole("button", { name: "重新分开" }));
    assert.equal(await page.locator(".measure").count(), 4);
    form = await edit(page, "检查灯光", "与下一条合并");
    await send(page, form.getByRole("button", { name: "合并", exact: true }));
  });

  await t.test("a piece with an open task is not left out; another needs no task", async () => {
    first = await assign(page, "01", { unit: SCHOOL, due: "2026-10-16", button: "交办" });
    await page.goto(old);
    second = await assign(page, "02", { unit: SCHOOL, due: "2026-10-16", button: "交办" });
    await page.goto(old);
    let form = await edit(page, "按时开门", "删去这一条");
    await form.locator("#drop-reason").fill("重复");
    assert.equal((await send(page, form.getByRole("button", { name: "删去", exact: true }))).status(), 422);
    assert.match(await complaint(page), /还有 1 项未办结的任务/);
    await page.goto(old);
    form = await edit(page, "编好书单", "无需交办");
    await form.locator("#exempt-reason").fill("由教研室统一办理。");
    await send(page, form.getByRole("button", { name: "标为无需交办" }));
    assert.match(await page.locator(".doc-head .figures").innerText(), /0\s*还没动\s*1\s*无需交办/);
  });

  const edition = await readIn(page, NEW, OLD_TITLE);
  await t.test("the new edition shows what changed and which task it touches", async () => {
    assert.deepEqual(await page.locator(".change:not(.change--same) > .card__head .tag").allInnerTexts(), ["有修改", "已删去", "新增"]);
    assert.deepEqual(await page.locator(".edition del").allInnerTexts().then((all) => all.slice(0, 1)), ["一"]);
    assert.equal(await page.locator(".touched a.num").innerText(), second.no);
    await page.getByRole("link", { name: "只看涉及任务的" }).click();
    assert.equal(await page.locator(".change").count(), 1);
    await send(page, page.getByRole("button", { name: "照旧办理" }));
    assert.match(await page.locator("main").innerText(), /涉及的任务都已看过/);
    await page.goto(`/tasks/${second.no}`);
    assert.ok((await story(page)).at(-1).endsWith("在新版印发后确认照旧办理"));
  });

  await t.test("what did not change is counted as assigned and not given twice unasked", async () => {
    await page.goto(edition);
    assert.match(await measure(page, "按时开门").innerText(), /旧版 1 项任务/);
    await page.locator(".toc .pip", { hasText: "01" }).click();
    await page.locator("#unit").selectOption({ label: SCHOOL });
    await send(page, page.getByRole("button", { name: "交办", exact: true }));
    await page.locator("#despite").check();
    assert.equal((await send(page, page.getByRole("button", { name: "交办", exact: true }))).status(), 422);
    await page.locator("#confirmed").check();
    assert.equal((await send(page, page.getByRole("button", { name: "交办", exact: true }))).status(), 303);
    await page.goto(old);
    assert.match(await page.locator(".page__note").innerText(), /已被新版取代/);
  });

  await t.test("wu reads on a phone which of the school's tasks are touched, and decides nothing", async () => {
    const wu = await enter("wu", { screen: PHONE, scripts: false });
    await wu.page.goto(`${edition}/changes?only=tasks`);
    assert.equal(await wu.page.locator(".touched a.num").innerText(), second.no);
    assert.equal(await wu.page.locator(".touched button").count(), 0);
    await wu.page.goto(`/tasks/${first.no}`);
    assert.doesNotMatch((await story(wu.page)).join(), /照旧办理/);
    await leave(wu);
  });
  await leave(chen);
});
