import { fullDiff, ResourceImpact } from '@aws-cdk/cloudformation-diff';
import { NatStrategy } from '@trading/constructs-network';
import { ENVIRONMENT_NAMES, ENVIRONMENTS } from '../../src/environments';
import { synthesise } from '../synthesise';

test.each(ENVIRONMENT_NAMES)('a zone that is appended in %s changes no existing subnet', (environment) => {
  const settings = ENVIRONMENTS[environment];
  const [primary] = settings.regions;
  const zones = primary.network.availabilityZones;
  const next = `${primary.region}${'abcdef'.charAt(zones.length)}`;
  const network = { ...primary.network, availabilityZones: [...zones, next] };
  const before = synthesise(environment).Network.template;
  const after = synthesise(environment, { ...settings, regions: [{ ...primary, network }] }).Network.template;

  const subnets: [isAddition: boolean, impact: ResourceImpact][] = [];
  fullDiff(before, after).resources.forEachDifference((_id, change) => {
    const type = change.newResourceType ?? change.oldResourceType;
    if (type === 'AWS::EC2::Subnet') subnets.push([change.isAddition, change.changeImpact]);
  });

  // A private subnet, and a public one if the environment has a NAT.
  const added = environment === 'staging' ? 2 : 1;
  expect(subnets).toEqual(Array(added).fill([true, ResourceImpact.WILL_CREATE]));
});

test('a NAT that is added later moves no subnet', () => {
  const subnets = (nat: NatStrategy) => {
    const { Network } = synthesise('dev', { ...ENVIRONMENTS.dev, network: { ...ENVIRONMENTS.dev.network, nat } });
    return Object.fromEntries(
      Object.entries(Network.template.Resources ?? {})
        .filter(([, { Type }]) => Type === 'AWS::EC2::Subnet')
        .map(([id, { Properties }]) => [id, Properties?.['CidrBlock']]),
    );
  };

  expect(Object.keys(subnets(NatStrategy.none()))).toHaveLength(2);
  expect(subnets(NatStrategy.single())).toMatchObject(subnets(NatStrategy.none()));
});
