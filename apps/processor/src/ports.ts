import type { StoredInterval } from './domain/interval';
import type { Coverage, Manifest } from './domain/manifest';
import type { TradeFile } from './domain/trade-file';
import type { EncodedChunk } from './encoding/encoded-chunk';

/** Where trade files come from. */
export interface TradeFileSource {
  /**
   * Opens exactly the bytes that the event spoke of. It may be called again to read them once more.
   *
   * @returns the bytes as stored, or undefined where other bytes have replaced them since: these have an event of
   * their own
   * @throws MissingObjectError where the object is gone
   */
  open(file: TradeFile): Promise<AsyncIterable<Uint8Array> | undefined>;
}

/** Where bars are kept: partial bars per file, and a manifest per file that says which of its partials count. */
export interface BarStore {
  /** The generation of a key whose bars count now. */
  currentManifest(file: Pick<TradeFile, 'bucket' | 'key'>): Promise<Manifest | undefined>;

  /**
   * Writes a file's bars. They do not count before its manifest is written; writing them again changes nothing.
   *
   * @param chunks in an order that spreads neighbours over instruments, so that no partition is hot
   * @returns where the file has bars, in the order of feed and symbol
   */
  putBars(file: TradeFile, interval: StoredInterval, chunks: Iterable<EncodedChunk>): Promise<readonly Coverage[]>;

  /**
   * Makes a file's bars count, in place of those of the generation before, in one step.
   *
   * @param previous what counts now; undefined where nothing does
   * @returns false where something else counts by now; nothing is changed then
   */
  putManifest(manifest: Manifest, previous: Manifest | undefined): Promise<boolean>;

  /** Removes the bars of a manifest that does not count, and never will. */
  deleteBars(manifest: Manifest): Promise<void>;

  /** Packs the bars that many files have in the chunks of a file, so that reading them takes few items. */
  compact(manifest: Manifest): Promise<void>;

  /** Leaves word that a file was refused, for whoever waits for it. */
  putRefusal(file: TradeFile, refusal: Refusal): Promise<void>;
}

/** Why a file was refused. */
export interface Refusal {
  /** The error's name. */
  readonly name: string;
  readonly reason: string;
}

/** Where messages go that cannot be processed. */
export interface DeadLetters {
  /** @param body the message as it was received, so that it can be sent again as it is */
  send(body: string, refusal: Refusal): Promise<void>;
}

/** How much time there is. */
export interface Clock {
  /** @throws DeadlineError where the work has to be given back, undone */
  throwIfLate(): void;
}
