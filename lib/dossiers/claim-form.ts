import { callBackground } from '@/lib/messaging/call'
import type { Tier } from '@/lib/dossier/format/schema'
import type { ClaimDraft } from '@/lib/dossiers/data/claim-draft'
import type { ClaimPassage } from '@/lib/dossiers/data/types'
import type { Finding } from '@/lib/schema/finding'
import type { PageState, SelectionCheck } from '@/lib/schema/page-state'
import { formatDate } from '@/lib/i18n/dates'
import { hostOf } from '@/lib/text/urls'
import type { PageSource } from '@/lib/platform/page-source'
import { relatedClaims, type AlikeClaim } from './dossier-questions'
import type { DossiersRoute } from './dossiers-route'

/**
 * Returns the initial content of the form for a new claim: the quotation and the page that it comes from.
 * @param said author, site and date that the page states
 */
export function formStartOf(
  place: Extract<DossiersRoute, { at: 'claim' }>,
  page: PageState | null,
  question: SelectionCheck | null,
  said: PageSource | null = null,
): FormStart {
  const draft = { text: '', topic: '', status: 'established', notes: [], details: [] } as const
  if (place.from === 'selection' && question !== null)
    return { draft, quotation: question.text.trim(), page: sourceOfPage(question, page, said), cited: [] }
  const finding = place.from === 'finding' ? page?.findings.find(({ start }) => start === place.start) : undefined
  const source = page === null ? null : sourceOfPage(page, page, said)
  // A claim written by hand may have any source, so the page is only offered as one.
  return finding === undefined
    ? { draft, quotation: null, page: null, offered: source, cited: [] }
    : { draft, quotation: finding.quote.trim(), page: source, cited: [] }
}

/** Returns the page that a claim added from this place comes from; null where the page is not on the web. */
export function pageOf(
  { from }: Extract<DossiersRoute, { at: 'claim' }>,
  page: PageState | null,
  question: SelectionCheck | null,
): { tabId: number; url: string } | null {
  const of = from === 'selection' && question !== null ? question : page
  return of !== null && /^https?:/.test(of.url) ? { tabId: of.tabId, url: of.url } : null
}

function sourceOfPage(
  { url, title }: Pick<PageState, 'url' | 'title'>,
  page: PageState | null,
  said: PageSource | null,
): SourceDraft | null {
  if (!/^https?:/.test(url)) return null
  const isSame = page?.url === url
  return {
    title,
    url,
    author: said?.author ?? '',
    publisher: said?.site || (isSame ? page.site : hostOf(url)),
    date: formatDate((isSame ? page.date?.slice(0, 10) : null) ?? said?.date ?? ''),
    tier: null,
  }
}

const MOST_ALIKE = 2

/**
 * Returns claims that say the same as a statement, and claims that differ, by the engine and by a comparison of words.
 * @param dossier its id
 * @param except id of a claim to leave out (the edited one), or null
 */
export async function alikeClaims(text: string, dossier: string, except: string | null): Promise<AlikeLists> {
  const reply = await callBackground('check-text', { text })
  const found = !reply.ok
    ? []
    : reply.value.findings
        .flatMap((one) => one.answers ?? [one])
        .filter((finding) => (finding.dossier ?? 'bundled') === dossier)
  const idsOf = (verdict: Finding['verdict']) =>
    found.flatMap((finding) => (finding.verdict === verdict && !finding.partial ? finding.claims.slice(0, 1) : []))
  const [supported, contradicted] = [idsOf('supported'), idsOf('contradicted')]
  const ids = [...supported, ...contradicted]
  const { equal, other, byId } = await relatedClaims(dossier, text, ids)
  const listed = (claims: readonly AlikeClaim[]): AlikeClaim[] =>
    [...new Map(claims.map((claim) => [claim.id, claim])).values()]
      .filter(({ id }) => id !== except)
      .slice(0, MOST_ALIKE)
  const same = listed([...equal, ...byId.filter(({ id }) => supported.includes(id))])
  const isSame = (id: string) => same.some((claim) => claim.id === id)
  const unlike = [...byId.filter(({ id }) => contradicted.includes(id)), ...other]
  return { same, differs: listed(unlike.filter(({ id }) => !isSame(id))) }
}

export interface SourceDraft {
  title: string
  url: string
  author: string
  publisher: string
  date: string
  tier: Tier | null
}

export interface FormStart {
  draft: ClaimDraft
  /** Words of the page on which the claim is based, or null. */
  quotation: string | null
  /** The page of the quotation as a source; null without a quotation, or where the page is not on the web. */
  page: SourceDraft | null
  /** The page in the active tab, which the user may choose as a source. */
  offered?: SourceDraft | null
  cited: readonly number[]
}

export interface WrittenClaim {
  draft: ClaimDraft
  cited: readonly number[]
  newSource: SourceDraft | null
  /** Further sources, where somebody else has proposed several. */
  moreSources?: readonly SourceDraft[]
  /** Other words for the statement: the quotation, and what a model suggested, where the user chose them. */
  wordings: readonly string[]
  answers: string | null
}

export function passageOf({ quotation, page }: FormStart, source: SourceDraft | null): ClaimPassage | null {
  if (quotation === null || quotation === '' || page === null || source?.url !== page.url) return null
  return passageReadToday(quotation, page.url)
}

function passageReadToday(quote: string, url: string): ClaimPassage {
  return { quote: quote.slice(0, LONGEST_PASSAGE), url, accessed: new Date().toISOString().slice(0, 10) }
}

/** Maximum length of a passage in the format, in UTF-16 units. */
const LONGEST_PASSAGE = 2000

/** Claims about the same thing as a statement: with the same content (`same`) or another value (`differs`). */
export interface AlikeLists {
  same: readonly AlikeClaim[]
  differs: readonly AlikeClaim[]
}
