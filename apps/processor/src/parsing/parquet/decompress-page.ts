import * as zlib from 'node:zlib';
import type { CompressionCodec, Compressors } from 'hyparquet';
import { decompressPage as decompressByLibrary } from 'hyparquet/src/datapage.js';
import { decompressLz4, decompressLz4Raw, decompressZstd } from 'hyparquet-compressors';
import { UnsupportedFormatError } from '../../errors';

type Decompress = (bytes: Uint8Array, options: zlib.ZlibOptions) => Uint8Array;

/** Available in Node.js 22.15 and newer, and faster than the library. */
const { zstdDecompressSync } = zlib as { readonly zstdDecompressSync?: Decompress };

/** The library itself decompresses Snappy. */
const COMPRESSORS: Compressors = {
  GZIP: limited(zlib.gunzipSync),
  BROTLI: limited(zlib.brotliDecompressSync),
  ZSTD: zstdDecompressSync ? limited(zstdDecompressSync) : (bytes) => decompressZstd(bytes),
  LZ4: decompressLz4,
  LZ4_RAW: decompressLz4Raw,
};

/**
 * Decompresses a page. The result has a buffer of its own, so that the library cannot read past its end.
 *
 * @throws Error if the page is damaged
 */
export function decompressPage(bytes: Uint8Array, length: number, codec: CompressionCodec): Uint8Array {
  // An empty page may have no compressed data at all.
  if (length === 0) return new Uint8Array();
  return Uint8Array.from(decompressByLibrary(bytes, length, codec, COMPRESSORS));
}

/**
 * Refuses a compression that cannot be read.
 *
 * @throws UnsupportedFormatError if the compression is not supported
 */
export function refuseUnsupportedCodec(codec: CompressionCodec): void {
  if (codec === 'UNCOMPRESSED' || codec === 'SNAPPY' || Object.hasOwn(COMPRESSORS, codec)) return;
  throw new UnsupportedFormatError(`a Parquet file that is compressed by ${codec}`, 'write it with Snappy or zstd');
}

function limited(decompress: Decompress): (bytes: Uint8Array, length: number) => Uint8Array {
  return (bytes, length) => decompress(bytes, { maxOutputLength: length });
}
