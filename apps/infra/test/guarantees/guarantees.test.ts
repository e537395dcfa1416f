import { FLOORS } from '../../src/guarantees/floor';
import { floorOf } from '../../src/guarantees/guarantees';

describe('floorOf', () => {
  const exceptions = [
    { guarantee: 'zones', minimum: 2, reason: 'A zone is closed', expires: '2027-01-15' },
    { guarantee: 'logDays', minimum: 1, reason: 'For a test', expires: '2027-01-14' },
    { guarantee: 'flowLogDays', minimum: 1, reason: 'For a test', expires: 'never' },
  ] as const;

  test('is the floor of the class without exceptions', () => {
    expect(floorOf({ class: 'shared' }, new Date())).toEqual(FLOORS.shared);
  });

  test('applies only exceptions that have not expired', () => {
    const floor = floorOf({ class: 'production', exceptions }, new Date('2027-01-15T23:59:59Z'));
    expect(floor).toEqual({ ...FLOORS.production, zones: 2 });
  });
});

test('a class demands at least as much as the class before it', () => {
  const classes = [FLOORS.local, FLOORS.disposable, FLOORS.shared, FLOORS.production];
  classes.slice(1).forEach((floor, index) => {
    const previous = classes[index] as typeof floor;
    const lower = Object.entries(floor).filter(([name, minimum]) => !(minimum >= previous[name as keyof typeof floor]));
    expect(lower).toEqual([]);
  });
});
