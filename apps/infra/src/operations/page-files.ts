import { readdirSync, readFileSync } from 'node:fs';
import { extname, join, sep } from 'node:path';
import type { SignIn } from '../page-settings';

/** The file with the settings of the page. */
export const CONFIG_FILE = 'config.json';

/** Files in this folder have a hash of their content in their names, so their content never changes. */
const HASHED_FOLDER = 'assets/';

const IMMUTABLE = 'public, max-age=31536000, immutable';

/** Browsers and CloudFront ask every time whether their copy is current. */
const NO_CACHE = 'no-cache';

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.woff2': 'font/woff2',
};

/** A file of the page. */
export interface PageFile {
  /** Its key in the bucket, which is its path in the page. */
  readonly key: string;
  readonly body: Buffer;
  readonly contentType: string;
  readonly cacheControl: string;
}

/**
 * Returns the files of the page in the order in which they must be uploaded: the page itself comes last, so that
 * everything that it needs exists.
 *
 * @param folder the folder with the built page
 * @param signIn the sign-in of the page, if its API requires tokens
 * @throws if the type of a file is unknown
 */
export function pageFiles(folder: string, signIn: SignIn | undefined): PageFile[] {
  const built = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .map((path) => pageFile(path.split(sep).join('/'), readFileSync(join(folder, path))))
    .filter(({ key }) => key !== CONFIG_FILE);
  const config = pageFile(CONFIG_FILE, Buffer.from(`${JSON.stringify({ auth: signIn ?? null })}\n`));
  return [...built, config].sort((a, b) => rank(a) - rank(b) || (a.key < b.key ? -1 : 1));
}

function pageFile(key: string, body: Buffer): PageFile {
  const contentType = CONTENT_TYPES[extname(key)];
  if (contentType === undefined) {
    throw new Error(`The content type of ${key} is unknown: add ${extname(key) || 'it'} to page-files.ts`);
  }
  return { key, body, contentType, cacheControl: key.startsWith(HASHED_FOLDER) ? IMMUTABLE : NO_CACHE };
}

function rank({ key, cacheControl }: PageFile): number {
  if (key.endsWith('.html')) return 2;
  return cacheControl === IMMUTABLE ? 0 : 1;
}
