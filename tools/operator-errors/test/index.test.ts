import { OperatorError, reportFailure } from '../src';

class PortTakenError extends OperatorError {}

describe('reportFailure', () => {
  const shown = jest.spyOn(console, 'error').mockImplementation();
  beforeEach(() => shown.mockClear());
  // Else the test runner ends with it.
  afterEach(() => (process.exitCode = undefined));

  test('shows of an error that an operator can mend the message alone', () => {
    reportFailure(new PortTakenError('Choose another port.'));

    expect(shown).toHaveBeenCalledWith('\nChoose another port.');
    expect(process.exitCode).toBe(1);
  });

  test('shows any other error whole', () => {
    const error = new TypeError('x is not a function');

    reportFailure(error);

    expect(shown).toHaveBeenCalledWith(error);
    expect(process.exitCode).toBe(1);
  });
});

test('an error is called by its class', () => {
  expect(new PortTakenError('x').name).toBe('PortTakenError');
});
