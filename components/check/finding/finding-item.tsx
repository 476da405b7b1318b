import { Status } from '@/components/ui/section'
import { useState, type ReactNode } from 'react'
import { pageWords, readingSign, detailRowsOf, verdictOfReading, type DetailRow } from '@/lib/details/reading'
import { sayCounts, sayReason } from '@/lib/details/say'
import { outcomes, hasAnswer, hasRelated, stateOf } from '@/lib/details/state'
import type { Finding } from '@/lib/schema/finding'
import { isRated, shownTier } from '@/lib/dossier/browse/dossier-book'
import { AccessWords } from '@/components/dossiers/claim/claims-and-sources'
import { TierBadge } from '@/components/dossiers/claim/claim-marks'
import { Button } from '@/components/ui/button'
import { OutsideLink, Words, richText } from '@/components/ui/text'
import { Icon } from '@/components/ui/icon'
import { t } from '@/lib/i18n/t'
import { isNotWhole } from '@/lib/schema/source-access'
import { DetailRows } from './detail-rows'
import type { useActiveFinding } from './use-active-finding'
import type { Annotation } from '@/lib/schema/annotation'
import { FindingBody } from './finding-body'
import type { CalledWrong } from './use-called-wrong'
import { WrongFinding } from './wrong-finding'
import { useFindingBook, useFindingContext } from '@/components/check/context/finding-context'
import { Quote, QuoteWords } from './quote'
import { VerdictLine } from './verdict-word'
import { AskModel, ReaderName } from '@/components/model/model-check-of'
import { OwnNotes } from '@/components/notes/own-notes'

/** Props that all findings of a list have in common. */
export interface FindingRowProps {
  notes: readonly Annotation[]
  /** Scrolls to the sentence in its text. @returns false if the sentence is no longer there */
  onShow: (finding: Finding) => Promise<boolean>
  onOpened?: ((finding: Finding) => void) | undefined
  activeFinding: ReturnType<typeof useActiveFinding>
  /** Keeps that the user has called a finding wrong; `called` null: that this was undone. */
  onCalledWrong: (finding: Finding, called: CalledWrong | null) => void
}

interface FindingItemProps extends FindingRowProps {
  finding: Finding
  /** Number of its paragraph; 0: none. */
  paragraph: number
  inTabOrder: boolean
}

/**
 * One finding of a list. Closed, it shows verdict and quote, and for a contradiction both values and the best source;
 * open, everything. Closed content stays in the document, so that the browser's own search finds it.
 */
export function FindingItem(props: FindingItemProps) {
  const { finding, paragraph, notes, activeFinding, inTabOrder } = props
  const place = t('page.paragraph', { n: paragraph })
  const open = activeFinding.open === finding.start
  const current = activeFinding.current === finding.start
  const isPinned = finding.verdict === 'contradicted'
  const row = !open && !isPinned
  return (
    <li
      className={`finding ${stateOf(finding)}${row ? ' row' : ''}`}
      data-start={finding.start}
      aria-current={current || undefined}
    >
      <button
        type="button"
        className="head"
        data-toggle
        tabIndex={inTabOrder ? 0 : -1}
        aria-expanded={open}
        onClick={() => {
          activeFinding.toggle(finding.start)
          if (!open) props.onOpened?.(finding)
        }}
      >
        <Icon name={outcomes[stateOf(finding)].sign} />
        <span>
          <VerdictLine finding={finding} />
          {notes.length > 0 && (
            <span className="aside has-note">
              {'\u00a0'}· {t('finding.hasNote')}
            </span>
          )}
          <ReaderName finding={finding} />
        </span>
        <span className="label quiet place">
          {paragraph > 0 && (
            // The sign leaves room for the verdict in a narrow panel.
            <>
              <span aria-hidden="true" title={place}>{`¶\u00a0${paragraph}`}</span>
              <span className="only-read">{place}</span>
            </>
          )}
          <Icon name="chevron" className="i chev" />
        </span>
        {row && (
          <>
            <Words className="line">
              <QuoteWords finding={finding} lit={current} isClosed />
            </Words>
            <ShortDetails finding={finding} />
          </>
        )}
      </button>
      <div className="body" hidden={row}>
        <Sentence {...props}>
          <Quote finding={finding} lit={current} isClosed={!open} />
        </Sentence>
        {open ? (
          <>
            <FindingBody finding={finding} isQuoted />
            <NotesAndActions {...props} />
          </>
        ) : (
          <>
            <DetailRows finding={finding} only="differs" textAfterQuestion={sayOtherRows(finding)} />
            <BestSource {...props} />
          </>
        )}
      </div>
    </li>
  )
}

/** Number of compared details that a closed finding shows; it only counts the others. */
const MAX_COMPARED_SHOWN = 2

/**
 * The details of a closed finding: "Compare summer of 2014 with December 2015", then "1 not found, 2 match"; of a
 * sentence that is covered in part, the words that were not found; of one that nothing settles, the closest claim. If all
 * match or none was found, the verdict is enough.
 */
function ShortDetails({ finding }: { finding: Finding }) {
  const [closest] = useFindingBook(finding.dossier).claimsOf(hasRelated(finding) ? (finding.related ?? []) : [])
  const rows = detailRowsOf(finding)
  if (closest !== undefined) return <Words className="briefs text-muted">{closest.text}</Words>
  if (finding.verdict === 'unverified' && rows.every(({ reading }) => reading === 'open')) return null
  if (rows.every(({ reading }) => reading === 'matches')) return null
  const comparedRows = rows.filter(({ reading }) => reading === 'compare').slice(0, MAX_COMPARED_SHOWN)
  const rest = rows.filter((row) => !comparedRows.includes(row))
  const [worst] = rest
  return (
    <span className="briefs">
      {comparedRows.map(({ detail, reading }) => (
        <span key={detail.start} className={`brief ${verdictOfReading[reading]}`}>
          <Icon name={readingSign(reading)} />
          <span>
            {detail.kind === 'opinion'
              ? detail.dossier
              : richText('detail.compareWith', {
                  b: (words) => <b>{words}</b>,
                  page: <Words className="serif">{pageWords(detail)}</Words>,
                  dossier: <Words className="serif">{detail.dossier}</Words>,
                })}
          </span>
        </span>
      ))}
      {worst !== undefined && (
        // The accessible name contains the counts already.
        <span className={`brief ${verdictOfReading[worst.reading]}`} aria-hidden="true">
          <Icon name={readingSign(worst.reading)} />
          <span className="text-muted">
            {stateOf(finding) === 'part' ? sayNotFound(finding, rest) : sayCounts(rest)}
          </span>
        </span>
      )}
    </span>
  )
}

/** Names the words that were not found, and counts the other details: "Not found: Andrew Ng. 2 match". */
function sayNotFound(finding: Finding, rest: readonly DetailRow[]): string {
  const others = rest.filter(({ reading }) => reading !== 'open' && reading !== 'mentioned')
  return [sayReason(finding, ['open', 'mentioned']), sayCounts(others)].filter(Boolean).join(' ')
}

function Sentence({ finding, activeFinding, onShow, children }: FindingItemProps & { children: ReactNode }) {
  const [isGone, setGone] = useState(false)
  return (
    <>
      <button
        type="button"
        className="to-sentence"
        tabIndex={activeFinding.open === finding.start ? 0 : -1}
        title={t('finding.goTo')}
        onClick={() => void onShow(finding).then((isThere) => setGone(!isThere))}
      >
        {children}
      </button>
      <Status className="text-muted">{isGone && t('finding.gone')}</Status>
    </>
  )
}

/** Summarises the rows that a closed contradiction hides: "2 other details match". */
function sayOtherRows(finding: Finding): string {
  const others = detailRowsOf(finding).filter(({ reading }) => reading !== 'differs')
  if (others.length === 0) return ''
  if (others.every(({ reading }) => reading === 'matches')) return t('detail.others', others.length)
  return sayCounts(others)
}

function BestSource({ finding, activeFinding }: FindingItemProps) {
  const book = useFindingBook(finding.dossier)
  const [best, ...otherSources] = book.sourcesOf(finding.sources)
  if (best === undefined) return null
  const hasTier = detailRowsOf(finding).some(({ detail, reading }) => {
    const [claim] = detail.claim === null || reading !== 'differs' ? [] : book.claimsOf([detail.claim])
    return claim !== undefined && shownTier(book, claim) !== null
  })
  return (
    <p className="best">
      {!hasTier && isRated(book) && (
        <>
          <TierBadge tier={best.tier} />{' '}
        </>
      )}
      <OutsideLink url={best.url} label={t('finding.sourceFor', { source: best.title, quote: finding.quote })}>
        {best.title}
      </OutsideLink>{' '}
      {isNotWhole(best) && <AccessWords source={best} />}{' '}
      {otherSources.length > 0 && (
        <button
          type="button"
          className="as-link text-muted"
          tabIndex={-1}
          onClick={() => activeFinding.toggle(finding.start)}
        >
          {t('finding.andMore', otherSources.length)}
        </button>
      )}
    </p>
  )
}

function NotesAndActions({ finding, notes, activeFinding, onCalledWrong }: FindingItemProps) {
  const { isOfPage } = useFindingContext()
  const isWriting = activeFinding.writing === finding.start
  if (!isOfPage) return <AskModel finding={finding} />
  return (
    <>
      <OwnNotes
        notes={notes}
        target={{ kind: 'finding', finding }}
        quote={finding.quote}
        isWriting={isWriting}
        onClose={() => activeFinding.write(null)}
      />
      <div className="actions">
        <Button label={t('finding.note')} hidden={isWriting} onClick={() => activeFinding.write(finding.start)} />
        {hasAnswer(finding) && <WrongFinding finding={finding} onDone={(called) => onCalledWrong(finding, called)} />}
        <AskModel finding={finding} />
      </div>
    </>
  )
}
