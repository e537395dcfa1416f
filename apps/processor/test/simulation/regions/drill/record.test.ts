import { hashSources } from '../../../../simulation/regions/drill/hash-sources';
import { readRecord } from '../../../../simulation/regions/drill/record';

test('the recorded rehearsal is of these sources, and nothing went wrong in it', () => {
  const { sources, wrong } = readRecord();

  if (sources !== hashSources()) {
    throw new Error(
      'Sources that the rehearsal of fail-overs covers have changed since it was recorded: ' +
        'run `npx nx run infra:drill -- --worlds=100000 --write`, and commit docs/operations/rehearsal.json.',
    );
  }
  expect(wrong).toEqual([]);
});
