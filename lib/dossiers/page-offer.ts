import { MOST_OFFERED, OFFER } from '@/lib/dossiers/data/offer/offer'
import type { OfferFault, PageOffer } from '@/lib/dossiers/data/offer/judge-offer'
import type { Offer } from '@/lib/dossiers/data/offer/offer-schema'
import { readOffer, type OfferQuestion } from '@/lib/dossiers/data/offer/read-offer'
import { isSameSubject, sameDossier } from '@/lib/dossiers/data/ids'
import type { InstalledDossier } from '@/lib/dossiers/data/types'
import { runInPage } from '@/lib/platform/scripts'
import type { AnnouncedFile } from './add-session'
import { base64Bytes } from '@/lib/text/base64-bytes'

type Usable = Extract<PageOffer, { ok: true }>
type Ask = (tabId: number, question: OfferQuestion) => Promise<unknown>

const readOfferIn: Ask = (tabId, question) => runInPage(tabId, readOffer, question)

/**
 * Asks the page of a tab whether it offers a dossier. Reads only the head of an offer.
 *
 * @returns null where it offers none, may not be read, or is not the page of `url` any more
 */
export async function findOffer(tabId: number, url: string, ask: Ask = readOfferIn): Promise<PageOffer | null> {
  const raw = await ask(tabId, questionOf(false))
  if (isNothing(raw)) return null
  const { answerIn, judgeOffer } = await import('@/lib/dossiers/data/offer/judge-offer')
  const answer = answerIn(raw, url)
  return answer && judgeOffer(answer)
}

/**
 * Reads the embedded dossier, after the user has asked for it. The file is not parsed here. The page can keep its
 * thread busy: an answer that is late is dropped, since the user may be elsewhere by then.
 *
 * @param found the offer that the user saw
 */
export async function takeOffer(
  tabId: number,
  url: string,
  found: Usable,
  ask: Ask = readOfferIn,
): Promise<File | OfferFault> {
  const raw = await Promise.race([ask(tabId, questionOf(true)), lateAnswer()])
  if (raw === LATE) return 'late'
  const { answerIn } = await import('@/lib/dossiers/data/offer/judge-offer')
  const answer = answerIn(raw, url)
  if (answer === null) return 'gone'
  if (answer.count !== 1 || answer.head?.text !== found.head || answer.body === null) return 'changed'
  if (answer.body.text === null) return 'tooLarge'
  const file = await unpack(answer.body.text, found.offer.bytes)
  return file === null ? 'broken' : new File([file], found.file)
}

/** The installed dossier on the subject of an offer, or null. The bundled one only where the user has no other. */
export function installedOf(offer: Offer, installed: readonly InstalledDossier[]): InstalledDossier | null {
  const own = sameDossier(offer.name, offer.signedBy, installed)
  const bundled = installed.find(
    ({ origin, subject }) => origin.kind === 'bundled' && isSameSubject(subject.name, offer.name),
  )
  return own ?? bundled ?? null
}

const LATE = Symbol('late')
const LATE_MS = 2000

function lateAnswer(): Promise<typeof LATE> {
  return new Promise((resolve) => setTimeout(resolve, LATE_MS, LATE))
}

/** Properties that the file must have. */
export function announcedBy({ offer, file }: Usable): AnnouncedFile {
  const { name, version, asOf, claims, signedBy, bytes, sha256 } = offer
  return { file, name, version, asOf, claims, signedBy, bytes, sha256 }
}

function questionOf(isWhole: boolean): OfferQuestion {
  return { types: { head: OFFER.head, body: OFFER.body }, most: MOST_OFFERED, isWhole }
}

/** Most pages offer nothing: the part that reads an offer is not loaded for them. */
function isNothing(raw: unknown): boolean {
  return typeof raw !== 'object' || raw === null || !('count' in raw) || raw.count === 0
}

/**
 * Unpacks an embedded file. Stops as soon as it is longer than announced, so that a small text cannot fill the memory.
 *
 * @param text gzip in base64
 * @param bytes announced length
 * @returns null where it is damaged or longer than announced
 */
async function unpack(text: string, bytes: number): Promise<Blob | null> {
  try {
    const packed = base64Bytes(text.trim())
    const pieces: Uint8Array<ArrayBuffer>[] = []
    let length = 0
    for await (const piece of piecesOf(new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip')))) {
      length += piece.length
      if (length > bytes) return null
      pieces.push(piece)
    }
    return new Blob(pieces)
  } catch {
    return null
  }
}

/** Chromium 120 cannot iterate over a stream. */
async function* piecesOf(stream: ReadableStream<Uint8Array<ArrayBuffer>>) {
  const reader = stream.getReader()
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return
      yield value
    }
  } finally {
    reader.cancel().catch(() => undefined)
  }
}
