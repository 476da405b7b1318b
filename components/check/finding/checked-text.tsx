import { Status } from '@/components/ui/section'
import { Fragment, useMemo, useState, type ReactNode } from 'react'
import { notesOn } from '@/lib/notes/library/notes-by-place'
import { Overview } from '@/components/features/overview'
import { useFindingBooks } from '@/components/check/context/finding-context'
import { ToolButton } from '@/components/ui/button'
import { Icon } from '@/components/ui/icon'
import { ListSearch } from '@/components/ui/search-field'
import { countShared } from '@/lib/details/is-close'
import { hasRelated, stateOf, countedStateOf, shownStates } from '@/lib/details/state'
import { outcomes, statesAt, type FindingState } from '@/lib/schema/outcomes'
import { t } from '@/lib/i18n/t'
import type { Annotation } from '@/lib/schema/annotation'
import type { Finding } from '@/lib/schema/finding'
import type { CheckState, ViewState } from '@/lib/schema/page-state'
import { FindingList } from './finding-list'
import { MutedCount, PageSummary, StateFilter, withoutMended } from './page-summary'
import { useActiveFinding } from './use-active-finding'
import { sentenceKey, useCalledWrong, type CalledWrongByKey } from './use-called-wrong'
import { readDetails } from '@/lib/details/reading'
import { sayReason, sayStateCount } from '@/lib/details/say'
import { containsWordsOf } from '@/lib/text/fold-words'

interface CheckedTextProps {
  check: CheckState
  /** Findings whose errors the user has replaced in the text since its check. */
  mended?: ReadonlySet<Finding>
  /** Sentence that is shown when there are no findings. */
  noFindingsText: string
  view: ViewState | null
  notes?: readonly Annotation[]
  /** Scrolls to the sentence in its text. @returns false if the sentence is no longer there */
  onShow: (finding: Finding) => Promise<boolean>
  onOpened?: (finding: Finding) => void
  /** Content between the overview and the findings. */
  children?: ReactNode
}

/** A checked page or text: counts that act as filters, an overview, and the list of findings. */
export function CheckedText(props: CheckedTextProps) {
  const { check, mended, noFindingsText, view, notes = EMPTY_LIST, onShow, onOpened, children } = props
  const { findings, status, blockStarts } = check
  const isDone = status === 'done'
  const [states, setStates] = useState<ReadonlySet<FindingState>>(new Set())
  const [query, setQuery] = useState<string | null>(null)
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set())
  const activeFinding = useActiveFinding(findings, view)
  const { calledWrong, onCalledWrong } = useCalledWrong()
  const listed = useMemo(() => withCalledWrong(findings, calledWrong), [findings, calledWrong])
  const bookOf = useFindingBooks()
  const clicked = view?.current ?? null
  const shown = shownStates(states)
  const isSearching = query !== null && query.trim() !== ''
  const found = useMemo(() => searchFindings(listed, query ?? ''), [listed, query])
  const { rows, foldedGroups, isGroupOpen } = useMemo(() => {
    // Findings that need no attention are folded under lines at the end of the list. A finding that is clicked in the
    // text has a row of its own, unless its line is open; it keeps the row when it is called wrong there.
    const isAlwaysRow = (finding: Finding) =>
      outcomes[stateOf(finding)].place === 'row' || states.has(stateOf(finding)) || notesOn(finding, notes).length > 0
    const startsOpen = !found.some(isAlwaysRow) && found.filter(hasRelated).length <= MOST_OPEN
    const isGroupOpen = (group: string) => isSearching || opened.has(group) !== (group === 'related' && startsOpen)
    const isRow = (finding: Finding) =>
      isAlwaysRow(finding) ||
      ((finding.start === clicked || calledWrong.has(sentenceKey(finding))) && !isGroupOpen(countedStateOf(finding)))
    const isShown = (finding: Finding) =>
      calledWrong.has(sentenceKey(finding)) ||
      (shown.has(stateOf(finding)) && !(states.size > 0 && mended?.has(finding)))
    const rest = found.filter((finding) => !isRow(finding))
    const closenessOf = (finding: Finding): number => {
      const book = bookOf(finding.dossier)
      const [nearest] = book?.claimsOf(finding.related ?? []) ?? []
      return book && nearest ? countShared(nearest.text, finding.quote, book.subject.name) : 0
    }
    const findingsOf = (group: FoldedGroupName) => {
      const inGroup = rest.filter((finding) => countedStateOf(finding) === group)
      if (group !== 'related') return inGroup
      const rated = inGroup.map((finding) => ({ one: finding, closeness: closenessOf(finding) }))
      return rated.sort((a, b) => b.closeness - a.closeness).map(({ one }) => one)
    }
    return {
      rows: found.filter((finding) => isRow(finding) && isShown(finding)),
      foldedGroups: FOLDED_GROUPS.map((group) => ({ group, inGroup: findingsOf(group) })).filter(
        ({ inGroup }) => inGroup.length > 0,
      ),
      isGroupOpen,
    }
  }, [found, isSearching, clicked, notes, states, shown, opened, bookOf, mended, calledWrong])
  // The step keys and a click on the page also go to a finding that the filter or the search hides.
  const unmarked = check.checked - findings.length - (check.muted?.length ?? 0)
  const isListed =
    rows.some(({ start }) => start === clicked) || (states.size === 0 && found.some(({ start }) => start === clicked))
  const hidden = isListed ? [] : listed.filter(({ start }) => start === clicked)
  const list = { blockStarts, notes, onShow, onOpened, activeFinding, calledWrong, onCalledWrong }
  const pick = (finding: Finding) => {
    activeFinding.activate(finding.start)
    void onShow(finding)
  }
  return (
    <>
      <section className="block summary" aria-label={t('page.summary')}>
        {(findings.length > 0 || !isDone) && (
          <>
            <StateFilter
              check={check}
              mended={mended}
              selected={states}
              onToggle={(state) => setStates(toggled(states, state))}
            />
            <div className="overview">
              <Overview
                {...check}
                isDone={isDone}
                findings={withoutMended(check, mended).filter((finding) => shown.has(stateOf(finding)))}
                inView={view?.inView ?? null}
                onPick={pick}
              />
              {findings.length > MAX_FINDINGS_WITHOUT_SEARCH && (
                <ToolButton
                  icon="search"
                  label={t('page.search')}
                  title={t('page.search')}
                  aria-expanded={query !== null}
                  onClick={() => setQuery(query === null ? '' : null)}
                />
              )}
            </div>
          </>
        )}
        <PageSummary check={check} noFindingsText={noFindingsText} />
      </section>
      {children}
      {listed.length > 0 && (
        <section className="findings" aria-labelledby="findings">
          <h2 id="findings" className="only-read">
            {t('page.findings')}
          </h2>
          {query !== null && (
            <ListSearch
              label={t('page.search')}
              value={query}
              onChange={setQuery}
              found={t('page.found', states.size > 0 ? rows.length : found.length)}
              autoFocus
            />
          )}
          {hidden.length > 0 && (
            <>
              <Status className="label out-of-filter">{t('page.hidden')}</Status>
              <FindingList {...list} label={t('page.hidden')} findings={hidden} />
            </>
          )}
          {rows.length > 0 && <FindingList {...list} label={t('page.findings')} findings={rows} />}
          {states.size === 0 &&
            foldedGroups.map(({ group, inGroup }) => {
              const name = nameOfGroup(group, inGroup.length, rows)
              const isOpen = isGroupOpen(group)
              return (
                <Fragment key={group}>
                  <button
                    type="button"
                    className="end-list"
                    aria-expanded={isOpen}
                    onClick={() => setOpened(toggled(opened, group))}
                  >
                    {name}
                    <Icon name="chevron" className="i chev" />
                  </button>
                  {isOpen && <FindingList {...list} label={name} findings={inGroup} />}
                </Fragment>
              )
            })}
          {states.size === 0 && isDone && unmarked > 0 && <p className="end-list">{t('page.unmarked', unmarked)}</p>}
          {findings.length > 0 && check.muted && <MutedCount muted={check.muted} className="end-list" />}
        </section>
      )}
    </>
  )
}

const EMPTY_LIST: readonly never[] = []
const MAX_FINDINGS_WITHOUT_SEARCH = 8

function toggled<T>(set: ReadonlySet<T>, item: T): ReadonlySet<T> {
  const next = new Set(set)
  if (!next.delete(item)) next.add(item)
  return next
}

/** The folded groups at the end of the list, in order; claims on the same thing stand closest first. */
const FOLDED_GROUPS = [...statesAt('folded'), 'related', ...statesAt('unfiltered')] as const
type FoldedGroupName = (typeof FOLDED_GROUPS)[number]
/** A short group is open from the start where the list has no other row: it is then the answer. */
const MOST_OPEN = 3

/** Counts a group; those of its kind that have rows of their own, as for their notes, are counted apart: "6 supported, 1 above". */
function nameOfGroup(group: FoldedGroupName, count: number, rows: readonly Finding[]): string {
  const counts = sayStateCount(group, count)
  const above = rows.filter((row) => countedStateOf(row) === group).length
  return above === 0 ? counts : t('page.andAbove', { counts, n: above })
}

/** Adds the findings that went since the user called them wrong: each keeps its place in the list. */
function withCalledWrong(findings: readonly Finding[], calledWrong: CalledWrongByKey): readonly Finding[] {
  const keys = new Set(findings.map(sentenceKey))
  const gone = [...calledWrong.values()]
    .map(({ finding }) => finding)
    .filter((finding) => !keys.has(sentenceKey(finding)))
  return gone.length === 0 ? findings : [...findings, ...gone].sort((a, b) => a.start - b.start)
}

/** Returns the findings with every word of the query in the sentence, the values or the reason. */
export function searchFindings(findings: readonly Finding[], query: string): readonly Finding[] {
  if (query.trim() === '') return findings
  const isFound = containsWordsOf(query)
  return findings.filter((finding) => {
    const values = readDetails(finding).flatMap(({ detail }) => [
      detail.question ?? '',
      detail.article,
      detail.dossier ?? '',
    ])
    return isFound([finding.head ?? '', finding.quote, sayReason(finding), ...values].join(' '))
  })
}
