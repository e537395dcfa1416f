import { mutantsOf } from '../../../verification/catalogue/generate';
import type { TemplateFile } from '../../../verification/assembly';

const queue = { Type: 'AWS::Test::Queue', Properties: { Name: 'q', Delay: 5, Tags: [{ Key: 'a', Value: 'b' }] } };

function file(resources: object, stack: 'Data' | 'Exports' = 'Data'): TemplateFile {
  return { stack, region: 'us-east-1', path: '', template: { Resources: resources as never } };
}

function idsOf(resources: object): string[] {
  return mutantsOf([file(resources)]).map(({ id }) => id);
}

describe('mutantsOf', () => {
  test('changes each property, and the resource itself', () => {
    expect(idsOf({ Queue0123ABCD: queue })).toEqual([
      'Data/Queue/Properties/Name drop',
      'Data/Queue/Properties/Name rename',
      'Data/Queue/Properties/Delay drop',
      'Data/Queue/Properties/Delay disable',
      'Data/Queue/Properties/Delay shorten',
      'Data/Queue/Properties/Delay raise',
      'Data/Queue/Properties/Tags drop',
      'Data/Queue disable (a condition that is never met)',
      'Data/Queue drop',
    ]);
  });

  test('changes a copy of the template with the resource only', () => {
    const files = [file({ Queue: { ...queue, Type: 'AWS::Test::Other' } }, 'Exports'), file({ Other: queue })];
    const before = structuredClone(files);
    const [mutant] = mutantsOf(files).filter(({ id }) => id === 'Exports/Queue/Properties/Delay shorten');

    const [first, second] = mutant?.files() ?? [];

    expect(mutant?.changed).toBe('Exports');
    expect(first).toBe(files[1]);
    expect(second?.template.Resources?.['Queue']?.Properties).toEqual({ ...queue.Properties, Delay: 1 });
    expect(files).toEqual(before);
  });

  test('takes one resource of each role', () => {
    const other = { ...queue, Properties: { ...queue.Properties, Name: 'r' } };
    const kind = (MetricName: string) => ({ Type: 'T', Properties: { MetricName } });
    const ids = idsOf({ Queue: queue, Same: other, Errors: kind('Errors'), Age: kind('Age') });

    expect(new Set(ids.map((id) => id.split(/[ /]/)[1]))).toEqual(new Set(['Queue', 'Errors', 'Age']));
  });

  test('leaves out changes without an effect, and those that equal another one', () => {
    const policy = { Type: 'AWS::S3::BucketPolicy', Properties: { Bucket: 'b' } };
    expect(idsOf({ Policy: policy }).filter((id) => id.includes(' add '))).toEqual([]);
    expect(idsOf({ A: { Type: 'T', Properties: { List: ['x'] } } })).toContain('Data/A/Properties/List/0 drop');
  });

  test('redirects references to another resource of the type, and imports to another value', () => {
    const other = { ...queue, Properties: { Name: 'r' } };
    const outputs = Object.fromEntries(
      [
        ['a', { Ref: 'Queue' }],
        ['same', { Ref: 'Queue' }],
        ['b', { Ref: 'Other' }],
      ].map(([name, Value]) => [name, { Value, Export: { Name: name } }]),
    );
    const user = { Type: 'T', Properties: { Direct: { Ref: 'Queue' }, Imported: { 'Fn::ImportValue': 'a' } } };
    const template = { Resources: { Queue: queue, Other: other, User: user }, Outputs: outputs } as never;
    const mutants = mutantsOf([{ stack: 'Data', region: 'us-east-1', path: '', template }]).filter(
      ({ operator }) => operator === 'redirect',
    );

    const changed = mutants.map((mutant) => mutant.files()[0]?.template.Resources?.['User']?.Properties);

    expect(changed).toEqual([
      { Direct: { Ref: 'Other' }, Imported: { 'Fn::ImportValue': 'a' } },
      { Direct: { Ref: 'Queue' }, Imported: { 'Fn::ImportValue': 'b' } },
    ]);
  });

  test('adds statements, settings and resources', () => {
    const role = {
      Type: 'AWS::IAM::Role',
      Properties: { AssumeRolePolicyDocument: { Statement: [{ Effect: 'Allow' }] } },
    };
    const mutants = mutantsOf([file({ Role: role })]);
    const resources = (variant: string) =>
      mutants.find((mutant) => mutant.variant === variant)?.files()[0]?.template.Resources ?? {};

    expect(resources('a statement: trust in EC2')['Role']?.Properties?.['AssumeRolePolicyDocument']).toEqual({
      Statement: [{ Effect: 'Allow' }, expect.objectContaining({ Principal: { Service: 'ec2.amazonaws.com' } })],
    });
    expect(resources('a permissions boundary')['Role']?.Properties).toHaveProperty('PermissionsBoundary');
    expect(Object.keys(resources('an instance profile'))).toEqual(['Role', 'AddedInstanceProfile']);
  });
});
