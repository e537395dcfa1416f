import { settlementMessage } from '@trading/bars/settlement';
import { MalformedEventError } from '../../src/errors';
import type { Message } from '../../src/messages/message';
import { settlementRequested } from '../../src/messages/settlement-requested';
import { InMemoryWorld } from '../in-memory-world';

const message = (changes: object = {}): Message => {
  const request = JSON.parse(settlementMessage({ feed: 'general', symbol: 'A', interval: '1m', start: 0n })) as Message;
  return { ...request, ...changes };
};

describe('settlementRequested', () => {
  test('names the chunk for the log', () => {
    expect(settlementRequested(message())?.subject).toEqual({
      ...{ feed: 'general', symbol: 'A', interval: '1m', chunk: '1970-01-01T00:00:00.000Z' },
    });
  });

  test('leaves other messages to other kinds', () => {
    expect(settlementRequested(message({ source: 'aws.s3' }))).toBeUndefined();
    expect(settlementRequested(message({ 'detail-type': 'Object Created' }))).toBeUndefined();
  });

  test('refuses a request that names no chunk', () => {
    expect(() => settlementRequested(message({ detail: { feed: 'general' } }))).toThrow(
      new MalformedEventError('The request for a settlement names no chunk: {"feed":"general"}'),
    );
  });

  test('settles the chunk, and counts its bars', async () => {
    const world = new InMemoryWorld();
    const csv = (...ids: number[]) =>
      ['symbol,timestamp_ms,price,size,id', ...ids.map((id) => `A,${id},1,1,${id}`), ''].join('\n');
    for (const [key, ids] of [
      ['a.csv', [1, 2]],
      ['b.csv', [2, 3]],
    ] as const) {
      await world.deliver(world.upload(key, csv(...ids)));
    }
    const counts: Record<string, number> = {};
    const log = { info: jest.fn(), warn: jest.fn(), error: jest.fn() };
    const report = { log, count: (name: string, value: number) => (counts[name] = value), secondsSince: jest.fn() };

    await settlementRequested(message())?.run({ ...world.dependencies, report });

    expect((await world.bars('A'))[0]).toMatchObject({ count: 3, conflicts: [] });
    expect(counts).toEqual({ BarsSettled: 1, SettlementsFailed: 0 });
    expect(log.warn).not.toHaveBeenCalled();
  });

  test('refuses a request for bars of another interval', async () => {
    const { dependencies } = new InMemoryWorld({ settings: { interval: '1s' } });
    const log = { info: jest.fn(), warn: jest.fn(), error: jest.fn() };

    const running = settlementRequested(message())?.run({
      ...dependencies,
      report: { log, count: jest.fn(), secondsSince: jest.fn() },
    });

    await expect(running).rejects.toThrow('The request is for bars of 1m, but those of 1s are stored.');
  });
});
