import { type Backoff, delayMs } from "./backoff.js";
import type { Bye, ClientFrame, ServerFrame } from "./frames.js";
import { fold, join, left, NOWHERE, type Update, type View } from "./view.js";

const PROTOCOL = "bouquet.v1.json";
const MOST_LIKES = 20;
const NORMAL_CLOSURE = 1000;

/** What the stream needs of a WebSocket: the platform's, or one of a package such as `ws`. */
export interface Socket {
  addEventListener(type: "message", listener: (event: { data: unknown }) => void): void;
  addEventListener(type: "close" | "error", listener: () => void): void;
  send(data: string): void;
  close(code?: number): void;
}

export type SocketConstructor = new (url: string, protocols: string[]) => Socket;

export type StreamState =
  | { readonly status: "connecting" }
  | { readonly status: "joined" }
  /** Cut off, and about to come back. */
  | { readonly status: "waiting"; readonly retryInMs: number }
  /** For good: by [RoomStream.close], or with the server's reason (docs/errors.md, the stream's goodbyes). */
  | { readonly status: "closed"; readonly code?: string };

/** Told in the order of what happens, and never after `closed`. */
export interface RoomWatcher {
  onUpdate(update: Update): void;
  onState?(state: StreamState): void;
}

export interface StreamOptions {
  /** Of the room's stream, `ws:` or `wss:`. */
  readonly url: string;
  /** Of the person, valid for more than a minute: the server says that it expires a minute before it does. */
  readonly token: () => Promise<string>;
  readonly WebSocket: SocketConstructor;
  readonly backoff: Backoff;
  /** From connecting to having joined. */
  readonly joinMs: number;
  readonly random: () => number;
}

/**
 * A room as somebody watches it, over as many connections as it takes. Every logged event is told exactly once, or a snapshot takes the
 * place of those that the server no longer has.
 *
 * Only one connection counts at a time; what an earlier one still says is ignored. Pings are answered by the WebSocket itself.
 */
export class RoomStream {
  readonly #options: StreamOptions;
  readonly #watcher: RoomWatcher;
  #view: View = NOWHERE;
  #socket: Socket | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #failures = 0;
  #isClosed = false;

  /** Connects at once. */
  constructor(options: StreamOptions, watcher: RoomWatcher) {
    this.#options = options;
    this.#watcher = watcher;
    this.#connect();
  }

  /**
   * @param count 1 to 20
   * @returns whether it was sent; likes of somebody who is cut off are gone
   */
  like(count = 1): boolean {
    if (!Number.isInteger(count) || count < 1 || count > MOST_LIKES) {
      throw new RangeError(`likes come by 1 to ${MOST_LIKES}`);
    }
    const canLike = this.#socket !== undefined && this.#view.isJoined;
    if (canLike) {
      this.#say({ t: "like", count });
    }
    return canLike;
  }

  close(): void {
    this.#end();
  }

  #connect(): void {
    this.#enter({ status: "connecting" });
    if (this.#isClosed) {
      return; // by the watcher
    }
    const { url, WebSocket, joinMs } = this.#options;
    const socket = new WebSocket(url, [PROTOCOL]);
    this.#socket = socket;
    this.#timer = setTimeout(() => this.#cutOff(0), joinMs);
    const ended = () => {
      if (socket === this.#socket) {
        this.#cutOff(0);
      }
    };
    socket.addEventListener("close", ended);
    socket.addEventListener("error", ended);
    socket.addEventListener("message", ({ data }) => {
      if (socket === this.#socket) {
        this.#take(socket, data);
      }
    });
  }

  #take(socket: Socket, data: unknown): void {
    let frame: ServerFrame;
    try {
      frame = JSON.parse(String(data)) as ServerFrame;
    } catch {
      this.#cutOff(0);
      return;
    }
    switch (frame.t) {
      case "hello":
        void this.#authenticate(socket, () => this.#join());
        break;
      case "expiring":
        void this.#authenticate(socket, () => {});
        break;
      case "bye":
        this.#bye(frame);
        break;
      default:
        this.#see(frame);
    }
  }

  /** Without a token there is no connection: it is tried again like any other failure. */
  async #authenticate(socket: Socket, then: () => void): Promise<void> {
    const token = await this.#options.token().catch(() => undefined);
    if (socket !== this.#socket) {
      return;
    }
    if (token === undefined) {
      this.#cutOff(0);
      return;
    }
    this.#say({ t: "auth", token });
    then();
  }

  #join(): void {
    this.#say(join(this.#view));
  }

  #see(frame: ServerFrame): void {
    const wasJoined = this.#view.isJoined;
    const { view, updates, isGap } = fold(this.#view, frame);
    this.#view = view;
    if (isGap) {
      this.#timer = setTimeout(() => this.#cutOff(0), this.#options.joinMs);
      this.#join();
    } else if (view.isJoined && !wasJoined) {
      clearTimeout(this.#timer);
      this.#failures = 0;
      this.#enter({ status: "joined" });
    }
    for (const update of updates) {
      if (!this.#isClosed) {
        this.#tell(() => this.#watcher.onUpdate(update));
      }
    }
  }

  #bye({ code, reconnect, retryAfterMs = 0 }: Bye): void {
    if (reconnect) {
      this.#cutOff(retryAfterMs);
    } else {
      this.#end(code);
    }
  }

  /** @param leastMs the server's wish for the time before the next attempt */
  #cutOff(leastMs: number): void {
    this.#hangUp();
    const { backoff, random } = this.#options;
    const retryInMs = delayMs(backoff, this.#failures++, leastMs, random);
    this.#timer = setTimeout(() => this.#connect(), retryInMs);
    this.#enter({ status: "waiting", retryInMs });
  }

  #end(code?: string): void {
    if (this.#isClosed) {
      return;
    }
    this.#hangUp();
    this.#isClosed = true;
    this.#enter(code === undefined ? { status: "closed" } : { status: "closed", code });
  }

  #hangUp(): void {
    const socket = this.#socket;
    clearTimeout(this.#timer);
    this.#socket = undefined;
    this.#view = left(this.#view);
    socket?.close(NORMAL_CLOSURE);
  }

  #say(frame: ClientFrame): void {
    this.#socket?.send(JSON.stringify(frame));
  }

  #enter(state: StreamState): void {
    this.#tell(() => this.#watcher.onState?.(state));
  }

  /** What a watcher throws is its app's to see, and does not keep the rest from being told. */
  #tell(call: () => void): void {
    try {
      call();
    } catch (error) {
      queueMicrotask(() => {
        throw error;
      });
    }
  }
}
