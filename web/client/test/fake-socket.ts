import type { ServerFrame } from "../src/frames.js";
import type { Socket, SocketConstructor } from "../src/stream.js";

/** A server's end of a stream, in memory. */
export class FakeSocket implements Socket {
  readonly said: Record<string, unknown>[] = [];
  isClosed = false;
  readonly #listeners = new Map<string, ((event: { data: unknown }) => void)[]>();

  constructor(
    readonly url: string,
    readonly protocols: string[],
  ) {}

  addEventListener(type: string, listener: (event: { data: unknown }) => void): void {
    this.#listeners.set(type, [...(this.#listeners.get(type) ?? []), listener]);
  }

  send(data: string): void {
    this.said.push(JSON.parse(data));
  }

  close(): void {
    this.isClosed = true;
  }

  /** What the server does. */
  tell(frame: ServerFrame | string): void {
    this.#emit("message", typeof frame === "string" ? frame : JSON.stringify(frame));
  }

  /** The connection is lost: browsers tell both. */
  lose(): void {
    this.#emit("error", undefined);
    this.#emit("close", undefined);
  }

  #emit(type: string, data: unknown): void {
    this.#listeners.get(type)?.forEach((listener) => listener({ data }));
  }
}

/** Keeps every socket that is made. */
export function fakeSockets(): { sockets: FakeSocket[]; WebSocket: SocketConstructor } {
  const sockets: FakeSocket[] = [];
  return {
    sockets,
    WebSocket: class extends FakeSocket {
      constructor(url: string, protocols: string[]) {
        super(url, protocols);
        sockets.push(this);
      }
    },
  };
}
