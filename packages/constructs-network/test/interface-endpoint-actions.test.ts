import { InterfaceEndpointActions } from '../src';

/** The IAM prefixes of lists that have a different name. */
const PREFIXES: Record<string, string> = {
  CLOUDWATCH_LOGS: 'logs',
  EVENTBRIDGE: 'events',
  SECRETS_MANAGER: 'secretsmanager',
  STEP_FUNCTIONS: 'states',
};

test.each(Object.entries(InterfaceEndpointActions))(
  'the actions of %s are exact, of one service, sorted and unique',
  (name, list) => {
    const prefix = PREFIXES[name] ?? name.toLowerCase();
    expect(list.length).toBeGreaterThan(0);
    for (const action of list) expect(action).toMatch(new RegExp(`^${prefix}:[A-Z][A-Za-z]+$`));
    expect(list).toEqual([...new Set(list)].sort());
  },
);

test.each(['sqs:PurgeQueue', 'sqs:SetQueueAttributes', 'kms:PutKeyPolicy', 'kms:ScheduleKeyDeletion', 'ecr:PutImage'])(
  '%s is not allowed',
  (action) => {
    expect(Object.values(InterfaceEndpointActions).flat()).not.toContain(action);
  },
);

test.each(Object.entries(InterfaceEndpointActions))('%s cannot be changed by its users', (_, list) => {
  expect(() => list.push('sqs:*')).toThrow(TypeError);
  expect(list).not.toContain('sqs:*');
});
