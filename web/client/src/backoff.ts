/** How long to wait before the next attempt, in milliseconds. */
export interface Backoff {
  /** Upper bound of the first wait; doubles with every attempt. */
  readonly firstMs: number;
  /** Upper bound of any wait. */
  readonly longestMs: number;
}

const MOST_DOUBLINGS = 30;

/**
 * Full jitter: anything between nothing and a bound that doubles, so that clients which were cut off together do not come back together.
 *
 * @param attempt how many failed before, from 0
 * @param leastMs what the server asked for: never less than that
 * @param random from 0 to 1, 1 excluded
 */
export function delayMs({ firstMs, longestMs }: Backoff, attempt: number, leastMs: number, random: () => number): number {
  const bound = Math.min(longestMs, firstMs * 2 ** Math.min(attempt, MOST_DOUBLINGS));
  return Math.max(leastMs, Math.floor(random() * bound));
}

/** Resolves after a time; rejects with the signal's reason where that comes first. */
export function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    signal.throwIfAborted();
    const abort = () => {
      clearTimeout(timer);
      reject(signal.reason);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener("abort", abort);
      resolve();
    }, ms);
    signal.addEventListener("abort", abort, { once: true });
  });
}
