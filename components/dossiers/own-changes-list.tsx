import { claimHrefIn } from '@/lib/dossiers/data/screen-href'
import { t } from '@/lib/i18n/t'
import type { UndoableChange, OwnChanges } from '@/lib/dossiers/data/own-changes'
import { Button } from '@/components/ui/button'
import { useShowMore } from '@/components/ui/use-show-more'

interface OwnChangesListProps {
  dossier: string
  changes: OwnChanges
  onUndo: (claim: UndoableChange, says: 'broughtBack' | 'undone') => void
}

/** The user's changes to a dossier: retired and edited claims, questions, and changes that no longer fit it. */
export function OwnChangesList({ changes, ...props }: OwnChangesListProps) {
  return (['retired', 'edited', 'asked', 'gone'] as const).map(
    (kind) => changes[kind].length > 0 && <ChangesOfKind key={kind} kind={kind} claims={changes[kind]} {...props} />,
  )
}

interface ChangesOfKindProps extends Omit<OwnChangesListProps, 'changes'> {
  kind: 'retired' | 'edited' | 'asked' | 'gone'
  claims: readonly (UndoableChange & { before?: string; what?: OwnChanges['gone'][number]['what'] })[]
}

/** Number of changes that are shown at first, and added on request. */
const CHANGES_PER_STEP = 20

function ChangesOfKind({ kind, claims, dossier, onUndo }: ChangesOfKindProps) {
  const { shown, more } = useShowMore(claims, CHANGES_PER_STEP)
  const isRetired = kind === 'retired'
  return (
    <section className="block own-changes" aria-label={t(`changes.${kind}`)}>
      <h2 className="head">{t(`changes.${kind}`)}</h2>
      <p className="text-muted">{t(`changes.${kind}About`)}</p>
      <ul className="kept">
        {shown.map((claim) => (
          <li key={`${claim.what ?? ''} ${claim.id}`}>
            <span className="what">
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
            </span>
            <Button
              label={t(isRetired ? 'changes.bringBack' : 'changes.undo')}
              aria-label={t(isRetired ? 'changes.bringBackNamed' : 'changes.undoNamed', { text: claim.text })}
              onClick={() => onUndo(claim, isRetired ? 'broughtBack' : 'undone')}
            />
          </li>
        ))}
      </ul>
      {more}
    </section>
  )
}
