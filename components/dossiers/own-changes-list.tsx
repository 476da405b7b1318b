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
export function OwnChangesList({ dossier, changes, onUndo }: OwnChangesListProps) {
  return (['retired', 'edited', 'asked', 'gone'] as const).map((kind) => {
    const claims: readonly OneChange[] = changes[kind]
    const isRetired = kind === 'retired'
    return claims.length === 0 ? null : (
      <Part key={kind} name={t(`changes.${kind}`)} about={t(`changes.${kind}About`)}>
        {claims.map((claim) => (
          <Line
            key={`${claim.what ?? ''} ${claim.id}`}
            claim={claim}
            button={isRetired ? 'bringBack' : 'undo'}
            onUndo={() => onUndo(claim, isRetired ? 'broughtBack' : 'undone')}
          >
            {kind === 'edited' || claim.what === 'edited' ? (
              <a href={claimHrefIn(dossier, claim.id)} lang="en">
                {claim.text}
              </a>
            ) : (
              <span lang="en">{claim.text}</span>
            )}
            {claim.before !== undefined && claim.before !== claim.text && (
              <span className="from">
                {t('changes.before')} <span lang="en">{claim.before}</span>
              </span>
            )}
            {claim.what && <span className="from">{t(`changes.goneHow.${claim.what}`)}</span>}
          </Line>
        ))}
      </Part>
    )
  })
}

type OneChange = ChangedClaim & { before?: string; what?: OwnChanges['gone'][number]['what'] }

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
