import assert from "node:assert/strict";
import { beforeEach, mock, test } from "node:test";
import type { Joined, LoggedEvent, ServerFrame } from "../src/frames.js";
import { RoomStream, type StreamState } from "../src/stream.js";
import type { Update } from "../src/view.js";
import { fakeSockets } from "./fake-socket.js";

const room = "019ab0c4-8f00-7a31-9c5e-2f6d1e4b7a01";
const hello: ServerFrame = { t: "hello", authTimeoutMs: 5_000, pingIntervalMs: 25_000, tickMs: 50 };
const snapshot = { totals: { gifts: 0, coins: 0 }, messages: [] } as unknown as NonNullable<Joined["snapshot"]>;
const joined: ServerFrame = { t: "joined", room, epoch: "e", seq: 41, recovered: false, snapshot };
const recovered: ServerFrame = { t: "joined", room, epoch: "e", seq: 43, recovered: true };

const batch = (...seqs: number[]): ServerFrame => ({
  t: "batch",
  room,
  epoch: "e",
  seq: seqs.at(-1)!,
  events: seqs.map((seq): LoggedEvent => ({ seq, type: "started", at: "2025-11-23T12:00:00Z", totals: { gifts: 0, coins: 0 } })),
});

const bye = (code: string, reconnect: boolean, retryAfterMs?: number): ServerFrame => ({
  t: "bye",
  code,
  reconnect,
  ...(retryAfterMs !== undefined && { retryAfterMs }),
});

/** Lets promises settle; timers are the test's. */
const settle = () => new Promise<void>((resolve) => setImmediate(resolve));

beforeEach(() => {
  mock.timers.reset();
  mock.timers.enable({ apis: ["setTimeout"] });
});

function watching({ token = async () => "token", onUpdate = (_: Update) => {} } = {}) {
  const { sockets, WebSocket } = fakeSockets();
  const states: StreamState[] = [];
  const told: (number | string)[] = [];
  const options = { url: "ws://x/", token, WebSocket, backoff: { firstMs: 500, longestMs: 30_000 }, joinMs: 15_000, random: () => 0.5 };
  const stream = new RoomStream(options, {
    onState: (state) => states.push(state),
    onUpdate: (update) => {
      told.push(update.kind === "event" ? update.event.seq : update.kind);
      onUpdate(update);
    },
  });
  return { stream, sockets, states, told, last: () => sockets.at(-1)! };
}

async function joinedRoom(options = {}) {
  const viewer = watching(options);
  viewer.last().tell(hello);
  await settle();
  viewer.last().tell(joined);
  return viewer;
}

test("says who it is, and joins", async () => {
  const { last, states, told } = await joinedRoom();
  assert.deepEqual(last().protocols, ["bouquet.v1.json"]);
  assert.deepEqual(last().said, [{ t: "auth", token: "token" }, { t: "join" }]);
  assert.deepEqual(states, [{ status: "connecting" }, { status: "joined" }]);
  assert.deepEqual(told, ["snapshot"]);
});

test("comes back to where it was, and hears nothing of the old connection", async () => {
  const { sockets, last, states, told } = await joinedRoom();
  last().tell(batch(42, 43));
  last().lose();
  assert.deepEqual(states.at(-1), { status: "waiting", retryInMs: 250 });
  mock.timers.tick(250);
  assert.equal(sockets.length, 2);
  last().tell(hello);
  await settle();
  assert.deepEqual(last().said[1], { t: "join", epoch: "e", seq: 43 });
  sockets[0]!.tell(batch(44));
  last().tell(recovered);
  last().tell(batch(43, 44));
  assert.deepEqual(told, ["snapshot", 42, 43, 44]);
});

test("waits longer each time, until it has joined again", async () => {
  const { last, states } = await joinedRoom();
  const waits = () => states.flatMap((state) => (state.status === "waiting" ? [state.retryInMs] : []));
  for (const ms of [250, 500, 1_000]) {
    last().lose();
    mock.timers.tick(ms);
  }
  last().tell(hello);
  await settle();
  last().tell(recovered);
  last().lose();
  assert.deepEqual(waits(), [250, 500, 1_000, 250]);
});

test("comes back when the server wants it to", async () => {
  const { sockets, last, states } = await joinedRoom();
  last().tell(bye("DRAINING", true, 1_200));
  assert(sockets[0]!.isClosed);
  assert.deepEqual(states.at(-1), { status: "waiting", retryInMs: 1_200 });
  mock.timers.tick(1_199);
  assert.equal(sockets.length, 1);
  mock.timers.tick(1);
  assert.equal(sockets.length, 2);
});

test("does not come back where the server does not want it to", async () => {
  const { sockets, last, states } = await joinedRoom();
  last().tell(bye("BANNED", false));
  last().lose();
  mock.timers.tick(1_000_000);
  assert.equal(sockets.length, 1);
  assert.deepEqual(states.at(-1), { status: "closed", code: "BANNED" });
});

test("joins again on the same connection where events are missing", async () => {
  const { sockets, last, told } = await joinedRoom();
  last().tell(batch(42, 45));
  last().tell(batch(46));
  assert.deepEqual(last().said.slice(2), [{ t: "join", epoch: "e", seq: 42 }]);
  last().tell(recovered);
  last().tell(batch(43, 44, 45, 46));
  assert.equal(sockets.length, 1);
  assert.deepEqual(told, ["snapshot", 42, 43, 44, 45, 46]);
});

test("begins anew with a snapshot that nobody asked for", async () => {
  const { last, told } = await joinedRoom();
  last().tell({ ...(joined as Joined), epoch: "f", seq: 7 });
  last().tell({ ...(batch(8) as { t: "batch" } & ServerFrame), epoch: "f" } as ServerFrame);
  assert.deepEqual(told, ["snapshot", "snapshot", 8]);
});

test("renews its token before it expires", async () => {
  let tokens = 0;
  const { last } = await joinedRoom({ token: async () => `token-${++tokens}` });
  last().tell({ t: "expiring", inMs: 60_000 });
  await settle();
  assert.deepEqual(last().said.slice(2), [{ t: "auth", token: "token-2" }]);
});

test("tries again without a token, without an answer and with what is no frame", async () => {
  const attempts = [() => Promise.reject(new Error("offline")), async () => "t", async () => "t"];
  const { sockets, last, states } = watching({ token: () => attempts.shift()!() });
  last().tell(hello);
  await settle();
  assert.deepEqual(states.at(-1), { status: "waiting", retryInMs: 250 });
  mock.timers.tick(250);
  last().tell(hello);
  await settle();
  mock.timers.tick(15_000);
  assert.deepEqual(states.at(-1), { status: "waiting", retryInMs: 500 });
  mock.timers.tick(500);
  last().tell("<html>");
  assert.deepEqual(states.at(-1), { status: "waiting", retryInMs: 1_000 });
  assert.equal(sockets.length, 3);
});

test("says no token to a connection that is not there any more", async () => {
  let give = (_: string) => {};
  const { last, stream } = watching({ token: () => new Promise<string>((resolve) => (give = resolve)) });
  last().tell(hello);
  stream.close();
  give("token");
  await settle();
  assert.deepEqual(last().said, []);
});

test("is closed for good, whenever that is", async () => {
  const { stream, sockets, last, states, told } = await joinedRoom();
  last().lose();
  stream.close();
  stream.close();
  last().tell(batch(42));
  mock.timers.tick(1_000_000);
  assert.equal(sockets.length, 1);
  assert.deepEqual(states.slice(-2), [{ status: "waiting", retryInMs: 250 }, { status: "closed" }]);
  assert.deepEqual(told, ["snapshot"]);
});

test("tells nothing more once its watcher has closed it", async () => {
  const viewer = watching({ onUpdate: ({ kind }) => kind === "event" && viewer.stream.close() });
  viewer.last().tell(hello);
  await settle();
  viewer.last().tell(joined);
  viewer.last().tell(batch(42, 43));
  assert.deepEqual(viewer.told, ["snapshot", 42]);
  assert.deepEqual(viewer.states.at(-1), { status: "closed" });
});

test("likes while it is in the room", async () => {
  const { stream, last } = await joinedRoom();
  assert(stream.like(5));
  assert.deepEqual(last().said.at(-1), { t: "like", count: 5 });
  assert.throws(() => stream.like(21), RangeError);
  last().lose();
  assert(!stream.like());
});
