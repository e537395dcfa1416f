import fc from 'fast-check';
import { runsOf } from '@trading/bars/testing';
import { MAX_LINE_LENGTH } from '../../src/parsing/read-lines';
import { readJsonFields, type JsonFields } from '../../src/parsing/read-json-fields';

const read = (line: string) => readJsonFields(line) as JsonFields;
const fieldsOf = (line: string) => Object.fromEntries(read(line).fields);

describe('readJsonFields', () => {
  test.each<[string, Record<string, unknown>]>([
    ['{}', {}],
    [' { "a" : 1 } ', { a: '1' }],
    ['{"a":1723161255000000001}', { a: '1723161255000000001' }],
    ['{"a":0.10,"b":-1E+2,"c":0}', { a: '0.10', b: '-1E+2', c: '0' }],
    ['{"a":"1","b":"","c":"x,y"}', { a: '1', b: '', c: 'x,y' }],
    ['{"a":"\\"}\\\\","b":"\\u0041\\n"}', { a: '"}\\', b: 'A\n' }],
    ['{"\\u0061":1,"{\\"":2}', { a: '1', '{"': '2' }],
    ['{"a":null,"b":true,"c":false,"d":{},"e":1}', { e: '1' }],
    ['{"a":{"b":1,"c":[{"d":2}]},"e":1}', { e: '1' }],
    ['{"a":[],"b":["x"," ",2],"c":[1,null],"d":[[1]],"e":[{}]}', { a: [], b: ['x', ' ', '2'] }],
    ['{"__proto__":1,"constructor":2}', JSON.parse('{"__proto__":"1","constructor":"2"}') as Record<string, unknown>],
  ])('reads %s', (line, expected) => {
    expect(fieldsOf(line)).toEqual(expected);
    expect(read(line).repeated.size).toBe(0);
  });

  test('keeps the first field of a repeated key, and names the key', () => {
    const { fields, repeated } = read('{"a":1,"b":2,"\\u0061":3,"a":4,"c":null,"c":5}');
    expect([...fields]).toEqual([
      ['a', '1'],
      ['b', '2'],
    ]);
    expect([...repeated]).toEqual(['a', 'c']);
  });

  test.each([
    '',
    'x',
    '{',
    '{"a":1',
    '{"a":01}',
    '{"a":1,}',
    "{'a':1}",
    '{"a":1}{}',
    '{"a":"\t"}',
    '{"a":NaN}',
    '{a:1}',
  ])('rejects %j, which is not JSON', (line) => {
    expect(readJsonFields(line)).toBe('the line is not JSON');
  });

  test.each(['[]', '"{}"', '1', 'null', '[{"a":1}]'])('rejects %s, which is not an object', (line) => {
    expect(readJsonFields(line)).toBe('the line is not a JSON object');
  });

  test('agrees with JSON.parse on every object, with strings and whole numbers as text', () => {
    const text = fc.string({ unit: 'binary' });
    const scalar = fc.oneof(
      text.map((value) => ({ value, field: value })),
      fc.maxSafeInteger().map((value) => ({ value, field: String(value) })),
    );
    const list = fc.array(scalar).map((items) => ({
      value: items.map(({ value }) => value),
      field: items.map(({ field }) => field),
    }));
    const skipped = fc
      .oneof(fc.boolean(), fc.constant(null), fc.dictionary(text, fc.jsonValue()))
      .map((value) => ({ value, field: undefined }));
    const members = fc.uniqueArray(fc.tuple(text, fc.oneof(scalar, list, skipped)), { selector: ([key]) => key });
    fc.assert(
      fc.property(members, fc.constantFrom('', ' ', '\t '), (given, space) => {
        const texts = given.map(([key, { value }]) =>
          [JSON.stringify(key), JSON.stringify(value)].join(`${space}:${space}`),
        );
        const kept = given.filter(([, { field }]) => field !== undefined);
        expect([...read(`{${texts.join(`${space},`)}${space}}`).fields]).toEqual(
          kept.map(([key, { field }]) => [key, field]),
        );
      }),
    );
  });

  test('never throws', () => {
    const parts = fc.constantFrom(...'{}[]",:\\u0-+eE.tn \u2028\ud800'.split(''), 'null', '"a":', '{"a":', '\\"');
    fc.assert(
      fc.property(fc.array(parts, { maxLength: 30 }), (tokens) => {
        const result = readJsonFields(tokens.join(''));
        expect(typeof result === 'string' || result.fields instanceof Map).toBe(true);
      }),
      { numRuns: runsOf(2000) },
    );
  });

  test('reads lines of the maximum length', () => {
    const half = MAX_LINE_LENGTH / 2 - 8;
    expect(fieldsOf(`{"a":"${'\\"'.repeat(half)}"}`)).toEqual({ a: '"'.repeat(half) });
    expect(fieldsOf(`{"a":${'['.repeat(half)}${']'.repeat(half)},"b":1}`)).toEqual({ b: '1' });
    expect(readJsonFields(`{"a":"${'\\'.repeat(2 * half + 1)}"}`)).toBe('the line is not JSON');
    expect(fieldsOf(`{${Array.from({ length: 6000 }, (_, index) => `"${index}":0`).join(',')}}`)).toHaveProperty(
      '5999',
    );
  });
});
