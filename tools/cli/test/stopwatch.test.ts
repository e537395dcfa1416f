import { stopwatch } from '../src/stopwatch';

test('stopwatch returns the seconds since its start', () => {
  const now = jest.spyOn(performance, 'now').mockReturnValueOnce(1_000).mockReturnValueOnce(4_250);
  const elapsed = stopwatch();
  expect(elapsed()).toBe('3.3 s');
  now.mockRestore();
});
