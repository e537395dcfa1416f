import { generationOf, type TradeFile } from '../src/domain/trade-file';
import type { BarStore, DeadLetters, Refusal, TradeFileSource } from '../src/ports';
import { processTradeFile, type Dependencies, type Outcome } from '../src/process-trade-file';
import { BarReader } from '../src/storage/bar-reader';
import type { ReadBar } from '../src/storage/read-bar';
import { TableBarStore } from '../src/storage/table-bar-store';
import type { Table } from '../src/storage/table';
import { MemoryTable, type Hook } from './memory-table';

/** A bucket, a table and a queue in memory, and the shipped code between them. */
export class InMemoryWorld implements TradeFileSource, DeadLetters {
  public readonly table: MemoryTable;
  public readonly store: BarStore;
  public readonly deadLetters: { body: string; refusal: Refusal }[] = [];
  public readonly dependencies: Dependencies;
  /** Bytes that are read at once: few, so that lines are cut. */
  public chunkSize = 7;

  private readonly objects = new Map<string, { etag: string; bytes: Buffer }>();
  private uploads = 0;
  private readsAnyBytes = false;

  public constructor(
    private readonly hook: Hook = async () => undefined,
    settings: Partial<Dependencies['settings']> = {},
    private readonly makeStore: (table: Table) => BarStore = (table) => new TableBarStore(table),
    pageSize?: number,
  ) {
    this.table = new MemoryTable(hook, pageSize);
    this.store = makeStore(this.table);
    this.dependencies = {
      source: this,
      store: this.store,
      settings: { interval: '1m', layouts: [], ...settings },
      clock: { throwIfLate: () => undefined },
    };
  }

  /** Puts an object, and gives what its event says. */
  public upload(key: string, content: string | Buffer): TradeFile {
    this.uploads += 1;
    const etag = `etag-${this.uploads}`;
    this.objects.set(key, { etag, bytes: Buffer.from(content) });
    return { bucket: 'bucket', key, etag, generation: generationOf(this.uploads.toString(16).padStart(8, '0')) };
  }

  /** The event of an upload as it comes from the queue. */
  public messageOf({ bucket, key, etag, generation }: TradeFile): string {
    const object = { key, etag, sequencer: generation };
    return JSON.stringify({
      source: 'aws.s3',
      'detail-type': 'Object Created',
      detail: { bucket: { name: bucket }, object },
    });
  }

  public open(file: TradeFile): Promise<AsyncIterable<Uint8Array> | undefined> {
    return this.openWith(file, this.hook);
  }

  private async openWith({ key, etag }: TradeFile, hook: Hook): Promise<AsyncIterable<Uint8Array> | undefined> {
    await hook('before', 'open');
    const object = this.objects.get(key);
    if (!object || (object.etag !== etag && !this.readsAnyBytes)) return undefined;
    const { bytes } = object;
    const { chunkSize } = this;
    return (async function* () {
      for (let start = 0; start < bytes.length; start += chunkSize) yield bytes.subarray(start, start + chunkSize);
    })();
  }

  /** From now on it opens whatever is under a key: wrong, and to be noticed. */
  public ignoreETags(): void {
    this.readsAnyBytes = true;
  }

  public async send(body: string, refusal: Refusal): Promise<void> {
    await this.hook('before', 'send');
    this.deadLetters.push({ body, refusal });
  }

  /** @param hook what is around the calls of this worker, where it is another than usual */
  public process(file: TradeFile, hook?: Hook): Promise<Outcome> {
    if (!hook) return processTradeFile(file, this.dependencies);
    const source: TradeFileSource = { open: (opened) => this.openWith(opened, hook) };
    const store = this.makeStore(this.table.with(hook));
    return processTradeFile(file, { ...this.dependencies, source, store });
  }

  /** The bars of a symbol on the first of January 1970. */
  public async bars(symbol: string, feed = 'general'): Promise<readonly ReadBar[]> {
    const { interval } = this.dependencies.settings;
    const day = { from: 0n, to: 86_400_000_000_000n };
    return (await new BarReader(this.table, interval).readBars({ feed, symbol, interval, ...day })).bars;
  }
}

/** Throws once, the first time an operation of a name is called. */
export function failingOnce(failing: string, when: 'before' | 'after' = 'before'): Hook {
  let isDue = true;
  return async (moment, operation) => {
    if (!isDue || moment !== when || operation !== failing) return;
    isDue = false;
    throw new Error(`${failing} failed`);
  };
}
