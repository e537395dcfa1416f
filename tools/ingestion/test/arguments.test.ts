import { parseArguments, UsageError } from '../src/arguments';

const parse = (text: string) => parseArguments(text.split(' ').filter((word) => word !== ''));

test.each([
  [
    'plan --environment=local trades/',
    { name: 'plan', environment: 'local', prefixes: ['trades/'], mode: 'missing', toleratedFailurePercentage: 5 },
  ],
  [
    'plan --environment=dev trades/a trades/b --mode=older --tolerated-failure-percentage=0',
    {
      name: 'plan',
      environment: 'dev',
      prefixes: ['trades/a', 'trades/b'],
      mode: 'older',
      toleratedFailurePercentage: 0,
    },
  ],
  ['run --environment=local abcdef', { name: 'run', environment: 'local', begin: 'abcdef', detach: false }],
  [
    'run --environment=local abcdef --concurrency=20 --detach',
    { name: 'run', environment: 'local', begin: 'abcdef', concurrency: 20, detach: true },
  ],
  ['retry --environment=local abcdef --detach', { name: 'retry', environment: 'local', begin: 'abcdef', detach: true }],
  ['status --environment=production', { name: 'status', environment: 'production', begin: undefined, failures: false }],
  [
    'status --environment=local abcdef --failures',
    { name: 'status', environment: 'local', begin: 'abcdef', failures: true },
  ],
  ['pause --environment=staging abcdef', { name: 'pause', environment: 'staging', begin: 'abcdef' }],
  ['cancel --environment=local abcdef', { name: 'cancel', environment: 'local', begin: 'abcdef' }],
])('reads %s', (text, expected) => {
  expect(parse(text)).toEqual(expected);
});

test.each([
  ['', 'Expected a command (plan, run, status, pause, retry, cancel), got: nothing'],
  ['play', 'Expected a command (plan, run, status, pause, retry, cancel), got: play'],
  ['plan trades/', 'Expected an environment (local, dev, staging, production), got: nothing'],
  ['plan --environment=test trades/', 'got: test'],
  ['plan --environment=local trades/ --mode=new', 'Expected --mode (missing, failed, older, catch-up, all), got: new'],
])('rejects %j', (text, message) => {
  expect(() => parse(text)).toThrow(message);
});

test.each([
  ['plan --environment=local', 'Expected one or more prefixes'],
  ['plan --environment=local trades/ --concurrency=3', "Unknown option '--concurrency'"],
  ['plan --environment=local trades/ --tolerated-failure-percentage=101', 'to be a number from 0 to 100, got: 101'],
  ['plan --environment=local trades/ --tolerated-failure-percentage=', 'got: nothing'],
  ['run --environment=local', 'Expected the hash of one plan, got: nothing'],
  ['run --environment=local abcdef abcdee', 'Expected the hash of one plan, got: abcdef abcdee'],
  ['run --environment=local abcdef --concurrency=0', 'Expected --concurrency to be an integer from 1 to 10000, got: 0'],
  ['run --environment=local abcdef --concurrency=2.5', 'got: 2.5'],
  ['run --environment=local abcdef --concurrency=many', 'got: many'],
  ['status --environment=local --failures', 'Expected the hash of one plan'],
  ['pause --environment=local abcdef --detach', "Unknown option '--detach'"],
])('rejects %j with the usage of the command', (text, message) => {
  expect(() => parse(text)).toThrow(UsageError);
  expect(() => parse(text)).toThrow(message);
  expect(() => parse(text)).toThrow(`Usage: npx nx run ingestion:backfill-${text.split(' ')[0]}`);
});
