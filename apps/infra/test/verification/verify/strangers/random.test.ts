import { Random } from '../../../../verification/verify/strangers/random';

describe('Random', () => {
  test('gives the same values for the same seed, and others for another seed', () => {
    const values = (seed: string) => {
      const random = new Random(seed);
      return [random.text(8), random.account(), random.hex(6), random.pick(['a', 'b', 'c'])];
    };
    expect(values('x')).toEqual(values('x'));
    expect(values('x')).not.toEqual(values('y'));
  });

  test('stays below a limit and reaches every value', () => {
    const random = new Random('x');
    expect([...new Set(Array.from({ length: 200 }, () => random.below(5)))].sort()).toEqual([0, 1, 2, 3, 4]);
  });

  test('draws accounts of twelve digits', () => {
    expect(new Random('x').account()).toMatch(/^6\d{10}7$/);
  });
});
