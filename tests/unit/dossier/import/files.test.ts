import { strToU8, zipSync } from 'fflate'
import { stringify } from 'yaml'
import { describe, expect, test } from 'vitest'
import { checkDossier } from '@/packages/publish/checks/check-dossier'
import { compileDossier } from '@/lib/dossier/format/compile'
import { yamlFilesOf, folderOf } from '@/lib/dossier/format/folder-of'
import { problemText } from '@/tools/shared/import-problem-text'
import { isTooLarge, readDossierFile, readGivenFile } from '@/lib/dossier/import/read-dossier-file'
import { AUTORESEARCH, codes, HTML, imported, lines, MARKDOWN, taken, zipped } from './documents'

const portable = (change: Record<string, unknown> = {}) => ({
  subject: { name: 'Ida Quist', aliases: ['Quist'], kind: 'person' },
  asOf: '2025-06-01',
  claims: [
    { id: 'quist-left', topic: 'Life', text: 'Quist left Lund in 1990.', sources: [1] },
    { id: 'quist-clock', topic: 'Work', text: 'Quist built a clock.', sources: [2] },
  ],
  sources: [
    { n: 1, title: 'A letter', url: 'https://letters.example/1', tier: 1 },
    { n: 2, title: 'A review' },
  ],
  ...change,
})
const json = (change?: Record<string, unknown>) => imported('dossier.json', JSON.stringify(portable(change)))
const folderFiles = (text: string) => {
  const folder = folderOf(taken(imported('a.json', text)).record)
  return Object.fromEntries(yamlFilesOf(folder).map(({ path, value }) => [path, stringify(value)]))
}

describe('the import of a report', () => {
  test('leaves out names that cannot be looked for in pages', () => {
    const { subject } = taken(imported('a.md', MARKDOWN, { aliases: ['Quist', 'Will', 'X'] })).dossier
    expect(subject.aliases).toEqual(['Quist'])
  })

  test('leaves out an address that is too long, and doubts of a claim above their limit', () => {
    const address = `https://a.example/${'é'.repeat(1500)}`
    const doubts = Array.from({ length: 520 }, (_, at) => `- The clock of Quist is said to weigh ${at + 1} tons.`)
    const text = `# Ida Quist\n\nQuist built the clock of Kell in 1990 [1].\n\n## Uncertainty\n\n${doubts.join('\n')}\n\n## Sources\n\n1. A letter, ${address}`
    const { dossier } = taken(imported('a.md', text))
    expect(dossier.claims[0]?.notes).toHaveLength(500)
    expect(dossier.sources[0]?.url).toBeUndefined()
  })
})

describe('the import of a portable dossier', () => {
  test('takes ids as they are, and leaves a source without a tier', () => {
    const { dossier, problems } = taken(json())
    expect(dossier.claims.map(({ id, topic }) => [id, topic])).toEqual([
      ['quist-left', 'Life'],
      ['quist-clock', 'Work'],
    ])
    expect(dossier.sources.map(({ tier }) => tier)).toEqual([1, undefined])
    expect(problems).toEqual([])
  })

  test.each<[string, Record<string, unknown>, string]>([
    [
      'a claim with a wrong field',
      { claims: [{ ...portable().claims[0], confidence: 'huge' }] },
      'claims[0].confidence',
    ],
    ['a source without a title', { sources: [{ n: 9 }, ...portable().sources] }, 'sources[0].title: is missing'],
    ['an invalid list', { entities: 'many' }, 'entities: '],
    ['an invalid date', { asOf: 'soon' }, 'asOf: a date such as 2026-03-31'],
    ['a link that runs a script', { sources: [{ n: 1, title: 'A', url: 'javascript:alert(1)' }] }, 'sources[0].url: '],
  ])('refuses the whole file for %s, and names the place', (_, change, reason) => {
    expect(json(change)).toEqual({
      ok: false,
      problems: [{ level: 'refused', code: 'not-a-dossier', reason: expect.stringContaining(reason) as string }],
    })
  })

  test('keeps two claims with the same text, and a doubt without a note', () => {
    const again = { id: 'again', text: 'Quist built a clock.', status: 'uncertain', sources: [1] }
    const { dossier, problems } = taken(json({ claims: [...portable().claims, again] }))
    expect(dossier.claims.map(({ id }) => id)).toEqual(['quist-left', 'quist-clock', 'again'])
    expect(problems).toEqual([])
  })

  test('takes other names from the user, without those that are too common', () => {
    const { dossier } = taken(
      imported('a.json', JSON.stringify(portable()), { aliases: ['Quist', 'it', 'May', 'Q'], subject: 'I. Quist' }),
    )
    expect(dossier.subject).toMatchObject({ name: 'I. Quist', aliases: ['Quist'] })
  })

  test('treats fields named __proto__ and constructor as data', () => {
    const text = JSON.stringify(portable())
      .replace('{"subject"', '{"__proto__":{"asOf":"1000"},"constructor":{"x":1},"subject"')
      .replace('{"id":"quist-left"', '{"__proto__":{"text":"bad"},"id":"quist-left"')
    expect(lines(imported('a.json', text))).toContain('Quist left Lund in 1990. [1]')
    expect(({} as Record<string, unknown>).asOf).toBeUndefined()
  })

  test('refuses more than 10,000 sources', () => {
    const sources = Array.from({ length: 10_001 }, (_, n) => ({ n: n + 1, title: `Book ${n}` }))
    expect(json({ sources }).problems[0]?.reason).toMatch(/^sources: /)
  })

  test('refuses invalid JSON with a reason', () => {
    const result = imported('a.json', '{\n "subject": {"name": "Ida"},\n "claims": [}\n')
    expect(result.ok).toBe(false)
    expect(result.problems[0]).toMatchObject({ code: 'not-a-dossier', level: 'refused' })
    expect(problemText(result.problems[0]!)).toMatch(/Not read: It is not a valid dossier\. \(it is not JSON: /)
  })

  test.each([
    ['[]'],
    ['{"claims":[]}'],
    ['{"claims":{}}'],
    ['{"subject":7,"claims":[{"id":"a","text":"b"}]}'],
    ['{"a":'.repeat(20_000)],
  ])('refuses %.30s', (text) => expect(imported('a.json', text).ok).toBe(false))
})

describe('the import of a zip of a dossier folder', () => {
  const files = folderFiles(JSON.stringify(portable()))

  test('gives the same dossier', () => {
    const before = taken(json()).dossier
    const { dossier, problems } = taken(imported('dossier.zip', zipped(files)))
    expect(dossier).toEqual(before)
    expect(problems).toEqual([])
  })

  test('finds the folder inside the zip, and ignores other files', () => {
    const inside = Object.fromEntries(Object.entries(files).map(([path, text]) => [`my/dossier/${path}`, text]))
    expect(
      taken(imported('d.zip', zipped({ ...inside, '../../etc/passwd': 'x', 'claims/x.exe': 'y' }))).dossier.claims,
    ).toHaveLength(2)
  })

  test('refuses a truncated zip, and one that unpacks to too much, with the reason', () => {
    const bytes = zipped(files)
    const bomb = zipSync({ 'claims/a.yaml': new Uint8Array(90_000_000), 'dossier.yaml': strToU8('x') })
    for (const [content, fault] of [
      [bytes.subarray(0, bytes.length - 200), 'broken'],
      [bomb, 'too-large'],
    ] as const) {
      const result = imported('d.zip', content)
      expect(result).toEqual({ ok: false, problems: [{ level: 'refused', code: 'unreadable', place: 'd.zip', fault }] })
    }
  })

  test('refuses a zip without dossier.yaml, or an invalid zip', () => {
    expect(codes(imported('d.zip', zipped({ 'a.txt': 'x' })))).toEqual(['zip-without-dossier'])
    expect(imported('d.zip', new Uint8Array([0x50, 0x4b, 3, 4, 9, 9, 9, 9, 9])).ok).toBe(false)
  })

  test.each<[string, Record<string, string>, string, string]>([
    ['invalid YAML', { 'claims/life.yaml': 'topic: Life\nclaims:\n  - id: [\n' }, 'claims/life.yaml', 'at line 4'],
    ['YAML with multiplying aliases', { 'entities.yaml': 'a: &a [x,x]\nb: &b [*a,*a]\nc: [*b,*b]\n' }, 'entities.yaml', 'Alias'], // prettier-ignore
    ['a misspelt field', { 'claims/life.yaml': 'topic: Life\nclaims:\n  - {id: a, sect: Life, text: A., status: established}\n' }, 'claims/life.yaml, a', 'claims[0].section: is missing'], // prettier-ignore
    ['a file that is not listed', { 'claims/more.yaml': 'topic: More\nclaims: []\n' }, 'claims/more.yaml', ''],
  ])('refuses the whole file for %s, and names the place', (_, change, place, reason) => {
    const result = imported('d.zip', zipped({ ...files, ...change }))
    expect(result.ok).toBe(false)
    expect(result.problems).toContainEqual({
      ...{ level: 'refused', code: 'not-a-dossier', place },
      reason: expect.stringContaining(reason) as string,
    })
  })

  test('refuses a folder without its list of sources', () => {
    const { 'sources.yaml': _left, ...rest } = files
    expect(imported('d.zip', zipped(rest)).problems).toMatchObject([
      { place: 'sources.yaml', reason: 'there is no such file' },
    ])
  })
})

describe('the import of another file', () => {
  test.each<[string, string | Uint8Array, string]>([
    ['an empty file', '', 'empty'],
    ['a file of blanks', ' \n ', 'empty'],
    ['a picture', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 0]), 'not-text'],
  ])('refuses %s with the reason', (_, content, code) => {
    const result = imported('file', content)
    expect(result.ok).toBe(false)
    expect(codes(result)).toEqual([code])
    expect(result.problems[0]?.place).toBe('file')
  })

  test('refuses 200 MB before reading them', () => {
    expect(isTooLarge(200_000_000)).toBe(true)
    expect(codes(imported('a.md', new Uint8Array(200_000_000)))).toEqual(['too-large'])
  })

  test('decodes UTF-16 and Windows-1252, and reports invalid bytes with their line', () => {
    const text = '# Orla Brandt\n\nOrla Brandt was born in Tromsø in 1971 [1].\n\n## Sources\n\n1. Leksikon\n'
    const wide = new Uint8Array(Buffer.from(`\uFEFF${text}`, 'utf16le'))
    const western = Uint8Array.from([...text], (letter) => letter.charCodeAt(0))
    for (const bytes of [wide, western])
      expect(lines(imported('b.md', bytes))).toEqual(['Orla Brandt was born in Tromsø in 1971. [1]'])
    const damaged = new Uint8Array([...strToU8(text), 0xff])
    expect(imported('b.md', damaged).problems).toContainEqual(
      expect.objectContaining({ code: 'wrong-encoding', line: 8 }),
    )
  })

  test('refuses a page that is nested too deeply', async () => {
    const bytes = strToU8(`<p>Ada left.</p>${'<div>'.repeat(100_000)}`)
    const result = await readGivenFile({ name: 'a.html', bytes }, { today: '2026-05-01' })
    expect(result.problems).toMatchObject([{ code: 'unreadable', fault: 'too-deep' }])
    expect(problemText(result.problems[0]!)).toBe('a.html: Not read: Its parts are nested too deeply to be read.')
  })
})

test('an import reports its progress', () => {
  const text = MARKDOWN.replace('## Work', `${'Brandt sold a farm in 1999 [2].\n\n'.repeat(3000)}## Work`)
  const seen: number[] = []
  readDossierFile({ name: 'a.md', bytes: strToU8(text) }, { today: '2026-05-01' }, (share) => seen.push(share))
  expect(seen.length).toBeGreaterThan(20)
  expect(seen).toEqual([...seen].sort((a, b) => a - b))
  expect(seen.at(-1)).toBeLessThanOrEqual(1)
})

test.each([
  ['castell.txt', AUTORESEARCH],
  ['brandt.md', MARKDOWN],
  ['brandt.html', HTML],
])('the folder made from %s passes the check', (name, text) => {
  const compiled = compileDossier(folderOf(taken(imported(name, text)).record))
  if (!compiled.ok) throw new Error(compiled.problems[0]?.message)
  expect(checkDossier(compiled.authored)).toEqual([])
})
