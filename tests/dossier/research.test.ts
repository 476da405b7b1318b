// @module-tag tools
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { reliabilityOf, createDossierBook } from '@/lib/dossier/browse/dossier-book'
import { bundledDossier } from '@/lib/dossier/format/bundled'
import { compileDossier } from '@/lib/dossier/format/compile'
import { parseDossier } from '@/lib/dossier/format/load'
import type { Research } from '@/lib/dossier/format/research'
import { readDossierFile } from '@/lib/dossier/import/read-dossier-file'
import { contentOfDossier } from '@/lib/dossier/format/folder-of'
import { refersBack } from '@/lib/research/flow'
import { faultOfSentence } from '@/packages/judges/prove-sentence'
import { exportDossier, type DossierFormat } from '@/lib/notes/export/export-dossier'
import { auditLines } from '@/packages/publish/dossier-lines'
import { checkDossier } from '@/packages/publish/checks/check-dossier'
import { loadDossierFolder } from '@/tools/shared/load-dossier'
import {
  accessStates,
  conflicts,
  doubts,
  machineMade,
  reviewNotes,
  scopeNotes,
  sectionLevels,
} from './research-of-seed'
import { smallClaim, smallDossier } from './small-dossier'

const { research } = bundledDossier

describe('the research of the bundled dossier', () => {
  if (!research) throw new Error('the bundled dossier has no research')
  const sectionOf = (word: string) => research.sections.filter(({ section }) => section.includes(word))
  const share = (right: readonly boolean[]) => right.filter(Boolean).length / right.length

  test('says that a machine made it', () => expect(research.by.some(({ kind }) => kind === 'machine')).toBe(true))

  test('has a written report of which each sentence is proven by its claims', () => {
    const written = research.sections.flatMap(({ prose = [] }) => prose)
    const unproven = written.flatMap((part) =>
      part.flatMap(({ text, claims }, at) => {
        const cited = bundledDossier.claims.filter(({ id }) => claims.includes(id))
        const before = part.slice(0, at).findLast((one) => !refersBack(one.text))?.text
        return faultOfSentence(bundledDossier, text, cited, before) ?? []
      }),
    )
    expect(written.length).toBeGreaterThan(0)
    expect(unproven).toEqual([])
  })

  test('has the access of each source as listed from the document', () => {
    const known = new Map(research.access.map(({ source, state }) => [source, state]))
    const listed = Object.entries(accessStates).flatMap(([state, sources]) => sources.map((n) => [n, state] as const))
    expect(listed.filter(([n, state]) => known.get(n) !== state)).toEqual([])
    expect(research.access.filter(({ state }) => state !== undefined)).toHaveLength(listed.length)
    expect(research.access.flatMap(({ source, machineMade }) => (machineMade ? source : []))).toEqual(machineMade)
  })

  test('has the confidence and depth of each section', () => {
    const right = sectionLevels.map(([word, confidence, depth]) =>
      sectionOf(word).some((section) => section.confidence === confidence && section.depth === depth),
    )
    expect(share(right)).toBeGreaterThanOrEqual(0.95)
  })

  test('has the review notes and scope notes', () => {
    for (const [word, patterns] of reviewNotes)
      for (const pattern of patterns) expect(sectionOf(word)[0]?.note).toMatch(pattern)
    for (const [word, pattern] of scopeNotes)
      expect(
        sectionOf(word)
          .map(({ scope }) => scope ?? '')
          .join(' '),
      ).toMatch(pattern)
  })

  test('has at least 95 of 100 doubts as questions, and no answered one as open', () => {
    const missing = doubts.filter(
      ([, words, state]) =>
        !research.questions.some((one) => one.state === state && words.test(`${one.asks} ${one.why ?? ''}`)),
    )
    expect(missing.length / doubts.length, missing.join('; ')).toBeLessThanOrEqual(0.05)
  })

  test('has both values of each conflict', () => {
    const missing = conflicts.filter(
      ({ values, state }) =>
        !research.conflicts.some(
          (one) => one.state === state && values.every((value) => one.values.some((given) => given.value.match(value))),
        ),
    )
    expect(missing).toEqual([])
  })

  test('has a conflict with its values for each claim on which sources disagree', () => {
    const named = new Set(research.conflicts.flatMap(({ claims }) => claims))
    const conflicting = bundledDossier.claims.filter(({ status }) => status === 'conflicting')
    expect(conflicting.filter(({ id }) => !named.has(id)).map(({ id }) => id)).toEqual([])
  })

  test('gives each passage to a claim that cites its source', () => {
    const sources = new Map(bundledDossier.claims.map((claim) => [claim.id, claim.sources]))
    expect(research.passages.filter(({ claim, source }) => !sources.get(claim)?.includes(source))).toEqual([])
  })
})

const small: Research = {
  by: [{ name: 'A program', kind: 'machine' }],
  passes: [],
  sections: [{ section: 'Life', covers: [], history: [], confidence: 'medium' }],
  questions: [{ asks: 'When did she join?', state: 'open', section: 'Life', claims: ['quist-joined'] }],
  access: [{ source: 1, state: 'refused', on: '2024-05' }],
  conflicts: [
    {
      asks: 'When did she join?',
      claims: ['quist-joined'],
      values: [
        { value: '1998', sources: [1] },
        { value: '1999', sources: [], superseded: true },
      ],
      state: 'settled',
    },
  ],
  passages: [{ claim: 'quist-joined', source: 1, quote: 'joined in 1998' }],
  reviews: [],
}

function compiled(own: unknown) {
  const result = compileDossier({ ...smallDossier(smallClaim({})), research: own })
  if (!result.ok) throw new Error(result.problems.map(({ message }) => message).join('; '))
  return result
}

test.each<DossierFormat>(['json', 'folder'])('the research comes back from an export as %s', async (form) => {
  const { dossier } = compiled(small)
  const parts: Uint8Array[] = []
  for await (const part of exportDossier(form, { dossier, content: contentOfDossier(dossier) }, '2024-06-01T00:00:00Z'))
    parts.push(typeof part === 'string' ? new TextEncoder().encode(part) : part)
  const name = form === 'json' ? 'a.json' : 'a.zip'
  const file = { name, bytes: new Uint8Array(await new Blob(parts as BlobPart[]).arrayBuffer()) }
  const read = readDossierFile(file, { today: '2024-06-01' })
  expect(read.ok && read.record.research).toEqual(small)
})

test('an import with a faulty list of the research is refused with its place', () => {
  const { dossier } = compiled(small)
  const text = JSON.stringify({ ...dossier, research: { ...small, access: [{ source: 'one' }] } })
  const file = { name: 'a.json', bytes: new TextEncoder().encode(text) }
  const read = readDossierFile(file, { today: '2024-06-01' })
  expect(read).toMatchObject({
    ok: false,
    problems: [{ reason: expect.stringContaining('research.access[0].source') as string }],
  })
})

test.each([
  ['a list without end', { ...small, questions: Array.from({ length: 100_001 }, () => null) }],
  ['a script as an address', { ...small, passages: [{ ...small.passages[0], url: 'javascript:alert(1)' }] }],
  ['a field of no meaning', { ...small, verdict: 'true' }],
  ['a hash that is none', { ...small, passages: [{ ...small.passages[0], sha256: 'x' }] }],
])('a dossier whose research has %s is refused', (_what, own) => {
  const { dossier } = compiled(small)
  expect(parseDossier({ ...dossier, research: own }).ok).toBe(false)
})

test('the check names claims, sources and sections that the research has and the dossier has not', () => {
  const { authored } = compiled({
    ...small,
    access: [{ source: 9 }],
    sections: [{ section: 'Death' }],
    passages: [{ claim: 'gone', source: 1, quote: 'words' }],
  })
  expect(
    checkDossier(authored)
      .filter(({ file }) => file === 'research.yaml')
      .map(({ message }) => message),
  ).toEqual([
    'it names the claim gone, but there is no such claim',
    'it names source 9, which is not in sources.yaml',
    'it has a section “Death”, but no claim is in it',
    'a question, a review or a table is on “Life”, which is no section of the research',
  ])
})

test('a folder without research.yaml compiles to a dossier without research', () => {
  const folder = fileURLToPath(new URL('../../dossier/apollo-11', import.meta.url))
  const loaded = loadDossierFolder(folder)
  expect(loaded.ok && loaded.dossier.research).toBe(undefined)
})

test('an audit of a folder names what is weak: claims on unopened sources, and how many there are', () => {
  const { dossier } = compiled(small)
  const lines = auditLines(reliabilityOf(createDossierBook(dossier)), dossier, '2024-06-01')
  expect(Object.fromEntries(lines)).toMatchObject({
    'what the 1 claims rest on': expect.arrayContaining([
      '      1  100%  only sources that were not opened, or that a machine wrote',
    ]) as string[],
    'sections below high confidence without a reason': ['  Life'],
    'claims on sources that were not opened': ['  quist-joined: Quist joined the Borg Observatory in 1998.'],
    'claims with different values for one thing': [],
  })
})
