import type { Bar } from '../src/domain/bar';
import type { BarsByTime } from '../src/domain/bar-aggregator';
import type { Coverage, Manifest } from '../src/domain/manifest';
import { generationOf, type TradeFile } from '../src/domain/trade-file';
import type { BarStore, DeadLetters, Refusal, TradeFileSource } from '../src/ports';

/** A bucket, a table and a queue in memory, that behave as the ports promise. */
export class InMemoryWorld implements TradeFileSource, BarStore, DeadLetters {
  public readonly partials = new Map<string, BarsByTime>();
  public readonly manifests = new Map<string, Manifest>();
  public readonly refusals: Refusal[] = [];
  public readonly deadLetters: { body: string; refusal: Refusal }[] = [];
  /** Names of ports' methods that fail once, the next time they are called. */
  public readonly failures = new Set<string>();

  private readonly objects = new Map<string, { etag: string; bytes: Buffer }>();
  private uploads = 0;

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

  public async open({ key, etag }: TradeFile): Promise<AsyncIterable<Uint8Array> | undefined> {
    this.failOnce('open');
    const object = this.objects.get(key);
    if (object?.etag !== etag) return undefined;
    const { bytes } = object;
    return (async function* () {
      for (let start = 0; start < bytes.length; start += 7) yield bytes.subarray(start, start + 7);
    })();
  }

  public async currentManifest({ key }: TradeFile): Promise<Manifest | undefined> {
    this.failOnce('currentManifest');
    return this.manifests.get(key);
  }

  public async putBars(file: TradeFile, bars: ReadonlyMap<string, BarsByTime>): Promise<void> {
    for (const [symbol, byTime] of bars) {
      this.failOnce('putBars');
      this.partials.set(partialKey(file, symbol), byTime);
    }
  }

  public async putManifest(manifest: Manifest): Promise<boolean> {
    this.failOnce('putManifest');
    const { key, generation } = manifest.file;
    const current = this.manifests.get(key);
    if (current && current.file.generation > generation) return false;
    this.manifests.set(key, manifest);
    return true;
  }

  public async deleteBars(file: TradeFile, coverage: readonly Coverage[]): Promise<void> {
    this.failOnce('deleteBars');
    for (const { symbol } of coverage) this.partials.delete(partialKey(file, symbol));
  }

  public async putRefusal(_file: TradeFile, refusal: Refusal): Promise<void> {
    this.failOnce('putRefusal');
    this.refusals.push(refusal);
  }

  public async send(body: string, refusal: Refusal): Promise<void> {
    this.failOnce('send');
    this.deadLetters.push({ body, refusal });
  }

  /** The bars of a symbol that count, per key they came from. */
  public bars(symbol: string): Record<string, [bigint, Bar][]> {
    return Object.fromEntries(
      [...this.manifests.values()].flatMap(({ file }) => {
        const bars = this.partials.get(partialKey(file, symbol));
        return bars ? [[file.key, [...bars]]] : [];
      }),
    );
  }

  private failOnce(method: string): void {
    if (this.failures.delete(method)) throw new Error(`${method} failed`);
  }
}

function partialKey({ key, generation }: TradeFile, symbol: string): string {
  return `${key} ${generation} ${symbol}`;
}
