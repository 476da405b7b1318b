import { copyFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Plugin } from 'vite'
import { defineConfig } from 'wxt'
import { withoutEval } from './tools/release/without-eval'
import type { Dossier } from './lib/dossier/format/schema'
import { namesToLookFor } from './lib/dossiers/data/subject-names'
import { colourSheet } from './lib/schema/colours'
import { licenceTexts } from './tools/release/licence-texts'
import { collectShippedPackages } from './tools/release/shipped-packages'
import { dataAsFiles, shippedData } from './tools/release/shipped-data'
import { sharedWorkers } from './tools/release/shared-workers'

function pathOf(file: string): string {
  return fileURLToPath(new URL(file, import.meta.url))
}

/**
 * Allows network access only to model servers on this computer (lib/platform/loopback.ts), also for library code.
 * 'wasm-unsafe-eval' allows the engine's WebAssembly, but no eval and no remote code (docs/decisions/engine.md).
 */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self' http://127.0.0.1:* http://localhost:*",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

/**
 * Returns the names of the bundled dossier's subject. The subject detector looks for them until the background has sent
 * the names of all dossiers.
 */
function subjectNames(): string[] {
  const file = new URL('./dossier/karpathy/compiled.json', import.meta.url)
  const { subject } = JSON.parse(readFileSync(file, 'utf8')) as Pick<Dossier, 'subject'>
  return namesToLookFor([subject])
}

function isNamed(plugin: unknown, name: string): boolean {
  return typeof plugin === 'object' && plugin !== null && 'name' in plugin && plugin.name === name
}

/** Puts the colours that scripts use too before the first style sheet. */
const coloursInTokens: Plugin = {
  name: 'claimlight:colours',
  enforce: 'pre',
  transform: (css, id) => (id.endsWith('/components/ui/tokens.css') ? `${colourSheet}${css}` : null),
}

/** Takes comments and needless blanks out of the styles that scripts in pages contain. */
const squeezedStyles: Plugin = {
  name: 'claimlight:styles',
  enforce: 'pre',
  transform: (code, id) =>
    /\/(?:card|adopt|note-box)-styles\.ts$/.test(id) ? code.replace(/= `\n[^]+?`$/gm, squeezeStyles) : null,
}

function squeezeStyles(css: string): string {
  // A blank behind `}` may separate an inserted value from the next.
  const plain = css
    .replace(/\/\*[^*]*\*\//g, '')
    .replace(/\s*([{;,])\s+|}\n\s*(?=\S)/g, (all, sign = '}') => sign as string)
  return plain.replaceAll(': ', ':').replaceAll(' {', '{').replaceAll(';}', '}')
}

/** Scripts that run in web pages. */
const IN_PAGES = new Set([
  ...['subject-detector', 'page-agent', 'chat-reader'],
  ...['selection', 'note-box', 'page-source', 'page-evidence'],
])
const lazyBrowser = [{ find: /^webextension-polyfill$/, replacement: pathOf('./lib/platform/lazy-browser.ts') }]
const shipped = collectShippedPackages()
const LAMP = { 16: 'icon/16.png', 32: 'icon/32.png' }
const GREY_LAMP = { 16: 'icon-grey/16.png', 32: 'icon-grey/32.png' }

export default defineConfig({
  modules: ['@wxt-dev/module-react', '@wxt-dev/i18n/module'],
  manifestVersion: 3,
  imports: false,
  alias: { '@': '.' },
  outDirTemplate: '{{browser}}-mv{{manifestVersion}}',
  manifest: ({ browser }) => ({
    default_locale: 'en',
    name: '__MSG_extension_name__',
    short_name: '__MSG_extension_name__',
    description: '__MSG_extension_description__',
    permissions: [
      ...['activeTab', 'alarms', 'scripting', 'contextMenus', 'storage'],
      ...(browser === 'firefox' ? [] : ['sidePanel']),
    ],
    // For automatic backups into the downloads folder; requested when the user chooses them.
    optional_permissions: ['downloads'],
    optional_host_permissions: ['*://*/*'],
    content_security_policy: { extension_pages: contentSecurityPolicy },
    // The icon is grey by default, for pages that are not checked.
    action: { default_title: '__MSG_extension_button__', default_icon: GREY_LAMP },
    commands: {
      'check-page': { suggested_key: { default: 'Alt+Shift+L' }, description: '__MSG_commands_checkPage__' },
      'next-finding': {
        suggested_key: { default: 'Alt+Shift+Down' },
        description: '__MSG_commands_next__',
      },
      'previous-finding': {
        suggested_key: { default: 'Alt+Shift+Up' },
        description: '__MSG_commands_previous__',
      },
      'toggle-card': {
        suggested_key: { default: 'Alt+Shift+K' },
        description: '__MSG_commands_card__',
      },
      // No suggested keys, since browsers allow four commands with keys: the user can choose some.
      'next-mark': { description: '__MSG_commands_nextMark__' },
      note: { description: '__MSG_commands_note__' },
    },
    ...(browser === 'firefox'
      ? {
          browser_specific_settings: {
            gecko: {
              id: 'claimlight@claimlight.example',
              // The Custom Highlight API came with Firefox 140, and so did data_collection_permissions.
              strict_min_version: '140.0',
              data_collection_permissions: { required: ['none'] },
            },
          },
        }
      : // Side panel 114 and 116 (open on a gesture), Custom Highlight API 105, ::highlight with these line styles 120.
        { minimum_chrome_version: '120' }),
  }),
  hooks: {
    'build:publicAssets': ({ config: { root, wxtDir } }, files) => {
      files.push(...shippedData(root, join(wxtDir, 'data')))
    },
    // The licences of the libraries must accompany every copy of the code.
    'build:done': ({ config: { root, outDir, outBaseDir, browser } }) => {
      const packages = shipped.packages()
      writeFileSync(join(outDir, 'THIRD-PARTY-LICENSES.txt'), licenceTexts(packages, root))
      for (const file of ['LICENSE', 'NOTICE.md']) copyFileSync(join(root, file), join(outDir, file))
      for (const locale of readdirSync(join(outDir, '_locales'))) {
        const file = join(outDir, '_locales', locale, 'messages.json')
        writeFileSync(file, JSON.stringify(JSON.parse(readFileSync(file, 'utf8'))))
      }
      const named = packages.map(({ name, version }) => `${name}@${version}`)
      writeFileSync(join(outBaseDir, `packages-${browser}.json`), JSON.stringify(named, null, 2))
    },
    // The panel's code and the dossier's data are separate files, so that each has its own size limit.
    'vite:build:extendConfig': (entrypoints, config) => {
      if (entrypoints.some(({ name }) => IN_PAGES.has(name))) config.resolve = { ...config.resolve, alias: lazyBrowser }
      const panel = entrypoints.find(({ type }) => type === 'sidepanel')
      if (!panel) return
      // WXT replaces `import.meta.url`, for workers that are no modules; Vite needs it to find a page's workers.
      const workers = sharedWorkers(panel.inputPath)
      const plugins = (config.plugins ?? []).filter((plugin) => !isNamed(plugin, 'wxt:define'))
      config.plugins = [...plugins, workers.plugin, withoutEval()]
      const output = config.build?.rollupOptions?.output
      if (!output || Array.isArray(output)) throw new Error('WXT no longer says where the panel’s files go.')
      config.build = { ...config.build, modulePreload: { resolveDependencies: workers.preload } }
      output.manualChunks = (id, { getModuleInfo }) =>
        /dossier\/[^/]+\/compiled\.json$/.test(id) ? 'dossier-data' : workers.chunkOf(id, getModuleInfo)
    },
    // The subject detector is registered at run time; an empty list in the manifest would look like a mistake.
    'build:manifestGenerated': (_wxt, manifest) => {
      if (manifest.content_scripts?.length === 0) delete manifest.content_scripts
      // Firefox opens the sidebar after installation unless the manifest forbids it, and hides the button in a menu.
      Object.assign(manifest.sidebar_action ?? {}, { open_at_install: false, default_icon: LAMP })
      if (manifest.sidebar_action) Object.assign(manifest.action ?? {}, { default_area: 'navbar' })
    },
  },
  vite: () => ({
    define: { __SUBJECT_NAMES__: JSON.stringify(subjectNames()) },
    build: { target: 'es2022' },
    plugins: [shipped.plugin(), dataAsFiles(pathOf), coloursInTokens, squeezedStyles],
    // This package's version for browsers needs a document, which the worker that reads files does not have.
    resolve: {
      alias: { 'decode-named-character-reference': pathOf('node_modules/decode-named-character-reference/index.js') },
    },
  }),
})
