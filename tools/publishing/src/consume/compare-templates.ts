import { isDeepStrictEqual } from 'node:util';
import { Writable } from 'node:stream';
import { formatDifferences, fullDiff } from '@aws-cdk/cloudformation-diff';
import type { Template } from './synthesise';

/**
 * Compares two templates, whatever the order of their keys.
 *
 * @returns the differences, formatted as the CDK CLI formats them; undefined if the templates are equal
 */
export function differenceBetween(expected: Template, found: Template): string | undefined {
  if (isDeepStrictEqual(expected, found)) return undefined;
  let text = '';
  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      text += chunk.toString();
      done();
    },
  });
  formatDifferences(stream, fullDiff(expected, found));
  return text;
}
