import { sourceIdOf } from '@trading/bars';
import { SimulatedQueue } from './aws/simulated-queue';
import { SimulatedTable } from './aws/simulated-table';
import { ExecutionEnvironments, LATENCY } from './execution-environments';
import { liveFunction, type Adapter } from './live-function';
import { asksInVain, percentile, type DayResult } from './day-result';
import type { EnvironmentParameters } from './settings';
import { bytesOfBars, type SimulatedFile } from './simulated-files';
import { readUnitsOf } from './aws/item-units';
import { SimulatedBackfill, type BackfillParameters } from './simulated-backfill';
import { DAY, MINUTE, SECOND } from './units-of-time';
import { seededRandom, useVirtualTime, type Random } from './use-virtual-time';
import { VirtualTime } from './virtual-time';

/** The number of a part at the end of a sort key. */
const PART = /#\d+$/;

const BUCKET = 'bucket';

/** Seconds until the message of a file that waits is delivered again (`SqsWaitingMessages`). */
const WAITING_SECONDS = 30;

/** How often the units of readers are taken. */
const READ_PERIOD = 10 * SECOND;

/** Read units of an answer in addition to its bars: watermark, covered days, manifests (docs/benchmarks.md: 20 items). */
const UNITS_PER_READ = 10;

/** The trades of a bar that is read: answers have bars of frequent symbols. */
const TRADES_PER_BAR = 10;

/** The longest run, after which a message can still wait. It is as long as the retention of a queue can be. */
const LONGEST_RUN = 15 * DAY;

/** Write units after which a day ends that asks in vain: enough to see that something else works. */
const ENOUGH_UNITS = 1_000;

/** A day to simulate. */
export interface SimulatedDay {
  readonly environment: EnvironmentParameters;
  readonly adapter: Adapter;
  readonly filesOf: (random: Random) => readonly SimulatedFile[];
  readonly seed: number;
  /**
   * A backfill that runs at the same time.
   * @default - none
   */
  readonly backfill?: BackfillParameters & {
    /** Creates the files of a day before. */
    readonly historyOf: (daysBefore: number, random: Random) => readonly SimulatedFile[];
    readonly hours: number;
  };
}

/** Simulates a day: uploads its files, and runs until the day is over and no message is left. */
export async function runDay({ environment, adapter, filesOf, seed, backfill }: SimulatedDay): Promise<DayResult> {
  const { processor } = environment;
  const { microsecondsPerWrite } = adapter;
  const time = new VirtualTime();
  const random = seededRandom(seed);
  const files = filesOf(random);
  useVirtualTime(time, random);

  const seconds: number[] = [];
  const sources = new Map(files.map((file) => [sourceIdOf({ bucket: BUCKET, key: file.key }), file]));
  const uploads = new Map([...sources].map(([source, file]) => [`SOURCE#${source}`, file]));
  const chunks = new Set<string>();
  const table: SimulatedTable = new SimulatedTable(time, environment.table, (item) => {
    const { pk, sk } = item;
    running?.onPut(item);
    if (pk?.S?.startsWith('BARS#') && sources.has(sk?.S?.split('#')[1] ?? ''))
      chunks.add(`${pk.S} ${sk?.S?.replace(PART, '')}`);
    const file = sk?.S === 'MANIFEST' ? uploads.get(pk?.S ?? '') : undefined;
    if (!file) return;
    // The manifest is put again when it is recorded.
    uploads.delete(pk?.S ?? '');
    seconds.push((time.now() - file.uploadedAt) / SECOND);
  });
  const errors = new Map<string, number>();
  const failed = ({ name }: Error) => {
    errors.set(name, (errors.get(name) ?? 0) + 1);
    return false;
  };
  const { perSecond, tradesPerRead } = environment.load.reads;
  const unitsOfRead = UNITS_PER_READ + readUnitsOf(bytesOfBars(tradesPerRead / TRADES_PER_BAR, tradesPerRead));
  time.every(READ_PERIOD, () => table.readByOthers((perSecond * unitsOfRead * READ_PERIOD) / SECOND));
  let waits = 0;
  const environments = new ExecutionEnvironments({
    time,
    processor,
    table,
    files,
    microsecondsPerWrite,
    start: (config, reading) =>
      liveFunction(adapter.open(config, time), reading, (body) => {
        waits += 1;
        queue.sendLater(body, WAITING_SECONDS);
      }),
  });
  const running =
    backfill &&
    new SimulatedBackfill({
      ...{ ...backfill, time, table, latency: LATENCY, processor, microsecondsPerWrite },
      // The random numbers of the day are those of a day without a backfill.
      random: seededRandom(seed + 1),
    });
  void running?.run();
  let firstDelivery: DayResult['firstDelivery'] | undefined;
  const queue: SimulatedQueue = new SimulatedQueue(time, processor, async (body) => {
    const begin = time.now();
    const isHandled = await environments.invoke(body).then(() => true, failed);
    firstDelivery ??= { seconds: (time.now() - begin) / SECOND, writeUnits: table.use.units.write };
    return isHandled;
  });
  for (const [index, file] of files.entries()) time.at(file.uploadedAt, () => queue.send(messageOf(file, index)));

  const last = Math.max(...files.map(({ uploadedAt }) => uploadedAt));
  const { use, throughput } = table;
  const throttledRequests = () => use.throttledRequests + use.partialBatches;
  await time.run({
    until: LONGEST_RUN,
    isDone: () =>
      (time.now() > Math.max(last, DAY) && queue.isEmpty) ||
      // A day of requests without a pause would take hours.
      (use.units.write > ENOUGH_UNITS &&
        asksInVain({ throttledRequests: throttledRequests(), writeUnits: use.units.write })),
  });

  const provisioned = use.capacity.write.slice(0, DAY / MINUTE);
  return {
    files: files.length,
    trades: files.reduce((sum, { trades }) => sum + trades, 0),
    writeUnits: use.units.write,
    readUnits: use.units.read,
    seconds: {
      p50: percentile(seconds, 0.5),
      p95: percentile(seconds, 0.95),
      p99: percentile(seconds, 0.99),
      max: percentile(seconds, 1),
    },
    throttledRequests: throttledRequests(),
    deadLetters: queue.deadLetters.length + queue.expired.length,
    waits,
    unfinished: files.length - seconds.length,
    missingChunks: chunksOf(files) - chunks.size,
    firstDelivery: firstDelivery ?? { seconds: NaN, writeUnits: 0 },
    errors: Object.fromEntries(errors),
    capacity: {
      max: Math.max(...provisioned),
      mean: provisioned.reduce((sum, units) => sum + units, 0) / provisioned.length,
    },
    dollars: throughput.dollars.write + throughput.dollars.read,
    ...(running && { backfill: running.result }),
  };
}

/** The number of chunks of bars that the files have. */
function chunksOf(files: readonly SimulatedFile[]): number {
  return files.reduce((sum, { volumes }) => sum + volumes.reduce((count, { hours }) => count + hours.size, 0), 0);
}

function messageOf({ key }: SimulatedFile, index: number): string {
  return JSON.stringify({
    source: 'aws.s3',
    'detail-type': 'Object Created',
    detail: {
      bucket: { name: BUCKET },
      object: { key, etag: String(index) },
    },
  });
}
