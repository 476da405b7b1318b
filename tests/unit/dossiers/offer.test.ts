import { parseHTML } from 'linkedom'
import { describe, expect, test, vi } from 'vitest'
import { createAddSession } from '@/lib/dossiers/add-session'
import type { ReadAnswer } from '@/lib/dossiers/add-dossier'
import {
  announcedFileOf,
  findOffer,
  installedForOffer,
  readOfferedFile,
  readOffer,
  type OfferQuestion,
} from '@/lib/dossiers/page-offer'
import { contentOfDossier } from '@/lib/dossier/format/folder-of'
import { dossierSchema } from '@/lib/dossier/format/schema'
import type { PageOffer } from '@/lib/dossiers/data/offer/judge-offer'
import { OFFER_FORMAT } from '@/lib/dossiers/data/offer/offer'
import type { Offer } from '@/lib/dossiers/data/offer/offer-schema'
import type { InstalledDossier } from '@/lib/dossiers/data/types'
import {
  content,
  element,
  file,
  fileOf,
  foreign,
  headOf,
  hostileOffers,
  lower,
  mine,
  offered,
  packed,
  pageOf,
  theirs,
  unsigned,
} from './offer-pages'

const url = 'https://example.org/ada/index.html'
/** A tab: the function is rebuilt from its text, as the browser does that injects it. */
function tabOf(html: string, address = url) {
  const page = { html, address, asked: [] as OfferQuestion[] }
  const ask = (_tab: number, question: OfferQuestion): Promise<unknown> => {
    page.asked.push(question)
    const { document } = parseHTML(page.html)
    Object.defineProperty(document, 'location', { value: { href: page.address } })
    // eslint-disable-next-line @typescript-eslint/no-implied-eval -- the browser also sends the function to the page as text
    const rebuild = new Function('document', `return (${readOffer.toString()})`) as (page: object) => typeof readOffer
    const injected = rebuild(document)
    return Promise.resolve(structuredClone(injected(question)))
  }
  return { page, ask }
}

const installed = {
  ...{ id: 'ada-byrne', version: '2', asOf: '2026-01', signedBy: mine.by },
  subject: { name: 'Ada Byrne' },
} as InstalledDossier
const compiled = (version: string, year: number) => dossierSchema.parse(content(version, year))

/** Reads the file of an offer as the worker does, with version 2 installed. */
function preview(taken: File, found: PageOffer): Promise<ReadAnswer> {
  const never = () => Promise.reject(new Error('nothing is stored'))
  const session = createAddSession(
    { reading: () => undefined, storing: () => undefined },
    {
      ...{ add: never, update: never, installed: () => Promise.resolve([]) },
      former: () => {
        const dossier = compiled('2', 2010)
        return Promise.resolve({ installed, dossier, content: contentOfDossier(dossier), changes: [] })
      },
      affectedNotes: () => Promise.resolve([]),
    },
  )
  if (!found.ok) throw new Error(found.fault)
  return session.read(taken, { corrections: null, today: '2026-11-22', announced: announcedFileOf(found) })
}

/** From the page to the preview: the fault of the offer, or what the worker says first. */
async function outcomeOf(html: string, change: (page: { html: string; address: string }) => void = () => undefined) {
  const { page, ask } = tabOf(html)
  const found = await findOffer(1, url, ask)
  if (found === null) return 'no offer'
  if (!found.ok) return found.fault
  change(page)
  const taken = await readOfferedFile(1, url, found, ask)
  if (typeof taken === 'string') return taken
  const answer = await preview(taken, found)
  if ('refused' in answer) return answer.refused[0]?.code
  return 'failed' in answer ? answer.failed : (answer.preview.update?.warnings ?? [])
}

describe('a page that offers a dossier', () => {
  test('says what it offers without the dossier being read, which is read after a click as an update', async () => {
    const { page, ask } = tabOf(pageOf(headOf(file), packed(file)))
    const found = await findOffer(1, url, ask)
    expect(found).toMatchObject({ ok: true, isEmbedded: true, offer: { name: 'Ada Byrne', version: '3', claims: 1 } })
    expect(page.asked.map(({ isWhole }) => isWhole)).toEqual([false])
    if (!found?.ok) throw new Error('no offer')
    const taken = await readOfferedFile(1, url, found, ask)
    if (typeof taken === 'string') throw new Error(taken)
    expect(taken.name).toBe('ada-byrne-3.dossier.json')
    expect(Buffer.from(await taken.arrayBuffer())).toEqual(file)
    expect(await preview(taken, found)).toMatchObject({
      preview: {
        ...{ subject: { name: 'Ada Byrne' }, version: '3', signedBy: mine.by },
        update: { warnings: [], counts: { added: 0, changed: 1, retired: 0 } },
      },
    })
  })

  test('names a file to download where the dossier is large, which is compared with the offer', async () => {
    const { ask } = tabOf(pageOf(headOf(file), null))
    const found = await findOffer(1, url, ask)
    if (!found?.ok) throw new Error('no offer')
    expect(found).toMatchObject({ isEmbedded: false, file: 'ada-byrne-3.dossier.json' })
    expect(await preview(new File([Uint8Array.from(file)], 'x.json'), found)).toHaveProperty('preview')
    const other = await fileOf('3', mine, 2012)
    expect(await preview(new File([Uint8Array.from(other)], 'x.json'), found)).toMatchObject({
      refused: [{ code: 'offer-hash' }],
    })
  })

  test('is only asked while it is the page that the sidebar shows', async () => {
    const { ask } = tabOf(pageOf(headOf(file), packed(file)), 'https://elsewhere.example/')
    expect(await findOffer(1, url, ask)).toBeNull()
  })

  test.each<[string, unknown]>([
    ['no script may run', null],
    ['the answer is no answer', { url, count: '1', head: {}, body: [] }],
    ['the address is endless', { url: 'x'.repeat(10_000), count: 1, head: null, body: null }],
  ])('offers nothing where %s', async (_, answer) => {
    expect(await findOffer(1, url, () => Promise.resolve(answer))).toBeNull()
  })

  test('offers nothing where it has other scripts, or the offer is in its text', async () => {
    expect(await outcomeOf(pageOf(null, null))).toBe('no offer')
    expect(await outcomeOf(`<p>${element(OFFER_FORMAT.head, headOf(file))}</p>`)).toBe('no offer')
  })
})

test('an offer of the bundled dossier is recognised, and never brings it the key of the page', () => {
  const bundled = { ...installed, id: 'bundled', origin: { kind: 'bundled' }, signedBy: null } as InstalledDossier
  const named = { ...bundled, subject: { name: 'Ada Byrne', aliases: [], kind: 'person' } }
  const offer = (version: string) => JSON.parse(headOf(file, { version })) as Offer
  expect(installedForOffer(offer('2'), [named])).toBe(named)
  expect(installedForOffer(offer('3'), [named])).toMatchObject({ signedBy: null })
  const own = { ...installed, origin: { kind: 'file', name: 'ada.json', form: 'portable' } } as InstalledDossier
  expect(installedForOffer(offer('3'), [{ ...named, version: '3' }, own])).toBe(own)
})

test('an answer of the page that comes late is dropped', async () => {
  vi.useFakeTimers()
  try {
    const { ask } = tabOf(pageOf(headOf(file), packed(file)))
    const found = await findOffer(1, url, ask)
    if (!found?.ok) throw new Error('no offer')
    const busy: typeof ask = (tab, question) =>
      new Promise((resolve) => setTimeout(resolve, 5000)).then(() => ask(tab, question))
    const taken = readOfferedFile(1, url, found, busy)
    await vi.advanceTimersByTimeAsync(6000)
    expect(await taken).toBe('late')
  } finally {
    vi.useRealTimers()
  }
})

test('invisible signs in an offered name are left out', async () => {
  const { ask } = tabOf(offered(file, { name: 'Ada\u202e \u200bBy\u00adrne' }))
  const found = await findOffer(1, url, ask)
  expect(found).toMatchObject({ offer: { name: 'Ada Byrne' } })
})

describe('a hostile offer', () => {
  test.each(hostileOffers)('with $what is refused', async ({ html, fault }) => {
    expect(await outcomeOf(html)).toEqual(fault)
  })

  test('that changes after it was shown is refused', async () => {
    const html = offered(file)
    const next = offered(lower, { version: '1' })
    expect(await outcomeOf(html, (page) => (page.html = next))).toBe('changed')
    expect(await outcomeOf(html, (page) => (page.html = pageOf(headOf(file), null)))).toBe('changed')
    expect(await outcomeOf(html, (page) => (page.html = pageOf(headOf(file), packed(lower))))).toMatch(/broken|offer/)
    expect(await outcomeOf(html, (page) => (page.address = 'https://elsewhere.example/'))).toBe('gone')
  })

  test.each<[string, string, unknown]>([
    ['a lower version', offered(lower, { version: '1' }), ['older']],
    ['another key', offered(foreign, { signedBy: theirs.by }), ['other-key']],
    ['no signature', offered(unsigned, { signedBy: null }), ['unsigned-over-signed']],
  ])('that is honest about %s gets the warning of a file', async (_, html, warnings) => {
    expect(await outcomeOf(html)).toEqual(warnings)
  })
})
