/** The body of an error, as RFC 9457 defines it. */
export interface Problem {
  /** Identifies the kind of problem, for example `/docs#problem-not-found`. `about:blank` if the answer is not a problem. */
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail?: string;
  /** The name of the parameter that is wrong. */
  readonly parameter?: string;
  /** The values that the parameter accepts. */
  readonly expected?: string;
  /** The value that was sent. */
  readonly found?: string;
}

/**
 * Thrown when the API answers with an error.
 *
 * Recognise it by its `name`: two copies of this package do not know each other's classes.
 */
export class ProblemError extends Error {
  public override readonly name = 'ProblemError';
  /** The kind of problem, for example `/docs#problem-not-found`. */
  public readonly type: string;
  public readonly title: string;
  /** The status of the response. */
  public readonly status: number;
  public readonly detail: string | undefined;
  public readonly parameter: string | undefined;
  public readonly expected: string | undefined;
  public readonly found: string | undefined;

  public constructor(
    problem: Problem,
    /** The address that was requested. */
    public readonly url: string,
  ) {
    super(`${problem.title} (${problem.status}): ${problem.detail ?? describe(problem)}`);
    this.type = problem.type;
    this.title = problem.title;
    this.status = problem.status;
    this.detail = problem.detail;
    this.parameter = problem.parameter;
    this.expected = problem.expected;
    this.found = problem.found;
  }

  /** The part of `type` after `#problem-`, for example `not-found`. Empty if the answer is not a problem of the API. */
  public get kind(): string {
    return /#problem-(.+)$/.exec(this.type)?.[1] ?? '';
  }
}

/** Thrown when a successful answer is not JSON, for example because the base URL is that of a page. */
export class UnexpectedResponseError extends Error {
  public override readonly name = 'UnexpectedResponseError';

  public constructor(
    /** The address that was requested. */
    public readonly url: string,
    found: string,
    options?: ErrorOptions,
  ) {
    super(`Expected JSON from ${url}, found: ${found}. Check \`baseUrl\`.`, options);
  }
}

/** Reads the error from an answer of the API, or of a gateway in front of it, which has formats of its own. */
export function problemOf(response: Response, body: string): Problem {
  const fallback = { type: 'about:blank', title: response.statusText || 'Error', status: response.status };
  try {
    const { title, detail, message, Message, ...rest } = JSON.parse(body) as Record<string, string | undefined>;
    const text = detail ?? message ?? Message;
    return { ...fallback, ...rest, ...(title ? { title } : {}), ...(text ? { detail: text } : {}) };
  } catch {
    return fallback;
  }
}

function describe({ parameter, expected, found }: Problem): string {
  const parts = [
    parameter && `parameter \`${parameter}\``,
    expected && `expected ${expected}`,
    found && `found ${found}`,
  ];
  return parts.filter(Boolean).join(', ') || 'the answer has no details';
}
