import fc from 'fast-check';
import { bucketEvent, timeOfEvent } from '../../src/model/bucket-event';
import { compare } from '../../src/model/compare';
import { UPLOADED_AT } from '../manifest-of';

const times = fc.nat(4_000_000_000).map((seconds) => seconds * 1_000);
const sequencers = fc.stringMatching(/^[0-9A-F]{1,40}$/);

describe('bucketEvent', () => {
  test('is the time in twelve digits, and the sequencer', () => {
    // If an event is written in another way, it is not compared correctly with those that are stored.
    expect(bucketEvent(UPLOADED_AT, '0055AED6DCD90281E5')).toBe('0191346acc200055AED6DCD90281E5');
    expect(bucketEvent(0, '0055AED6DCD90281E5')).toBe('0000000000000055AED6DCD90281E5');
  });

  test('is the same for a sequencer in lower case', () => {
    expect(bucketEvent(UPLOADED_AT, '0055aed6dcd90281e5')).toBe(bucketEvent(UPLOADED_AT, '0055AED6DCD90281E5'));
  });

  test.each([
    ['0055AED6DCD90281E5', '0055AED6DCD90281E6'],
    ['0055AED6DCD90281E5', '0055AED6DCD90281E501'],
    ['0055AED6DCD90281E501', '0055AED6DCD90281E6'],
    ['0055AED6DCD9', '0055AED6DCD90281E5'],
    ['0055aed6dcd9', '0055AED6DCDA'],
    ['0055AED6DCD9', '0055aed6dcda'],
  ])('orders the events of a second by their sequencers: %s is before %s', (former, latter) => {
    expect(bucketEvent(UPLOADED_AT, former) < bucketEvent(UPLOADED_AT, latter)).toBe(true);
  });

  test('compares the shorter of two sequencers as if it were followed by zeros', () => {
    const padded = (sequencer: string) => sequencer.padEnd(40, '0');
    fc.assert(
      fc.property(times, sequencers, sequencers, (time, a, b) => {
        fc.pre(padded(a) !== padded(b));
        expect(compare(bucketEvent(time, a), bucketEvent(time, b))).toBe(compare(padded(a), padded(b)));
      }),
    );
  });

  test('orders events of different times by them, whatever the sequencers are', () => {
    fc.assert(
      fc.property(times, times, sequencers, sequencers, (a, b, ofA, ofB) => {
        fc.pre(a !== b);
        expect(compare(bucketEvent(a, ofA), bucketEvent(b, ofB))).toBe(compare(a, b));
      }),
    );
  });
});

describe('timeOfEvent', () => {
  test('is the time that an event was made of', () => {
    fc.assert(
      fc.property(times, sequencers, (time, sequencer) => {
        expect(timeOfEvent(bucketEvent(time, sequencer))).toBe(time);
      }),
    );
  });
});
