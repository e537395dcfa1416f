import { Lazy, Token } from 'aws-cdk-lib/core';
import { NetworkAddresses } from '../src';

describe('cidr', () => {
  test.each([
    [
      'text that is not a block',
      'ten',
      '`cidr` must be an IPv4 block known at synthesis, such as 10.0.0.0/16, got: ten',
    ],
    ['a block above /16', '10.0.0.0/15', '`cidr` must have a prefix length between /16 and /20, got: 10.0.0.0/15'],
    ['a block below /20', '10.0.0.0/21', '`cidr` must have a prefix length between /16 and /20, got: 10.0.0.0/21'],
    [
      'a block that does not start at its base address',
      '10.0.1.0/16',
      '`cidr` must start at its base address, 10.0.0.0/16, got: 10.0.1.0/16',
    ],
    [
      'several faults in one message',
      '10.0.0.1/24',
      '`cidr` must have a prefix length between /16 and /20, got: 10.0.0.1/24\n' +
        '`cidr` must start at its base address, 10.0.0.0/24, got: 10.0.0.1/24',
    ],
  ])('rejects %s', (_, cidr, message) => {
    expect(() => NetworkAddresses.cidr(cidr)).toThrow(new Error(message));
  });

  test('rejects a block that is only known at deployment', () => {
    const cidr = Lazy.string({ produce: () => '10.0.0.0/16' });
    expect(() => NetworkAddresses.cidr(cidr)).toThrow(/^`cidr` must be an IPv4 block known at .*, got: \$\{Token/);
  });

  test.each(['10.0.0.0/16', '172.16.16.0/20'])('accepts %s', (cidr) => {
    expect(NetworkAddresses.cidr(cidr)._cidr).toBe(cidr);
  });
});

describe('ipam', () => {
  test.each<[string, string, number | undefined, string]>([
    [
      'a pool ARN',
      'arn:aws:ec2::111122223333:ipam-pool/ipam-pool-1',
      undefined,
      '`poolId` must be the ID of an IPAM pool, such as ipam-pool-0123456789abcdef0, ' +
        'got: arn:aws:ec2::111122223333:ipam-pool/ipam-pool-1',
    ],
    ...[15, 21, 16.5].map((length): [string, string, number, string] => [
      `a netmask length of ${length}`,
      'ipam-pool-1',
      length,
      `\`netmaskLength\` must be an integer between 16 and 20, got: ${length}`,
    ]),
    [
      'several invalid arguments in one message',
      'pool',
      8,
      '`poolId` must be the ID of an IPAM pool, such as ipam-pool-0123456789abcdef0, got: pool\n' +
        '`netmaskLength` must be an integer between 16 and 20, got: 8',
    ],
  ])('rejects %s', (_, poolId, netmaskLength, message) => {
    expect(() => NetworkAddresses.ipam(poolId, { netmaskLength })).toThrow(new Error(message));
  });

  test.each([
    ['a pool', 'ipam-pool-0123456789abcdef0', undefined],
    ['a pool that is only known at deployment', Token.asString({ Ref: 'Pool' }), undefined],
    ['the largest block', 'ipam-pool-1', 16],
    ['the smallest block', 'ipam-pool-1', 20],
  ])('accepts %s', (_, poolId, netmaskLength) => {
    expect(NetworkAddresses.ipam(poolId, { netmaskLength })._cidr).toBeUndefined();
  });
});
