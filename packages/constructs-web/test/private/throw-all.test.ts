import { throwAll } from '../../src/private/throw-all';

test('throws nothing if there are no messages', () => {
  expect(() => throwAll([])).not.toThrow();
});

test('throws one error with all messages', () => {
  expect(() => throwAll(['one', 'two'])).toThrow(new Error('one\ntwo'));
});
