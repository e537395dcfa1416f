import { ChangePoller, POLL_INTERVAL, type InstrumentChange } from '../../src/bars/change-poller';

const ACME = { feed: 'general', symbol: 'ACME', from: '2024-08-08T14:30:00Z', to: '2024-08-08T14:31:00Z' };

/** The pages of changes, by `since`. Later ones are empty. */
let pages: Record<string, { changes: object[]; next: string }>;
let abort: AbortController;
let received: (readonly InstrumentChange[])[];
let errors: unknown[];
let asked: string[];
const page = Object.assign(new EventTarget(), { hidden: false });

beforeEach(() => {
  jest.useFakeTimers();
  Object.assign(globalThis, { document: page, window: new EventTarget() });
  page.hidden = false;
  [pages, abort, received, errors, asked] = [{}, new AbortController(), [], [], []];
});

afterEach(() => {
  abort.abort();
  jest.useRealTimers();
});

function start(onChanges = async () => undefined): void {
  const changesPage = ({ since = '' }) => {
    asked.push(since);
    return Promise.resolve(pages[since] ?? { changes: [], next: since });
  };
  const events = {
    onChanges: (changes: readonly InstrumentChange[]) => {
      received.push(changes);
      return onChanges();
    },
    onError: (error: unknown) => errors.push(error),
  };
  new ChangePoller({ changesPage } as never, { feed: 'general', symbol: 'ACME' }, '7', events, abort.signal).start();
}

const pass = (polls = 1) => jest.advanceTimersByTimeAsync(polls * POLL_INTERVAL);

test('each poll continues after the one before, through all pages', async () => {
  pages = {
    7: { changes: [{ key: 'a', instruments: [ACME] }], next: '8' },
    8: { changes: [], next: '9' },
    9: { changes: [{ key: 'b', instruments: [{ ...ACME, symbol: 'OTHER' }, ACME] }], next: '10' },
  };
  start();
  await pass(2);

  expect(asked).toEqual(['7', '8', '9', '10', '10']);
  const range = { from: Date.parse(ACME.from), to: Date.parse(ACME.to) };
  expect(received).toEqual([
    [
      { key: 'a', ...range },
      { key: 'b', ...range },
    ],
    [],
  ]);
});

test('changes whose bars could not be read are asked for again', async () => {
  pages = { 7: { changes: [{ key: 'a', instruments: [ACME] }], next: '8' } };
  const onChanges = jest.fn().mockRejectedValueOnce(new Error('throttled')).mockResolvedValue(undefined);
  start(onChanges);
  await pass(2);

  expect(errors).toMatchObject([{ message: 'throttled' }]);
  expect(asked).toEqual(['7', '8', '7', '8']);
  expect(received).toHaveLength(2);
});

test('a hidden page does not ask, and asks at once when it is visible again', async () => {
  page.hidden = true;
  start();
  await pass(3);
  expect(asked).toEqual([]);

  page.hidden = false;
  page.dispatchEvent(new Event('visibilitychange'));
  await jest.advanceTimersByTimeAsync(0);
  expect(asked).toEqual(['7']);
  await pass();
  expect(asked).toEqual(['7', '7']);
});

test('nothing is asked after the signal', async () => {
  start();
  abort.abort();
  await pass(2);
  expect(asked).toEqual([]);
});
