import { networksOf, OverlappingNetworksError, validateDisjoint } from '../src/disjoint-networks';

describe('validateDisjoint', () => {
  test.each<[string, string, string]>([
    ['adjacent blocks', '10.0.0.0/16', '10.1.0.0/16'],
    ['halves of one block', '10.0.0.0/17', '10.0.128.0/17'],
    ['distant blocks', '10.0.0.0/8', '172.16.0.0/12'],
  ])('accepts %s', (_case, dev, staging) => {
    expect(() => validateDisjoint({ dev, staging })).not.toThrow();
  });

  test.each<[string, string, string]>([
    ['the same block twice', '10.0.0.0/16', '10.0.0.0/16'],
    ['a block that contains another', '10.0.0.0/8', '10.200.0.0/16'],
    ['a block within another', '10.200.0.0/16', '10.0.0.0/8'],
    ['the last address of another block', '10.0.255.255/32', '10.0.0.0/16'],
  ])('rejects %s', (_case, dev, staging) => {
    expect(() => validateDisjoint({ dev, staging })).toThrow(
      new OverlappingNetworksError([`dev has ${dev} and staging has ${staging}`]),
    );
  });

  test('names every pair that overlaps', () => {
    expect(() => validateDisjoint({ a: '10.0.0.0/8', b: '10.1.0.0/16', c: '10.2.0.0/16' })).toThrow(
      /a has 10\.0\.0\.0\/8 and b has 10\.1\.0\.0\/16; a has 10\.0\.0\.0\/8 and c has 10\.2\.0\.0\/16\./,
    );
  });
});

test('networksOf returns the network of each region of each environment', () => {
  const network = (cidr: string) => ({ cidr, availabilityZones: [] });
  expect(
    networksOf({
      dev: { regions: [{ region: 'us-east-1', network: network('10.0.0.0/16') }] },
      staging: {
        regions: [
          { region: 'us-east-2', network: network('10.1.0.0/16') },
          { region: 'us-west-2', network: network('10.2.0.0/16'), deployed: false },
        ],
        tableReplicas: ['eu-west-1'],
      },
    }),
  ).toEqual({
    'dev (us-east-1)': '10.0.0.0/16',
    'staging (us-east-2)': '10.1.0.0/16',
    'staging (us-west-2)': '10.2.0.0/16',
  });
});
