import { ENVIRONMENTS } from '../../src/environments';
import { only, synthesise } from '../synthesise';

test('each further region holds a replica of the table', () => {
  const { Data } = synthesise('production');
  const replicas = only(Data.template, 'AWS::DynamoDB::GlobalTable')['Replicas'] as { Region: string }[];
  expect(replicas.map(({ Region }) => Region).sort()).toEqual([...ENVIRONMENTS.production.regions].sort());
});
