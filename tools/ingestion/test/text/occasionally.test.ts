import { occasionally } from '../../src/text/occasionally';

test('acts at most every ten seconds, and not at once', async () => {
  let now = 5_000;
  const act = occasionally({ now: () => now });
  const times: number[] = [];
  for (; now < 40_000; now += 3_000) {
    await act(() => {
      times.push(now);
    });
  }
  expect(times).toEqual([17_000, 29_000]);
});
