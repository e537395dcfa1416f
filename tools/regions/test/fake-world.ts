import type { Hook } from '@trading/bars/testing';
import { WriterStore } from '@trading/bars/regions';
import type { AwsRegion } from '../src/aws/aws-region';
import type { Clock } from '@trading/ingestion';
import { FakeRegion } from './fake-region';

/** The time at which everything begins. */
export const NOW = Date.parse('2026-11-30T12:00:00Z');

export const PRIMARY = 'us-east-1';
export const STANDBY = 'us-west-2';

/** Two regions in memory that replicate to each other when time passes, and users who upload files. */
export class FakeWorld {
  public time = NOW;
  public readonly primary: FakeRegion;
  public readonly standby: FakeRegion;
  /** Files that users still upload, one every second time that time passes. */
  public readonly uploads: string[] = [];
  /** The replication between the regions stands still. */
  public isPartitioned = false;
  /** The highest number of regions that ingested at once. */
  public mostIngesting = 0;
  /** True if the writer changed while a region ingested. */
  public isTakenInUse = false;
  private epoch = 0;
  private passed = 0;
  private moment = 0;

  public constructor() {
    const tick = () => (this.moment += 1);
    this.primary = new FakeRegion(PRIMARY, true, PRIMARY, tick);
    this.standby = new FakeRegion(STANDBY, false, PRIMARY, tick);
  }

  public get regions(): readonly [FakeRegion, FakeRegion] {
    return [this.primary, this.standby];
  }

  public get clock(): Clock {
    return {
      now: () => this.time,
      sleep: async (milliseconds) => {
        this.time += milliseconds;
        await this.pass();
      },
    };
  }

  /** @param hook called around each call, which may throw */
  public open(region: FakeRegion, hook: Hook = () => Promise.resolve()): AwsRegion {
    return region.open(async (when, name) => {
      this.observe();
      await hook(when, name);
    });
  }

  /** Uploads a file to the region that is nearest to its user. */
  public upload(key: string, region: FakeRegion = this.primary): void {
    const nearest = region.isLost ? this.regions.find(({ isLost }) => !isLost) : region;
    if (nearest) nearest.put(key, Math.floor(this.time / 1_000) * 1_000);
    else this.uploads.push(key);
  }

  /** Lets time pass. */
  public async settle(steps = 5): Promise<void> {
    for (let step = 0; step < steps; step += 1) {
      this.time += 5_000;
      await this.pass();
    }
  }

  /** Lets users upload the rest, and time pass until nothing changes any more. */
  public async finish(): Promise<void> {
    await this.settle(2 * this.uploads.length + 12);
  }

  /** The state that is the same at the end, however often a plan was interrupted. */
  public async state(): Promise<object> {
    const regions = await Promise.all(
      this.regions.map(async (region) => ({
        rules: Object.values(region.rules),
        mapping: region.mapping,
        exports: region.schedule.State,
        writer: (await new WriterStore(region.table).current())?.region,
        files: [...region.objects.keys()].sort(),
        processed: await region.processedKeys(),
        waiting: region.queue.length + region.inFlight.length,
      })),
    );
    return { primary: regions[0], standby: regions[1] };
  }

  private async pass(): Promise<void> {
    this.observe();
    const key = (this.passed += 1) % 2 === 0 ? this.uploads.shift() : undefined;
    if (key !== undefined) this.upload(key);
    for (const region of this.regions) if (!region.isLost) await region.work();
    this.replicate();
    this.observe();
  }

  private replicate(): void {
    if (this.isPartitioned || this.regions.some(({ isLost }) => isLost)) return;
    const { primary, standby } = this;
    for (const [source, target] of [
      [primary, standby],
      [standby, primary],
    ] as const) {
      for (const [key, time] of source.objects) target.put(key, time);
      target.items.replicateFrom(source.items);
    }
  }

  private observe(): void {
    const ingesting = this.regions.filter(({ isIngesting }) => isIngesting).length;
    this.mostIngesting = Math.max(this.mostIngesting, ingesting);
    const epochs = this.regions.map(({ items }) => Number(items.get('WRITER WRITER')?.['epoch'] ?? 0));
    if (Math.max(...epochs) > this.epoch && ingesting > 0) this.isTakenInUse = true;
    this.epoch = Math.max(...epochs);
  }
}
