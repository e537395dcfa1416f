import type { SeriesChunk } from '../../src';
import { settlementMessage, SettlementRequests } from '../../src/settlement';

const MINUTE = 60_000;
const chunk = (hour: number): SeriesChunk => ({
  ...{ feed: 'f', symbol: 'A', interval: '1m', start: BigInt(hour) * 3_600_000_000_000n },
});

let now: number;
let sent: (readonly string[])[];
let errors: unknown[];
let requests: SettlementRequests;
let fails: boolean;

beforeEach(() => {
  [now, sent, errors, fails] = [0, [], [], false];
  const send = (messages: readonly string[]) => {
    sent.push(messages);
    return fails ? Promise.reject(new Error('denied')) : Promise.resolve();
  };
  requests = new SettlementRequests(
    send,
    (error) => errors.push(error),
    () => now,
  );
});

/** The number of messages that noting a chunk sends. */
async function ask(...chunks: readonly SeriesChunk[]): Promise<number> {
  sent = [];
  chunks.forEach(requests.note);
  await requests.flush();
  return sent.flat().length;
}

describe('SettlementRequests', () => {
  test('sends a message for each chunk', async () => {
    await ask(chunk(1), chunk(2), chunk(1));
    expect(sent).toEqual([[chunk(1), chunk(2)].map(settlementMessage)]);
  });

  test('sends nothing if no chunk was noted', async () => {
    await ask();
    expect(sent).toEqual([]);
  });

  test('asks for a chunk once in 15 minutes', async () => {
    expect(await ask(chunk(1))).toBe(1);
    now = 15 * MINUTE - 1;
    expect(await ask(chunk(1))).toBe(0);
    now = 15 * MINUTE;
    expect(await ask(chunk(1))).toBe(1);
  });

  test('asks for ten chunks at once, and for the others the next time', async () => {
    const chunks = Array.from({ length: 12 }, (_, hour) => chunk(hour));
    expect(await ask(...chunks)).toBe(10);
    expect(await ask(...chunks)).toBe(2);
  });

  test('tells of messages that were not sent, and does not send them again at once', async () => {
    fails = true;
    expect(await ask(chunk(1))).toBe(1);
    expect(errors).toEqual([new Error('denied')]);
    expect(await ask(chunk(1))).toBe(0);
  });

  test('forgets the chunks if there are too many of them', async () => {
    await ask(chunk(0));
    for (let hour = 1; hour <= 10_000; hour += 1) await ask(chunk(hour));
    expect(await ask(chunk(0))).toBe(1);
  });
});
