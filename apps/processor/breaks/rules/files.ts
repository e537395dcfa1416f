import type { Rule } from '../rule';

const READ_LINES = ['apps/processor/test/parsing/read-lines.test.ts'];
const DECOMPRESS = ['apps/processor/test/parsing/containers/decompress.test.ts'];
const CHECKSUMS = ['apps/processor/test/checked-files.test.ts'];
const ZIP = ['apps/processor/test/parsing/containers/zip-archive.test.ts'];
const FORMATS = ['apps/processor/test/parsing/containers/unsupported-formats.test.ts'];
const PEEK = ['apps/processor/test/parsing/recognition/peek-first-line.test.ts'];
const AGGREGATION = ['apps/processor/test/aggregation/aggregate-trade-file.test.ts'];
const DETECTION = ['apps/processor/test/parsing/recognition/detect-layout.test.ts'];
const KERNEL = ['apps/processor/test/aggregation/wasm/wasm-line-aggregator.test.ts'];

/** The lines of a file, its compression, its format and its name. */
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
          find: '(isShortened ? end - 1 : end)',
          replace: '(isShortened ? end - 2 : end)',
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
          file: 'apps/processor/src/parsing/containers/inflate.ts',
          find: 'const bytes = new ByteReader(chunks);',
          replace: `async function* firstMember(): AsyncGenerator<Uint8Array> {
    for await (const chunk of chunks) {
      const second = Buffer.from(chunk).indexOf(Buffer.of(0x1f, 0x8b, 8), 3);
      yield second === -1 ? chunk : chunk.subarray(0, second);
      if (second !== -1) return;
    }
  }
  const bytes = new ByteReader(firstMember());`,
        },
        detectedBy: DECOMPRESS,
      },
      {
        name: 'a truncated gzip file is accepted as complete',
        edit: {
          file: 'apps/processor/src/parsing/containers/inflate.ts',
          find: 'createGunzip({ chunkSize })',
          replace: 'createGunzip({ chunkSize, finishFlush: 2 })',
        },
        detectedBy: DECOMPRESS,
      },
      {
        name: 'gzip data after zeros is ignored',
        edit: {
          file: 'apps/processor/src/parsing/containers/inflate.ts',
          find: 'if (rest.some((byte) => byte !== 0)) throw',
          replace: 'if (false) throw',
        },
        detectedBy: ['apps/processor/test/parsing/containers/inflate.test.ts'],
      },
      {
        name: 'only the first frame of a zstd file is read',
        edit: {
          file: 'apps/processor/src/parsing/containers/decompress.ts',
          find: 'yield* through(frame, create());',
          replace: 'return yield* through(frame, create());',
        },
        detectedBy: DECOMPRESS,
      },
      {
        name: 'a zstd file is reported as damaged if the runtime does not support zstd',
        edit: {
          file: 'apps/processor/src/parsing/containers/decompress.ts',
          find: ' || error instanceof RefusedError',
          replace: '',
        },
        detectedBy: DECOMPRESS,
      },
    ],
  },
  {
    rule: 'a zip archive with exactly one trade file is read completely or refused',
    breaks: [
      {
        name: 'the checksum of a file is not checked',
        edit: {
          file: 'apps/processor/src/parsing/containers/zip-archive.ts',
          find: `if (file.crc !== measured.crc) throw new Error('incorrect data check');`,
          replace: '',
        },
        detectedBy: ZIP,
      },
      {
        name: 'the checksum after the data is not checked',
        edit: {
          file: 'apps/processor/src/parsing/containers/zip-archive.ts',
          find: 'if (await readDescriptor(this.bytes, file.isZip64, measured)) return;',
          replace: 'if ((await readDescriptor(this.bytes, file.isZip64, measured)) !== undefined) return;',
        },
        detectedBy: ZIP,
      },
      {
        name: 'an archive with several trade files is accepted',
        edit: {
          file: 'apps/processor/src/parsing/containers/zip-archive.ts',
          find: 'if (other) throw',
          replace: 'if (false && other) throw',
        },
        detectedBy: ZIP,
      },
      {
        name: 'an archive that is truncated after its trade file is accepted',
        edit: {
          file: 'apps/processor/src/parsing/containers/zip-archive.ts',
          find: 'await readDirectory(this.bytes, signature, this.files);',
          replace: '',
        },
        detectedBy: ZIP,
      },
      {
        name: 'data after the end of an archive is ignored',
        edit: {
          file: 'apps/processor/src/parsing/containers/zip-records.ts',
          find: 'if (await bytes.peek()) throw',
          replace: 'if (files < 0) throw',
        },
        detectedBy: ZIP,
      },
      {
        name: 'bytes after the data of a file are lost',
        edit: {
          file: 'apps/processor/src/parsing/containers/inflate.ts',
          find: 'bytes.advance(read);',
          replace: 'bytes.advance(chunk.length);',
        },
        detectedBy: ['apps/processor/test/parsing/containers/inflate.test.ts'],
      },
      {
        name: 'a file that is not a trade file is read',
        edit: {
          file: 'apps/processor/src/parsing/containers/zip-archive.ts',
          find: 'if (isTradeFileKey(file.name)) return file;',
          replace: 'if (isTradeFileKey(file.name) || true) return file;',
        },
        detectedBy: ZIP,
      },
      {
        name: 'encrypted data is reported as damaged',
        edit: {
          file: 'apps/processor/src/parsing/containers/zip-archive.ts',
          find: 'if (isEncrypted) throw',
          replace: 'if (false && isEncrypted) throw',
        },
        detectedBy: ZIP,
      },
      {
        name: 'the name of the file in the archive is ignored',
        edit: {
          file: 'apps/processor/src/parsing/recognition/detect-layout.ts',
          find: 'keysOf(key, memberName)',
          replace: 'keysOf(key)',
        },
        detectedBy: DETECTION,
      },
    ],
  },
  {
    rule: 'a file of an unsupported format is refused by its name',
    breaks: [
      {
        name: 'a format is recognised only if the first chunk has all of its first bytes',
        edit: {
          file: 'apps/processor/src/parsing/containers/unsupported-formats.ts',
          find: 'await peek(bytes, HEAD_LENGTH)',
          replace: 'await peek(bytes, 1)',
        },
        detectedBy: FORMATS,
      },
      {
        name: 'a format is not recognised in a file shorter than the first bytes',
        edit: {
          file: 'apps/processor/src/parsing/containers/unsupported-formats.ts',
          find: '    refuseIfUnsupported(head);',
          replace: '    if (head.length >= HEAD_LENGTH) refuseIfUnsupported(head);',
        },
        detectedBy: FORMATS,
      },
      {
        name: 'a tar archive without the magic of POSIX is not recognised',
        edit: {
          file: 'apps/processor/src/parsing/containers/unsupported-formats.ts',
          find: 'return checksum !== undefined &&',
          replace: `return head.toString('latin1', 257, 262) === 'ustar' && checksum !== undefined &&`,
        },
        detectedBy: FORMATS,
      },
      {
        name: 'UTF-16 without a byte order mark is not recognised',
        edit: {
          file: 'apps/processor/src/parsing/containers/unsupported-formats.ts',
          find: 'return /^(?:(?:[^',
          replace: 'return head.length === 0 && /^(?:(?:[^',
        },
        detectedBy: FORMATS,
      },
      {
        name: 'a compressed Excel workbook is called a zip archive',
        edit: {
          file: 'apps/processor/src/parsing/containers/unsupported-formats.ts',
          find: 'isZip(head) && isWorkbookMember(',
          replace: 'false && isZip(head) && isWorkbookMember(',
        },
        detectedBy: FORMATS,
      },
      {
        name: 'an Excel workbook is read as a zip archive',
        edit: {
          file: 'apps/processor/src/parsing/containers/zip-archive.ts',
          find: 'if (this.files === 0) refuseIfWorkbook(file.name);',
          replace: 'if (this.files < 0) refuseIfWorkbook(file.name);',
        },
        detectedBy: ZIP,
      },
      {
        name: 'a format is not recognised in compressed data',
        edit: {
          file: 'apps/processor/src/aggregation/aggregate-trade-file.ts',
          find: 'await refuseUnsupportedFormats(opened)',
          replace: 'opened',
        },
        detectedBy: AGGREGATION,
      },
      {
        name: 'a file whose lines end in CR only is reported as of an unknown layout',
        edit: {
          file: 'apps/processor/src/aggregation/aggregate-trade-file.ts',
          find: 'if (isOnlyLine && CARRIAGE_RETURN_IN_LINE',
          replace: 'if (false && CARRIAGE_RETURN_IN_LINE',
        },
        detectedBy: AGGREGATION,
      },
      {
        name: 'the refusal of an unknown layout does not mention the separator of the file',
        edit: {
          file: 'apps/processor/src/parsing/recognition/first-line-hints.ts',
          find: 'if (separator === undefined) return',
          replace: 'if (separator !== undefined) return',
        },
        detectedBy: DETECTION,
      },
    ],
  },
  {
    rule: 'a file is compared with the checksum that is beside it',
    breaks: [
      {
        name: 'a file with another checksum is accepted',
        edit: {
          file: 'apps/processor/src/checked-files.ts',
          find: 'if (found !== expected) throw',
          replace: 'if (false && found !== expected) throw',
        },
        detectedBy: CHECKSUMS,
      },
      {
        name: 'a checksum file without a checksum is ignored silently',
        edit: {
          file: 'apps/processor/src/checked-files.ts',
          find: 'if (!checksum)',
          replace: 'if (checksum)',
        },
        detectedBy: CHECKSUMS,
      },
      {
        name: 'a missing checksum file is an error',
        edit: {
          file: 'apps/processor/src/adapters/s3-trade-file-store.ts',
          find: `name === 'NoSuchKey' || name === 'AccessDenied'`,
          replace: `name === 'NoSuchKey'`,
        },
        detectedBy: ['apps/processor/test/adapters/s3-trade-file-store.test.ts'],
      },
    ],
  },
  {
    rule: 'the line by which Excel knows the separator is not a header',
    breaks: [
      {
        name: 'it is read as a header',
        edit: {
          file: 'apps/processor/src/parsing/recognition/separator-line.ts',
          find: 'if (separator === undefined) return head;',
          replace: 'return head;',
        },
        detectedBy: [...FORMATS, ...AGGREGATION],
      },
      {
        name: 'the numbers of the other lines change',
        edit: {
          file: 'apps/processor/src/parsing/recognition/separator-line.ts',
          find: `[Buffer.from('\\n'), head`,
          replace: '[head',
        },
        detectedBy: AGGREGATION,
      },
      {
        name: 'a line that states another separator is skipped',
        edit: {
          file: 'apps/processor/src/parsing/recognition/separator-line.ts',
          find: `if (separator === ',') return`,
          replace: 'if (separator) return',
        },
        detectedBy: ['apps/processor/test/parsing/recognition/separator-line.test.ts'],
      },
    ],
  },
  {
    rule: 'the first line is that of the bytes, wherever they are cut',
    breaks: [
      {
        name: 'a number of blank lines is an empty file',
        edit: {
          file: 'apps/processor/src/parsing/recognition/peek-first-line.ts',
          find: 'start.lineLength < TOO_LONG',
          replace: 'readBytes < TOO_LONG',
        },
        detectedBy: [...PEEK, ...AGGREGATION],
      },
      {
        name: 'blank lines before the first line are not counted',
        edit: {
          file: 'apps/processor/src/parsing/recognition/peek-first-line.ts',
          find: 'this.blankLines += 1;',
          replace: 'this.blankLines += 0;',
        },
        detectedBy: PEEK,
      },
      {
        name: 'the start of a first line that follows blank lines is lost',
        edit: {
          file: 'apps/processor/src/parsing/recognition/peek-first-line.ts',
          find: 'this.chunks.push(chunk.subarray(end));',
          replace: 'if (end === 0) this.chunks.push(chunk.subarray(end));',
        },
        detectedBy: PEEK,
      },
      {
        name: 'a line that is too long depends on whether its line end was read',
        edit: {
          file: 'apps/processor/src/parsing/recognition/peek-first-line.ts',
          find: ' || firstLine?.truncated === true',
          replace: '',
        },
        detectedBy: PEEK,
      },
      {
        name: 'the columns of a header that is too long are used',
        edit: {
          file: 'apps/processor/src/aggregation/aggregate-trade-file.ts',
          find: 'if (!truncated || !layout.hasHeader) return layout;',
          replace: 'return layout;',
        },
        detectedBy: AGGREGATION,
      },
      {
        name: 'a file of blank lines is called empty',
        edit: {
          file: 'apps/processor/src/errors.ts',
          find: 'bytes === 0 ?',
          replace: 'bytes >= 0 ?',
        },
        detectedBy: AGGREGATION,
      },
    ],
  },
  {
    rule: 'markers, checksums and unfinished uploads are not trade files',
    breaks: [
      {
        name: 'a marker is read as a trade file',
        edit: {
          file: 'apps/processor/src/process-trade-file.ts',
          find: `  if (!isTradeFileKey(version.key)) return { status: 'not-a-trade-file' };
`,
          replace: '',
        },
        detectedBy: ['apps/processor/test/process-trade-file.test.ts', 'apps/processor/test/handle-message.test.ts'],
      },
      {
        name: 'the name of a folder decides',
        edit: {
          file: 'libs/bars/src/model/trade-file.ts',
          find: `key.slice(key.lastIndexOf('/') + 1)`,
          replace: `key.slice(key.indexOf('/') + 1)`,
        },
        detectedBy: ['libs/bars/test/model/trade-file.test.ts'],
      },
      {
        name: 'the case of a suffix matters',
        edit: {
          file: 'libs/bars/src/model/trade-file.ts',
          find: 'sha512|tmp)$/i',
          replace: 'sha512|tmp)$/',
        },
        detectedBy: ['libs/bars/test/model/trade-file.test.ts'],
      },
    ],
  },
];
