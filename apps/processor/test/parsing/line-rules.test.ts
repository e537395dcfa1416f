import { FULLY_ELIGIBLE } from '@trading/bars';
import { ALPACA } from '../../src/parsing/layouts/alpaca';
import { BITMEX } from '../../src/parsing/layouts/bitmex';
import { GENERAL_CSV } from '../../src/parsing/layouts/general';
import { MASSIVE_STOCKS } from '../../src/parsing/layouts/massive-stocks';
import { NYSE_TAQ } from '../../src/parsing/layouts/nyse-taq';
import { TARDIS } from '../../src/parsing/layouts/tardis';
import { csvVerdicts, decisiveColumns, ndjsonVerdicts } from '../../src/parsing/line-rules';
import { VOLUME_ONLY } from '../../src/parsing/rules/sale-conditions';

const eligible = (eligibility: object) => ({ kind: 'eligible', eligibility });
const ALL = eligible(FULLY_ELIGIBLE);

describe('decisiveColumns', () => {
  test.each([
    [MASSIVE_STOCKS, ['conditions', 'correction']],
    [NYSE_TAQ, ['sale condition', 'source of trade', 'trade correction indicator']],
    [TARDIS, ['exchange']],
    [GENERAL_CSV, ['feed', 'action']],
  ])('are the columns whose texts decide what a line means', (layout, columns) => {
    expect(decisiveColumns(layout)).toEqual(columns);
  });
});

describe('csvVerdicts', () => {
  const massive = csvVerdicts(MASSIVE_STOCKS, ['conditions', 'correction'], undefined);

  test('are the same at all times if no condition depends on the time', () => {
    expect(massive(['', '0'])).toEqual({ feed: 'massive-stocks', inSession: ALL, outside: ALL });
    const excluded = { kind: 'excluded', rule: 'correction 8: cancelled later' };
    expect(massive(['', '8'])).toMatchObject({ inSession: excluded, outside: excluded });
  });

  test('differ in the regular session and outside of it', () => {
    expect(massive(['12', '0'])).toEqual({ feed: 'massive-stocks', inSession: eligible(VOLUME_ONLY), outside: ALL });
  });

  test('follow the practice that the configuration names', () => {
    const verdict = csvVerdicts(MASSIVE_STOCKS, ['conditions', 'correction'], 'exclude')(['12', '0']);
    expect(verdict).toMatchObject({ inSession: { kind: 'excluded' }, outside: { kind: 'excluded' } });
  });

  test('read texts as CSV', () => {
    expect(massive(['"12,37"', '0'])).toMatchObject({ outside: eligible(VOLUME_ONLY) });
    expect(massive(['"12"', ' 0 '])).toMatchObject({ outside: ALL });
    expect(massive(['"', '0'])).toBeUndefined();
    expect(massive(['12,37', '0'])).toBeUndefined();
    const taq = csvVerdicts(NYSE_TAQ, ['sale condition', 'source of trade', 'trade correction indicator'], undefined);
    expect(taq(['@ TI', 'N', '00'])).toMatchObject({ inSession: eligible(VOLUME_ONLY) });
  });

  test('name the feed of a line, which must be a name', () => {
    const tardis = csvVerdicts(TARDIS, ['exchange'], undefined);
    expect(tardis(['bybit'])).toEqual({ feed: 'tardis-bybit', inSession: ALL, outside: ALL });
    expect(tardis([''])).toBeUndefined();
    expect(tardis(['"bybit "'])).toBeUndefined();
  });

  test('are undefined for records that are not trades', () => {
    const bitmex = csvVerdicts(BITMEX, ['trdtype'], undefined);
    expect(bitmex(['Regular'])).toMatchObject({ inSession: ALL });
    expect(['Settlement', 'Other', 'toString'].map((type) => bitmex([type]))).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  test('are the same for all lines of a file without decisive columns', () => {
    expect(csvVerdicts(GENERAL_CSV, [], undefined)([])).toEqual({ feed: 'general', inSession: ALL, outside: ALL });
  });
});

describe('ndjsonVerdicts', () => {
  const columns = ['T', 'c', 'z', 'u'];
  const alpaca = ndjsonVerdicts(ALPACA, columns, undefined);

  test('read texts as JSON, and empty ones as missing', () => {
    expect(alpaca(['"t"', '["@","I"]', '"C"', ''])).toEqual({
      feed: 'alpaca',
      inSession: eligible(VOLUME_ONLY),
      outside: eligible(VOLUME_ONLY),
    });
    expect(alpaca(['', '[" "]', '"A"', 'null'])).toMatchObject({ inSession: ALL });
    expect(alpaca(['', '', '', '"canceled"'])).toMatchObject({ outside: { kind: 'excluded' } });
  });

  test('are undefined for other records, and for values that are not valid', () => {
    expect(alpaca(['"x"', '', '', ''])).toBeUndefined();
    expect(alpaca(['"q"', '', '', ''])).toBeUndefined();
    expect(alpaca(['', '["@" "I"]', '"C"', ''])).toBeUndefined();
    expect(alpaca(['', '[null]', '"C"', ''])).toBeUndefined();
    expect(alpaca(['', 'true', '"C"', ''])).toBeUndefined();
  });
});
