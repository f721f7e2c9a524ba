import assert from "node:assert/strict";
import { mock, test } from "node:test";
import { BouquetClient, BouquetError, UnansweredError } from "../src/index.js";

type Reply = (request: Request) => Response | Promise<Response>;

const room = "019ab0c4-8f00-7a31-9c5e-2f6d1e4b7a01";
const rose = { giftId: "rose" };

/** Replies one after the other, the last one again and again. */
function server(...replies: Reply[]) {
  const requests: Request[] = [];
  const client = new BouquetClient({
    baseUrl: "http://bouquet.test",
    token: async () => `token-${requests.length + 1}`,
    fetch: async (input, init) => {
      const request = new Request(input, init);
      requests.push(request);
      return replies[Math.min(requests.length, replies.length) - 1]!(request);
    },
    patience: { totalMs: 1_500, attemptMs: 200 },
    random: () => 0,
  });
  return { client, requests, keys: () => requests.map((request) => request.headers.get("Idempotency-Key")) };
}

const json = (status: number, body: object, headers: Record<string, string> = {}): Reply =>
  () => new Response(JSON.stringify(body), { status, headers: { "Content-Type": "application/json", ...headers } });

const refuse = (status: number, code: string, headers = {}): Reply => json(status, { type: "x", title: code, status, code }, headers);

const sever: Reply = () => Promise.reject(new TypeError("connection reset"));

test("a gift is sent under one key, whatever it takes, with a token for each attempt", async () => {
  const { client, requests, keys } = server(sever, refuse(503, "RETRY_LATER"), refuse(429, "BUSY"), json(201, { id: "x" }));
  assert.equal((await client.sendGift(room, rose)).id, "x");
  assert.equal(requests.length, 4);
  assert.equal(new Set(keys()).size, 1);
  assert.deepEqual(requests.map((request) => request.headers.get("Authorization")), [1, 2, 3, 4].map((n) => `Bearer token-${n}`));
  assert.deepEqual(await Promise.all(requests.slice(1).map((request) => request.json())), [rose, rose, rose]);
});

test("gifts that are sent twice are two, unless the app says otherwise", async () => {
  const { client, keys } = server(json(201, {}));
  await client.sendGift(room, rose);
  await client.sendGift(room, rose);
  await client.sendGift(room, rose, "key");
  await client.sendGift(room, rose, "key");
  assert.equal(new Set(keys()).size, 3);
});

test("a refusal is final, and has its code and members", async () => {
  const { client, requests } = server(json(422, { type: "x", title: "t", status: 422, code: "INSUFFICIENT_FUNDS", balance: 3 }));
  await assert.rejects(client.sendGift(room, rose, "key"), (error) => {
    assert(error instanceof BouquetError);
    assert.equal(error.code, "INSUFFICIENT_FUNDS");
    assert.equal(error.problem["balance"], 3);
    assert.equal(error.idempotencyKey, "key");
    assert(error.isSettled);
    return true;
  });
  assert.equal(requests.length, 1);
});

test("waits for as long as the server asks", async () => {
  const { client } = server(refuse(503, "RETRY_LATER", { "Retry-After": "1" }), json(200, { balance: 1 }));
  const begun = performance.now();
  assert.equal((await client.wallet()).balance, 1);
  assert(performance.now() - begun >= 990);
});

test("does not begin to wait for what would take too long", async () => {
  const { client, requests } = server(refuse(429, "SLOW_MODE", { "Retry-After": "3600" }));
  await assert.rejects(client.say(room, "hello"), { code: "SLOW_MODE" });
  assert.equal(requests.length, 1);
});

test("gives up in the end, and leaves the key for later", async () => {
  const { client, requests } = server(sever, sever, refuse(503, "RETRY_LATER", { "Retry-After": "9" }));
  await assert.rejects(client.sendGift(room, rose, "key"), (error) => {
    assert(error instanceof BouquetError);
    assert.deepEqual([error.code, error.isSettled, error.idempotencyKey], ["RETRY_LATER", false, "key"]);
    return true;
  });
  assert.equal(requests.length, 3);
});

test("a POST without a key is made again only where nothing was done", async () => {
  const severed = server(sever);
  await assert.rejects(severed.client.streamTicket(room), UnansweredError);
  assert.equal(severed.requests.length, 1);
  const limited = server(refuse(429, "BUSY"), json(201, { ticket: "t" }));
  assert.equal((await limited.client.streamTicket(room)).ticket, "t");
});

test("an answer that breaks off or does not come is none", async () => {
  const torn: Reply = () =>
    new Response(new ReadableStream({ start: (controller) => controller.error(new TypeError("terminated")) }), {
      headers: { "Content-Type": "application/json" },
    });
  const silent: Reply = ({ signal }) => new Promise((_, reject) => signal.addEventListener("abort", () => reject(signal.reason)));
  const { client, requests } = server(torn, silent, json(200, { balance: 7 }));
  assert.equal((await client.wallet()).balance, 7);
  assert.equal(requests.length, 3);
});

test("what is no problem+json is an error too", async () => {
  const { client } = server(() => new Response("<html>", { status: 404 }));
  await assert.rejects(client.room(room), { name: "BouquetError", code: "UNKNOWN", status: 404 });
});

test("the caller's abort is the end", async () => {
  const { client, requests } = server(sever);
  const aborted = AbortSignal.abort(new Error("left the page"));
  await assert.rejects(client.http.GET("/v1/wallet", { signal: aborted }), /left the page/);
  assert(requests.length <= 1);
});

test("the platform's fetch is called as browsers want it", async () => {
  mock.method(globalThis, "fetch", async function (this: unknown) {
    assert([undefined, globalThis].includes(this as typeof globalThis));
    return new Response('{"balance":1}', { headers: { "Content-Type": "application/json" } });
  });
  assert.equal((await new BouquetClient({ baseUrl: "http://bouquet.test" }).wallet()).balance, 1);
  mock.restoreAll();
});

test("the panel is fetched again only when it has changed", async () => {
  const panel = { version: 67, lang: "en", dir: "ltr", items: [] };
  const { client, requests } = server(json(200, panel, { ETag: '"a"' }), () => new Response(null, { status: 304 }));
  const first = await client.giftPanel({ locale: "de" });
  assert.equal(await client.giftPanel({ locale: "de" }), first);
  assert.equal(requests[1]?.headers.get("If-None-Match"), '"a"');
  await assert.rejects(client.giftPanel({ locale: "pt" }));
  assert.equal(requests[2]?.headers.get("If-None-Match"), null);
});
