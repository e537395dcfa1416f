import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Documents } from '../operations/operation';

/** The documents beside the function's code, read when they are needed first. */
export class BuiltDocuments implements Documents {
  private readonly texts = new Map<string, string>();

  /** @param folder the folder of the function's code */
  public constructor(private readonly folder: string) {}

  public openApi(): string {
    return this.read('openapi.json');
  }

  public docs(): string {
    return this.read('docs.html');
  }

  private read(name: string): string {
    const text = this.texts.get(name) ?? readFileSync(join(this.folder, name), 'utf8');
    this.texts.set(name, text);
    return text;
  }
}
