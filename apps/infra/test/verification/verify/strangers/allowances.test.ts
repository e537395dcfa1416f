import { ALLOWANCES } from '../../../../verification/verify/strangers/allowances';

describe('ALLOWANCES', () => {
  test('have a reason and an environment', () => {
    for (const { reason, environments } of ALLOWANCES) {
      expect(reason).not.toBe('');
      expect(environments).not.toEqual([]);
    }
  });

  test('name every action', () => {
    expect(
      ALLOWANCES.flatMap(({ actions }) => actions).filter((action) => !/^[a-z-\d]+:[A-Za-z]+$/.test(action)),
    ).toEqual([]);
  });
});
