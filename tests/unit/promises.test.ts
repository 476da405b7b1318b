import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { catalogueOf } from '@/tests/words/catalogue-of'

const read = (file: string): string => readFileSync(file, 'utf8')
const TESTS = /`((?:tests|lib|components|scripts|packages)\/[^`*\s]+\.test\.tsx?)`/g

function rowsOf(file: string): string[] {
  return read(file)
    .split('\n')
    .filter((line) => line.startsWith('|') && !/^\| (?:promise|message|attacker|input) |^\|-/.test(line))
}

const named = (text: string): string[] => [...text.matchAll(TESTS)].map(([, path]) => path!)

describe.each(['SECURITY.md', 'PRIVACY.md', 'docs/promises.md'])('%s', (file) => {
  test('has a test file for every promise', () => {
    const rows = rowsOf(file)
    expect(rows.length).toBeGreaterThan(5)
    for (const row of rows) expect(named(row), row).not.toEqual([])
  })
})

describe('the promises on screens', async () => {
  const english = await catalogueOf('en')
  const listed = new Set(
    [...read('docs/promises.md').matchAll(/`([a-z][A-Za-z]*(?:_[A-Za-z]+)+)`/g)].map(([, name]) => name!),
  )

  test('are all in docs/promises.md', () => {
    const unlisted = Object.entries(english).filter(([name, { message }]) => PROMISE.test(message) && !listed.has(name))
    expect(unlisted.map(([name, { message }]) => `${name}: ${message}`)).toEqual([])
  })

  test('are texts that exist', () => {
    expect(listed.size).toBeGreaterThan(30)
    for (const name of listed) expect(Object.keys(english)).toContain(name)
  })
})

/** Matches promises about data: where it is stored or sent, and which permission is asked. */
const PROMISE = new RegExp(
  [
    ...['(?:read|checked|stored|created|notes?|stays?|that are on,) in this browser', 'leaves? this browser'],
    ...['sends? (?:it|nothing)', '\\bsent\\b', 'nowhere', '\\bencrypted', 'offline', '(?:nothing is|not) stored'],
    ...['no permission', 'will ask for permission', 'asks for access', 'processed by', 'at least 30 days'],
    ...['deleted after', '\\bis off\\b'],
    ...['changes no verdict', 'left alone', 'before anything is', 'cannot be recovered', 'can read (?:them|it)'],
  ].join('|'),
  'i',
)
