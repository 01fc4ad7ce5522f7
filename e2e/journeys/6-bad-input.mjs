// What cannot be taken in is refused with one clear sentence, and nothing that was typed is lost.
import assert from "node:assert/strict";
import { randomFillSync } from "node:crypto";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import test from "node:test";

import { enter, leave, send } from "../helpers/browser.mjs";
import { fileOf } from "../helpers/county.mjs";
import { complaint, evidence, story } from "../helpers/pages.mjs";
import { zip } from "../helpers/zip.mjs";

const MB = 1 << 20;
const PASTED = "这一段是粘贴进来的，没有编号。";
const fixture = (name) => readFileSync(fileOf(`crates/policydoc/tests/fixtures/${name}`));

const DOCUMENTS = [
  ["nothing at all", null, "还没有选文件。请选一个文件，或者把正文粘贴进来。"],
  ["an empty file", ["空的.txt", Buffer.alloc(0)], "文件“空的.txt”是空的，请换一个。"],
  ["a program", ["方案.exe", Buffer.from("MZ program")], /^文件“方案\.exe”的类型不能识别。/],
  ["a picture called a document", ["方案.docx", Buffer.from("\x89PNG\r\n\x1a\n picture", "latin1")], /^文件“方案\.docx”的类型不能识别。/],
  ["an old Word file", ["方案.doc", Buffer.from("d0cf11e0a1b11ae1".padEnd(256, "0"), "hex")], "不能直接读取 .doc 文件。请用 WPS 或 Word 另存为 .docx，或者把正文粘贴进来。"],
  ["a scan", ["扫描.pdf", fixture("scanned.pdf")], "这个 PDF 是扫描件，没有文字。请上传原来的电子稿，或者把正文粘贴进来。"],
  ["a protected PDF", ["加密.pdf", fixture("encrypted.pdf")], "这个 pdf 文件加了密码。请先去掉密码另存，再上传。"],
  ["half a document", ["半份.docx", fixture("plan.docx").subarray(0, 4000)], "这个 docx 文件已经损坏，打不开。请重新保存一份再上传。"],
  ["a zip bomb", ["小文件.docx", bomb()], "这个 docx 文件展开后超过 50 MB，不像是一份方案，没有读取。"],
  ["50 MB of noise", ["噪声.docx", noise(50 * MB)], "这个 docx 文件已经损坏，打不开。请重新保存一份再上传。"],
  ["more than 50 MB", ["太大.docx", noise(50 * MB + 1)], "文件“太大.docx”超过 50 MB，请压缩或拆开后再提交。"],
];

test("a document that cannot be read is refused with one sentence", async (t) => {
  const chen = await enter("chen");
  await chen.page.goto("/plans");
  const before = await chen.page.locator(".cards article").count();
  for (const [name, file, sentence] of DOCUMENTS) {
    await t.test(name, async () => {
      await chen.page.goto("/plans/new");
      if (file) await withFile(file, (place) => chen.page.locator("#file").setInputFiles(place));
      const response = await send(chen.page, chen.page.getByRole("button", { name: "读入", exact: true }));
      assert.equal(response.status(), 422);
      const said = await complaint(chen.page);
      if (typeof sentence === "string") assert.equal(said, sentence);
      else assert.match(said, sentence);
    });
  }
  await t.test("pasted text without numbering, which is kept", async () => {
    await chen.page.goto("/plans/new");
    await chen.page.locator("#text").fill(PASTED);
    await send(chen.page, chen.page.getByRole("button", { name: "读入", exact: true }));
    assert.match(await complaint(chen.page), /^文中没有找到“一、”“（一）”“1.”这样的编号/);
    assert.equal(await chen.page.locator("#text").inputValue(), PASTED);
  });
  await chen.page.goto("/plans");
  assert.equal(await chen.page.locator(".cards article").count(), before, "something was taken in");
  await leave(chen);
});

test("a hand-in that lacks something is refused with one sentence, and keeps the note", async () => {
  const wu = await enter("wu");
  const { page } = wu;
  await page.goto("/tasks?state=accepted");
  await page.locator(".table .t-main a").first().click();
  const happened = await story(page);
  const attempts = [
    [{}, "请至少选一个文件。"],
    [{ files: evidence("清单.pdf") }, "请填生效日期：会议、公示或盖章的那一天。"],
    [{ files: evidence("清单.exe"), effective: "2026-09-01" }, /^文件“清单\.exe”的类型不能识别。/],
    [{ files: Array.from({ length: 11 }, (_, n) => evidence(`${n}.pdf`)), effective: "2026-09-01" }, "一次最多 10 个文件，请分两次提交。"],
  ];
  for (const [{ files, effective = "" }, sentence] of attempts) {
    if (files) await page.locator("#files").setInputFiles(files);
    await page.locator("#effective_on").fill(effective);
    await page.locator("#note").fill("清单已经张贴。");
    assert.equal((await send(page, page.getByRole("button", { name: "提交", exact: true }))).status(), 422);
    const said = await complaint(page);
    if (typeof sentence === "string") assert.equal(said, sentence);
    else assert.match(said, sentence);
    assert.equal(await page.locator("#note").inputValue(), "清单已经张贴。");
  }
  assert.deepEqual(await story(page), happened);
  await leave(wu);
});

test("a wrong password is refused with one sentence that does not say which part is wrong", async () => {
  const chen = await enter("chen");
  for (const login of ["chen", "nobody"]) {
    await chen.page.goto("/sign-in");
    await chen.page.locator("#login").fill(login);
    await chen.page.locator("#password").fill("wrong-wrong-wrong");
    assert.equal((await send(chen.page, chen.page.locator("form button"))).status(), 422);
    assert.equal(await complaint(chen.page), "登录名或密码不对，请再试一次。");
    assert.equal(await chen.page.locator("#login").inputValue(), login);
  }
  await leave(chen);
});

/** Large files go by the disk: the browser's wire does not carry them. */
async function withFile([name, buffer], then) {
  if (buffer.length < MB) return then({ name, mimeType: "application/octet-stream", buffer });
  const place = path.join(tmpdir(), name);
  writeFileSync(place, buffer);
  await then(place);
  process.once("exit", () => rmSync(place, { force: true }));
}

/** A small .docx whose text unpacks to 120 MB. */
function bomb() {
  const types = '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>';
  return zip([["[Content_Types].xml", Buffer.from(types)], ["word/document.xml", Buffer.alloc(120 * MB, "<w:p/>")]]);
}

/** Noise that begins like a zip archive. */
function noise(bytes) {
  const buffer = randomFillSync(Buffer.allocUnsafe(bytes));
  buffer.write("PK\x03\x04", "latin1");
  return buffer;
}
