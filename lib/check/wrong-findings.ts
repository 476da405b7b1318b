import type { Dossier } from '@/lib/dossier/format/schema'
import { webAddress } from '@/lib/text/web-address'
import { readAdjustmentStates } from '@/lib/dossiers/data/adjustments'
import { claimStateIn, type AdjustmentState } from '@/lib/dossiers/data/adjusted'
import { readCompiled } from '@/lib/dossiers/data/rows'
import type { SetAside } from '@/lib/dossiers/data/types'
import { t } from '@/lib/i18n/t'
import { allMutes } from '@/lib/notes/data/mutes'
import type { StoredDossierRef } from '@/lib/schema/annotation'
import { BUNDLED_ID } from '@/lib/schema/bundled-id'
import type { Mute } from '@/lib/schema/mute'
import { collapseSpaces } from '@/lib/text/fold-words'
import { groupedBy } from '@/lib/text/lists'

/** A finding that the user has called wrong: its sentence is hidden with its claims, or its claim is set aside. */
export interface WrongFinding {
  id: string
  of: { reason: 'unrelated'; mute: Mute } | { reason: 'evidence'; setAside: SetAside }
  state: AdjustmentState
  /** ISO instant. */
  at: string
  dossier: StoredDossierRef
  claims: readonly string[]
  /** The sentence with which the claim was compared; empty where a claim was set aside on its own page. */
  sentence: string
  url: string
  title: string
}

export interface MutedSentence {
  mute: Mute
  /** State of its claims in the evidence: the mute ends when none of them has the stored words. */
  state: AdjustmentState
}

export interface SetAsideClaim {
  setAside: SetAside
  state: AdjustmentState
}

/** Returns the muted sentences, most recent first in each dossier. */
export async function readMutedSentences(): Promise<MutedSentence[]> {
  const muted: MutedSentence[] = []
  for (const [dossier, mutes] of groupedBy(await allMutes(), (mute) => mute.dossier?.id ?? BUNDLED_ID)) {
    const claims = (await readCompiled(dossier))?.dossier.claims ?? []
    for (const mute of mutes) muted.push({ mute, state: stateOfMute(mute, claims) })
  }
  return muted
}

function stateOfMute(mute: Mute, claims: Dossier['claims']): AdjustmentState {
  if (mute.claims.length === 0) return 'applies'
  const states = new Set(mute.claims.map((claim) => claimStateIn(claims, claim)))
  return STATES.find((state) => states.has(state)) ?? 'gone'
}
/** The states of a claim; of those of several claims, the first one counts. */
const STATES: readonly AdjustmentState[] = ['applies', 'changed', 'gone']

/** Returns the claims that are set aside, in all dossiers. */
export async function readSetAsideClaims(): Promise<SetAsideClaim[]> {
  const claims: SetAsideClaim[] = []
  for (const { adjustment, state } of await readAdjustmentStates())
    if (adjustment.kind === 'set-aside') claims.push({ setAside: adjustment, state })
  return claims
}

/** Lists muted sentences and claims set aside together, most recent first. @param nameOf returns the name of a dossier */
export function wrongFindingsOf(
  muted: readonly MutedSentence[],
  setAsideClaims: readonly SetAsideClaim[],
  nameOf: (dossier: string) => string,
): WrongFinding[] {
  const ofMutes = muted.map(({ mute, state }): WrongFinding => {
    const { id, created: at, sentence, url, title } = mute
    const claims = mute.claims.map((claim) => claim.id)
    const dossier = mute.dossier ?? { id: BUNDLED_ID, name: nameOf(BUNDLED_ID) }
    return { id, of: { reason: 'unrelated', mute }, state, at, dossier, claims, sentence, url, title }
  })
  const ofClaims = setAsideClaims.map(({ setAside, state }): WrongFinding => {
    const { id, at, claim, about } = setAside
    const dossier = { id: setAside.dossier, name: nameOf(setAside.dossier) }
    const of = { reason: 'evidence', setAside } as const
    return {
      id,
      of,
      state,
      at,
      dossier,
      claims: [claim],
      sentence: about?.sentence ?? '',
      url: about?.url ?? '',
      title: '',
    }
  })
  return [...ofMutes, ...ofClaims].sort((a, b) => (a.at < b.at ? 1 : -1))
}

/** Returns for each one line of plain text for the author of the evidence: why it is wrong, the claim, the sentence, its page. */
export function linesForAuthors(list: readonly WrongFinding[]): string {
  let lines = ''
  for (const { of, dossier, sentence, url } of list) {
    const words = of.reason === 'evidence' ? [of.setAside.words] : of.mute.claims.map((claim) => claim.words)
    const parts = [`${t(`wrongFinding.${of.reason}`)}.`]
    for (const claim of words) parts.push(t('wrongFinding.claimLine', { name: dossier.name, claim }))
    if (sentence !== '') parts.push(t('wrongFinding.sentenceLine', { sentence }))
    parts.push(publicAddress(url))
    lines += `${collapseSpaces(parts.join(' '))}\n`
  }
  return lines
}

/** Returns an address of the web without passwords and its fragment; empty for a local file. */
function publicAddress(url: string): string {
  const [address = ''] = (webAddress(url) ?? '').split('#')
  return address
}
