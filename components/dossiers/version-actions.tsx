import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { CheckLine } from '@/components/ui/fields'
import { Icon } from '@/components/ui/icon'
import { t } from '@/lib/i18n/t'
import type { AddActions, VersionLook } from '@/lib/dossiers/add-dossier'

export interface VersionActionsProps {
  look: VersionLook
  /** Version named in the file. */
  version: string
  isStoring: boolean
  /** How far storing is, 0 to 1; from 1 on it cannot be cancelled. */
  share: number
  actions: Pick<AddActions, 'again' | 'cancel'> & { add: (how: 'update' | 'another') => void }
}

/** Accepts or rejects another version of an installed dossier. The user must confirm a version with warnings (red). */
export function VersionActions({ look, version, isStoring, share, actions }: VersionActionsProps) {
  const [isSure, setSure] = useState(false)
  const { warnings, installed } = look
  const asks = warnings.some((warning) => warning !== 'same-version')
  return (
    <>
      {warnings.length > 0 && (
        <div className={asks ? 'well warnings contradicted' : 'well'} role={asks ? 'alert' : undefined}>
          {warnings.map((warning) => (
            <p key={warning}>
              {warning !== 'same-version' && <Icon name="contradicted" />} {warningSentence(warning, installed.version)}
            </p>
          ))}
          {asks && <CheckLine label={t('versions.sure')} checked={isSure} onChange={setSure} />}
        </div>
      )}
      <div className="actions">
        <Button
          kind="main"
          label={t('versions.accept', { version })}
          disabled={isStoring || (asks && !isSure)}
          onClick={() => actions.add('update')}
        />
        <Button
          label={isStoring ? t('import.cancel') : t('versions.leave', { version: installed.version })}
          disabled={isStoring && share >= 1}
          onClick={isStoring ? actions.cancel : actions.again}
        />
        <Button kind="bare" label={t('versions.another')} disabled={isStoring} onClick={() => actions.add('another')} />
        <Storing isStoring={isStoring} share={share} />
      </div>
    </>
  )
}

function warningSentence(warning: VersionLook['warnings'][number], version: string): string {
  switch (warning) {
    case 'older':
      return t('versions.warn.older', { version })
    case 'same-version':
      return t('versions.warn.same', { version })
    case 'other-key':
      return t('versions.warn.otherKey')
    case 'first-key':
      return t('versions.warn.firstKey')
    case 'unsigned-over-signed':
      return t('versions.warn.unsigned')
  }
}

interface StoringProps {
  isStoring: boolean
  /** 0 to 1. */
  share: number
}

/** That a dossier is being stored, and how far it is. */
export function Storing({ isStoring, share }: StoringProps) {
  return (
    <>
      <span role="status" className="text-muted">
        {isStoring && t('adding.storing')}
      </span>
      {isStoring && (
        <progress className="storing" aria-label={t('adding.storing')} max={100} value={Math.floor(share * 100)} />
      )}
    </>
  )
}
