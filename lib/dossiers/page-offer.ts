import { OFFER_LIMITS, OFFER_FORMAT } from '@/lib/dossiers/data/offer/offer'
import type { OfferFault, PageOffer, OfferAnswer } from '@/lib/dossiers/data/offer/judge-offer'
import type { Offer } from '@/lib/dossiers/data/offer/offer-schema'
import { documentOf } from '@/lib/dossiers/data/dossier-name'
import { isSameSubject } from '@/lib/dossiers/data/ids'
import type { InstalledDossier } from '@/lib/dossiers/data/types'
import { isRecord } from '@/lib/schema/is-record'
import { runInPage } from '@/lib/platform/scripts'
import type { AnnouncedFile } from './read-source'

type UsableOffer = Extract<PageOffer, { ok: true }>
type AskPage = (tabId: number, question: OfferQuestion) => Promise<unknown>

const readOfferIn: AskPage = (tabId, question) => runInPage(tabId, readOffer, question)

/**
 * Asks the page of a tab whether it offers a dossier. Reads only the head of an offer.
 * @returns null where the page offers none, may not be read, or no longer has the address `url`
 */
export async function findOffer(tabId: number, url: string, ask: AskPage = readOfferIn): Promise<PageOffer | null> {
  const raw = await ask(tabId, offerQuestion(false))
  // Most pages offer nothing, so the module that judges offers is loaded only when needed.
  if (!isRecord(raw) || raw.count === 0) return null
  const { parseOfferAnswer, judgeOffer } = await import('@/lib/dossiers/data/offer/judge-offer')
  const answer = parseOfferAnswer(raw, url)
  return answer && judgeOffer(answer)
}

/**
 * Reads the embedded dossier file, after the user has asked for it, without parsing it. An answer after `LATE_MS` is
 * ignored: the page can block its thread, and the user may be elsewhere by then.
 * @param found the offer that the user saw
 */
export async function readOfferedFile(
  tabId: number,
  url: string,
  found: UsableOffer,
  ask: AskPage = readOfferIn,
): Promise<File | OfferFault> {
  const late = new Promise<'late'>((resolve) => setTimeout(resolve, LATE_MS, 'late'))
  const raw = await Promise.race([ask(tabId, offerQuestion(true)), late])
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
export function installedForOffer(offer: Offer, installed: readonly InstalledDossier[]): InstalledDossier | null {
  const same = installed.filter((one) => !documentOf(one) && isSameSubject(one.subject.name, offer.name))
  return same.find(({ origin }) => origin.kind !== 'bundled') ?? same[0] ?? null
}

const LATE_MS = 2000

export function announcedFileOf({
  offer: { offer: _form, sources: _count, ...said },
  file,
}: UsableOffer): AnnouncedFile {
  return { ...said, file }
}

function offerQuestion(isWhole: boolean): OfferQuestion {
  return { types: { head: OFFER_FORMAT.head, body: OFFER_FORMAT.body }, most: OFFER_LIMITS, isWhole }
}

/** Arguments of `readOffer`; an injected function can use nothing else. */
export interface OfferQuestion {
  types: { head: string; body: string }
  most: { head: number; body: number }
  /** Whether to read the embedded dossier too, and not only the statement about it. */
  isWhole: boolean
}

/**
 * Reads the offer of a dossier in the head of a page; runs in the page. Reads all texts in one go, so that the page
 * cannot change them in between.
 */
export function readOffer({ types, most, isWhole }: OfferQuestion): OfferAnswer {
  const find = (type: string) => document.querySelectorAll(`head > script[type="${type}"]`)
  const read = (element: Element | undefined, longest: number): OfferAnswer['head'] => {
    if (!element) return null
    // Counted before any text is copied. Browsers split long texts into several nodes.
    let length = 0
    for (let node = element.firstChild; node !== null && length <= longest; node = node.nextSibling)
      length += Math.max(1, node.nodeValue?.length ?? 0)
    if (length > longest) return { length, text: null }
    return { length, text: [...element.childNodes].map((node) => node.nodeValue ?? '').join('') }
  }
  const heads = find(types.head)
  return {
    url: document.location.href,
    count: heads.length,
    head: heads.length === 1 ? read(heads[0], most.head) : null,
    body: heads.length === 1 ? read(find(types.body)[0], isWhole ? most.body : 0) : null,
  }
}
