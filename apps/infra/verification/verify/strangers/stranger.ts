import { anonymousPrincipal, type SimulationRequestPrincipal } from '@cloud-copilot/iam-simulate';
import { loadPolicy, type LoadedPolicy } from './loaded-policy';

/** The keys of a request context that conditions compare. */
export type Context = Readonly<Record<string, string | readonly string[]>>;

/** Somebody who sends requests. */
export interface Stranger {
  /** The ARN of a principal, or a service and the source that it acts for. */
  readonly who: string;
  readonly principal: SimulationRequestPrincipal;
  readonly policies: readonly LoadedPolicy[];
  readonly context: Context;
}

/** The policy of an administrator. Principals of other accounts have it, because their own account decides. */
const EVERYTHING = loadPolicy('identity', { Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] });

/** A request over a current version of TLS from the internet. */
const DEFAULTS: Context = {
  'aws:SecureTransport': 'true',
  's3:TlsVersion': '1.3',
  'aws:SourceIp': '198.51.100.7',
  'aws:ViaAWSService': 'false',
};

/** A principal that its own account allows everything. */
export function administrator(arn: string, context: Context = {}): Stranger {
  return { ...nobody(arn, context), policies: [EVERYTHING] };
}

/** A principal that its own account allows nothing. */
export function nobody(arn: string, context: Context = {}): Stranger {
  const [, , , , account = '', ...resource] = arn.split(':');
  return {
    who: arn,
    principal: arn,
    policies: [],
    context: {
      ...DEFAULTS,
      ...context,
      'aws:PrincipalArn': arn,
      'aws:PrincipalAccount': account,
      'kms:CallerAccount': account,
      'aws:PrincipalIsAWSService': 'false',
      ...(resource[0]?.startsWith('user/') ? { 'aws:username': resource[0].slice('user/'.length) } : {}),
    },
  };
}

/** A service. If it acts for a resource, the context has `aws:SourceArn` and `aws:SourceAccount`, or one of them. */
export function service(name: string, context: Context = {}): Stranger {
  const source = context['aws:SourceArn'] ?? context['aws:SourceAccount'] ?? context['aws:SourceOrgID'] ?? 'nobody';
  return {
    who: `${name} for ${String(source)}`,
    principal: name,
    policies: [],
    context: { ...DEFAULTS, ...context, 'aws:PrincipalIsAWSService': 'true', 'aws:PrincipalServiceName': name },
  };
}

/** A request that is not signed. */
export function anybody(context: Context = {}): Stranger {
  return { who: 'anybody', principal: anonymousPrincipal, policies: [], context: { ...DEFAULTS, ...context } };
}

/** The same stranger, without TLS. */
export function overPlainHttp(stranger: Stranger): Stranger {
  return altered(stranger, 'over plain HTTP', { 'aws:SecureTransport': 'false' });
}

/** The same stranger, over an old version of TLS. */
export function overOldTls(stranger: Stranger): Stranger {
  return altered(stranger, 'over TLS 1.1', { 's3:TlsVersion': '1.1' });
}

function altered(stranger: Stranger, how: string, context: Context): Stranger {
  return { ...stranger, who: `${stranger.who} ${how}`, context: { ...stranger.context, ...context } };
}
