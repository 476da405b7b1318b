import { describe, expect, test } from 'vitest'
import { billOfMaterials, type Bill } from '@/tools/release/bill-of-materials'
import { problemsOf } from '@/tools/release/may-release'

describe('a release', () => {
  const good: Parameters<typeof problemsOf>[0] = {
    version: '1.2.0',
    tags: ['v1.2.0'],
    changed: [],
    changelog: '## 1.2.0\n',
  }
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
