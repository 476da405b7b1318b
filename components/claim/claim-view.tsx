import { claimText } from '@/lib/transfer/finding-text'
import type { AtlasNode } from '@/components/dossier/atlas'
import { Crumbs } from '@/components/dossier/crumbs'
import { everything, placeHref } from '@/components/dossier/place'
import { FeedbackButton } from '@/components/ui/feedback-button'
import { formatTime } from '@/components/ui/format-date'
import { Icon } from '@/components/ui/icon'
import { Say } from '@/components/ui/say'
import { count } from '@/components/ui/words'
import { topicOf, type Book } from './book'
import { ClaimNeighbours } from './claim-neighbours'
import { ClaimValues } from './claim-values'
import { Dots, StatusWord } from './confidence'
import { Folded, SourceList } from './source-list'

export interface ClaimViewProps {
  id: string
  book: Book
  /** The people and things that it names. */
  named: readonly AtlasNode[]
  copy: (text: string) => Promise<boolean>
  linkTo: (claimId: string) => string
}

/** One claim with all that the dossier says of it. */
export function ClaimView({ id, book, named, copy, linkTo }: ClaimViewProps) {
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
  const topic = topicOf(claim)
  const part = book.parts.find(({ topics }) => topics.some(({ name }) => name === topic))
  const sources = book.sourcesOf(claim.sources)
  const refused = 'The browser did not allow copying.'
  return (
    <>
      <section className="block claim" aria-labelledby="claim">
        <Crumbs
          way={[
            ...(part && part.name !== topic
              ? [{ name: part.name, href: placeHref({ at: 'claims', looking: { ...everything, part: part.name } }) }]
              : []),
            { name: topic, href: placeHref({ at: 'claims', looking: { ...everything, topic } }) },
          ]}
        />
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
              <dt>{claim.status === 'established' ? 'Note' : 'Doubt'}</dt>
              <dd>
                {claim.notes.map((note) => (
                  <p key={note}>{note}</p>
                ))}
              </dd>
            </>
          )}
          {claim.correction && (
            <>
              <dt className="corrected">
                <Icon name="correction" />
                Correction
              </dt>
              <dd>
                <p>{claim.correction.text}</p>
                <p className="second">Evidence: {claim.correction.evidence}</p>
              </dd>
            </>
          )}
          <dt>Sources</dt>
          <dd>
            {sources.length === 0 ? (
              'The dossier names none for this claim.'
            ) : (
              <SourceList sources={sources} shown={6} />
            )}
          </dd>
          {named.length > 0 && (
            <>
              <dt>Names</dt>
              <dd className="names">
                {named.map(({ entity: { name } }, i) => (
                  <span key={name}>
                    {i > 0 && ', '}
                    <a href={placeHref({ at: 'entity', name })}>{name}</a>
                  </span>
                ))}
              </dd>
            </>
          )}
        </dl>
        <div className="actions">
          <FeedbackButton label="Copy link" done="Copied" failed={refused} act={() => copy(linkTo(claim.id))} />
          <FeedbackButton
            label="Copy with sources"
            done="Copied"
            failed={refused}
            act={() => copy(claimText(claim, sources))}
          />
        </div>
      </section>
      {(claim.slots.length > 0 || claim.phrasings.length > 0) && (
        <section className="block" aria-labelledby="read-by">
          <h2 className="head" id="read-by">
            How pages are held beside it
          </h2>
          <ClaimValues claim={claim} />
          {claim.phrasings.length > 0 && (
            <Folded label={count(claim.phrasings.length, 'other way to say it', 'other ways to say it')}>
              <ul className="phrasings" aria-label="Other ways to say it">
                {claim.phrasings.map(({ text }) => (
                  <li key={text}>{text}</li>
                ))}
              </ul>
            </Folded>
          )}
        </section>
      )}
      <ClaimNeighbours claim={claim} book={book} />
    </>
  )
}
