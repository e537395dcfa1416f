import { stripVTControlCharacters } from 'node:util';
import { differenceBetween } from '../../src/consume/compare-templates';

const template = (properties: object) => ({
  Resources: { Queue: { Type: 'AWS::SQS::Queue', Properties: properties } },
});

describe('differenceBetween', () => {
  test('ignores the order of keys', () => {
    const one = template({ QueueName: 'files', DelaySeconds: 5 });
    expect(differenceBetween(one, template({ DelaySeconds: 5, QueueName: 'files' }))).toBeUndefined();
  });

  test('formats differences as the CDK does', () => {
    const difference = differenceBetween(template({ DelaySeconds: 5 }), template({ DelaySeconds: 6 }));
    expect(stripVTControlCharacters(difference ?? '')).toMatch(/AWS::SQS::Queue Queue[^]+\[-\] 5[^]+\[\+\] 6/);
  });

  test('distinguishes equal values of different types', () => {
    expect(differenceBetween(template({ DelaySeconds: 5 }), template({ DelaySeconds: '5' }))).toBeDefined();
  });
});
