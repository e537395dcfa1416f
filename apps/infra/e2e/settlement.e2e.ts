import { setTimeout as sleep } from 'node:timers/promises';
import { sampleFile } from '@trading/local';
import { deployEnvironment, type DeployedEnvironment } from './deployed-environment';
import { barText, oracleBars, rangeOf } from './expected-bars';

jest.setTimeout(900_000);

/** Milliseconds within which contested bars are settled. */
const PATIENCE = 60_000;

let environment: DeployedEnvironment;

beforeAll(async () => {
  environment = await deployEnvironment();
});

afterAll(async () => {
  await environment.remove();
});

/** The bars of a symbol, once none of them is contested. */
async function settledBars(symbol: string, expected: readonly { openTimeMs: string }[]) {
  const end = Date.now() + PATIENCE;
  for (;;) {
    const bars = await environment.api.readBars({ feed: 'general', symbol, ...rangeOf(expected) });
    if (bars.every(({ conflicts }) => conflicts.length === 0) || Date.now() > end) return bars;
    await sleep(200);
  }
}

test('two downloads that are cut in the middle of a bar give the bars of all trades, each once', async () => {
  const sample = sampleFile();
  const [header, ...lines] = sample.toString().trimEnd().split('\n');
  const part = (from: number, to: number) => Buffer.from([header, ...lines.slice(from, to), ''].join('\n'));

  await environment.pipeline.send('early.csv', part(0, 12_000));
  await environment.pipeline.send('late.csv', part(11_900, lines.length));

  for (const symbol of ['ACME', 'GLOBEX']) {
    const expected = oracleBars(sample, symbol);
    const bars = await settledBars(symbol, expected);
    expect(bars.map(barText)).toMatchObject(expected);
    // The bar has trades of both files, so that they did contest it.
    expect(bars.filter(({ sources }) => sources.length === 2)).toHaveLength(1);
  }
});
