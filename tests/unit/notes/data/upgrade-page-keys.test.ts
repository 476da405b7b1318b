import 'fake-indexeddb/auto'
import Dexie from 'dexie'
import { afterEach, expect, test } from 'vitest'
import { database } from '@/lib/notes/data/database'
import { annotationsOfPage } from '@/lib/notes/data/store'
import { pageKeyOf } from '@/lib/text/same-page'

afterEach(async () => {
  database().close({ disableAutoOpen: false })
  await Dexie.delete('claimlight')
})

test.each([
  ['an address with tracking', 'https://paper.example/a?utm_source=x', 'https://paper.example/a?utm_source=x'],
  ['a canonical link', 'https://www.paper.example/?p=12&x=1', 'https://www.paper.example/a'],
  ['an address over http', 'http://m.paper.example/a/', 'http://m.paper.example/a/'],
  ['a key of another site than its address', 'https://other.example/b', 'https://paper.example/a'],
])('a note from version 2 with key %s is found on the page', async (_, url, pageKey) => {
  const old = new Dexie('claimlight')
  old.version(1).stores({ annotations: 'id, pageKey, modified' })
  old.version(2).stores({ mutes: 'id, created' })
  const note = { id: 'n', url, pageKey, title: 'T', anchor: null, note: 'Mine', tags: [], finding: null, created: '2026-01-01T00:00:00.000Z', modified: '2026-01-01T00:00:00.000Z' } // prettier-ignore
  await old.table('annotations').put(note)
  old.close()
  expect(await annotationsOfPage('https://paper.example/a')).toEqual([
    { ...note, pageKey: 'https://paper.example/a', color: null, claim: null },
  ])
})

test('the keys that notes are stored under are as they were; if not, a new version of the database must convert them', () => {
  expect(pageKeyOf('https://www.nytimes.com/a/amp/?smid=x&utm_source=y&id=1#/b')).toBe(
    'https://nytimes.com/a/amp?id=1#/b',
  )
  expect(pageKeyOf('http://m.paper.example:8080/a//?b=2&a=1#part')).toBe('https://paper.example:8080/a?a=1&b=2')
})
