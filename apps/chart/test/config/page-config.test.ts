import { parsePageConfig } from '../../src/config/page-config';

const AUTH = { issuer: 'https://id.example', clientId: 'page', scopes: ['openid', 'bars'] };

test.each([
  ['no sign-in', { auth: null }],
  ['a provider', { auth: AUTH }],
  ['a provider and an audience', { auth: { ...AUTH, audience: 'https://api.example' } }],
])('accepts %s', (_name, config) => {
  expect(parsePageConfig(JSON.stringify(config))).toEqual(config);
});

test.each([
  ['<html>', '/config.json is not JSON'],
  ['{}', '/config.json has no `auth`'],
  ['[]', '/config.json has no `auth`'],
  ['{"auth":false}', '`auth` in /config.json must be an object or null'],
  [JSON.stringify({ auth: { ...AUTH, issuer: 'id' } }), '`auth.issuer` in /config.json must be a URL'],
  [JSON.stringify({ auth: { ...AUTH, clientId: 1 } }), '`auth.clientId` in /config.json must be a text'],
  [JSON.stringify({ auth: { ...AUTH, scopes: 'openid' } }), '`auth.scopes` in /config.json must be a list of texts'],
  [JSON.stringify({ auth: { ...AUTH, audience: 1 } }), '`auth.audience` in /config.json must be a text'],
])('rejects %s, instead of guessing that nobody signs in', (text, message) => {
  expect(() => parsePageConfig(text)).toThrow(message);
});
