import { EventRules } from '../../src/aws/event-rules';
import { clientOf } from './client';

const rulesWith = (states: Record<string, string>) => {
  const { client, sent } = clientOf({
    DescribeRule: ({ Name }) => ({ State: states[Name] }),
    EnableRule: () => ({}),
    DisableRule: () => ({}),
  });
  return { rules: new EventRules(client, Object.keys(states)), sent };
};

test.each([
  ['ENABLED', 'ENABLED', 'on'],
  ['DISABLED', 'DISABLED', 'off'],
  ['ENABLED', 'DISABLED', 'mixed'],
])('two rules that are %s and %s are %s', async (first, second, expected) => {
  const { rules } = rulesWith({ created: first, deleted: second });
  expect(await rules.state()).toBe(expected);
});

test.each([
  [true, 'EnableRule'],
  [false, 'DisableRule'],
])('switches all rules %s by %s', async (isOn, command) => {
  const { rules, sent } = rulesWith({ created: 'ENABLED', deleted: 'DISABLED' });
  await rules.set(isOn);
  expect(sent).toEqual([
    [command, { Name: 'created' }],
    [command, { Name: 'deleted' }],
  ]);
});
