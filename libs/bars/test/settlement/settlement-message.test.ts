import type { SeriesChunk } from '../../src';
import { readSettlementDetail, settlementMessage } from '../../src/settlement';

const CHUNK: SeriesChunk = {
  feed: 'kraken-spot',
  symbol: 'XBT/USD',
  interval: '1m',
  start: 1_723_158_000_000_000_000n,
};
const detailOf = (message: string) => (JSON.parse(message) as { detail: object }).detail;

describe('a request for a settlement', () => {
  test('names a chunk, in the form of an event', () => {
    expect(JSON.parse(settlementMessage(CHUNK))).toEqual({
      source: 'trading.bars',
      'detail-type': 'Settlement Requested',
      detail: { feed: 'kraken-spot', symbol: 'XBT/USD', interval: '1m', chunk: '2024-08-08T23:00:00.000Z' },
    });
    expect(readSettlementDetail(detailOf(settlementMessage(CHUNK)))).toEqual(CHUNK);
  });

  test.each([
    [undefined],
    [{ feed: 1 }],
    [{ feed: '' }],
    [{ symbol: '' }],
    [{ symbol: 'A'.repeat(400) }],
    [{ interval: '5m' }],
    [{ chunk: 'soon' }],
    [{ chunk: '1969-12-31T23:00:00Z' }],
    [{ chunk: '2024-08-08T23:01:00Z' }],
  ])('names no chunk with %j', (changes) => {
    const detail = changes && { ...detailOf(settlementMessage(CHUNK)), ...changes };
    expect(readSettlementDetail(detail)).toBeUndefined();
  });
});
