import { memo, useMemo, type ReactNode, type Ref } from 'react'
import type { OwnText } from '@/lib/check/own-texts/own-text-state'
import type { Block, Finding } from '@/lib/schema/finding'
import { paragraphAt } from '@/lib/details/paragraphs'
import { MarkedWords } from '@/components/ui/text'
import { sayState } from '@/lib/details/say'
import { quoteParts } from '@/lib/details/shown'
import { stateOf } from '@/lib/details/state'
import { t } from '@/lib/i18n/t'

interface MarkedDocumentProps {
  document: Pick<OwnText, 'text' | 'blocks'>
  findings: readonly Finding[]
  /** Start offset of the selected finding, or null. */
  current: number | null
  onPick: (finding: Finding) => void
  /** Findings whose sentence has new words, each as it is shown. */
  changed?: ReadonlyMap<Finding, Finding>
  /** Text that was added at the end. */
  addition?: string
  ref?: Ref<HTMLDivElement>
}

/**
 * A document with underlined details, as on a page. A sentence whose finding has no details is underlined as a whole.
 * A click on a sentence selects its finding; keyboard users select it in the list.
 */
export function MarkedDocument({ document: { text, blocks }, changed = NO_CHANGES, ...props }: MarkedDocumentProps) {
  const { findings, current, onPick, addition = '', ref } = props
  const shown = useMemo(() => {
    const all = blocks.length > 0 ? blocks : [{ start: 0, end: text.length, kind: 'paragraph' as const }]
    return withoutMarkedStarts(all, text, findings)
  }, [blocks, text, findings])
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
        const finding = findings.find((finding) => String(finding.start) === start)
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
              findings={byBlock.get(at) ?? EMPTY_LIST}
              changed={changed}
              current={isCurrent ? current : null}
            />
          )
        })}
        {addition !== '' && <p className="paragraph addition">{addition.trim()}</p>}
      </div>
    </div>
  )
}

const EMPTY_LIST: readonly never[] = []
const NO_CHANGES: ReadonlyMap<Finding, Finding> = new Map()

/** Returns the blocks without beginnings that an earlier block's finding shows already: all cells of a row are one sentence. */
function withoutMarkedStarts(blocks: readonly Block[], text: string, findings: readonly Finding[]): Block[] {
  const marked = findings.filter(({ start, end, quote }) => text.slice(start, end) === quote)
  const starts = marked.map(({ start }) => start)
  return blocks.flatMap((block) => {
    const start = Math.max(block.start, marked[paragraphAt(block.start - 1, starts) - 1]?.end ?? 0)
    return start < block.end ? [{ ...block, start }] : []
  })
}

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
  changed: ReadonlyMap<Finding, Finding>
  current: number | null
}

const MarkedBlock = memo(
  function MarkedBlock(block: MarkedBlockProps) {
    const { kind } = block.block
    const Tag = TAG_OF[kind]
    return <Tag className={kind}>{markedParts(block)}</Tag>
  },
  // A block is drawn again when it gets more findings, or when a model or the user changes one of them.
  (a, b) =>
    a.text === b.text &&
    a.block.start === b.block.start &&
    a.findings.length === b.findings.length &&
    a.findings.every(
      (finding, at) => finding === b.findings[at] && a.changed.get(finding) === b.changed.get(finding),
    ) &&
    a.current === b.current,
)

const TAG_OF = { heading: 'h2', paragraph: 'p', item: 'p', caption: 'p', cell: 'p', quote: 'blockquote' } as const

function markedParts({ text, block, findings, changed, current }: MarkedBlockProps): ReactNode[] {
  const parts: ReactNode[] = []
  let textEnd = block.start
  for (const finding of findings) {
    // A finding whose quote is not at its offsets, or that overlaps the one before it, is shown in the list only.
    if (finding.start < textEnd || text.slice(finding.start, finding.end) !== finding.quote) continue
    if (finding.start > textEnd) parts.push(text.slice(textEnd, finding.start))
    const words = quoteParts(finding)
    const shown = changed.get(finding)
    const isWhole = words.every(({ reading }) => reading === null)
    const classes = [stateOf(finding), isWhole ? 'whole' : '', finding.start === current ? 'here' : '']
    parts.push(
      <span
        key={finding.start}
        data-start={finding.start}
        className={classes.filter(Boolean).join(' ')}
        title={sayState(finding)}
      >
        <MarkedWords parts={shown === undefined ? words : quoteParts(shown)} />
      </span>,
    )
    textEnd = finding.end
  }
  parts.push(text.slice(textEnd, block.end))
  return parts
}
