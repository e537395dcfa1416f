import { FLOORS } from '../../src/guarantees/floor';
import { brokenIf, eachResource } from '../../src/gates/rule';
import type { Resources } from '@trading/template';

const resources: Resources = { A: { Type: 'AWS::SQS::Queue' }, B: { Type: 'AWS::SQS::QueuePolicy' } };

describe('eachResource', () => {
  test('examines the resources of an exact type', () => {
    const check = eachResource('AWS::SQS::Queue', () => ['Properties', 'Type']);
    expect(check(resources, FLOORS.disposable)).toEqual([
      { logicalId: 'A', location: 'Properties' },
      { logicalId: 'A', location: 'Type' },
    ]);
  });

  test('examines the resources of a pattern, each in its context', () => {
    const locate = jest.fn(() => []);
    eachResource(/^AWS::SQS::/, locate)(resources, FLOORS.disposable);
    expect(locate.mock.calls).toEqual([
      [resources['A'], { logicalId: 'A', resources, floor: FLOORS.disposable }],
      [resources['B'], { logicalId: 'B', resources, floor: FLOORS.disposable }],
    ]);
  });
});

test('brokenIf returns a location for a broken rule only', () => {
  expect([brokenIf(true, 'Type'), brokenIf(false, 'Type')]).toEqual([['Type'], []]);
});
