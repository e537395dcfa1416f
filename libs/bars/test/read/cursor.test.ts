import { BarQueryError } from '../../src/errors';
import { formatCursor, parseCursor } from '../../src/read/cursor';

test.each([{ time: 0n }, { time: 1_723_161_240_000_000_000n, close: 10n ** 36n }])('keeps %o', (cursor) => {
  expect(parseCursor(formatCursor(cursor))).toEqual(cursor);
});

test.each(['', 'x', '1', ':', ':1', '-1:', '1:-1', '1:2:3', '12345678901234567890:'])('rejects `%s`', (cursor) => {
  expect(() => parseCursor(cursor)).toThrow(
    new BarQueryError(`\`cursor\` must be the cursor of a page, got: ${cursor}`),
  );
});
