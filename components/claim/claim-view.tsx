import { claimText } from '@/lib/transfer/finding-text'
import { FeedbackButton } from '@/components/ui/feedback-button'
import { formatTime } from '@/components/ui/format-date'
import { Say } from '@/components/ui/say'
import type { Book } from './book'
import { Dots, StatusWord } from './confidence'
import { SourceList } from './source-list'

export interface ClaimViewProps {
  id: string
  book: Book
  topicHref: (topic: string) => string
  copy: (text: string) => Promise<boolean>
}

/** One claim with all that the dossier says of it. */
export function ClaimView({ id, book, topicHref, copy }: ClaimViewProps) {
  const [claim] = book.claimsOf([id])
  if (claim === undefined) {
    return (
      <Say
        lead="The dossier has no such claim."
        actions={
          <a className="btn" href="#/dossier">
            Open the dossier
          </a>
        }
      >
        <p className="second">It may have been renamed in a newer version.</p>
      </Say>
    )
  }
  const topic = claim.topic || 'Claims'
  const sources = book.sourcesOf(claim.sources)
  return (
    <section className="block claim" aria-labelledby="claim">
      <p className="crumb">
        <a href="#/dossier">Dossier</a> › <a href={topicHref(topic)}>{topic}</a>
      </p>
      <h1 className="title" id="claim">
        {claim.text}
      </h1>
      <dl>
        <dt>Status</dt>
        <dd>
          <StatusWord status={claim.status} />
        </dd>
        {(['confidence', 'depth'] as const).map((field) => {
          const level = claim[field]
          return level === undefined ? null : (
            <div key={field} className="pair-of">
              <dt>{field === 'confidence' ? 'Confidence' : 'Depth'}</dt>
              <dd>
                <Dots level={level} />
                {level}
              </dd>
            </div>
          )
        })}
        {claim.time !== undefined && (
          <>
            <dt>Time</dt>
            <dd>{formatTime(claim.time)}</dd>
          </>
        )}
        {claim.notes.length > 0 && (
          <>
            <dt>Doubt</dt>
            <dd>
              {claim.notes.map((note) => (
                <p key={note}>{note}</p>
              ))}
            </dd>
          </>
        )}
        {claim.correction && (
          <>
            <dt>Correction</dt>
            <dd>
              <p>{claim.correction.text}</p>
              <p className="second">Evidence: {claim.correction.evidence}</p>
            </dd>
          </>
        )}
        <dt>Sources</dt>
        <dd>
          {sources.length === 0 ? 'The dossier names none for this claim.' : <SourceList sources={sources} shown={6} />}
        </dd>
      </dl>
      <div className="actions">
        <FeedbackButton
          label="Copy with sources"
          done="Copied"
          failed="The browser did not allow copying."
          act={() => copy(claimText(claim, sources))}
        />
      </div>
    </section>
  )
}
