import type { FormStart, SourceDraft } from './claim-form-types'
import type { PageState, Question } from '@/lib/messaging/protocol'
import type { DossiersRoute } from './dossiers-route'

/** What a new claim starts with: the quotation and the page that it comes from. */
export function startOf(
  place: Extract<DossiersRoute, { at: 'claim' }>,
  page: PageState | null,
  question: Question | null,
): FormStart {
  const draft = { text: '', topic: '', status: 'established', notes: [], details: [] } as const
  if (place.from === 'selection' && question !== null)
    return { draft, quotation: question.text.trim(), page: sourceOf(question, page), cited: [] }
  const finding = place.from === 'finding' ? page?.findings.find(({ start }) => start === place.start) : undefined
  return {
    draft,
    quotation: finding?.quote.trim() ?? null,
    page: page === null ? null : sourceOf(page, page),
    cited: [],
  }
}

function sourceOf({ url, title }: Pick<PageState, 'url' | 'title'>, page: PageState | null): SourceDraft | null {
  if (!/^https?:/.test(url)) return null
  const isSame = page?.url === url
  return {
    title,
    url,
    author: '',
    publisher: isSame ? page.site : new URL(url).hostname.replace(/^www\./, ''),
    date: isSame ? (page.date ?? '').slice(0, 10) : '',
    tier: null,
  }
}
