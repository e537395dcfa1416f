import { OperatorError } from '@trading/cli';

/** A prefix of trade files is not below that of the environment. */
export class PrefixError extends OperatorError {
  public constructor(prefix: string, tradesPrefix: string) {
    super(
      `Expected prefixes that begin with ${tradesPrefix}, since all trade files are below it, got: ${prefix || 'nothing'}. ` +
        `Use ${tradesPrefix} for all of them.`,
    );
  }
}

/**
 * The prefixes that list every file once, in order: prefixes that another one contains are left out.
 *
 * @throws PrefixError if a prefix does not begin with that of trade files
 */
export function distinctPrefixes(prefixes: readonly string[], tradesPrefix: string): string[] {
  for (const prefix of prefixes) if (!prefix.startsWith(tradesPrefix)) throw new PrefixError(prefix, tradesPrefix);
  const distinct = [...new Set(prefixes)].sort();
  return distinct.filter((prefix) => !distinct.some((other) => other !== prefix && prefix.startsWith(other)));
}

/** A prefix of sources that contains those of all files with a prefix: sources have no suffix of a compression. */
export function sourcePrefixOf(prefix: string): string {
  return prefix.replace(/\.(?:gz?|z(?:ip?|st?)?)?$/, '');
}
