import { BarQueryError, BarsError, IncompleteManifestError, ThrottledError } from '../src/errors';

describe('BarsError', () => {
  test.each<[string, Error, string]>([
    ['ThrottledError', new ThrottledError(60), 'The table had no capacity for a request in 60 seconds.'],
    [
      'IncompleteManifestError',
      new IncompleteManifestError('trades/x.csv', 2),
      "The manifest of 'trades/x.csv' is current, but 2 of its items are missing from the table. " +
        'Restore them by point-in-time recovery, or delete the manifest item and send the event again.',
    ],
    ['BarQueryError', new BarQueryError('`limit` must be 1'), '`limit` must be 1'],
  ])('is the base of %s, which has that name and its message', (name, error, message) => {
    expect(error).toBeInstanceOf(BarsError);
    expect(error.name).toBe(name);
    expect(error.message).toBe(message);
  });
});
