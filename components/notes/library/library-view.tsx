import { EmptyState, Loading, Status } from '@/components/ui/section'
import { useEffect, useState, type ReactNode } from 'react'
import type { Annotation } from '@/lib/schema/annotation'
import type { NoteColor } from '@/lib/schema/note-colors'
import { noNoteFilters, type SearchAnswer, type SearchFilters, type ListRow } from '@/lib/notes/library/types'
import { NoteItem, type NoteListProps } from '@/components/notes/note-item'
import { Button } from '@/components/ui/button'
import { t } from '@/lib/i18n/t'
import { BulkBar, ListHead } from './bulk-bar'
import {
  allSelected,
  withRows,
  countSelected,
  isSelected,
  noSelection,
  type RowSelection,
} from '@/lib/notes/library/row-selection'
import { GroupHead, LibraryList } from './library-list'
import { FilterChips } from './filter-chips'
import { SearchField } from '@/components/ui/search-field'
import { notesHref } from '@/components/notes/library/notes-route'
import { SafeRow } from '@/components/ui/safe'

export interface LibraryViewProps extends NoteListProps {
  /** Answer to the search; null: not loaded yet. */
  answer: SearchAnswer | null
  rows: ReadonlyMap<number, ListRow>
  /** The database could not be opened. */
  isBroken: boolean
  /** The filters as typed; the rows follow. */
  filters: SearchFilters
  shownFilters: SearchFilters
  today: string
  bulkProgress: { done: number; all: number } | null
  /** Reason why the last change of many notes failed. */
  problem: string | null
  tags: readonly string[]
  chosen: RowSelection
  onChoose: (chosen: RowSelection) => void
  /** Ids from one row to another, both included, in any order. */
  idsBetween: (one: number, other: number) => Promise<readonly string[]>
  onFilters: (filters: SearchFilters, isTyped: boolean) => void
  onVisible: (from: number, to: number) => void
  onShowNewNotes: () => void
  onCheckRows: (from: number, to: number) => void
  onTagChosen: (tag: string, kind: 'add' | 'remove') => void
  onColorChosen: (color: NoteColor | null) => void
  onDeleteChosen: () => void
  foot: ReactNode
}

/** All notes of the user: search, filters, groups, single and bulk actions. */
export function LibraryView(props: LibraryViewProps) {
  const { answer, rows, filters, chosen, rechecks, problem, onChoose, onFilters } = props
  /** The last selected row, where a range begins. */
  const [lastChosen, setLast] = useState<number | null>(null)
  const [newListCount, setNewListCount] = useState(0)
  // After the new list is mounted: an old one would return to the position that it has measured.
  useEffect(() => {
    if (newListCount > 0) scrollTo(0, 0)
  }, [newListCount])
  if (props.isBroken) {
    return <EmptyState lead={t('notes.broken')} about={t('notes.brokenAbout')} />
  }
  const foot = (
    <>
      {props.foot}
      <nav className="foot" aria-label={t('library.more')}>
        <a href="#/notes/import">{t('library.import')}</a>
        <a href="#/notes/bin">{t('library.bin')}</a>
      </nav>
    </>
  )
  if (answer === null || (answer.all === 0 && answer.read !== null)) return <Loading />
  if (answer.all === 0) {
    return (
      <>
        <EmptyState lead={t('notes.none')} about={t('notes.noneAbout')} />
        {foot}
      </>
    )
  }
  const chooseRow = ({ at, annotation }: ListRow, on: boolean, isRange: boolean) => {
    setLast(at)
    if (isRange && lastChosen !== null)
      void props.idsBetween(lastChosen, at).then((ids) => onChoose(withRows(chosen, ids, on)))
    else if (annotation) onChoose(withRows(chosen, [annotation.id], on))
  }
  const drawNote = (row: ListRow, annotation: Annotation) => (
    <SafeRow of={annotation} onRemove={() => props.onDelete(annotation)}>
      <NoteItem
        {...props}
        annotation={annotation}
        isChosen={isSelected(chosen, annotation.id)}
        onChooseNote={(on, isRange) => chooseRow(row, on, isRange)}
      />
    </SafeRow>
  )
  const count = countSelected(chosen, answer.found)
  // A few notes are found by looking: filters and months would take more room than the notes.
  const isFew = answer.all < FEW_NOTES && hrefOf(filters) === hrefOf({ ...noNoteFilters, order: filters.order })
  return (
    <div className="library">
      <div className="block library-opening">
        <h1 className="only-read">{t('notes.name')}</h1>
        <SearchField
          label={t('notes.search', answer.all)}
          value={filters.query}
          onChange={(query) => onFilters({ ...filters, query }, true)}
        />
        {!isFew && (
          <FilterChips
            filters={filters}
            counts={answer.counts}
            today={props.today}
            onFilters={(next) => onFilters(next, false)}
          />
        )}
      </div>
      <section className="library-found" aria-label={t('library.list')}>
        <ListHead
          answer={answer}
          order={filters.order}
          chosen={count}
          onOrder={(order) => onFilters({ ...filters, order }, false)}
          onChooseAll={(on) => onChoose(on ? allSelected : noSelection)}
        >
          <BulkBar
            tags={props.tags}
            progress={props.bulkProgress}
            onTag={props.onTagChosen}
            onColor={props.onColorChosen}
            onDelete={props.onDeleteChosen}
            onClear={() => onChoose(noSelection)}
          />
        </ListHead>
        {problem !== null && (
          <p role="alert" className="problem notice">
            {problem}
          </p>
        )}
        {answer.fresh > 0 && answer.read === null && (
          <p className="notice">
            <Button
              kind="link"
              label={t('library.fresh', answer.fresh)}
              onClick={() => {
                setNewListCount(newListCount + 1)
                props.onShowNewNotes()
              }}
            />
          </p>
        )}
        {rechecks.progress !== null ? (
          <Status className="notice">
            {t('library.checkedSome', rechecks.progress)}{' '}
            <Button kind="link" label={t('library.stop')} onClick={rechecks.stop} />
          </Status>
        ) : (
          filters.only.includes('older') &&
          answer.found > 0 && (
            <p className="notice">
              <Button
                kind="link"
                label={t('library.checkAll', answer.found)}
                onClick={() => props.onCheckRows(0, answer.rows)}
              />
            </p>
          )
        )}
        {answer.rows === 0 ? (
          answer.read === null && (
            <EmptyState
              lead={t('library.nothing')}
              actions={
                <Button
                  label={t('library.clear')}
                  onClick={() => onFilters({ ...noNoteFilters, order: filters.order }, false)}
                />
              }
              about={t('library.nothingAbout')}
            />
          )
        ) : (
          <LibraryList
            // The list starts at its top again for a new query, and when the user asks for newer notes.
            key={`${newListCount} ${hrefOf(props.shownFilters)}`}
            length={answer.rows}
            rows={rows}
            onVisible={props.onVisible}
            draw={(row) => (
              <>
                {row.group && !(isFew && filters.order === 'changed') && (
                  <GroupHead
                    group={row.group}
                    order={props.shownFilters.order}
                    onCheck={() => props.onCheckRows(row.at, row.at + (row.group?.count ?? 0))}
                  />
                )}
                {row.annotation && drawNote(row, row.annotation)}
              </>
            )}
          />
        )}
        {foot}
      </section>
    </div>
  )
}

/** Number of notes from which they have filters, and a heading for each month. */
const FEW_NOTES = 10
const hrefOf = (filters: SearchFilters): string => notesHref({ at: 'library', filters })
