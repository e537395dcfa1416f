/** The base of the errors that this function throws on purpose. Names are literals, because bundling shortens class names. */
export class QueryError extends Error {
  public override readonly name: string = 'QueryError';
}

/** Thrown at start-up when a setting of the function is missing or invalid. */
export class ConfigurationError extends QueryError {
  public override readonly name: string = 'ConfigurationError';
}

/** A value of a request that cannot be used. */
export interface RequestProblem {
  /** The name of the parameter. */
  readonly parameter: string;
  /** The values that the parameter accepts, as the end of the sentence "Expected …". */
  readonly expected: string;
  /** The value of the request. Undefined if it is missing. */
  readonly found?: string;
}

/** Thrown when a parameter is missing or has a value that the operation does not accept. */
export class InvalidParameterError extends QueryError {
  public override readonly name: string = 'InvalidParameterError';

  public constructor(public readonly problem: RequestProblem) {
    const { parameter, expected, found } = problem;
    super(`The parameter \`${parameter}\` ${found === undefined ? 'is missing' : 'is invalid'}. Expected ${expected}.`);
  }
}

/** Thrown when the operation does not have a parameter of the request. */
export class UnknownParameterError extends QueryError {
  public override readonly name: string = 'UnknownParameterError';

  public constructor(
    public readonly parameter: string,
    public readonly known: readonly string[],
  ) {
    const parameters = known.length === 0 ? 'no parameters' : `the parameters ${known.join(', ')}`;
    super(`The parameter \`${parameter}\` is unknown. This operation has ${parameters}.`);
  }
}

/** Thrown when a parameter occurs more than once. */
export class RepeatedParameterError extends QueryError {
  public override readonly name: string = 'RepeatedParameterError';

  public constructor(public readonly parameter: string) {
    super(`The parameter \`${parameter}\` occurs more than once. Separate several values by commas, if it takes them.`);
  }
}

/** Thrown when the URL is not valid percent-encoded UTF-8. */
export class MalformedUrlError extends QueryError {
  public override readonly name: string = 'MalformedUrlError';

  public constructor(public readonly found: string) {
    super('The URL is not valid percent-encoded UTF-8.');
  }
}

/** Thrown when the API does not have what the URL names. */
export class NotFoundError extends QueryError {
  public override readonly name: string = 'NotFoundError';
}

/** Thrown when the content differs from the revision that the URL pins. */
export class RevisionChangedError extends QueryError {
  public override readonly name: string = 'RevisionChangedError';

  public constructor(
    public readonly expected: string,
    public readonly found: string,
  ) {
    super(`The answer no longer has the revision ${expected}. Its current revision is ${found}.`);
  }
}

/** Thrown when an answer is larger than Lambda can return. */
export class AnswerTooLargeError extends QueryError {
  public override readonly name: string = 'AnswerTooLargeError';

  public constructor(
    public readonly bytes: number,
    public readonly maximum: number,
  ) {
    super(
      `The answer has ${bytes} bytes, more than the maximum of ${maximum}. ` +
        'Request fewer bars with `limit`, a shorter range, or gzip with the header Accept-Encoding.',
    );
  }
}
