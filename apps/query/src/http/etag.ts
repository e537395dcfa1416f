import { createHash } from 'node:crypto';

/** Changes with the form of the answers, so that a new version of the function does not confirm an old body. */
const FORM = '1';

/**
 * The strong entity tag of an answer.
 *
 * @param url the path and query, which select the representation
 * @param version a text that changes whenever the body of the URL changes
 * @param coding the content coding of the body
 */
export function etagOf(url: string, version: string | Uint8Array, coding: 'gzip' | 'identity'): string {
  const hash = createHash('sha256').update(`${FORM}\n${url}\n`).update(version).digest('base64url').slice(0, 22);
  return `"${hash}${coding === 'gzip' ? '-gzip' : ''}"`;
}

/** True if a header If-None-Match names an entity tag. The comparison is weak, as RFC 9110 demands for this header. */
export function matchesEtag(header: string | undefined, etag: string): boolean {
  if (header === undefined) return false;
  if (header.trim() === '*') return true;
  return (header.match(/(?:W\/)?"[^"]*"/g) ?? []).some((tag) => tag.replace(/^W\//, '') === etag);
}
