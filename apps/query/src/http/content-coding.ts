/** True if a header Accept-Encoding admits gzip. Without the header, the body is not compressed. */
export function acceptsGzip(header = ''): boolean {
  const qualities = new Map(
    header
      .toLowerCase()
      .split(',')
      .map((part): [string, number] => {
        const [coding = '', ...parameters] = part.split(';').map((text) => text.trim());
        const quality = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2) ?? '1';
        return [coding, Number(quality)];
      }),
  );
  return (qualities.get('gzip') ?? qualities.get('*') ?? 0) > 0;
}
