import { type BarQuery, BarReader, generationOf, type Bar, type Refusal, type TradeFile } from '@trading/bars';
import { handleMessage } from '../src/handle-message';
import type { ByteRange, Clock, DeadLetters, TradeFileStore } from '../src/ports';
import { processTradeFile, type Dependencies, type Outcome } from '../src/process-trade-file';
import { BarStore } from '@trading/bars/write';
import { MemoryTable, type Hook, type TableSizes } from '@trading/bars/testing';
import { ALL_TIMES } from '../src/parsing/timestamp';

const NO_HOOK: Hook = async () => undefined;
const NO_LIMIT: Clock = { throwIfLate: () => undefined };
const SILENT = {
  log: { info: () => undefined, warn: () => undefined, error: () => undefined },
  count: () => undefined,
};

type BarRange = Pick<BarQuery, 'from' | 'to'>;

const DAY: BarRange = { from: 0n, to: 86_400_000_000_000n };

/** Options of {@link InMemoryWorld}. */
export interface WorldOptions {
  /** Called around every call. */
  readonly hook?: Hook;
  readonly settings?: Partial<Dependencies['settings']>;
  readonly tableSizes?: TableSizes;
  /** Number of bytes in a chunk. The default is small, so that chunks split lines. */
  readonly chunkSize?: number;
}

/** A bucket, a table and queues in memory, with the shipped code between them. */
export class InMemoryWorld implements TradeFileStore, DeadLetters {
  public readonly table: MemoryTable;
  public readonly store: BarStore;
  public readonly deadLetters: { body: string; refusal: Refusal }[] = [];
  public readonly dependencies: Dependencies;

  private readonly objects = new Map<string, { etag: string; bytes: Buffer }>();
  private readonly hook: Hook;
  private readonly chunkSize: number;
  private uploads = 0;

  public constructor({ hook = NO_HOOK, settings = {}, tableSizes, chunkSize = 7 }: WorldOptions = {}) {
    this.hook = hook;
    this.chunkSize = chunkSize;
    this.table = new MemoryTable(hook, tableSizes);
    this.store = new BarStore(this.table);
    this.dependencies = {
      files: this,
      store: this.store,
      settings: { interval: '1m', layouts: [], times: ALL_TIMES, ...settings },
      clock: NO_LIMIT,
    };
  }

  /** Puts an object. Returns the file that its event names. */
  public upload(key: string, content: string | Buffer): TradeFile {
    this.uploads += 1;
    const etag = `etag-${this.uploads}`;
    this.objects.set(key, { etag, bytes: Buffer.from(content) });
    return { bucket: 'bucket', key, etag, generation: generationOf(this.uploads.toString(16).padStart(8, '0')) };
  }

  /** The event of an upload, as the queue delivers it. */
  public messageOf({ bucket, key, etag, generation }: TradeFile): string {
    const object = { key, etag, sequencer: generation };
    return JSON.stringify({
      source: 'aws.s3',
      'detail-type': 'Object Created',
      detail: { bucket: { name: bucket }, object },
    });
  }

  public open(file: TradeFile, range?: ByteRange): Promise<AsyncIterable<Uint8Array> | undefined> {
    return this.openWith(file, this.hook, range);
  }

  public send(body: string, refusal: Refusal): Promise<void> {
    return this.sendWith(body, refusal, this.hook);
  }

  public process(file: TradeFile): Promise<Outcome> {
    return processTradeFile(file, this.dependencies);
  }

  /**
   * Delivers the message of an upload to a worker.
   *
   * @param hook called around the calls of this worker
   */
  public deliver(file: TradeFile, hook: Hook = NO_HOOK, clock: Clock = NO_LIMIT): Promise<void> {
    return handleMessage(this.messageOf(file), {
      ...this.dependencies,
      files: { open: (opened, range) => this.openWith(opened, hook, range) },
      store: new BarStore(this.table.with(hook)),
      deadLetters: { send: (body, refusal) => this.sendWith(body, refusal, hook) },
      clock,
      report: SILENT,
    });
  }

  /** Returns the bars of a symbol, by default those of 1 January 1970. */
  public async bars(symbol: string, range: BarRange = DAY, hook?: Hook): Promise<readonly Bar[]> {
    const { interval } = this.dependencies.settings;
    const reader = new BarReader(hook ? this.table.with(hook) : this.table, interval);
    return (await reader.readBars({ feed: 'general', symbol, interval, ...range })).bars;
  }

  private async openWith(
    { key, etag }: TradeFile,
    hook: Hook,
    range?: ByteRange,
  ): Promise<AsyncIterable<Uint8Array> | undefined> {
    await hook('before', 'open');
    const object = this.objects.get(key);
    if (object?.etag !== etag) return undefined;
    const bytes = object.bytes.subarray(range?.start, range?.end);
    const { chunkSize } = this;
    return (async function* () {
      for (let start = 0; start < bytes.length; start += chunkSize) {
        await hook('before', 'read');
        yield bytes.subarray(start, start + chunkSize);
      }
    })();
  }

  private async sendWith(body: string, refusal: Refusal, hook: Hook): Promise<void> {
    await hook('before', 'send');
    this.deadLetters.push({ body, refusal });
    await hook('after', 'send');
  }
}

/** Returns a hook that throws once, at the first call of an operation. */
export function failingOnce(failing: string, when: 'before' | 'after' = 'before'): Hook {
  let isDue = true;
  return async (moment, operation) => {
    if (!isDue || moment !== when || operation !== failing) return;
    isDue = false;
    throw new Error(`${failing} failed`);
  };
}
