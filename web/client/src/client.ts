import createClient, { type Client } from "openapi-fetch";
import type { paths as GiftPaths, components as GiftTypes } from "./generated/gift.js";
import type { paths as PayoutPaths } from "./generated/payout.js";
import type { paths as RoomPaths, components as RoomTypes } from "./generated/room.js";
import type { paths as WalletPaths, components as WalletTypes } from "./generated/wallet.js";
import { type Backoff } from "./backoff.js";
import { KEY_HEADER, type Patience, patientFetch } from "./requests.js";
import { RoomStream, type RoomWatcher, type SocketConstructor } from "./stream.js";
import { uuid7 } from "./uuid.js";

/** Every address of the public API, operators' aside. */
export type Paths = WalletPaths & GiftPaths & RoomPaths & PayoutPaths;

export type Panel = GiftTypes["schemas"]["Panel"];
export type GiftRequest = Omit<GiftTypes["schemas"]["SendGiftRequest"], "isTest">;
export type TestGiftRequest = Pick<GiftRequest, "giftId" | "quantity" | "receiverId" | "message">;
export type GiftReceipt = GiftTypes["schemas"]["GiftReceipt"];
export type TestGiftReceipt = GiftTypes["schemas"]["TestGiftReceipt"];
export type UndoneGift = GiftTypes["schemas"]["UndoneGift"];
export type Room = RoomTypes["schemas"]["RoomView"];
export type RoomDetails = RoomTypes["schemas"]["DetailsRequest"];
export type Message = RoomTypes["schemas"]["Message"];
export type StreamTicket = RoomTypes["schemas"]["StreamTicket"];
export type Wallet = WalletTypes["schemas"]["WalletResponse"];
export type CoinPack = WalletTypes["schemas"]["CoinPack"];
export type TopUp = WalletTypes["schemas"]["TopUp"];
export type TopUpRequest = WalletTypes["schemas"]["StartTopUpRequest"];

type Query<P extends keyof Paths> = Paths[P] extends { get: { parameters: { query?: infer Q } } } ? NonNullable<Q> : never;

export interface ClientOptions {
  /** Of the gateway, without a path: `https://bouquet.example`. */
  readonly baseUrl: string;
  /** The person's, valid for more than a minute. Without, only what is public can be asked. */
  readonly token?: () => Promise<string>;
  /** Where the platform has none, for instance `ws`. */
  readonly WebSocket?: SocketConstructor;
  readonly fetch?: typeof fetch;
  readonly patience?: Partial<Patience>;
  /** Between the connections of a stream. */
  readonly streamBackoff?: Backoff;
  /** From 0 to 1, 1 excluded. */
  readonly random?: () => number;
}

const PATIENCE: Patience = { backoff: { firstMs: 300, longestMs: 5_000 }, attemptMs: 10_000, totalMs: 30_000 };
const STREAM_BACKOFF: Backoff = { firstMs: 500, longestMs: 30_000 };
const JOIN_MS = 15_000;

/**
 * Bouquet, for one person's app.
 *
 * Methods answer, or throw [BouquetError] (refused) or [UnansweredError]. Those that take a `key` do what they say once for each key, however
 * often they are called with it: an app that may be closed in between keeps the key, and asks again.
 */
export class BouquetClient {
  /** Every address, typed; with the same patience and errors as the methods here. */
  readonly http: Client<Paths>;

  readonly #options: ClientOptions;
  readonly #panels = new Map<string, { tag: string; panel: Panel }>();

  constructor(options: ClientOptions) {
    this.#options = options;
    this.http = createClient<Paths>({
      baseUrl: options.baseUrl,
      fetch: patientFetch({
        ...(options.token && { token: options.token }),
        fetch: options.fetch ?? ((input, init) => fetch(input, init)), // as a method of something else, browsers refuse it
        patience: { ...PATIENCE, ...options.patience },
        random: options.random ?? Math.random,
      }),
    });
  }

  wallet(): Promise<Wallet> {
    return answer(this.http.GET("/v1/wallet"));
  }

  async coinPacks(query: Query<"/v1/coin-packs"> = {}): Promise<CoinPack[]> {
    return (await answer(this.http.GET("/v1/coin-packs", { params: { query } }))).items;
  }

  /** Starts a payment, under the key as its id. Coins arrive when the provider says that the money did. */
  startTopUp(body: TopUpRequest, key = uuid7()): Promise<TopUp> {
    return answer(this.http.POST("/v1/wallet/top-ups", { params: { header: { [KEY_HEADER]: key } }, body }));
  }

  topUp(id: string): Promise<TopUp> {
    return answer(this.http.GET("/v1/wallet/top-ups/{id}", { params: { path: { id } } }));
  }

  /** What can be given now. The last answer for each query is kept, and fetched again only when it has changed. */
  async giftPanel(query: Query<"/v1/gifts"> = {}): Promise<Panel> {
    const name = JSON.stringify([query.locale, query.region]);
    const kept = this.#panels.get(name);
    const { data, response } = await this.http.GET("/v1/gifts", {
      params: { query },
      headers: kept === undefined ? {} : { "If-None-Match": kept.tag },
    });
    if (kept !== undefined && response.status === 304) {
      return kept.panel;
    }
    const panel = present(data);
    const tag = response.headers.get("ETag");
    if (tag !== null) {
      this.#panels.set(name, { tag, panel });
    }
    return panel;
  }

  /** One gift per key, which is its id. A refusal is final for its key. */
  sendGift(roomId: string, body: GiftRequest, key = uuid7()): Promise<GiftReceipt> {
    return this.#send(roomId, body, key) as Promise<GiftReceipt>;
  }

  /** For host and moderators: viewers see it, it costs nothing and counts nowhere. */
  sendTestGift(roomId: string, body: TestGiftRequest, key = uuid7()): Promise<TestGiftReceipt> {
    return this.#send(roomId, { ...body, isTest: true }, key) as Promise<TestGiftReceipt>;
  }

  #send(roomId: string, body: GiftTypes["schemas"]["SendGiftRequest"], key: string): Promise<GiftTypes["schemas"]["GiftAnswer"]> {
    return answer(this.http.POST("/v1/rooms/{roomId}/gifts", { params: { path: { roomId }, header: { [KEY_HEADER]: key } }, body }));
  }

  undoGift(roomId: string, id: string): Promise<UndoneGift> {
    return answer(this.http.POST("/v1/rooms/{roomId}/gifts/{id}/undo", { params: { path: { roomId, id } } }));
  }

  /** A page, and the token of the next one. */
  rooms(query: Query<"/v1/rooms"> = {}): Promise<{ items: Room[]; nextPageToken?: string }> {
    return answer(this.http.GET("/v1/rooms", { params: { query } }));
  }

  room(roomId: string): Promise<Room> {
    return answer(this.http.GET("/v1/rooms/{roomId}", { params: { path: { roomId } } }));
  }

  /** The key is the room's id. */
  createRoom(body: RoomDetails, key = uuid7()): Promise<Room> {
    return answer(this.http.POST("/v1/rooms", { params: { header: { [KEY_HEADER]: key } }, body }));
  }

  startRoom(roomId: string): Promise<Room> {
    return answer(this.http.POST("/v1/rooms/{roomId}/start", { params: { path: { roomId } } }));
  }

  endRoom(roomId: string): Promise<Room> {
    return answer(this.http.POST("/v1/rooms/{roomId}/end", { params: { path: { roomId } } }));
  }

  /** To the whole room; `mentions` are ids of people whom it speaks to, five at most. */
  say(roomId: string, text: string, mentions: string[] = [], key = uuid7()): Promise<Message> {
    return answer(
      this.http.POST("/v1/rooms/{roomId}/messages", {
        params: { path: { roomId }, header: { [KEY_HEADER]: key } },
        body: { text, mentions },
      }),
    );
  }

  async follow(creatorId: string): Promise<void> {
    await this.http.PUT("/v1/creators/{creatorId}/follow", { params: { path: { creatorId } } });
  }

  async unfollow(creatorId: string): Promise<void> {
    await this.http.DELETE("/v1/creators/{creatorId}/follow", { params: { path: { creatorId } } });
  }

  /** That the caller has told others of the room, which it is shown once. How they do is the app's business. */
  async shared(roomId: string): Promise<void> {
    await this.http.PUT("/v1/rooms/{roomId}/share", { params: { path: { roomId } } });
  }

  /** Opens the room's stream once, for pages that connect without this client. */
  streamTicket(roomId: string, origin?: string): Promise<StreamTicket> {
    const body = origin === undefined ? {} : { origin };
    return answer(this.http.POST("/v1/rooms/{roomId}/stream-tickets", { params: { path: { roomId } }, body }));
  }

  /** Watches until the stream is closed. */
  watch(roomId: string, watcher: RoomWatcher): RoomStream {
    const { baseUrl, token, WebSocket = globalThis.WebSocket, streamBackoff = STREAM_BACKOFF, random = Math.random } = this.#options;
    if (token === undefined) {
      throw new TypeError("a stream needs a token");
    }
    const url = new URL(`/v1/rooms/${encodeURIComponent(roomId)}/stream`, baseUrl);
    url.protocol = url.protocol.replace("http", "ws");
    return new RoomStream({ url: url.href, token, WebSocket, backoff: streamBackoff, joinMs: JOIN_MS, random }, watcher);
  }
}

async function answer<T>(call: Promise<{ data?: T }>): Promise<T> {
  return present((await call).data);
}

function present<T>(data: T | undefined): T {
  if (data === undefined) {
    throw new TypeError("the answer has no body");
  }
  return data;
}
