import type { Clock } from '@trading/ingestion';
import type { ListedObject, Region } from '../region';

/** Number of keys that are named if objects differ. */
const SHOWN_KEYS = 3;

/** Two regions whose buckets and tables replicate to each other. */
export interface Replicas {
  readonly from: Region;
  readonly to: Region;
}

/**
 * Compares the trade files of two buckets.
 *
 * @param until files that were uploaded later are left out, milliseconds since 1970
 * @returns one line for each direction with files that are missing or older in the other bucket
 */
export async function compareObjects({ from, to }: Replicas, until: number): Promise<string[]> {
  const [a, b] = await Promise.all([timesOf(from.objects()), timesOf(to.objects())]);
  return [
    ...describeMissing(a, b, until, `${from.name} has`, to.name),
    ...describeMissing(b, a, until, `${to.name} has`, from.name),
  ];
}

/**
 * Compares what two replicas of the table say of the writer, the change log and the feeds.
 *
 * @returns one line for each difference
 */
export async function compareRecords({ from, to }: Replicas): Promise<string[]> {
  return differencesOf(from.name, to.name, await stateOf(from), await stateOf(to));
}

/**
 * Compares the parts of the change log that former writers wrote. Nothing is added to them any more, except for what arrives late from a
 * region that did not know that it had been replaced.
 *
 * @returns one line for each difference
 */
export async function compareFormerChanges({ from, to }: Replicas): Promise<string[]> {
  const epoch = (await from.records.writer())?.epoch ?? 0;
  const [a, b] = [await formerChangesOf(from, epoch), await formerChangesOf(to, epoch)];
  return differencesOf(from.name, to.name, a, b);
}

/**
 * Waits until a replica has the changes that the other one has now.
 *
 * @param seconds the longest wait
 * @returns one line if it has not
 */
export async function waitForChanges({ from, to }: Replicas, seconds: number, clock: Clock): Promise<string[]> {
  const expected = await from.records.lastChange();
  const deadline = clock.now() + seconds * 1_000;
  for (;;) {
    const found = await to.records.lastChange();
    if (found >= expected) return [];
    if (clock.now() >= deadline)
      return [`change ${found} in ${to.name} ${seconds} s after ${expected} in ${from.name}`];
    await clock.sleep(5_000);
  }
}

type Statements = ReadonlyMap<string, string>;

async function stateOf({ records }: Region): Promise<Statements> {
  const writer = await records.writer();
  const watermarks = await records.watermarks();
  return new Map([
    ['writer', writer ? `${writer.region} (epoch ${writer.epoch})` : 'none'],
    ['watermarks', [...watermarks].map(([feed, time]) => `${feed} ${time}`).join(', ') || 'none'],
    ...describeChanges(await records.lastChanges()),
  ]);
}

async function formerChangesOf({ records }: Region, epoch: number): Promise<Statements> {
  return describeChanges([...(await records.lastChanges())].filter(([each]) => each < epoch));
}

function describeChanges(changes: Iterable<readonly [number, number]>): Map<string, string> {
  return new Map([...changes].map(([epoch, change]) => [`last change of epoch ${epoch}`, String(change)]));
}

function differencesOf(from: string, to: string, a: Statements, b: Statements): string[] {
  const names = new Set([...a.keys(), ...b.keys()]);
  return [...names].flatMap((name) => {
    const [one, other] = [a.get(name) ?? 'none', b.get(name) ?? 'none'];
    return one === other ? [] : [`${name} ${one} in ${from} and ${other} in ${to}`];
  });
}

async function timesOf(objects: AsyncIterable<ListedObject>): Promise<Map<string, number>> {
  const times = new Map<string, number>();
  for await (const { key, uploadedAt } of objects) times.set(key, uploadedAt);
  return times;
}

function describeMissing(
  source: ReadonlyMap<string, number>,
  target: ReadonlyMap<string, number>,
  until: number,
  has: string,
  other: string,
): string[] {
  const keys: string[] = [];
  for (const [key, uploadedAt] of source) {
    if (uploadedAt <= until && (target.get(key) ?? -1) < uploadedAt) keys.push(key);
  }
  if (keys.length === 0) return [];
  const shown = keys.slice(0, SHOWN_KEYS).join(', ');
  return [`${has} ${keys.length} files that ${other} has not (${shown}${keys.length > SHOWN_KEYS ? ', …' : ''})`];
}
