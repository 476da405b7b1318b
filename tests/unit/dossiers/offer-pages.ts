import { createHash, generateKeyPairSync, sign } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { OFFER_FORMAT } from '@/lib/dossiers/data/offer/offer'
import type { Offer } from '@/lib/dossiers/data/offer/offer-schema'
import { fingerprintOf, writePack } from '@/lib/dossiers/data/pack'

// Pages that offer a dossier on Ada Byrne, honest and hostile ones, for the tests with a browser and without one.

export const [mine, theirs] = await Promise.all([keyPair(), keyPair()])

async function keyPair() {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519')
  const key = new Uint8Array(publicKey.export({ format: 'der', type: 'spki' }).subarray(-32))
  return { key, by: await fingerprintOf(key), sign: (bytes: Uint8Array) => sign(null, bytes, privateKey) }
}

export const content = (version: string, year: number) => ({
  ...{ subject: { name: 'Ada Byrne', kind: 'person', aliases: [] }, version, asOf: '2026-01', entities: [] },
  claims: [{ id: 'left', topic: 'Work', text: `Ada Byrne left Tide Labs in ${year}.`, sources: [1] }],
  sources: [{ n: 1, title: 'Log', url: 'https://log.example/' }],
})

export async function fileOf(version: string, key = mine, year = 2011): Promise<Buffer> {
  const dossier = JSON.stringify(content(version, year))
  return Buffer.from(await writePack({ subject: 'Ada Byrne', version, asOf: '2026-01', dossier }, key))
}
export const file = await fileOf('3')

export function headOf(bytes: Uint8Array, change: Partial<Record<keyof Offer, unknown>> = {}): string {
  return JSON.stringify({
    ...{ offer: 1, name: 'Ada Byrne', version: '3', asOf: '2026-01', claims: 1, sources: 1, signedBy: mine.by },
    ...{ file: 'download/ada-byrne-3.dossier.json', bytes: bytes.length },
    ...{ sha256: createHash('sha256').update(bytes).digest('hex'), ...change },
  })
}

export const element = (type: string, text: string) => `<script type="${type}">${text}</script>`
export const packed = (bytes: Uint8Array) => gzipSync(bytes).toString('base64')

export function pageOf(head: string | null, body: string | null): string {
  return `<!doctype html><html><head><title>Ada</title>${head === null ? '' : element(OFFER_FORMAT.head, head)}${
    body === null ? '' : element(OFFER_FORMAT.body, body)
  }</head><body><p>Ada Byrne</p></body></html>`
}

export const [lower, foreign, unsigned, cut] = [
  await fileOf('1'),
  await fileOf('3', theirs),
  Buffer.from(JSON.stringify(content('3', 2011))),
  file.subarray(0, 300),
]
const forged = Buffer.from(file.toString().replace('2011', '2031'))
const noDossier = Buffer.from('{"hello": "world"}')
const hostileName = headOf(file, { name: `Ada\n\u0000${'x'.repeat(300)}` })
export const offered = (bytes: Uint8Array, change: Partial<Record<keyof Offer, unknown>> = {}) =>
  pageOf(headOf(bytes, change), packed(bytes))

/** Pages with the expected fault, which is found in the page before or after a click, or in the file. */
export const hostileOffers: { what: string; html: string; fault: string }[] = [
  {
    what: 'a head that is too long',
    html: pageOf(`${headOf(file)}${' '.repeat(5000)}`, packed(file)),
    fault: 'tooLarge',
  },
  {
    what: 'a thousand offers',
    html: `<head>${element(OFFER_FORMAT.head, headOf(file)).repeat(1000)}</head>`,
    fault: 'several',
  },
  { what: 'a head that is no JSON', html: pageOf('{"offer": 1, ', packed(file)), fault: 'malformed' },
  { what: 'a head that is deeply nested', html: pageOf('['.repeat(1900), packed(file)), fault: 'malformed' },
  { what: 'a head of a later form', html: pageOf(headOf(file, { offer: 2 }), packed(file)), fault: 'malformed' },
  { what: 'no number of claims', html: pageOf(headOf(file, { claims: 'many' }), packed(file)), fault: 'malformed' },
  { what: 'an endless name', html: pageOf(hostileName, packed(file)), fault: 'malformed' },
  {
    what: 'a sentence as its name',
    html: offered(file, { name: `Claimlight found a problem with your dossier. ${'Get it repaired. '.repeat(3)}` }),
    fault: 'malformed',
  },
  {
    what: 'a sentence as its version',
    html: offered(file, { version: '2 (signed by the key that you trust)' }),
    fault: 'malformed',
  },
  { what: 'no date', html: offered(file, { asOf: 'now' }), fault: 'malformed' },
  {
    what: 'a key that is no fingerprint',
    html: pageOf(headOf(file, { signedBy: '<b>you</b>' }), packed(file)),
    fault: 'malformed',
  },
  { what: 'a size above the limit', html: pageOf(headOf(file, { bytes: 9e9 }), null), fault: 'tooLarge' },
  { what: 'a size above that of a page', html: pageOf(headOf(file, { bytes: 2e7 }), packed(file)), fault: 'tooLarge' },
  { what: 'a body above the limit', html: pageOf(headOf(file), 'A'.repeat(400_001)), fault: 'tooLarge' },
  { what: 'a body that is no base64', html: pageOf(headOf(file), '<img src=x onerror=alert(1)>'), fault: 'broken' },
  { what: 'a body that is not compressed', html: pageOf(headOf(file), file.toString('base64')), fault: 'broken' },
  { what: 'a body that is cut', html: pageOf(headOf(file), packed(file).slice(0, 200)), fault: 'broken' },
  {
    what: 'a small body with a large content',
    html: offered(Buffer.alloc(7_000_000), { bytes: 1000 }),
    fault: 'broken',
  },
  { what: 'a smaller file than said', html: offered(file, { bytes: file.length + 1 }), fault: 'offer-size' },
  { what: 'another hash', html: offered(file, { sha256: '0'.repeat(64) }), fault: 'offer-hash' },
  { what: 'another key than said', html: offered(foreign), fault: 'offer-key' },
  { what: 'no signature where one is said', html: offered(unsigned), fault: 'offer-key' },
  { what: 'another name than said', html: offered(file, { name: 'Andrej Karpathy' }), fault: 'offer-name' },
  { what: 'another version than said', html: offered(file, { version: '9' }), fault: 'offer-name' },
  { what: 'another date than said', html: offered(file, { asOf: '2026-02' }), fault: 'offer-name' },
  { what: 'more claims than it has', html: offered(file, { claims: 320 }), fault: 'offer-name' },
  { what: 'a signature that does not fit', html: offered(forged), fault: 'signature' },
  { what: 'half a file', html: offered(cut), fault: 'not-a-dossier' },
  { what: 'no dossier at all', html: offered(noDossier, { signedBy: null }), fault: 'not-a-dossier' },
]
