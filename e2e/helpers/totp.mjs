// The codes that a phone would show (RFC 6238: SHA-1, six digits, thirty seconds).
import { createHmac } from "node:crypto";

import { now } from "./county.mjs";

const PERIOD = 30_000;

/** The codes of the last, the present and the next period: the program takes all three, in this order. */
export async function codesOf(secret) {
  const left = PERIOD - (now() % PERIOD);
  if (left < 5_000) await new Promise((resolve) => setTimeout(resolve, left));
  const present = Math.floor(now() / PERIOD);
  return [present - 1, present, present + 1].map((period) => codeOf(secret, period));
}

function codeOf(secret, period) {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(period));
  const digest = createHmac("sha1", fromBase32(secret)).update(counter).digest();
  const offset = digest[digest.length - 1] & 15;
  return `${(digest.readUInt32BE(offset) & 0x7fffffff) % 1_000_000}`.padStart(6, "0");
}

function fromBase32(text) {
  const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  const bits = [...text].map((letter) => letters.indexOf(letter).toString(2).padStart(5, "0")).join("");
  return Buffer.from(bits.match(/.{8}/g).map((byte) => Number.parseInt(byte, 2)));
}
