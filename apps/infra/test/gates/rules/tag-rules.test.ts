import { checkTemplate } from '../../../src/gates/check-template';
import { FLOORS } from '../../../src/guarantees/floor';

test('the rules reject a resource that lacks a tag, if its type is checked', () => {
  const tagged = (Type: string, ...keys: string[]) =>
    checkTemplate(
      { Resources: { Thing: { Type, Properties: { Tags: keys.map((Key) => ({ Key })) } } } },
      FLOORS.disposable,
    )
      .filter(({ rule }) => rule.name === 'tags')
      .map(({ location }) => location);

  expect(tagged('AWS::EC2::VPC', 'Environment', 'ManagedBy', 'Project', 'Region')).toEqual([]);
  expect(tagged('AWS::EC2::VPC', 'Environment', 'ManagedBy', 'Region')).toEqual(['Properties/Tags']);
  expect(tagged('AWS::EC2::Route')).toEqual([]);
});
