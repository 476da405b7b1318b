import { Fragment, type ReactNode } from 'react'
import type { SearchAnswer, SearchFilters } from '@/lib/notes/library/types'
import { SearchField } from '@/components/ui/search-field'
import { t, template, VALUE } from '@/lib/i18n/t'
import { FilterChips } from './filter-chips'

export interface LibraryEmptyStateProps {
  looking: SearchFilters
  answer: SearchAnswer
  today: string
  /** `isTyped`: changed by typing; more characters may follow. */
  onLook: (looking: SearchFilters, isTyped: boolean) => void
}

/** The search with its syntax in one line, and the filters. */
export function LibraryEmptyState({ looking, answer, today, onLook }: LibraryEmptyStateProps) {
  return (
    <div className="block library-opening">
      <h1 className="only-read">{t('notes.name')}</h1>
      <SearchField
        label={t('notes.search', answer.all)}
        value={looking.query}
        onChange={(query) => onLook({ ...looking, query }, true)}
      />
      <p className="how">{howToSearch()}</p>
      <FilterChips looking={looking} counts={answer.counts} today={today} onLook={(next) => onLook(next, false)} />
    </div>
  )
}

/** The syntax is the same in every language; each part is kept on one line. */
function howToSearch(): ReactNode {
  const signs: Record<string, string> = {
    phrase: `"${t('library.howPhrase')}"`,
    without: `-${t('library.howWithout')}`,
    tag: `tag:${t('library.howTag')}`,
    verdict: `verdict:${t('state.contradicted').toLowerCase()}`,
    site: 'site:example.org',
  }
  return template('library.how')
    .split(VALUE)
    .map((part, at) => (at % 2 === 0 ? part : <Fragment key={part}>{<code>{signs[part]}</code>}</Fragment>))
}
