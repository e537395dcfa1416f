/** The base of the errors that this library throws on purpose. Names are literals, because bundling shortens class names. */
export class BarsError extends Error {
  public override readonly name: string = 'BarsError';
}

/** Thrown when DynamoDB keeps returning items as unprocessed. Retry later. */
export class UnprocessedItemsError extends BarsError {
  public override readonly name: string = 'UnprocessedItemsError';

  public constructor(operation: string, count: number, attempts: number) {
    super(`${operation} left ${count} items unprocessed after ${attempts} attempts.`);
  }
}

/** Thrown when items of a current manifest are missing. Only a deletion from outside the processor can cause this. */
export class IncompleteManifestError extends BarsError {
  public override readonly name: string = 'IncompleteManifestError';

  public constructor(key: string, missing: number) {
    super(
      `The manifest of '${key}' is current, but ${missing} of its items are missing from the table. ` +
        'Restore them by point-in-time recovery, or delete the manifest item and send the event again.',
    );
  }
}

/** Thrown when a query for bars is invalid. */
export class BarQueryError extends BarsError {
  public override readonly name: string = 'BarQueryError';
}
