import { settlementMessage, SettlementRequests } from '@trading/bars/settlement';
import { MemoryTable } from '@trading/bars/testing';
import { TableBarData } from '../../src/adapters/table-bar-data';

const INSTRUMENT = { feed: 'f', symbol: 'A', interval: '1m' } as const;
const CHUNK = { ...INSTRUMENT, start: 0n };
const QUERY = { ...INSTRUMENT, from: 0n, to: 3_600_000_000_000n };

describe('TableBarData', () => {
  let sent: string[];
  let requests: SettlementRequests;
  let data: TableBarData;

  beforeEach(() => {
    sent = [];
    requests = new SettlementRequests(
      async (messages) => void sent.push(...messages),
      (error) => {
        throw error;
      },
    );
    data = new TableBarData(new MemoryTable(), 'bucket', '1m', requests);
  });

  test.each([
    ['bars', () => data.readBars(QUERY)],
    ['the last bars', () => data.readLastBars(QUERY, 1)],
  ])('has asked for the settlement of contested bars before it answers with %s', async (_what, read) => {
    requests.note(CHUNK);
    await read();
    expect(sent).toEqual([settlementMessage(CHUNK)]);
  });
});
