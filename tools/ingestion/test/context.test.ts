import { commandOf } from '../src/context';

test.each([
  ['local', 'backfill-run abc', 'npx nx run ingestion:backfill-run -- abc'],
  ['local', 'backfill-status', 'npx nx run ingestion:backfill-status'],
  ['dev', 'backfill-run abc --detach', 'npx nx run ingestion:backfill-run --configuration=dev -- abc --detach'],
])('in %s, %s is %s', (environment, command, expected) => {
  expect(commandOf({ environment }, command)).toBe(expected);
});
