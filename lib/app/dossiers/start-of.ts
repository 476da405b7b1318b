import { hostOf } from '@/lib/text/host-of'
import type { FormStart, SourceDraft } from './claim-form-types'
import type { PageState, Question } from '@/lib/schema/page-state'
import type { PageSource } from './page-source'
import type { DossiersRoute } from './dossiers-route'

/**
 * The content that a new claim starts with: the quotation and the page that it comes from.
 *
 * @param said what that page says of its author and date
 */
export function startOf(
  place: Extract<DossiersRoute, { at: 'claim' }>,
  page: PageState | null,
  question: Question | null,
  said: PageSource | null = null,
): FormStart {
  const draft = { text: '', topic: '', status: 'established', notes: [], details: [] } as const
  if (place.from === 'selection' && question !== null)
    return { draft, quotation: question.text.trim(), page: sourceOf(question, page, said), cited: [] }
  const finding = place.from === 'finding' ? page?.findings.find(({ start }) => start === place.start) : undefined
  const source = page === null ? null : sourceOf(page, page, said)
  // A claim that is written by hand may be from anywhere: the page is only offered.
  return finding === undefined
    ? { draft, quotation: null, page: null, offered: source, cited: [] }
    : { draft, quotation: finding.quote.trim(), page: source, cited: [] }
}

/** The page that a claim of this place is from. */
export function pageOf(
  { from }: Extract<DossiersRoute, { at: 'claim' }>,
  page: PageState | null,
  question: Question | null,
): { tabId: number; url: string } | null {
  const of = from === 'selection' && question !== null ? question : page
  return of !== null && /^https?:/.test(of.url) ? { tabId: of.tabId, url: of.url } : null
}

function sourceOf(
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
    date: (isSame ? page.date?.slice(0, 10) : null) ?? said?.date ?? '',
    tier: null,
  }
}
