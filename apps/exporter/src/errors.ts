/** The base of the errors that this function throws on purpose. Names are literals, because bundling shortens class names. */
export class ExporterError extends Error {
  public override readonly name: string = 'ExporterError';
}

/** Thrown at start-up when a setting of the function is missing or invalid. */
export class ConfigurationError extends ExporterError {
  public override readonly name: string = 'ConfigurationError';
}

/** Thrown when another run has written a file since this run looked at it. The next run continues. */
export class ConcurrentExportError extends ExporterError {
  public override readonly name: string = 'ConcurrentExportError';

  public constructor(key: string) {
    super(`Another run has written ${key} in the meantime. Run the export again after it has ended.`);
  }
}

/** Thrown when the index is not one that this version writes. */
export class UnreadableIndexError extends ExporterError {
  public override readonly name: string = 'UnreadableIndexError';

  public constructor(reason: string) {
    super(
      `The index of the exports cannot be used: ${reason}. Restore an earlier version of it, or delete it to export all ` +
        'days again.',
    );
  }
}
