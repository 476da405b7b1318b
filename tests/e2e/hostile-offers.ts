import { hostileOffers, file, headOf, packed, pageOf } from '@/tests/unit/dossiers/offer-pages'
import { serveSite, type Site } from '@/tests/browser/site'

/** The sentence of the panel for each fault. */
const WORDS: Record<string, string> = {
  several: 'It offers several at once.',
  malformed: 'It does not say what it offers in the expected form.',
  tooLarge: 'It is too large to be in a page.',
  broken: 'The evidence in the page is damaged, or larger than the page says.',
  'offer-size': 'Its size is not the one that the page states.',
  'offer-hash': 'It is not the file that the page offers.',
  'offer-key': 'The page names another signing key than the file has.',
  'offer-name': 'The page names another subject, version, date or number of claims than the file has.',
  signature: 'Its signature does not match its content.',
  'not-a-dossier': 'It is not a valid dossier.',
}

/** Hostile pages with the sentence that the panel shows. Faults that are found before a click have no button. */
export const hostilePages = hostileOffers.map(({ what, fault }, at) => ({
  ...{ what, path: `/hostile-${at}.html`, says: WORDS[fault] ?? fault },
}))

/** Serves them, and `/honest.html`, which a test changes while it is read. */
export function serveHostile(): Promise<Site> {
  return serveSite('.', {
    ...Object.fromEntries(hostileOffers.map(({ html }, at) => [`/hostile-${at}.html`, html])),
    '/honest.html': pageOf(headOf(file), packed(file)),
  })
}

/** Runs in a page, and changes its offer. */
export function changeOffer(): void {
  const head = document.querySelector('head > script[type$="offer+json"]')
  if (head) head.textContent = head.textContent.replace('"version":"3"', '"version":"4"')
}
