import { memo, useEffect, useRef, useState, type KeyboardEvent } from 'react'
import type { Annotation } from '@/lib/schema/annotation'
import type { Finding } from '@/lib/schema/finding'
import { notesOn } from '@/components/notes/notes-on'
import { t } from '@/lib/i18n/t'
import { FindingItem } from './finding-item'
import { MutedLine } from './wrong-match'
import type { MuteActions } from '@/components/notes/page-actions'
import { useFindingContext } from '@/components/check/context/finding-context'
import { paragraphAt } from './paragraphs'
import type { ActiveFindingState } from './use-active-finding'
import { SafeRow } from '@/components/ui/safe'

export interface FindingListProps {
  /** Name of the list. */
  label: string
  findings: readonly Finding[]
  blockStarts: readonly number[]
  notes: readonly Annotation[]
  /** Shows the sentence in its text. @returns false where it is gone */
  onShow: (finding: Finding) => Promise<boolean>
  hand: ActiveFindingState
  /** Findings that the user has just muted as wrong, each with its undo. */
  asides: ReadonlyMap<number, { finding: Finding; aside: MuteActions }>
  onAside: (finding: Finding, aside: MuteActions | null) => void
  /** The user pressed "Compare" on the page; `at` is new each time. */
  compareWanted?: { start: number; at: number } | undefined
}

/**
 * The findings in reading order. One tab stop; arrows move, Enter opens, C opens the dossier's entry, G scrolls to the
 * sentence, N writes a note. Memoised: keep unchanged props identical.
 */
export const FindingList = memo(function FindingList({
  label,
  findings: listed,
  blockStarts,
  notes,
  onShow,
  hand,
  asides,
  onAside,
  compareWanted,
}: FindingListProps) {
  const { actions } = useFindingContext()
  const list = useRef<HTMLOListElement>(null)
  const [stop, setStop] = useState<string | null>(null)
  const findings = withAsides(listed, asides)
  const notesByStart = new Map(findings.map((finding) => [finding.start, notesOn(finding, notes)]))
  const stopAt = stop ?? String(findings[0]?.start)

  // The dossier's entry exists only while its finding is open: the focus moves after rendering.
  const toDossier = useRef<number | null>(null)
  useEffect(() => {
    const wanted = toDossier.current
    const claim = wanted === null ? null : list.current?.querySelector<HTMLElement>(dossierOf(wanted))
    if (!claim) return
    toDossier.current = null
    claim.focus()
    claim.scrollIntoView({ block: 'center' })
  })
  const compareAt = compareWanted?.at
  useEffect(() => {
    const claim = compareWanted && list.current?.querySelector<HTMLElement>(dossierOf(compareWanted.start))
    claim?.scrollIntoView({ block: 'center' })
    claim?.focus()
    // Runs once for each request, which `at` identifies.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [compareAt])

  const { current } = hand
  useEffect(() => {
    // The form of a note comes into view by itself.
    if (current !== null)
      list.current?.querySelector(`[data-start="${current}"]:not(:has(.editor))`)?.scrollIntoView({ block: 'nearest' })
  }, [current])

  const onKeyDown = (event: KeyboardEvent) => {
    const item = event.target instanceof Element ? event.target.closest<HTMLElement>('li[data-start]') : null
    if (item === null || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return
    const finding = findings.find(({ start }) => String(start) === item.dataset.start)
    const key = event.key.toLowerCase()
    if (key === 'arrowdown' || key === 'arrowup') moveFocus(list.current, item, key === 'arrowdown' ? 1 : -1)
    else if (key === 'g' && finding) void onShow(finding)
    else if (key === 'n' && finding && actions) hand.write(finding.start)
    else if (key === 'c' && finding) {
      toDossier.current = finding.start
      hand.take(finding.start)
    } else return
    event.preventDefault()
  }
  const item = (finding: Finding) => {
    const paragraph = paragraphAt(finding.start, blockStarts)
    const put = asides.get(finding.start)
    if (put !== undefined)
      return (
        <li key={finding.start} className="finding" data-start={finding.start}>
          <MutedLine aside={put.aside} onUndone={() => onAside(finding, null)} />
        </li>
      )
    return (
      <SafeRow key={finding.start} of={finding} isItem onRemove={null}>
        <FindingItem
          finding={finding}
          place={paragraph === 0 ? '' : t('page.paragraph', { n: paragraph })}
          notes={notesByStart.get(finding.start) ?? []}
          onShow={onShow}
          open={hand.open === finding.start}
          current={hand.current === finding.start}
          inTabOrder={stopAt === String(finding.start)}
          writing={hand.writing === finding.start}
          onToggle={hand.toggle}
          onWrite={hand.write}
          onNotRight={onAside}
        />
      </SafeRow>
    )
  }
  return (
    // Keys bubble to the list; the focus stays on the buttons inside.
    <ol
      ref={list}
      role="list"
      aria-label={label}
      onKeyDown={onKeyDown}
      onFocus={(event) => {
        setStop(event.target.closest<HTMLElement>('li[data-start]')?.dataset.start ?? null)
      }}
    >
      {findings.map(item)}
    </ol>
  )
})

/** The claim under "In the dossier". */
function dossierOf(start: number): string {
  return `li[data-start="${start}"] > .body [data-dossier] :is(a, [tabindex])`
}

/** The list before muting: a finding muted as wrong is replaced by a line. */
function withAsides(findings: readonly Finding[], asides: FindingListProps['asides']): readonly Finding[] {
  if (asides.size === 0) return findings
  const rest = findings.filter(({ start }) => !asides.has(start))
  return [...rest, ...[...asides.values()].map(({ finding }) => finding)].sort((a, b) => a.start - b.start)
}

function isTyping(target: EventTarget): boolean {
  return target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement
}

function moveFocus(list: HTMLElement | null, from: HTMLElement, step: 1 | -1): void {
  const items = [...(list?.querySelectorAll<HTMLElement>(':scope > li') ?? [])]
  items[items.indexOf(from) + step]?.querySelector<HTMLElement>('[data-toggle]')?.focus()
}
