import type { SelectedFile } from '@trading/bars/backfill';
import { BackfillFunction } from '../../src/aws/backfill-function';

const FILE: SelectedFile = { key: 'trades/x', etag: 'etag', bytes: 1, reason: 'missing', hasBars: false };

/** A function that answers after 40 ms. */
function functionWith(answer: object): { fake: BackfillFunction; requests: any[] } {
  const requests: any[] = [];
  let time = 0;
  const send = ({ input }: any) => {
    requests.push({ ...input, Payload: JSON.parse(input.Payload) });
    time += 40;
    return Promise.resolve(answer);
  };
  return { fake: new BackfillFunction({ send } as never, 'backfill', () => time), requests };
}

const payload = (value: unknown) => Buffer.from(JSON.stringify(value));

test('measures a file by the function', async () => {
  const measurement = { processor: 2, trades: 3, writeUnits: 4, barItems: 5, milliseconds: 6 };
  const { fake, requests } = functionWith({ Payload: payload(measurement) });
  expect(await fake.measure('bucket', FILE)).toEqual({ file: FILE, measurement, milliseconds: 40 });
  expect(requests).toEqual([
    { FunctionName: 'backfill', Payload: { bucket: 'bucket', measure: { key: 'trades/x', etag: 'etag' } } },
  ]);
});

test('names the version of a file that has one', async () => {
  const { fake, requests } = functionWith({ Payload: payload({}) });
  await fake.measure('bucket', { ...FILE, versionId: 'v1' });
  expect(requests[0].Payload.measure).toEqual({ key: 'trades/x', versionId: 'v1', etag: 'etag' });
});

test.each([
  [
    { FunctionError: 'Unhandled', Payload: payload({ errorType: 'A', errorMessage: 'B' }) },
    { name: 'A', reason: 'B' },
  ],
  [
    { FunctionError: 'Unhandled', Payload: payload({}) },
    { name: 'Unhandled', reason: '' },
  ],
  [{ FunctionError: 'Unhandled' }, { name: 'Unhandled', reason: '' }],
])('tells why a file cannot be measured (%#)', async (answer, failure) => {
  const { fake } = functionWith(answer);
  expect(await fake.measure('bucket', FILE)).toEqual({ file: FILE, measurement: undefined, failure, milliseconds: 40 });
});
