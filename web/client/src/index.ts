export * from "./client.js";
export type { Backoff } from "./backoff.js";
export type { AmbientEvent, LoggedEvent, Snapshot, Standing } from "./frames.js";
export { BouquetError, type Problem, UnansweredError } from "./problem.js";
export type { Patience } from "./requests.js";
export { RoomStream, type RoomWatcher, type Socket, type SocketConstructor, type StreamState } from "./stream.js";
export { uuid7 } from "./uuid.js";
export type { Position, Update } from "./view.js";
