import { fingerprintOf, renderAccepted, renderRefused, type Danger } from '../src';

const DANGER: Danger = {
  stack: 'us-east-1/data',
  logicalId: 'Files',
  type: 'AWS::S3::Bucket',
  rule: 'removed',
  certainty: 'certain',
  change: 'is deleted',
  reason: 'it takes along its objects',
};
const STACK: Danger = {
  ...{ stack: 'us-east-1/data', logicalId: '', type: 'AWS::CloudFormation::Stack', rule: 'termination-protection' },
  ...{ certainty: 'possible', change: 'is no longer protected from being deleted', reason: 'it may be deleted' },
};

test('renders refused dangers with the entries that accept them', () => {
  expect(renderRefused([{ danger: DANGER }, { danger: STACK, problem: 'its override has served already' }])).toBe(
    [
      'Files (AWS::S3::Bucket) of us-east-1/data is deleted',
      '    certain: it takes along its objects',
      `    { stack: 'us-east-1/data', resource: 'Files', rule: 'removed', fingerprint: '${fingerprintOf(DANGER)}', reason: '', expires: '' }`,
      'The stack us-east-1/data is no longer protected from being deleted',
      '    possible: it may be deleted',
      '    its override has served already',
      `    { stack: 'us-east-1/data', resource: '', rule: '${STACK.rule}', fingerprint: '${fingerprintOf(STACK)}', reason: '', expires: '' }`,
    ].join('\n'),
  );
});

test('renders accepted dangers with the reasons', () => {
  const override = {
    ...{ stack: DANGER.stack, resource: 'Files', rule: 'removed', fingerprint: fingerprintOf(DANGER) },
    ...{ reason: 'The objects were copied', expires: '2026-12-15' },
  };
  expect(renderAccepted([{ danger: DANGER, override }])).toBe(
    [
      'Files (AWS::S3::Bucket) of us-east-1/data is deleted',
      '    certain: it takes along its objects',
      '    accepted until 2026-12-15: The objects were copied',
    ].join('\n'),
  );
});
