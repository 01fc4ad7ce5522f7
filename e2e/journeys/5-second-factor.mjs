// A code from the phone joins the password.
import assert from "node:assert/strict";
import test from "node:test";

import { enter, leave, send, signIn } from "../helpers/browser.mjs";
import { complaint } from "../helpers/pages.mjs";
import { codeOf } from "../helpers/totp.mjs";

test("with a second factor the password alone is not enough, and no code works twice", async () => {
  const lu = await enter("lu");
  const { page } = lu;
  await page.goto("/account");
  const secret = (await page.locator(".pairing b.code").innerText()).replaceAll(" ", "");
  await give(page, "绑定", wrong(codeOf(secret)));
  assert.equal(await complaint(page), "验证码不对，或者已经用过。请等验证器换出下一个再试。");
  assert.equal((await page.locator(".pairing b.code").innerText()).replaceAll(" ", ""), secret);
  const first = codeOf(secret);
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
  await give(page, "登录", codeOf(secret, 1));
  await page.waitForURL("**/work");

  await page.goto("/account");
  await send(page, page.getByRole("button", { name: "解除绑定" }));
  assert.match(await page.locator("section[aria-labelledby=factor]").innerText(), /未绑定/);
  await leave(lu);
});

async function give(page, button, code) {
  await page.locator("#code").fill(code);
  return send(page, page.getByRole("button", { name: button, exact: true }));
}

const wrong = (code) => `${(Number(code) + 1) % 1_000_000}`.padStart(6, "0");
