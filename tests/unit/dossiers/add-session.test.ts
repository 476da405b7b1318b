import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { IncomingDossier } from '@/lib/dossiers/data/types'
import { createAddSession } from '@/lib/dossiers/add-session'
import type { EvidenceSource } from '@/lib/dossiers/evidence-source'
import type { PreviewCorrections } from '@/lib/dossiers/read-source'
import { originWords } from '@/lib/dossiers/data/dossier-name'
import { sayAccess, sayOriginAndAccess } from '@/lib/i18n/source-words'
import { t } from '@/lib/i18n/t'
import { isFullRun } from '@/tests/lanes'
import { curie } from '../components/dossiers/fixtures'

const today = '2026-11-21'
const none = { left: [], added: [] }
const others = readdirSync('tests/eval/other').filter((name) => !name.includes('.'))

/** @param same the installed dossier that each file is another state of */
type SameDossier = Awaited<ReturnType<Parameters<typeof createAddSession>[1]['findSame']>>

function session(same: SameDossier = null) {
  const [reading, storing]: [number[], number[]] = [[], []]
  const stored: IncomingDossier[] = []
  const add = (incoming: IncomingDossier) => {
    stored.push(incoming)
    return Promise.resolve(curie)
  }
  const store = {
    add,
    replace: async (_id: string, incoming: IncomingDossier) => ({ dossier: await add(incoming), replaced: 'in-bin' }),
    findSame: () => Promise.resolve(same),
    affectedNotes: () => Promise.resolve({ otherVerdict: 2, withoutClaim: 1 }),
    installed: () => Promise.resolve([curie]),
  }
  let time = 0
  const made = createAddSession(
    { reading: (share) => reading.push(share), storing: (share) => storing.push(share) },
    store,
    () => (time += 1000),
  )
  const read = async (file: EvidenceSource, corrections: PreviewCorrections | null = null) => {
    const answer = await made.read(file, { corrections, today })
    return 'preview' in answer ? answer.preview : answer
  }
  const previewed = async (file: File) => {
    const answer = await read(file)
    if (!('list' in answer)) throw new Error(JSON.stringify(answer))
    return answer
  }
  return { ...made, reading, storing, stored, read, previewed }
}

function fileOf(name: string): File {
  const bytes = readFileSync(`tests/eval/other/${name}/dossier.json`)
  return new File([bytes], `${name}.json`)
}

describe('the dossiers on other subjects', () => {
  test('are eight in number', () => expect(others).toHaveLength(8))

  test.each(isFullRun ? others : ['curie'])('can be read, previewed and stored with an index: %s', async (name) => {
    const { stored, add, previewed } = session()
    const wanted = JSON.parse(readFileSync(`tests/eval/other/${name}/dossier.json`, 'utf8')) as {
      subject: { name: string }
      claims: { text: string }[]
    }
    const preview = await previewed(fileOf(name))
    expect(preview).toMatchObject({ form: 'portable', claims: wanted.claims.length })
    expect(preview.subject.name).toBe(wanted.subject.name)
    expect(preview.list[0]?.text).toBe(wanted.claims[0]?.text)
    expect(stored).toEqual([])
    expect(await add('new', none)).toEqual({ dossier: curie, replaced: null })
    expect(stored[0]?.dossier.claims).toHaveLength(wanted.claims.length)
    expect(stored[0]?.index!.claims).toHaveLength(wanted.claims.length)
  })
})

test('a dossier file that is installed is known as the same, and with any other word as another state', async () => {
  const claims = [{ id: 'a', text: 'Marie Curie was born in Warsaw in 1867.' }]
  const content = { subject: { name: 'Marie Curie' }, asOf: '2024', claims }
  const file = (change: object = {}) => new File([JSON.stringify({ ...content, ...change })], 'curie.json')
  const first = session()
  await first.previewed(file())
  await first.add('new', none)
  const { dossier, record } = first.stored[0]!
  const { previewed } = session({ installed: curie, dossier, content: record })
  expect((await previewed(file())).replaces).toMatchObject({ isSame: true })
  const changes = [{ asOf: '2025' }, { subject: { name: 'Marie Curie', aliases: ['Madame Curie'] } }]
  for (const change of changes) expect((await previewed(file(change))).replaces).toMatchObject({ isSame: false })
})

test('the preview names an installed dossier whose name looks the same', async () => {
  const { read } = session()
  const claims = [{ id: 'a', text: 'Marie Curie was born in Warsaw in 1867.' }]
  const file = { subject: { name: 'M\u0430rie Curie' }, asOf: '2024', claims }
  expect(await read(new File([JSON.stringify(file)], 'curie.json'))).toMatchObject({
    replaces: null,
    alike: [{ id: 'marie-curie', name: 'Marie Curie' }],
  })
})

test('a file that is not a dossier is refused with file and reason, and nothing is stored', async () => {
  const { stored, add, read } = session()
  expect(await read(new File(['{"subject": '], 'half.json'))).toMatchObject({
    refused: [{ level: 'refused', code: 'not-a-dossier', reason: expect.stringContaining('not JSON') as string }],
  })
  await add('new', none)
  expect(stored).toEqual([])
})

test('a report is read again with the subject and date that the user states', async () => {
  const { read } = session()
  const text =
    '# Marie Curie\n\nMarie Curie was born in Warsaw in 1867 [1]. She moved to Paris in 1891 [1].\n\n## Sources\n\n1. Nobel Prize biography, https://www.nobelprize.org/curie\n'
  const file = new File([text], 'notes.md')
  expect(await read(file, { subject: 'Maria Skłodowska', asOf: '2024-05', aliases: ['Marie Curie'] })).toMatchObject({
    subject: { name: 'Maria Skłodowska', aliases: ['Marie Curie'] },
    asOf: '2024-05',
    isSubjectMissing: false,
    isDateMissing: false,
  })
})

/** A letter as evidence, as it was read and added before. */
const LETTER = `# Borg Observatory

The Borg Observatory was opened on 12 May 1931. It has a mirror of 105 centimetres. The observatory employs 23 people.
`
const letterFile = (text: string) => new File([text], 'letter.md')

async function installedLetter(version?: string): Promise<NonNullable<SameDossier>> {
  const { read, add, stored } = session()
  await read(letterFile(LETTER))
  await add('new', none)
  const { record, dossier, origin } = stored[0]!
  if (origin.kind !== 'file' || !origin.document) throw new Error('no document')
  const document = { ...origin.document, label: 'The letter', project: 'My story' }
  const { subject, asOf } = dossier
  const installed = { ...curie, subject, asOf, version: version ?? dossier.version, origin: { ...origin, document } }
  const sources = dossier.sources.map((source) => ({ ...source, tier: 2 as const }))
  return { installed, dossier: { ...dossier, sources }, content: record }
}

describe('a document that is installed and read again', () => {
  test('is told with the claims that come, change and go, and replaces the installed one', async () => {
    const same = await installedLetter()
    const { previewed, add, stored } = session(same)
    const text = LETTER.replace('105', '110').replace(' The observatory employs 23 people.', ' It has a library.')
    expect((await previewed(letterFile(text))).replaces).toEqual({
      installed: same.installed,
      isSame: false,
      claims: { added: 1, changed: 1, gone: 1 },
      notes: { otherVerdict: 2, withoutClaim: 1 },
    })
    expect(await add('replace', none)).toEqual({ dossier: curie, replaced: 'in-bin' })
    const mirror = same.dossier.claims.find((claim) => claim.text.includes('105'))
    expect(stored[0]?.dossier.claims.find(({ id }) => id === mirror?.id)?.text).toContain('110')
    expect(stored[0]?.origin).toMatchObject({ document: { label: 'The letter', project: 'My story' } })
    expect(stored[0]?.dossier.sources).toMatchObject([{ tier: 2 }])
  })

  test('is known as the same where nothing in it has changed', async () => {
    const { previewed } = session(await installedLetter())
    expect((await previewed(letterFile(LETTER))).replaces).toMatchObject({ isSame: true })
    expect((await previewed(letterFile(LETTER.replace('105', '110')))).replaces).toMatchObject({ isSame: false })
  })

  test.each([
    ['2026.11.21', '2026.11.21.2'],
    ['2026.11.21.2', '2026.11.21.3'],
    ['2026.11.20', '2026.11.21'],
  ])('has another version than the installed one, %s, so that notes are judged again', async (version, next) => {
    const { previewed, add, stored } = session(await installedLetter(version))
    expect(await previewed(letterFile(LETTER))).toMatchObject({ version: next })
    await add('replace', none)
    expect([stored[0]?.record.version, stored[0]?.dossier.version]).toEqual([next, next])
  })

  test('is added beside the installed one where the user keeps both', async () => {
    const { previewed, add } = session(await installedLetter())
    await previewed(letterFile(LETTER))
    expect(await add('another', none)).toEqual({ dossier: curie, replaced: null })
  })
})

test('progress is reported while a long report is read', async () => {
  const { reading, read } = session()
  const lines = Array.from(
    { length: 400 },
    (_, i) => `Marie Curie wrote letter ${i} to Warsaw in 18${10 + (i % 90)} [1].`,
  )
  await read(
    new File(
      [`# Marie Curie\n\n${lines.join('\n\n')}\n\n## Sources\n\n[1] Letters, https://example.org/letters\n`],
      'c.md',
    ),
  )
  expect(reading.length).toBeGreaterThan(2)
  expect(reading).toEqual([...reading].sort((a, b) => a - b))
})

test('storing tells how far it is, and lets a message in between', async () => {
  const { storing, add, read } = session()
  // Texts of its own: those of another test are encoded already, and take no time.
  const text = await fileOf(others[0]!).text()
  await read(new File([text.replace(/("text": ?")/g, '$1Once more: ')], 'dossier.json'))
  let turns = 0
  const count = setInterval(() => turns++, 0)
  expect(await add('new', none)).toHaveProperty('dossier')
  clearInterval(count)
  expect(storing.length).toBeGreaterThan(1)
  expect(storing).toEqual([...storing].sort((a, b) => a - b))
  expect(storing.at(-1)).toBe(1)
  expect(turns).toBeGreaterThan(0)
})

test('what the user leaves out is not stored', async () => {
  const { stored, add, previewed } = session()
  const text =
    '# Marie Curie\n\nDate: 2026-01-02\n\nMarie Curie was born in Warsaw in 1867 [1]. She moved to Paris in 1891 [1].\n\n## Sources\n\n1. Nobel Prize biography, https://www.nobelprize.org/curie\n'
  const [born, moved] = (await previewed(new File([text], 'notes.md'))).list
  expect(moved).toMatchObject({ text: 'Marie Curie moved to Paris in 1891.', original: 'She moved to Paris in 1891.' })
  await add('new', { left: [born!.id], added: [] })
  expect(stored[0]?.dossier.claims.map((claim) => claim.text)).toEqual(['Marie Curie moved to Paris in 1891.'])
  expect(stored[0]).toMatchObject({ index: { claims: [{}] } })
})

test('a sentence that the reader left out is in the preview, and stored with its source when the user adds it', async () => {
  const { stored, add, previewed } = session()
  const text =
    '# Marie Curie\n\nDate: 2026-01-02\n\nMarie Curie was born in Warsaw in 1867 [1]. It is unclear whether she wrote a diary there. Her sister Bronia left Warsaw in 1890. Why did the sisters leave their flat in Paris [1]?\n\n## Sources\n\n1. Nobel Prize biography, https://www.nobelprize.org/curie\n'
  const { list } = await previewed(new File([text], 'notes.md'))
  expect(list.flatMap(({ doubts }) => doubts)).toEqual(['The text is not sure of this: “It is unclear”.'])
  const [flat] = list
  expect(flat).toMatchObject({
    text: 'Why did the sisters leave their flat in Paris?',
    dropped: 'no-sentence',
    sources: [],
  })
  await add('new', { left: [], added: [flat!.id] })
  // The claims that the document states come first in the stored list, and this one was added by hand.
  const last = stored[0]?.dossier.claims.at(-1)
  expect(last).toMatchObject({ text: flat!.text, sources: [1] })
  expect([last?.topic, last?.section]).toEqual(Array(2).fill('Left out at first, added by hand'))
})

test('a pasted text is evidence with the name, address, date and rating that the user gives it', async () => {
  const { stored, add, read } = session()
  const text = 'Press release, 4 June 2020\n\nThe Borg Observatory was opened on 12 May 1937. It stands near Elvik.\n'
  const said = { name: 'letters.pdf', url: 'https://letters.example/1', date: '2026-03', tier: 2 as const }
  expect(await read({ file: new File([text], 'Pasted text'), ...said })).toMatchObject({
    name: 'letters.pdf',
  })
  await add('new', none)
  const [{ origin, dossier }] = stored as [(typeof stored)[number]]
  expect(origin).toMatchObject({ name: 'letters.pdf', document: { url: said.url, date: '2026-03' } })
  expect(dossier.asOf).toBe('2026-03')
  expect(dossier.sources).toMatchObject([{ title: 'letters.pdf', url: said.url, date: '2026-03', tier: 2 }])
})

test('a pasted text with an address is named so, and nothing says that its address was opened', async () => {
  const { stored, add, read } = session()
  const text = 'Press release, 4 June 2020\n\nThe Borg Observatory was opened on 12 May 1937. It stands near Elvik.\n'
  const url = 'https://en.wikipedia.org/wiki/Borg_Observatory'
  await read({ file: new File([text], 'Pasted text'), name: '', url, date: '', tier: null })
  await add('new', none)
  const [{ origin, dossier }] = stored as [(typeof stored)[number]]
  expect(originWords(origin, today)).toContain(t('evidence.kind.pasted'))
  const [access] = dossier.research?.access ?? []
  expect(sayAccess(access!)).toBe('Pasted as text, 21 November 2026')
  expect(sayOriginAndAccess({ access })).toBe('Pasted as text, 21 November 2026')
})

test('a pasted text of which the user says nothing has the name of pasted text, and its own date', async () => {
  const { stored, add, read } = session()
  const text = '# Borg Observatory\n\nPress release, 4 June 2020\n\nThe Borg Observatory was opened on 12 May 1937.\n'
  await read({ file: new File([text], 'Pasted text'), name: '', url: '', date: '', tier: null })
  await add('new', none)
  expect(stored[0]).toMatchObject({ origin: { name: 'Pasted text' }, dossier: { asOf: '2020-06-04' } })
  expect(stored[0]?.dossier.sources[0]?.tier).toBeUndefined()
})

test('a dossier of which every claim is left out is not stored', async () => {
  const { stored, add, previewed } = session()
  const { list } = await previewed(fileOf(others[0]!))
  const left = list.map(({ id }) => id)
  expect(await add('new', { left, added: [] })).toEqual({ failed: 'nothing' })
  expect(stored).toEqual([])
})
