import { fromCursor, toCursor } from '../../src/read/text-cursor';

describe('a cursor', () => {
  test.each([[['a']], [['', 'é/😀"', 'x'.repeat(2000)]]])('contains texts', (texts) => {
    const cursor = toCursor(...texts);
    expect(cursor).toMatch(/^[\w-]+$/);
    expect(fromCursor(cursor, texts.length)).toEqual(texts);
  });

  test.each([
    '',
    'x',
    toCursor('a', 'b'),
    Buffer.from('[1]').toString('base64url'),
    Buffer.from('{}').toString('base64url'),
  ])('is not %j', (cursor) => {
    expect(() => fromCursor(cursor, 1)).toThrow(`\`cursor\` must be the cursor of a page, got: ${cursor}`);
  });
});
