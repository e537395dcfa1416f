import { isDeepStrictEqual } from 'node:util';
import { Writable } from 'node:stream';
import { formatDifferences, fullDiff } from '@aws-cdk/cloudformation-diff';
import type { Template } from './synthesise';

/** What differs between two templates, as the CDK CLI shows it; undefined when nothing does, in whatever order. */
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
