import { defaultClientConditions, defineConfig } from 'vite';
import { writeContentSecurityPolicy } from './build/content-security-policy.ts';
import { checkScriptSize } from './build/script-size.ts';

/** The page, as static files. */
export default defineConfig({
  // The client's sources, which need no build.
  resolve: { conditions: ['@trading/source', ...defaultClientConditions] },
  build: {
    outDir: 'dist/site',
    target: 'es2022',
    // The content security policy allows neither inline scripts nor data URLs.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // The licences of the libraries in the page ask for a copy of their notices.
    license: { fileName: 'licenses.txt' },
  },
  plugins: [checkScriptSize(80), writeContentSecurityPolicy()],
});
