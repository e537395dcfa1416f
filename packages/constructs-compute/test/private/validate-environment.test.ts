import { Lazy } from 'aws-cdk-lib/core';
import { validateEnvironment } from '../../src/private/validate-environment';

const TOKEN = Lazy.string({ produce: () => '?' });
const misnamed = (name: string): string[] => [
  `\`environment\` must have names of a letter followed by letters, digits or "_", got: ${name}`,
];
const oversized = (bytes: number): string[] => [
  `\`environment\` must have at most 4096 bytes of names and values, got: ${bytes}`,
];

test.each<[Record<string, unknown> | undefined, string[]]>([
  [undefined, []],
  [{}, []],
  [{ TABLE: 'bars', table_2: '', AWS_MY_OWN: '' }, []],
  [{ [TOKEN]: 'bars' }, []],
  [{ '': '' }, misnamed('')],
  [{ A: '' }, misnamed('A')],
  [{ '2nd': '' }, misnamed('2nd')],
  [{ 'a-b': '' }, misnamed('a-b')],
  [{ _HANDLER: '' }, misnamed('_HANDLER')],
  [{ AWS_REGION: 'eu-west-1' }, ['`environment` must not set AWS_REGION, because Lambda reserves the name']],
  [
    { '2nd': '', LAMBDA_TASK_ROOT: '/' },
    [...misnamed('2nd'), '`environment` must not set LAMBDA_TASK_ROOT, because Lambda reserves the name'],
  ],
])('returns for %j: %j', (environment, errors) => {
  expect(validateEnvironment(environment)).toEqual(errors);
});

test.each<[string, Record<string, unknown>, string[]]>([
  ['4096 bytes', { AB: 'x'.repeat(4094) }, []],
  ['4097 bytes', { AB: 'x'.repeat(4095) }, oversized(4097)],
  ['4097 bytes of two variables', { AB: 'x'.repeat(2000), CD: 'x'.repeat(2093) }, oversized(4097)],
  ['multi-byte characters', { AB: 'é'.repeat(2048) }, oversized(4098)],
  ['an unresolved value', { AB: 'x'.repeat(4092), CD: { Ref: 'Table' } }, []],
  ['a token', { AB: 'x'.repeat(4092), CD: TOKEN }, []],
])('measures %s', (_, environment, errors) => {
  expect(validateEnvironment(environment)).toEqual(errors);
});
