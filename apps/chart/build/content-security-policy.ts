import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { Plugin } from 'vite';

/**
 * The hash of the only inline style: lightweight-charts adds it for its logo. A test in a browser fails if another version
 * of the library has another style.
 */
const LOGO_STYLE = "'sha256-3pRED1tOXas1FXFoPb9TGCjmYe9XQsmO9OV23khV2nY='";

/**
 * The content security policy of the page, without the origins of an OpenID provider, which `connect-src` needs if readers
 * sign in.
 */
export const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  `style-src 'self' ${LOGO_STYLE}`,
  "img-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Writes the policy beside the site, for the distribution that serves it. */
export function writeContentSecurityPolicy(): Plugin {
  let file: string;
  return {
    name: 'write-content-security-policy',
    configResolved({ root, build }) {
      file = resolve(root, dirname(build.outDir), 'content-security-policy.txt');
    },
    closeBundle() {
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, `${CONTENT_SECURITY_POLICY}\n`);
    },
  };
}
