import { OperatorError } from '../src/operator-error';
import { reportFailure } from '../src/report-failure';

class PortTakenError extends OperatorError {}

describe('reportFailure', () => {
  const shown = jest.spyOn(console, 'error').mockImplementation();
  beforeEach(() => shown.mockClear());
  // Jest would take the exit code for its own.
  afterEach(() => (process.exitCode = undefined));

  test('prints only the message of an error that the operator can fix', () => {
    reportFailure(new PortTakenError('Choose another port.'));

    expect(shown).toHaveBeenCalledWith('\nChoose another port.');
    expect(process.exitCode).toBe(1);
  });

  test('prints any other error in full', () => {
    const error = new TypeError('x is not a function');

    reportFailure(error);

    expect(shown).toHaveBeenCalledWith(error);
    expect(process.exitCode).toBe(1);
  });
});
