import { MOST_OFFERED, OFFER } from '@/lib/dossiers/offer/offer'
import { answerIn, judgeOffer, type OfferFault, type PageOffer } from '@/lib/dossiers/offer/judge-offer'
import type { OfferAnswer, OfferQuestion } from '@/lib/dossiers/offer/read-offer'
import { unpack } from '@/lib/dossiers/offer/unpack'
import { readOfferIn } from '@/lib/platform/scripts'
import { samePage } from '@/lib/text/same-page'
import type { Announced } from './announced'

type Usable = Extract<PageOffer, { ok: true }>
type Ask = (tabId: number, question: OfferQuestion) => Promise<unknown>

/**
 * Asks the page of a tab whether it offers a dossier. Reads only the head of an offer.
 *
 * @returns null where it offers none, may not be read, or is not the page of `url` any more
 */
export async function findOffer(tabId: number, url: string, ask: Ask = readOfferIn): Promise<PageOffer | null> {
  const answer = await answerOf(tabId, url, false, ask)
  return answer && judgeOffer(answer)
}

/**
 * Reads the embedded dossier, after the user has asked for it. The file is not parsed here.
 *
 * @param found the offer that the user saw
 */
export async function takeOffer(
  tabId: number,
  url: string,
  found: Usable,
  ask: Ask = readOfferIn,
): Promise<File | OfferFault> {
  const answer = await answerOf(tabId, url, true, ask)
  if (answer === null) return 'gone'
  if (answer.count !== 1 || answer.head?.text !== found.head || answer.body === null) return 'changed'
  if (answer.body.text === null) return 'tooLarge'
  const file = await unpack(answer.body.text, found.offer.bytes)
  return file === null ? 'broken' : new File([file], found.file)
}

/** What the file has to be. */
export function announcedBy({ offer, file }: Usable): Announced {
  const { name, version, signedBy, bytes, sha256 } = offer
  return { file, name, version, signedBy, bytes, sha256 }
}

async function answerOf(tabId: number, url: string, isWhole: boolean, ask: Ask): Promise<OfferAnswer | null> {
  const types = { head: OFFER.head, body: OFFER.body }
  const answer = answerIn(await ask(tabId, { types, most: MOST_OFFERED, isWhole }))
  return answer !== null && samePage(answer.url) === samePage(url) ? answer : null
}
