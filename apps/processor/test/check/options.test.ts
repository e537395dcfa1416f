import { join } from 'node:path';
import { parseOptions, UsageError } from '../../check/options';
import { temporaryFolder, write } from './trade-files';

const base = temporaryFolder();

const DECLARED = '{"trades/alpaca/": "Alpaca trades"}';

describe('parseOptions', () => {
  test('reads paths, with defaults for the options', () => {
    expect(parseOptions(['a.csv', 'b c/ü'], base)).toEqual({
      ...{ paths: ['a.csv', 'b c/ü'], interval: '1m', layouts: [], json: false },
    });
  });

  test('reads options before and after paths', () => {
    expect(parseOptions(['--json', 'a.csv', '--interval=4h'], base)).toMatchObject({ interval: '4h', json: true });
  });

  test('reads declared layouts from JSON and from a file', () => {
    write(base, 'layouts.json', DECLARED);
    const layouts = [{ prefix: 'trades/alpaca/', layout: { name: 'Alpaca trades' } }];

    expect(parseOptions([`--layouts=${DECLARED}`, 'a'], base)).toMatchObject({ layouts });
    expect(parseOptions(['--layouts=layouts.json', 'a'], base)).toMatchObject({ layouts });
    expect(parseOptions([`--layouts=${join(base, 'layouts.json')}`, 'a'], '/')).toMatchObject({ layouts });
  });

  test.each([['--help'], ['-h'], ['--help', 'a.csv']])('returns nothing if the help is requested: %s', (...args) => {
    expect(parseOptions(args, base)).toBeUndefined();
  });

  test.each([
    [[], 'Expected the path of a trade file or of a folder.'],
    [['--interval=2m', 'a'], '--interval must be one of 1s, 1m, 5m, 15m, 30m, 1h, 4h, 1d, 1w, got: 2m'],
    [['--layout=x', 'a'], "Unknown option '--layout'"],
    [
      ['--layouts=missing.json', 'a'],
      `--layouts must be JSON or a JSON file: ENOENT: no such file or directory, open '${join(base, 'missing.json')}'`,
    ],
    [['--layouts={', 'a'], '--layouts: LAYOUTS must be JSON: '],
    [['--layouts={"x/": "y"}', 'a'], "--layouts: LAYOUTS is not valid: the layout of 'x/' must be one of "],
  ])('rejects %j', (args, message) => {
    const parse = () => parseOptions(args, base);
    expect(parse).toThrow(UsageError);
    expect(parse).toThrow(message);
  });
});
