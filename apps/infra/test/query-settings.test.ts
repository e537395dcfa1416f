import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { InvalidSettingsError } from '../src/invalid-settings-error';
import { CALENDAR_NAMES, queryVariables } from '../src/query-settings';
import { buildFunction, QUERY_ROOT } from './build-function';

import routes from './fixtures/query/routes.json';

/** The lines of the error that settings cause. */
function problemsOf(calendars: Record<string, string>): string[] {
  try {
    queryVariables('dev', { calendars } as Parameters<typeof queryVariables>[1]);
  } catch (error) {
    expect(error).toBeInstanceOf(InvalidSettingsError);
    return (error as Error).message.split('\n  ');
  }
  return [];
}

describe('queryVariables', () => {
  test('renders the calendars of feeds as JSON, if there are any', () => {
    expect(queryVariables('dev', { calendars: { sip: 'XNYS' } })).toEqual({ CALENDARS: '{"sip":"XNYS"}' });
    expect(queryVariables('dev', { calendars: {} })).toEqual({});
    expect(queryVariables('dev', {})).toEqual({});
  });

  test.each(CALENDAR_NAMES)('accepts the calendar %s', (calendar) => {
    expect(problemsOf({ feed: calendar })).toEqual([]);
  });

  test('rejects unknown calendars, all together', () => {
    const message = (feed: string) =>
      `\`query.calendars['${feed}']\` must be one of 'XNYS', 'XNAS', 'XLON', 'XTKS', '24/7', got: 'NYSE'`;
    expect(problemsOf({ a: 'NYSE', b: 'XNYS', c: 'NYSE' })).toEqual([
      'The settings of dev in src/environments.ts are not valid:',
      message('a'),
      message('c'),
    ]);
  });

  test('rejects calendars that do not fit into the environment variables of a function', () => {
    // {"xxx…":"XNYS"}
    const calendars = (bytes: number) => ({ ['x'.repeat(bytes - 11)]: 'XNYS' });
    expect(problemsOf(calendars(3072))).toEqual([]);
    expect(problemsOf(calendars(3073))).toEqual([
      expect.anything(),
      '`query.calendars` must have at most 3072 bytes as JSON, since Lambda allows 4096 bytes for all environment ' +
        'variables, got: 3073',
    ]);
  });
});

describe('the query function', () => {
  const folder = mkdtempSync(join(tmpdir(), 'query-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  async function load<T>(source: string): Promise<T> {
    const outfile = join(folder, source.replaceAll('/', '-').replace(/ts$/, 'js'));
    await buildFunction(QUERY_ROOT, source, outfile);
    return (await import(outfile)) as T;
  }

  test('reads the calendars as they were written, and knows the same ones', async () => {
    const { readConfig } = await load<{
      readConfig: (variables: object) => { calendars: ReadonlyMap<string, string> };
    }>('src/config.ts');
    const others = { TABLE_NAME: 't', BUCKET_NAME: 'b', SETTLEMENT_QUEUE_URL: 'q' };
    const calendars = Object.fromEntries(CALENDAR_NAMES.map((name) => [`feed-${name}`, name]));

    const read = readConfig({ ...queryVariables('dev', { calendars }), ...others });

    expect(Object.fromEntries(read.calendars)).toEqual(calendars);
    expect(() => readConfig({ ...others, CALENDARS: '{"feed":"x"}' })).toThrow(
      `CALENDARS must name ${CALENDAR_NAMES.join(', ')}, got for feed: "x"`,
    );
  });

  test('has the routes with which these tests synthesise its API', async () => {
    const { ROUTES } = await load<{ ROUTES: readonly { path: string }[] }>('src/routes.ts');
    expect(routes.map(({ path }) => path).sort()).toEqual(ROUTES.map(({ path }) => path).sort());
  });
});
