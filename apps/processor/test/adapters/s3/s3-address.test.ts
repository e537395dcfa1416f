import { addressOf } from '../../../src/adapters/s3/s3-address';

describe('the address of a bucket', () => {
  test.each([
    ['us-east-1', 'trade-files.s3.us-east-1.amazonaws.com'],
    ['eu-central-1', 'trade-files.s3.eu-central-1.amazonaws.com'],
    ['cn-north-1', 'trade-files.s3.cn-north-1.amazonaws.com.cn'],
    ['us-gov-west-1', 'trade-files.s3.us-gov-west-1.amazonaws.com'],
    ['eusc-de-east-1', 'trade-files.s3.eusc-de-east-1.amazonaws.eu'],
  ])('in %s is the host %s', (region, hostname) => {
    expect(addressOf('trade-files', region)).toEqual({ protocol: 'https:', hostname, path: '' });
  });

  test.each([
    ['has a dot, which the certificate does not cover', 'trade.files', '/trade.files'],
    ['has capital letters', 'TradeFiles', '/TradeFiles'],
    ['has an underscore', 'trade_files', '/trade_files'],
    ['begins with a hyphen', '-trades', '/-trades'],
    ['ends with a hyphen', 'trades-', '/trades-'],
    ['has 64 characters', 'a'.repeat(64), `/${'a'.repeat(64)}`],
    ['has two characters', 'ab', '/ab'],
    ['leads to another host', 'a/../b@c', '/a%2F..%2Fb%40c'],
  ])('is a path if its name %s', (_name, bucket, path) => {
    expect(addressOf(bucket, 'us-east-1')).toEqual({
      protocol: 'https:',
      hostname: 's3.us-east-1.amazonaws.com',
      path,
    });
  });

  test.each(['abc', 'a'.repeat(63), '1-2'])('is a host if its name is %s', (bucket) => {
    expect(addressOf(bucket, 'us-east-1').hostname).toBe(`${bucket}.s3.us-east-1.amazonaws.com`);
  });

  test.each([
    ['http://127.0.0.1:4566', { protocol: 'http:', hostname: '127.0.0.1', port: 4566, path: '/trade-files' }],
    ['http://localhost:4566/', { protocol: 'http:', hostname: 'localhost', port: 4566, path: '/trade-files' }],
    ['https://[::1]:4566', { protocol: 'https:', hostname: '[::1]', port: 4566, path: '/trade-files' }],
    ['https://s3.example/store/', { protocol: 'https:', hostname: 's3.example', path: '/store/trade-files' }],
  ])('is a path of the endpoint %s', (endpoint, address) => {
    expect(addressOf('trade-files', 'us-east-1', endpoint)).toEqual(address);
  });
});
