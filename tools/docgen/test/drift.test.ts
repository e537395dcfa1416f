import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '@trading/cli/testing';
import { driftOf, writeDocuments } from '../src/drift';

let root: string;
beforeEach(() => {
  root = temporaryFolder();
});

describe('driftOf', () => {
  const documents = new Map([
    ['API.md', 'api\n'],
    ['docs/go.md', 'go\n'],
  ]);

  test('lists missing documents, but not written ones', () => {
    expect(driftOf(root, documents)).toEqual(['API.md', 'docs/go.md']);
    writeDocuments(root, documents);
    expect(driftOf(root, documents)).toEqual([]);
  });

  test('lists a changed document', () => {
    writeDocuments(root, documents);
    writeFileSync(join(root, 'docs/go.md'), 'go \n');
    expect(driftOf(root, documents)).toEqual(['docs/go.md']);
  });
});
