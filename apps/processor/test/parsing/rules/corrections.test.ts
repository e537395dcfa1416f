import { applyRules } from '../../../src/parsing/rules/apply-rules';
import { ALPACA_UPDATES, TAPE_CORRECTIONS, type Corrections } from '../../../src/parsing/rules/corrections';

const apply = (table: Corrections['table'], indicator: string | undefined) =>
  applyRules({ corrections: { column: 'c', table } }, () => indicator, { time: () => 0n });

describe('the correction indicators of the tape', () => {
  test.each([undefined, '', '0', '00', '1', '01'])('accept a trade with %j', (indicator) => {
    expect(apply(TAPE_CORRECTIONS, indicator).kind).toBe('eligible');
  });

  test.each([
    ['7', 'correction 7: marked as erroneous later'],
    ['07', 'correction 7: marked as erroneous later'],
    ['8', 'correction 8: cancelled later'],
    ['08', 'correction 8: cancelled later'],
    ['10', 'correction 10: a cancel message'],
    ['11', 'correction 11: an error message'],
    ['12', 'correction 12: a correction message'],
  ])('exclude a trade with %s', (indicator, rule) => {
    expect(apply(TAPE_CORRECTIONS, indicator)).toEqual({ kind: 'excluded', rule });
  });
});

describe('the updates of Alpaca', () => {
  test.each([undefined, '', 'corrected'])('accept a trade with %j', (update) => {
    expect(apply(ALPACA_UPDATES, update).kind).toBe('eligible');
  });

  test.each([
    ['canceled', 'update canceled: the trade was cancelled'],
    ['incorrect', 'update incorrect: the trade was corrected by another'],
  ])('exclude a trade with %s', (update, rule) => {
    expect(apply(ALPACA_UPDATES, update)).toEqual({ kind: 'excluded', rule });
  });
});
