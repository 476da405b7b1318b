import { memo, useMemo, type ReactNode, type Ref } from 'react'
import { quoteParts } from '@/lib/details/shown'
import { sayState } from '@/lib/details/say'
import { stateOf } from '@/lib/details/state'
import type { OwnText } from '@/lib/check/own-texts/own-text-state'
import type { Block, Finding } from '@/lib/schema/finding'
import { MarkedWords } from '@/components/ui/quotation'
import { t } from '@/lib/i18n/t'
import { paragraphAt } from '@/components/check/finding/paragraphs'

export interface MarkedDocumentProps {
  document: Pick<OwnText, 'text' | 'blocks'>
  findings: readonly Finding[]
  /** Start offset of the selected finding, or null. */
  current: number | null
  onPick: (finding: Finding) => void
  ref?: Ref<HTMLDivElement>
}

/**
 * A document with lines under its details, as they are drawn on a page. A sentence whose verdict names no words has its line
 * under all of it. A click on a sentence selects its finding; with the keyboard the list does the same.
 */
export function MarkedDocument({ document: { text, blocks }, findings, current, onPick, ref }: MarkedDocumentProps) {
  const shown = blocks.length > 0 ? blocks : wholeOf(text)
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
          const own = byBlock.get(at) ?? NONE
          const isCurrent = current !== null && current >= block.start && current < block.end
          return (
            <MarkedBlock
              key={block.start}
              text={text}
              block={block}
              findings={own}
              current={isCurrent ? current : null}
            />
          )
        })}
      </div>
    </div>
  )
}

const NONE: readonly never[] = []

function wholeOf(text: string): readonly Block[] {
  return [{ start: 0, end: text.length, kind: 'paragraph' }]
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
  current: number | null
}

const MarkedBlock = memo(
  function MarkedBlock({ text, block, findings, current }: MarkedBlockProps) {
    const Tag = TAGS[block.kind]
    return <Tag className={block.kind}>{markedParts(text, block, findings, current)}</Tag>
  },
  // The findings of a block come in batches and are never replaced by others of the same number.
  (a, b) =>
    a.text === b.text &&
    a.block.start === b.block.start &&
    a.findings.length === b.findings.length &&
    a.current === b.current,
)

const TAGS = { heading: 'h2', paragraph: 'p', item: 'p', caption: 'p', cell: 'p', quote: 'blockquote' } as const

function markedParts(text: string, block: Block, findings: readonly Finding[], current: number | null): ReactNode[] {
  const parts: ReactNode[] = []
  let at = block.start
  for (const finding of findings) {
    // A finding that is not at its place, or overlaps another one, is in the list all the same.
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
