import { CrossAccountReaders } from '@trading/constructs-data';

/** Principals of other accounts that may read trade files and exports. */
export interface ReaderSettings {
  /** The ids of their accounts. */
  readonly accounts: readonly string[];
  /** The ARNs of the roles or users that may read. */
  readonly principalArns: readonly string[];
}

/**
 * Returns readers who may list and read the objects below a prefix, and nothing else of a bucket.
 *
 * @param prefix the beginning of the keys
 */
export function readersBelow(prefix: string, readers: readonly ReaderSettings[]): CrossAccountReaders[] {
  return readers.map(({ accounts, principalArns }) =>
    CrossAccountReaders.accounts([...accounts], { principalArns: [...principalArns], keyPrefixes: [prefix] }),
  );
}
