import { inSequence } from '../../src/model/source-sequence';

test('sources are ordered by their number of trades, descending, then by their id', () => {
  const sources = [
    { source: 'c', trades: 1 },
    { source: 'b', trades: 2 },
    { source: 'a', trades: 1 },
  ];
  expect(sources.sort(inSequence).map(({ source }) => source)).toEqual(['b', 'a', 'c']);
});
