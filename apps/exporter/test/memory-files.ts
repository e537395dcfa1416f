import { readFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { ConcurrentExportError } from '../src/errors';
import type { ExportFiles, TaggedText } from '../src/ports';

/** Files in memory, whose tags are hashes of their content, as those of S3. */
export class MemoryFiles implements ExportFiles {
  public readonly content = new Map<string, Buffer>();
  /** The keys that were written, in that order. */
  public readonly writes: string[] = [];

  public readText(key: string): Promise<TaggedText | undefined> {
    const found = this.content.get(key);
    return Promise.resolve(found && { text: found.toString(), etag: tagOf(found) });
  }

  public etagOf(key: string): Promise<string | undefined> {
    const found = this.content.get(key);
    return Promise.resolve(found && tagOf(found));
  }

  public async putText(key: string, text: string, replaced: string | undefined): Promise<string> {
    return this.put(key, Buffer.from(text), replaced);
  }

  public async putFile(key: string, path: string, replaced: string | undefined): Promise<void> {
    await this.put(key, readFileSync(path), replaced);
  }

  private async put(key: string, content: Buffer, replaced: string | undefined): Promise<string> {
    if ((await this.etagOf(key)) !== replaced) throw new ConcurrentExportError(key);
    this.content.set(key, content);
    this.writes.push(key);
    return tagOf(content);
  }
}

function tagOf(content: Buffer): string {
  return createHash('md5').update(content).digest('hex');
}
