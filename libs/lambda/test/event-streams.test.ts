import * as replaced from '@smithy/core/event-streams';
import * as replacement from '../src/event-streams';

describe('what replaces event streams', () => {
  test('has names of what it replaces, and no others', () => {
    expect(Object.keys(replaced)).toEqual(expect.arrayContaining(Object.keys(replacement)));
  });

  test('leaves the settings of a client as they are, and fails if an operation has a stream of events', () => {
    const settings = { region: 'us-east-1' };
    expect(replacement.resolveEventStreamSerdeConfig(settings)).toBe(settings);
    expect(() => new replacement.EventStreamSerde()).toThrow('has no event streams');
    expect(() => replacement.eventStreamSerdeProvider()).toThrow('has no event streams');
  });
});
