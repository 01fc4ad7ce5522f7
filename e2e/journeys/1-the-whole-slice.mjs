// From a policy document to an approved task: Chen at the bureau, Wu at the school.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";

import { PHONE, enter, leave, send } from "../helpers/browser.mjs";
import { county, fileOf, mails } from "../helpers/county.mjs";
import { assign, evidence, handIn, story } from "../helpers/pages.mjs";

const SCHOOL = "河畔中心小学";
const REASON = "进货价公示只有一周的，请补齐四周后再交。";

test("a measure of a new document becomes a task that is returned once and then approved", async (t) => {
  const chen = await enter("chen");
  const wu = await enter("wu", { screen: PHONE });
  const qian = await enter("qian");
  let task;

  await t.test("chen reads a document in and assigns one of its measures", async () => {
    await chen.page.goto("/plans/new");
    await chen.page.locator("#file").setInputFiles({
      name: "后勤提升行动方案.docx", mimeType: "application/octet-stream",
      buffer: readFileSync(fileOf("crates/policydoc/tests/fixtures/plan.docx")),
    });
    await send(chen.page, chen.page.getByRole("button", { name: "读入", exact: true }));
    assert.match(await chen.page.locator(".doc__title").innerText(), /后勤管理提升行动方案/);
    task = await assign(chen.page, "01", { unit: SCHOOL, due: "2026-10-16", button: "交办" });
    assert.match(task.no, /^2026-\d{6}$/);
  });

  await t.test("wu finds it in my work, accepts it and hands a file in", async () => {
    await wu.page.goto("/work");
    await wu.page.locator("#g-to-accept").getByRole("link", { name: task.title }).click();
    assert.equal((await send(wu.page, wu.page.getByRole("button", { name: "接受", exact: true }))).status(), 303);
    await handInOn(wu.page, "进货价公示-第一周.pdf", "2026-09-25", "第一周的公示照片。");
  });

  await t.test("chen returns it from the list of what is to be reviewed, with a reason", async () => {
    await chen.page.goto("/work");
    await chen.page.locator("#g-handed-in, #g-to-review").getByRole("link", { name: task.title }).click();
    assert.equal(await chen.page.locator(".evidence__name").innerText(), "进货价公示-第一周.pdf");
    await chen.page.locator("#reason").fill(REASON);
    await send(chen.page, chen.page.getByRole("button", { name: "退回", exact: true }));
    assert.equal(await chen.page.locator(".task__head .tag").innerText(), "被退回");
  });

  await t.test("wu reads the reason and hands in again; the file can be fetched as it was sent", async () => {
    await wu.page.goto("/work");
    await wu.page.locator("#g-returned").getByRole("link", { name: task.title }).click();
    assert.match(await wu.page.locator(".story").innerText(), new RegExp(REASON));
    await handInOn(wu.page, "进货价公示-四周.pdf", "2026-09-28", "四周都在里面。");
    const href = await wu.page.getByRole("link", { name: "进货价公示-四周.pdf" }).getAttribute("href");
    const file = await wu.context.request.get(href);
    assert.match(file.headers()["content-disposition"], /^attachment;/);
    assert.deepEqual(await file.body(), evidence("进货价公示-四周.pdf").buffer);
  });

  await t.test("qian approves it", async () => {
    await qian.page.goto(`/tasks/${task.no}`);
    await qian.page.locator("#remark").fill("材料齐全。");
    await send(qian.page, qian.page.getByRole("button", { name: "通过", exact: true }));
    assert.equal(await qian.page.locator(".task__head .tag").innerText(), "已通过");
  });

  await t.test("the page of the task tells both the whole story in order", async () => {
    for (const { page } of [chen, wu]) {
      await page.goto(`/tasks/${task.no}`);
      assert.deepEqual(await story(page), [
        "陈晓岚 交办了任务", "吴青 接受了任务", "吴青 提交了佐证", "陈晓岚 退回，请补充", "吴青 提交了佐证", "钱以宁 审核通过",
      ]);
      const dates = await page.locator(".evidence").first().innerText();
      assert.match(dates, /生效日期\s*2026-09-28/);
    }
  });

  await t.test("mails told them, and say neither title nor name", async () => {
    const told = await mailsAbout(task.no, 4);
    assert.ok(told.some(({ head }) => /To: .*wu@/.test(head)), "wu was told");
    for (const { text } of told) {
      for (const secret of [task.title, SCHOOL, "Riverside", "陈晓岚", "吴青", REASON]) {
        assert.ok(!text.includes(secret), `a mail says ${secret}`);
      }
      assert.ok(text.includes(`${county.address}/tasks/${task.no}`));
    }
  });
  await leave(chen, wu, qian);
});

async function handInOn(page, name, effective, note) {
  const response = await handIn(page, { files: evidence(name), effective, note, button: "提交" });
  assert.equal(response.status(), 303);
}

/** The mails about a task, once there are as many: they leave a moment later than the page. */
async function mailsAbout(no, least) {
  for (let tries = 0; tries < 60; tries += 1) {
    const about = mails().filter(({ head }) => head.includes(no));
    if (about.length >= least) return about;
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  assert.fail(`fewer than ${least} mails about ${no} after 15 s`);
}
