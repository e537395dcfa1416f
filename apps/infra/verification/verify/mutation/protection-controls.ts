import { once, statements, type Control, type Mutable } from './control';

const ADMINISTRATORS = 'arn:aws:iam::333333333333:role/admin';

/** The controls that protect objects from administrators. */
export const PROTECTION_CONTROLS: readonly Control[] = [
  denial('bucket-denies-deletion', 'remove the denial', 's3:DeleteObjectVersion', (_statement, all, index) =>
    all.splice(index, 1),
  ),
  denial('bucket-denies-deletion', 'except a role', 's3:DeleteObjectVersion', (statement) => {
    statement.Condition = { ArnNotEquals: { 'aws:PrincipalArn': ADMINISTRATORS } };
  }),
  denial('bucket-denies-deletion', 'deny it to other accounts only', 's3:DeleteObjectVersion', (statement) => {
    delete statement.Principal;
    statement.NotPrincipal = { AWS: '333333333333' };
  }),
  denial('bucket-denies-deletion', 'protect one folder only', 's3:DeleteObjectVersion', ({ Resource }) => {
    Resource['Fn::Join'][1][1] = '/archive/*';
  }),
  denial('bucket-denies-deletion', 'allow the deletion of current access logs', 's3:DeleteObject', (statement) => {
    statement.Action = 's3:DeleteObjectVersion';
  }),
  denial('bucket-denies-configuration', 'remove the denial', 's3:PutBucketPolicy', (_statement, all, index) =>
    all.splice(index, 1),
  ),
  denial('bucket-denies-configuration', 'allow changes of the lifecycle', 's3:PutBucketPolicy', (statement) => {
    statement.Action = statement.Action.filter((action: string) => action !== 's3:PutLifecycleConfiguration');
  }),
  denial('bucket-denies-configuration', 'except another role', 's3:PutBucketPolicy', ({ Condition }) =>
    Condition.ArnNotEquals['aws:PrincipalArn'].push(ADMINISTRATORS),
  ),
  denial('bucket-denies-configuration', 'except all roles', 's3:PutBucketPolicy', ({ Condition }) => {
    Condition.ArnNotEquals['aws:PrincipalArn'] = '*';
  }),
  ...['DeletionPolicy', 'UpdateReplacePolicy'].map((attribute) =>
    once(
      'bucket-policy-is-kept',
      `delete the policy by ${attribute}`,
      'AWS::S3::BucketPolicy',
      (_policy, resource) => (resource[attribute] = 'Delete'),
      ({ PolicyDocument }) => JSON.stringify(PolicyDocument).includes('s3:DeleteObjectVersion'),
    ),
  ),
];

/** A control in each statement that denies an action on a bucket or its objects. */
function denial(rule: string, removal: string, action: string, change: Parameters<typeof statements>[3]): Control {
  const isDenial = ({ Effect, Action }: Mutable) => Effect === 'Deny' && [Action].flat().includes(action);
  return statements(rule, removal, isDenial, change, 'AWS::S3::BucketPolicy');
}
