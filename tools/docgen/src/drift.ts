import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The content of documents, by their path relative to the library's folder. */
export type Documents = ReadonlyMap<string, string>;

/** The paths of the documents that are missing or have other content. */
export function driftOf(root: string, documents: Documents): string[] {
  return [...documents].filter(([path, content]) => read(join(root, path)) !== content).map(([path]) => path);
}

/** Writes the documents into the library's folder. */
export function writeDocuments(root: string, documents: Documents): void {
  for (const [path, content] of documents) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
  }
}

function read(path: string): string | undefined {
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
}
