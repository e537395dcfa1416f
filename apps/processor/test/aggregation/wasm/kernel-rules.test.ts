import { FULLY_ELIGIBLE } from '@trading/bars';
import { KernelRules } from '../../../src/aggregation/wasm/kernel-rules';
import type { CsvRowFields } from '../../../src/parsing/fast-format';
import type { LineVerdict } from '../../../src/parsing/line-rules';
import { NOT_OPEN_CLOSE, PRICES_ONLY, VOLUME_ONLY, type Verdict } from '../../../src/parsing/rules/sale-conditions';

const FIELDS: Omit<CsvRowFields, 'verdictOf'> = {
  ...{ kind: 'csv-rows', separator: ',', count: 5, time: 0, price: 1, size: 2, id: [3], decisive: [4] },
  isInContracts: ({ feed, symbol }) => `${feed} ${symbol}` === 'f A',
};

function rulesWith(verdictOf: CsvRowFields['verdictOf'], feed?: string): KernelRules {
  return new KernelRules({ ...(feed === undefined ? {} : { feed }), fields: { ...FIELDS, verdictOf } });
}

const eligible = (eligibility: typeof FULLY_ELIGIBLE): Verdict => ({ kind: 'eligible', eligibility });
const always = (verdict: Verdict, feed = 'f'): LineVerdict => ({ feed, inSession: verdict, outside: verdict });

describe('KernelRules', () => {
  test('asks for the verdict on the texts of a key', () => {
    const texts: (readonly string[])[] = [];
    const rules = rulesWith((given) => {
      texts.push(given);
      return undefined;
    });
    expect(rules.verdictOf('12\n\n0\n')).toEqual([0, 0, 0]);
    rules.verdictOf('');
    expect(texts).toEqual([['12', '', '0'], []]);
  });

  test.each([
    [7, FULLY_ELIGIBLE],
    [3, NOT_OPEN_CLOSE],
    [1, VOLUME_ONLY],
    [6, PRICES_ONLY],
  ])('tells by %d which parts of a bar a trade updates', (outcome, eligibility) => {
    expect(rulesWith(() => always(eligible(eligibility))).verdictOf('x\n')).toEqual([0, outcome, outcome]);
  });

  test('defers lines that are rejected', () => {
    expect(rulesWith(() => always({ kind: 'rejected', reason: 'r' })).verdictOf('x\n')).toEqual([0, 0, 0]);
  });

  test('numbers the rules that exclude trades, from 8 on', () => {
    const rules = rulesWith(([rule = '']) => ({
      feed: 'f',
      inSession: { kind: 'excluded', rule },
      outside: { kind: 'excluded', rule: 'other' },
    }));
    expect(['a', 'b', 'a'].map((rule) => rules.verdictOf(`${rule}\n`))).toEqual([
      [0, 8, 9],
      [0, 10, 9],
      [0, 8, 9],
    ]);
    expect(rules.rules).toEqual(['a', 'other', 'b']);
  });

  test('numbers feeds, beginning with that of the file', () => {
    const rules = rulesWith(([feed = '']) => always(eligible(FULLY_ELIGIBLE), feed), 'default');
    expect(['g', 'default', 'g'].map((feed) => rules.verdictOf(`${feed}\n`)[0])).toEqual([1, 0, 1]);
    expect(rules.feeds).toEqual(['default', 'g']);
  });

  test('refuses symbols whose sizes are in contracts', () => {
    const rules = rulesWith(() => undefined);
    const [f, g] = [rules.numberOfFeed('f'), rules.numberOfFeed('g')];
    expect([rules.acceptsSymbol('A', f), rules.acceptsSymbol('B', f), rules.acceptsSymbol('A', g)]).toEqual([
      false,
      true,
      true,
    ]);
  });

  test('tells which half-hours are in the regular session', () => {
    const halfHour = (time: string) => Date.parse(`2024-08-08T${time}Z`) / 1_800_000;
    const rules = rulesWith(() => undefined);
    const times = ['13:00', '13:30', '19:30', '20:00'];
    expect(times.map((time) => rules.isInSession(halfHour(time)))).toEqual([false, true, true, false]);
  });
});
