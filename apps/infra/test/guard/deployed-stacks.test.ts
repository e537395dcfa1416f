import { DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import { deployedStacks, UnreadableStackError } from '../../src/guard/deployed-stacks';

const PLACE = { name: 'analytics-data-dev-us-east-1', region: 'us-east-1' };

/** Answers the two requests for a stack. */
function answering(stack: () => object, template: () => object = () => ({ TemplateBody: '{}' })) {
  const send = async (command: object) => (command instanceof DescribeStacksCommand ? stack() : template());
  return () => ({ send }) as never;
}

const status = (StackStatus: string, more = {}) => answering(() => ({ Stacks: [{ StackStatus, ...more }] }));
const failing = (name: string, message: string) => () => {
  throw Object.assign(new Error(message), { name });
};

test('reads the template and the protection of a deployed stack', async () => {
  const template = { Resources: { Files: { Type: 'AWS::S3::Bucket' } } };
  const clientOf = answering(
    () => ({ Stacks: [{ StackStatus: 'UPDATE_COMPLETE', EnableTerminationProtection: true }] }),
    () => ({ TemplateBody: JSON.stringify(template) }),
  );
  expect(await deployedStacks([PLACE], clientOf)).toEqual([{ ...PLACE, terminationProtection: true, template }]);
});

test('asks the client of the region of each stack', async () => {
  const regions: string[] = [];
  await deployedStacks([PLACE, { ...PLACE, region: 'us-west-2' }], (region) => {
    regions.push(region);
    return status('CREATE_COMPLETE')();
  });
  expect(regions).toEqual(['us-east-1', 'us-west-2']);
});

test.each(['REVIEW_IN_PROGRESS', 'ROLLBACK_COMPLETE', 'ROLLBACK_FAILED'])(
  'leaves out a stack that was never created: %s',
  async (state) => {
    expect(await deployedStacks([PLACE], status(state))).toEqual([]);
  },
);

test.each(['UPDATE_ROLLBACK_COMPLETE', 'UPDATE_IN_PROGRESS', 'UPDATE_ROLLBACK_FAILED'])(
  'reads a stack that exists: %s',
  async (state) => {
    expect(await deployedStacks([PLACE], status(state))).toHaveLength(1);
  },
);

test('leaves out a stack that does not exist', async () => {
  const message = `Stack with id ${PLACE.name} does not exist`;
  expect(await deployedStacks([PLACE], answering(failing('ValidationError', message)))).toEqual([]);
});

test.each([
  ['its description', answering(failing('AccessDenied', 'not authorized')), 'not authorized'],
  ['its template', answering(() => ({ Stacks: [{}] }), failing('AccessDenied', 'not authorized')), 'not authorized'],
  [
    'a template in YAML',
    answering(
      () => ({ Stacks: [{}] }),
      () => ({ TemplateBody: 'a: 1' }),
    ),
    'its template is not JSON',
  ],
])('refuses to go on without %s', async (_name, clientOf, problem) => {
  const reading = deployedStacks([PLACE], clientOf);
  await expect(reading).rejects.toThrow(UnreadableStackError);
  await expect(reading).rejects.toThrow(
    `The deployed stack us-east-1/${PLACE.name} cannot be compared (${problem}). Nothing was changed.\n` +
      'The credentials must allow cloudformation:DescribeStacks and cloudformation:GetTemplate.',
  );
});
