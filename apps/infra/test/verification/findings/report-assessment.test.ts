import type { Assessment } from '../../../verification/findings/assess-findings';
import { renderAssessment, reportProblems } from '../../../verification/findings/report-assessment';

const NO_PROBLEMS: Assessment = { unacknowledged: [], acknowledged: 3, stale: [], excessive: [] };
const finding = { environment: 'dev', stack: 'Data', rule: 'W1', logicalId: 'Bucket', description: 'bad' } as const;

describe('reportProblems', () => {
  const lines: string[] = [];
  beforeEach(() => {
    lines.length = 0;
    jest.spyOn(console, 'log').mockImplementation((line: string) => lines.push(line));
  });
  afterEach(() => jest.restoreAllMocks());

  test('prints nothing if there are no problems', () => {
    expect(reportProblems(NO_PROBLEMS, 'file.ts')).toEqual([]);
    expect(lines).toEqual([]);
  });

  test.each<[Partial<Assessment>, string, string]>([
    [
      { unacknowledged: [finding] },
      'dev/Data: W1 on Bucket\n    bad',
      'Fix the findings above, or acknowledge each in file.ts with a reason.',
    ],
    [
      { stale: ['Data: W1 on Bucket'] },
      'Stale acknowledgement: Data: W1 on Bucket',
      'Remove the stale acknowledgements above from file.ts: they match no finding.',
    ],
    [
      { excessive: ['Data: 11 acknowledgements'] },
      'Data: 11 acknowledgements',
      'Fix some of the acknowledged findings: there are too many acknowledgements.',
    ],
  ])('prints %j and says what to do', (difference, line, failure) => {
    expect(reportProblems({ ...NO_PROBLEMS, ...difference }, 'file.ts')).toEqual([failure]);
    expect(lines).toEqual([line]);
  });
});

test('renderAssessment summarises the findings in a line', () => {
  expect(renderAssessment({ ...NO_PROBLEMS, unacknowledged: [finding] })).toBe(
    'unacknowledged findings: 1, acknowledged: 3, stale acknowledgements: 0',
  );
});
