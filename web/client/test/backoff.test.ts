import assert from "node:assert/strict";
import { test } from "node:test";
import { delayMs, pause } from "../src/backoff.js";

const backoff = { firstMs: 500, longestMs: 30_000 };
const almostOne = () => 0.999_999;

test("waits anything between nothing and a bound that doubles up to the longest", () => {
  assert.deepEqual([0, 1, 2, 3].map((attempt) => delayMs(backoff, attempt, 0, () => 0)), [0, 0, 0, 0]);
  assert.deepEqual([0, 1, 2, 6, 1_000].map((attempt) => delayMs(backoff, attempt, 0, almostOne)), [499, 999, 1_999, 29_999, 29_999]);
});

test("never waits for less than the server asked for", () => {
  assert.equal(delayMs(backoff, 0, 1_200, () => 0), 1_200);
  assert.equal(delayMs(backoff, 3, 1_200, () => 0.5), 2_000);
});

test("a pause ends with its signal", async () => {
  const controller = new AbortController();
  const pausing = pause(60_000, controller.signal);
  controller.abort(new Error("enough"));
  await assert.rejects(pausing, /enough/);
  await assert.rejects(pause(0, controller.signal), /enough/);
});
