import type { Clock } from '../clock';
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

/** Compares what two replicas of the table say of the writer, the change log and the feeds. @returns one line for each difference */
export async function compareRecords({ from, to }: Replicas): Promise<string[]> {
  const [a, b] = await Promise.all([from, to].map(stateOf));
  return Object.entries(a ?? {}).flatMap(([name, value]) => {
    const other = b?.[name];
    return value === other ? [] : [`${name} ${value} in ${from.name} and ${String(other)} in ${to.name}`];
  });
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

async function stateOf({ records }: Region): Promise<Record<string, string>> {
  const writer = await records.writer();
  const watermarks = await records.watermarks();
  return {
    writer: writer ? `${writer.region} (epoch ${writer.epoch})` : 'none',
    'last change': String(await records.lastChange()),
    watermarks: [...watermarks].map(([feed, time]) => `${feed} ${time}`).join(', ') || 'none',
  };
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
