import { IndexProjection } from '../src';

describe('IndexProjection', () => {
  test('rejects a projection without attributes', () => {
    expect(() => IndexProjection.include([])).toThrow(new Error('`attributes` must not be empty'));
  });
});
