import { renderVerdict, reportOpen } from '../../../verification/findings/report-assessment';
import type { Verdict } from '../../../verification/findings/assess-findings';

const NOTHING: Verdict = { open: [], acknowledged: 3, stale: [], excessive: [] };
const finding = { environment: 'dev', stack: 'Data', rule: 'W1', logicalId: 'Bucket', description: 'bad' } as const;

describe('reportOpen', () => {
  const lines: string[] = [];
  beforeEach(() => {
    lines.length = 0;
    jest.spyOn(console, 'log').mockImplementation((line: string) => lines.push(line));
  });
  afterEach(() => jest.restoreAllMocks());

  test('says nothing where nothing is left to do', () => {
    expect(reportOpen(NOTHING, 'file.ts')).toEqual([]);
    expect(lines).toEqual([]);
  });

  test.each<[Partial<Verdict>, string]>([
    [{ open: [finding] }, 'dev/Data: W1 on Bucket\n    bad'],
    [{ stale: ['Data: W1 on Bucket'] }, 'stale acknowledgement: Data: W1 on Bucket'],
    [{ excessive: ['Data: 11 acknowledgements'] }, 'Data: 11 acknowledgements'],
  ])('prints %j and says where an acknowledgement goes', (difference, line) => {
    expect(reportOpen({ ...NOTHING, ...difference }, 'file.ts')).toEqual([
      'Mend what is open, or acknowledge it in file.ts with a reason.',
    ]);
    expect(lines).toEqual([line]);
  });
});

test('renderVerdict counts', () => {
  expect(renderVerdict({ ...NOTHING, open: [finding] })).toBe('unacknowledged findings: 1, acknowledged: 3, stale: 0');
});
