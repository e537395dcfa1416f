import { readAudit } from '../../src/advisories/npm-audit';

const VERSIONS: Readonly<Record<string, string>> = {
  'node_modules/lodash': '4.17.15',
  'node_modules/left/node_modules/lodash': '4.17.20',
  'node_modules/left': '1.0.0',
};

const read = (result: unknown) => readAudit(JSON.stringify(result), (path) => VERSIONS[path]);

const advisory = (id: string, severity: string) => ({
  source: 1,
  name: 'lodash',
  title: 'Prototype pollution',
  url: `https://example.com/advisories/${id}`,
  severity,
});

describe('readAudit', () => {
  test('lists each advisory with every installed version that it concerns', () => {
    const audit = read({
      auditReportVersion: 2,
      vulnerabilities: {
        lodash: {
          name: 'lodash',
          via: [advisory('GHSA-1', 'high'), advisory('GHSA-2', 'low')],
          nodes: ['node_modules/lodash', 'node_modules/left/node_modules/lodash'],
        },
        left: { name: 'left', via: ['lodash'], nodes: ['node_modules/left'] },
      },
    });
    const title = 'Prototype pollution';
    expect(audit).toEqual({
      advisories: [
        { ref: 'lodash@4.17.15', severity: 'high', title, id: 'GHSA-1' },
        { ref: 'lodash@4.17.20', severity: 'high', title, id: 'GHSA-1' },
        { ref: 'lodash@4.17.15', severity: 'low', title, id: 'GHSA-2' },
        { ref: 'lodash@4.17.20', severity: 'low', title, id: 'GHSA-2' },
      ],
    });
  });

  test('has no advisories if there are none', () => {
    expect(read({ auditReportVersion: 2, vulnerabilities: {} })).toEqual({ advisories: [] });
  });

  test.each([
    [
      { message: '405 Method Not Allowed - POST https://registry.example.com/', statusCode: 405 },
      'the registry answers audits with 405 Method Not Allowed',
    ],
    [{ statusCode: 599 }, 'the registry answers audits with 599'],
    [
      { message: 'request to https://registry.example.com/ failed, reason: connect ECONNREFUSED 127.0.0.1:9' },
      'the registry cannot be reached (ECONNREFUSED)',
    ],
    [{ error: { summary: 'https://registry.example.com/ is wrong' } }, '`npm audit` has no result'],
  ])('says why nothing was checked, without naming the registry: %j', (result, notChecked) => {
    expect(read(result)).toEqual({ notChecked });
  });

  test('says that there is no result if npm prints none', () => {
    expect(readAudit('', () => undefined)).toEqual({ notChecked: '`npm audit` has no result' });
  });
});
