import { App, CfnResource, Stack } from 'aws-cdk-lib/core';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { tagStack } from '../src/tags';

test('tagStack tags all taggable resources of a stack', () => {
  const app = new App();
  const stack = new Stack(app, 'Stack');
  const topic = new Topic(stack, 'Topic').node.defaultChild as CfnResource;

  tagStack(stack, { environment: 'dev', region: 'us-east-1' });

  const { template } = app.synth().getStackArtifact(stack.artifactId) as {
    template: { Resources: Record<string, { Properties: { Tags: object } }> };
  };
  expect(template.Resources[stack.getLogicalId(topic)]?.Properties.Tags).toEqual([
    { Key: 'Environment', Value: 'dev' },
    { Key: 'ManagedBy', Value: 'cdk' },
    { Key: 'Project', Value: 'trading-analytics' },
    { Key: 'Region', Value: 'us-east-1' },
  ]);
});
