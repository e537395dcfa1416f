/** The base of the errors that this library throws on purpose. Names are literals, because bundling shortens class names. */
export class BarsError extends Error {
  public override readonly name: string = 'BarsError';
}

/** Thrown when work stops for want of capacity or time. What was done is kept, and the work can continue later. */
export class StoppedError extends BarsError {
  public override readonly name: string = 'StoppedError';
}

/** Thrown when the table has no capacity left for a request, however often it is sent again. Retry later. */
export class ThrottledError extends StoppedError {
  public override readonly name: string = 'ThrottledError';

  public constructor(seconds: number) {
    super(`The table had no capacity for a request in ${seconds} seconds.`);
  }
}

/** Thrown when the writing of a file's bars stops for want of capacity or time. It continues where it stopped. */
export class UnfinishedWriteError extends StoppedError {
  public override readonly name: string = 'UnfinishedWriteError';

  /** @param itemsWritten the number of items of the file that are written */
  public constructor(
    public readonly itemsWritten: number,
    cause: StoppedError,
  ) {
    super(`Wrote ${itemsWritten} items of the file. ${cause.message}`, { cause });
  }
}

/** Thrown when an earlier attempt wrote other items of the same file. Its progress is deleted; begin again at once. */
export class StaleProgressError extends BarsError {
  public override readonly name: string = 'StaleProgressError';

  public constructor() {
    super('An earlier attempt, of another version or with other settings, wrote other items of the file.');
  }
}

/** Thrown when a put requires another state of another item than it has. Nothing has changed. */
export class FailedCheckError extends BarsError {
  public override readonly name: string = 'FailedCheckError';

  public constructor() {
    super('Another item of the table is not in the state that the put requires.');
  }
}

/** Thrown when another region is the writer of the table. The work waits until its own region is the writer again. */
export class FencedError extends StoppedError {
  public override readonly name: string = 'FencedError';

  /** @param region the region that must not write */
  public constructor(region: string, options?: ErrorOptions) {
    super(`The region ${region} is not the writer of the table, or was made the writer again meanwhile.`, options);
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

/** Thrown when a replica of the table lacks items of a file that is current. Retry later. */
export class IncompleteReplicaError extends BarsError {
  public override readonly name: string = 'IncompleteReplicaError';

  /** @param source the id of the source */
  public constructor(source: string) {
    super(`Not all bars of the source ${source} have arrived in this region yet.`);
  }
}

/** Thrown when a query for bars is invalid. */
export class BarQueryError extends BarsError {
  public override readonly name: string = 'BarQueryError';
}
