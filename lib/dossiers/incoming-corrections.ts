import { userCorrectionSchema, type UserCorrection } from '@/lib/dossier/format/corrections-file'
import type { SlotType } from '@/lib/dossier/format/schema'
import { textOfClaim } from '@/lib/dossier/format/mark-syntax'
import { readCorrections, tidiedCorrection } from '@/lib/dossier/format/read-corrections'
import { webAddress } from '@/lib/dossier/format/web-address'
import { plainWords } from '@/lib/dossier/format/plain-words'
import { dateOfIso, sayDate } from '@/lib/text/date-value'
import { hostOf } from '@/lib/text/urls'
import type { SourceDraft } from './claim-form'
import { draftOf, typedDate, withText, type ClaimDraft } from './data/claim-draft'
import type { InstalledDossier } from './data/types'
import { claimFormData, type ClaimFormData } from './dossier-questions'
import { storeClaim } from './store-claim'

type ChangeProposal = Extract<UserCorrection, { kind: 'change' }>

/** A change of a claim that a reader proposes, beside what the claim says now. */
export interface ProposedChange extends Pick<
  ChangeProposal,
  'claim' | 'sources' | 'comment' | 'by' | 'sentence' | 'url'
> {
  before: string
  after: string
  values: readonly { slot: number; type: SlotType; before: string; after: string }[]
  date: string
}

export interface IncomingCorrections {
  subject: string
  /** The dossier that the corrections are for; null: none is installed. */
  dossier: InstalledDossier | null
  changes: readonly ProposedChange[]
  /** Entries that propose nothing for a claim of this dossier, such as reports of wrong findings. */
  others: number
}

export function hasCorrections(text: string): boolean {
  return text.includes('claimlight-corrections')
}

/** Reads a file of corrections, or the text of a mail with them. @returns null where none can be read */
export async function readIncoming(
  text: string,
  installed: readonly InstalledDossier[],
): Promise<IncomingCorrections | null> {
  const read = readCorrections(text)
  if (!read.ok) return null
  const { subject, items } = read
  const proposals = items.flatMap((item) => {
    const one = userCorrectionSchema.safeParse(item)
    return one.success && one.data.kind === 'change' ? [tidiedCorrection(one.data) as ChangeProposal] : []
  })
  const candidates = installed.filter((one) => [one.subject.name, ...one.subject.aliases].includes(subject))
  for (const dossier of candidates) {
    const found = await Promise.all(proposals.map((one) => comparedWithClaim(dossier.id, one)))
    const changes = found.flatMap((one) => one ?? [])
    if (changes.length > 0) return { subject, dossier, changes, others: items.length - changes.length }
  }
  return { subject, dossier: candidates[0] ?? null, changes: [], others: items.length }
}

async function comparedWithClaim(dossier: string, proposal: ChangeProposal): Promise<ProposedChange | null> {
  const form = await claimFormData(dossier, proposal.claim)
  if (!form?.edited) return null
  const { claim } = form.edited
  const before = textOfClaim(claim)
  const isVague = ({ slot, value }: { slot: number; value: string }) =>
    claim.slots[slot]?.type === 'date' && !typedDate(value)
  const values = proposal.values.flatMap(({ slot, value }) => {
    const own = claim.slots[slot]
    const after = (own?.type === 'date' && typedDate(value)) || value
    if (own === undefined || isVague({ slot, value }) || ['', own.value].includes(after)) return []
    return [{ slot, type: own.type, before: own.value, after }]
  })
  const draft = draftWith(form, proposal.should, values)
  const { by, sentence, url } = proposal
  const cited = form.sources.flatMap(({ n, title, url: at }) => (claim.sources.includes(n) ? [title, at] : []))
  const sources = proposal.sources.filter((words) => !cited.includes(webAddress(words.trim()) ?? words))
  // Words that are no date stay for the editor to read.
  const vague = proposal.values.filter(isVague).map(({ value }) => value)
  const comment = [proposal.comment, ...vague].filter(Boolean).join(' · ')
  const isSame = plainWords(before) === plainWords(draft.text) && values.length + sources.length + vague.length === 0
  // A comment on a change that was made already asks for nothing more.
  if (isSame && (comment === '' || proposal.should !== '' || proposal.values.length > 0)) return null
  const date = /^\d{4}-\d{2}-\d{2}/.exec(proposal.date)?.[0] ?? ''
  return { ...{ claim: claim.id, before, after: draft.text, values, date }, ...{ sources, comment, by, sentence, url } }
}

/** Returns the claim with the proposed words and values; a value that its text states is replaced there too. */
function draftWith(
  { edited, subjectNames }: ClaimFormData,
  should: string,
  values: ProposedChange['values'],
): ClaimDraft {
  if (edited === null) throw new Error('no claim')
  const draft = draftOf(edited.claim, edited.topic, subjectNames)
  const wordsOf = (at: number) => draft.details.find(({ slot }) => slot === at)?.words ?? ''
  const replaced = values.reduce((text, { slot, type, after }) => {
    const date = type === 'date' ? dateOfIso(after) : null
    return wordsOf(slot) === '' ? text : text.replace(wordsOf(slot), () => (date ? sayDate(date) : after))
  }, draft.text)
  const changed = withText(draft, should === '' || should === draft.text ? replaced : should, subjectNames)
  const details = changed.details.map((detail) => {
    const value = values.find(({ slot }) => slot === detail.slot)?.after
    return value === undefined ? detail : { ...detail, value }
  })
  return { ...changed, details }
}

/**
 * Changes the claim as proposed.
 * @returns id of the change, for undoing
 * @throws DossierRefused as `storeClaim`
 */
export async function acceptChange(dossier: string, change: ProposedChange): Promise<string> {
  const form = await claimFormData(dossier, change.claim)
  if (!form?.edited) throw new Error('The claim is gone.')
  const draft = draftWith(form, change.after, change.values)
  const [newSource = null, ...moreSources] = change.sources.map(sourceDraftOf)
  const rest = { wordings: [], answers: null, cited: form.edited.claim.sources }
  return (await storeClaim(form, { draft, newSource, moreSources, ...rest }, null)).change
}

function sourceDraftOf(words: string): SourceDraft {
  const url = webAddress(words.trim()) ?? ''
  const none = { author: '', publisher: url === '' ? '' : hostOf(url), date: '', tier: null }
  return { title: (url === '' ? words : hostOf(url)).slice(0, 300), url, ...none }
}
