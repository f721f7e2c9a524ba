import type { AmbientEvent, Batch, ClientFrame, Joined, Live, LoggedEvent, ServerFrame, Snapshot, Standing } from "./frames.js";

/** As many messages as a room remembers. */
const HEARD = 50;

/** Up to where a viewer has seen a room's events. */
export interface Position {
  /** Which numbering `seq` belongs to. */
  readonly epoch: string;
  readonly seq: number;
}

/** What a viewer is told, by `kind`. */
export type Update =
  /** Where the room stands: at first, and when events before it are not told any more. Forget what was before. */
  | { readonly kind: "snapshot"; readonly snapshot: Snapshot; readonly position: Position }
  /** Each exactly once, in order, without gaps since the snapshot. */
  | { readonly kind: "event"; readonly event: LoggedEvent }
  /** Only the newest counts. */
  | { readonly kind: "standing"; readonly standing: Standing }
  /** Messages exactly once, though not all of them; the others as they come. */
  | { readonly kind: "ambient"; readonly event: AmbientEvent };

export interface View {
  /** None before the first snapshot. */
  readonly position?: Position;
  /** Ids of the newest messages told, the newest last. */
  readonly heard: readonly string[];
  /** Whether the last join was answered. What comes before belongs to no place in the room. */
  readonly isJoined: boolean;
}

export interface Step {
  readonly view: View;
  readonly updates: readonly Update[];
  /** Events are missing before the next one: join again from the view's position. */
  readonly isGap: boolean;
}

export const NOWHERE: View = { heard: [], isJoined: false };

/** Asks for what the view lacks. */
export function join({ position, heard }: View): ClientFrame {
  const messageId = heard.at(-1);
  return { t: "join", ...position, ...(messageId !== undefined && { messageId }) };
}

/** The same place, on no connection. */
export function left(view: View): View {
  return { ...view, isJoined: false };
}

/** What a frame does to a view. Frames of the connection itself, and of later versions, do nothing. */
export function fold(view: View, frame: ServerFrame): Step {
  switch (frame.t) {
    case "joined":
      return joined(view, frame);
    case "batch":
      return view.isJoined && view.position ? batch(view, view.position, frame) : ignored(view);
    case "live":
      return view.isJoined ? live(view, frame) : ignored(view);
    default:
      return ignored(view);
  }
}

function ignored(view: View): Step {
  return { view, updates: [], isGap: false };
}

/** Recovered: events go on where the view is. Otherwise the snapshot is the new beginning, asked for or not. */
function joined(view: View, { epoch, seq, snapshot }: Joined): Step {
  if (snapshot === undefined) {
    return ignored({ ...view, position: view.position ?? { epoch, seq }, isJoined: true });
  }
  const position = { epoch, seq };
  const heard = snapshot.messages.flatMap(messageId);
  return { view: { position, heard, isJoined: true }, updates: [{ kind: "snapshot", snapshot, position }], isGap: false };
}

function batch(view: View, position: Position, { epoch, events }: Batch): Step {
  if (epoch !== position.epoch) {
    return { view: left(view), updates: [], isGap: true };
  }
  const updates: Update[] = [];
  let seq = position.seq;
  for (const event of events) {
    if (event.seq > seq + 1) {
      return { view: { ...view, position: { epoch, seq }, isJoined: false }, updates, isGap: true };
    }
    if (event.seq === seq + 1) {
      updates.push({ kind: "event", event });
      seq = event.seq;
    }
  }
  return { view: { ...view, position: { epoch, seq } }, updates, isGap: false };
}

function live(view: View, { standing, events }: Live): Step {
  const news = events.filter((event) => !messageId(event).some((id) => view.heard.includes(id)));
  const updates: Update[] = news.map((event) => ({ kind: "ambient", event }));
  if (standing !== undefined) {
    updates.unshift({ kind: "standing", standing });
  }
  const heard = [...view.heard, ...news.flatMap(messageId)].slice(-HEARD);
  return { view: { ...view, heard }, updates, isGap: false };
}

/** None for what is no message. */
function messageId(event: AmbientEvent): string[] {
  return "message" in event ? [event.message.id] : [];
}
