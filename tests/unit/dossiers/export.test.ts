import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bundledDossier } from '@/lib/dossier/format/bundled'
import type { AuthoredClaim } from '@/lib/dossier/format/authoring'
import { compileDossier } from '@/lib/dossier/format/compile'
import { writeMarks } from '@/lib/dossier/format/mark-syntax'
import { folderOf, contentOfDossier } from '@/lib/dossier/format/folder-of'
import { readDossierFile } from '@/lib/dossier/import/read-dossier-file'
import type { ImportResult } from '@/lib/dossier/import/import-result'
import {
  dossierFileName,
  dossierFormatNames,
  exportDossier,
  type DossierFormat,
} from '@/lib/notes/export/export-dossier'
import { sourceReference } from '@/lib/notes/formats/citations/bibtex'
import type { AuthoredContent } from '@/lib/dossier/format/import-record'
import { claim, source } from './fixtures'

async function written(form: DossierFormat, content: AuthoredContent): Promise<Uint8Array> {
  const compiled = compileDossier(folderOf(content))
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems))
  const pieces: Uint8Array[] = []
  for await (const piece of exportDossier(form, { content, dossier: compiled.dossier }, '2025-07-01T00:00:00Z'))
    pieces.push(typeof piece === 'string' ? new TextEncoder().encode(piece) : piece)
  return Buffer.concat(pieces)
}

function read(name: string, bytes: Uint8Array): Extract<ImportResult, { ok: true }> {
  const result = readDossierFile({ name, bytes }, { today: '2025-07-01' })
  if (!result.ok) throw new Error(JSON.stringify(result.problems))
  return result
}

/** Words as people write them, with all signs that mean something in Markdown, HTML or YAML. */
const words = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        'She',
        'joined',
        'Harbour',
        '[1]',
        '<b>',
        '-->',
        '\\',
        '*x*',
        '#',
        '1.',
        '- a',
        'é',
        '☃',
        '"',
        "'",
        '&amp;',
        '{0|',
        '}',
        '|',
        '--',
        '`',
        '[x](https://a.example)',
      ),
      fc.string({ minLength: 1, maxLength: 6 }),
    ),
    { minLength: 1, maxLength: 8 },
  )
  .map((parts) =>
    parts
      .join(' ')
      .replace(/[\p{Cc}\p{Cs}\u2028\u2029]+/gu, ' ')
      .replace(/\s+/g, ' ')
      .trim(),
  )
  .filter((text) => /\p{L}/u.test(text))

const anyClaim = (id: number): fc.Arbitrary<AuthoredClaim> =>
  fc
    .record({
      text: words,
      status: fc.constantFrom('established' as const, 'uncertain' as const, 'conflicting' as const),
      notes: fc.array(words, { minLength: 1, maxLength: 2 }),
      sources: fc.subarray([1, 2, 3], { minLength: 1 }),
      value: fc.option(words),
      time: fc.constantFrom(undefined, '2004', '2004-05/2006'),
      section: fc.constantFrom('Life', 'Work', 'Sources', '# Odd'),
      phrasings: fc.array(words, { maxLength: 2 }),
    })
    .map(({ text, value, time, phrasings, ...rest }) =>
      claim(`c${id}`, {
        ...rest,
        ...(time === undefined ? {} : { time }),
        text:
          value === null
            ? writeMarks({ text: `${id} ${text}`, marks: [] })
            : `${id} ${writeMarks({ text, marks: [] })} {0|${writeMarks({ text: value, marks: [] })}}`,
        slots: value === null ? [] : [{ type: 'other', value, single: true }],
        phrasings: phrasings.map((one, at) => writeMarks({ text: `${id}-${at} ${one}`, marks: [] })),
      }),
    )

const content: fc.Arbitrary<AuthoredContent> = fc
  .record({
    name: fc.constantFrom('Ada Byrne', 'Harbour & Sons', 'Émilie “Em” du Pré'),
    claims: fc
      .integer({ min: 1, max: 6 })
      .chain((count) => fc.tuple(...Array.from({ length: count }, (_, at) => anyClaim(at)))),
    topics: fc.uniqueArray(fc.constantFrom('Life', 'Sources', 'Work -- more', '<Talks>', 'Prizes #1'), {
      minLength: 1,
      maxLength: 3,
    }),
    titles: fc.tuple(words, words, words),
    introduction: fc.option(words, { nil: undefined }),
    says: fc.option(words),
  })
  .map(({ name, claims, topics, titles, introduction, says }) => ({
    subject: { name, aliases: ['The Harbour One'], kind: 'person' },
    asOf: '2025-06',
    version: '1.2',
    topics: topics.flatMap((topic, at) => {
      const own = claims.filter((_, index) => index % topics.length === at)
      return own.length === 0 ? [] : [{ topic, claims: own }]
    }),
    sources: titles.map((title, at) =>
      source(at + 1, { title, ...(at === 2 ? { publisher: title, date: '2004-05' } : {}) }),
    ),
    entities: [{ name: 'Harbour Labs', kind: 'organisation' as const, aliases: ['Labs of the Harbour'] }],
    remarks: says === null ? [] : [{ says }],
    introduction,
  }))

describe('a dossier that is exported and imported', () => {
  test('is unchanged as a folder', async () => {
    await fc.assert(
      fc.asyncProperty(content, async (one) => {
        const { record, problems } = read('ada.zip', await written('folder', one))
        const { form: _form, counts: _counts, ...back } = record
        expect(problems).toEqual([])
        // The folder says of each source that is not cited that it is not.
        const sources = back.sources.map(({ unused: _unused, ...rest }) => rest)
        expect(withoutUndefined({ ...back, sources })).toEqual(withoutUndefined(one))
      }),
      { numRuns: 20 },
    )
  })

  test('compiles to the same dossier in both complete formats', async () => {
    const one = contentOfDossier(bundledDossier)
    for (const [form, name] of [
      ['json', 'a.json'],
      ['folder', 'a.zip'],
    ] as const) {
      const { dossier, problems } = read(name, await written(form, one))
      expect(problems.filter(({ level }) => level === 'dropped' || level === 'refused')).toEqual([])
      const known = new Map(dossier?.claims.map((claim) => [claim.id, withoutSection(claim)]))
      expect(known.size).toBe(bundledDossier.claims.length)
      for (const claim of bundledDossier.claims) expect(known.get(claim.id)).toEqual(withoutSection(claim))
      // Addresses come back as the standard writes them.
      expect(dossier?.sources).toEqual(
        bundledDossier.sources.map((one) => ({ ...one, url: one.url && new URL(one.url).href })),
      )
      expect(dossier?.parts).toEqual(bundledDossier.parts)
      expect(dossier?.lanes).toEqual(bundledDossier.lanes)
    }
  })
})

describe('a dossier as Markdown', () => {
  const text = async (one: AuthoredContent) => new TextDecoder().decode(await written('markdown', one))

  test('has each claim with its sources and doubts, and the list of sources', async () => {
    const born = claim('born', {
      text: 'Ada was born in {0|1971}.',
      slots: [{ type: 'date', value: '1971', single: true }],
      sources: [1],
    })
    const left = claim('left', {
      text: 'Ada left in 1998.',
      status: 'uncertain',
      notes: ['So she says.'],
      sources: [1, 2],
    })
    const one: AuthoredContent = {
      ...{ subject: { name: 'Ada & Sons', aliases: [], kind: 'person' }, asOf: '2025-06', version: '1' },
      topics: [{ topic: 'Life', claims: [born, left] }],
      sources: [source(1, { title: 'Ada [a life]', tier: 1 }), source(2, { title: 'Harbour' })],
      ...{ entities: [], remarks: [] },
    }
    expect(await text(one)).toBe(`# Ada & Sons

Date: 2025-06

## Life

- Ada was born in 1971. [1]
- Ada left in 1998. [1][2]
  - Uncertain: So she says.

## Sources

1. Ada \\[a life\\], <https://a.example/1> (Tier 1)
2. Harbour, <https://a.example/2> (Tier 2)
`)
  })

  test('can be read as a report, most of its claims word for word and with their sources', async () => {
    const whole = contentOfDossier(bundledDossier)
    const { record } = read('a.md', await written('markdown', whole))
    const claims = record.topics.flatMap((topic) => topic.claims)
    const known = new Map(claims.map((one) => [one.text.replace(/\{\d+\|([^}]*)\}/g, '$1'), one]))
    const kept = bundledDossier.claims.filter(({ text: words }) => (known.get(words)?.sources.length ?? 0) > 0)
    expect(kept.length).toBeGreaterThan(0.8 * bundledDossier.claims.length)
    // Entries of one page become one source.
    expect(record.sources.length).toBe(new Set(bundledDossier.sources.map(({ n, url }) => url ?? n)).size)
    expect(record.subject.name).toBe(bundledDossier.subject.name)
  })

  test('has no markup from the words of a claim', async () => {
    await fc.assert(
      fc.asyncProperty(content, async (one) => {
        for (const line of (await text(one)).split('\n')) expect(line).toMatch(/^(?:$|#{1,3} |Date: | {2}- |- |\d+\. )/)
        expect((await text(one)).replace(/ <https:[^<>\s]*>|<!-- -->/g, '')).not.toMatch(/(?<!\\)[<>`*]/)
      }),
      { numRuns: 50 },
    )
  })
})

test('a source has the same key in the BibTeX of its dossier as in that of notes', async () => {
  const dossier = { ...bundledDossier, sources: bundledDossier.sources.slice(0, 1) }
  const { value: text } = await exportDossier(
    'bibtex',
    { id: 'ada', dossier, content: contentOfDossier(dossier) },
    '',
  ).next()
  expect(text).toContain(`{${sourceReference(dossier.sources[0]!, dossier, 'ada').id},`)
})

test('sources are exported as BibTeX with one entry each', async () => {
  const one = contentOfDossier(bundledDossier)
  const bibtex = new TextDecoder().decode(await written('bibtex', one))
  expect(bibtex.match(/^@/gm)).toHaveLength(bundledDossier.sources.length)
})

test('each export format has its own file name', () => {
  const names = dossierFormatNames.map((form) => dossierFileName(form, bundledDossier))
  expect(new Set(names).size).toBe(names.length)
  expect(names[0]).toMatch(/^andrej-karpathy-[\w-]+\.json$/)
})

const withoutSection = ({ section: _section, ...rest }: { section?: string | undefined }): object => rest
const withoutUndefined = (value: object): unknown => JSON.parse(JSON.stringify(value))
