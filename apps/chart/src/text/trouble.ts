/** An error as the page shows it. */
export interface Trouble {
  readonly title: string;
  readonly detail: string;
  /** How the reader can go on. */
  readonly advice: string;
}

/** The members of the client's `ProblemError`, which is recognised by its name. */
interface ProblemLike {
  readonly title: string;
  readonly status: number;
  readonly detail?: string;
  readonly parameter?: string;
  readonly expected?: string;
  readonly found?: string;
}

const PARAMETER_ADVICE: Readonly<Record<string, string>> = {
  interval: 'Choose another interval.',
  tz: 'Choose another time zone.',
  session: 'Choose another session.',
  calendar: 'Choose another calendar.',
  from: 'Remove `from` and `to` from the address of this page.',
  to: 'Remove `from` and `to` from the address of this page.',
};

/** The text of an error: the API's own words, and how to go on. */
export function troubleOf(error: unknown): Trouble {
  if (isProblem(error)) {
    return { title: error.title, detail: detailOf(error), advice: adviceOf(error) };
  }
  if (error instanceof Error && error.name === 'SignInError') {
    return { title: 'You are not signed in', detail: error.message, advice: 'Sign in to see bars.' };
  }
  if (error instanceof TypeError) {
    return {
      title: 'The API cannot be reached',
      detail: error.message,
      advice: 'Check the network connection. The page tries again when it is back.',
    };
  }
  return {
    title: 'The page could not show the bars',
    detail: error instanceof Error ? error.message : String(error),
    advice: 'Try again, or reload the page.',
  };
}

/** Checks if a request was stopped because the page shows something else now. */
export function isAborted(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'name' in error && error.name === 'AbortError';
}

function isProblem(error: unknown): error is Error & ProblemLike {
  return error instanceof Error && error.name === 'ProblemError';
}

function detailOf({ detail, parameter, expected, found }: ProblemLike): string {
  const values = [
    parameter && `Parameter: ${parameter}`,
    expected && `expected: ${expected}`,
    found && `found: ${found}`,
  ];
  return [detail, values.filter(Boolean).join(', ')].filter(Boolean).join('\n');
}

function adviceOf({ status, parameter }: ProblemLike): string {
  const advice = PARAMETER_ADVICE[parameter ?? ''];
  if (advice) return advice;
  if (status === 401) return 'Sign in again.';
  if (status === 403) return 'Your account may not read bars. Ask the operators of this environment for access.';
  if (status === 404) return 'Choose a symbol from the list.';
  if (status === 429) return 'The API is busy. Try again in a moment.';
  return status >= 500 ? 'Try again. If the error remains, tell the operators of this environment.' : 'Try again.';
}
