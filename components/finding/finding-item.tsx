import type { Annotation } from '@/lib/schema/annotation'
import { countRows, rowsOf } from '@/lib/details/reading'
import { sayCounts } from '@/lib/details/say'
import { stateOf } from '@/lib/details/state'
import type { Finding } from '@/lib/schema/finding'
import { bestTier, type DossierBook } from '@/lib/dossier/browse/dossier-book'
import { useBookOf } from '@/components/book/dossier-of'
import { TierBadge } from '@/components/claim/tier-badge'
import { Button, ButtonLink } from '@/components/ui/button'
import { FeedbackButton } from '@/components/ui/feedback-button'
import { OutsideLink } from '@/components/ui/outside-link'
import { CopyButton } from '@/components/ui/copy-button'
import { Quotation } from '@/components/ui/quotation'
import { t } from '@/lib/i18n/t'
import { useCitedDossier } from './finding-dossiers'
import { Answers } from './answers'
import { DetailRows } from './detail-rows'
import { Evidence } from './evidence'
import { FindingHead } from './finding-head'
import { MoreActions } from './more-actions'
import { WrongMatch } from './wrong-match'
import type { PageActions, MuteActions } from '@/components/annotation/page-actions'
import { ClosedQuote, Quote } from './quote'
import { AskModel, ReaderSign } from './ask-model'
import { OwnNotes } from '@/components/annotation/own-notes'
import { inAddress } from '@/lib/text/safe-url'

export interface FindingItemProps {
  finding: Finding
  /** "Paragraph 3", or empty. */
  place: string
  book: DossierBook
  notes: readonly Annotation[]
  actions: PageActions
  open: boolean
  /** The active one, here and on the page. */
  current: boolean
  /** Folded: in the document, but not shown. */
  hidden: boolean
  inTabOrder: boolean
  /** Contradictions are closed like all others. */
  compact: boolean
  writing: boolean
  onToggle: (start: number) => void
  onWrite: (start: number | null) => void
  onNotRight: (finding: Finding, aside: MuteActions) => void
}

/**
 * One finding of the list. Closed, it shows verdict and quote, and for a contradiction both values and the best source;
 * open, everything. Closed content stays in the document, so that the browser's own search finds it.
 */
export function FindingItem(props: FindingItemProps) {
  const { finding, place, book, notes, open, current, hidden } = props
  const isPinned = finding.verdict === 'contradicted' && !props.compact
  const row = !open && !isPinned
  return (
    <li
      className={`finding ${stateOf(finding)}${row ? ' row' : ''}`}
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
        <FindingHead finding={finding} book={book} place={place} isAlone={row} isCurrent={current}>
          {notes.length > 0 && (
            <span className="aside has-note">
              {'\u00a0'}· {t('finding.hasNote')}
            </span>
          )}
          <ReaderSign finding={finding} />
        </FindingHead>
      </button>
      <div className="body" hidden={row}>
        {open ? (
          <Quote finding={finding} lit={current} />
        ) : (
          <Quotation>
            <ClosedQuote finding={finding} lit={current} />
          </Quotation>
        )}
        <DetailRows
          finding={finding}
          book={book}
          only={open ? undefined : 'differs'}
          aside={open ? '' : othersOf(finding)}
        />
        {!open && <BestSource {...props} />}
        <div hidden={!open}>
          <Evidence finding={finding} book={book} />
          <Answers finding={finding} book={book} />
          <Own {...props} />
        </div>
      </div>
    </li>
  )
}

/** "2 others match": the rows that a closed contradiction hides. */
function othersOf(finding: Finding): string {
  const others = rowsOf(finding).filter(({ reading }) => reading !== 'differs')
  if (others.length === 0) return ''
  if (others.every(({ reading }) => reading === 'matches')) return t('detail.others', others.length)
  return sayCounts(countRows(others))
}

/** A closed contradiction also shows its best source. */
function BestSource({ finding, book: bundled, actions, onToggle, onNotRight }: FindingItemProps) {
  const book = useBookOf(finding.dossier, bundled)
  const [best, ...rest] = book.sourcesOf(finding.sources)
  const hasTier = rowsOf(finding).some(({ detail, reading }) => {
    const [claim] = detail.claim === null || reading !== 'differs' ? [] : book.claimsOf([detail.claim])
    return claim !== undefined && bestTier(book, claim) !== null
  })
  return (
    <div className="best">
      {best !== undefined && (
        <span>
          {!hasTier && (
            <>
              <TierBadge tier={best.tier} />{' '}
            </>
          )}
          <OutsideLink url={best.url} label={t('finding.sourceFor', { source: best.title, quote: finding.quote })}>
            {best.title}
          </OutsideLink>{' '}
          {rest.length > 0 && (
            <button type="button" className="as-link text-muted" tabIndex={-1} onClick={() => onToggle(finding.start)}>
              {t('finding.andMore', rest.length)}
            </button>
          )}
        </span>
      )}
      <WrongMatch
        finding={finding}
        notRight={actions.notRight}
        onDone={(aside) => onNotRight(finding, aside)}
        isBesideText
      />
    </div>
  )
}

/** The user's notes and the actions. */
function Own({ finding, book: bundled, notes, actions, open, writing, onWrite, onNotRight }: FindingItemProps) {
  const dossierOf = useCitedDossier(bundled)
  const copy = async () => {
    const { findingText } = await import('@/lib/formats/shared/finding-text')
    return actions.copy(findingText(finding, dossierOf))
  }
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
        <Button
          label={t('finding.note')}
          aria-expanded={writing}
          onClick={() => onWrite(writing ? null : finding.start)}
        />
        <ButtonLink
          label={t('claimForm.name')}
          href={`#/dossiers/claim?from=finding&start=${finding.start}${idOf(finding)}`}
        />
        <CopyButton label={t('finding.copy')} act={copy} />
        <AskModel finding={finding} />
        <div className="actions-end">
          <WrongMatch finding={finding} notRight={actions.notRight} onDone={(aside) => onNotRight(finding, aside)} />
          <MoreActions finding={finding} mute={actions.mute} />
        </div>
      </div>
    </>
  )
}

/** A claim goes to the dossier that the finding is from, if the user does not choose another. */
function idOf({ dossier }: Finding): string {
  return dossier === undefined ? '' : `&dossier=${inAddress(dossier)}`
}
