import { useState } from 'react'
import { countVerdict } from '@/lib/details/tally'
import type { Finding } from '@/lib/engine/types'
import type { DossierBook } from '@/lib/dossier/browse/dossier-book'
import { FindingBody } from '@/components/finding/finding-body'
import { FoldingFinding } from '@/components/finding/folding-finding'
import { Nearest } from '@/components/lookup/nearest'
import { UnmarkedSentences, type LookUp } from '@/components/lookup/unmarked-sentences'
import { Icon } from '@/components/ui/icon'
import { t } from '@/lib/i18n/t'
import { MarkedText } from './marked-text'

/** The state of checking a pasted text. */
export type CheckState =
  | { status: 'writing' }
  | { status: 'checking'; text: string }
  | { status: 'done'; text: string; sentences: number; findings: readonly Finding[]; nearest: readonly string[] }
  | { status: 'error'; message: string }

export interface CheckViewProps {
  book: DossierBook
  state: CheckState
  onCheck: (text: string) => void
  onWrite: () => void
  lookUp: LookUp
}

/** A box for text that is not on a page. After the check, it shows the marked text and the findings. */
export function CheckView({ book, state, onCheck, onWrite, lookUp }: CheckViewProps) {
  const [text, setText] = useState('')
  const result = state.status === 'done' ? state : null
  const rest = result === null ? 0 : Math.max(result.sentences, 1) - result.findings.length
  return (
    <>
      <h1 className="only-read">{t('check.name')}</h1>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          onCheck(text)
        }}
      >
        <div className="paste">
          {result ? (
            <MarkedText text={result.text} findings={result.findings} />
          ) : (
            <textarea
              aria-label={t('check.text')}
              placeholder={t('check.paste', { subject: book.subject.name })}
              value={text}
              onChange={(event) => setText(event.target.value)}
              onKeyDown={(event) => {
                if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && text.trim() !== '') onCheck(text)
              }}
            />
          )}
        </div>
        <div className="actions check-actions">
          {result ? (
            <button key="change" type="button" className="btn" onClick={onWrite}>
              {t('check.change')}
            </button>
          ) : (
            <button
              key="check"
              type="submit"
              className="btn main"
              disabled={text.trim() === '' || state.status === 'checking'}
            >
              {t('check.check')}
            </button>
          )}
          <span role="status" className="second">
            {state.status === 'checking' && t('check.checking')}
            {result && sumUp(result.findings, result.sentences)}
          </span>
        </div>
      </form>
      {state.status === 'error' && (
        <p role="alert" className="block problem">
          {state.message}
        </p>
      )}
      {result &&
        (result.findings.length > 0 ? (
          <Results findings={result.findings} book={book} />
        ) : (
          <Nothing nearest={result.nearest} book={book} />
        ))}
      {result && rest > 0 && (
        <section className="block unmarked" aria-label={t('lookup.sentences')}>
          <UnmarkedSentences
            key={result.text}
            text={result.text}
            label={result.findings.length > 0 ? t('lookup.whySome', rest) : t('lookup.why')}
            book={book}
            lookUp={lookUp}
          />
        </section>
      )}
    </>
  )
}

function sumUp(findings: readonly Finding[], sentences: number): string {
  const conflicts = countVerdict('contradicted', findings)
  return t('check.conflicts', conflicts, { of: t('count.sentences', sentences) })
}

function Results({ findings, book }: { findings: readonly Finding[]; book: DossierBook }) {
  return (
    <section aria-labelledby="text-findings">
      <div className="list-head">
        <h2 id="text-findings">{t('check.findings')}</h2>
        <span className="label">{t('check.order')}</span>
      </div>
      <ol role="list" aria-labelledby="text-findings">
        {findings.map((finding) => (
          <ResultLine key={finding.start} finding={finding} book={book} />
        ))}
      </ol>
    </section>
  )
}

function ResultLine({ finding, book }: { finding: Finding; book: DossierBook }) {
  const [open, setOpen] = useState(finding.verdict === 'contradicted')
  return (
    <FoldingFinding finding={finding} book={book} open={open} onToggle={() => setOpen(!open)}>
      <FindingBody finding={finding} book={book} left={t('finding.text')} />
    </FoldingFinding>
  )
}

function Nothing({ nearest, book }: { nearest: readonly string[]; book: DossierBook }) {
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
