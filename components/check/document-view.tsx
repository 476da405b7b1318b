import { useDeferredValue, useEffect, useMemo, useRef, useState } from 'react'
import { countVerdict } from '@/lib/details/tally'
import type { DossierBook } from '@/lib/dossier/browse/dossier-book'
import type { OwnTextResult } from '@/lib/app/own-texts/own-text-state'
import type { Finding, Verdict } from '@/lib/schema/finding'
import { ModelCheckOf } from '@/components/finding/model-check-of'
import { Minimap } from '@/components/finding/minimap'
import { VerdictFilter } from '@/components/finding/verdict-filter'
import { Nearest } from '@/components/lookup/nearest'
import { UnmarkedSentences, type LookUp } from '@/components/lookup/unmarked-sentences'
import { Icon } from '@/components/ui/icon'
import { verdicts } from '@/lib/schema/verdicts'
import { formatDate } from '@/lib/i18n/dates'
import { t } from '@/lib/i18n/t'
import { DocumentFindings, type Picked } from './document-findings'
import { MarkedDocument } from './marked-document'

export interface DocumentViewProps {
  result: OwnTextResult
  book: DossierBook
  lookUp: LookUp
  /** Stops the check, or closes the result. */
  onBack: () => void
  onSaveReport: (format: 'html' | 'markdown') => void
}

/** A checked text or file: what was found in short, the document with its marks, and the findings. */
export function DocumentView({ result, book, lookUp, onBack, onSaveReport }: DocumentViewProps) {
  const { document, status, nearest } = result
  const [shown, setShown] = useState<ReadonlySet<Verdict>>(new Set(verdicts))
  const [picked, setPicked] = useState<Picked | null>(null)
  const text = useRef<HTMLDivElement>(null)
  // A long document is drawn in the background, so that typing and scrolling stay possible.
  const drawn = useDeferredValue<readonly Finding[] | null>(result.findings, null)
  const findings = result.findings
  const listed = useMemo(() => findings.filter(({ verdict }) => shown.has(verdict)), [findings, shown])
  const blockStarts = useMemo(() => document.blocks.map(({ start }) => start), [document.blocks])
  const isDone = status === 'done'
  const select = ({ start }: Finding, takesFocus: boolean) =>
    setPicked((before) => ({ start, takesFocus, at: (before?.at ?? 0) + 1 }))
  const pick = (finding: Finding) => select(finding, true)
  const showInText = (finding: Finding) => {
    select(finding, false)
    const mark = text.current?.querySelector(`[data-start="${finding.start}"]`)
    mark?.scrollIntoView({ block: 'center' })
    text.current?.focus({ preventScroll: true })
  }
  return (
    <>
      <Head result={result} onBack={onBack} />
      <section className="block" aria-label={t('page.summary')}>
        <Lead result={result} />
        {(findings.length > 0 || !isDone) && (
          <>
            <Minimap
              findings={listed}
              textLength={document.text.length}
              inView={null}
              blockStarts={blockStarts}
              shown={shown}
              progress={isDone ? 1 : result.checked / Math.max(1, result.sentences)}
              onPick={pick}
            />
            <VerdictFilter
              findings={findings}
              shown={shown}
              onToggle={(verdict) => setShown((before) => toggled(before, verdict))}
            />
          </>
        )}
        {isDone && findings.length > 0 && (
          <div className="actions">
            <button type="button" className="btn" onClick={() => onSaveReport('html')}>
              {t('page.saveReport')}
            </button>
            <button type="button" className="btn bare" onClick={() => onSaveReport('markdown')}>
              {t('page.asMarkdown')}
            </button>
          </div>
        )}
      </section>
      <div className="paste of-document">
        {drawn !== null && (
          <MarkedDocument
            ref={text}
            document={document}
            findings={drawn}
            current={picked?.start ?? null}
            onPick={pick}
          />
        )}
      </div>
      {isDone && (
        <ModelCheckOf
          own={document}
          title={document.title}
          date={document.date}
          url=""
          check={document.id}
          sentences={result.sentences}
          findings={findings}
          book={book}
          inView={null}
        />
      )}
      {findings.length > 0 && (
        <DocumentFindings findings={listed} blockStarts={blockStarts} book={book} picked={picked} onShow={showInText} />
      )}
      {isDone && findings.length === 0 && <NothingFound nearest={nearest} book={book} />}
      {isDone && <Unmarked result={result} book={book} lookUp={lookUp} />}
    </>
  )
}

function Head({ result: { document, status }, onBack }: Pick<DocumentViewProps, 'result' | 'onBack'>) {
  const heading = useRef<HTMLHeadingElement>(null)
  // The box that had the focus is gone.
  useEffect(() => heading.current?.focus(), [document.id])
  const isOfFile = document.file !== null
  return (
    <section className="block article" aria-label={t('check.name')}>
      <p className="source-line">
        <span>{document.file ?? t('check.pasted')}</span>
        {document.date !== null && (
          <>
            <span aria-hidden="true">·</span>
            <span>{formatDate(document.date)}</span>
          </>
        )}
      </p>
      <h1 ref={heading} tabIndex={-1} className="title" lang="en">
        {document.title}
      </h1>
      <div className="actions">
        <button type="button" className="btn" onClick={onBack}>
          {status === 'checking' ? t('check.stop') : isOfFile ? t('check.another') : t('check.change')}
        </button>
      </div>
    </section>
  )
}

function Lead({ result: { status, checked, sentences, findings } }: { result: OwnTextResult }) {
  const of = t('count.sentences', sentences)
  const isDone = status === 'done'
  const summary = t('check.conflicts', countVerdict('contradicted', findings), { of })
  const soFar = sentences === 0 ? t('check.checking') : t('page.checked', checked, { of })
  return (
    <>
      <h2 className="lead">{isDone ? summary : soFar}</h2>
      {!isDone && (
        <progress className="only-read" aria-label={t('page.progress')} max={Math.max(1, sentences)} value={checked} />
      )}
      <p role="status" className="only-read">
        {isDone ? summary : t('check.checking')}
      </p>
    </>
  )
}

function Unmarked({ result, book, lookUp }: Pick<DocumentViewProps, 'result' | 'book' | 'lookUp'>) {
  const { document, findings, sentences } = result
  const rest = Math.max(sentences, 1) - findings.length
  if (rest <= 0) return null
  return (
    <section className="block unmarked" aria-label={t('lookup.sentences')}>
      <UnmarkedSentences
        key={document.id}
        text={document.text}
        label={findings.length > 0 ? t('lookup.whySome', rest) : t('lookup.why')}
        book={book}
        lookUp={lookUp}
      />
    </section>
  )
}

function NothingFound({ nearest, book }: { nearest: readonly string[]; book: DossierBook }) {
  return (
    <section className="block unverified">
      <h2 className="word">
        <Icon name="unverified" /> {t('selection.notCovered')}
      </h2>
      <p className="reason">{t('selection.nothing')}</p>
      <Nearest ids={nearest} book={book} />
    </section>
  )
}

function toggled<T>(set: ReadonlySet<T>, one: T): ReadonlySet<T> {
  const next = new Set(set)
  if (!next.delete(one)) next.add(one)
  return next
}
