import { BarQueryError } from '../../src/errors';
import { formatBarCursor, parseBarCursor } from '../../src/read/bar-cursor';

test.each([{ time: 0n }, { time: 1_723_161_240_000_000_000n, close: 10n ** 36n }])('keeps %o', (cursor) => {
  expect(parseBarCursor(formatBarCursor(cursor))).toEqual(cursor);
});

test.each(['', 'x', '1', ':', ':1', '-1:', '1:-1', '1:2:3', '12345678901234567890:'])('rejects `%s`', (cursor) => {
  expect(() => parseBarCursor(cursor)).toThrow(
    new BarQueryError(`\`cursor\` must be the cursor of a page, got: ${cursor}`),
  );
});
