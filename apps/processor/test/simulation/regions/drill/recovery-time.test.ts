import { RECOVERY, recoveryTimeOf } from '../../../../simulation/regions/drill/recovery-time';

test('the times of recoveries are within their assumptions, and follow from the seed', () => {
  const time = recoveryTimeOf(1_000, 1);

  for (const part of ['detect', 'decide', 'act'] as const) {
    const [least, most] = [0, 1].map((end) => RECOVERY[part].reduce((sum, { seconds }) => sum + seconds[end]!, 0));
    expect(time[part].p50).toBeGreaterThanOrEqual(least!);
    expect(time[part].max).toBeLessThanOrEqual(most!);
  }
  expect(time.total.max).toBeGreaterThan(time.act.max);
  expect(recoveryTimeOf(1_000, 1)).toEqual(time);
  expect(recoveryTimeOf(1_000, 2)).not.toEqual(time);
});
