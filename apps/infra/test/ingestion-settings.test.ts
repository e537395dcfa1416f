import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ENVIRONMENTS } from '../src/environments';
import {
  ingestionVariables,
  LAYOUT_NAMES,
  regionVariables,
  type DeclaredLayouts,
  type IngestionSettings,
} from '../src/ingestion-settings';
import { InvalidSettingsError } from '../src/invalid-settings-error';
import { buildFunction, PROCESSOR_ROOT } from './build-function';

const PRACTICES = ['prices', 'volume', 'exclude'] as const;

const bars = { interval: '1m' } as const;

/** The lines of the error that settings cause. */
function problemsOf(settings: object): string[] {
  try {
    ingestionVariables('dev', settings as IngestionSettings);
  } catch (error) {
    expect(error).toBeInstanceOf(InvalidSettingsError);
    return (error as Error).message.split('\n  ');
  }
  return [];
}

describe('ingestionVariables', () => {
  test.each(['1s', '1m'] as const)('renders the interval %s', (interval) => {
    expect(ingestionVariables('dev', { bars: { interval } })).toEqual({ BAR_INTERVAL: interval });
    expect(ingestionVariables('dev', { bars: { interval }, layouts: {} })).toEqual({ BAR_INTERVAL: interval });
  });

  test.each(PRACTICES)('accepts the practice %s for extended hours', (extendedHours) => {
    expect(problemsOf({ bars, layouts: { '': { extendedHours } } })).toEqual([]);
  });

  test('renders declared layouts as JSON', () => {
    const layouts: DeclaredLayouts = {
      '': { extendedHours: 'exclude' },
      'trades/alpaca/': { layout: 'Alpaca trades' },
    };
    expect(ingestionVariables('dev', { bars, layouts })).toEqual({
      BAR_INTERVAL: '1m',
      LAYOUTS: '{"":{"extendedHours":"exclude"},"trades/alpaca/":{"layout":"Alpaca trades"}}',
    });
  });

  test('accepts prefixes that begin with the prefix of trade files, or are part of it', () => {
    expect(problemsOf({ bars, layouts: { '': {}, tr: {}, 'trades/': {}, 'trades/x': {} } })).toEqual([]);
  });

  test.each<[string, object, string]>([
    ['another interval', { bars: { interval: '5m' } }, "`bars.interval` must be one of '1m', '1s', got: '5m'"],
    [
      'a prefix that no trade file has',
      { bars, layouts: { 'alpaca/': {} } },
      "`layouts['alpaca/']` matches no trade file: its prefix must begin with 'trades/'",
    ],
    [
      'an unknown layout',
      { bars, layouts: { '': { layout: 'Alpaca' } } },
      `\`layouts[''].layout\` must be one of ${LAYOUT_NAMES.map((name) => `'${name}'`).join(', ')}, got: 'Alpaca'`,
    ],
    [
      'an unknown practice for extended hours',
      { bars, layouts: { '': { extendedHours: 'include' } } },
      "`layouts[''].extendedHours` must be one of 'prices', 'volume', 'exclude', got: 'include'",
    ],
  ])('rejects %s', (_case, settings, problem) => {
    expect(problemsOf(settings)).toEqual(['The settings of dev in src/environments.ts are not valid:', problem]);
  });

  test('rejects layouts that do not fit into the environment variables of a function', () => {
    // {"trades/xxx…":{}}
    const layouts = (bytes: number) => ({ [`trades/${'x'.repeat(bytes - 14)}`]: {} });
    expect(problemsOf({ bars, layouts: layouts(3072) })).toEqual([]);
    expect(problemsOf({ bars, layouts: layouts(3073) })).toEqual([
      expect.anything(),
      '`layouts` must have at most 3072 bytes as JSON, since Lambda allows 4096 bytes for all environment variables, ' +
        'got: 3073; declare fewer or shorter prefixes',
    ]);
  });

  test('reports all problems together', () => {
    expect(problemsOf({ bars: { interval: '5m' }, layouts: { 'a/': { extendedHours: 'skip' } } })).toHaveLength(4);
  });
});

describe('regionVariables', () => {
  const [primary] = ENVIRONMENTS.dev.regions;
  const regions = [primary, { ...primary, region: 'us-west-2', deployed: true }] as const;

  test('names the bucket of the function and that of the first region if there are several', () => {
    expect(regionVariables('dev', { account: '1', regions }, 'trades-1-dev-us-west-2')).toEqual({
      BUCKET_NAME: 'trades-1-dev-us-west-2',
      SOURCE_BUCKET: 'trades-1-dev-us-east-1',
    });
  });

  test('is empty if there is one region', () => {
    expect(regionVariables('dev', { account: '1', regions: [primary] }, 'trades-1-dev-us-east-1')).toEqual({});
  });
});

describe('the processor', () => {
  const folder = mkdtempSync(join(tmpdir(), 'processor-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  test('reads the settings as they were written, and knows the same layouts', async () => {
    const outfile = join(folder, 'config.js');
    await buildFunction(PROCESSOR_ROOT, 'src/config.ts', outfile);
    const { readConfig } = (await import(outfile)) as { readConfig: (variables: object) => Record<string, unknown> };
    const others = { TABLE_NAME: 't', QUEUE_URL: 'q', DEAD_LETTER_QUEUE_URL: 'd' };
    const configOf = (layout: (typeof LAYOUT_NAMES)[number], extendedHours: (typeof PRACTICES)[number]) => {
      const layouts = { 'trades/x/': { layout, extendedHours } } as const;
      return readConfig({ ...ingestionVariables('dev', { bars: { interval: '1s' }, layouts }), ...others });
    };

    for (const [index, name] of LAYOUT_NAMES.entries()) {
      const extendedHours = PRACTICES[index % 3] as (typeof PRACTICES)[number];
      const layouts = [{ prefix: 'trades/x/', layout: { name }, extendedHours }];
      expect(configOf(name, extendedHours)).toMatchObject({ interval: '1s', layouts });
    }
    const unknown = () => readConfig({ ...others, LAYOUTS: '{"":"x"}' });
    expect(unknown).toThrow(`must be one of ${LAYOUT_NAMES.map((name) => `'${name}'`).join(', ')}, got: "x"`);
  });
});
