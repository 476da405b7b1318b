import { useId, useState, type ReactNode } from 'react'
import { foldMatchingDetails } from '@/lib/details/shown'
import {
  hasTwoValues,
  pageWords,
  questionOf,
  isWholeClaim,
  readingSign,
  detailRowsOf,
  verdictOfReading,
  type DetailReading,
  type DetailRow,
} from '@/lib/details/reading'
import { sayCounts, sayReading } from '@/lib/details/say'
import type { Tier } from '@/lib/dossier/format/schema'
import type { Detail, Finding } from '@/lib/schema/finding'
import { shownTier, type DossierBook } from '@/lib/dossier/browse/dossier-book'
import { tierClass } from '@/lib/i18n/tier-words'
import { Icon } from '@/components/ui/icon'
import { t } from '@/lib/i18n/t'
import { useFindingBook, useFindingContext } from '@/components/check/context/finding-context'
import { Button } from '@/components/ui/button'
import { richText } from '@/components/ui/text'
import { splitAt, type Span } from '@/lib/text/spans'

interface DetailRowsProps {
  finding: Finding
  /** Show only rows of this reading; all by default. */
  only?: DetailReading | undefined
  textAfterQuestion?: string | undefined
  /** The claim follows in full and with the opinion on it, so it is shown neither with a gap for its value nor as a value. */
  isAboveClaim?: boolean
}

/** The details of a finding as rows, worst first. Rows with two values are large. */
export function DetailRows({ finding, only, textAfterQuestion = '', isAboveClaim = false }: DetailRowsProps) {
  const { left } = useFindingContext()
  const book = useFindingBook(finding.dossier)
  const id = useId()
  const [open, setOpen] = useState(false)
  const allRows = detailRowsOf(finding)
  const rows = allRows.filter(
    ({ reading, detail }) =>
      (only === undefined || reading === only) &&
      !(isAboveClaim && (isWholeClaim(detail) || detail.kind === 'opinion')),
  )
  if (rows.length === 0) return null
  const { shown, folded } = foldMatchingDetails(rows)
  const compared = rows.filter(hasTwoValues)
  const isOfOneClaim = new Set(compared.map(({ detail }) => detail.claim)).size === 1
  const askedBy = (row: DetailRow): string | null => {
    const question = questionOf(row)
    return isAboveClaim && isOfOneClaim && question?.includes('…') ? null : question
  }
  const questions = [...new Set(compared.map(askedBy))]
  const question = (questions.length === 1 && questions[0]) || ''
  const line = (row: DetailRow, i: number) => (
    <DetailRowView
      key={`${row.detail.start} ${i}`}
      row={row}
      tier={tierOf(row, book)}
      question={questions.length > 1 ? askedBy(row) : null}
    >
      <UseValue finding={finding} detail={row.detail} />
    </DetailRowView>
  )
  return (
    <>
      {(question !== '' || textAfterQuestion !== '') && (
        <p className="what">
          {question !== '' && <span lang="en">{question}</span>}
          {textAfterQuestion !== '' && <span className="quiet">{textAfterQuestion}</span>}
        </p>
      )}
      <ul className="rows" role="list" aria-label={t('detail.name')}>
        {!rows.some(hasTwoValues) && (
          <li className="heads" aria-hidden="true">
            <div className="label">{left}</div>
            <div className="label">{t('finding.evidence')}</div>
          </li>
        )}
        {shown.map(line)}
        {folded.length > 0 && (
          <li className="rest">
            <button
              type="button"
              className="label"
              aria-expanded={open}
              aria-controls={open ? id : undefined}
              onClick={() => setOpen(!open)}
            >
              <Icon name="supported" />
              {sayCounts(folded, 'more')}
              <Icon name="chevron" className="i chev" />
            </button>
          </li>
        )}
        {open && folded.map(line)}
      </ul>
    </>
  )
}

function tierOf({ detail: { claim: id } }: DetailRow, book: DossierBook): Tier | null {
  const [claim] = id === null ? [] : book.claimsOf([id])
  return claim === undefined ? null : shownTier(book, claim)
}

interface RowProps {
  row: DetailRow
  tier: Tier | null
  question?: string | null
  /** Content below the values. */
  children?: ReactNode
}

/** One detail. Screen readers read "Compare. Page: summer of 2014. Dossier: December 2015. Tier 1." */
export function DetailRowView({ row, tier, question = null, children }: RowProps) {
  const { left } = useFindingContext()
  const { detail, reading } = row
  const isLarge = hasTwoValues(row)
  // Page and dossier have the same value, which the dossier doubts: the value is not repeated.
  const isUnsure = reading === 'doubt' && !isLarge
  const [page, dossier] =
    isLarge && detail.dossier !== null && !detail.differs
      ? splitCommon(pageWords(detail), detail.dossier)
      : [splitAsWhole(pageWords(detail)), splitAsWhole(detail.dossier ?? '')]
  return (
    <li
      className={`${verdictOfReading[reading]} ${isLarge ? 'large' : 'small'}${isWholeClaim(detail) ? ' of-claim' : ''}${detail.differs ? ' quoted' : ''}`}
    >
      <span className="only-read">{sayReading(reading)}. </span>
      {question !== null && (
        <p className="asks">
          <span lang="en">{question}</span>
          <SpokenPause after={question} />
        </p>
      )}
      <Icon name={readingSign(reading)} className="sign" />
      <div>
        <ValueLabel isLarge={isLarge}>{left}</ValueLabel>
        <DifferingValue split={page} differing={detail.differs?.article} />
      </div>
      {detail.dossier === null ? (
        <div aria-hidden="true">
          <span className="none">{sayReading(reading)}</span>
        </div>
      ) : (
        <div>
          <ValueLabel isLarge={isLarge}>{t('finding.evidence')}</ValueLabel>
          {isUnsure ? (
            <span className="none">{t('detail.unsure')}</span>
          ) : (
            <DifferingValue split={dossier} differing={detail.differs?.dossier} />
          )}
          {tier !== null && (
            <span className={`slim ${tierClass(tier)}`}>
              {t('tier.name', { tier })}
              <SpokenPause />
            </span>
          )}
        </div>
      )}
      {children}
    </li>
  )
}

/** The label of a value. In a small row it is for screen readers only, since a row above has the visible labels. */
function ValueLabel({ isLarge, children }: { isLarge: boolean; children: string }) {
  if (!isLarge) return <span className="only-read">{`${children}${t('detail.colon')} `}</span>
  return (
    <span className="label">
      {children}
      <span className="pause">{t('detail.colon')} </span>
    </span>
  )
}

interface ValueProps {
  split: SplitWords
  /** The words of a quotation that differ, where both texts are shown whole. */
  differing?: readonly Span[] | undefined
}

function DifferingValue({ split: { before, differs, after }, differing = [] }: ValueProps) {
  return (
    <span className="value">
      <span lang="en">
        {before !== '' && <span className="same">{before}</span>}
        {splitAt(differs, differing).map(({ text, span }, at) => (span ? <b key={at}>{text}</b> : text))}
        {after !== '' && <span className="same">{after}</span>}
      </span>
      <SpokenPause after={after || differs} />
    </span>
  )
}

/** Makes screen readers pause after a text, with a full stop where it has none. */
function SpokenPause({ after = '' }: { after?: string }) {
  return <span className="pause">{/[.!?]$/.test(after) ? ' ' : '. '}</span>
}

interface SplitWords {
  before: string
  differs: string
  after: string
}

/** Separates the common words at the ends of two values from the differing ones. A value without own words stays whole. */
export function splitCommon(a: string, b: string): [SplitWords, SplitWords] {
  const left = splitWords(a)
  const right = splitWords(b)
  const most = Math.min(left.length, right.length)
  let head = 0
  while (head < most && isSameWord(left[head], right[head])) head++
  let tail = 0
  while (tail < most - head && isSameWord(left.at(-1 - tail), right.at(-1 - tail))) tail++
  if (head + tail >= most) return [splitAsWhole(a), splitAsWhole(b)]
  return [splitAtEnds(left, head, tail), splitAtEnds(right, head, tail)]
}

/** Splits a text into words, each with the white space after it. */
function splitWords(text: string): string[] {
  return text.match(/\S+\s*/g) ?? []
}

function isSameWord(a: string | undefined, b: string | undefined): boolean {
  return a !== undefined && a.trim().toLowerCase() === b?.trim().toLowerCase()
}

function splitAsWhole(text: string): SplitWords {
  return { before: '', differs: text === '' ? '–' : text, after: '' }
}

function splitAtEnds(list: string[], head: number, tail: number): SplitWords {
  const end = list.length - tail
  return {
    before: list.slice(0, head).join(''),
    differs: list.slice(head, end).join(''),
    after: list.slice(end).join(''),
  }
}

/** In a text of the user: one button that puts the dossier's value into the text, and takes it back. */
function UseValue({ finding, detail }: { finding: Finding; detail: Detail }) {
  const { corrector } = useFindingContext()
  const book = useFindingBook(finding.dossier)
  const change = corrector?.changeOf(finding, detail, book) ?? null
  if (corrector === undefined || change === null) return null
  const { old, words, isLessExact } = change
  const isMade = corrector.isMade(change)
  const act = corrector.isFile ? 'add' : 'use'
  return (
    <p className="use">
      {isMade && <span>{sayChange(change, corrector.isFile ? null : '')}</span>}
      <Button
        key="use"
        label={t(isMade ? 'notes.undo' : `edits.${act}`)}
        aria-label={t(isMade ? 'edits.undoOf' : `edits.${act}Of`, { old, words })}
        disabled={corrector.isLocked}
        onClick={() => corrector.onChange(change, !isMade)}
      />
      {isLessExact && <span className="text-muted">{t('edits.lessExact')}</span>}
    </p>
  )
}

/** Returns "Changed: March 2022 → 13 July 2022". @param className class of "Changed:"; null leaves it out */
export function sayChange({ old, words }: { old: string; words: string }, className: string | null) {
  return richText('edits.made', {
    b: (name) => className !== null && <span className={className}>{name}</span>,
    old: <del lang="en">{old}</del>,
    words: <ins lang="en">{words}</ins>,
  })
}
