import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'

const built = process.env.CLAIMLIGHT_EXTENSION ?? '.output/chrome-mv3'

describe('the built extension', () => {
  test('asks for nothing that warns at install, and for all sites only later', async () => {
    const manifest = JSON.parse(await readFile(join(built, 'manifest.json'), 'utf8'))
    expect([...manifest.permissions].sort()).toEqual(['activeTab', 'contextMenus', 'scripting', 'sidePanel', 'storage'])
    expect(manifest.optional_host_permissions).toEqual(['*://*/*'])
    for (const key of ['host_permissions', 'content_scripts', 'externally_connectable', 'web_accessible_resources']) {
      expect(manifest, key).not.toHaveProperty(key)
    }
  })

  test('may reach no network', async () => {
    const { content_security_policy: policy } = JSON.parse(await readFile(join(built, 'manifest.json'), 'utf8'))
    expect(policy.extension_pages).toContain("default-src 'none'")
    expect(policy.extension_pages).toContain("connect-src 'self'")
    expect(policy.extension_pages).not.toMatch(/https?:|\*|unsafe/)
  })

  test('puts a small script into pages: no schema library, no database, no React, no dossier', async () => {
    const file = join(built, 'content-scripts/reader.js')
    const code = await readFile(file, 'utf8')
    // 70 kB when this was written, 17 of them for placing the card and 10 for the polyfill.
    expect((await stat(file)).size).toBeLessThan(85_000)
    for (const word of ['ZodError', 'Dexie', 'indexedDB', 'react', 'vibe coding'])
      expect(code, word).not.toContain(word)
    expect(code).not.toMatch(/\beval\(|new Function\(|\.innerHTML\b/)
  })
})
