import { decide } from '../decisions/decide';
import { service } from '../decisions/world';
import type { Deployed, Deployment } from '../deployment/deployment';
import { sessionOf } from '../deployment/policies';
import { assetOf } from './assets';
import { mayAssume } from './may-assume';
import { problemIf } from './step';

/** The Node.js that the code is built for. */
const RUNTIME = 'nodejs24.x';

/** The memory that Lambda gives to `/tmp`, in MiB, unless the function sets one. */
const DEFAULT_STORAGE = 512;

/** The requirements of a function to do its work. */
export interface ExpectedFunction {
  /** The name without environment and region. */
  readonly name: string;
  /** The memory of the settings, in MiB. */
  readonly memorySize: number;
  /** The time that the work may take, in seconds. */
  readonly timeout: number;
  /** The size of `/tmp` that the work needs, in MiB. */
  readonly storage?: number;
  /** The environment variables that the code reads. */
  readonly variables: Readonly<Record<string, string>>;
}

/** Returns what keeps Lambda from running the code of a function as it is built. */
export async function functionProblems(deployment: Deployment, expected: ExpectedFunction): Promise<string[]> {
  const lambda = deployment.named('AWS::Lambda::Function', expected.name);
  const timeout = lambda.number('Timeout', 3);
  const memory = lambda.number('MemorySize', 128);
  const storage = lambda.number('EphemeralStorage.Size', DEFAULT_STORAGE);
  return [
    ...problemIf(lambda.value('Runtime') !== RUNTIME, `the function does not run on ${RUNTIME} (${lambda.label})`),
    ...problemIf(lambda.list('Architectures')[0] !== 'arm64', `the function does not run on ARM64 (${lambda.label})`),
    ...problemIf(
      !(timeout >= expected.timeout),
      `the function has ${timeout} s, and its work may take ${expected.timeout} s (${lambda.label})`,
    ),
    ...problemIf(
      !(memory >= expected.memorySize),
      `the function has ${memory} MiB of memory, and the settings ${expected.memorySize} MiB (${lambda.label})`,
    ),
    ...problemIf(!(storage >= (expected.storage ?? 0)), `the function has ${storage} MiB of storage (${lambda.label})`),
    ...problemIf(
      !(lambda.number('ReservedConcurrentExecutions', Infinity) > 0),
      `the function has no concurrency (${lambda.label})`,
    ),
    ...problemIf(
      lambda.list('Layers').length > 0,
      `the function has layers that it is not built for (${lambda.label})`,
    ),
    ...codeProblems(deployment, lambda),
    ...variableProblems(lambda, expected.variables),
    ...(await roleProblems(deployment, lambda)),
  ];
}

/** The handler is exported by a file of the code. */
function codeProblems(deployment: Deployment, lambda: Deployed): string[] {
  const handler = String(lambda.value('Handler'));
  const [file, exported] = handler.split('.') as [string, string | undefined];
  const asset = assetOf(deployment, lambda);
  if (asset === 'not synthesised') return [];
  if (!asset) return [`there is no asset with the code of the function (${lambda.label})`];
  const source = asset.read(['js', 'mjs', 'cjs'].map((extension) => `${file}.${extension}`));
  return problemIf(
    exported === undefined || !source || !new RegExp(`\\b${exported.replace(/\W/g, '')}\\b`).test(source),
    `the code has no handler ${handler} (${lambda.label})`,
  );
}

function variableProblems(lambda: Deployed, expected: Readonly<Record<string, string>>): string[] {
  const found = (lambda.value('Environment.Variables') ?? {}) as Record<string, unknown>;
  const names = [...new Set([...Object.keys(expected), ...Object.keys(found)])];
  return names
    .filter((name) => found[name] !== expected[name])
    .map((name) =>
      expected[name] === undefined
        ? `the code of the function does not know the variable ${name} (${lambda.label})`
        : `the variable ${name} is ${JSON.stringify(found[name])}, expected: ${expected[name]} (${lambda.label})`,
    );
}

/** Lambda assumes the role, connects the function with its network and writes its log. */
async function roleProblems(deployment: Deployment, lambda: Deployed): Promise<string[]> {
  const { account, region } = deployment.location;
  const role = deployment.meant('AWS::IAM::Role', lambda.value('Role'));
  const session = sessionOf(deployment, role.name);
  const group = deployment.meant('AWS::Logs::LogGroup', lambda.value('LoggingConfig.LogGroup'));
  const stream = `${group.arn.replace(/:\*$/, '')}:log-stream:2024`;
  const needed: readonly (readonly [action: string, resource: string])[] = [
    ['logs:CreateLogStream', stream],
    ['logs:PutLogEvents', stream],
    ['ec2:CreateNetworkInterface', `arn:aws:ec2:${region}:${account}:network-interface/eni-1`],
    ...lambda
      .list('VpcConfig.SubnetIds')
      .map((id) => ['ec2:CreateNetworkInterface', `arn:aws:ec2:${region}:${account}:subnet/${String(id)}`] as const),
    ['ec2:DeleteNetworkInterface', `arn:aws:ec2:${region}:${account}:network-interface/eni-1`],
    ['ec2:DescribeNetworkInterfaces', '*'],
  ];
  const problems = problemIf(
    !(await mayAssume(deployment, role, service('lambda', lambda.arn, account))),
    `Lambda may not assume the role (${role.label})`,
  );
  for (const [action, resource] of needed) {
    const isAllowed = (await decide({ caller: session, action, resource }, account)) === 'allowed';
    problems.push(...problemIf(!isAllowed, `the role does not allow ${action} on ${resource} (${role.label})`));
  }
  return problems;
}
