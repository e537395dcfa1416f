import { OperatorError } from '../src/operator-error';

class PortTakenError extends OperatorError {}

test('an error is named after its class', () => {
  expect(new PortTakenError('x').name).toBe('PortTakenError');
});
