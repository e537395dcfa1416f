import { isoDate } from '../src/interval';
import { decodeSessions, isWeekend } from '../src/session-table';

describe('decodeSessions', () => {
  test('reads runs of weekdays', () => {
    const [a, b] = [{ regular: [[1, 2]] }, { regular: [[3, 4]] }] as const;
    const { days, hours } = decodeSessions({ hours: { a, b }, years: ['2- 3a b 254-', '- b'] }, 2024);

    expect(days.map(isoDate)).toEqual(['2024-01-03', '2024-01-04', '2024-01-05', '2024-01-08', '2025-01-02']);
    expect(hours).toEqual([a, a, a, b, b]);
  });
});

describe('isWeekend', () => {
  test('is true on Saturday and Sunday', () => {
    // 1970-01-01 was a Thursday.
    expect([0, 1, 2, 3, 4, 8, 9, 10, 11].map(isWeekend)).toEqual([
      ...[false, false, true, true, false, false, true, true, false],
    ]);
  });
});
