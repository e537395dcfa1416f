import { readParameters } from '../../src/aws/read-parameters';
import { NotDeployedError } from '../../src/aws/read-stack-output';
import { PARAMETERS } from '../fake-aws';

const read = (answer: () => unknown) => {
  const names: string[] = [];
  const send = ({ input }: any) => {
    names.push(input.StackName);
    return Promise.resolve().then(answer);
  };
  return { names, parameters: readParameters({ send } as never, 'dev', 'eu-west-1') };
};

const stackWith = (outputs: object) => ({
  Stacks: [{ Outputs: Object.entries(outputs).map(([OutputKey, OutputValue]) => ({ OutputKey, OutputValue })) }],
});

test('reads the output of the stack', async () => {
  const { names, parameters } = read(() => stackWith({ Other: 'x', BackfillParameters: JSON.stringify(PARAMETERS) }));
  expect(await parameters).toEqual(PARAMETERS);
  expect(names).toEqual(['analytics-backfill-dev-eu-west-1']);
});

const missing = () => {
  throw Object.assign(new Error('Stack with id analytics-backfill-dev-eu-west-1 does not exist'), {
    name: 'ValidationError',
  });
};

test.each([
  ['the stack is missing', missing, 'but it does not exist.'],
  ['the stack has no such output', () => stackWith({ Other: 'x' }), 'but it has no such output.'],
  ['the stack has no outputs', () => ({ Stacks: [{}] }), 'but it has no such output.'],
  [
    'a parameter is missing',
    () => stackWith({ BackfillParameters: JSON.stringify({ ...PARAMETERS, concurrency: undefined }) }),
    'but its `concurrency` is not a number.',
  ],
])('says what is missing and how to deploy it if %s', async (_, answer, problem) => {
  const { parameters } = read(answer);
  await expect(parameters).rejects.toThrow(NotDeployedError);
  await expect(parameters).rejects.toThrow(
    `Expected the stack analytics-backfill-dev-eu-west-1 in eu-west-1 with the output BackfillParameters, ${problem}`,
  );
  await expect(parameters).rejects.toThrow('npx nx run infra:deploy --configuration=dev');
});

test('fails with any other error of CloudFormation', async () => {
  const { parameters } = read(() => {
    throw new Error('throttled');
  });
  await expect(parameters).rejects.toThrow('throttled');
});
