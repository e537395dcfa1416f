import { usedColumns, type LayoutDeclaration } from '../../src/parsing/layout-declaration';
import { ALPACA } from '../../src/parsing/layouts/alpaca';
import { BINANCE_SPOT } from '../../src/parsing/layouts/binance-spot';
import { GENERAL_NDJSON } from '../../src/parsing/layouts/general';
import { MASSIVE_STOCKS } from '../../src/parsing/layouts/massive-stocks';
import { TARDIS } from '../../src/parsing/layouts/tardis';

describe('usedColumns', () => {
  test.each<[string, LayoutDeclaration, string]>([
    ['the trade', BINANCE_SPOT, 'id price qty time'],
    ['the symbol and the feed', TARDIS, 'amount exchange id local_timestamp price side symbol timestamp'],
    [
      'the action and every format of the time',
      GENERAL_NDJSON,
      'action feed id price sequence size symbol timestamp timestamp_ms timestamp_ns timestamp_s timestamp_us',
    ],
    [
      'all parts of the id, the conditions and the corrections',
      MASSIVE_STOCKS,
      'conditions correction decimal_size exchange id price sequence_number sip_timestamp size ticker trf_id',
    ],
    ['the tape', ALPACA, 'S T c i p s t u x z'],
  ])('returns the columns of %s', (_what, declaration, columns) => {
    expect(usedColumns(declaration).sort().join(' ')).toBe(columns);
  });
});
