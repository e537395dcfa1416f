import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { driftOf, writeDocuments } from '../src/drift';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'docgen-'));
});
afterEach(() => rmSync(root, { recursive: true }));

describe('driftOf', () => {
  const documents = new Map([
    ['API.md', 'api\n'],
    ['docs/go.md', 'go\n'],
  ]);

  test('names documents that are missing, and none that were written', () => {
    expect(driftOf(root, documents)).toEqual(['API.md', 'docs/go.md']);
    writeDocuments(root, documents);
    expect(driftOf(root, documents)).toEqual([]);
  });

  test('names a document that somebody changed', () => {
    writeDocuments(root, documents);
    writeFileSync(join(root, 'docs/go.md'), 'go \n');
    expect(driftOf(root, documents)).toEqual(['docs/go.md']);
  });
});
