// The demonstration county of one run: its program, its data, its accounts.
import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";

const house = fileURLToPath(new URL("../..", import.meta.url));
const DAY = 86_400_000;

/** The day that the county takes for today. */
export const TODAY = "2026-09-28";

/** What the running county is: `address`, `accounts` (login -> password), `data` (a folder). */
export const county = { address: "", accounts: {}, data: "", program: null, shift: 0 };

/** A file of the repository. */
export const fileOf = (name) => path.join(house, name);

/** Builds or finds the program, and starts it with a fresh county. */
export async function startCounty() {
  const program = process.env.QINGQU_BIN ?? build();
  const port = await freePort();
  county.data = path.join(mkdtempSync(path.join(tmpdir(), "qingqu-e2e-")), "county");
  const order = ["demo", "--data", county.data, "--port", `${port}`, "--today", TODAY];
  county.program = spawn(program, order, { stdio: ["ignore", "pipe", "pipe"] });
  process.on("exit", () => county.program.kill("SIGKILL"));
  county.shift = Date.parse(TODAY) - dayInChina(Date.now());
  county.program.stderr.pipe(process.stderr);
  await printed(county.program, `http://127.0.0.1:${port}`);
  county.address = `http://127.0.0.1:${port}`;
}

/** Ends the program as an operator would, and looks at how it ends. */
export async function stopCounty() {
  const ended = new Promise((resolve) => county.program.once("exit", (code, signal) => resolve(signal ?? code)));
  const late = new Promise((resolve) => setTimeout(resolve, 10_000, "still running").unref());
  county.program.kill("SIGTERM");
  assert.equal(await Promise.race([ended, late]), 0);
  rmSync(path.dirname(county.data), { recursive: true, force: true });
}

/** The county's moment now, in milliseconds: it may live on another day. */
export const now = () => Date.now() + county.shift;

/** The texts of all mails so far, headers and body decoded. */
export function mails() {
  const folder = path.join(county.data, "mail");
  const names = readdirSync(folder).filter((name) => name.endsWith(".eml"));
  return names.map((name) => decoded(readFileSync(path.join(folder, name), "utf8")));
}

function decoded(mail) {
  const [head, body] = mail.split(/\r?\n\r?\n/, 2);
  const words = head.replace(/\?=\s+=\?/g, "?==?").replace(/=\?utf-8\?b\?(.*?)\?=/gi, (_, text) => fromBase64(text));
  return { head: words, text: `${words}\n${/base64/i.test(head) ? fromBase64(body) : body}` };
}

const fromBase64 = (text) => Buffer.from(text, "base64").toString("utf8");

function build() {
  execFileSync("cargo", ["build", "-p", "qingqu", "--locked"], { cwd: house, stdio: ["ignore", 2, 2] });
  const order = ["metadata", "--no-deps", "--format-version", "1", "--locked"];
  const metadata = execFileSync("cargo", order, { cwd: house, maxBuffer: 1 << 26 });
  return path.join(JSON.parse(metadata).target_directory, "debug", "qingqu");
}

/** Midnight UTC of the day that it is in China. */
const dayInChina = (instant) => Math.floor((instant + 8 * 3_600_000) / DAY) * DAY;

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer().on("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

/** Waits for the address, the last thing that is printed, and keeps the accounts. */
function printed(program, address) {
  return new Promise((resolve, reject) => {
    let text = "";
    program.stdout.setEncoding("utf8").on("data", (more) => {
      text += more;
      if (!text.includes(address)) return;
      const lines = text.matchAll(/^ {2}(\w+) +([a-z0-9]{4}(?:-[a-z0-9]{4}){3}) /gm);
      county.accounts = Object.fromEntries([...lines].map(([, login, password]) => [login, password]));
      resolve();
    });
    program.once("exit", (code) => reject(new Error(`the program ended with ${code}\n${text}`)));
  });
}
