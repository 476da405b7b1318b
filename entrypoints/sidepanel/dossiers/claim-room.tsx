import { useCallback, useEffect, useState } from 'react'
import '@/components/transfer/import.css'
import { ClaimForm } from '@/components/dossiers/claim-form'
import type { Alike, FormDossier, FormStart, WrittenClaim } from '@/lib/app/dossiers/claim-form-types'
import { claimHrefIn } from '@/lib/dossiers/room-href'
import { EmptyState } from '@/components/ui/empty-state'
import { ClaimIds } from '@/lib/dossier-import/claim-id'
import { claimOf, draftOf } from '@/lib/dossiers/claim-draft'
import { changeClaim, readAuthored, undoChange } from '@/lib/dossiers/store'
import { DossierRefused, type AuthoredContent, type InstalledDossier } from '@/lib/dossiers/types'
import type { AuthoredClaim } from '@/lib/dossier/authoring'
import { t } from '@/lib/i18n/t'
import { alikeClaims } from '@/lib/app/dossiers/alike-claims'
import { dossiersChanged } from '@/lib/app/dossiers/changed'

export interface ClaimRoomProps {
  /** Those that a claim can be added to; the first is proposed. */
  dossiers: readonly InstalledDossier[]
  /** The dossier that is proposed, or of which a claim is edited. */
  wanted: string | null
  /** The claim that is edited; null: a new one. */
  claim: string | null
  /** What a new claim starts with. */
  start: FormStart
  /** Where the user came from. */
  backHref: string
  onDone: (says: string, undo: () => void) => void
}

/** A claim is added to a dossier, or edited in it. */
export function ClaimRoom({ dossiers, wanted, claim, start, backHref, onDone }: ClaimRoomProps) {
  const [chosen, setChosen] = useState<string | null>(null)
  const id = chosen ?? wanted ?? dossiers[0]?.id ?? null
  const content = useContent(id)
  const compare = useCallback(
    (text: string, dossier: string): Promise<Alike> => alikeClaims(text, dossier, claim),
    [claim],
  )
  if (content === undefined) return null
  const edited = claim === null || content === null ? undefined : claimIn(content, claim)
  if (id === null || content === null || (claim !== null && edited === undefined)) {
    return (
      <EmptyState
        lead={t('growing.unknownDossier')}
        actions={
          <a className="btn" href="#/dossiers">
            {t('dossiers.all')}
          </a>
        }
      />
    )
  }
  const dossier = formDossier(id, content)
  const save = async ({ draft, cited, newSource, wording }: WrittenClaim): Promise<string | null> => {
    const highest = Math.max(0, ...content.sources.map(({ n }) => n))
    const sources = newSource === null ? [] : [{ ...sourceOf(newSource), n: highest + 1 }]
    const numbers = [...cited, ...sources.map(({ n }) => n)]
    const claimId = claim ?? freshId(draft.text, content)
    const topic = draft.topic.trim() || content.topics[0]?.topic || t('dossier.noTopic')
    const written = claimOf({ ...draft, topic }, claimId, numbers, edited?.claim)
    const phrasings = wording === null ? written.phrasings : [...written.phrasings, escaped(wording)]
    try {
      const kind = claim === null ? 'add' : 'edit'
      const change = await changeClaim(id, { kind, claim: { ...written, phrasings }, sources, topic })
      dossiersChanged()
      location.assign(claim === null ? backHref : claimHrefIn(id, claimId))
      onDone(t(claim === null ? 'growing.added' : 'growing.edited'), () => {
        void undoChange(id, change).then(dossiersChanged)
      })
      return null
    } catch (error) {
      if (error instanceof DossierRefused) return t('growing.notSaved', { why: error.reason ?? error.code })
      console.error('Claimlight: the claim was not saved', error)
      return t('dossiers.failed')
    }
  }
  return (
    <ClaimForm
      key={claim === null ? `new ${start.quotation === null}` : `${id} ${claim}`}
      isNew={claim === null}
      start={edited === undefined ? start : startOf(edited, dossier)}
      dossier={dossier}
      dossiers={
        claim === null
          ? dossiers.map(({ id: one, subject }) => ({ id: one, name: subject.name }))
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
function useContent(id: string | null): AuthoredContent | null | undefined {
  const [held, setHeld] = useState<{ id: string; content: AuthoredContent | null } | null>(null)
  useEffect(() => {
    if (id === null) return
    let isLive = true
    const hold = (content: AuthoredContent | null) => {
      if (isLive) setHeld({ id, content })
    }
    readAuthored(id).then(
      (content) => hold(content ?? null),
      () => hold(null),
    )
    return () => {
      isLive = false
    }
  }, [id])
  if (id === null) return null
  return held?.id === id ? held.content : undefined
}

interface Edited {
  claim: AuthoredClaim
  topic: string
}

function claimIn({ topics }: AuthoredContent, id: string): Edited | undefined {
  for (const { topic, claims } of topics) {
    const claim = claims.find((one) => one.id === id)
    if (claim) return { claim, topic }
  }
  return undefined
}

function startOf({ claim, topic }: Edited, { subjectNames }: FormDossier): FormStart {
  return { draft: draftOf(claim, topic, subjectNames), quotation: null, page: null, cited: claim.sources }
}

function formDossier(id: string, { subject, topics, sources }: AuthoredContent): FormDossier {
  return {
    id,
    name: subject.name,
    subjectNames: [subject.name, ...subject.aliases],
    topics: topics.map(({ topic }) => topic),
    sources,
  }
}

function freshId(text: string, { topics }: AuthoredContent): string {
  const ids = new ClaimIds()
  for (const { claims } of topics) for (const { id } of claims) ids.fromGiven(id)
  return ids.fromText(text)
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
