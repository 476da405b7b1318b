import type { DossierBook } from '@/lib/dossier/browse/dossier-book'
import { webAddress } from '@/lib/dossier/format/web-address'
import { readAdjustmentStates } from '@/lib/dossiers/data/adjustments'
import type { AdjustmentState } from '@/lib/dossiers/data/adjusted'
import type { SetAside } from '@/lib/dossiers/data/types'
import { readBook } from '@/lib/dossiers/read-book'
import { t } from '@/lib/i18n/t'
import type { StoredDossierRef } from '@/lib/schema/annotation'
import { BUNDLED_ID } from '@/lib/schema/bundled-id'
import type { Mute } from '@/lib/schema/mute'
import { collapseSpaces } from '@/lib/text/fold-words'

/** A finding that the user has called wrong: its sentence is hidden with its claims, or its claim is set aside. */
export interface WrongFinding {
  id: string
  of: { reason: 'unrelated'; mute: Mute } | { reason: 'evidence'; setAside: SetAside; state: AdjustmentState }
  /** ISO instant. */
  at: string
  dossier: StoredDossierRef
  claims: readonly string[]
  /** The sentence with which the claim was compared; empty where a claim was set aside on its own page. */
  sentence: string
  url: string
  title: string
}

export interface SetAsideClaim {
  setAside: SetAside
  state: AdjustmentState
}

/** Returns the claims that are set aside, in all dossiers. */
export async function readSetAsideClaims(): Promise<SetAsideClaim[]> {
  const claims: SetAsideClaim[] = []
  for (const { adjustment, state } of await readAdjustmentStates())
    if (adjustment.kind === 'set-aside') claims.push({ setAside: adjustment, state })
  return claims
}

/** Lists muted sentences and claims set aside together, most recent first. @param nameOf returns the name of a dossier */
export function wrongFindingsOf(
  mutes: readonly Mute[],
  setAsideClaims: readonly SetAsideClaim[],
  nameOf: (dossier: string) => string,
): WrongFinding[] {
  const ofMutes = mutes.map((mute): WrongFinding => {
    const { id, created: at, claims, sentence, url, title } = mute
    const dossier = mute.dossier ?? { id: BUNDLED_ID, name: nameOf(BUNDLED_ID) }
    return { id, of: { reason: 'unrelated', mute }, at, dossier, claims, sentence, url, title }
  })
  const ofClaims = setAsideClaims.map(({ setAside, state }): WrongFinding => {
    const { id, at, claim, about } = setAside
    const dossier = { id: setAside.dossier, name: nameOf(setAside.dossier) }
    const of = { reason: 'evidence', setAside, state } as const
    return { id, of, at, dossier, claims: [claim], sentence: about?.sentence ?? '', url: about?.url ?? '', title: '' }
  })
  return [...ofMutes, ...ofClaims].sort((a, b) => (a.at < b.at ? 1 : -1))
}

/** Returns for each one line of plain text for the author of the evidence: why it is wrong, the claim, the sentence, its page. */
export async function linesForAuthors(list: readonly WrongFinding[]): Promise<string> {
  const books = new Map<string, DossierBook | undefined>()
  let lines = ''
  for (const { of, dossier, claims, sentence, url } of list) {
    if (of.reason === 'unrelated' && !books.has(dossier.id)) books.set(dossier.id, await readBook(dossier.id))
    const known = books.get(dossier.id)?.claimsOf(claims) ?? []
    const words = of.reason === 'evidence' ? [of.setAside.words] : known.map(({ text }) => text)
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
