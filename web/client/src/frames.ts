import type { components } from "./generated/stream.js";

type Schemas = components["schemas"];

/** What never gets lost, by `type`, with a dense `seq`. */
export type LoggedEvent = Schemas["loggedEvent"];

/** What a slow viewer goes without, by `type`. */
export type AmbientEvent = Schemas["ambientEvent"];

export type Snapshot = Schemas["snapshot"];
export type Standing = Schemas["standing"];

export type Joined = Schemas["joined"];
export type Batch = Schemas["batch"];
export type Live = Schemas["live"];
export type Bye = Schemas["bye"];

/** By `t`. */
export type ServerFrame = Schemas["hello"] | Joined | Batch | Live | Schemas["expiring"] | Bye;
export type ClientFrame = Schemas["auth"] | Schemas["join"] | Schemas["like"];
