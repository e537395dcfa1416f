import { Match, Template } from 'aws-cdk-lib/assertions';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { App, Lazy, Stack, StackProps } from 'aws-cdk-lib/core';
import {
  GatewayEndpointActions,
  InterfaceEndpointActions,
  InterfaceEndpointPlacement,
  NatStrategy,
  Network,
  NetworkAddresses,
  NetworkProps,
} from '../src';

const { ATHENA, ECR, KMS_FIPS, SQS } = ec2.InterfaceVpcEndpointAwsService;

const ENV = { account: '111122223333', region: 'eu-west-1' };

/** A stack with fixed zones, which are not looked up. */
class ZonedStack extends Stack {
  public override get availabilityZones(): string[] {
    return ['eu-west-1a', 'eu-west-1b', 'eu-west-1c'];
  }
}

function synth(props?: NetworkProps, stackProps?: StackProps): Template {
  const stack = new Stack(new App(), 'Stack', stackProps);
  new Network(stack, 'Network', props);
  return Template.fromStack(stack);
}

/** The blocks of all subnets by logical ID. */
function subnets(template: Template): Record<string, string> {
  const found = Object.entries(template.findResources('AWS::EC2::Subnet'));
  return Object.fromEntries(found.map(([logicalId, subnet]) => [logicalId, subnet.Properties.CidrBlock]));
}

describe('a minimal network', () => {
  const template = synth();

  test('has the default block', () => {
    template.hasResourceProperties('AWS::EC2::VPC', {
      CidrBlock: '10.0.0.0/16',
      EnableDnsHostnames: true,
      EnableDnsSupport: true,
      Tags: [{ Key: 'Name', Value: 'Stack/Network/Vpc' }],
    });
  });

  test('has an isolated private subnet in each of two zones', () => {
    expect(Object.values(subnets(template))).toEqual(['10.0.0.0/20', '10.0.16.0/20']);
    template.allResourcesProperties('AWS::EC2::Subnet', {
      MapPublicIpOnLaunch: false,
      Tags: Match.arrayWith([
        { Key: 'aws-cdk:subnet-name', Value: 'Private' },
        { Key: 'aws-cdk:subnet-type', Value: 'Isolated' },
      ]),
    });
    for (const index of [0, 1]) {
      template.hasResourceProperties('AWS::EC2::Subnet', {
        AvailabilityZone: { 'Fn::Select': [index, { 'Fn::GetAZs': '' }] },
      });
    }
  });

  test('has no internet access', () => {
    for (const type of ['InternetGateway', 'VPCGatewayAttachment', 'NatGateway', 'EIP', 'Route']) {
      template.resourceCountIs(`AWS::EC2::${type}`, 0);
    }
  });

  test('has no security group and no interface endpoint', () => {
    template.resourceCountIs('AWS::EC2::SecurityGroup', 0);
    template.resourcePropertiesCountIs('AWS::EC2::VPCEndpoint', { VpcEndpointType: 'Interface' }, 0);
  });

  test.each(['s3', 'dynamodb'])('has a gateway endpoint for %s in every route table', (service) => {
    const routeTables = Object.keys(template.findResources('AWS::EC2::RouteTable'));
    expect(routeTables).toHaveLength(2);
    template.hasResourceProperties('AWS::EC2::VPCEndpoint', {
      VpcEndpointType: 'Gateway',
      ServiceName: { 'Fn::Join': ['', ['com.amazonaws.', { Ref: 'AWS::Region' }, `.${service}`]] },
      RouteTableIds: routeTables.map((logicalId) => ({ Ref: logicalId })),
    });
  });
});

describe('a maximal network', () => {
  const template = synth({
    vpcName: 'analytics',
    ipAddresses: NetworkAddresses.cidr('172.16.16.0/20'),
    availabilityZones: ['eu-west-1a', 'eu-west-1b', 'eu-west-1c'],
    nat: NatStrategy.perAz(),
    interfaceEndpoints: [ec2.InterfaceVpcEndpointAwsService.SQS, ec2.InterfaceVpcEndpointAwsService.ECR_DOCKER],
  });

  test('has the given name and block', () => {
    template.hasResourceProperties('AWS::EC2::VPC', {
      CidrBlock: '172.16.16.0/20',
      Tags: [{ Key: 'Name', Value: 'analytics' }],
    });
  });

  test('has both tiers in the given zones', () => {
    const rows = Object.values(template.findResources('AWS::EC2::Subnet')).map(({ Properties }) => [
      Properties.AvailabilityZone,
      Properties.CidrBlock,
      Properties.MapPublicIpOnLaunch,
      Properties.Tags.find(({ Key }: { Key: string }) => Key === 'aws-cdk:subnet-type').Value,
    ]);
    expect(rows).toEqual([
      ['eu-west-1a', '172.16.16.0/24', false, 'Private'],
      ['eu-west-1b', '172.16.17.0/24', false, 'Private'],
      ['eu-west-1c', '172.16.18.0/24', false, 'Private'],
      ['eu-west-1a', '172.16.22.0/28', false, 'Public'],
      ['eu-west-1b', '172.16.22.16/28', false, 'Public'],
      ['eu-west-1c', '172.16.22.32/28', false, 'Public'],
    ]);
  });

  test('has a NAT gateway in each zone', () => {
    template.resourceCountIs('AWS::EC2::NatGateway', 3);
  });

  test.each([
    ['sqs', 'NetworkSqsInterfaceEndpoint'],
    ['ecr.dkr', 'NetworkEcrDkrInterfaceEndpoint'],
  ])('has an interface endpoint for %s with private DNS in the private subnets', (service, id) => {
    const endpoints = template.findResources('AWS::EC2::VPCEndpoint', {
      Properties: {
        VpcEndpointType: 'Interface',
        PrivateDnsEnabled: true,
        ServiceName: { 'Fn::Join': ['', ['com.amazonaws.', { Ref: 'AWS::Region' }, `.${service}`]] },
      },
    });
    expect(Object.keys(endpoints)).toEqual([expect.stringMatching(new RegExp(`^${id}`))]);
    expect(Object.values(endpoints)[0]!.Properties.SubnetIds).toEqual(
      [1, 2, 3].map((zone) => ({ Ref: expect.stringMatching(new RegExp(`^NetworkVpcPrivateSubnet${zone}Subnet`)) })),
    );
  });

  test('allows HTTPS from inside the VPC to the endpoints, and no outbound traffic', () => {
    template.hasResourceProperties('AWS::EC2::SecurityGroup', {
      SecurityGroupIngress: [
        Match.objectLike({ CidrIp: '172.16.16.0/20', IpProtocol: 'tcp', FromPort: 443, ToPort: 443 }),
      ],
      // A rule that never matches means "no egress". An empty list would mean all of it.
      SecurityGroupEgress: [Match.objectLike({ CidrIp: '255.255.255.255/32', IpProtocol: 'icmp' })],
    });
    template.resourceCountIs('AWS::EC2::SecurityGroup', 1);
    template.resourceCountIs('AWS::EC2::SecurityGroupIngress', 0);
  });

  test('uses the literal block instead of the attribute of the VPC', () => {
    expect(JSON.stringify(template.toJSON())).not.toContain('"CidrBlock"]');
  });
});

describe('NatStrategy', () => {
  test('none is the default', () => {
    expect(synth({ nat: NatStrategy.none() }).toJSON()).toEqual(synth().toJSON());
  });

  test('single has one NAT gateway, and every private subnet routes to it', () => {
    const template = synth({ nat: NatStrategy.single() });
    const [gateway] = Object.keys(template.findResources('AWS::EC2::NatGateway'));
    template.resourceCountIs('AWS::EC2::NatGateway', 1);
    template.resourcePropertiesCountIs('AWS::EC2::Route', { NatGatewayId: { Ref: gateway } }, 2);
  });
});

describe('interface endpoints', () => {
  function subnetsOfEndpoints(props: NetworkProps): string[][] {
    const template = synth({ interfaceEndpoints: [SQS, ECR], ...props });
    const endpoints = template.findResources('AWS::EC2::VPCEndpoint', { Properties: { VpcEndpointType: 'Interface' } });
    return Object.values(endpoints).map(({ Properties }) =>
      Properties.SubnetIds.map(({ Ref }: { Ref: string }) => /PrivateSubnet\d/.exec(Ref)![0]),
    );
  }

  test('are in every zone by default', () => {
    const everyZone = ['PrivateSubnet1', 'PrivateSubnet2'];
    expect(subnetsOfEndpoints({})).toEqual([everyZone, everyZone]);
    expect(subnetsOfEndpoints({ interfaceEndpointPlacement: InterfaceEndpointPlacement.PER_AZ })).toEqual([
      everyZone,
      everyZone,
    ]);
  });

  test.each([NatStrategy.none(), NatStrategy.single()])('are only in the first zone with SINGLE_AZ', (nat) => {
    const interfaceEndpointPlacement = InterfaceEndpointPlacement.SINGLE_AZ;
    expect(subnetsOfEndpoints({ nat, interfaceEndpointPlacement })).toEqual([['PrivateSubnet1'], ['PrivateSubnet1']]);
  });

  /** The policies of the endpoints by logical ID without the hash. */
  function policies(props: NetworkProps): Record<string, unknown> {
    const endpoints = synth(props, { env: ENV }).findResources('AWS::EC2::VPCEndpoint', {
      Properties: { VpcEndpointType: 'Interface' },
    });
    return Object.fromEntries(
      Object.entries(endpoints).map(([logicalId, { Properties }]) => [
        logicalId.slice(0, -'12345678'.length),
        Properties.PolicyDocument,
      ]),
    );
  }

  function lettingThrough(actions: string | string[]): object {
    return {
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Principal: '*',
          Action: actions,
          Resource: '*',
          Condition: {
            StringEquals: { 'aws:PrincipalAccount': ENV.account, 'aws:ResourceAccount': ENV.account },
          },
        },
      ],
    };
  }

  test('allow the default actions of their service, by the account on its own resources', () => {
    expect(policies({ interfaceEndpoints: [SQS, ECR] })).toEqual({
      NetworkSqsInterfaceEndpoint: lettingThrough(InterfaceEndpointActions.SQS),
      NetworkEcrApiInterfaceEndpoint: lettingThrough(InterfaceEndpointActions.ECR),
    });
  });

  test('allow the given actions instead of the default ones', () => {
    const interfaceEndpointActions = {
      sqs: ['sqs:SendMessage'],
      athena: ['athena:GetQueryResults', 'athena:StartQueryExecution'],
      'kms-fips': InterfaceEndpointActions.KMS,
    };
    expect(policies({ interfaceEndpoints: [SQS, ATHENA, KMS_FIPS], interfaceEndpointActions })).toEqual({
      NetworkSqsInterfaceEndpoint: lettingThrough('sqs:SendMessage'),
      NetworkAthenaInterfaceEndpoint: lettingThrough(interfaceEndpointActions.athena),
      NetworkKmsFipsInterfaceEndpoint: lettingThrough(InterfaceEndpointActions.KMS),
    });
  });

  test('accept actions that are only known at deployment', () => {
    const interfaceEndpointActions = { sqs: [Lazy.string({ produce: () => 'sqs:SendMessage' })] };
    expect(policies({ interfaceEndpoints: [SQS], interfaceEndpointActions })).toEqual({
      NetworkSqsInterfaceEndpoint: lettingThrough('sqs:SendMessage'),
    });
  });

  test('have no policy if their service does not support one', () => {
    expect(policies({ interfaceEndpoints: [SQS], interfaceEndpointsWithoutPolicy: [ATHENA] })).toEqual({
      NetworkSqsInterfaceEndpoint: lettingThrough(InterfaceEndpointActions.SQS),
      NetworkAthenaInterfaceEndpoint: undefined,
    });
  });

  test('can be found by their service', () => {
    const stack = new Stack();
    const network = new Network(stack, 'Network', { interfaceEndpoints: [SQS, ECR] });
    const logicalId = (service: ec2.InterfaceVpcEndpointAwsService): string =>
      stack.resolve(network.findInterfaceEndpoint(service).vpcEndpointId).Ref;
    expect(logicalId(SQS)).toMatch(/^NetworkSqsInterfaceEndpoint/);
    expect(logicalId(ECR)).toMatch(/^NetworkEcrApiInterfaceEndpoint/);
  });

  test.each<[ec2.InterfaceVpcEndpointAwsService[], string]>([
    [[SQS, ECR], '`service` must have an interface endpoint, one of: sqs, ecr.api, got: sns'],
    [[], '`service` must have an interface endpoint, one of: none, got: sns'],
  ])('cannot be found if they do not exist', (interfaceEndpoints, message) => {
    const network = new Network(new Stack(), 'Network', { interfaceEndpoints });
    expect(() => network.findInterfaceEndpoint(ec2.InterfaceVpcEndpointAwsService.SNS)).toThrow(new Error(message));
  });
});

describe('gateway endpoint policies', () => {
  /** The statements of the endpoint of a service. */
  function statements(template: Template, service: string): any[] {
    const [endpoint] = Object.values(
      template.findResources('AWS::EC2::VPCEndpoint', {
        Properties: {
          VpcEndpointType: 'Gateway',
          ServiceName: { 'Fn::Join': ['', ['com.amazonaws.', { Ref: 'AWS::Region' }, `.${service}`]] },
        },
      }),
    );
    return endpoint!.Properties.PolicyDocument.Statement;
  }

  const condition = {
    StringEquals: { 'aws:PrincipalAccount': ENV.account, 'aws:ResourceAccount': ENV.account },
  };

  test('allow access to the buckets and tables of the account by default', () => {
    const template = synth({}, { env: ENV });
    expect(statements(template, 's3')).toEqual([
      {
        Effect: 'Allow',
        Principal: '*',
        Action: GatewayEndpointActions.S3,
        Resource: { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':s3:::*']] },
        Condition: condition,
      },
    ]);
    expect(statements(template, 'dynamodb')).toEqual([
      {
        Effect: 'Allow',
        Principal: '*',
        Action: GatewayEndpointActions.DYNAMODB,
        Resource: {
          'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':dynamodb:eu-west-1:111122223333:table/*']],
        },
        Condition: condition,
      },
    ]);
  });

  test('use the account and the region at deployment in an environment-agnostic stack', () => {
    const template = synth();
    const account = { Ref: 'AWS::AccountId' };
    for (const service of ['s3', 'dynamodb']) {
      expect(statements(template, service)[0].Condition).toEqual({
        StringEquals: { 'aws:PrincipalAccount': account, 'aws:ResourceAccount': account },
      });
    }
  });

  test('only allow access to the given buckets and tables', () => {
    // GIVEN
    const stack = new Stack(new App(), 'Stack', { env: ENV });
    const bucket = s3.Bucket.fromBucketName(stack, 'Bucket', 'trades');
    const table = dynamodb.TableV2.fromTableName(stack, 'Table', 'bars');

    // WHEN
    new Network(stack, 'Network', { s3EndpointBuckets: [bucket], dynamoDbEndpointTables: [table] });

    // THEN
    const template = Template.fromStack(stack);
    const arn = (rest: string): unknown => ({ 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, rest]] });
    expect(statements(template, 's3')).toEqual([
      expect.objectContaining({ Resource: [arn(':s3:::trades'), arn(':s3:::trades/*')], Condition: condition }),
    ]);
    const tableArn = ':dynamodb:eu-west-1:111122223333:table/bars';
    expect(statements(template, 'dynamodb')).toEqual([
      expect.objectContaining({ Resource: [arn(tableArn), arn(`${tableArn}/index/*`)], Condition: condition }),
    ]);
  });

  test('require the owner of a bucket of another account, and a principal of this account', () => {
    const stack = new Stack(new App(), 'Stack', { env: ENV });
    const own = s3.Bucket.fromBucketName(stack, 'Own', 'own');
    const foreign = (name: string): s3.IBucket =>
      s3.Bucket.fromBucketAttributes(stack, name, { bucketName: name, account: '444455556666' });
    new Network(stack, 'Network', { s3EndpointBuckets: [own, foreign('one'), foreign('two')] });
    expect(statements(Template.fromStack(stack), 's3')[0].Condition).toEqual({
      StringEquals: {
        'aws:PrincipalAccount': ENV.account,
        'aws:ResourceAccount': [ENV.account, '444455556666'],
      },
    });
  });

  test('allow the given actions instead of the default ones', () => {
    const template = synth({
      s3EndpointActions: ['s3:GetObject'],
      dynamoDbEndpointActions: ['dynamodb:GetItem', 'dynamodb:Query'],
    });
    expect(statements(template, 's3')[0].Action).toBe('s3:GetObject');
    expect(statements(template, 'dynamodb')[0].Action).toEqual(['dynamodb:GetItem', 'dynamodb:Query']);
  });

  test('accept further statements', () => {
    const stack = new Stack();
    const network = new Network(stack, 'Network');
    network.s3Endpoint.addToPolicy(
      new iam.PolicyStatement({
        principals: [new iam.AnyPrincipal()],
        actions: ['s3:GetObject'],
        resources: ['arn:aws:s3:::prod-eu-west-1-starport-layer-bucket/*'],
      }),
    );
    expect(statements(Template.fromStack(stack), 's3')).toHaveLength(2);
  });
});

describe('subnets never move', () => {
  const zones = ['a', 'b', 'c', 'd', 'e', 'f'].map((letter) => `eu-west-1${letter}`);

  test.each<[string, NetworkProps, NetworkProps, number]>([
    ['2 to 3 zones', { availabilityZones: zones.slice(0, 2) }, { availabilityZones: zones.slice(0, 3) }, 1],
    ['2 to 6 zones', { availabilityZones: zones.slice(0, 2) }, { availabilityZones: zones }, 4],
    ['none to single', { nat: NatStrategy.none() }, { nat: NatStrategy.single() }, 2],
    ['none to instance', { nat: NatStrategy.none() }, { nat: NatStrategy.instance() }, 2],
    ['instance to single', { nat: NatStrategy.instance() }, { nat: NatStrategy.single() }, 0],
    ['single to perAz', { nat: NatStrategy.single() }, { nat: NatStrategy.perAz() }, 0],
    [
      '2 to 3 zones, each with its NAT gateway',
      { availabilityZones: zones.slice(0, 2), nat: NatStrategy.perAz() },
      { availabilityZones: zones.slice(0, 3), nat: NatStrategy.perAz() },
      2,
    ],
  ])('from %s', (_, before, after, added) => {
    // GIVEN
    const existing = subnets(synth(before));

    // WHEN
    const updated = subnets(synth(after));

    // THEN
    expect(updated).toMatchObject(existing);
    expect(Object.keys(updated)).toHaveLength(Object.keys(existing).length + added);
  });
});

describe('dual stack', () => {
  const zones = ['a', 'b', 'c', 'd', 'e', 'f'].map((letter) => `eu-west-1${letter}`);

  /** The indexes of the /64 blocks of all subnets by logical ID. */
  function slots(template: Template): Record<string, number> {
    const found = Object.entries(template.findResources('AWS::EC2::Subnet'));
    return Object.fromEntries(
      found.map(([logicalId, { Properties }]) => [logicalId, Properties.Ipv6CidrBlock['Fn::Select'][0]]),
    );
  }

  test('is off by default', () => {
    expect(JSON.stringify(synth().toJSON())).not.toMatch(/ipv6/i);
    expect(synth({ dualStack: false }).toJSON()).toEqual(synth().toJSON());
  });

  test.each([NatStrategy.none(), NatStrategy.instance(), NatStrategy.perAz()])('does not change IPv4', (nat) => {
    expect(subnets(synth({ nat, dualStack: true }))).toEqual(subnets(synth({ nat })));
  });

  test('has a /56 provided by Amazon, and a /64 of it in each subnet', () => {
    const template = synth({ dualStack: true });
    const [vpc] = Object.keys(template.findResources('AWS::EC2::VPC'));
    const [block] = Object.keys(template.findResources('AWS::EC2::VPCCidrBlock'));
    template.hasResourceProperties('AWS::EC2::VPCCidrBlock', {
      VpcId: { Ref: vpc },
      AmazonProvidedIpv6CidrBlock: true,
    });
    template.allResources('AWS::EC2::Subnet', {
      Properties: Match.objectLike({
        AssignIpv6AddressOnCreation: true,
        Ipv6CidrBlock: {
          'Fn::Select': [
            Match.anyValue(),
            { 'Fn::Cidr': [{ 'Fn::Select': [0, { 'Fn::GetAtt': [vpc, 'Ipv6CidrBlocks'] }] }, 12, '64'] },
          ],
        },
      }),
      DependsOn: [block],
    });
  });

  test('has slots for the private subnets, followed by slots for the public subnets', () => {
    const template = synth({ dualStack: true, availabilityZones: zones, nat: NatStrategy.single() });
    expect(Object.values(slots(template))).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
  });

  test.each<[string, NetworkProps, NetworkProps]>([
    ['2 to 3 zones', { availabilityZones: zones.slice(0, 2) }, { availabilityZones: zones.slice(0, 3) }],
    ['none to single', { nat: NatStrategy.none() }, { nat: NatStrategy.single() }],
    [
      '2 to 6 zones, each with its NAT gateway',
      { availabilityZones: zones.slice(0, 2), nat: NatStrategy.perAz() },
      { availabilityZones: zones, nat: NatStrategy.perAz() },
    ],
  ])('moves no subnet from %s', (_, before, after) => {
    const existing = slots(synth({ ...before, dualStack: true }));
    expect(slots(synth({ ...after, dualStack: true }))).toMatchObject(existing);
  });

  test('without NAT, isolates both protocols', () => {
    const template = synth({ dualStack: true });
    for (const type of ['EgressOnlyInternetGateway', 'InternetGateway', 'Route']) {
      template.resourceCountIs(`AWS::EC2::${type}`, 0);
    }
  });

  test.each([NatStrategy.instance(), NatStrategy.single()])(
    'with NAT, allows outbound and no inbound connections',
    (nat) => {
      const template = synth({ nat, dualStack: true });
      const [gateway] = Object.keys(template.findResources('AWS::EC2::EgressOnlyInternetGateway'));
      const routes = Object.entries(template.findResources('AWS::EC2::Route')).filter(
        ([, { Properties }]) => Properties.EgressOnlyInternetGatewayId,
      );
      expect(routes.map(([logicalId]) => /Network\w+?Subnet\d/.exec(logicalId)![0])).toEqual([
        'NetworkVpcPrivateSubnet1',
        'NetworkVpcPrivateSubnet2',
      ]);
      for (const [, { Properties }] of routes) {
        expect(Properties).toMatchObject({
          DestinationIpv6CidrBlock: '::/0',
          EgressOnlyInternetGatewayId: { Ref: gateway },
        });
      }
      template.resourcePropertiesCountIs(
        'AWS::EC2::Subnet',
        {
          AssignIpv6AddressOnCreation: false,
          MapPublicIpOnLaunch: false,
          Tags: Match.arrayWith([{ Key: 'aws-cdk:subnet-type', Value: 'Public' }]),
        },
        2,
      );
    },
  );
});

describe('availability zones', () => {
  test('are looked up by the CLI in a stack with an account and a region, even if they are given', () => {
    const app = new App();
    const stack = new Stack(app, 'Stack', { env: ENV });
    new Network(stack, 'Network', { availabilityZones: ['eu-west-1a', 'eu-west-1b'] });
    expect(app.synth().manifest.missing).toMatchObject([{ provider: 'availability-zones' }]);
  });

  test('are not looked up if the stack overrides them', () => {
    const app = new App();
    const stack = new ZonedStack(app, 'Stack', { env: ENV });
    new Network(stack, 'Network');
    const assembly = app.synth();
    expect(assembly.manifest.missing).toBeUndefined();
    const zonesUsed = Object.values(Template.fromStack(stack).findResources('AWS::EC2::Subnet')).map(
      (subnet) => subnet.Properties.AvailabilityZone,
    );
    expect(zonesUsed).toEqual(['eu-west-1a', 'eu-west-1b']);
  });

  test("do not change the caller's array, and have no placeholders in the VPC", () => {
    const availabilityZones = ['eu-west-1a', 'eu-west-1b'];
    const network = new Network(new Stack(), 'Network', { availabilityZones });
    expect(availabilityZones).toEqual(['eu-west-1a', 'eu-west-1b']);
    expect(network.vpc.availabilityZones).toEqual(['eu-west-1a', 'eu-west-1b']);
  });
});

test('the members are the resources', () => {
  const stack = new Stack();
  const network = new Network(stack, 'Network');
  const template = Template.fromStack(stack);
  const logicalId = (ref: string): string => stack.resolve(ref).Ref;
  expect(template.toJSON().Resources[logicalId(network.vpc.vpcId)].Type).toBe('AWS::EC2::VPC');
  expect(logicalId(network.s3Endpoint.vpcEndpointId)).toMatch(/^NetworkVpcS3Endpoint/);
  expect(logicalId(network.dynamoDbEndpoint.vpcEndpointId)).toMatch(/^NetworkVpcDynamoDbEndpoint/);
});

describe('validation', () => {
  test.each<[string, NetworkProps, string]>([
    ['one zone', { availabilityZones: ['a'] }, '`availabilityZones` must have 2 to 6 zones, got: 1 (a)'],
    [
      'seven zones',
      { availabilityZones: ['a', 'b', 'c', 'd', 'e', 'f', 'g'] },
      '`availabilityZones` must have 2 to 6 zones, got: 7 (a, b, c, d, e, f, g)',
    ],
    ['a zone twice', { availabilityZones: ['a', 'a'] }, '`availabilityZones` must not repeat a zone, got: a, a'],
    [
      'a service twice',
      { interfaceEndpoints: [SQS, SQS] },
      '`interfaceEndpoints` and `interfaceEndpointsWithoutPolicy` must not repeat a service, got: sqs, sqs',
    ],
    [
      'a service both with and without a policy',
      { interfaceEndpoints: [SQS], interfaceEndpointsWithoutPolicy: [SQS] },
      [
        '`interfaceEndpoints` and `interfaceEndpointsWithoutPolicy` must not repeat a service, got: sqs, sqs',
        '`interfaceEndpointsWithoutPolicy` must only have services that do not support endpoint policies, got: sqs',
      ].join('\n'),
    ],
    [
      'a service without default actions',
      { interfaceEndpoints: [ATHENA] },
      '`interfaceEndpointActions` must have the actions of athena, which has no default actions; ' +
        'if the service does not support endpoint policies, use `interfaceEndpointsWithoutPolicy`',
    ],
    [
      'actions of a service without an endpoint',
      { interfaceEndpoints: [SQS], interfaceEndpointActions: { sns: ['sns:Publish'] } },
      '`interfaceEndpointActions` must only have services of `interfaceEndpoints`, sqs, got: sns',
    ],
    [
      'actions if there are no endpoints',
      { interfaceEndpointActions: { sns: ['sns:Publish'] } },
      '`interfaceEndpointActions` must only have services of `interfaceEndpoints`, none, got: sns',
    ],
    [
      'an empty list of actions',
      { interfaceEndpoints: [SQS], interfaceEndpointActions: { sqs: [] } },
      '`interfaceEndpointActions.sqs` must not be empty; omit it for the default',
    ],
    [
      'actions of another service',
      { interfaceEndpoints: [SQS], interfaceEndpointActions: { sqs: ['sqs:*', 'sns:Publish'] } },
      [
        '`interfaceEndpointActions.sqs` must be exact actions such as sqs:ChangeMessageVisibility, got: sqs:*',
        '`interfaceEndpointActions.sqs` must be exact actions such as sqs:ChangeMessageVisibility, got: sns:Publish',
      ].join('\n'),
    ],
    [
      'a wildcard of a service without default actions',
      {
        interfaceEndpoints: [ATHENA],
        interfaceEndpointActions: { athena: ['athena:*'] },
      },
      '`interfaceEndpointActions.athena` must be exact actions such as sqs:SendMessage, got: athena:*',
    ],
    [
      'an empty list of buckets',
      { s3EndpointBuckets: [] },
      '`s3EndpointBuckets` must not be empty; omit it for the default',
    ],
    [
      'an empty list of tables',
      { dynamoDbEndpointTables: [] },
      '`dynamoDbEndpointTables` must not be empty; omit it for the default',
    ],
    [
      'an empty list of gateway endpoint actions',
      { s3EndpointActions: [] },
      '`s3EndpointActions` must not be empty; omit it for the default',
    ],
    [
      'wildcards in the actions',
      { s3EndpointActions: ['s3:GetObject', 's3:Get*', '*'] },
      '`s3EndpointActions` must be exact actions such as s3:GetObject, got: s3:Get*\n' +
        '`s3EndpointActions` must be exact actions such as s3:GetObject, got: *',
    ],
    [
      'an action of another service',
      { dynamoDbEndpointActions: ['s3:GetObject'] },
      '`dynamoDbEndpointActions` must be exact actions such as dynamodb:GetItem, got: s3:GetObject',
    ],
    [
      'several invalid properties in one message',
      { s3EndpointActions: [], availabilityZones: [] },
      '`availabilityZones` must have 2 to 6 zones, got: 0 ()\n' +
        '`s3EndpointActions` must not be empty; omit it for the default',
    ],
  ])('rejects %s', (_, props, message) => {
    expect(() => synth(props)).toThrow(new Error(message));
  });

  test('accepts actions that are only known at deployment', () => {
    const s3EndpointActions = [Lazy.string({ produce: () => 's3:GetObject' })];
    expect(() => synth({ s3EndpointActions })).not.toThrow();
  });

  test('accepts zones that are only known at deployment', () => {
    const availabilityZones = [0, 1].map((n) => Lazy.string({ produce: () => `zone-${n}` }));
    expect(Object.keys(subnets(synth({ availabilityZones })))).toHaveLength(2);
  });
});
