import type { SearchAnswer, SearchFilters } from '@/lib/notes/library/types'
import { SearchField } from '@/components/ui/search-field'
import { t } from '@/lib/i18n/t'
import { FilterChips } from './filter-chips'

export interface LibraryEmptyStateProps {
  looking: SearchFilters
  answer: SearchAnswer
  today: string
  /** `isTyped`: changed by typing; more characters may follow. */
  onLook: (looking: SearchFilters, isTyped: boolean) => void
}

/** The search and the filters. */
export function LibraryEmptyState({ looking, answer, today, onLook }: LibraryEmptyStateProps) {
  return (
    <div className="block library-opening">
      <h1 className="only-read">{t('notes.name')}</h1>
      <SearchField
        label={t('notes.search', answer.all)}
        value={looking.query}
        onChange={(query) => onLook({ ...looking, query }, true)}
      />
      <FilterChips looking={looking} counts={answer.counts} today={today} onLook={(next) => onLook(next, false)} />
    </div>
  )
}
