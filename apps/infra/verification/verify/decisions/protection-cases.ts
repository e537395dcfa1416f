import { BUCKET_ACTIONS, names, OBJECT_ACTIONS } from './actions';
import type { Case } from './decide';
import { within, type Target } from './stack-lookup';
import { roleSession, type World } from './world';

const DELETE = 's3:DeleteObject';
const DELETE_VERSION = 's3:DeleteObjectVersion';
const CONFIGURE = names('s3', 'PutLifecycleConfiguration PutBucketVersioning PutBucketPolicy DeleteBucketPolicy');

/** A bucket, with the actions on its objects that are denied to everybody. */
interface Protected {
  readonly bucket: Target;
  readonly object: Target;
  readonly denied: readonly string[];
}

/** Requests of principals that may do everything, unless the environment protects its objects from them. */
export function protectionCases(world: World): Case[] {
  const { administrator, bucket, trade, exports, logBuckets, protectsObjects } = world;
  const { account, region } = world.location;
  const ask = world.ask.bind(world);
  const role = (name: string, of = region) => roleSession(account, `cdk-hnb659fds-${name}-role-${account}-${of}`);
  const buckets: Protected[] = [
    { bucket, object: trade, denied: [DELETE_VERSION] },
    { bucket: exports, object: within(exports, 'exports/interval=1m/bars.parquet'), denied: [DELETE_VERSION] },
    ...logBuckets.map((logs) => ({
      ...{ bucket: logs, object: within(logs, 'access-logs/2024-08-08') },
      denied: [DELETE, DELETE_VERSION],
    })),
  ];
  const callers = [
    ['an administrator', administrator, false],
    ['CloudFormation during a deployment', role('cfn-exec'), true],
    ['CloudFormation in another region', role('cfn-exec', 'eu-west-1'), false],
    ['another role of the bootstrap stack', role('deploy'), false],
  ] as const;

  return buckets.flatMap(({ bucket: target, object, denied }) =>
    callers.flatMap(([who, caller, mayConfigure]) => {
      const kept = protectsObjects ? denied : [];
      const fixed = protectsObjects && !mayConfigure ? CONFIGURE : [];
      return [
        ...ask(who, caller, OBJECT_ACTIONS, without(OBJECT_ACTIONS, kept), object),
        ...ask(who, caller, BUCKET_ACTIONS, without(BUCKET_ACTIONS, fixed), target),
      ];
    }),
  );
}

function without(actions: readonly string[], denied: readonly string[]): string[] {
  return actions.filter((action) => !denied.includes(action));
}
