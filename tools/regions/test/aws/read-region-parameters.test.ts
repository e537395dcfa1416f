import { readRegionParameters } from '../../src/aws/read-region-parameters';
import { parametersOf } from '../fake-region';
import { clientOf } from './client';

const stackWith = (parameters: object) =>
  clientOf({
    DescribeStacks: () => ({
      Stacks: [{ Outputs: [{ OutputKey: 'RegionParameters', OutputValue: JSON.stringify(parameters) }] }],
    }),
  });

test('reads the output of the stack of ingestion', async () => {
  const { client, sent } = stackWith(parametersOf('us-east-1'));
  expect(await readRegionParameters(client, 'production', 'us-east-1')).toEqual(parametersOf('us-east-1'));
  expect(sent).toEqual([['DescribeStacks', { StackName: 'analytics-ingestion-production-us-east-1' }]]);
});

test.each(Object.keys(parametersOf('x')))('says that `%s` is missing', async (name) => {
  const { client } = stackWith({ ...parametersOf('us-east-1'), [name]: undefined });
  await expect(readRegionParameters(client, 'production', 'us-east-1')).rejects.toThrow(
    `its \`${name}\` is not a string`,
  );
});
