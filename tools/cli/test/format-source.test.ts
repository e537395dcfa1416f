import { formatSource } from '../src/format-source';

test('formats TypeScript in the style of the workspace', () => {
  expect(formatSource('tools/x.ts', 'export const x = {a: "b" }')).toBe("export const x = { a: 'b' };\n");
});

test('formats Markdown', () => {
  expect(formatSource('docs/x.md', '|a|b|\n|-|-|\n|long|c|\n')).toBe(
    '| a    | b   |\n| ---- | --- |\n| long | c   |\n',
  );
});

test('rejects what cannot be parsed, with the reason', () => {
  expect(() => formatSource('tools/x.ts', 'export const = 1;')).toThrow('Unexpected token');
});
