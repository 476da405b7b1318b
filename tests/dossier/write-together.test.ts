import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { writeTogether } from '@/tools/publish/apply'

const folder = mkdtempSync(join(tmpdir(), 'claimlight-write-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const [one, two, three] = ['one', 'two', 'three'].map((name) => join(folder, name)) as [string, string, string]
const all = () => readdirSync(folder).sort()

beforeEach(() => {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder)
  writeFileSync(one, '1')
  writeFileSync(two, '2')
})

test('all files are written, also new ones, and no temporary file is left', async () => {
  expect(
    await writeTogether([
      { path: one, before: '1', after: 'I' },
      { path: three, before: null, after: 'III' },
    ]),
  ).toBeNull()
  expect([one, two, three].map((path) => readFileSync(path, 'utf8'))).toEqual(['I', '2', 'III'])
  expect(all()).toEqual(['one', 'three', 'two'])
})

test.each<[string, () => { path: string; before: string | null; after: string }]>([
  ['has just been changed by somebody', () => ({ path: two, before: 'before that', after: 'II' })],
  ['is in a folder that is gone', () => ({ path: join(folder, 'gone/x'), before: null, after: 'X' })],
  [
    'cannot be put in its place',
    () => {
      mkdirSync(join(three, 'full'), { recursive: true })
      return { path: three, before: null, after: 'III' }
    },
  ],
])('no file is written when one %s', async (_what, bad) => {
  const last = bad()
  const before = all()
  const problem = await writeTogether([{ path: one, before: '1', after: 'I' }, { path: join(folder, 'new'), before: null, after: 'n' }, last]) // prettier-ignore
  expect(problem).toBeTypeOf('string')
  expect(readFileSync(one, 'utf8')).toBe('1')
  expect(all()).toEqual(before)
})
