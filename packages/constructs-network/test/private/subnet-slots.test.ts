import { cidrSize, parseCidr } from '../../src/private/cidr';
import { MAX_AVAILABILITY_ZONES, subnetCidr } from '../../src/private/subnet-slots';

describe('subnetCidr', () => {
  test.each([
    ['10.0.0.0/16', 'private', 0, '10.0.0.0/20'],
    ['10.0.0.0/16', 'private', 1, '10.0.16.0/20'],
    ['10.0.0.0/16', 'private', 5, '10.0.80.0/20'],
    ['10.0.0.0/16', 'public', 0, '10.0.96.0/24'],
    ['10.0.0.0/16', 'public', 5, '10.0.101.0/24'],
    ['172.16.48.0/20', 'private', 0, '172.16.48.0/24'],
    ['172.16.48.0/20', 'private', 5, '172.16.53.0/24'],
    ['172.16.48.0/20', 'public', 0, '172.16.54.0/28'],
    ['172.16.48.0/20', 'public', 5, '172.16.54.80/28'],
    ['255.255.0.0/16', 'public', 5, '255.255.101.0/24'],
  ] as const)('of %s, %s, zone %d is %s', (vpc, tier, zone, expected) => {
    expect(subnetCidr(parseCidr(vpc)!, tier, zone)).toBe(expected);
  });

  test.each(['10.0.0.0/16', '10.0.0.0/17', '10.0.0.0/18', '10.0.0.0/19', '10.0.0.0/20'])(
    'returns twelve disjoint subnets inside %s',
    (text) => {
      // GIVEN
      const vpc = parseCidr(text)!;

      // WHEN
      const ranges = (['private', 'public'] as const)
        .flatMap((tier) => [...Array(MAX_AVAILABILITY_ZONES).keys()].map((zone) => subnetCidr(vpc, tier, zone)))
        .map((subnet) => parseCidr(subnet)!)
        .map(({ address, prefix }) => ({ first: address, next: address + cidrSize(prefix) }));

      // THEN
      expect(ranges).toHaveLength(12);
      expect(ranges[0]!.first).toBe(vpc.address);
      ranges.slice(1).forEach((range, i) => expect(range.first).toBe(ranges[i]!.next));
      expect(ranges.at(-1)!.next).toBeLessThanOrEqual(vpc.address + cidrSize(vpc.prefix));
    },
  );
});
