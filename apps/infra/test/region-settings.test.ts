import { InvalidSettingsError } from '../src/invalid-settings-error';
import { regionNames, regionsOf, writerOf, type RegionalSettings, type StandbySettings } from '../src/region-settings';

const NETWORK = { cidr: '10.0.0.0/16', availabilityZones: [] };
const PRIMARY = { region: 'us-east-1', network: NETWORK };
const STANDBY: StandbySettings = { region: 'us-west-2', network: NETWORK, deployed: true };
const EAST = { environment: 'dev', region: 'us-east-1' };
const WEST = { environment: 'dev', region: 'us-west-2' };

describe('regionsOf', () => {
  test('returns a single region, which writes', () => {
    expect(regionsOf('dev', { regions: [PRIMARY], tableReplicas: ['eu-west-1'] })).toEqual([
      { settings: PRIMARY, place: EAST, isWriter: true, tableReplicas: ['eu-west-1'] },
    ]);
  });

  test('returns a primary region and a standby, which replicate to each other', () => {
    const tableReplicas = ['us-west-2', 'eu-west-1'];
    expect(regionsOf('dev', { regions: [PRIMARY, STANDBY], tableReplicas: ['eu-west-1'] })).toEqual([
      {
        ...{ settings: PRIMARY, place: EAST, isWriter: true, tableReplicas },
        counterpart: { place: WEST, isDeployed: true },
      },
      {
        ...{ settings: STANDBY, place: WEST, primary: EAST, isWriter: false, tableReplicas },
        counterpart: { place: EAST, isDeployed: true },
      },
    ]);
  });

  test.each([
    [undefined, [true, false]],
    ['us-east-1', [true, false]],
    ['us-west-2', [false, true]],
  ])('has one writer: %s', (writer, expected) => {
    const regions = regionsOf('dev', { regions: [PRIMARY, STANDBY], ...(writer ? { writer } : {}) });
    expect(regions.map((region) => region.isWriter)).toEqual(expected);
  });

  test('lets only the standby replicate before it is deployed', () => {
    const regions = regionsOf('dev', { regions: [PRIMARY, { ...STANDBY, deployed: false }] });
    expect(regions.map((region) => region.counterpart?.isDeployed)).toEqual([false, true]);
  });

  test.each<[string, RegionalSettings, string]>([
    [
      'a standby in the primary region',
      { regions: [PRIMARY, { ...STANDBY, region: 'us-east-1' }] },
      "`regions` and `tableReplicas` must name each region once, got twice: 'us-east-1'",
    ],
    [
      'a second replica in the standby',
      { regions: [PRIMARY, STANDBY], tableReplicas: ['us-west-2'] },
      "`regions` and `tableReplicas` must name each region once, got twice: 'us-west-2'",
    ],
    [
      'a writer without stacks',
      { regions: [PRIMARY], tableReplicas: ['us-west-2'], writer: 'us-west-2' },
      "`writer` must be the primary region or the standby, got: 'us-west-2'",
    ],
    [
      'a writer that has no trade files',
      { regions: [PRIMARY, { ...STANDBY, deployed: false }], writer: 'us-west-2' },
      '`writer` must not be a standby that is not `deployed`, because it has no trade files',
    ],
  ])('rejects %s', (_case, settings, problem) => {
    expect(() => regionsOf('dev', settings)).toThrow(new InvalidSettingsError('dev', [problem]));
  });
});

test('regionNames returns all regions with data, primary first', () => {
  expect(regionNames({ regions: [PRIMARY] })).toEqual(['us-east-1']);
  expect(regionNames({ regions: [PRIMARY, STANDBY], tableReplicas: ['eu-west-1'] })).toEqual([
    ...['us-east-1', 'us-west-2', 'eu-west-1'],
  ]);
});

test('writerOf returns the primary region unless the settings name another one', () => {
  expect(writerOf({ regions: [PRIMARY, STANDBY] })).toBe('us-east-1');
  expect(writerOf({ regions: [PRIMARY, STANDBY], writer: 'us-west-2' })).toBe('us-west-2');
});
