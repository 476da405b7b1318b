import type { Annotation } from '@/lib/annotations/types'
import type { Finding } from '@/lib/match/types'
import { findingText } from '@/lib/transfer/finding-text'
import type { Book } from '@/components/claim/book'
import { TierBadge } from '@/components/claim/tier-badge'
import { FeedbackButton } from '@/components/ui/feedback-button'
import { Icon } from '@/components/ui/icon'
import { OutsideLink } from '@/components/ui/outside-link'
import { t } from '@/lib/i18n/t'
import { asideOf } from './aside'
import { Evidence } from './evidence'
import { MoreActions } from './more-actions'
import type { PageActions } from './page-actions'
import { Pair } from './pair'
import { Quote } from './quote'
import { OwnNotes } from './own-notes'

export interface FindingItemProps {
  finding: Finding
  /** "Paragraph 3", or empty. */
  place: string
  book: Book
  notes: readonly Annotation[]
  actions: PageActions
  open: boolean
  /** The one in hand, here and on the page. */
  current: boolean
  /** Behind a folded line: kept in the document, not shown. */
  hidden: boolean
  inTabOrder: boolean
  /** Contradictions close like all others. */
  compact: boolean
  writing: boolean
  onToggle: (start: number) => void
  onWrite: (start: number | null) => void
}

/**
 * One finding of the list. Closed it keeps the word and the quote, and when contradicted both values and the best source;
 * open it has all. What is closed stays in the document, so that the browser's own search knows the whole list.
 */
export function FindingItem(props: FindingItemProps) {
  const { finding, place, book, notes, open, current, hidden } = props
  const standing = finding.verdict === 'contradicted' && !props.compact
  const aside = asideOf(finding, book.claimsOf(finding.claims))
  const row = !open && !standing
  return (
    <li
      className={`finding ${finding.verdict}${row ? ' row' : ''}`}
      data-start={finding.start}
      aria-current={current || undefined}
      hidden={hidden}
    >
      <button
        type="button"
        className="head"
        data-toggle
        tabIndex={props.inTabOrder ? 0 : -1}
        aria-expanded={open}
        onClick={() => props.onToggle(finding.start)}
      >
        <Icon name={finding.verdict} />
        <span>
          <span className="word">{t(`verdict.${finding.verdict}`)}</span>
          {aside !== '' && <span className="aside"> · {aside}</span>}
          {notes.length > 0 && <span className="aside has-note"> · {t('finding.hasNote')}</span>}
          {row && (
            <span className={current ? 'line here' : 'line'} lang="en">
              {finding.quote}
            </span>
          )}
        </span>
        <span className="label quiet place">
          {!row && place} <Icon name="chevron" className="i chev" />
        </span>
      </button>
      <div className="body" hidden={row}>
        <Quote finding={finding} lit={current} />
        {finding.differences.map((difference, i) => (
          <Pair key={i} difference={difference} verdict={finding.verdict} />
        ))}
        {!open && <BestSource finding={finding} book={book} onMore={() => props.onToggle(finding.start)} />}
        <div hidden={!open}>
          <Evidence finding={finding} book={book} />
          <Own {...props} />
        </div>
      </div>
    </li>
  )
}

/** Evidence before authority: the best source stands beside a contradiction even when it is closed. */
function BestSource({ finding, book, onMore }: { finding: Finding; book: Book; onMore: () => void }) {
  const [best, ...rest] = book.sourcesOf(finding.sources)
  if (best === undefined) return null
  return (
    <p className="best">
      <TierBadge tier={best.tier} />
      <span>
        <OutsideLink url={best.url}>{best.title}</OutsideLink>{' '}
        {rest.length > 0 && (
          <button type="button" className="as-link second" tabIndex={-1} onClick={onMore}>
            {t('finding.andMore', rest.length)}
          </button>
        )}
      </span>
    </p>
  )
}

/** The reader's own part: notes, and what can be done. */
function Own({ finding, book, notes, actions, open, writing, onWrite }: FindingItemProps) {
  const copy = () => actions.copy(findingText(finding, book.sourcesOf(finding.sources)))
  if (!open) return null
  return (
    <>
      <OwnNotes
        notes={notes}
        on={{ kind: 'finding', finding }}
        quote={finding.quote}
        isWriting={writing}
        onClose={() => onWrite(null)}
        actions={actions}
      />
      <div className="actions">
        <FeedbackButton label={t('finding.goTo')} failed={t('finding.gone')} act={() => actions.goTo(finding)} />
        <button
          type="button"
          className="btn"
          aria-expanded={writing}
          onClick={() => onWrite(writing ? null : finding.start)}
        >
          {t('finding.note')}
        </button>
        <FeedbackButton label={t('finding.copy')} done={t('copy.done')} failed={t('copy.failed')} act={copy} />
        <MoreActions finding={finding} mute={actions.mute} />
      </div>
    </>
  )
}
