import { ENVIRONMENT_NAMES, ENVIRONMENTS, type EnvironmentName } from '../../../src/environments';
import { territoryOf } from '../../../src/names/own-names';
import { regionOf, type TemplateFile } from '../../assembly';
import { reasonOf } from '../../reason-of';
import { ALLOWANCES, appliesIn } from './allowances';
import { assessAccess, type Access } from './assess-access';
import { policiesOf, type Identity, type ResourcePolicy } from './policies';
import { isAllowed, type Question } from './question';
import { overInsecureProtocols, questionsOnEndpoint, questionsOnIdentity, questionsOnResource } from './questions';
import { Random } from './random';
import type { Scope } from './scope';

/** The actions that strangers may perform in an environment, although they must not. */
export interface AccessAssessment {
  /** The number of questions. */
  readonly asked: number;
  /** Sentences about access that is not intended, about intended access that is missing, and about policies that are not understood. */
  readonly wrong: readonly string[];
}

/** The accesses that a policy allows. */
interface Answer {
  readonly asked: number;
  readonly allowed: readonly Access[];
  readonly problems: readonly string[];
}

/** The answers that were given, by policy and scope. Templates that differ in one policy have all others in common. */
const ANSWERS = new Map<string, Answer>();

/**
 * Asks each policy of a region of an environment what strangers may do, and returns a sentence about each answer that is wrong.
 *
 * It asks about resource policies of every region, endpoints, trusts and permissions, and it asks what the roles may do. The
 * strangers are partly random and partly drawn from the principals and conditions of the policy; they are the same each time.
 * Templates that cannot be understood are wrong as well, so this never fails.
 */
export async function wrongAccess(
  files: readonly TemplateFile[],
  environment: EnvironmentName,
): Promise<readonly string[]> {
  return Promise.resolve(assessEnvironment(files, environment).wrong);
}

/**
 * Does the same, and counts the questions.
 *
 * @param rounds the number of times that random strangers are drawn for each policy
 */
export function assessEnvironment(
  files: readonly TemplateFile[],
  environment: EnvironmentName,
  rounds = 1,
): AccessAssessment {
  try {
    return assess(files, environment, rounds);
  } catch (error) {
    return { asked: 0, wrong: [`The templates of ${environment} cannot be understood: ${reasonOf(error)}`] };
  }
}

function assess(files: readonly TemplateFile[], environment: EnvironmentName, rounds: number): AccessAssessment {
  const { account, regions: all } = territoryOf(ENVIRONMENTS[environment]);
  const region = regionOf(files, environment);
  const { place, primary = place, counterpart } = region;
  const regions = [place.region, ...all.filter((each) => each !== place.region)];
  const { resourcePolicies, identities, resources, problems } = policiesOf(files, { account, regions });
  const others = ENVIRONMENT_NAMES.filter((name) => name !== environment).map((name) => ENVIRONMENTS[name].account);
  const scope: Scope = { accounts: { own: account, others }, regions, resources, rounds };
  const answers = [
    ...resourcePolicies.map((policy) => answerOf(policy, scope)),
    ...identities.map((identity) => answerOf(identity, scope)),
  ];
  const allowances = ALLOWANCES.filter((each) => each.environments.includes(environment) && appliesIn(each, region));
  const names = {
    ...{ account, environment, region: place.region, primary: primary.region },
    ...(counterpart && { counterpart: counterpart.place.region }),
  };
  return {
    asked: answers.reduce((sum, { asked }) => sum + asked, 0),
    wrong: [
      ...problems,
      ...answers.flatMap((answer) => answer.problems),
      ...assessAccess(
        answers.flatMap(({ allowed }) => allowed),
        allowances,
        names,
      ),
    ],
  };
}

function answerOf(policy: ResourcePolicy | Identity, scope: Scope): Answer {
  const key = JSON.stringify([policy, scope]);
  const answer = ANSWERS.get(key) ?? ask(policy, scope);
  ANSWERS.set(key, answer);
  return answer;
}

function ask(policy: ResourcePolicy | Identity, scope: Scope): Answer {
  try {
    const questions = questionsOn(policy, scope);
    const allowed = questions.filter(isAllowed);
    // Who may use a resource must not do so without TLS. The policies of roles say nothing about that.
    const insecure = 'kind' in policy && policy.kind !== 'endpoint' ? overInsecureProtocols(allowed) : [];
    const by = policy.logicalId;
    return {
      asked: questions.length + insecure.length,
      allowed: [...allowed, ...insecure.filter(isAllowed)].map(({ stranger: { who }, action, resource }) => {
        return { who, action, resource, by };
      }),
      problems: [],
    };
  } catch (error) {
    const problem = `The policy of ${policy.logicalId} cannot be evaluated: ${reasonOf(error)}`;
    return { asked: 0, allowed: [], problems: [problem] };
  }
}

function questionsOn(policy: ResourcePolicy | Identity, scope: Scope): Question[] {
  const random = new Random(policy.logicalId);
  if (!('kind' in policy)) return questionsOnIdentity(policy, scope, random);
  return policy.kind === 'endpoint'
    ? questionsOnEndpoint(policy, scope, random)
    : questionsOnResource(policy, scope, random);
}
