import type { Rule } from '../rule';

const ADDRESS = ['apps/processor/test/adapters/s3/s3-address.test.ts'];
const ERROR = ['apps/processor/test/adapters/s3/s3-error.test.ts'];
const READER = ['apps/processor/test/adapters/s3/s3-reader.test.ts'];
const S3_ERROR = 'apps/processor/src/adapters/s3/s3-error.ts';
const S3_READER = 'apps/processor/src/adapters/s3/s3-reader.ts';

/** The requests to S3, which are made without the client of the SDK. */
export const REQUESTS: readonly Rule[] = [
  {
    rule: 'requests to S3 have the address and the signature that it documents',
    breaks: [
      {
        name: 'a bucket whose name has a dot becomes a host that no certificate covers',
        edit: {
          file: 'apps/processor/src/adapters/s3/s3-address.ts',
          find: '[a-z\\d-]{1,61}',
          replace: '[a-z\\d.-]{1,61}',
        },
        detectedBy: ADDRESS,
      },
      {
        name: 'the key is encoded twice in the signature',
        edit: { file: S3_READER, find: 'uriEscapePath: false', replace: '' },
        detectedBy: READER,
      },
      {
        name: 'the encoded key of a list is not decoded',
        edit: { file: S3_READER, find: 'undefined : decoded(Key)', replace: 'undefined : Key' },
        detectedBy: READER,
      },
    ],
  },
  {
    rule: 'requests to S3 that fail by chance are sent again, and others are not',
    breaks: [
      {
        name: 'no request is sent again',
        edit: {
          file: S3_READER,
          find: 'this.retry(attempt, {})({ input: {}, request: this.httpRequestOf(request) })',
          replace: 'attempt({ request: this.httpRequestOf(request) })',
        },
        detectedBy: READER,
      },
      {
        name: 'the clock stays wrong',
        edit: {
          file: S3_READER,
          find: '    this.clockOffset = offset;\n',
          replace: '',
        },
        detectedBy: READER,
      },
      {
        name: 'the clock is corrected although it is right',
        edit: {
          file: S3_READER,
          find: 'Math.abs(offset - this.clockOffset) < MAX_SKEW || ',
          replace: '',
        },
        detectedBy: READER,
      },
      {
        name: 'an answer that is no list counts as an empty list',
        edit: {
          file: S3_READER,
          find: "throw new IncompleteAnswerError('ListVersionsResult');",
          replace: 'return { versions: [] };',
        },
        detectedBy: READER,
      },
      {
        name: 'an error has another name than that of S3',
        edit: {
          file: S3_ERROR,
          find: 'Code ?? nameOf(statusCode)',
          replace: 'nameOf(statusCode)',
        },
        detectedBy: ERROR,
      },
      {
        name: 'an error does not tell that the bucket is in another region',
        edit: {
          file: S3_ERROR,
          find: 'bucketRegion !== region',
          replace: 'bucketRegion === region',
        },
        detectedBy: ERROR,
      },
    ],
  },
];
