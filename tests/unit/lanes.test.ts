import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { filesByLane, filesOf, LANES } from '@/scripts/lane-list.mjs'

test('every lane holds files or checks, and every file is in one lane', () => {
  const files = filesByLane()
  expect(new Set(files.map(({ file }) => file)).size).toBe(files.length)
  const withFiles = new Set(files.map(({ lane }) => lane))
  const empty = Object.keys(LANES).filter((lane) => !withFiles.has(lane))
  expect(empty).toEqual(['cases', 'examples', 'release'])
})

test('the lane of all cases holds only files of `npm test`, so that no lane holds another', () => {
  const quick = filesByLane().flatMap(({ file, lane }) => (lane === 'quick' ? [file] : []))
  expect(quick).toEqual(expect.arrayContaining(filesOf('cases')))
})

test('the inputs of each lane are there, so that a moved folder cannot hide a change', () => {
  const missing = Object.values(LANES).flatMap(({ inputs }) => inputs.filter((path) => !existsSync(path)))
  expect(missing).toEqual([])
})

test('the record has rows of lanes alone', () => {
  if (!existsSync('tests/green.json')) return
  const rows: unknown = JSON.parse(readFileSync('tests/green.json', 'utf8'))
  expect(Object.keys(LANES)).toEqual(expect.arrayContaining(Object.keys(rows as object)))
})
