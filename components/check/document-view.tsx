import { memo, useDeferredValue, useMemo, useRef, useState, type ReactNode, type Ref } from 'react'
import { bodyStarts } from '@/lib/text/article-blocks'
import type { DossierBook } from '@/lib/dossier/browse/dossier-book'
import type { OwnText, OwnTextResult } from '@/lib/check/own-texts/own-text-state'
import type { Block, Finding, SentenceLookup } from '@/lib/schema/finding'
import type { ModelReading } from '@/lib/model/model-reading'
import { CheckedText } from '@/components/check/finding/checked-text'
import { LazyModelCheck, AskModelProvider } from '@/components/check/finding/model-check-of'
import { FindingContext } from '@/components/check/context/finding-context'
import { useActiveDossierCount } from '@/components/dossiers/book/dossier-of'
import type { PageActions } from '@/components/notes/page-actions'
import { SaveReport } from '@/components/check/finding/save-report'
import { NearestClaims } from '@/components/check/finding/finding-body'
import { LookupList, unmarkedOf } from '@/components/check/lookup/lookup-list'
import { UnmarkedCounts, type LookUp } from '@/components/check/lookup/unmarked-counts'
import { Button } from '@/components/ui/button'
import { SourceLine } from '@/components/ui/source-line'
import { FocusHeading } from '@/components/ui/focus-heading'
import { MarkedWords } from '@/components/ui/quotation'
import { paragraphAt } from '@/components/check/finding/paragraphs'
import { sayState } from '@/lib/details/say'
import { quoteParts } from '@/lib/details/shown'
import { stateOf } from '@/lib/details/state'
import { t } from '@/lib/i18n/t'

export interface DocumentProps {
  result: OwnTextResult
  book: DossierBook
  lookUp: LookUp
  /** Stops the check, or closes the result. */
  onBack: () => void
  /** Checks a pasted text again after it was edited; null for a file. */
  edit?: { written: string; onRecheck: (text: string) => void } | null
  /** Adds what a model found to the findings. */
  onReading: (reading: ModelReading) => void
  onSaveReport: PageActions['saveReport']
}

/** A checked text or file: a summary, the document with its marks, and the findings. */
export function DocumentView({ result, book, lookUp, onBack, edit = null, onReading, onSaveReport }: DocumentProps) {
  const [draft, setDraft] = useState<string | null>(null)
  const { document, status, nearest, findings } = result
  const [current, setCurrent] = useState<number | null>(null)
  const text = useRef<HTMLDivElement>(null)
  const dossiers = useActiveDossierCount()
  // A long document is drawn in the background, so that typing and scrolling stay possible.
  const drawn = useDeferredValue<readonly Finding[] | null>(findings, null)
  const blockStarts = useMemo(() => bodyStarts(document.text, document.blocks), [document])
  const isDone = status === 'done'
  const show = ({ start }: Finding) => {
    setCurrent(start)
    const mark = text.current?.querySelector(`[data-start="${start}"]`)
    mark?.scrollIntoView({ block: 'center' })
    text.current?.focus({ preventScroll: true })
    return Promise.resolve(mark != null)
  }
  const { checked, sentences } = result
  const context = useMemo(() => ({ book, left: t('finding.text') }), [book])
  return (
    <FindingContext value={context}>
      <AskModelProvider>
        <Head
          result={result}
          onBack={onBack}
          onEdit={edit === null || draft !== null ? null : () => setDraft(edit.written)}
        />
        <CheckedText
          text={{ findings, sentences, checked, isDone, textLength: document.text.length, blockStarts }}
          noFindingsText={dossiers > 1 ? t('page.nothing') : t('check.notAbout', { subject: book.subject.name })}
          view={{ inView: null, current }}
          onShow={show}
        >
          <div className="paste of-document">
            {edit !== null && draft !== null && (
              <EditInPlace
                text={draft}
                onText={setDraft}
                onCheck={() => {
                  edit.onRecheck(draft)
                  setDraft(null)
                }}
                onCancel={() => setDraft(null)}
              />
            )}
            {draft === null && drawn !== null && (
              <MarkedDocument
                ref={text}
                document={document}
                findings={drawn}
                current={current}
                onPick={({ start }) => setCurrent(start)}
              />
            )}
          </div>
        </CheckedText>
        {isDone && findings.length === 0 && (
          <section className="block">
            <NearestClaims ids={nearest} text={document.text} />
          </section>
        )}
        {isDone && (
          <LazyModelCheck
            ownText={document}
            title={document.title}
            date={document.date}
            url=""
            checkId={document.id}
            findings={findings}
            onReading={onReading}
          />
        )}
        {isDone && (
          <footer className="foot">
            <div className="actions">
              {findings.length > 0 && <SaveReport onSave={onSaveReport} />}
              {sentences > findings.length && <Unmarked key={document.id} text={document.text} lookUp={lookUp} />}
            </div>
          </footer>
        )}
      </AskModelProvider>
    </FindingContext>
  )
}

function Head({
  result: { document, status },
  onBack,
  onEdit,
}: Pick<DocumentProps, 'result' | 'onBack'> & { onEdit: (() => void) | null }) {
  return (
    <section className="block article" aria-label={t('check.name')}>
      {/* A file without a title of its own has its name as the title. */}
      <SourceLine
        from={document.file === document.title ? t('history.kindFile') : (document.file ?? t('check.pasted'))}
        date={document.date}
      />
      <FocusHeading turn={document.id} className="title" lang="en">
        {document.title}
      </FocusHeading>
      <div className="actions">
        {status === 'done' && onEdit !== null && <Button label={t('check.change')} onClick={onEdit} />}
        <Button
          kind={document.file !== null || status === 'checking' ? undefined : 'bare'}
          label={t(status === 'checking' ? 'check.stop' : 'check.another')}
          onClick={onBack}
        />
      </div>
    </section>
  )
}

interface EditInPlaceProps {
  text: string
  onText: (text: string) => void
  onCheck: () => void
  onCancel: () => void
}

/** Replaces the marked text by a text box, while the findings below stay. Ctrl or ⌘ with Enter checks it again. */
function EditInPlace({ text, onText, onCheck, onCancel }: EditInPlaceProps) {
  return (
    <>
      <textarea
        autoFocus
        aria-label={t('check.text')}
        value={text}
        onChange={({ target }) => onText(target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && text.trim() !== '') onCheck()
        }}
      />
      <div className="actions">
        <Button kind="main" label={t('check.checkAgain')} disabled={text.trim() === ''} onClick={onCheck} />
        <Button kind="bare" label={t('notes.cancel')} onClick={onCancel} />
      </div>
    </>
  )
}

/** Explains the sentences that are selected in the text; without a selection, counts the sentences without a mark. */
function Unmarked({ text, lookUp }: { text: string; lookUp: LookUp }) {
  const [isOpen, setOpen] = useState(false)
  const [chosen, setChosen] = useState<readonly SentenceLookup[]>([])
  const ask = async () => {
    const words = getSelection()?.toString().trim() ?? ''
    const start = words === '' ? -1 : text.indexOf(words)
    const found = start === -1 ? [] : await lookUp(text, start, start + words.length)
    const unmarkedLookups = typeof found === 'string' ? [] : unmarkedOf(found)
    setChosen(unmarkedLookups)
    setOpen(unmarkedLookups.length > 0 || chosen.length > 0 || !isOpen)
  }
  return (
    <>
      <Button kind="bare" label={t('lookup.page')} aria-expanded={isOpen} onClick={() => void ask()} />
      {isOpen && chosen.length > 0 && <LookupList lookups={chosen} isQuoted={false} />}
      {isOpen && chosen.length === 0 && <UnmarkedCounts text={text} lookUp={lookUp} />}
    </>
  )
}

interface MarkedDocumentProps {
  document: Pick<OwnText, 'text' | 'blocks'>
  findings: readonly Finding[]
  /** Start offset of the selected finding, or null. */
  current: number | null
  onPick: (finding: Finding) => void
  ref?: Ref<HTMLDivElement>
}

/**
 * A document with underlined details, as on a page. A sentence whose finding has no details is underlined as a whole.
 * A click on a sentence selects its finding; keyboard users select it in the list.
 */
function MarkedDocument({ document: { text, blocks }, findings, current, onPick, ref }: MarkedDocumentProps) {
  const shown = useMemo(
    () => (blocks.length > 0 ? blocks : [{ start: 0, end: text.length, kind: 'paragraph' as const }]),
    [blocks, text],
  )
  const byBlock = useMemo(() => findingsByBlock(shown, findings), [shown, findings])
  return (
    <div
      ref={ref}
      className="marked"
      tabIndex={0}
      role="region"
      aria-label={t('check.marked')}
      onClick={({ target }) => {
        const start = target instanceof Element ? target.closest<HTMLElement>('[data-start]')?.dataset.start : undefined
        const finding = findings.find((one) => String(one.start) === start)
        if (finding) onPick(finding)
      }}
    >
      <div lang="en">
        {shown.map((block, at) => {
          const isCurrent = current !== null && current >= block.start && current < block.end
          return (
            <MarkedBlock
              key={block.start}
              text={text}
              block={block}
              findings={byBlock.get(at) ?? NONE}
              current={isCurrent ? current : null}
            />
          )
        })}
      </div>
    </div>
  )
}

const NONE: readonly never[] = []

function findingsByBlock(blocks: readonly Block[], findings: readonly Finding[]): Map<number, Finding[]> {
  const starts = blocks.map(({ start }) => start)
  const byBlock = new Map<number, Finding[]>()
  for (const finding of findings) {
    const at = paragraphAt(finding.start, starts) - 1
    byBlock.set(at, [...(byBlock.get(at) ?? []), finding])
  }
  return byBlock
}

interface MarkedBlockProps {
  text: string
  block: Block
  findings: readonly Finding[]
  current: number | null
}

const MarkedBlock = memo(
  function MarkedBlock({ text, block, findings, current }: MarkedBlockProps) {
    const Tag = TAG_OF[block.kind]
    return <Tag className={block.kind}>{markedParts(text, block, findings, current)}</Tag>
  },
  // A block is drawn again when it gets more findings, or when a model changes one of them.
  (a, b) =>
    a.text === b.text &&
    a.block.start === b.block.start &&
    a.findings.length === b.findings.length &&
    a.findings.every((finding, at) => finding === b.findings[at]) &&
    a.current === b.current,
)

const TAG_OF = { heading: 'h2', paragraph: 'p', item: 'p', caption: 'p', cell: 'p', quote: 'blockquote' } as const

function markedParts(text: string, block: Block, findings: readonly Finding[], current: number | null): ReactNode[] {
  const parts: ReactNode[] = []
  let at = block.start
  for (const finding of findings) {
    // A finding whose quote is not at its offsets, or that overlaps the one before it, is shown in the list only.
    if (finding.start < at || text.slice(finding.start, finding.end) !== finding.quote) continue
    if (finding.start > at) parts.push(text.slice(at, finding.start))
    const words = quoteParts(finding)
    const isWhole = words.every(({ reading }) => reading === null)
    const classes = [stateOf(finding), isWhole ? 'whole' : '', finding.start === current ? 'here' : '']
    parts.push(
      <span
        key={finding.start}
        data-start={finding.start}
        className={classes.filter(Boolean).join(' ')}
        title={sayState(finding)}
      >
        <MarkedWords parts={words} />
      </span>,
    )
    at = finding.end
  }
  parts.push(text.slice(at, block.end))
  return parts
}
