import { createHash, generateKeyPairSync, sign } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { parseHTML } from 'linkedom'
import { describe, expect, test } from 'vitest'
import { createAddSession } from '@/lib/app/dossiers/add-session'
import type { FromAdder } from '@/lib/app/dossiers/messages'
import { announcedBy, findOffer, takeOffer } from '@/lib/app/dossiers/page-offer'
import { versionLook } from '@/lib/app/dossiers/version-look'
import { dossierSchema } from '@/lib/dossier/schema'
import type { PageOffer } from '@/lib/dossiers/offer/judge-offer'
import { OFFER } from '@/lib/dossiers/offer/offer'
import type { Offer } from '@/lib/dossiers/offer/offer-schema'
import { readOffer, type OfferQuestion } from '@/lib/dossiers/offer/read-offer'
import { fingerprintOf, writePack } from '@/lib/dossiers/pack'
import type { InstalledDossier } from '@/lib/dossiers/types'

const url = 'https://example.org/ada/index.html'
const [mine, theirs] = await Promise.all([keyPair(), keyPair()])

async function keyPair() {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519')
  const key = new Uint8Array(publicKey.export({ format: 'der', type: 'spki' }).subarray(-32))
  return { key, by: await fingerprintOf(key), sign: (bytes: Uint8Array) => sign(null, bytes, privateKey) }
}

const content = (version: string, year: number) => ({
  ...{ subject: { name: 'Ada Byrne', kind: 'person', aliases: [] }, version, asOf: '2026-01', entities: [] },
  claims: [{ id: 'left', topic: 'Work', text: `Ada Byrne left Tide Labs in ${year}.`, sources: [1] }],
  sources: [{ n: 1, title: 'Log', url: 'https://log.example/' }],
})

async function fileOf(version: string, key = mine, year = 2011): Promise<Buffer> {
  const dossier = JSON.stringify(content(version, year))
  return Buffer.from(await writePack({ subject: 'Ada Byrne', version, asOf: '2026-01', dossier }, key))
}
const file = await fileOf('3')

function headOf(bytes: Uint8Array, change: Partial<Record<keyof Offer, unknown>> = {}): string {
  return JSON.stringify({
    ...{ offer: 1, name: 'Ada Byrne', version: '3', asOf: '2026-01', claims: 1, sources: 1, signedBy: mine.by },
    ...{ file: 'download/ada-byrne-3.dossier.json', bytes: bytes.length },
    ...{ sha256: createHash('sha256').update(bytes).digest('hex'), ...change },
  })
}

const element = (type: string, text: string) => `<script type="${type}">${text}</script>`
const packed = (bytes: Uint8Array) => gzipSync(bytes).toString('base64')

function pageOf(head: string | null, body: string | null): string {
  return `<!doctype html><html><head><title>Ada</title>${head === null ? '' : element(OFFER.head, head)}${
    body === null ? '' : element(OFFER.body, body)
  }</head><body><p>Ada Byrne</p></body></html>`
}

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

const installed = { id: 'ada-byrne', version: '2', asOf: '2026-01', signedBy: mine.by } as InstalledDossier
const compiled = (version: string, year: number) => dossierSchema.parse(content(version, year))

/** Reads the file of an offer as the worker does, with version 2 installed. */
async function preview(taken: File, found: PageOffer): Promise<FromAdder[]> {
  const said: FromAdder[] = []
  const never = () => Promise.reject(new Error('nothing is stored'))
  const ask = createAddSession((message) => said.push(message), {
    ...{ add: never, update: never },
    compare: ({ dossier, signedBy }) =>
      Promise.resolve({ ...versionLook(installed, compiled('2', 2010), dossier, [], signedBy), notes: [] }),
  })
  if (!found.ok) throw new Error(found.fault)
  await ask({ kind: 'read', file: taken, corrections: null, today: '2026-11-22', announced: announcedBy(found) })
  return said.filter(({ kind }) => kind !== 'reading')
}

/** From the page to the preview: the fault of the offer, or what the worker says first. */
async function outcomeOf(html: string, change: (page: { html: string; address: string }) => void = () => undefined) {
  const { page, ask } = tabOf(html)
  const found = await findOffer(1, url, ask)
  if (found === null) return 'no offer'
  if (!found.ok) return found.fault
  change(page)
  const taken = await takeOffer(1, url, found, ask)
  if (typeof taken === 'string') return taken
  const [first] = await preview(taken, found)
  if (first?.kind === 'refused') return first.problems[0]?.code
  if (first?.kind === 'failed') return first.why
  return first?.kind === 'preview' ? (first.preview.update?.warnings ?? []) : first
}

describe('a page that offers a dossier', () => {
  test('says what it offers without the dossier being read, which is read after a click as an update', async () => {
    const { page, ask } = tabOf(pageOf(headOf(file), packed(file)))
    const found = await findOffer(1, url, ask)
    expect(found).toMatchObject({ ok: true, isEmbedded: true, offer: { name: 'Ada Byrne', version: '3', claims: 1 } })
    expect(page.asked.map(({ isWhole }) => isWhole)).toEqual([false])
    if (!found?.ok) throw new Error('no offer')
    const taken = await takeOffer(1, url, found, ask)
    if (typeof taken === 'string') throw new Error(taken)
    expect(taken.name).toBe('ada-byrne-3.dossier.json')
    expect(Buffer.from(await taken.arrayBuffer())).toEqual(file)
    const [said] = await preview(taken, found)
    expect(said).toMatchObject({
      kind: 'preview',
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
    expect(await preview(new File([Uint8Array.from(file)], 'x.json'), found)).toMatchObject([{ kind: 'preview' }])
    const other = await fileOf('3', mine, 2012)
    expect(await preview(new File([Uint8Array.from(other)], 'x.json'), found)).toMatchObject([
      { kind: 'refused', problems: [{ code: 'offer-hash' }] },
    ])
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
    expect(await outcomeOf(`<p>${element(OFFER.head, headOf(file))}</p>`)).toBe('no offer')
  })
})

const [lower, foreign, unsigned, cut] = [
  await fileOf('1'),
  await fileOf('3', theirs),
  Buffer.from(JSON.stringify(content('3', 2011))),
  file.subarray(0, 300),
]
const forged = Buffer.from(file.toString().replace('2011', '2031'))
const noDossier = Buffer.from('{"hello": "world"}')
const hostileName = headOf(file, { name: `Ada\n\u0000${'x'.repeat(300)}` })
const offered = (bytes: Uint8Array, change: Partial<Record<keyof Offer, unknown>> = {}) =>
  pageOf(headOf(bytes, change), packed(bytes))

describe('a hostile offer', () => {
  test.each<[string, string, unknown]>([
    ['a head that is too long', pageOf(`${headOf(file)}${' '.repeat(5000)}`, packed(file)), 'tooLarge'],
    ['a thousand offers', `<head>${element(OFFER.head, headOf(file)).repeat(1000)}</head>`, 'several'],
    ['a head that is no JSON', pageOf('{"offer": 1, ', packed(file)), 'malformed'],
    ['a head that is deeply nested', pageOf('['.repeat(1900), packed(file)), 'malformed'],
    ['a head of a later form', pageOf(headOf(file, { offer: 2 }), packed(file)), 'malformed'],
    ['no number of claims', pageOf(headOf(file, { claims: 'many' }), packed(file)), 'malformed'],
    ['an endless name', pageOf(hostileName, packed(file)), 'malformed'],
    ['a key that is no fingerprint', pageOf(headOf(file, { signedBy: '<b>you</b>' }), packed(file)), 'malformed'],
    ['a size above the limit', pageOf(headOf(file, { bytes: 9e9 }), null), 'tooLarge'],
    ['a size above that of a page', pageOf(headOf(file, { bytes: 2e7 }), packed(file)), 'tooLarge'],
    ['a body above the limit', pageOf(headOf(file), 'A'.repeat(400_001)), 'tooLarge'],
    ['a body that is no base64', pageOf(headOf(file), '<img src=x onerror=alert(1)>'), 'broken'],
    ['a body that is not compressed', pageOf(headOf(file), file.toString('base64')), 'broken'],
    ['a body that is cut', pageOf(headOf(file), packed(file).slice(0, 200)), 'broken'],
    ['a small body with a large content', offered(Buffer.alloc(7_000_000), { bytes: 1000 }), 'broken'],
    ['a smaller file than said', offered(file, { bytes: file.length + 1 }), 'offer-size'],
    ['another hash', offered(file, { sha256: '0'.repeat(64) }), 'offer-hash'],
    ['another key than said', offered(foreign), 'offer-key'],
    ['no signature where one is said', offered(unsigned), 'offer-key'],
    ['another name than said', offered(file, { name: 'Andrej Karpathy' }), 'offer-name'],
    ['another version than said', offered(file, { version: '9' }), 'offer-name'],
    ['a signature that does not fit', offered(forged), 'signature'],
    ['half a file', offered(cut), 'not-a-dossier'],
    ['no dossier at all', offered(noDossier, { signedBy: null }), 'not-a-dossier'],
  ])('with %s is refused', async (_, html, fault) => {
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
