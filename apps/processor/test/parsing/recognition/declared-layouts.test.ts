import { ConfigurationError } from '../../../src/errors';
import { parseDeclaredLayouts } from '../../../src/parsing/recognition/declared-layouts';
import { LAYOUTS } from '../../../src/parsing/layouts';

const NAMES = LAYOUTS.map(({ name }) => `'${name}'`).join(', ');
const layout = (name: string) => LAYOUTS.find((declaration) => declaration.name === name);

describe('parseDeclaredLayouts', () => {
  test.each([undefined, '', '{}'])('declares nothing for %j', (text) => {
    expect(parseDeclaredLayouts(text)).toEqual([]);
  });

  test('accepts a name, or an object with layout and extendedHours, and puts the longest prefix first', () => {
    const text = JSON.stringify({
      '': { extendedHours: 'exclude' },
      'alpaca/': 'Alpaca trades',
      'alpaca/old/': { layout: 'General trades (NDJSON)' },
      'massive/': { layout: 'Massive US stock trades', extendedHours: 'volume' },
    });
    expect(parseDeclaredLayouts(text)).toEqual([
      { prefix: 'alpaca/old/', layout: layout('General trades (NDJSON)') },
      { prefix: 'massive/', layout: layout('Massive US stock trades'), extendedHours: 'volume' },
      { prefix: 'alpaca/', layout: layout('Alpaca trades') },
      { prefix: '', layout: undefined, extendedHours: 'exclude' },
    ]);
  });

  test.each([
    ['[]', 'LAYOUTS must be a JSON object whose keys are prefixes, got: []'],
    ['"x"', 'LAYOUTS must be a JSON object whose keys are prefixes, got: "x"'],
    ['null', 'LAYOUTS must be a JSON object whose keys are prefixes, got: null'],
    ['{"a/":"x"}', `LAYOUTS is not valid: the layout of 'a/' must be one of ${NAMES}, got: "x".`],
    ['{"a/":null}', `LAYOUTS is not valid: the layout of 'a/' must be one of ${NAMES}, got: null.`],
    ['{"a/":[]}', `LAYOUTS is not valid: the layout of 'a/' must be one of ${NAMES}, got: [].`],
    [
      '{"a/":{"layout":7,"extendedHours":"include","off":1},"b/":{"extendedHours":null}}',
      `LAYOUTS is not valid: the layout of 'a/' must be one of ${NAMES}, got: 7; ` +
        "extendedHours of 'a/' must be one of 'prices', 'volume', 'exclude', got: \"include\"; " +
        "'a/' must have no settings other than layout and extendedHours, got: off; " +
        "extendedHours of 'b/' must be one of 'prices', 'volume', 'exclude', got: null.",
    ],
  ])('rejects %s with all problems', (text, message) => {
    expect(() => parseDeclaredLayouts(text)).toThrow(new ConfigurationError(message));
  });

  test('rejects text that is not JSON', () => {
    expect(() => parseDeclaredLayouts('{')).toThrow(ConfigurationError);
    expect(() => parseDeclaredLayouts('{')).toThrow(/^LAYOUTS must be JSON: .+\.$/);
  });
});
