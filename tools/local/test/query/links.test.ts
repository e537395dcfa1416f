import { renderLinks } from '../../src/query/links';

test('the links lead to the chart and to the bars of the instrument', () => {
  const api = { url: 'https://d1.cloudfront.localhost:4566', pathOf: () => '/v1/bars/ccxt/BTC/USDT' };

  expect(renderLinks(api, { feed: 'ccxt', symbol: 'BTC/USDT' })).toBe(
    [
      "Chart (the browser warns of the emulator's own certificate once):",
      '  https://d1.cloudfront.localhost:4566/?feed=ccxt&symbol=BTC%2FUSDT',
      'API:',
      "  curl -k 'https://d1.cloudfront.localhost:4566/v1/bars/ccxt/BTC/USDT?interval=5m&limit=3'",
    ].join('\n'),
  );
});
