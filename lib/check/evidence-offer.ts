import { documentOf, isReadFrom, namedDossierAmong, subjectKeyOf } from '@/lib/dossiers/data/dossier-name'
import { contentOf, isSameMatter, matterOf, sharedContent } from '@/lib/dossiers/data/evidence-content'
import { hasFamilyName, isOfSibling, learnableName, namingIn } from '@/lib/dossiers/data/names-in-text'
import type { InstalledDossier } from '@/lib/dossiers/data/types'
import { loadLargeData } from '@/lib/engine/data/large-data'
import { textOfPage } from '@/lib/messaging/ask-page'
import { startPageAgentIn } from '@/lib/platform/scripts'
import { pageState } from '@/lib/platform/session'
import type { EvidenceOffer } from '@/lib/schema/page-state'
import { wholeWordsPattern } from '@/lib/text/mentions'
import { withoutAccents } from '@/lib/text/name-spelling'
import { activeDossiers, dossierOf, dossiersAbout } from './active-dossiers'

/**
 * Returns the evidence that the page of a tab may be about; null where it names some, or has no text. Of a page that no
 * agent has read yet, the text is read now: it is asked for by an open panel alone.
 */
export async function offerForTab(tabId: number): Promise<EvidenceOffer | null> {
  const page = await pageState(tabId).read()
  if (page === null) return null
  const read = await textOfPage(tabId)
  const text = read === '' && (await startPageAgentIn(tabId)) ? await textOfPage(tabId) : read
  return text === '' ? null : evidenceOffer(`${page.title}\n${text}`, page.url)
}

/**
 * Returns the evidence that a page may be about though it names none of its subjects, else evidence of whose subject it
 * has the name and nothing else; null where it shares too little.
 *
 * @param answered dossiers that answer at once, beside which another one is offered; else none is where the page names one
 */
export async function evidenceOffer(
  text: string,
  url: string,
  answered?: readonly InstalledDossier[],
): Promise<EvidenceOffer | null> {
  const all = await activeDossiers()
  const others = all.filter(
    (installed) => !isReadFrom(installed, url) && !answered?.some(({ id }) => id === installed.id),
  )
  if (answered === undefined && (await dossiersAbout(text, others, url)).length > 0) return null
  await loadLargeData()
  const matter = matterOf(text)
  let offer: EvidenceOffer | null = answered === undefined ? offerByName(text, others, all) : null
  let most = 0
  for (const installed of others) {
    const dossier = await dossierOf(installed.id)
    const shared = dossier && sharedContent(contentOf(dossier), matter)
    if (!shared) continue
    const { subject } = installed
    const isOfPerson = subject.kind === 'person' && !hasFamilyName(text, subject)
    if (!isSameMatter(shared, isOfPerson) || isOfSibling(text, subject)) continue
    const weight = shared.names.length + shared.values
    if (weight <= most) continue
    most = weight
    const alike = alikeAmong(others, installed)
    const learning = alike.filter((other) => documentOf(other) !== undefined)
    const learns = learning.length > 0 ? learnableName(text, dossier) : null
    const isKnown = learns === null || learning.every((other) => other.subject.aliases.includes(learns))
    offer = {
      dossiers: alike.map(({ id }) => id),
      name: nameOfAlike(alike, all),
      shared: shared.names.slice(0, MOST_SHARED).map((word) => asWritten(text, word)),
      ...(isKnown ? {} : { learns }),
    }
  }
  return offer
}

/** Returns evidence whose subject has its name on a page that shares nothing else with it: it may be another thing of the name. */
function offerByName(
  text: string,
  others: readonly InstalledDossier[],
  all: readonly InstalledDossier[],
): EvidenceOffer | null {
  const named = others.find(({ subject }) => namingIn(text, subject) === 'whole')
  if (!named) return null
  const alike = alikeAmong(others, named)
  return { dossiers: alike.map(({ id }) => id), name: nameOfAlike(alike, all), shared: [] }
}

const alikeAmong = (others: readonly InstalledDossier[], installed: InstalledDossier): InstalledDossier[] =>
  others.filter((other) => subjectKeyOf(other) === subjectKeyOf(installed))

/** Returns the name of evidence on one subject: of several pieces that of the subject. */
function nameOfAlike(alike: readonly InstalledDossier[], all: readonly InstalledDossier[]): string {
  const [first, ...more] = alike
  if (!first) return ''
  return more.length > 0 ? first.subject.name : namedDossierAmong(first, all).name
}

/** Maximum number of shared names that are shown. */
const MOST_SHARED = 4

/** Returns a word in small letters without accents as a text writes it. */
function asWritten(given: string, word: string): string {
  const text = given.normalize()
  const found = wholeWordsPattern(word, 'iu').exec(withoutAccents(text))
  return found ? text.slice(found.index, found.index + word.length) : word
}
