import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { builtProject } from '../../src/built-project';
import { publishPage } from '../../src/operations/publish-page';
import { invalidate, uploadPage } from '../../src/operations/upload-page';
import type { Target } from '../../src/operations/operation';

jest.mock('../../src/operations/upload-page');
jest.mock('../../src/built-project');

const folder = mkdtempSync(join(tmpdir(), 'publish-'));
const outputs = join(folder, 'outputs.json');
afterAll(() => rmSync(folder, { recursive: true }));

const target = (environment: 'dev' | 'local'): Target => ({
  ...{ environment, account: '111111111111', regions: ['us-east-1'], assembly: folder },
});

describe('publishPage', () => {
  const lines = jest.spyOn(console, 'log').mockImplementation();
  beforeEach(() => jest.clearAllMocks());
  afterAll(() => lines.mockRestore());

  test('uploads the page to its bucket, and then invalidates what changed', async () => {
    const changes = { added: ['a', 'b'], replaced: ['index.html'], deleted: [] };
    jest.mocked(uploadPage).mockResolvedValue(changes);
    jest.mocked(builtProject).mockReturnValue(join(__dirname, '../fixtures/chart'));
    writeFileSync(outputs, JSON.stringify({ web: { PageBucketName: 'page', PageDistributionId: 'E1' }, query: {} }));

    await publishPage(target('local'), outputs, {});

    const [, bucket, files] = jest.mocked(uploadPage).mock.lastCall ?? [];
    expect(bucket).toBe('page');
    expect(files?.map(({ key, body }) => [key, String(body)])).toEqual([
      ['config.json', '{"auth":null}\n'],
      ['index.html', expect.any(String)],
    ]);
    expect(jest.mocked(invalidate).mock.calls).toEqual([[expect.anything(), 'E1', changes]]);
    expect(lines.mock.lastCall).toEqual(['The page in s3://page is current: 2 files added, 1 replaced, 0 deleted']);
  });

  test('uploads it to each region', async () => {
    jest.mocked(uploadPage).mockResolvedValue({ added: [], replaced: [], deleted: [] });
    const page = (name: string) => ({ PageBucketName: `page-${name}`, PageDistributionId: name });
    writeFileSync(outputs, JSON.stringify({ 'web-east': page('E1'), 'query-east': {}, 'web-west': page('E2') }));

    await publishPage(target('local'), outputs, {});

    expect(jest.mocked(uploadPage).mock.calls.map(([, bucket]) => bucket)).toEqual(['page-E1', 'page-E2']);
    expect(jest.mocked(invalidate).mock.calls.map(([, distribution]) => distribution)).toEqual(['E1', 'E2']);
  });

  test('does nothing in an environment without a page', async () => {
    await publishPage(target('dev'), outputs, {});
    expect(uploadPage).not.toHaveBeenCalled();
  });

  test('fails if the outputs of the stacks do not name the page', async () => {
    writeFileSync(outputs, JSON.stringify({ web: { PageBucketName: 'page' } }));
    await expect(publishPage(target('local'), outputs, {})).rejects.toThrow(
      `${outputs} does not have the outputs PageBucketName and PageDistributionId`,
    );
  });
});
