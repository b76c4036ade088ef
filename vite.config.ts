import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import react from '@vitejs/plugin-react';
import { type Plugin, type UserConfig, normalizePath } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';
import { type ViteUserConfig, defineConfig } from 'vitest/config';
import { orTools } from './src/solver/engine/vite-plugin-or-tools.ts';
import { classNames } from './src/answers/drawing/drawing.ts';
import { metaContentSecurityPolicy, parseHeadersFile } from './src/server/headers-file.ts';

const root = import.meta.dirname;
const headersFile = readFileSync(path.join(root, 'public/_headers'), 'utf8');

// What not every phone needs. These modules are loaded when used; their chunks, and whatever only
// they reach, stay out of the precache and carry the prefix in their name.
const loadedWhenUsed = [
  { prefix: 'device-', modules: /\/src\/app\/screens\/device\// },
  { prefix: 'hours-', modules: /\/src\/app\/screens\/hours\// },
  { prefix: 'asks-', modules: /\/src\/app\/screens\/asks\// },
  { prefix: 'account-', modules: /\/src\/app\/screens\/account\// },
  { prefix: 'online-', modules: /\/src\/app\/screens\/online\// },
  { prefix: 'coordinator-', modules: /\/src\/app\/screens\/coordinator\// },
  { prefix: 'solver-', modules: /\/src\/solver\/|\/workers\/solver/ },
];
const prefixOf = (module: string | null | undefined) =>
  loadedWhenUsed.find(({ modules }) => modules.test(normalizePath(module ?? '')))?.prefix ?? '';

/** Files that begin with `_` are the hosts' own and not served. */
const scriptName = (prefix: string, name: string): string =>
  `assets/${prefix}${name.replace(/^_+/, '')}-[hash].js`;

/** The other look-up screens, and what takes an edition in. */
const onPhones =
  /\/src\/app\/screens\/look-up\/(.*-screen|changes-note)\.tsx$|\/src\/formats\/(edition|sealed)-file\.ts$/;

/** What whoever changes something needs, whoever they are, and so is what keeps in step with a server. */
const whereProgramsAreHeld =
  /\/node_modules\/dexie|\/src\/store\/(database|dexie-rows|outbox|connection|record)\.ts$|\/src\/app\/(program-session|open-content|hooks\/use-(asks|record|form))\.tsx?$|\/src\/domain\/changes\/(run-change|undone)\.ts$/;

/** Codes are drawn for other phones, and for authenticator apps and invitations. */
const whereCodesAreDrawn =
  /\/src\/app\/screens\/device\/(code-picture|running-codes)\.tsx$|\/node_modules\/qr\/index/;

/** Classes are known by their sheet and name, so that the service worker can write what the sheets style. */
const css = {
  modules: {
    generateScopedName: (name: string, file: string) =>
      classNames(`${path.basename(file).replace(/\.module\.css.*$/, '')}/${name}`),
  },
};

/**
 * The files of the look-up screens; those besides that concern the device itself, kept on every phone; those that the
 * owner of a phone needs to log hours, ask and offer; and those that syncing with a server needs.
 */
interface PhoneFiles {
  readonly lookUp: Set<string>;
  readonly device: Set<string>;
  readonly owner: Set<string>;
  readonly member: Set<string>;
}

/** Which chunks stand at the top of what is kept besides the look-up screens. */
const KEPT_BESIDES = {
  device: /^assets\/device-/,
  owner: /^assets\/(asks|hours)-/,
  member: /^assets\/account-/,
} as const;

/** Collects the scripts, styles, pictures and fonts that the screens on phones can reach. */
function phoneFiles(found: PhoneFiles): Plugin {
  return {
    name: 'phone-files',
    apply: 'build',
    generateBundle(_options, bundle) {
      const collected = [found.lookUp, found.device, found.owner, found.member];
      const visit = (fileName: string, files: Set<string>, own: RegExp | null) => {
        const chunk = bundle[fileName];
        const isCollected = collected.some((others) => others.has(fileName));
        if (chunk?.type !== 'chunk' || isCollected) return;
        if (prefixOf(chunk.facadeModuleId) && !own?.test(fileName)) return;
        files.add(fileName);
        for (const style of chunk.viteMetadata?.importedCss ?? []) files.add(style);
        for (const asset of chunk.viteMetadata?.importedAssets ?? []) files.add(asset);
        for (const next of [...chunk.imports, ...chunk.dynamicImports]) visit(next, files, own);
      };
      const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
      for (const { isEntry, fileName } of chunks) if (isEntry) visit(fileName, found.lookUp, null);
      for (const part of ['device', 'owner', 'member'] as const) {
        const own = KEPT_BESIDES[part];
        for (const { fileName } of chunks)
          if (own.test(fileName)) visit(fileName, found[part], own);
      }
    },
  };
}

/** For hosts that cannot send headers. Development needs inline scripts and goes without. */
const policyInDocument: Plugin = {
  name: 'policy-in-document',
  apply: 'build',
  transformIndexHtml: () => [
    {
      tag: 'meta',
      attrs: {
        'http-equiv': 'Content-Security-Policy',
        content: metaContentSecurityPolicy(parseHeadersFile(headersFile)),
      },
      injectTo: 'head-prepend',
    },
  ],
};

function progressiveWebApp({ lookUp, device, owner, member }: PhoneFiles) {
  return VitePWA({
    strategies: 'injectManifest',
    registerType: 'prompt',
    injectRegister: false,
    srcDir: '../workers',
    filename: 'service-worker.ts',
    includeManifestIcons: false,
    injectManifest: {
      rollupFormat: 'iife',
      // It reads rows that were checked when they came in: the schemas that the nouns bring along stay out.
      rollupOptions: {
        treeshake: { manualPureFunctions: ['z', 'idSchema'], propertyReadSideEffects: false },
      },
      globPatterns: ['**/*.{html,js,css,svg,png,wasm,woff2}'],
      globIgnores: ['editions/**'],
      maximumFileSizeToCacheInBytes: 25 * 1024 * 1024,
      // What is not precached is listed all the same, marked: the service worker keeps it once used,
      // those that concern the device at once, what its owner needs once the phone is somebody's, and what
      // syncing needs once a server keeps the program.
      manifestTransforms: [
        (entries) => ({
          manifest: entries.map((entry) => {
            if (!entry.url.startsWith('assets/') || lookUp.has(entry.url)) return entry;
            if (device.has(entry.url)) return { ...entry, revision: 'for-device' };
            if (owner.has(entry.url)) return { ...entry, revision: 'for-owner' };
            return { ...entry, revision: member.has(entry.url) ? 'for-member' : 'when-used' };
          }),
        }),
      ],
    },
    manifest: {
      id: '/',
      start_url: '/',
      scope: '/',
      name: 'Residency Scheduler',
      short_name: 'Residency',
      description: 'Who is on call, where everyone is, and the schedule of the year.',
      lang: 'en',
      display: 'standalone',
      theme_color: '#0b3b8c',
      background_color: '#f7f8fa',
      categories: ['medical', 'productivity'],
      icons: [
        { src: '/icon.svg', sizes: 'any', type: 'image/svg+xml' },
        { src: '/icon-192.png', sizes: '192x192', type: 'image/png' },
        { src: '/icon-512.png', sizes: '512x512', type: 'image/png' },
        { src: '/icon-maskable-192.png', sizes: '192x192', type: 'image/png', purpose: 'maskable' },
        { src: '/icon-maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
      ],
      shortcuts: [
        { name: 'On call now', url: '/now', icons: [{ src: '/icon-192.png', sizes: '192x192' }] },
        { name: 'Search', url: '/search', icons: [{ src: '/icon-192.png', sizes: '192x192' }] },
        { name: 'Today', url: '/today', icons: [{ src: '/icon-192.png', sizes: '192x192' }] },
        { name: 'My schedule', url: '/me', icons: [{ src: '/icon-192.png', sizes: '192x192' }] },
      ],
    },
  });
}

function appBuild(): UserConfig {
  const files: PhoneFiles = {
    lookUp: new Set(),
    device: new Set(),
    owner: new Set(),
    member: new Set(),
  };
  return {
    root: path.join(root, 'src'),
    css,
    // A copy, for old versions of React, of what React has.
    resolve: { alias: [{ find: /^use-sync-external-store\/shim$/, replacement: 'react' }] },
    publicDir: '../public',
    plugins: [react(), orTools(), policyInDocument, phoneFiles(files), progressiveWebApp(files)],
    worker: {
      format: 'es',
      plugins: () => [orTools()],
      rolldownOptions: { output: { chunkFileNames: ({ name }) => scriptName('', name) } },
    },
    // It finds its WebAssembly file beside itself, so it must stay where it is.
    optimizeDeps: { exclude: ['highs'] },
    server: {
      fs: { allow: [root] },
      headers: {
        'Cross-Origin-Opener-Policy': 'same-origin',
        'Cross-Origin-Embedder-Policy': 'require-corp',
      },
    },
    build: {
      outDir: '../dist/app',
      emptyOutDir: true,
      cssTarget: 'safari17.5',
      manifest: true,
      // Every browser that knows the layers of our style sheets preloads modules itself, and the list of what each screen
      // of coordinators would preload is not worth its place on every phone.
      modulePreload: {
        polyfill: false,
        resolveDependencies: (_url, files, { hostType }) =>
          hostType === 'html' ? files : files.filter((file) => file.endsWith('.css')),
      },
      rolldownOptions: {
        output: {
          chunkFileNames: ({ facadeModuleId, name }) => scriptName(prefixOf(facadeModuleId), name),
          // Phones load two scripts: what the first screen needs, and all other look-up screens. Many small ones would
          // weigh a seventh more, and each would be waited for.
          codeSplitting: {
            groups: [
              { name: 'first', tags: ['$initial'], priority: 2 },
              { name: 'look-up', test: onPhones, priority: 1 },
              { name: 'held', test: whereProgramsAreHeld, priority: 1 },
              { name: 'codes', test: whereCodesAreDrawn, priority: 1 },
            ],
          },
        },
      },
    },
  };
}

/** Every `src/cli/<name>.ts` becomes the command `dist/cli/<name>.js`. */
function commandLineBuild(): UserConfig {
  return {
    root: path.join(root, 'src'),
    publicDir: false,
    plugins: [orTools()],
    build: {
      ssr: true,
      outDir: '../dist/cli',
      emptyOutDir: true,
      target: 'node20',
      rolldownOptions: {
        input: readdirSync(path.join(root, 'src/cli'))
          .filter((name) => name.endsWith('.ts'))
          .map((name) => path.join(root, 'src/cli', name)),
        output: { entryFileNames: '[name].js' },
      },
    },
  };
}

/** Three lanes: plain Node, components in a real browser, and whole flows through the built app. */
async function tests(): Promise<ViteUserConfig> {
  const { playwright } = await import('@vitest/browser-playwright');
  const { findBrowser } = await import('./test/browser/find-browser.ts');
  const { LongestFirst } = await import('./test/longest-first.ts');
  return {
    root,
    test: {
      reporters: ['default', './test/count-reporter.ts'],
      sequence: { sequencer: LongestFirst },
      // A machine of two cores has one left over while a browser or the solver waits.
      maxWorkers: 2,
      projects: [
        {
          plugins: [orTools()],
          test: {
            name: 'unit',
            testTimeout: 120_000,
            include: ['test/**/*.test.ts'],
            exclude: ['test/**/*.browser.test.ts', 'test/flows/**', 'test/bundle.test.ts'],
            sequence: { groupOrder: 0 },
          },
        },
        {
          plugins: [react(), orTools()],
          css,
          worker: { format: 'es', plugins: () => [orTools()] },
          optimizeDeps: { exclude: ['highs'] },
          test: {
            name: 'browser',
            maxWorkers: 2,
            testTimeout: 60_000,
            include: ['test/**/*.browser.test.{ts,tsx}'],
            sequence: { groupOrder: 1 },
            browser: {
              enabled: true,
              headless: true,
              screenshotFailures: false,
              provider: playwright({ launchOptions: await findBrowser() }),
              instances: [{ browser: 'chromium' }],
            },
          },
        },
        {
          test: {
            name: 'flows',
            include: ['test/flows/**/*.flow.test.ts', 'test/bundle.test.ts'],
            globalSetup: ['test/flows/build-once.ts'],
            testTimeout: 60_000,
            hookTimeout: 60_000,
            sequence: { groupOrder: 2 },
          },
        },
      ],
    },
  };
}

export default defineConfig(({ isSsrBuild }) => {
  if (process.env.VITEST) return tests();
  return isSsrBuild ? commandLineBuild() : appBuild();
});
