import type { ResourcePolicy } from '../../../../verification/verify/strangers/policies';
import { NO_POLICY } from '../../../../verification/verify/strangers/policies';
import {
  overInsecureProtocols,
  questionsOnEndpoint,
  questionsOnIdentity,
  questionsOnResource,
} from '../../../../verification/verify/strangers/questions';
import { Random } from '../../../../verification/verify/strangers/random';

const OWN = '111111111111';
const BUCKET = 'arn:aws:s3:::x';
const SCOPE = {
  accounts: { own: OWN, others: ['222222222222'] },
  ...{ regions: ['us-east-1', 'us-west-2'], resources: [BUCKET], rounds: 1 },
};
const random = () => new Random('x');
const resource = (policy: Partial<ResourcePolicy>): ResourcePolicy => {
  return { kind: 'resource', logicalId: 'Policy', resource: BUCKET, document: NO_POLICY, ...policy };
};

describe('questionsOnResource', () => {
  test('asks for an administrator only without TLS', () => {
    const asked = questionsOnResource(resource({}), SCOPE, random());
    const administrators = asked.filter(({ stranger }) => stranger.who.includes('role/administrator'));
    expect(new Set(administrators.map(({ stranger }) => stranger.who))).toEqual(
      new Set([
        `arn:aws:iam::${OWN}:role/administrator over plain HTTP`,
        `arn:aws:iam::${OWN}:role/administrator over TLS 1.1`,
      ]),
    );
  });

  test('asks everything for those whom the policy describes', () => {
    const document = {
      Statement: [
        { Effect: 'Allow', Principal: { AWS: 'arn:aws:iam::3:role/x' }, Action: 's3:Any', Resource: `${BUCKET}/k/*` },
      ],
    };
    const asked = questionsOnResource(resource({ document }), SCOPE, random());
    const drawn = asked.filter(({ stranger }) => stranger.who === 'arn:aws:iam::3:role/x').map((each) => each.action);
    expect(drawn).toEqual(expect.arrayContaining(['s3:Any', 's3:GetObject', 's3:PutBucketPolicy']));
    expect(asked.some((each) => each.resource.startsWith(`${BUCKET}/k/`))).toBe(true);
  });

  test('asks administrators for the trusts of roles', () => {
    const document = {
      Statement: [{ Effect: 'Allow', Principal: { Service: 'x.amazonaws.com' }, Action: 'sts:AssumeRole' }],
    };
    const role = `arn:aws:iam::${OWN}:role/r`;
    const asked = questionsOnResource(resource({ kind: 'trust', resource: role, document }), SCOPE, random());
    expect(asked).toContainEqual(
      expect.objectContaining({
        stranger: expect.objectContaining({ who: `arn:aws:iam::${OWN}:role/administrator` }) as object,
        action: 'sts:AssumeRole',
      }),
    );
  });
});

describe('overInsecureProtocols', () => {
  test('repeats questions to services that accept them', () => {
    const asked = questionsOnResource(resource({ resource: `arn:aws:sns:us-east-1:${OWN}:x` }), SCOPE, random());
    const [question] = asked;
    const on = (arn: string) => overInsecureProtocols(question ? [{ ...question, resource: arn }] : []).length;
    expect([on(BUCKET), on(`arn:aws:sqs:us-east-1:${OWN}:x`), on(`arn:aws:kms:us-east-1:${OWN}:key/x`)]).toEqual([
      2, 1, 0,
    ]);
  });
});

describe('questionsOnEndpoint', () => {
  test('asks about strangers, about their resources, and about changes of own ones', () => {
    const document = { Statement: [{ Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' }] };
    const asked = questionsOnEndpoint(resource({ kind: 'endpoint', resource: 's3', document }), SCOPE, random());
    const ways = asked.map(({ stranger: { context }, action }) => ({
      from: context['aws:PrincipalAccount'] === OWN,
      to: context['aws:ResourceAccount'] === OWN,
      action,
    }));
    expect(ways).toContainEqual({ from: false, to: false, action: 's3:GetObject' });
    expect(ways).toContainEqual({ from: false, to: true, action: 's3:GetObject' });
    expect(ways).toContainEqual({ from: true, to: false, action: 's3:GetObject' });
    expect(ways).toContainEqual({ from: true, to: true, action: 's3:PutBucketPolicy' });
    expect(ways).not.toContainEqual({ from: true, to: true, action: 's3:GetObject' });
  });
});

describe('questionsOnIdentity', () => {
  test('asks for the role and for the code that has it', () => {
    const lambda = `arn:aws:lambda:us-east-1:${OWN}:function:f`;
    const documents = [
      { Statement: [{ Effect: 'Allow', Action: 'glue:GetTable', Resource: 'arn:aws:glue:*:1:table/*' }] },
    ];
    const identity = { logicalId: 'Role0123ABCD', arn: `arn:aws:iam::${OWN}:role/r`, documents, functions: [lambda] };
    const asked = questionsOnIdentity(identity, SCOPE, random());
    const glue = asked.filter(({ action }) => action === 'glue:GetTable');
    expect(glue.map(({ stranger }) => [stranger.who, stranger.context['lambda:SourceFunctionArn']])).toEqual([
      ['Role', undefined],
      ['code of Role', lambda],
    ]);
    expect(glue[0]?.resource).toMatch(/^arn:aws:glue:sa-east-1:1:table\/[a-z]{8}$/);
    const pairs = asked.map(({ action, resource: arn }) => `${action} ${arn}`);
    expect(pairs).toContain(`sts:AssumeRole arn:aws:iam::${OWN}:role/cdk-hnb659fds-deploy-role-${OWN}-us-west-2`);
    expect(pairs).toContain(`s3:ListBucket ${BUCKET}`);
  });
});
