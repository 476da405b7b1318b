import type { ClaimPassage } from '@/lib/dossiers/data/types'
import { claimOf, typedDate } from '@/lib/dossiers/data/claim-draft'
import { t } from '@/lib/i18n/t'
import { changeClaim } from '@/lib/dossiers/data/changes'
import { announceDossiersChanged } from './change-dossier'
import type { SourceDraft, WrittenClaim } from './claim-form'
import { freshClaimId, type ClaimFormData } from './dossier-questions'

/**
 * Stores a claim that the user wrote or accepted, and has the open pages checked again.
 * @param form content of the form; its claim `edited` is changed, where there is one
 * @param passage quotation that supports the claim, or null
 * @returns the ids of the claim and of the change, for undoing
 * @throws DossierRefused as `changeClaim`
 */
export async function storeClaim(
  { id, sources: known, topics, edited }: ClaimFormData,
  { draft, cited, newSource, moreSources = [], wordings, answers }: WrittenClaim,
  passage: ClaimPassage | null,
): Promise<{ claim: string; change: string }> {
  const highest = Math.max(0, ...known.map(({ n }) => n))
  const added = newSource === null ? moreSources : [newSource, ...moreSources]
  const sources = added.map((one, at) => ({ ...sourceOf(one), n: highest + 1 + at }))
  const numbers = [...cited, ...sources.map(({ n }) => n)]
  const topic = draft.topic.trim() || topics[0] || t('dossier.noTopic')
  const claim = edited?.claim.id ?? (await freshClaimId(id, draft.text))
  const written = claimOf({ ...draft, topic }, claim, numbers, edited?.claim)
  const change = await changeClaim(id, {
    kind: edited === null ? 'add' : 'edit',
    claim: { ...written, phrasings: [...written.phrasings, ...wordings.map(escapeMarks)] },
    ...{ sources, topic },
    ...(passage === null ? {} : { passage }),
    ...(answers === null ? {} : { answers }),
  })
  announceDossiersChanged()
  return { claim, change }
}

function sourceOf({ title, url, author, publisher, date, tier }: SourceDraft) {
  const given = { url, author, publisher, date: typedDate(date) ?? date }
  const known = Object.entries(given).filter(([, value]) => value.trim() !== '')
  return {
    title: title.trim(),
    ...(Object.fromEntries(known.map(([key, value]) => [key, value.trim()])) as Partial<typeof given>),
    ...(tier === null ? {} : { tier }),
  }
}

/** Escapes `\`, `{` and `}`, which would start marks, in words of a page. */
function escapeMarks(text: string): string {
  return text.trim().replace(/[\\{}]/g, '\\$&')
}
