import type { BarsByTime } from './domain/bar-aggregator';
import type { Coverage, Manifest } from './domain/manifest';
import type { TradeFile } from './domain/trade-file';

/** Where trade files come from. */
export interface TradeFileSource {
  /**
   * Opens exactly the bytes that the event spoke of.
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
  currentManifest(file: TradeFile): Promise<Manifest | undefined>;

  /** Writes a file's bars. They do not count before its manifest is written; writing them again changes nothing. */
  putBars(file: TradeFile, bars: ReadonlyMap<string, BarsByTime>): Promise<void>;

  /**
   * Makes a file's bars count, in place of those of an older generation, in one step.
   *
   * @returns false where a newer generation counts already; nothing is changed then
   */
  putManifest(manifest: Manifest): Promise<boolean>;

  /** Removes bars that can never count again: those of a generation older than the current one. */
  deleteBars(file: TradeFile, coverage: readonly Coverage[]): Promise<void>;

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
