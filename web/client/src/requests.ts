import { type Backoff, delayMs, pause } from "./backoff.js";
import { BouquetError, problemOf, UnansweredError } from "./problem.js";

export const KEY_HEADER = "Idempotency-Key";

export interface Patience {
  readonly backoff: Backoff;
  /** For one attempt, its answer included. */
  readonly attemptMs: number;
  /** For all attempts, and the waits between them. What would not be over by then is not begun. */
  readonly totalMs: number;
}

export interface RequestOptions {
  /** Of the person, valid for a while yet; asked for each attempt. Without one, only what is public can be asked. */
  readonly token?: () => Promise<string>;
  readonly fetch: typeof fetch;
  readonly patience: Patience;
  readonly random: () => number;
}

/**
 * A `fetch` that asks again where the server says so or does not answer, and throws whatever is refused as [BouquetError].
 *
 * A request is made again as it is, with its key, so it is carried out once at most. One that would not be (a POST without a key) is made
 * again only after 429, when nothing was done.
 */
export function patientFetch(options: RequestOptions): (request: Request) => Promise<Response> {
  const { patience, random } = options;
  return async (request) => {
    const until = Date.now() + patience.totalMs;
    const key = request.headers.get(KEY_HEADER) ?? undefined;
    const isRepeatable = request.method !== "POST" || key !== undefined;
    for (let attempt = 0; ; attempt++) {
      const outcome = await ask(request, key, options);
      if (outcome.answer !== undefined) {
        return outcome.answer;
      }
      const { failure, leastMs, mayHaveHappened } = outcome;
      const waitMs = delayMs(patience.backoff, attempt, leastMs, random);
      if ((mayHaveHappened && !isRepeatable) || Date.now() + waitMs > until) {
        throw failure;
      }
      await pause(waitMs, request.signal);
    }
  };
}

type Outcome =
  | { readonly answer: Response }
  | { readonly answer?: undefined; readonly failure: Error; readonly leastMs: number; readonly mayHaveHappened: boolean };

/** Once. Throws what is final: a refusal, the caller's abort, no token. */
async function ask(request: Request, key: string | undefined, options: RequestOptions): Promise<Outcome> {
  const attempt = request.clone(); // a body can be read once
  if (options.token !== undefined) {
    attempt.headers.set("Authorization", `Bearer ${await options.token()}`);
  }
  const ending = new AbortController();
  request.signal.addEventListener("abort", () => ending.abort(request.signal.reason), { once: true });
  const timer = setTimeout(() => ending.abort(new DOMException("no answer in time", "TimeoutError")), options.patience.attemptMs);
  let response: Response;
  try {
    request.signal.throwIfAborted();
    response = await whole(await options.fetch(attempt, { signal: ending.signal }));
  } catch (cause) {
    request.signal.throwIfAborted();
    return { failure: new UnansweredError(key, cause), leastMs: 0, mayHaveHappened: true };
  } finally {
    clearTimeout(timer);
  }
  if (response.ok || response.status === 304) {
    return { answer: response };
  }
  const failure = new BouquetError(await problemOf(response), key);
  if (response.status !== 429 && response.status < 500) {
    throw failure;
  }
  return { failure, leastMs: retryAfterMs(response.headers), mayHaveHappened: response.status !== 429 };
}

/** With all of its JSON, so that an answer which breaks off is none. Files stay streams, of any length. */
async function whole(response: Response): Promise<Response> {
  return response.body !== null && response.headers.get("Content-Type")?.includes("json")
    ? new Response(await response.text(), response)
    : response;
}

/** Bouquet gives seconds; of other forms (proxies may give a date) it is not known how long they are. */
export function retryAfterMs(headers: Headers): number {
  const seconds = Number(headers.get("Retry-After") ?? 0);
  return Number.isFinite(seconds) && seconds > 0 ? seconds * 1000 : 0;
}
