// A code from the phone joins the password.
import assert from "node:assert/strict";
import test from "node:test";

import { enter, leave, send, signIn } from "../helpers/browser.mjs";
import { complaint } from "../helpers/pages.mjs";
import { codesOf } from "../helpers/totp.mjs";

test("with a second factor the password alone is not enough, and no code works twice", async () => {
  const lu = await enter("lu");
  const { page } = lu;
  await page.goto("/account");
  const secret = (await page.locator(".pairing b.code").innerText()).replaceAll(" ", "");
  const [first, second, third] = await codesOf(secret);
  await give(page, "绑定", wrong(first, second, third));
  assert.equal(await complaint(page), "验证码不对，或者已经用过。请等验证器换出下一个再试。");
  assert.equal((await page.locator(".pairing b.code").innerText()).replaceAll(" ", ""), secret);
  await give(page, "绑定", first);
  assert.match(await page.locator("section[aria-labelledby=factor]").innerText(), /已绑定/);

  await page.locator(".menu summary").click();
  await send(page, page.getByRole("button", { name: "退出登录" }));
  await signIn(page, "lu");
  await page.waitForURL(/\/sign-in\/code/);
  assert.match((await page.goto("/work")).url(), /sign-in/, "the password alone let lu in");
  await signIn(page, "lu");
  await give(page, "登录", first);
  assert.match(await complaint(page), /已经用过/, "the code of the enrolment worked again");
  await give(page, "登录", second);
  await page.waitForURL(/\/(work|county)$/);

  await page.goto("/account");
  await page.locator("summary", { hasText: "解除绑定" }).click();
  await give(page, "解除绑定", second);
  assert.match(await complaint(page), /已经用过/, "a used code took the second factor off");
  await page.goto("/account");
  await page.locator("summary", { hasText: "解除绑定" }).click();
  await give(page, "解除绑定", third);
  assert.match(await page.locator("section[aria-labelledby=factor]").innerText(), /未绑定/);
  await leave(lu);
});

async function give(page, button, code) {
  await page.locator("#code").fill(code);
  return send(page, page.getByRole("button", { name: button, exact: true }));
}

/** A code that is none of these. */
const wrong = (...codes) => ["000000", "111111", "222222", "333333"].find((code) => !codes.includes(code));
