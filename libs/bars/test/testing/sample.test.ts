import type * as Sample from '../../src/testing/sample';

/** The module, as it is loaded with environment variables. */
function sampleWith(env: Readonly<Record<string, string>>): typeof Sample {
  const before = process.env;
  process.env = { ...before, TEST_VOLUME: '', SAMPLE: '0', ...env };
  try {
    let sample: typeof Sample | undefined;
    jest.isolateModules(() => (sample = jest.requireActual<typeof Sample>('../../src/testing/sample')));
    return sample as typeof Sample;
  } finally {
    process.env = before;
  }
}

const ALL = Array.from({ length: 20 }, (_, index) => index);

test('the shares of all samples are everything', () => {
  const shares = [0, 1, 2].map((share) => sampleWith({ SAMPLE: String(share) }).sampleOf(ALL, 3));

  expect(shares.flat().sort((a, b) => a - b)).toEqual(ALL);
  for (const share of shares) expect(share.length).toBeLessThan(8);
});

test('one share is everything', () => {
  expect(sampleWith({ SAMPLE: '5' }).sampleOf(ALL, 1)).toEqual(ALL);
});

test('a seventh runs with every change', () => {
  const { runsOf, stepOf, usualSampleOf } = sampleWith({});

  expect([runsOf(30), runsOf(10), runsOf(1)]).toEqual([5, 2, 1]);
  expect(stepOf(13)).toBe(91);
  expect(usualSampleOf(ALL)).toEqual([0, 7, 14]);
});

test('everything runs in full', () => {
  const { runsOf, stepOf, usualSampleOf } = sampleWith({ TEST_VOLUME: 'full' });

  expect(runsOf(30)).toBe(30);
  expect(stepOf(13)).toBe(13);
  expect(usualSampleOf(ALL)).toEqual(ALL);
});
