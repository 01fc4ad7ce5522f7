// The pages to be looked at: every address of docs/routes.txt, and what goes wrong.
import assert from "node:assert/strict";

import { send } from "./browser.mjs";
import { NEW, OLD } from "./editions.mjs";
import { openPlan, readIn } from "./pages.mjs";

/** What is read but is no page: it leads elsewhere, or is a file. */
export const NOT_A_PAGE = [
  "/", "/accounts/{id}/departure.xlsx", "/api/openapi.json", "/api/v1/county", "/api/v1/plans", "/api/v1/plans/{id}",
  "/api/v1/tasks", "/api/v1/tasks/{no}", "/assets/{*path}", "/burden.xlsx", "/evidence/{id}", "/health", "/metrics",
  "/imports/drafts/{id}/marked.xlsx", "/imports/templates/{key}/blank.xlsx",
  "/plans/{id}/original", "/preferences", "/reports/{id}/workbook.xlsx", "/tasks.xlsx", "/units/{id}/month.xlsx",
  "/units/{id}/week.xlsx", "/week", "/year.xlsx",
];

const at = (address) => (page) => page.goto(address);

/** Opens the page of somebody who might leave. */
const departure = async (page) => {
  await page.goto("/departures");
  await page.locator("#account").selectOption({ index: 2 });
  await page.locator('form[action="/departures"] button').click();
  await page.waitForURL(/\/departure$/);
  return page.reload();
};

/** The accounts of one's own unit. */
const staff = async (page) => {
  await page.goto("/account");
  return page.goto(await page.locator("a[href$='/accounts']").getAttribute("href"));
};

/** A page of the first school of the list. */
const school = (tail) => async (page) => {
  await page.goto("/units?kind=central-school");
  return page.goto((await page.locator(".table .t-main a").first().getAttribute("href")) + tail);
};

/** One account, as those see it who administer it. */
const accountFile = async (page) => {
  await page.goto("/accounts?state=idle");
  return page.goto(await page.locator(".table .t-main a").first().getAttribute("href"));
};

/** Follows the first task in this state. */
const task = (state) => async (page) => {
  await page.goto(`/tasks?state=${state}`);
  return page.goto(await page.locator(".table .t-main a").first().getAttribute("href"));
};

/** The first visit of the list in this state. */
const visit = (state) => async (page) => {
  await page.goto(`/visits?state=${state}`);
  return page.goto(await page.locator(".table .t-main a").first().getAttribute("href"));
};

const plan = async (page) => {
  await openPlan(page);
  return page.reload();
};

const board = async (page) => {
  await openPlan(page);
  return page.goto(await page.locator(".doc-head a[href$='/board']").getAttribute("href"));
};

const measure = async (page) => {
  await openPlan(page);
  return page.goto(await page.locator(".toc .pip", { hasText: "11" }).getAttribute("href"));
};

/** Opens the forms of a piece of the outline. */
const edit = async (page) => {
  await openPlan(page);
  return page.goto(await page.locator(".measure .edit-link").nth(1).getAttribute("href"));
};

/** A plan with a task and its new edition, read in once for both languages. */
let editions;
const edition = (tail) => async (page) => {
  editions ??= twoEditions(page);
  return page.goto((await editions) + tail);
};

async function twoEditions(page) {
  const mark = (text) => text.replace("澜溪县", "澜溪县小学");
  await readIn(page, mark(OLD));
  await page.goto(await page.locator(".toc .pip").nth(1).getAttribute("href"));
  await page.locator("#unit").selectOption({ index: 2 });
  await send(page, page.locator("#draft form .btn--main"));
  const title = mark(OLD).split("\n")[0];
  return readIn(page, mark(NEW), title);
}

/** The study of the present month, from the week of the own unit. */
const month = async (page) => {
  await page.goto("/week");
  return page.goto(await page.locator("a[href$='/month']").getAttribute("href"));
};

const frozen = async (page) => {
  await month(page);
  await send(page, button(page, "/reports"));
  return page.reload();
};

/** Who has confirmed the pledge of the demonstration's year. */
const pledges = async (page) => {
  await page.goto("/year/entries/pledge-schools");
  const duty = await page.locator("main article a[href^='/duties/']").first().getAttribute("href");
  return page.goto(`${duty}/pledges`);
};

const pledge = async (page) => {
  await pledges(page);
  const task = await page.locator("main table a[href^='/tasks/']").first().getAttribute("href");
  return page.goto(`${task}/pledge`);
};

const button = (page, form) => page.locator(`form[action*="${form}"] button:not([name="step"])`).last();

const SCHOOLS = "学校名称,学段,性质,乡镇,寄宿,监督执纪小组";

/** Brings a list of schools with these rows and opens what its columns are. */
const list = (...rows) => async (page) => {
  await page.goto("/imports");
  const buffer = Buffer.from([SCHOOLS, ...rows].join("\n"));
  await page.locator("#file").setInputFiles({ name: "名册.csv", mimeType: "text/csv", buffer });
  await send(page, button(page, "/imports"));
  return page.reload();
};

/** The preflight of a list. */
const judged = (...rows) => async (page) => {
  await list(...rows)(page);
  await send(page, page.locator('button[value="judge"]'));
  return page.reload();
};

/** A list taken in, once for both languages: a group of the demonstration guides the school. */
let takenIn;
const imported = async (page) => {
  takenIn ??= takeIn(page);
  return page.goto(await takenIn);
};

async function takeIn(page) {
  await judged(`云岭新建小学,小学,公办,云岭镇,否,第一监督执纪小组`)(page);
  await send(page, page.locator('button[name="rows"]'));
  return new URL(page.url()).pathname;
}

/** Sends a form as a browser without checks of its own would. */
const sent = (open, form, change) => async (page) => {
  await open(page);
  await page.evaluate(change ?? (() => {}));
  await page.evaluate(() => document.querySelectorAll("form").forEach((it) => { it.noValidate = true; }));
  return send(page, button(page, form));
};

const older = () => document.querySelectorAll("[name=version]").forEach((it) => { it.value = 1; });
const unfolded = () => document.querySelectorAll("main details").forEach((it) => { it.open = true; });
const unfoldedOlder = () => {
  document.querySelectorAll("main details").forEach((it) => { it.open = true; });
  document.querySelectorAll("[name=version]").forEach((it) => { it.value = 0; });
};
const foreign = () => document.querySelectorAll("[name=token]").forEach((it) => { it.value = ""; });

/** Sends a form of ours that the page itself does not show. */
const posted = (from, action, fields) => async (page) => {
  await page.goto(from);
  const [response] = await Promise.all([
    page.waitForNavigation(),
    page.evaluate(([place, pairs]) => {
      const form = Object.assign(document.createElement("form"), { method: "post", action: place });
      for (const [name, value] of pairs) form.append(Object.assign(document.createElement("input"), { name, value }));
      document.body.append(form);
      form.submit();
    }, [action, Object.entries(fields)]),
  ]);
  return response;
};

async function throttled(page) {
  for (let tries = 0; tries < 30; tries += 1) {
    await page.goto("/sign-in");
    await page.locator("#login").fill("somebody");
    await page.locator("#password").fill("guess");
    const response = await send(page, button(page, "/session"));
    if (response.status() === 429) return response;
  }
  return assert.fail("nobody was asked to wait");
}

export const PAGES = [
  { name: "sign-in", route: "/sign-in", who: "guest", open: at("/sign-in") },
  { name: "sign-in-refused", who: "guest", status: 422, open: sent(at("/sign-in"), "/session", () => { document.querySelector("#login").value = "x"; }) },
  { name: "code", route: "/sign-in/code", who: "guest", open: at("/sign-in/code") },
  { name: "county", route: "/county", who: "chen", open: at("/county?stage=senior-middle") },
  { name: "county-none", who: "chen", open: at("/county?period=2026-2027&duty=99") },
  { name: "county-school", who: "wu", open: at("/county") },
  { name: "duties", route: "/duties", who: "chen", open: at("/duties") },
  { name: "duty", route: "/duties/{no}", who: "chen", open: at("/duties/8") },
  { name: "board", route: "/plans/{id}/board", who: "chen", open: board },
  { name: "work", route: "/work", who: "chen", open: at("/work") },
  { name: "work-school", who: "wu", open: at("/work") },
  { name: "work-recused-told", who: "wu", open: at("/work?told=recused") },
  { name: "plans", route: "/plans", who: "chen", open: at("/plans") },
  { name: "plan-new", route: "/plans/new", who: "chen", open: at("/plans/new") },
  { name: "plan-new-refused", who: "chen", status: 422, open: sent(at("/plans/new"), "/plans") },
  { name: "document", route: "/plans/{id}", who: "chen", open: plan },
  { name: "document-measure", who: "chen", open: measure },
  { name: "document-refused", who: "chen", status: 422, open: sent(measure, "/tasks", () => {
    document.querySelector("#unit").selectedIndex = 3;
    document.querySelector("#title").value = "";
  }) },
  { name: "document-school", who: "wu", open: measure },
  { name: "document-edit", who: "chen", open: edit },
  { name: "document-edit-refused", who: "chen", status: 422, open: sent(edit, "/omission", unfolded) },
  { name: "document-conflict", who: "chen", status: 409, open: sent(edit, "/corrections", unfoldedOlder) },
  { name: "document-edition", who: "chen", open: edition("") },
  { name: "changes", route: "/plans/{id}/changes", who: "chen", open: edition("/changes") },
  { name: "changes-school", who: "wu", open: edition("/changes?only=tasks") },
  { name: "tasks", route: "/tasks", who: "chen", open: at("/tasks") },
  { name: "tasks-none", who: "wu", open: at("/tasks?state=withdrawn") },
  { name: "task", route: "/tasks/{no}", who: "chen", open: task("returned") },
  { name: "task-assigned", who: "chen", open: task("assigned") },
  { name: "task-review", who: "chen", open: task("handed-in") },
  { name: "task-approved", who: "wu", open: task("approved") },
  { name: "task-hand-in", who: "wu", open: task("accepted") },
  { name: "task-hand-in-refused", who: "wu", status: 422, open: sent(task("accepted"), "/hand-ins") },
  { name: "conflict", who: "chen", status: 409, open: sent(task("handed-in"), "/returns", older) },
  { name: "calendar", route: "/calendar", who: "chen", open: at("/calendar") },
  { name: "calendar-next", who: "chen", open: at("/calendar?year=2027") },
  { name: "calendar-school", who: "wu", open: at("/calendar") },
  { name: "terms", route: "/calendar/terms", who: "chen", open: at("/calendar/terms") },
  { name: "terms-refused", who: "chen", status: 422, open: sent(at("/calendar/terms?term=2026-2027-2"), "/terms", () => { document.querySelector("#last").value = "2027-03-01"; }) },
  { name: "notice-new", route: "/calendar/notices/new", who: "chen", open: at("/calendar/notices/new") },
  { name: "notice-refused", who: "chen", status: 422, open: sent(at("/calendar/notices/new"), "/preview", () => { document.querySelector("#text").value = "2027-01-01"; }) },
  { name: "notice-preview", who: "chen", open: sent(at("/calendar/notices/new"), "/preview", () => { document.querySelector("#text").value = "2026-12-31..2027-01-03 休 元旦\n2027-01-10 班 元旦"; }) },
  { name: "system", route: "/system", who: "chen", open: at("/system") },
  { name: "year", route: "/year", who: "chen", open: at("/year") },
  { name: "year-next", who: "chen", open: at("/year?year=2027") },
  { name: "year-school", who: "wu", open: at("/year") },
  { name: "year-entry", route: "/year/entries/{key}", who: "chen", open: at("/year/entries/patrol") },
  { name: "year-entry-asked", who: "chen", open: at("/year/entries/canteen-accounts") },
  { name: "year-entry-refused", who: "chen", status: 422, open: sent(at("/year/entries/patrol"), "/duty", () => { document.querySelector("#title").value = ""; }) },
  { name: "year-proposal", route: "/year/proposal", who: "chen", open: at("/year/proposal") },
  { name: "pledges", route: "/duties/{no}/pledges", who: "chen", open: pledges },
  { name: "pledge", route: "/tasks/{no}/pledge", who: "chen", open: pledge },
  { name: "week", route: "/units/{id}/week", who: "wu", open: at("/week") },
  { name: "week-county", who: "chen", open: at("/week") },
  { name: "month", route: "/units/{id}/month", who: "chen", open: month },
  { name: "report", route: "/reports/{id}", who: "chen", open: frozen },
  { name: "reports", route: "/reports", who: "chen", open: at("/reports") },
  { name: "offices", route: "/offices", who: "chen", open: at("/offices") },
  { name: "burden", route: "/burden", who: "chen", open: at("/burden") },
  { name: "burden-school", who: "wu", open: at("/burden") },
  { name: "visits", route: "/visits", who: "chen", open: at("/visits") },
  { name: "visits-school", who: "wu", open: at("/visits?state=held") },
  { name: "visit-new", route: "/visits/new", who: "chen", open: at("/visits/new") },
  { name: "visit-new-refused", who: "chen", status: 422, open: sent(at("/visits/new"), "/visits") },
  { name: "visit", route: "/visits/{id}", who: "chen", open: visit("planned") },
  { name: "visit-called-off", who: "chen", open: visit("called-off") },
  { name: "visit-refused", who: "chen", status: 422, open: sent(visit("planned"), "/cancellation") },
  { name: "visit-school", who: "wu", open: visit("planned") },
  { name: "imports", route: "/imports", who: "chen", open: at("/imports") },
  { name: "imports-refused", who: "chen", status: 422, open: sent(at("/imports"), "/imports") },
  { name: "import-draft", route: "/imports/drafts/{id}", who: "chen", open: list("甲小学,小学,公办,甲镇,是,某小组") },
  { name: "import-report", route: "/imports/drafts/{id}/report", who: "chen", open: judged("甲小学,补习班,公办,,部分,某小组", "合计,1") },
  { name: "import", route: "/imports/{id}", who: "chen", open: imported },
  { name: "account", route: "/account", who: "chen", open: at("/account") },
  { name: "tokens", route: "/tokens", who: "chen", open: at("/tokens") },
  { name: "tokens-refused", who: "chen", status: 422, open: sent(at("/tokens"), "/tokens", () => { document.querySelector("#password").value = "x"; }) },
  { name: "api", route: "/api", who: "guest", open: at("/api") },
  { name: "recusals", route: "/recusals", who: "chen", open: at("/recusals") },
  { name: "staff", route: "/units/{id}/accounts", who: "chen", open: staff },
  { name: "staff-school", who: "wu", open: staff },
  { name: "staff-refused", who: "chen", status: 422, open: sent(staff, "/substitutions") },
  { name: "units", route: "/units", who: "chen", open: at("/units") },
  { name: "units-none", who: "wu", open: at("/units?name=zzz") },
  { name: "chart", route: "/units/chart", who: "chen", open: at("/units/chart?line=administration") },
  { name: "unit-new", route: "/units/new", who: "chen", open: at("/units/new") },
  { name: "unit-new-refused", who: "chen", status: 422, open: sent(at("/units/new"), "/units") },
  { name: "unit", route: "/units/{id}", who: "chen", open: school("") },
  { name: "unit-changes", route: "/units/{id}/changes", who: "chen", open: school("/changes") },
  { name: "unit-school", route: "/units/{id}/school", who: "chen", open: school("/school") },
  { name: "unit-posts", route: "/units/{id}/posts", who: "chen", open: school("/posts") },
  { name: "unit-ties", route: "/units/{id}/ties", who: "chen", open: school("/ties") },
  { name: "activation", route: "/activation", who: "guest", open: at("/activation") },
  { name: "activation-refused", who: "guest", status: 422, open: sent(at("/activation"), "/activation", () => {
    for (const name of ["login", "code", "password", "again"]) document.querySelector(`#${name}`).value = "riverside clerk 22";
  }) },
  { name: "accounts", route: "/accounts", who: "shen", open: at("/accounts") },
  { name: "accounts-none", who: "tang", open: at("/accounts?state=closed") },
  { name: "account-file", route: "/accounts/{id}", who: "tang", open: accountFile },
  { name: "account-file-refused", who: "tang", status: 422, open: sent(accountFile, "/reset") },
  { name: "invitations-new", route: "/invitations/new", who: "shen", open: at("/invitations/new") },
  { name: "invitations-refused", who: "shen", status: 422, open: sent(at("/invitations/new"), "/invitations") },
  { name: "slips", who: "shen", open: sent(at("/invitations/new"), "/invitations/units", () => {
    document.querySelectorAll("[name^='unit-']").forEach((it, place) => { it.checked = place === 4; });
    document.querySelector("#reason-units").value = "开通账号。";
  }) },
  { name: "record", route: "/record", who: "yan", open: at("/record") },
  { name: "departures", route: "/departures", who: "chen", open: at("/departures") },
  { name: "departure", route: "/accounts/{id}/departure", who: "chen", open: departure },
  { name: "departure-refused", who: "chen", status: 422, open: sent(departure, "/departure") },
  { name: "missing", who: "chen", status: 404, open: at("/tasks/1999-000001") },
  { name: "missing-address", who: "guest", status: 404, open: at("/nowhere") },
  { name: "denied", who: "wu", status: 403, open: at("/plans/new") },
  { name: "earlier-session", who: "chen", status: 422, open: sent(task("handed-in"), "/approval", foreign) },
  { name: "words", who: "guest", status: 401, open: posted("/sign-in", "/tasks/2026-000001/returns", { reason: "缺第二页。" }) },
  { name: "foreign-form", who: "chen", status: 403, open: posted("/work", "/session/end", { token: "" }) },
  { name: "throttled", who: "guest", status: 429, open: throttled },
];
