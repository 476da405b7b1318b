import { useCallback, useState } from 'react'
import { useAsyncResult } from '@/components/ui/use-async-result'
import '@/components/notes/transfer/import.css'
import { ClaimForm } from '@/components/dossiers/claim-form'
import { alikeClaims, passageOf, type FormStart, type WrittenClaim } from '@/lib/dossiers/claim-form'
import { claimHrefIn } from '@/lib/dossiers/data/screen-href'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/section'
import { distinctNameOf } from '@/lib/dossiers/data/dossier-name'
import { draftOf } from '@/lib/dossiers/data/claim-draft'
import { DossierRefused, type InstalledDossier } from '@/lib/dossiers/data/types'
import { t } from '@/lib/i18n/t'
import { announceDossiersChanged } from '@/lib/dossiers/change-dossier'
import { undoChanges } from '@/lib/dossiers/data/changes'
import { storeClaim } from '@/lib/dossiers/store-claim'
import { claimFormData, type ClaimFormData } from '@/lib/dossiers/dossier-questions'
import { usePanel } from '../panel-context'

interface ClaimScreenProps {
  /** The dossiers that a claim can be added to; the first is proposed. */
  dossiers: readonly InstalledDossier[]
  proposedDossier: string | null
  /** The claim that is edited; null: a new one. */
  claim: string | null
  /** Initial values of a new claim. */
  start: FormStart
  /** Address of the screen that the user came from. */
  backHref: string
  onStored?: () => void
}

export function ClaimScreen({ dossiers, proposedDossier, claim, start, backHref, onStored }: ClaimScreenProps) {
  const { onDone } = usePanel()
  const [chosenDossier, setChosen] = useState<string | null>(null)
  const id = chosenDossier ?? proposedDossier ?? dossiers[0]?.id ?? null
  const read = useCallback(
    () => (id === null ? Promise.resolve(null) : claimFormData(id, claim).catch(() => null)),
    [id, claim],
  )
  const dossier = useAsyncResult(read)
  const compare = useCallback((text: string, of: string) => alikeClaims(text, of, claim), [claim])
  if (dossier === undefined) return null
  if (id === null || dossier === null || (claim !== null && dossier.edited === null)) {
    return (
      <EmptyState
        lead={t('claimForm.unknownDossier')}
        actions={<ButtonLink label={t('dossiers.all')} href="#/dossiers" />}
      />
    )
  }
  const { edited } = dossier
  const save = async (written: WrittenClaim): Promise<string | null> => {
    try {
      const stored = await storeClaim(dossier, written, passageOf(start, written.newSource))
      const undo = () => void undoChanges(id, [stored.change]).then(announceDossiersChanged)
      const say = () => {
        onStored?.()
        onDone(t(claim === null ? 'claimForm.added' : 'claimForm.edited'), undo)
      }
      // The message disappears when the screen changes, so it is shown after the change.
      addEventListener('hashchange', () => queueMicrotask(say), { once: true })
      location.assign(claim === null ? backHref : claimHrefIn(id, stored.claim))
      return null
    } catch (error) {
      return whyNotStored(error)
    }
  }
  return (
    <ClaimForm
      key={claim === null ? `new ${start.quotation === null}` : `${id} ${claim}`}
      isNew={claim === null}
      start={edited === null ? start : editStart(edited, dossier)}
      dossier={dossier}
      dossiers={
        claim === null
          ? dossiers.map((one) => ({ id: one.id, name: distinctNameOf(one, dossiers) }))
          : [{ id, name: dossier.name }]
      }
      onDossier={setChosen}
      findAlike={compare}
      onSave={save}
      place={claim === null ? `claim ${start.quotation ?? ''}` : `claim ${id} ${claim}`}
      cancelHref={claim === null ? backHref : claimHrefIn(id, claim)}
    />
  )
}

function editStart({ claim, topic }: NonNullable<ClaimFormData['edited']>, { subjectNames }: ClaimFormData): FormStart {
  return { draft: draftOf(claim, topic, subjectNames), quotation: null, page: null, cited: claim.sources }
}

export function whyNotStored(error: unknown): string {
  if (error instanceof DossierRefused) return t('claimForm.notSaved', { why: error.reason ?? error.code })
  console.error('Claimlight: the claim was not saved', error)
  return t('dossiers.failed')
}
