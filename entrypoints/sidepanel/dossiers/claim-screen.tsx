import { useCallback, useState } from 'react'
import { useAnswer } from '@/components/ui/use-answer'
import '@/components/notes/transfer/import.css'
import { ClaimForm } from '@/components/dossiers/claim-form'
import { type Alike, type FormStart, type WrittenClaim, alikeClaims } from '@/lib/dossiers/claim-form'
import { claimHrefIn } from '@/lib/dossiers/data/screen-href'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { nameAmong } from '@/lib/dossiers/data/name-among'
import { claimOf, draftOf } from '@/lib/dossiers/data/claim-draft'
import { DossierRefused, type InstalledDossier } from '@/lib/dossiers/data/types'
import { t } from '@/lib/i18n/t'
import { askDossier } from '@/lib/dossiers/read-dossier'
import { changeDossier, undoInDossier, dossiersChanged } from '@/lib/dossiers/change-dossier'
import type { FormContent } from '@/lib/dossiers/dossier-questions'

export interface ClaimScreenProps {
  /** Those that a claim can be added to; the first is proposed. */
  dossiers: readonly InstalledDossier[]
  /** The dossier that is proposed, or of which a claim is edited. */
  wanted: string | null
  /** The claim that is edited; null: a new one. */
  claim: string | null
  /** Initial values of a new claim. */
  start: FormStart
  /** Where the user came from. */
  backHref: string
  onDone: (says: string, undo: () => void) => void
}

/** A claim is added to a dossier, or edited in it. */
export function ClaimScreen({ dossiers, wanted, claim, start, backHref, onDone }: ClaimScreenProps) {
  const [chosen, setChosen] = useState<string | null>(null)
  const id = chosen ?? wanted ?? dossiers[0]?.id ?? null
  // An unlisted dossier may be large.
  const claims = dossiers.find((one) => one.id === id)?.claims ?? Infinity
  const dossier = useForm(id, claims, claim)
  const compare = useCallback(
    (text: string, of: string): Promise<Alike> => alikeClaims(text, { id: of, claims }, claim),
    [claim, claims],
  )
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
  const save = async ({ draft, cited, newSource, wording }: WrittenClaim): Promise<string | null> => {
    const highest = Math.max(0, ...dossier.sources.map(({ n }) => n))
    const sources = newSource === null ? [] : [{ ...sourceOf(newSource), n: highest + 1 }]
    const numbers = [...cited, ...sources.map(({ n }) => n)]
    const topic = draft.topic.trim() || dossier.topics[0] || t('dossier.noTopic')
    try {
      const claimId = claim ?? (await askDossier(claims, 'freshId', { id, text: draft.text }))
      const written = claimOf({ ...draft, topic }, claimId, numbers, edited?.claim)
      const phrasings = wording === null ? written.phrasings : [...written.phrasings, escaped(wording)]
      const kind = claim === null ? 'add' : 'edit'
      const change = await changeDossier({ id, claims }, { kind, claim: { ...written, phrasings }, sources, topic })
      dossiersChanged()
      location.assign(claim === null ? backHref : claimHrefIn(id, claimId))
      onDone(t(claim === null ? 'claimForm.added' : 'claimForm.edited'), () => {
        void undoInDossier({ id, claims }, [change]).then(dossiersChanged)
      })
      return null
    } catch (error) {
      if (error instanceof DossierRefused) return t('claimForm.notSaved', { why: error.reason ?? error.code })
      console.error('Claimlight: the claim was not saved', error)
      return t('dossiers.failed')
    }
  }
  return (
    <ClaimForm
      key={claim === null ? `new ${start.quotation === null}` : `${id} ${claim}`}
      isNew={claim === null}
      start={edited === null ? start : startOf(edited, dossier)}
      dossier={dossier}
      dossiers={
        claim === null
          ? dossiers.map((one) => ({ id: one.id, name: nameAmong(one, dossiers) }))
          : [{ id, name: dossier.name }]
      }
      onDossier={setChosen}
      compare={compare}
      onSave={save}
      cancelHref={claim === null ? backHref : claimHrefIn(id, claim)}
    />
  )
}

/** Undefined while it is read, null where there is none. */
function useForm(id: string | null, claims: number, claim: string | null): FormContent | null | undefined {
  const ask = useCallback(
    () => (id === null ? Promise.resolve(null) : askDossier(claims, 'form', { id, claim }).catch(() => null)),
    [id, claims, claim],
  )
  const content = useAnswer(ask)
  return id === null ? null : content
}

function startOf({ claim, topic }: NonNullable<FormContent['edited']>, { subjectNames }: FormContent): FormStart {
  return { draft: draftOf(claim, topic, subjectNames), quotation: null, page: null, cited: claim.sources }
}

function sourceOf({ title, url, author, publisher, date, tier }: NonNullable<WrittenClaim['newSource']>) {
  const given = { url, author, publisher, date }
  const known = Object.entries(given).filter(([, value]) => value.trim() !== '')
  return {
    title: title.trim(),
    ...(Object.fromEntries(known.map(([key, value]) => [key, value.trim()])) as Partial<typeof given>),
    ...(tier === null ? {} : { tier }),
  }
}

/** Words of a page are no marks. */
function escaped(text: string): string {
  return text.trim().replace(/[\\{}]/g, '\\$&')
}
