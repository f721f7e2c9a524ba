import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { parse } from "yaml";
import type { Batch, Live, LoggedEvent, ServerFrame } from "../src/frames.js";
import { fold, join, left, NOWHERE, type View } from "../src/view.js";

const room = "019ab0c4-8f00-7a31-9c5e-2f6d1e4b7a01";
const epoch = "first";

const event = (seq: number): LoggedEvent => ({ seq, type: "started", at: "2025-11-23T12:00:00Z", totals: { gifts: 0, coins: 0 } });
const batch = (...seqs: number[]): Batch => ({ t: "batch", room, epoch, seq: seqs.at(-1)!, events: seqs.map(event) });
const at = (seq: number, isJoined = true): View => ({ position: { epoch, seq }, heard: [], isJoined });
const said = (...ids: string[]): Live => ({
  t: "live",
  room,
  epoch,
  seq: 41,
  events: ids.map((id) => ({
    type: "message",
    at: "2025-11-23T12:00:00Z",
    message: { id, authorId: room, authorName: "Ben", text: "Hello", byStaff: false },
  })),
});
const seqsOf = (step: ReturnType<typeof fold>) => step.updates.map((update) => (update.kind === "event" ? update.event.seq : update.kind));

test("events follow each other", () => {
  const step = fold(at(41), batch(42, 43));
  assert.deepEqual(seqsOf(step), [42, 43]);
  assert.deepEqual([step.view, step.isGap], [at(43), false]);
});

test("an event is told once", () => {
  const step = fold(at(42), batch(41, 42, 43, 43));
  assert.deepEqual(seqsOf(step), [43]);
  assert.deepEqual(step.view, at(43));
});

test("nothing is told past a gap, and nothing more until the join is answered", () => {
  const step = fold(at(41), batch(42, 44, 45));
  assert.deepEqual(seqsOf(step), [42]);
  assert.deepEqual([step.view, step.isGap], [at(42, false), true]);
  const meanwhile = fold(step.view, batch(46));
  assert.deepEqual([meanwhile.updates, meanwhile.view, meanwhile.isGap], [[], step.view, false]);
});

test("events of another epoch are a gap", () => {
  const step = fold(at(41), { ...batch(42), epoch: "second" });
  assert.deepEqual([step.updates, step.view, step.isGap], [[], at(41, false), true]);
});

test("who recovers goes on where they were", () => {
  const { view } = fold(left(at(41)), { t: "joined", room, epoch, seq: 50, recovered: true });
  assert.deepEqual(view, at(41));
  assert.deepEqual(seqsOf(fold(view, batch(42))), [42]);
});

test("who comes back asks for what was said since, and is told it once", () => {
  assert.deepEqual(join(NOWHERE), { t: "join" });
  const { view } = fold(at(41), said("a", "b"));
  assert.deepEqual(join(left(view)), { t: "join", epoch, seq: 41, messageId: "b" });
  const step = fold(view, said("b", "c"));
  assert.deepEqual(step.updates.length, 1);
  assert.deepEqual(step.view.heard, ["a", "b", "c"]);
});

test("any order of repeated and resumed batches tells each event once", () => {
  for (let seed = 1; seed <= 500; seed++) {
    let state = seed;
    const random = (below: number) => (state = (state * 48_271) % 2_147_483_647) % below;
    const told: number[] = [];
    let view = at(0);
    while (told.length < 30) {
      if (!view.isJoined) {
        view = fold(view, { t: "joined", room, epoch, seq: 30, recovered: true }).view;
      }
      const from = 1 + random(30);
      const step = fold(view, batch(...Array.from({ length: 1 + random(5) }, (_, i) => Math.min(30, from + i))));
      told.push(...(seqsOf(step) as number[]));
      view = step.view;
    }
    assert.deepEqual(told, Array.from({ length: 30 }, (_, i) => i + 1), `seed ${seed}`);
  }
});

test("the contract's examples are what is expected here", async () => {
  const { components } = parse(await readFile(new URL("../../../../docs/asyncapi.yaml", import.meta.url), "utf8"));
  const example = (message: string, name: string): ServerFrame =>
    components.messages[message].examples.find((example: { name: string }) => example.name === name).payload;

  const joined = fold(NOWHERE, example("joined", "snapshot"));
  assert.deepEqual(seqsOf(joined), ["snapshot"]);
  assert.equal(joined.view.position?.seq, 41);

  const kinds = components.messages.batch.examples.map(({ payload }: { payload: ServerFrame }) => fold(joined.view, payload));
  assert(kinds.length > 15);
  for (const step of kinds) {
    assert.deepEqual([seqsOf(step), step.isGap], [[42], false]);
  }

  const live = fold(at(41), example("live", "live"));
  assert.deepEqual(seqsOf(live), ["standing", "ambient", "ambient", "ambient", "ambient"]);
  assert.equal(live.view.heard.length, 1);
});

test("frames of the connection and of later versions do nothing", () => {
  for (const frame of [{ t: "expiring", inMs: 1 }, { t: "confetti" }] as ServerFrame[]) {
    assert.deepEqual(fold(at(3), frame), { view: at(3), updates: [], isGap: false });
  }
});
