import { renderRows } from '../../src/text/table';

test('aligns the first column to the left and the others to the right', () => {
  expect(renderRows([['name', 'a', 'b'], ['x', '1,000', '2'], ['longer']])).toBe(
    ['name        a  b', 'x       1,000  2', 'longer'].join('\n'),
  );
});
