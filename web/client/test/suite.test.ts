import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { test } from "node:test";
import { WebSocket } from "ws";
import { BouquetClient, BouquetError, type LoggedEvent, type RoomStream, uuid7, type Update } from "../src/index.js";

/** The gateway of a running suite: `./bouquet up`, and BOUQUET_URL=http://127.0.0.1:8080. */
const url = process.env["BOUQUET_URL"];
const suite = { skip: url === undefined && "BOUQUET_URL names no suite", timeout: 30_000 };

const package_ = fileURLToPath(new URL("../..", import.meta.url));

/** Sockets that a test can cut, as a network does: without a word. */
class CutSocket extends WebSocket {
  static readonly open = new Set<CutSocket>();

  constructor(address: string, protocols: string[]) {
    super(address, protocols);
    CutSocket.open.add(this);
    this.on("close", () => CutSocket.open.delete(this));
  }
}

/** Keycloak listens eight ports above the gateway; local people's passwords are their names. */
async function token(name: string): Promise<string> {
  const issuer = new URL("/realms/bouquet/protocol/openid-connect/token", url);
  issuer.port = String(Number(issuer.port) + 8);
  const form = { grant_type: "password", client_id: "bouquet-app", username: name, password: name };
  const response = await fetch(issuer, { method: "POST", body: new URLSearchParams(form) });
  return ((await response.json()) as { access_token: string }).access_token;
}

function app(name: string): BouquetClient {
  let current: Promise<string> | undefined;
  return new BouquetClient({
    baseUrl: url!,
    token: () => (current ??= token(name)),
    WebSocket: CutSocket,
    streamBackoff: { firstMs: 200, longestMs: 1_000 },
  });
}

async function with1000Coins(name: string): Promise<BouquetClient> {
  const person = app(name);
  const { balance } = await person.wallet();
  const { id } = await person.startTopUp({ packId: "coins-1000" });
  await until(async () => (await person.topUp(id)).status === "SUCCEEDED");
  assert((await person.wallet()).balance >= balance + 1_000);
  return person;
}

async function liveRoom(): Promise<string> {
  const host = app("cleo");
  const room = await host.createRoom({ title: "Cleo sings", tags: ["music"] });
  assert.equal((await host.startRoom(room.id)).status, "LIVE");
  return room.id;
}

/** Asks every now and then; the test's own time is the bound. */
async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await condition())) {
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

function viewer(client: BouquetClient, room: string) {
  const updates: Update[] = [];
  const statuses: string[] = [];
  const stream: RoomStream = client.watch(room, {
    onUpdate: (update) => updates.push(update),
    onState: ({ status }) => statuses.push(status),
  });
  const events = (): LoggedEvent[] => updates.flatMap((update) => (update.kind === "event" ? [update.event] : []));
  const gifts = () => events().flatMap((event) => (event.type === "gift" ? [event.gift.id] : []));
  return { stream, updates, statuses, events, gifts };
}

test("generated types are what the suite and the contract say", suite, async () => {
  await promisify(execFile)("node", ["scripts/generate.mjs", "--check", "--from", url!], { cwd: package_ });
});

test("the panel shows what can be given, and is kept until it changes", suite, async () => {
  const client = new BouquetClient({ baseUrl: url! });
  const panel = await client.giftPanel({ locale: "de", region: "AT" });
  assert.equal(panel.lang, "de");
  assert(panel.items.some((gift) => gift.id === "rose" && gift.price === 1));
  assert.equal(await client.giftPanel({ locale: "de", region: "AT" }), panel);
});

test("a gift that is sent twice with one key is one, in the wallet and on the screen", suite, async () => {
  const alice = await with1000Coins("alice");
  const room = await liveRoom();
  const { stream, gifts, statuses } = viewer(alice, room);
  try {
    await until(() => statuses.includes("joined"));
    const { version } = await alice.giftPanel();
    const { balance } = await alice.wallet();
    const key = uuid7();

    const receipts = await Promise.all(
      [1, 2].map(() => alice.sendGift(room, { giftId: "rose", quantity: 10, message: "Brava!", catalogVersion: version }, key)),
    );
    const other = await alice.sendGift(room, { giftId: "rose" });

    assert.deepEqual(receipts[0], receipts[1]);
    assert.deepEqual([receipts[0]!.id, receipts[0]!.coins, receipts[0]!.receivers[0]!.share.diamonds], [key, 10, 5]);
    assert.equal((await alice.wallet()).balance, balance - 11);
    await until(() => gifts().includes(other.id));
    assert.deepEqual(gifts(), [key, other.id]);
  } finally {
    stream.close();
  }
});

test("who is cut off sees every gift once, and nothing twice", suite, async () => {
  const alice = await with1000Coins("alice");
  const room = await liveRoom();
  const { stream, updates, events, gifts, statuses } = viewer(alice, room);
  try {
    await until(() => statuses.includes("joined"));
    const sent: string[] = [];
    for (let round = 0; round < 3; round++) {
      sent.push((await alice.sendGift(room, { giftId: "rose" })).id);
      await until(() => gifts().length === sent.length);
      CutSocket.open.forEach((socket) => socket.terminate());
      sent.push((await alice.sendGift(room, { giftId: "rose" })).id);
    }
    await until(() => gifts().length >= sent.length);

    assert.deepEqual(gifts(), sent);
    assert.equal(statuses.filter((status) => status === "waiting").length, 3);
    assert.equal(updates.filter(({ kind }) => kind === "snapshot").length, 1);
    const seqs = events().map(({ seq }) => seq);
    assert.deepEqual(seqs, seqs.map((_, i) => seqs[0]! + i));
  } finally {
    stream.close();
  }
});

test("people chat, like, share and leave", suite, async () => {
  const alice = app("alice");
  const host = app("cleo");
  const room = await liveRoom();
  const { stream, updates, statuses, events } = viewer(alice, room);
  try {
    await until(() => statuses.includes("joined"));
    const said = await alice.say(room, "What a voice!");
    assert(stream.like(3));
    await alice.shared(room);
    const ambient = () => updates.flatMap((update) => (update.kind === "ambient" ? [update.event] : []));
    await until(() => ambient().some((event) => event.type === "message" && event.message.id === said.id));
    await until(() => ambient().some((event) => event.type === "applause" && event.applause.likes >= 3));
    await until(() => ambient().some((event) => event.type === "gesture" && event.gesture.kind === "SHARE"));
    await host.endRoom(room);
    await until(() => events().some(({ type }) => type === "ended"));
  } finally {
    stream.close();
  }
  await until(() => CutSocket.open.size === 0);
});

test("a host sees on the screen what nobody pays for", suite, async () => {
  const host = app("cleo");
  const room = await liveRoom();
  const { stream, updates, statuses } = viewer(app("alice"), room);
  try {
    await until(() => statuses.includes("joined"));
    const shown = await host.sendTestGift(room, { giftId: "rose", quantity: 3, message: "Is this on?" });
    assert.deepEqual([shown.isTest, shown.coins, shown.message], [true, 0, "Is this on?"]);
    const ambient = () => updates.flatMap((update) => (update.kind === "ambient" ? [update.event] : []));
    await until(() => ambient().some((event) => event.type === "testGift" && event.testGift.id === shown.id));
    await assert.rejects(app("alice").sendTestGift(room, { giftId: "rose" }), { code: "NOT_ROOM_MODERATOR" });
    await host.endRoom(room);
  } finally {
    stream.close();
  }
});

test("what is refused says so by its code", suite, async () => {
  const alice = app("alice");
  const room = await liveRoom();
  await assert.rejects(alice.sendGift(room, { giftId: "rose", quantity: 0 }), (error) => {
    assert(error instanceof BouquetError);
    assert.deepEqual([error.code, error.status, error.problem.errors?.[0]?.pointer], ["INVALID_REQUEST", 400, "/quantity"]);
    return true;
  });
  await assert.rejects(alice.sendGift(room, { giftId: "no-such-gift" }), { code: "GIFT_NOT_FOUND" });
  await assert.rejects(new BouquetClient({ baseUrl: url! }).wallet(), { code: "UNAUTHENTICATED" });
  await assert.rejects(alice.createRoom({ title: "x" }), { code: "FORBIDDEN" });
});

test("a stream of a room that is not there ends with the server's reason", suite, async () => {
  const states: object[] = [];
  app("alice").watch(uuid7(), { onUpdate: () => {}, onState: (state) => states.push(state) });
  await until(() => states.length === 2);
  assert.deepEqual(states[1], { status: "closed", code: "ROOM_NOT_FOUND" });
});
