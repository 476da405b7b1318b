import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { unzipSync } from 'fflate'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { isSource, packZip } from '@/tools/release/pack-zip'

const bytes = (text: string) => new TextEncoder().encode(text)
const FILES: [string, Uint8Array][] = [
  ['manifest.json', bytes('{}')],
  ['icon/16.png', new Uint8Array([1, 2, 3])],
  ['background.js', bytes('let a = 1\n'.repeat(1000))],
  ['LICENSE', bytes('MIT')],
]
const sum = (files: [string, Uint8Array][]) =>
  createHash('sha256')
    .update(packZip(new Map(files)))
    .digest('hex')

afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllEnvs()
})

describe('a zip file for the stores', () => {
  const expected = sum(FILES)

  test('has the same bytes for any order of the files', () => expect(sum([...FILES].reverse())).toBe(expected))

  test.each(['2030-07-01T12:00:00Z', '1999-12-31T23:59:59Z'])('has the same bytes when it is made at %s', (time) => {
    vi.useFakeTimers({ now: new Date(time) })
    expect(sum(FILES)).toBe(expected)
  })

  test.each(['Pacific/Kiritimati', 'America/Los_Angeles', 'Asia/Kathmandu'])(
    'has the same bytes in the time zone %s',
    (zone) => {
      vi.stubEnv('TZ', zone)
      expect(sum(FILES)).toBe(expected)
    },
  )

  test('contains the files unchanged', () => {
    expect(unzipSync(packZip(new Map(FILES)))).toEqual(Object.fromEntries(FILES))
  })
})

test('The sources for a store have the code, and none of the large data of tests and training.', () => {
  expect(['lib/engine/index.ts', 'packages/lab/train/train.py', 'package-lock.json'].filter(isSource)).toHaveLength(3)
  const data = [
    'docs/screenshots/panel-light.png',
    'tests/pages/run/expected.ts',
    'tests/eval/LABELS.md',
    'packages/lab/train/data/edits.tsv',
  ]
  for (const path of data) expect([path, existsSync(path), isSource(path)]).toEqual([path, true, false])
})
