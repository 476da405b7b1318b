import { useState } from 'react'
import type { Question } from '@/lib/messaging/protocol'
import type { Annotation } from '@/lib/annotations/types'
import type { Finding } from '@/lib/match/types'
import type { Book } from '@/components/claim/book'
import { claimHref } from '@/components/claim/claim-list'
import { Icon } from '@/components/ui/icon'
import { t } from '@/lib/i18n/t'
import { asideOf } from './aside'
import { Evidence } from './evidence'
import type { PageActions } from './page-actions'
import { Pair } from './pair'
import { Quote } from './quote'
import { OwnNotes } from './own-notes'

export interface QuestionViewProps {
  question: Question
  book: Book
  /** Notes of this page that hang on just this selection. */
  notes: readonly Annotation[]
  actions: PageActions
}

/** The answer to a right click: the selection with its verdict, above all else on the page's room. */
export function QuestionView({ question, book, notes, actions }: QuestionViewProps) {
  const [writing, setWriting] = useState(false)
  const { text, status, findings } = question
  // The one sentence that was asked about is shown once, with its differing words marked.
  const only = findings.length === 1 && findings[0]?.quote.trim() === text.trim() ? findings[0] : null
  return (
    <section className="question" aria-label={t('selection.name')}>
      <div className="question-head">
        <h1>{t('selection.name')}</h1>
        <button
          type="button"
          className="tool"
          aria-label={t('selection.dismissAnswer')}
          title={t('selection.dismiss')}
          onClick={actions.dismissQuestion}
        >
          <Icon name="close" />
        </button>
      </div>
      {only ? (
        <div className={only.verdict}>
          <Quote finding={only} lit />
        </div>
      ) : (
        <blockquote className="quote" lang="en">
          <span className="here">{text}</span>
        </blockquote>
      )}
      <div role="status">
        {status === 'checking' && <p className="reason">{t('selection.checking')}</p>}
        {status === 'error' && (
          <p className="reason">
            {question.message ?? t('selection.failed')} {t('selection.notesSafe')}
          </p>
        )}
        {status === 'done' &&
          isCovered(question) &&
          findings.map((finding) => (
            <Answer key={finding.start} finding={finding} book={book} withQuote={only === null} />
          ))}
        {status === 'done' && !isCovered(question) && <NotCovered question={question} book={book} />}
      </div>
      <OwnNotes
        notes={notes}
        on={{ kind: 'question' }}
        quote={text}
        isWriting={writing}
        onClose={() => setWriting(false)}
        actions={actions}
      />
      <div className="actions">
        <button type="button" className="btn" aria-expanded={writing} onClick={() => setWriting(!writing)}>
          {t('finding.note')}
        </button>
        <a className="btn bare" href={`#/dossier?q=${encodeURIComponent(text.slice(0, 80))}`}>
          {t('selection.search')}
        </a>
      </div>
    </section>
  )
}

/** False when the dossier has nothing to hold beside the selection. */
export function isCovered({ findings }: Question): boolean {
  return findings.some(({ verdict, claims, newer }) => verdict !== 'unverified' || claims.length > 0 || newer)
}

function Answer({ finding, book, withQuote }: { finding: Finding; book: Book; withQuote: boolean }) {
  const aside = asideOf(finding, book.claimsOf(finding.claims))
  return (
    <div className={`answer ${finding.verdict}`}>
      <p className="word">
        <Icon name={finding.verdict} />
        {t(`verdict.${finding.verdict}`)}
        {aside !== '' && <span className="aside"> · {aside}</span>}
      </p>
      {withQuote && <Quote finding={finding} />}
      {finding.differences.map((difference, i) => (
        <Pair key={i} difference={difference} verdict={finding.verdict} />
      ))}
      <Evidence finding={finding} book={book} />
    </div>
  )
}

function NotCovered({ question: { nearest }, book }: { question: Question; book: Book }) {
  const claims = book.claimsOf(nearest)
  return (
    <div className="answer unverified">
      <p className="word">
        <Icon name="unverified" />
        {t('selection.notCovered')}
      </p>
      <p className="reason">
        {t('selection.nothing')}
        {claims.length > 0 && ` ${t('selection.nearest')}`}
      </p>
      {claims.length > 0 && (
        <ul className="near" aria-label={t('selection.nearestClaims')}>
          {claims.map((claim) => (
            <li key={claim.id}>
              <a href={claimHref(claim.id)} lang="en">
                {claim.text}
              </a>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
