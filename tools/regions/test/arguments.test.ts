import { parseArguments, UsageError } from '../src/arguments';

const parse = (line: string) => parseArguments(line.split(' '));

test.each([
  ['failover --environment=production', { name: 'failover', isUnplanned: false, isDryRun: false, isApproved: false }],
  [
    'failback --environment=production --unplanned',
    { name: 'failback', isUnplanned: true, isDryRun: false, isApproved: false },
  ],
  [
    'failover --environment=production --dry-run --approve',
    { name: 'failover', isUnplanned: false, isDryRun: true, isApproved: true },
  ],
  ['dr-status --environment=production', { name: 'dr-status', isJson: false }],
  ['dr-status --json --environment=production', { name: 'dr-status', isJson: true }],
  ['runbook --environment=production', { name: 'runbook' }],
  ['region-switch --environment=production', { name: 'region-switch', hasFunctions: false }],
  ['region-switch --environment=production --functions', { name: 'region-switch', hasFunctions: true }],
  ['rebuild --environment=production', { name: 'rebuild', isDryRun: false, isApproved: false }],
  ['rebuild --environment=production --dry-run --approve', { name: 'rebuild', isDryRun: true, isApproved: true }],
  ['rebuild --environment=production --compare=restored', { name: 'compare', table: 'restored' }],
  [
    'rebuild --environment=production --compare=restored --interval=1m',
    { name: 'compare', table: 'restored', interval: '1m' },
  ],
])('%s', (line, command) => {
  expect(parse(line)).toEqual({ command, environment: 'production' });
});

test.each([
  'failover --json',
  'dr-status --unplanned',
  'failover us-east-1',
  'runbook --approve',
  'region-switch --json',
  ...['rebuild --interval=1m', 'rebuild --compare=other --approve', 'rebuild --compare=', 'rebuild other'],
])('rejects %s', (line) => {
  expect(() => parse(line)).toThrow(UsageError);
  expect(() => parse(line)).toThrow('Usage: npx nx run infra:failover --configuration=ENVIRONMENT -- [options]');
});

test('rejects an unknown command', () => {
  expect(() => parse('move')).toThrow(
    'Expected a command (failover, failback, dr-status, runbook, region-switch, rebuild), got: move',
  );
});

test('rejects an unknown interval', () => {
  expect(() => parse('rebuild --compare=other --interval=2m')).toThrow('Expected --interval (1s, 1m, 5m,');
});
