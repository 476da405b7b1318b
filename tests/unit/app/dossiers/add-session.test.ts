import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { BroughtDossier } from '@/lib/dossiers/types'
import { createAddSession } from '@/lib/app/dossiers/add-session'
import type { FromAdder } from '@/lib/app/dossiers/add-dossier'
import { curie } from '../../components/dossiers/fixtures'

const today = '2026-11-21'
const none = { left: [], texts: {} }
const others = readdirSync('tests/eval/other').filter((name) => !name.includes('.'))

function session() {
  const said: FromAdder[] = []
  const stored: BroughtDossier[] = []
  const add = (brought: BroughtDossier) => {
    stored.push(brought)
    return Promise.resolve(curie)
  }
  const store = {
    add,
    update: (_id: string, brought: BroughtDossier) => add(brought),
    compare: () => Promise.resolve(null),
    installed: () => Promise.resolve([curie]),
  }
  let time = 0
  const ask = createAddSession(
    (message) => said.push(message),
    store,
    () => (time += 1000),
  )
  const read = (file: File) => ask({ kind: 'read', file, corrections: null, today })
  return { said, stored, ask, read }
}

function fileOf(name: string): File {
  const bytes = readFileSync(`tests/eval/other/${name}/dossier.json`)
  return new File([bytes], `${name}.json`)
}

describe('the dossiers on other subjects', () => {
  test('are eight in number', () => expect(others).toHaveLength(8))

  test.each(others)('can be read, previewed and stored with an index: %s', async (name) => {
    const { said, stored, ask, read } = session()
    const wanted = JSON.parse(readFileSync(`tests/eval/other/${name}/dossier.json`, 'utf8')) as {
      subject: { name: string }
      claims: { text: string }[]
    }
    await read(fileOf(name))
    const preview = said.at(-1)
    if (preview?.kind !== 'preview') throw new Error(JSON.stringify(preview))
    expect(preview.preview).toMatchObject({ form: 'portable', claims: wanted.claims.length })
    expect(preview.preview.subject.name).toBe(wanted.subject.name)
    expect(preview.preview.list[0]?.text).toBe(wanted.claims[0]?.text)
    expect(stored).toEqual([])
    await ask({ kind: 'add', how: 'new', edits: none })
    expect(said.at(-1)).toEqual({ kind: 'added', dossier: curie, isUpdate: false })
    expect(stored[0]?.dossier.claims).toHaveLength(wanted.claims.length)
    expect(stored[0]?.index.claims).toHaveLength(wanted.claims.length)
  })
})

test('the preview names an installed dossier whose name looks the same', async () => {
  const { said, read } = session()
  const claims = [{ id: 'a', text: 'Marie Curie was born in Warsaw in 1867.' }]
  const file = { subject: { name: 'M\u0430rie Curie' }, asOf: '2024', claims }
  await read(new File([JSON.stringify(file)], 'curie.json'))
  expect(said.at(-1)).toMatchObject({
    preview: { update: null, alike: { dossiers: [{ id: 'marie-curie', isSignedByOther: false }], keys: [] } },
  })
})

test('a file that is not a dossier is refused with file and reason, and nothing is stored', async () => {
  const { said, stored, ask, read } = session()
  await read(new File(['{"subject": '], 'half.json'))
  const answer = said.at(-1)
  expect(answer).toMatchObject({ kind: 'refused', problems: [{ level: 'refused', code: 'not-json' }] })
  await ask({ kind: 'add', how: 'new', edits: none })
  expect(stored).toEqual([])
})

test('a report is read again with the subject and date that the user states', async () => {
  const { said, ask } = session()
  const text =
    '# Marie Curie\n\nMarie Curie was born in Warsaw in 1867 [1]. She moved to Paris in 1891 [1].\n\n## Sources\n\n1. Nobel Prize biography, https://www.nobelprize.org/curie\n'
  const file = new File([text], 'notes.md')
  await ask({
    kind: 'read',
    file,
    corrections: { subject: 'Maria Skłodowska', asOf: '2024-05', aliases: ['Marie Curie'] },
    today,
  })
  expect(said.at(-1)).toMatchObject({
    kind: 'preview',
    preview: {
      subject: { name: 'Maria Skłodowska', aliases: ['Marie Curie'] },
      asOf: '2024-05',
      isSubjectMissing: false,
      isDateMissing: false,
    },
  })
})

test('progress is reported while a long report is read', async () => {
  const { said, read } = session()
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
  const shares = said.flatMap((message) => (message.kind === 'reading' ? [message.share] : []))
  expect(shares.length).toBeGreaterThan(2)
  expect(shares).toEqual([...shares].sort((a, b) => a - b))
})

test('storing tells how far it is, and lets a message in between', async () => {
  const { said, ask, read } = session()
  await read(fileOf(others[0]!))
  let turns = 0
  const count = setInterval(() => turns++, 0)
  await ask({ kind: 'add', how: 'new', edits: none })
  clearInterval(count)
  const shares = said.flatMap((message) => (message.kind === 'storing' ? [message.share] : []))
  expect(shares.length).toBeGreaterThan(1)
  expect(shares).toEqual([...shares].sort((a, b) => a - b))
  expect(shares.at(-1)).toBe(1)
  expect(said.at(-1)?.kind).toBe('added')
  expect(turns).toBeGreaterThan(0)
})

test('what the user leaves out is not stored, and a claim gets the words of the user', async () => {
  const { said, stored, ask } = session()
  const text =
    '# Marie Curie\n\nDate: 2026-01-02\n\nMarie Curie was born in Warsaw in 1867 [1]. She moved to Paris in 1891 [1].\n\n## Sources\n\n1. Nobel Prize biography, https://www.nobelprize.org/curie\n'
  await ask({ kind: 'read', file: new File([text], 'notes.md'), corrections: null, today })
  const shown = said.at(-1)
  if (shown?.kind !== 'preview') throw new Error(JSON.stringify(shown))
  const [born, moved] = shown.preview.list
  expect(moved).toMatchObject({ text: 'Marie Curie moved to Paris in 1891.', original: 'She moved to Paris in 1891.' })
  const edits = { left: [born!.id], texts: { [moved!.id]: 'Marie Curie came to Paris in 1891.' } }
  await ask({ kind: 'add', how: 'new', edits })
  expect(stored[0]?.dossier.claims.map((claim) => claim.text)).toEqual(['Marie Curie came to Paris in 1891.'])
  expect(stored[0]?.index.claims).toHaveLength(1)
})

test('a dossier of which every claim is left out is not stored', async () => {
  const { said, stored, ask, read } = session()
  await read(fileOf(others[0]!))
  const ids = said.flatMap((message) =>
    message.kind === 'preview'
      ? message.preview.list.map(({ id }) => id)
      : message.kind === 'more'
        ? message.claims.map(({ id }) => id)
        : [],
  )
  await ask({ kind: 'add', how: 'new', edits: { left: ids, texts: {} } })
  expect(said.at(-1)).toEqual({ kind: 'failed', why: 'nothing' })
  expect(stored).toEqual([])
})
