// One browser for all journeys, and the people who sit at it.
import assert from "node:assert/strict";
import { chromium } from "playwright-core";

import { county } from "./county.mjs";

const QUIET = [
  "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
  "--disable-background-networking", "--disable-component-update", "--disable-sync",
];
export const DESKTOP = { width: 1440, height: 900 };
export const TABLET = { width: 768, height: 1024 };
export const PHONE = { width: 375, height: 760 };

let browser = null;

export async function openBrowser() {
  const executablePath = process.env.QINGQU_CHROMIUM ?? "/usr/bin/chromium";
  browser = await chromium.launch({ executablePath, args: QUIET });
}

export const closeBrowser = () => browser.close();

/** Somebody with a browser of their own, not signed in. `wrongs` collects what must not happen. */
export async function guest({ language = "zh-CN", screen = DESKTOP, scripts = true } = {}) {
  const context = await browser.newContext({
    baseURL: county.address, locale: language, viewport: screen, javaScriptEnabled: scripts,
    hasTouch: screen.width < 800, timezoneId: "Asia/Shanghai", reducedMotion: "reduce",
  });
  context.setDefaultTimeout(15_000);
  const wrongs = [];
  await context.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", (event) =>
      console.error(`policy: ${event.violatedDirective} ${event.blockedURI}`));
  });
  const page = await context.newPage();
  page.on("console", (message) => isAnswer(message) || wrongs.push(`console: ${message.text()}`));
  page.on("pageerror", (error) => wrongs.push(`script: ${error.message}`));
  page.on("request", (request) => isForeign(request.url()) && wrongs.push(`request: ${request.url()}`));
  return { page, context, wrongs };
}

/** Signs in through the page, as people do. */
export async function enter(login, options) {
  const person = await guest(options);
  await signIn(person.page, login);
  await person.page.waitForURL(/\/(work|county|accounts)$/);
  return person;
}

export async function signIn(page, login) {
  await page.goto("/sign-in");
  await page.locator("#login").fill(login);
  await page.locator("#password").fill(county.accounts[login]);
  await page.locator("form button").click();
}

/** Closes the browsers of these people; nothing wrong may have happened in them. */
export async function leave(...people) {
  for (const { context, wrongs } of people) {
    await context.close();
    assert.deepEqual(wrongs, []);
  }
}

/** Clicks, and answers the response to the form that was sent. */
export async function send(page, button) {
  const posted = page.waitForResponse((response) => response.request().method() === "POST");
  await button.click();
  const response = await posted;
  await page.waitForLoadState();
  return response;
}

/** Chromium itself says when a page came with a status such as 422: that is no fault. */
const isAnswer = (message) => /^Failed to load resource: .* status of 4\d\d/.test(message.text());
const isForeign = (url) => !url.startsWith(`${county.address}/`) && !/^(data|blob|about):/.test(url);
