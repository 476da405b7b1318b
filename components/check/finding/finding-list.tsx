import { Fragment, memo, useEffect, useRef, useState, type KeyboardEvent } from 'react'
import type { Finding } from '@/lib/schema/finding'
import { notesOn } from '@/lib/notes/library/notes-by-place'
import { FindingItem, type FindingRowProps } from './finding-item'
import { isCalledWrong, sentenceKey, type CalledWrongByKey } from './use-called-wrong'
import { WrongFindingLine } from './wrong-finding'
import { useFindingContext } from '@/components/check/context/finding-context'
import { paragraphAt } from '@/lib/details/paragraphs'
import { SafeRow } from '@/components/ui/safe'
import { useShowMore } from '@/components/ui/use-show-more'

interface FindingListProps extends FindingRowProps {
  label: string
  findings: readonly Finding[]
  blockStarts: readonly number[]
  calledWrong: CalledWrongByKey
}

/** Number of findings that are drawn at once. */
const PER_STEP = 100

/**
 * The findings in reading order, with one tab stop: arrows move, Enter opens, C goes to the claim, G scrolls to the
 * sentence, N writes a note. Draws the first ones, at least up to the active one. Memoised: keep props identical.
 */
export const FindingList = memo(function FindingList(props: FindingListProps) {
  const { label, findings, blockStarts, notes, onShow, onOpened, activeFinding, calledWrong, onCalledWrong } = props
  const { isOfPage } = useFindingContext()
  const list = useRef<HTMLOListElement>(null)
  const [tabStop, setTabStop] = useState<string | null>(null)
  const stopAt = tabStop ?? String(findings[0]?.start)
  const { current, comparing, compared } = activeFinding
  const { shown, more } = useShowMore(findings, PER_STEP, findings.findIndex(({ start }) => start === current) + 1)
  useEffect(() => {
    // The claim under "In the dossier", which exists only while its finding is open.
    const claim = list.current?.querySelector<HTMLElement>(
      `li[data-start="${comparing}"] > .body [data-dossier] :is(a, [tabindex])`,
    )
    if (!claim) return
    claim.scrollIntoView({ block: 'center' })
    claim.focus()
    compared()
  }, [comparing, compared])
  useEffect(() => {
    // An open note editor scrolls itself into view.
    if (current !== null)
      list.current?.querySelector(`[data-start="${current}"]:not(:has(.editor))`)?.scrollIntoView({ block: 'nearest' })
  }, [current])
  /** The finding that is no longer called wrong. It comes back with a later state of the page, and then has the focus. */
  const restored = useRef<number | null>(null)
  useEffect(() => {
    const back = `li[data-start="${restored.current}"]:not(:has(> .set-aside)) [data-toggle]`
    const toggle = restored.current === null ? null : list.current?.querySelector<HTMLElement>(back)
    if (!toggle) return
    restored.current = null
    if (document.activeElement === document.body) toggle.focus()
  })

  const onKeyDown = (event: KeyboardEvent) => {
    const { target } = event
    const isTyping = !(target instanceof Element) || target.matches('input, textarea, select')
    const item = isTyping ? null : target.closest<HTMLElement>('li[data-start]')
    if (item === null || event.ctrlKey || event.metaKey || event.altKey) return
    const finding = findings.find(({ start }) => String(start) === item.dataset.start)
    const key = event.key.toLowerCase()
    if (key === 'arrowdown' || key === 'arrowup') moveFocus(list.current, item, key === 'arrowdown' ? 1 : -1)
    else if (key === 'g' && finding) void onShow(finding)
    else if (key === 'n' && finding && isOfPage) activeFinding.write(finding.start)
    else if (key === 'c' && finding) activeFinding.compare(finding.start)
    else return
    event.preventDefault()
  }
  const item = (finding: Finding) => {
    const { start } = finding
    const called = calledWrong.get(sentenceKey(finding))
    return (
      <Fragment key={start}>
        {called !== undefined && (
          <li className="finding" data-start={start}>
            <WrongFindingLine
              called={called}
              onUndone={() => {
                restored.current = start
                onCalledWrong(finding, null)
              }}
            />
          </li>
        )}
        {(called === undefined || !isCalledWrong(finding, called)) && (
          <SafeRow of={finding} isItem onRemove={null}>
            <FindingItem
              onShow={onShow}
              onOpened={onOpened}
              activeFinding={activeFinding}
              onCalledWrong={onCalledWrong}
              finding={finding}
              paragraph={paragraphAt(start, blockStarts)}
              notes={notesOn(finding, notes)}
              inTabOrder={stopAt === String(start)}
            />
          </SafeRow>
        )}
      </Fragment>
    )
  }
  return (
    <>
      {/* Keys bubble to the list; the focus stays on the buttons inside. */}
      <ol
        ref={list}
        role="list"
        aria-label={label}
        onKeyDown={onKeyDown}
        onFocus={(event) => {
          setTabStop(event.target.closest<HTMLElement>('li[data-start]')?.dataset.start ?? null)
        }}
      >
        {shown.map(item)}
      </ol>
      {more}
    </>
  )
})

function moveFocus(list: HTMLElement | null, from: HTMLElement, step: 1 | -1): void {
  const items = [...(list?.querySelectorAll<HTMLElement>(':scope > li') ?? [])]
  items[items.indexOf(from) + step]?.querySelector<HTMLElement>('[data-toggle]')?.focus()
}
