import { generationAfter, type Manifest, type TradeFile } from '../src';

/** The time of uploads, unless a test says otherwise. */
export const UPLOADED_AT = Date.UTC(2024, 7, 8, 23, 55);

/** A file with the generation of the first upload of its source, unless a test says otherwise. */
export function fileOf(values: Partial<TradeFile> = {}): TradeFile {
  const upload = { bucket: 'bucket', key: 'x.csv', etag: 'etag', uploadedAt: UPLOADED_AT, ...values };
  return { generation: generationAfter(undefined, upload), ...upload };
}

/** The manifest of a file without lines and bars, except for the values of a test. */
export function manifestOf(file: TradeFile, values: Partial<Manifest> = {}): Manifest {
  return {
    ...{ file, processor: 1, layout: 'test', interval: '1m', exclusions: {}, rejections: [], coverage: [] },
    ...{ lines: 0, accepted: 0, excluded: 0, duplicate: 0, rejected: 0 },
    ...values,
  };
}
