import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { billOfMaterials, npmsBill, type Bill } from '@/tools/release/bill-of-materials'
import { problemsOf, type ReleaseState } from '@/tools/release/may-release'

describe('a release', () => {
  const good: ReleaseState = { version: '1.2.0', tags: ['v1.2.0'], changed: [], changelog: '## 1.2.0\n' }
  test('can be made from a clean commit with the tag of its version', () => expect(problemsOf(good)).toEqual([]))
  test.each([
    ['changes that are not committed', { changed: ['README.md'] }],
    ['no tag', { tags: [''] }],
    ['the tag of another version', { tags: ['v1.1.0'] }],
    ['no entry in the changelog', { changelog: '' }],
  ])('cannot be made with %s', (_name, state) => expect(problemsOf({ ...good, ...state })).toHaveLength(1))
})

describe('the bill of materials', () => {
  const npms = (serialNumber: string, timestamp: string): Bill => ({
    serialNumber,
    metadata: { timestamp, component: { name: 'folder' } },
    components: [
      { 'bom-ref': 'wxt@1.0.0', name: 'wxt', version: '1.0.0', scope: 'required' },
      { 'bom-ref': 'react@2.0.0', name: 'react', version: '2.0.0', scope: 'required' },
    ],
    dependencies: [{ ref: 'wxt@1.0.0' }, { ref: 'react@2.0.0' }],
  })
  const made = (bill: Bill) => billOfMaterials(bill, new Set(['react@2.0.0']), 'claimlight', '2026-01-01T00:00:00Z')

  test('is the same in two runs', () => {
    expect(made(npms('urn:1', '2026-02-01'))).toEqual(made(npms('urn:2', '2026-03-01')))
  })
  test('separates packages in the extension from those that build it', () => {
    const scopes = made(npms('urn:1', '')).components.map(({ name, scope }) => [name, scope])
    expect(scopes).toEqual([
      ['react', 'required'],
      ['wxt', 'excluded'],
    ])
  })
  test('is refused when a package of the extension is missing', () => {
    const [bill, shipped] = [npms('urn:1', ''), new Set(['dexie@4.0.0'])]
    expect(() => billOfMaterials(bill, shipped, 'claimlight', '')).toThrow('dexie@4.0.0')
  })
})

test('npm’s document names every package that the extension depends on, those that tools need as well included', () => {
  const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
    packages: Record<string, { version: string; dev?: true; devOptional?: true; optional?: true; peer?: true }>
  }
  const needed = Object.entries(packages).filter(
    ([path, { dev, devOptional, optional, peer }]) =>
      path.includes('node_modules/') &&
      !path.startsWith('node_modules/@claimlight/') &&
      !dev &&
      !devOptional &&
      !optional &&
      !peer,
  )
  const known = new Set(npmsBill('.').components.map(({ name, version }) => `${name}@${version}`))
  const missing = needed
    .map(([path, { version }]) => `${path.slice(path.lastIndexOf('node_modules/') + 13)}@${version}`)
    .filter((one) => !known.has(one))
  expect(needed.length).toBeGreaterThan(100)
  expect(missing).toEqual([])
})

describe('the texts for the stores', () => {
  test.each(['en', 'fr'])('have the summary of the manifest, within 132 characters: %s', (language) => {
    const text = readFileSync(`docs/store/${language}.md`, 'utf8')
    const description = /^extension:[^]*?^ {2}description: (.*)$/m.exec(
      readFileSync(`locales/${language}.yml`, 'utf8'),
    )![1]!
    expect(text).toContain(`\n\n${description}\n\n`)
    expect(description.length).toBeLessThanOrEqual(132)
  })

  test('refer to existing pictures, four of the five that the stores accept', () => {
    const list = JSON.parse(readFileSync('docs/store/pictures.json', 'utf8')) as string[][]
    expect(list).toHaveLength(4)
    for (const file of list.flat()) expect(existsSync(`docs/screenshots/${file}`), file).toBe(true)
  })

  test('explain every permission of the manifest', () => {
    const text = readFileSync('docs/store/en.md', 'utf8')
    const config = readFileSync('wxt.config.ts', 'utf8')
    const permissions = [...config.matchAll(/'(activeTab|alarms|scripting|contextMenus|storage|sidePanel|downloads)'/g)]
    expect(permissions.length).toBeGreaterThan(5)
    for (const [, name] of permissions) expect(text).toContain(`\`${name}\``)
  })
})
