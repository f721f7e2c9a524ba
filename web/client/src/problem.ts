/** The body of a refusal, RFC 9457. Codes and further members are in docs/errors.md. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail?: string;
  /** Stable, and what programs decide by. */
  readonly code: string;
  readonly traceId?: string;
  /** What is wrong with which part of the body, by JSON pointer. */
  readonly errors?: readonly { readonly pointer: string; readonly detail: string }[];
  readonly [member: string]: unknown;
}

/** The server has refused a request, or answered with what is no answer of Bouquet's (`UNKNOWN`). */
export class BouquetError extends Error {
  override readonly name = "BouquetError";

  constructor(
    readonly problem: Problem,
    /** What the request bore, if anything: under it the same request may be made again where `isSettled` is false. */
    readonly idempotencyKey: string | undefined,
  ) {
    super(`${problem.code}: ${problem.detail ?? problem.title}`);
  }

  get code(): string {
    return this.problem.code;
  }

  get status(): number {
    return this.problem.status;
  }

  /** Whether it is known what became of the request. Otherwise asking again with its key tells. */
  get isSettled(): boolean {
    return this.status < 500;
  }
}

/** There was no answer to a request, as often as it was made: whether it was carried out is not known. */
export class UnansweredError extends Error {
  override readonly name = "UnansweredError";

  constructor(
    readonly idempotencyKey: string | undefined,
    cause: unknown,
  ) {
    super("no answer", { cause });
  }
}

/** Never fails, whatever the body is. */
export async function problemOf(response: Response): Promise<Problem> {
  const body: unknown = await response.json().catch(() => undefined);
  return isProblem(body)
    ? body
    : { type: "about:blank", title: response.statusText || "Unknown", status: response.status, code: "UNKNOWN" };
}

function isProblem(body: unknown): body is Problem {
  return typeof body === "object" && body !== null && "code" in body && typeof body.code === "string" && "status" in body;
}
