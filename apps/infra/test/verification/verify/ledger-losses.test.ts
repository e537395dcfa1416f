import { EMPTY_LEDGER } from '@trading/guard';
import { ENVIRONMENT_NAMES } from '../../../src/environments';
import { readLedger } from '../../../src/guard/ledger-file';
import { pinStacks } from '../../../src/guard/pin-stacks';
import { ledgerLosses } from '../../../verification/verify/ledger-losses';
import { properties, stackOf } from '../../guard/guarded-app';

const data = stackOf('production', 'Data');
const { ledger } = pinStacks('production', EMPTY_LEDGER, [data], [], new Date('2026-12-01T12:00:00Z'));

function edited(edit: (properties: Record<string, any>) => void) {
  const planned = structuredClone(data);
  edit(properties(planned.template, 'AWS::S3::Bucket', 'Trades'));
  return ledgerLosses('production', ledger, [planned]);
}

test('a ledger that pins the stacks has no losses', () => {
  expect(ledgerLosses('production', ledger, [data])).toEqual({
    lines: ['  the ledger of production: 0 losses, 0 changes to pin'],
    failures: [],
  });
});

test('a loss fails, with the command that says how to accept it', () => {
  const { lines, failures } = edited((bucket) => (bucket['BucketName'] = 'files'));
  expect(lines).toEqual([
    expect.stringMatching(
      /^Lost in production: TradesBucket\w+ .* is replaced because of its BucketName, .* → files\n/,
    ),
    '  the ledger of production: 1 losses, 0 changes to pin',
  ]);
  expect(failures).toEqual([
    'A deployment of production would lose something (listed above). Undo it, or accept it: ' +
      '`nx run infra:ledger --configuration=production` says how.',
  ]);
});

test('a protection that the ledger does not pin yet fails, with the command that pins it', () => {
  const { lines, failures } = edited((bucket) => {
    bucket['LifecycleConfiguration'].Rules[1].NoncurrentVersionExpiration.NoncurrentDays = 365;
  });
  expect(lines).toEqual([
    expect.stringMatching(/^Not pinned in production: TradesBucket\w+ of us-east-1\//),
    '  the ledger of production: 0 losses, 1 changes to pin',
  ]);
  expect(failures).toEqual([
    'The ledger of production is out of date (listed above): run `nx run infra:ledger --configuration=production`.',
  ]);
});

test.each(ENVIRONMENT_NAMES)('the committed ledger of %s pins the name and the keys of its table', (environment) => {
  const { stacks } = readLedger(environment);
  const { name, region, template } = stackOf(environment, 'Data');
  const pinned = stacks[`${region}/${name}`];
  const { TableName, KeySchema } = properties(template, 'AWS::DynamoDB::GlobalTable');
  expect(properties(pinned!.template, 'AWS::DynamoDB::GlobalTable')).toMatchObject({ TableName, KeySchema });
});
