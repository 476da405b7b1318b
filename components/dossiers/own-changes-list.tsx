import { useState, type ReactNode } from 'react'
import { claimHrefIn } from '@/lib/dossiers/data/screen-href'
import { t } from '@/lib/i18n/t'
import type { ChangedClaim, OwnChanges } from '@/lib/dossiers/data/own-changes'
import { Button } from '@/components/ui/button'

export interface OwnChangesListProps {
  dossier: string
  changes: OwnChanges
  /** Takes the changes to one claim back. */
  onUndo: (claim: ChangedClaim, says: 'broughtBack' | 'undone') => void
}

/** The user's changes to a dossier: retired claims, edited claims, questions, and changes that do not fit the present version. */
export function OwnChangesList({ dossier, changes: { retired, edited, asked, gone }, onUndo }: OwnChangesListProps) {
  return (
    <>
      {retired.length > 0 && (
        <Part name={t('changes.retired')} about={t('changes.retiredAbout')}>
          {retired.map((claim) => (
            <Line key={claim.id} claim={claim} button="bringBack" onUndo={() => onUndo(claim, 'broughtBack')}>
              <span lang="en">{claim.text}</span>
            </Line>
          ))}
        </Part>
      )}
      {edited.length > 0 && (
        <Part name={t('changes.edited')} about={t('changes.editedAbout')}>
          {edited.map((claim) => (
            <Line key={claim.id} claim={claim} button="undo" onUndo={() => onUndo(claim, 'undone')}>
              <a href={claimHrefIn(dossier, claim.id)} lang="en">
                {claim.text}
              </a>
              {claim.before !== claim.text && (
                <span className="from">
                  {t('changes.before')} <span lang="en">{claim.before}</span>
                </span>
              )}
            </Line>
          ))}
        </Part>
      )}
      {asked.length > 0 && (
        <Part name={t('changes.asked')} about={t('changes.askedAbout')}>
          {asked.map((question) => (
            <Line key={question.id} claim={question} button="undo" onUndo={() => onUndo(question, 'undone')}>
              <span lang="en">{question.text}</span>
            </Line>
          ))}
        </Part>
      )}
      {gone.length > 0 && (
        <Part name={t('changes.gone')} about={t('changes.goneAbout')}>
          {gone.map((claim) => (
            <Line key={`${claim.what} ${claim.id}`} claim={claim} button="undo" onUndo={() => onUndo(claim, 'undone')}>
              {claim.what === 'edited' ? (
                <a href={claimHrefIn(dossier, claim.id)} lang="en">
                  {claim.text}
                </a>
              ) : (
                <span lang="en">{claim.text}</span>
              )}
              <span className="from">{t(`changes.goneHow.${claim.what}`)}</span>
            </Line>
          ))}
        </Part>
      )}
    </>
  )
}

/** Lines that are shown at once, and added on request. */
const STEP = 20

function Part({ name, about, children }: { name: string; about: string; children: ReactNode[] }) {
  const [limit, setLimit] = useState(STEP)
  const rest = children.length - limit
  return (
    <section className="block own-changes" aria-label={name}>
      <h2 className="head">{name}</h2>
      <p className="text-muted">{about}</p>
      <ul className="kept">{children.slice(0, limit)}</ul>
      {rest > 0 && (
        <Button label={t('corrections.more', Math.min(rest, STEP))} onClick={() => setLimit(limit + STEP)} />
      )}
    </section>
  )
}

interface LineProps {
  claim: ChangedClaim
  button: 'bringBack' | 'undo'
  onUndo: () => void
  children: ReactNode
}

function Line({ claim, button, onUndo, children }: LineProps) {
  return (
    <li>
      <span className="what">{children}</span>
      <Button
        label={t(`changes.${button}`)}
        aria-label={t(`changes.${button}Named`, { text: claim.text })}
        onClick={onUndo}
      />
    </li>
  )
}
