/** The base of the errors that the library throws on purpose. Names are written out, because bundling shortens them. */
export class BarsError extends Error {
  public override readonly name: string = 'BarsError';
}

/** DynamoDB kept returning items as unprocessed; trying again later can help. */
export class UnprocessedItemsError extends BarsError {
  public override readonly name: string = 'UnprocessedItemsError';

  public constructor(operation: string, count: number, attempts: number) {
    super(`${operation} left ${count} items unprocessed after ${attempts} attempts.`);
  }
}

/** A manifest counts, and what it points to is not in the table: somebody else than this function removed it. */
export class IncompleteManifestError extends BarsError {
  public override readonly name: string = 'IncompleteManifestError';

  public constructor(key: string, missing: number) {
    super(
      `The manifest of '${key}' counts, and ${missing} of the items it points to are missing from the table. ` +
        'Restore them (point-in-time recovery), or delete the manifest item and send the event again.',
    );
  }
}

/** A reader asked for bars that there cannot be. */
export class BarQueryError extends BarsError {
  public override readonly name: string = 'BarQueryError';
}
