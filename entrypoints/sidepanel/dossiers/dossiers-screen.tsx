import { DossiersView } from '@/components/dossiers/dossiers-view'
import { t } from '@/lib/i18n/t'
import { removeDossier, restoreDossier, restoreFormer, setDossierOn } from '@/lib/dossiers/store'
import type { InstalledDossier } from '@/lib/dossiers/types'
import { changed } from '@/lib/app/dossiers/change-dossier'
import { daysLeft } from '../days-left'
import type { Dossiers } from './use-dossiers'

export interface DossiersScreenProps {
  dossiers: Dossiers
  /** Something was done that can be undone. */
  onDone: (says: string, undo: () => void) => void
}

/** The installed dossiers, with what can be done with them. Each step back is offered at once. */
export function DossiersScreen({ dossiers, onDone }: DossiersScreenProps) {
  const { installed, removed, isBroken } = dossiers
  const undoRemove = (id: string) => void changed(restoreDossier(id))
  const restore = async ({ id, subject }: InstalledDossier) => {
    if (await changed(restoreDossier(id)))
      onDone(t('dossiers.restored', { subject: subject.name }), () => void changed(removeDossier(id)))
  }
  const remove = async (dossier: InstalledDossier) => {
    if (await changed(removeDossier(dossier.id)))
      onDone(t('dossiers.removedNow', { subject: dossier.subject.name }), () => undoRemove(dossier.id))
  }
  const goBack = async (dossier: InstalledDossier) => {
    const { former, subject } = dossier
    if (former === null || !(await changed(restoreFormer(dossier.id)))) return
    const says = t('dossiers.wentBack', { version: former.version, subject: subject.name })
    onDone(says, () => void changed(restoreFormer(dossier.id)))
  }
  return (
    <DossiersView
      installed={installed}
      removed={removed}
      isBroken={isBroken}
      daysLeft={({ removed: since }) => daysLeft(since ?? '', DAYS_KEPT)}
      onTurn={({ id }, isOn) => void changed(setDossierOn(id, isOn))}
      onRemove={(dossier) => void remove(dossier)}
      onRestore={(dossier) => void restore(dossier)}
      onFormer={(dossier) => void goBack(dossier)}
    />
  )
}

const DAYS_KEPT = 30
