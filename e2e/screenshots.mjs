// Makes the pictures of the README anew: node e2e/screenshots.mjs
import { writeFileSync } from "node:fs";
import { deflateSync, inflateSync } from "node:zlib";

import { PHONE, closeBrowser, enter, leave, openBrowser } from "./helpers/browser.mjs";
import { crc32 } from "./helpers/zip.mjs";
import { fileOf, startCounty, stopCounty } from "./helpers/county.mjs";
import { openPlan } from "./helpers/pages.mjs";

const SCREEN = { width: 1280, height: 640 };

async function picture(page, name) {
  writeFileSync(fileOf(`docs/screenshots/${name}.png`), packed(await page.screenshot()));
}

/** The same picture packed tighter: browsers pack for speed. */
function packed(png) {
  const chunks = [];
  for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at)) {
    chunks.push({ type: png.toString("latin1", at + 4, at + 8), data: png.subarray(at + 8, at + 8 + png.readUInt32BE(at)) });
  }
  const of = (type) => Buffer.concat(chunks.filter((chunk) => chunk.type === type).map(({ data }) => data));
  const pixels = deflateSync(inflateSync(of("IDAT")), { level: 9, memLevel: 9 });
  return Buffer.concat([png.subarray(0, 8), chunk("IHDR", of("IHDR")), chunk("IDAT", pixels), chunk("IEND", Buffer.alloc(0))]);
}

function chunk(type, data) {
  const whole = Buffer.concat([Buffer.alloc(4), Buffer.from(type), data, Buffer.alloc(4)]);
  whole.writeUInt32BE(data.length, 0);
  whole.writeUInt32BE(crc32(whole.subarray(4, -4)), whole.length - 4);
  return whole;
}

/** Opens the first task in this state. */
async function openTask(page, state) {
  await page.goto(`/tasks?state=${state}`);
  await page.locator(".table .t-main a").first().click();
  await page.waitForLoadState();
}

await startCounty();
await openBrowser();
const chen = await enter("chen", { screen: SCREEN });
const wu = await enter("wu", { screen: PHONE });
await openPlan(chen.page);
await chen.page.locator(".toc .pip", { hasText: "03" }).click();
await chen.page.waitForLoadState();
await picture(chen.page, "document");
await openTask(chen.page, "handed-in");
await picture(chen.page, "task");
await wu.page.goto("/work");
await picture(wu.page, "phone");
await leave(chen, wu);
await closeBrowser();
await stopCounty();
