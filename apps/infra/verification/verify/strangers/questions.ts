import { actionsOn, allowedActions, isManagement, TRUST_ACTIONS } from './actions';
import { excepted, satisfying } from './drawn-context';
import { drawnStrangers, exceptedAdministrators } from './drawn-strangers';
import { loadPolicy, principalsOf, statementsOf } from './loaded-policy';
import { accountOf } from './patterns';
import { NO_POLICY, type Identity, type ResourcePolicy } from './policies';
import type { Question } from './question';
import type { Random } from './random';
import { networkOf, randomStrangers } from './random-strangers';
import type { Scope } from './scope';
import { administrator, nobody, overOldTls, overPlainHttp, type Context, type Stranger } from './stranger';
import { commonResources, contentsOf, inAccount, namedBy, reachedBy, someOf } from './targets';

/** Actions that not even administrators of the account may perform. */
const FORBIDDEN: readonly string[] = [
  ...TRUST_ACTIONS,
  'backup:DeleteRecoveryPoint',
  'backup:UpdateRecoveryPointLifecycle',
];

/** A policy that lets everybody in, so that the policies of a principal decide alone. */
const ANYBODY = loadPolicy('resource', {
  Statement: [{ Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' }],
});

/** An account that has no principals. The policies of its resources and those of the principal must both allow a request. */
const NOBODYS_ACCOUNT = '000000000001';

/** Asks whether strangers may use a resource. */
export function questionsOnResource(policy: ResourcePolicy, scope: Scope, random: Random): Question[] {
  const { kind, resource, document } = policy;
  const statements = statementsOf(document);
  const account = accountOf(resource) ?? scope.accounts.own;
  const resourcePolicy = document === NO_POLICY ? undefined : loadPolicy(kind, document);
  const contents = [...new Set([...contentsOf(resource, random), ...namedBy(statements, random)])];
  const ask = (stranger: Stranger, arns: readonly string[]): Question[] =>
    arns.flatMap((arn) =>
      (kind === 'trust' ? TRUST_ACTIONS : actionsOn(arn, statements)).map((action) => {
        return { stranger, action, resource: arn, account, resourcePolicy };
      }),
    );
  const services = [...new Set(statements.flatMap((statement) => principalsOf(statement, 'Service')))];
  const someone = administrator(`arn:aws:iam::${account}:role/administrator`);
  return [
    ...drawnStrangers(statements, account, random).flatMap((stranger) => ask(stranger, contents)),
    ...Array.from({ length: scope.rounds }).flatMap(() =>
      randomStrangers(scope.accounts, services, random).flatMap((stranger) => ask(stranger, someOf(contents, random))),
    ),
    ...[someone, ...exceptedAdministrators(statements, account, random)].flatMap((stranger) =>
      ask(stranger, contents).filter(({ action }) => FORBIDDEN.includes(action)),
    ),
    ...overInsecureProtocols(ask(someone, someOf(contents, random))),
  ];
}

/** Repeats questions as requests without TLS and over an old version, if the service would accept those. */
export function overInsecureProtocols(questions: readonly Question[]): Question[] {
  return questions.flatMap((question) => {
    const [, , service] = question.resource.split(':');
    const plain = { ...question, stranger: overPlainHttp(question.stranger) };
    if (service === 's3') return [plain, { ...question, stranger: overOldTls(question.stranger) }];
    return service === 'sqs' || service === 'sns' ? [plain] : [];
  });
}

/** Asks whether an endpoint lets requests of strangers, to resources of strangers, or about policies through. */
export function questionsOnEndpoint(
  { resource: service, document }: ResourcePolicy,
  scope: Scope,
  random: Random,
): Question[] {
  const statements = statementsOf(document);
  const resourcePolicy = loadPolicy('endpoint', document);
  const { own, others } = scope.accounts;
  const region = scope.regions[0] as string;
  const owned = scope.resources.filter((arn) => arn.split(':')[2] === service);
  const resources = owned.length > 0 ? owned : [`arn:aws:${service}:${region}:${own}:${random.text(8)}`];
  const ask = (principal: string, account: string, context: Context): Question[] => {
    const stranger = administrator(`arn:aws:iam::${principal}:role/${random.text(8)}`, {
      ...networkOf(random),
      ...context,
      'aws:ResourceAccount': account,
    });
    const named = account === own ? resources : inAccount(resources, own, account, random);
    const arns = named.flatMap((arn) => contentsOf(arn, random));
    return someOf(arns, random).flatMap((arn) =>
      actionsOn(arn, statements)
        .filter((action) => principal !== own || account !== own || isManagement(action))
        .map((action) => ({ stranger, action, resource: arn, account: NOBODYS_ACCOUNT, resourcePolicy })),
    );
  };
  const drawn = statements.flatMap((statement) => (statement.Effect === 'Allow' ? satisfying(statement, random) : []));
  return [
    ...drawn.flatMap((context) => {
      const account = (key: string) => textOf(context[key]) ?? random.account();
      return ask(account('aws:PrincipalAccount'), account('aws:ResourceAccount'), context);
    }),
    ...Array.from({ length: scope.rounds }).flatMap(() =>
      [random.account(), random.pick(others), own].flatMap((principal) =>
        [random.account(), random.pick(others), own].flatMap((account) => ask(principal, account, {})),
      ),
    ),
  ];
}

/** Asks what a role may do: with everything that is or could be there, and with what its own statements name. */
export function questionsOnIdentity(identity: Identity, scope: Scope, random: Random): Question[] {
  const policies = identity.documents.map((document) => loadPolicy('identity', document));
  const statements = identity.documents.flatMap(statementsOf);
  const name = identity.logicalId.replace(/[0-9A-F]{8}$/, '');
  const resources = resourcesFor(scope, random);
  const ask = (who: string, context: Context, arns: readonly string[], actions?: readonly string[]): Question[] =>
    arns.flatMap((arn) => {
      const owner = accountOf(arn) ?? (resources.own.includes(arn) ? scope.accounts.own : NOBODYS_ACCOUNT);
      const stranger = { ...nobody(identity.arn, { ...context, 'aws:ResourceAccount': owner }), who, policies };
      return (actions ?? actionsOn(arn)).map((action) => {
        return { stranger, action, resource: arn, account: NOBODYS_ACCOUNT, resourcePolicy: ANYBODY };
      });
    });
  const all = [...resources.own, ...resources.common, ...resources.elsewhere];
  const exceptions = [{}, ...statements.flatMap((each) => (each.Effect === 'Deny' ? excepted(each, random) : []))];
  const callers = [
    { who: name, caller: {} },
    ...identity.functions.map((lambda) => ({ who: `code of ${name}`, caller: { 'lambda:SourceFunctionArn': lambda } })),
  ];
  return [
    ...ask(name, {}, resources.own),
    ...ask(name, {}, resources.common),
    ...resources.elsewhere.flatMap((arn) => ask(name, {}, [arn], drawActions(arn, scope.rounds, random))),
    ...statements
      .filter(({ Effect }) => Effect === 'Allow')
      .flatMap((statement) => {
        const arns = reachedBy(statement, all, random);
        const actions = statement.NotAction === undefined ? allowedActions(statement) : undefined;
        return satisfying(statement, random).flatMap((context) =>
          exceptions.flatMap((exception) =>
            callers.flatMap(({ who, caller }) => ask(who, { ...context, ...exception, ...caller }, arns, actions)),
          ),
        );
      }),
  ];
}

/** The resources that a role is asked about. */
interface Resources {
  readonly own: readonly string[];
  /** The resources that others have in the account, or could have there. */
  readonly common: readonly string[];
  /** The same in the account of another environment and in a foreign account. */
  readonly elsewhere: readonly string[];
}

function resourcesFor(scope: Scope, random: Random): Resources {
  const { own, others } = scope.accounts;
  return {
    own: scope.resources.flatMap((arn) => contentsOf(arn, random)),
    common: scope.regions.flatMap((region) => commonResources(own, region, random)),
    elsewhere: [random.pick(others), random.account()].flatMap((account) => [
      ...inAccount(scope.resources, own, account, random),
      ...commonResources(account, scope.regions[0] as string, random),
    ]),
  };
}

/** Draws some of the actions on a resource. */
function drawActions(arn: string, rounds: number, random: Random): string[] {
  const actions = actionsOn(arn);
  return Array.from({ length: Math.min(2 * rounds, actions.length) }, () => random.pick(actions));
}

function textOf(value: string | readonly string[] | undefined): string | undefined {
  return typeof value === 'string' ? value : value?.[0];
}
