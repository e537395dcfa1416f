import { MappingNotFoundError, QueueMapping } from '../../src/aws/queue-mapping';
import { clientOf, fail } from './client';

const mappingIn = (states: readonly string[], update: () => unknown = () => ({})) => {
  const { client, sent } = clientOf({
    ListEventSourceMappings: () => ({
      EventSourceMappings: states.map((State, index) => ({ UUID: `id-${index}`, State })),
    }),
    UpdateEventSourceMapping: update,
  });
  return { mapping: new QueueMapping(client, 'processor'), sent };
};

test.each([
  ['Enabled', 'on'],
  ['Disabled', 'off'],
  ['Enabling', 'changing'],
  ['Disabling', 'changing'],
  ['Updating', 'changing'],
])('a mapping that is %s is %s', async (state, expected) => {
  const { mapping, sent } = mappingIn([state]);
  expect(await mapping.state()).toBe(expected);
  expect(sent).toEqual([['ListEventSourceMappings', { FunctionName: 'processor' }]]);
});

test.each([
  [true, 'Disabled'],
  [false, 'Enabled'],
  [false, 'Enabling'],
])('asks to be enabled: %s, if it is %s', async (isOn, state) => {
  const { mapping, sent } = mappingIn([state]);
  await mapping.set(isOn);
  expect(sent.at(-1)).toEqual(['UpdateEventSourceMapping', { UUID: 'id-0', Enabled: isOn }]);
});

test('asks for nothing that is so already', async () => {
  const { mapping, sent } = mappingIn(['Enabled']);
  await mapping.set(true);
  expect(sent).toHaveLength(1);
});

test('leaves a change in progress to a later attempt, and fails for any other reason', async () => {
  await mappingIn(['Updating'], () => fail('ResourceInUseException')).mapping.set(false);
  await expect(mappingIn(['Enabled'], () => fail('AccessDenied')).mapping.set(false)).rejects.toThrow('AccessDenied');
});

test.each([[[]], [['Enabled', 'Enabled']]])('rejects a function with the mappings %j', async (states) => {
  await expect(mappingIn(states).mapping.state()).rejects.toThrow(MappingNotFoundError);
  await expect(mappingIn(states).mapping.state()).rejects.toThrow(
    `Expected one event source mapping of the function processor, found ${states.length}.`,
  );
});
