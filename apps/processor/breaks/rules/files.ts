import type { Rule } from '../rule';

const READ_LINES = ['apps/processor/test/parsing/read-lines.test.ts'];
const DECOMPRESS = ['apps/processor/test/parsing/decompress.test.ts'];
const KERNEL = ['apps/processor/test/aggregation/wasm/wasm-line-aggregator.test.ts'];

/** The lines of a file, and its compression. */
export const FILES: readonly Rule[] = [
  {
    rule: 'lines end in LF or CRLF, and the last line needs no line end',
    breaks: [
      {
        name: 'the carriage return of a CRLF is read as text',
        edit: {
          file: 'apps/processor/src/parsing/read-lines.ts',
          find: `line.endsWith('\\r') ? line.slice(0, -1) : line`,
          replace: 'line',
        },
        detectedBy: READ_LINES,
      },
      {
        name: 'a last line without a line end is lost',
        edit: {
          file: 'apps/processor/src/parsing/read-lines.ts',
          find: `if (this.rest !== '') lines.push`,
          replace: 'if (false) lines.push',
        },
        detectedBy: READ_LINES,
      },
      {
        name: 'the kernel removes a digit along with a CRLF',
        edit: {
          file: 'apps/processor/kernel/csv.ts',
          find: 'store<u32>(last, (lineEnd - 1) as u32)',
          replace: 'store<u32>(last, (lineEnd - 2) as u32)',
        },
        detectedBy: KERNEL,
        testNamePattern: 'aggregates Windows line ends',
      },
      {
        name: 'the kernel loses a last line without a line end',
        edit: {
          file: 'apps/processor/src/aggregation/wasm/wasm-line-aggregator.ts',
          find: 'this.input()[this.length] = LINE_END;',
          replace: 'this.input()[this.length] = 0;',
        },
        detectedBy: KERNEL,
        testNamePattern: 'aggregates a missing last line end',
      },
    ],
  },
  {
    rule: 'gzip and zstd data is read completely or refused',
    breaks: [
      {
        name: 'only the first member of a gzip file is read',
        edit: {
          file: 'apps/processor/src/parsing/decompress.ts',
          find: `  return through(source, zlib.createGunzip({ chunkSize: CHUNK }));
}`,
          replace: `  return through(firstMember(source), zlib.createGunzip({ chunkSize: CHUNK }));
}

async function* firstMember(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  for await (const chunk of source) {
    const second = Buffer.from(chunk).indexOf(Buffer.of(0x1f, 0x8b, 8), 3);
    yield second === -1 ? chunk : chunk.subarray(0, second);
    if (second !== -1) return;
  }
}`,
        },
        detectedBy: DECOMPRESS,
      },
      {
        name: 'a truncated gzip file is accepted as complete',
        edit: {
          file: 'apps/processor/src/parsing/decompress.ts',
          find: 'zlib.createGunzip({ chunkSize: CHUNK })',
          replace: 'zlib.createGunzip({ chunkSize: CHUNK, finishFlush: zlib.constants.Z_SYNC_FLUSH })',
        },
        detectedBy: DECOMPRESS,
      },
      {
        name: 'only the first frame of a zstd file is read',
        edit: {
          file: 'apps/processor/src/parsing/decompress.ts',
          find: 'yield* through(frame, create());',
          replace: 'return yield* through(frame, create());',
        },
        detectedBy: DECOMPRESS,
      },
      {
        name: 'a zstd file is reported as damaged if the runtime does not support zstd',
        edit: {
          file: 'apps/processor/src/parsing/decompress.ts',
          find: ' || error instanceof UnsupportedCompressionError',
          replace: '',
        },
        detectedBy: DECOMPRESS,
      },
    ],
  },
];
