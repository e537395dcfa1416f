import { alignCidr, cidrSize, formatCidr, parseCidr } from '../../src/private/cidr';

describe('parseCidr', () => {
  test.each([
    ['0.0.0.0/0', { address: 0, prefix: 0 }],
    ['10.0.0.0/16', { address: 0x0a000000, prefix: 16 }],
    ['192.168.1.254/32', { address: 0xc0a801fe, prefix: 32 }],
    ['255.255.255.255/8', { address: 0xffffffff, prefix: 8 }],
  ])('parses %s', (text, expected) => {
    expect(parseCidr(text)).toEqual(expected);
  });

  test.each(['', '10.0.0.0', '10.0.0/16', '10.0.0.0.0/16', '10.0.0.0/33', '256.0.0.0/16', '10.0.0.0/', ' 10.0.0.0/16'])(
    'rejects "%s"',
    (text) => {
      expect(parseCidr(text)).toBeUndefined();
    },
  );

  test.each(['010.0.0.0/16', '10.0.0.00/16', '10.0.0.0/08'])('rejects the leading zero in %s', (text) => {
    expect(parseCidr(text)).toBeUndefined();
  });
});

describe('formatCidr', () => {
  test.each(['0.0.0.0/0', '10.20.30.40/24', '255.255.255.255/32'])('formats the parsed block %s', (text) => {
    expect(formatCidr(parseCidr(text)!)).toBe(text);
  });
});

describe('cidrSize', () => {
  test.each([
    [32, 1],
    [28, 16],
    [16, 65536],
    [0, 4294967296],
  ])('returns the size of /%d: %d addresses', (prefix, size) => {
    expect(cidrSize(prefix)).toBe(size);
  });
});

describe('alignCidr', () => {
  test.each([
    ['10.0.0.0/16', '10.0.0.0/16'],
    ['10.0.1.0/16', '10.0.0.0/16'],
    ['255.255.255.255/20', '255.255.240.0/20'],
  ])('aligns %s to %s', (text, expected) => {
    expect(formatCidr(alignCidr(parseCidr(text)!))).toBe(expected);
  });
});
