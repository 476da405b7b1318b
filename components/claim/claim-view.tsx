import { useDossierHref, useDossierId } from '@/components/book/dossier-of'
import { useState } from 'react'
import type { Annotation } from '@/lib/annotations/types'
import { claimText } from '@/lib/formats/shared/finding-text'
import type { EntityNode } from '@/lib/dossier/browse/entity-graph'
import { Breadcrumbs } from '@/components/book/breadcrumbs'
import { noFilters } from '@/lib/dossier/browse/dossier-route'
import type { DossierChanges } from './dossier-changes'
import { OwnNotes } from '@/components/annotation/own-notes'
import type { NoteActions } from '@/components/annotation/page-actions'
import { FeedbackButton } from '@/components/ui/feedback-button'
import { formatTime } from '@/lib/i18n/dates'
import { Icon } from '@/components/ui/icon'
import { rich } from '@/components/ui/rich'
import { t } from '@/lib/i18n/t'
import { linkForOthers, topicOf, type DossierBook } from '@/lib/dossier/browse/dossier-book'
import { ClaimNeighbours } from './claim-neighbours'
import { ClaimValues } from './claim-values'
import { Dots, StatusWord } from './confidence-line'
import { NoSuchClaim } from './no-such-claim'
import { Folded, SourceList } from './source-list'

export interface ClaimViewProps {
  id: string
  book: DossierBook
  /** Its people and things. */
  named: readonly EntityNode[]
  copy: (text: string) => Promise<boolean>
  /** The user's notes on this claim. */
  notes: readonly Annotation[]
  actions: NoteActions
  changes?: Pick<DossierChanges, 'editHref' | 'onRetire'> | undefined
}

/** One claim with all its data in the dossier. */
export function ClaimView({ id, book, named, copy, notes, actions, changes }: ClaimViewProps) {
  const href = useDossierHref()
  const dossierId = useDossierId()
  const [writing, setWriting] = useState(false)
  const [claim] = book.claimsOf([id])
  if (claim === undefined) return <NoSuchClaim id={id} notes={notes} actions={actions} />
  const dossier = dossierId === undefined ? undefined : { id: dossierId, name: book.subject.name }
  const topic = topicOf(claim)
  const part = book.parts.find(({ topics }) => topics.some(({ name }) => name === topic))
  const sources = book.sourcesOf(claim.sources)
  const link = linkForOthers(sources)
  const refused = t('copy.failed')
  return (
    <>
      <section className="block claim" aria-labelledby="claim">
        <Breadcrumbs
          way={[
            ...(part && part.name !== topic
              ? [{ name: part.name, href: href({ at: 'claims', looking: { ...noFilters, part: part.name } }) }]
              : []),
            { name: topic, href: href({ at: 'claims', looking: { ...noFilters, topic } }) },
          ]}
        />
        <h1 className="title" id="claim" lang="en">
          {claim.text}
        </h1>
        <dl>
          <dt>{t('claim.status')}</dt>
          <dd>
            <StatusWord status={claim.status} />
          </dd>
          {(['confidence', 'depth'] as const).map((field) => {
            const level = claim[field]
            return level === undefined ? null : (
              <div key={field} className="pair-of">
                <dt>{t(`claim.${field}`)}</dt>
                <dd>
                  <Dots level={level} />
                  {t(`level.${level}`)}
                </dd>
              </div>
            )
          })}
          {claim.time !== undefined && (
            <>
              <dt>{t('claim.time')}</dt>
              <dd>{formatTime(claim.time)}</dd>
            </>
          )}
          {claim.notes.length > 0 && (
            <>
              <dt>{t(claim.status === 'established' ? 'claim.note' : 'claim.doubt')}</dt>
              <dd lang="en">
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
                {t('correction.name')}
              </dt>
              <dd>
                <p lang="en">{claim.correction.text}</p>
                <p className="second">
                  {rich('correction.evidence', { evidence: <span lang="en">{claim.correction.evidence}</span> })}
                </p>
              </dd>
            </>
          )}
          <dt>{t('claim.sources')}</dt>
          <dd>{sources.length === 0 ? t('claim.noSource') : <SourceList sources={sources} shown={6} />}</dd>
          {named.length > 0 && (
            <>
              <dt>{t('claim.names')}</dt>
              <dd className="names">
                {named.map(({ entity: { name } }, i) => (
                  <span key={name}>
                    {i > 0 && ', '}
                    <a href={href({ at: 'entity', name })}>{name}</a>
                  </span>
                ))}
              </dd>
            </>
          )}
        </dl>
        <OwnNotes
          notes={notes}
          on={{ kind: 'claim', claim, ...(dossier && { dossier }) }}
          isWriting={writing}
          onClose={() => setWriting(false)}
          actions={actions}
        />
        <div className="actions">
          <button type="button" className="btn" aria-expanded={writing} onClick={() => setWriting(!writing)}>
            {t('finding.note')}
          </button>
          {link !== null && (
            <FeedbackButton label={t('claim.copyLink')} done={t('copy.done')} failed={refused} act={() => copy(link)} />
          )}
          <FeedbackButton
            label={t('claim.copyWithSources')}
            done={t('copy.done')}
            failed={refused}
            act={() => copy(claimText(claim, { ...book, name: book.subject.name }))}
          />
          {changes && (
            <>
              <a className="btn" href={changes.editHref(claim.id)}>
                {t('growing.edit')}
              </a>
              <button
                type="button"
                className="btn"
                title={t('growing.retireAbout')}
                onClick={() => changes.onRetire(claim)}
              >
                {t('growing.retire')}
              </button>
            </>
          )}
        </div>
      </section>
      {(claim.slots.length > 0 || claim.phrasings.length > 0) && (
        <section className="block" aria-labelledby="read-by">
          <h2 className="head" id="read-by">
            {t('claim.readBy')}
          </h2>
          <ClaimValues claim={claim} />
          {claim.phrasings.length > 0 && (
            <Folded label={t('count.wordings', claim.phrasings.length)}>
              <ul className="phrasings" aria-label={t('claim.wordings')}>
                {claim.phrasings.map(({ text }) => (
                  <li key={text} lang="en">
                    {text}
                  </li>
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
