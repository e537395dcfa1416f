import { defaultPort } from '../../src/emulator/default-port';
import { UsageError } from '../../src/emulator/errors';

describe('defaultPort', () => {
  test.each([
    [undefined, 4566],
    ['', 4566],
    ['4599', 4599],
    ['65535', 65535],
  ])('with TRADING_EMULATOR_PORT=%j is %i', (value, port) => {
    expect(defaultPort({ TRADING_EMULATOR_PORT: value })).toBe(port);
  });

  test.each(['0', '65536', '-1', '45.5', 'http', '4566 '])('rejects %j', (value) => {
    const action = () => defaultPort({ TRADING_EMULATOR_PORT: value });
    expect(action).toThrow(UsageError);
    expect(action).toThrow(`\`TRADING_EMULATOR_PORT\` must be a port number between 1 and 65535, got: ${value}`);
  });
});
