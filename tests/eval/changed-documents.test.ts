import 'fake-indexeddb/auto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { createAddSession } from '@/lib/dossiers/add-session'
import { documentOf } from '@/lib/dossiers/data/dossier-name'
import {
  addDossier,
  describeDocument,
  listDossiers,
  rateSource,
  readDossier,
  setClaimAside,
  updateDossier,
} from '@/lib/dossiers/data/store'
import type { Claim } from '@/lib/dossier/format/schema'
import { formerDossierOf } from '@/lib/dossiers/former-version'
import { readContent } from '@/lib/dossiers/data/read'
import { readCompiled } from '@/lib/dossiers/data/rows'

// Thirty reports as evidence, each with a value, a number and words changed, a sentence removed and one added, and two
// paragraphs exchanged, while the user has a tick, a claim set aside, a rating, a name, a project and main names of their own.

const session = createAddSession(
  { reading: () => undefined, storing: () => undefined },
  {
    add: (incoming, asAnother) => addDossier(incoming, { asAnother }),
    update: updateDossier,
    installed: listDossiers,
    former: async (incoming, target) => {
      const installed = formerDossierOf(incoming, await listDossiers(), [], target)
      if (installed === null) return null
      const [compiled, content] = [await readCompiled(installed.id), await readContent(installed.id)]
      return compiled && content ? { installed, dossier: compiled.dossier, content } : null
    },
    affectedNotes: () => Promise.resolve([]),
  },
)

const YEAR = /\b(18|19|20)(\d)(\d)\b/
const NUMBER = /(?<![\d.,-])\d{2,3}(?![\d.,%-])/

/** Returns a text with changes, and what is to be found: ids of changed and gone statements, and words of a new one. */
function changed(text: string, claims: readonly Claim[], subject: string) {
  const pool = claims.filter(({ text: words }) => text.split(words).length === 2 && words.endsWith('.'))
  let now = text
  const take = (isIt: (words: string) => boolean, change: (words: string) => string): string[] => {
    const at = pool.findIndex(({ text: words }) => isIt(words))
    const [one] = at < 0 ? [] : pool.splice(at, 1)
    if (one) now = now.replace(one.text, () => change(one.text))
    return one ? [one.id] : []
  }
  const edited = [
    ...take(
      (words) => YEAR.test(words),
      (words) => words.replace(YEAR, (_, a: string, b: string, c: string) => `${a}${b}${(Number(c) + 3) % 10}`),
    ),
    ...take(
      (words) => NUMBER.test(words),
      (words) => words.replace(NUMBER, (n) => String(Number(n) + 7)),
    ),
    ...take(
      (words) => words.split(' ').length > 9,
      (words) => words.replace(/\.$/, ', as was said.'),
    ),
  ]
  const gone = take(
    (words) => words.split(' ').length < 30,
    () => '',
  )
  const fresh = `${subject} opened a small workshop in Elvik in 1987.`
  take(
    () => true,
    (words) => `${words} ${fresh}`,
  )
  const parts = now.split('\n\n')
  const at = parts.findIndex((part, i) => [part, parts[i + 1] ?? ''].every((one) => /^[A-Z].{80,}/s.test(one)))
  if (at >= 0) parts.splice(at, 2, parts[at + 1] ?? '', parts[at] ?? '')
  return { now: parts.join('\n\n'), edited, gone, rest: pool }
}

test('thirty changed documents keep all that is the user’s own, and their changes are found', async () => {
  let [wanted, found, others] = [0, 0, 0]
  const names = readdirSync('tests/import-reports').filter((name) =>
    existsSync(`tests/import-reports/${name}/report.md`),
  )
  let documents = 0
  for (const name of names) {
    if (documents === 30) break
    const text = readFileSync(`tests/import-reports/${name}/report.md`, 'utf8')
    const read = (words: string, target?: string) =>
      session.read(new File([words], `${name}.md`), {
        corrections: null,
        today: '2026-11-25',
        ...(target && { target }),
      })
    const first = await read(text)
    if (!('preview' in first) || first.preview.document === null || first.preview.claims < 12) continue
    documents += 1
    const unticked = first.preview.list.at(-1)?.id ?? ''
    const added = await session.add('new', { left: [unticked], added: [] })
    if (!('dossier' in added)) throw new Error(name)
    const { id, subject } = added.dossier
    const before = (await readDossier(id))?.claims ?? []
    const next = changed(text, before, subject.name)
    const stays = before.find((one) => next.now.includes(one.text) && !next.edited.includes(one.id))
    if (stays) await setClaimAside(id, stays)
    const { sources = [] } = (await readDossier(id)) ?? {}
    const [source] = sources
    if (source) await rateSource(id, source, 3)
    const words = { label: `My ${name}`, project: 'My story', main: [['Elvik'], ['Nordbru']] }
    await describeDocument(id, words)

    const again = await read(next.now, id)
    if (!('preview' in again)) throw new Error(name)
    const { update } = again.preview
    const goneIds = update?.document?.gone.map(({ id: one }) => one) ?? []
    const changedIds = update?.changed.map(({ id: one }) => one) ?? []
    const isNew = update?.added.some(({ text: one }) => one.includes('workshop in Elvik')) === true
    wanted += next.edited.length + next.gone.length + 1
    found += next.edited.filter((one) => changedIds.includes(one)).length
    found += next.gone.filter((one) => goneIds.includes(one)).length + Number(isNew)
    others += goneIds.filter((one) => !next.gone.includes(one)).length
    const updated = await session.add('update', { left: [], added: [], keep: [] })
    if (!('dossier' in updated)) throw new Error(name)
    expect(documentOf(updated.dossier), name).toMatchObject(words)
    expect(updated.dossier.subject, name).toEqual({ ...subject, main: words.main })
    const after = (await readDossier(id))?.claims ?? []
    const texts = after.map((one) => one.text)
    if (stays) expect(texts, name).not.toContain(stays.text)
    expect((await readDossier(id))?.sources.find(({ url, title }) => url === source?.url && title === source?.title)?.tier, name).toBe(3)
    expect(
      after.map((one) => one.id),
      name,
    ).not.toContain(unticked)
  }
  expect(documents).toBe(30)
  expect(found / wanted).toBeGreaterThanOrEqual(0.95)
  expect(others).toBeLessThanOrEqual(10)
}, 120_000)
