import { OFFER_LIMITS, OFFER } from '@/lib/dossiers/data/offer/offer'
import type { OfferFault, PageOffer } from '@/lib/dossiers/data/offer/judge-offer'
import type { Offer } from '@/lib/dossiers/data/offer/offer-schema'
import { readOffer, type OfferQuestion } from '@/lib/dossiers/data/offer/read-offer'
import { isSameSubject, findSameDossier } from '@/lib/dossiers/data/ids'
import type { InstalledDossier } from '@/lib/dossiers/data/types'
import { isRecord } from '@/lib/schema/is-record'
import { runInPage } from '@/lib/platform/scripts'
import type { AnnouncedFile } from './read-source'

type UsableOffer = Extract<PageOffer, { ok: true }>
type Ask = (tabId: number, question: OfferQuestion) => Promise<unknown>

const readOfferIn: Ask = (tabId, question) => runInPage(tabId, readOffer, question)

/**
 * Asks the page of a tab whether it offers a dossier. Reads only the head of an offer.
 *
 * @returns null where the page offers none, may not be read, or no longer has the address `url`
 */
export async function findOffer(tabId: number, url: string, ask: Ask = readOfferIn): Promise<PageOffer | null> {
  const raw = await ask(tabId, questionOf(false))
  // Most pages offer nothing, so the module that judges offers is loaded only when needed.
  if (!isRecord(raw) || raw.count === 0) return null
  const { parseOfferAnswer, judgeOffer } = await import('@/lib/dossiers/data/offer/judge-offer')
  const answer = parseOfferAnswer(raw, url)
  return answer && judgeOffer(answer)
}

/**
 * Reads the embedded dossier file, after the user has asked for it, without parsing it. An answer after `LATE_MS` is
 * ignored: the page can block its thread, and the user may be elsewhere by then.
 *
 * @param found the offer that the user saw
 */
export async function readOfferedFile(
  tabId: number,
  url: string,
  found: UsableOffer,
  ask: Ask = readOfferIn,
): Promise<File | OfferFault> {
  const late = new Promise<'late'>((resolve) => setTimeout(resolve, LATE_MS, 'late'))
  const raw = await Promise.race([ask(tabId, questionOf(true)), late])
  if (raw === 'late') return raw
  const { parseOfferAnswer, unpackFile } = await import('@/lib/dossiers/data/offer/judge-offer')
  const answer = parseOfferAnswer(raw, url)
  if (answer === null) return 'gone'
  if (answer.count !== 1 || answer.head?.text !== found.head || answer.body === null) return 'changed'
  if (answer.body.text === null) return 'tooLarge'
  const file = unpackFile(answer.body.text, found.offer.bytes)
  return file === null ? 'broken' : new File([file], found.file)
}

/** Returns the installed dossier on the subject of an offer, or null; the bundled one only if there is no other. */
export function installedOf(offer: Offer, installed: readonly InstalledDossier[]): InstalledDossier | null {
  const own = findSameDossier(offer.name, offer.signedBy, installed)
  const bundled = installed.find(
    ({ origin, subject }) => origin.kind === 'bundled' && isSameSubject(subject.name, offer.name),
  )
  return own ?? bundled ?? null
}

const LATE_MS = 2000

/** Properties that the file must have. */
export function announcedBy({ offer: { offer: _form, sources: _count, ...said }, file }: UsableOffer): AnnouncedFile {
  return { ...said, file }
}

function questionOf(isWhole: boolean): OfferQuestion {
  return { types: { head: OFFER.head, body: OFFER.body }, most: OFFER_LIMITS, isWhole }
}
