import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { Duration, Lazy, Token } from 'aws-cdk-lib/core';
import { NatInstanceOptions, NatStrategy } from '../src';

test.each([
  ['none', NatStrategy.none(), [0, 0, 0]],
  ['instance', NatStrategy.instance(), [0, 0, 0]],
  ['single', NatStrategy.single(), [1, 1, 1]],
  ['perAz', NatStrategy.perAz(), [2, 3, 6]],
])('%s returns the number of gateways for 2, 3 and 6 zones', (_, strategy, expected) => {
  expect([2, 3, 6].map((zones) => strategy._gateways(zones))).toEqual(expected);
});

test.each([NatStrategy.none(), NatStrategy.single(), NatStrategy.perAz()])(
  'only NatStrategy.instance() has an instance',
  (nat) => {
    expect(nat._instance).toBeUndefined();
    expect(NatStrategy.instance()._instance).toEqual({});
  },
);

describe('instance', () => {
  const instanceType = (name: string): NatInstanceOptions => ({ instanceType: new ec2.InstanceType(name) });
  const maxInstanceLifetime = (duration: Duration): NatInstanceOptions => ({ maxInstanceLifetime: duration });

  test.each<[string, NatInstanceOptions, string]>([
    ['an x86 type', instanceType('t3.nano'), '`instanceType` must be an ARM64 type such as t4g.nano, got: t3.nano'],
    [
      'a GPU type, whose g does not stand for Graviton',
      instanceType('g4dn.xlarge'),
      '`instanceType` must be an ARM64 type such as t4g.nano, got: g4dn.xlarge',
    ],
    [
      'a lifetime that is too short',
      maxInstanceLifetime(Duration.hours(23)),
      '`maxInstanceLifetime` must be between 1 and 365 days, got: 23 hours',
    ],
    [
      'a lifetime that is too long',
      maxInstanceLifetime(Duration.days(366)),
      '`maxInstanceLifetime` must be between 1 and 365 days, got: 366 days',
    ],
    [
      'several invalid properties in one message',
      { ...instanceType('t3.nano'), ...maxInstanceLifetime(Duration.days(0)) },
      '`instanceType` must be an ARM64 type such as t4g.nano, got: t3.nano\n' +
        '`maxInstanceLifetime` must be between 1 and 365 days, got: 0 days',
    ],
  ])('rejects %s', (_, props, message) => {
    expect(() => NatStrategy.instance(props)).toThrow(new Error(message));
  });

  test.each<[string, NatInstanceOptions]>([
    ['t4g.small', instanceType('t4g.small')],
    ['c7gn.medium', instanceType('c7gn.medium')],
    ['a type that is only known at deployment', instanceType(Lazy.string({ produce: () => 't4g.nano' }))],
    ['the shortest lifetime', maxInstanceLifetime(Duration.days(1))],
    ['the longest lifetime', maxInstanceLifetime(Duration.days(365))],
    [
      'a lifetime that is only known at deployment',
      maxInstanceLifetime(Duration.seconds(Token.asNumber({ Ref: 'Lifetime' }))),
    ],
  ])('accepts %s', (_, props) => {
    expect(NatStrategy.instance(props)._instance).toEqual(props);
  });
});
