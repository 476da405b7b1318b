import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { loadEvidence } from '@/tools/cli/evidence'
import { parseArguments } from '@/tools/cli/arguments'

let folder: string
let page: string
let note: string

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'evidence-'))
  page = join(folder, 'page.html')
  note = join(folder, 'note.txt')
  writeFileSync(
    page,
    `<!doctype html><title>Halley's Comet - Encyclopedia of the Sky</title><main><article><h1>Halley's Comet</h1>
<p>Halley's Comet is visible from Earth every 75 to 79 years. It last appeared in 1986.</p>
<p>Its period was first determined in 1705 by the English astronomer Edmond Halley. They say that its nucleus is about 15 kilometres long.
This provided the earliest data on a comet's nucleus.</p></article></main>`,
  )
  writeFileSync(
    note,
    'The probe Giotto\n\nThe probe Giotto passed the comet at a distance of 596 kilometres on 14 March 1986.\n',
  )
})

afterAll(() => rmSync(folder, { recursive: true }))

test('each sentence of a page that is evidence becomes a claim, also one that begins with a pronoun', async () => {
  const { subject, claims, sources } = await loadEvidence([page])
  expect(subject.name).toBe("Halley's Comet")
  const texts = claims.map(({ text }) => text).join('\n')
  for (const words of ['last appeared in 1986', 'determined in 1705', '15 kilometres', 'earliest data'])
    expect(texts).toContain(words)
  expect(sources.map(({ title }) => title)).toEqual(["Halley's Comet"])
  expect(claims.every((claim) => claim.sources.includes(1))).toBe(true)
})

test('of several documents each claim names its own', async () => {
  const { claims, sources } = await loadEvidence([page, note])
  expect(sources.map(({ n }) => n)).toEqual([1, 2])
  expect(claims.find(({ text }) => text.includes('596'))?.sources).toEqual([2])
  expect(new Set(claims.map(({ id }) => id)).size).toBe(claims.length)
})

test('a file that is missing or empty is refused by name', async () => {
  await expect(loadEvidence([join(folder, 'none.txt')])).rejects.toThrow('none.txt')
  const empty = join(folder, 'empty.txt')
  writeFileSync(empty, '')
  await expect(loadEvidence([empty])).rejects.toThrow('empty.txt')
})

test('evidence goes without a dossier', () => {
  expect(parseArguments(['--evidence', 'a.html', '--evidence', 'b.pdf', 'c.txt'])?.evidence).toEqual([
    'a.html',
    'b.pdf',
  ])
  expect(() => parseArguments(['--evidence', 'a.html', '--dossier', 'd', 'c.txt'])).toThrow('--evidence')
})
