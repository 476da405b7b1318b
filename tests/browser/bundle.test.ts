import { readdir, readFile, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'

const chromium = process.env.CLAIMLIGHT_EXTENSION ?? '.output/chrome-mv3'
const firefox = '.output/firefox-mv3'

/** A text of webextension-polyfill. */
const POLYFILL = 'should only be loaded in a browser extension'

/** A text of lib/engine/lexicon/word-table.ts. */
const ENGINE = 'The word table has vectors of'

// All permissions of an installed Claimlight, word for word: an addition to a manifest must be added here.
const POLICY =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; " +
  "connect-src 'self' http://127.0.0.1:* http://localhost:*; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
const EVERYWHERE = ['activeTab', 'alarms', 'contextMenus', 'scripting', 'storage']
/** Fields that give no access to a page, a site or another program. */
const HARMLESS = [
  ...['manifest_version', 'name', 'short_name', 'description', 'version', 'author', 'homepage_url', 'icons'],
  ...['default_locale', 'action', 'commands', 'background', 'minimum_chrome_version', 'side_panel', 'sidebar_action'],
  'browser_specific_settings',
]

describe.each([
  ['Chromium', chromium, [...EVERYWHERE, 'sidePanel']],
  ['Firefox', firefox, EVERYWHERE],
])('the build for %s', (_browser, folder, permissions) => {
  test('requests no permission with a warning, and all sites and downloads only as optional', async () => {
    const manifest = await manifestOf(folder)
    expect([...manifest.permissions].sort()).toEqual([...permissions].sort())
    expect(manifest.optional_host_permissions).toEqual(['*://*/*'])
    expect(manifest.optional_permissions).toEqual(['downloads'])
  })

  test('has no unknown field in its manifest', async () => {
    const asked = ['permissions', 'optional_permissions', 'optional_host_permissions', 'content_security_policy']
    const fields = Object.keys(await manifestOf(folder))
    expect(fields.filter((field) => ![...HARMLESS, ...asked].includes(field))).toEqual([])
  })

  test('has a content security policy that blocks the network but this computer', async () => {
    const { content_security_policy: policy } = await manifestOf(folder)
    expect(policy).toEqual({ extension_pages: POLICY })
  })

  test('contains one manifest and no source maps', async () => {
    const files = await readdir(folder, { recursive: true })
    expect(files.filter((file) => /\.map$|manifest\.json$/.test(file))).toEqual(['manifest.json'])
  })

  test('is at most 92 MB: encoder, reader, engine and dossier are in it once', async () => {
    const files = await readdir(folder, { recursive: true, withFileTypes: true })
    const sizes = files.filter((file) => file.isFile()).map((file) => stat(join(file.parentPath, file.name)))
    expect((await Promise.all(sizes)).reduce((sum, { size }) => sum + size, 0)).toBeLessThan(92_000_000)
  })
})

test('the Firefox manifest states that no data is collected', async () => {
  const { browser_specific_settings: settings } = await manifestOf(firefox)
  expect(settings?.gecko.data_collection_permissions).toEqual({ required: ['none'] })
})

test('the button stands in the toolbar of Firefox from the start, with its number, and not in a menu', async () => {
  expect((await manifestOf(firefox)).action.default_area).toBe('navbar')
})

describe.each([chromium, firefox])('webextension-polyfill in %s', (folder) => {
  test.each(['background.js', 'sidepanel.html', 'welcome.html'])('is loaded by %s', async (start) => {
    expect([...(await loadedBy(folder, start)).values()].some((code) => code.includes(POLYFILL))).toBe(true)
  })

  test('is loaded by no web worker, where it throws', async () => {
    const workers = (await readdir(join(folder, 'chunks'))).filter((file) => /-worker-[^/]*\.js$/.test(file))
    expect(workers.length).toBeGreaterThan(3)
    for (const worker of workers)
      for (const [file, code] of await loadedBy(folder, join('chunks', worker)))
        expect(code.includes(POLYFILL), `${worker}: ${file}`).toBe(false)
  })
})

test('the sidebar loads no engine, whose patterns take a long task to build', async () => {
  const background = [...(await loadedBy(chromium, 'background.js')).values()]
  expect(background.some((code) => code.includes(ENGINE))).toBe(true)
  const files = await loadedBy(chromium, 'sidepanel.html')
  expect(files.size).toBeGreaterThan(10)
  for (const [file, code] of files) expect(code.includes(ENGINE), file).toBe(false)
})

test('the scripts for pages contain no polyfill, schema library, database, React or dossier', async () => {
  for (const file of [
    'subject-detector.js',
    'selection.js',
    'page-source.js',
    'page-evidence.js',
    'page-agent.js',
    'chat-reader.js',
  ]) {
    const code = await readFile(join(chromium, file), 'utf8')
    for (const word of ['ZodError', POLYFILL, 'Dexie', 'indexedDB', 'react', 'vibe coding'])
      expect(code, `${file}: ${word}`).not.toContain(word)
    expect(code, file).not.toMatch(/\beval\(|new Function\(|\.innerHTML\b/)
  }
})

/** A file and all that it imports, at once or later: code by path. */
async function loadedBy(folder: string, start: string): Promise<Map<string, string>> {
  const loaded = new Map<string, string>()
  const files = new Set([start])
  for (const file of files) {
    const code = await readFile(join(folder, file), 'utf8')
    loaded.set(file, code)
    for (const [, path] of code.matchAll(/\b(?:from|import|src=)\s*\(?"([./][^"]+\.js)"/g))
      files.add(path!.startsWith('/') ? path!.slice(1) : join(dirname(file), path!))
  }
  return loaded
}

async function manifestOf(folder: string): Promise<Manifest> {
  return JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8')) as Manifest
}

interface Manifest {
  action: { default_area?: string }
  permissions: string[]
  optional_permissions: string[]
  optional_host_permissions: string[]
  content_security_policy: object
  browser_specific_settings?: { gecko: { data_collection_permissions: object } }
}
