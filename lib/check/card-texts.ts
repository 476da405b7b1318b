import { correctionOf } from '@/lib/details/corrections'
import { createDossierBook, isRated, shownTier, type DossierBook } from '@/lib/dossier/browse/dossier-book'
import type { Dossier } from '@/lib/dossier/format/schema'
import { BUNDLED_ID } from '@/lib/schema/bundled-id'
import type { Finding } from '@/lib/schema/finding'
import { evidenceKey, type CardTexts } from '@/lib/page/card/card-texts'
import type { NamedDossier, PageState } from '@/lib/schema/page-state'
import { sayOriginAndAccess } from '@/lib/i18n/source-words'
import { safeUrl } from '@/lib/text/urls'
import { callPage } from '@/lib/messaging/call'
import { dossiersOf } from './active-dossiers'
import { shownFindings } from './reuse-findings'

/**
 * Returns the texts that the card on the page needs for these findings: their first claims, their best source, the
 * tiers of details, and the names of their dossiers.
 *
 * @param dossiers the dossiers that the findings come from, by id
 * @param named the names of these dossiers, if the card has to show them
 */
export function cardTexts(
  dossiers: ReadonlyMap<string, Dossier>,
  findings: readonly Finding[],
  named: readonly NamedDossier[],
): CardTexts {
  // A single page or document is named by its only source already.
  const isTold = ({ id, subject }: NamedDossier) => subject === undefined || dossiers.get(id)?.sources.length !== 1
  const shown = named.length > 1 ? named : named.filter(isTold)
  const names = Object.fromEntries(shown.map(({ id, name }) => [id, name]))
  const texts: CardTexts = { claims: {}, tiers: {}, sources: {}, dossiers: names }
  for (const finding of findings) {
    const dossier = dossiers.get(finding.dossier ?? BUNDLED_ID)
    if (dossier) addTexts(texts, finding, bookOf(dossier))
  }
  return texts
}

function addTexts(texts: CardTexts, finding: Finding, book: DossierBook): void {
  const related = book.claimsOf(finding.related ?? [])
  const claims = book.claimsOf(finding.claims.slice(0, MOST_CLAIMS))
  for (const claim of [...claims, ...related]) {
    const source = book.sourcesOf(claim.sources)[0]?.n ?? null
    texts.claims[evidenceKey(finding, claim.id)] = { text: claim.text, correction: correctionOf(claim), source }
  }
  for (const claim of book.claimsOf(finding.details.flatMap(({ claim: id }) => id ?? []))) {
    const tier = shownTier(book, claim)
    if (tier !== null) texts.tiers[evidenceKey(finding, claim.id)] = tier
  }
  const ofRelated = related.flatMap(({ sources }) => book.sourcesOf(sources).slice(0, 1))
  const bestSources = [...book.sourcesOf(finding.sources.slice(0, 1)), ...ofRelated]
  for (const best of bestSources) {
    const { n, title, url, tier } = best
    texts.sources[evidenceKey(finding, n)] = {
      title,
      from: sayOriginAndAccess(best),
      url: safeUrl(url),
      tier: isRated(book) ? (tier ?? null) : undefined,
    }
  }
}

/** Number of claims of a finding whose texts are sent; not the first alone, since a later one may have a correction. */
const MOST_CLAIMS = 3

const bookOfDossier = new WeakMap<Dossier, DossierBook>()

function bookOf(dossier: Dossier): DossierBook {
  const book = bookOfDossier.get(dossier) ?? createDossierBook(dossier)
  bookOfDossier.set(dossier, book)
  return book
}

export async function repaint(tabId: number, state: Pick<PageState, 'findings' | 'muted' | 'dossiers'>): Promise<void> {
  const reply = await callPage(tabId, 'which-visit', null)
  if (!reply.ok || reply.value.visit === null) return
  const { visit } = reply.value
  const findings = shownFindings(state)
  const about = cardTexts(await dossiersOf(findings), findings, state.dossiers ?? [])
  await callPage(tabId, 'paint', { visit, findings, done: true, about, replaces: true })
}
