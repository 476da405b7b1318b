// @module-tag figures
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
  replaceDossier,
  setClaimAside,
} from '@/lib/dossiers/data/store'
import type { Claim } from '@/lib/dossier/format/schema'
import { readContent } from '@/lib/dossiers/data/read'
import { readCompiled } from '@/lib/dossiers/data/rows'

// Thirty reports as evidence, each with a value, a number and words changed, a sentence removed and one added, and two
// paragraphs exchanged, while the user has a tick, a claim set aside, a rating, a name, a project and main names of
// their own.

const session = createAddSession(
  { reading: () => undefined, storing: () => undefined },
  {
    add: (incoming, asAnother) => addDossier(incoming, { asAnother }),
    replace: replaceDossier,
    installed: listDossiers,
    findSame: async (_incoming, target) => {
      const installed = (await listDossiers()).find(({ id }) => id === target)
      if (installed === undefined) return null
      const compiled = await readCompiled(installed.id)
      const content = await readContent(installed.id)
      return compiled && content ? { installed, dossier: compiled.dossier, content } : null
    },
    affectedNotes: () => Promise.resolve({ otherVerdict: 0, withoutClaim: 0 }),
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
  return { now: parts.join('\n\n'), edited, gone, isFreshIn: now.includes(fresh) }
}

test('thirty changed documents keep all that is the user’s own, and their claims keep their ids', async () => {
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
    const replaced = await session.add('replace', { left: [], added: [] })
    if (!('dossier' in replaced)) throw new Error(name)
    expect(documentOf(replaced.dossier), name).toMatchObject(words)
    expect(replaced.dossier.subject, name).toEqual({ ...subject, main: words.main })
    const { claims: after = [], sources: sourcesAfter = [] } = (await readDossier(id)) ?? {}
    const textsBefore = new Map(before.map((claim) => [claim.id, claim.text]))
    const textsAfter = new Map(after.map((claim) => [claim.id, claim.text]))
    const goneIds = before.map((claim) => claim.id).filter((one) => !textsAfter.has(one) && one !== stays?.id)
    const isNew = after.some((claim) => !textsBefore.has(claim.id) && claim.text.includes('workshop in Elvik'))
    wanted += next.edited.length + next.gone.length + Number(next.isFreshIn)
    found += next.edited.filter((one) => ![undefined, textsBefore.get(one)].includes(textsAfter.get(one))).length
    found += next.gone.filter((one) => goneIds.includes(one)).length + Number(isNew)
    others += goneIds.filter((one) => !next.gone.includes(one)).length
    if (stays) expect([...textsAfter.values()], name).not.toContain(stays.text)
    const isRated = sourcesAfter.find(({ url, title }) => url === source?.url && title === source?.title)
    expect(isRated?.tier, name).toBe(3)
    expect([...textsAfter.keys()], name).not.toContain(unticked)
  }
  expect(documents).toBe(30)
  expect(found / wanted).toBeGreaterThanOrEqual(0.95)
  expect(others).toBeLessThanOrEqual(10)
})
