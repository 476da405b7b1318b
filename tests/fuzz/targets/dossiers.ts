import fc from 'fast-check'
import { strToU8, Zip, ZipPassThrough } from 'fflate'
import { parseDossier, parseDossierText } from '@/lib/dossier/format/load'
import { readMarks, writeMarks } from '@/lib/dossier/format/mark-syntax'
import { createEngine } from '@/lib/engine'
import { AUTORESEARCH, HTML, imported, MARKDOWN } from '@/tests/unit/dossier/import/documents'
import { anyText, damaged, jsonOf, longText, nearly, oddValue } from '../arbitraries'
import { dossier } from '../shelf'
import { must, target } from '../target'

const portable = nearly(fc.constant(JSON.parse(JSON.stringify(dossier)) as unknown))
const document = fc.oneof(
  { weight: 3, arbitrary: damaged(fc.constantFrom(AUTORESEARCH, MARKDOWN, HTML)) },
  {
    weight: 2,
    arbitrary: fc
      .array(
        fc.oneof(
          anyText,
          fc.constantFrom(
            '# Report: Orla Brandt',
            '## Sources',
            'Brandt left in 2004 [1].',
            '- [1] https://a.example/ — A page',
            'Uncertainty:',
            'HIGH | LOW',
            '| a | [2] |',
            'References',
            '[^1]: x',
          ),
        ),
        { maxLength: 14 },
      )
      .map((lines) => lines.join('\n')),
  },
  { weight: 1, arbitrary: longText },
)
const names = fc.constantFrom('a.md', 'a.html', 'a.txt', 'a.json', 'a', 'a.zip')
const entries = fc.dictionary(
  fc.constantFrom(
    'dossier.yaml',
    'claims/a.yaml',
    'sources.yaml',
    'entities.yaml',
    '../x.yaml',
    '__proto__',
    'a/dossier.yaml',
    'claims/',
  ),
  fc.oneof(
    anyText,
    fc.constantFrom(
      'subject: {name: Orla Brandt}\nasOf: 2026-01\nversion: "1"\n',
      'topic: Life\nclaims:\n  - id: a\n    text: Brandt left in 2004.\n    sources: [1]\n',
      '- n: 1\n  title: A page\n',
      '&a [*a]',
      '!!js/function x',
      '__proto__: {polluted: 1}',
    ),
  ),
  { maxKeys: 6 },
)

/** Makes a zip file; paths such as `__proto__` are possible. */
function zipOf(files: Record<string, string>): Uint8Array {
  const pieces: number[] = []
  const zip = new Zip((_error, piece) => pieces.push(...piece))
  for (const [path, text] of Object.entries(files)) {
    const file = new ZipPassThrough(path)
    zip.add(file)
    file.push(strToU8(text), true)
  }
  zip.end()
  return new Uint8Array(pieces)
}

const saysReason = (problems: readonly { reason?: string | undefined }[]): boolean =>
  problems.length > 0 &&
  problems.every(({ reason = '' }) => !/undefined|is not a function|regular expression/.test(reason))
const PRONOUN = /^(?:He|She|It|They|His|Her|Its|Their|This|These)\b/

/** An accepted dossier must also be accepted by the engine and the loader. */
function expectDossier(result: ReturnType<typeof imported>): void {
  if (!result.ok) return must(saysReason(result.problems), 'refused without a reason', result.problems)
  must(result.dossier !== undefined, 'taken without a dossier')
  const again = parseDossier(JSON.parse(JSON.stringify(result.dossier)))
  must(again.ok, 'the loader refuses what was imported', again)
  for (const { url } of result.dossier.sources)
    must(url === undefined || /^https?:/i.test(url), 'an address that is no web address', url)
}

export const dossierTargets = [
  target({
    name: 'dossier-portable',
    share: 12,
    input: fc.oneof(portable, oddValue),
    run: (value) => {
      const read = parseDossier(value)
      if (read.ok)
        for (const { url } of read.dossier.sources)
          must(url === undefined || /^https?:/i.test(url), 'an unsafe link', url)
    },
  }),
  target({
    name: 'dossier-text',
    share: 12,
    input: damaged(portable.map((value) => jsonOf(value))),
    run: (text) => must(typeof parseDossierText(text).ok === 'boolean', 'no answer'),
  }),
  target({
    name: 'dossier-engine',
    input: portable,
    run: (value) => {
      const read = parseDossier(value)
      if (read.ok) createEngine(read.dossier).check({ text: 'Nora Lindqvist joined Halden Labs in May 2018.' })
    },
  }),
  target({
    name: 'dossier-document',
    share: 4,
    input: fc.tuple(names, document),
    run: ([name, text]) => {
      const result = imported(name, text)
      expectDossier(result)
      const claims = result.ok ? (result.dossier?.claims ?? []) : []
      for (const { text: words, sources, notes } of claims) {
        must(!PRONOUN.test(words), 'a claim of which nobody knows whom it is about', words)
        const saysWhy = notes.includes('The text names no source for this.')
        must(sources.length > 0 || saysWhy, 'a claim without a source that does not say so', words)
      }
    },
    msPerThousand: 20,
  }),
  target({
    name: 'dossier-json-file',
    share: 4,
    input: portable,
    run: (value) => expectDossier(imported('a.json', jsonOf(value))),
    msPerThousand: 20,
  }),
  target({
    name: 'dossier-zip',
    share: 4,
    input: fc.tuple(entries, fc.option(fc.tuple(fc.nat(400), fc.nat(255)))),
    run: ([files, damage]) => {
      const bytes = zipOf(files)
      if (damage) bytes[damage[0] % bytes.length] = damage[1]
      expectDossier(imported('a.zip', bytes))
    },
    msPerThousand: 20,
  }),
  target({
    name: 'dossier-bytes',
    share: 8,
    input: fc.tuple(names, fc.uint8Array({ maxLength: 300 })),
    run: ([name, bytes]) => expectDossier(imported(name, bytes)),
  }),
  target({
    name: 'marks',
    share: 30,
    input: fc.oneof(
      longText,
      fc
        .array(fc.constantFrom('{', '}', '|', '{0|', 'a', ' ', '\\', '1'), { maxLength: 20 })
        .map((parts) => parts.join('')),
    ),
    run: (source) => {
      const read = readMarks(source)
      if (!read.ok) return
      const { text, marks } = read.value
      for (const { start, end } of marks)
        must(start >= 0 && start < end && end <= text.length, 'a mark outside its text', marks)
      const again = readMarks(writeMarks(read.value))
      must(
        again.ok && JSON.stringify(again.value) === JSON.stringify(read.value),
        'written and read, it differs',
        source,
      )
    },
  }),
]
