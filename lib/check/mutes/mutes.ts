import { deleteMute, restoreMute, saveMute } from '@/lib/notes/data/mutes'
import type { Mute, MuteDraft } from '@/lib/schema/mute'
import type { Finding } from '@/lib/schema/finding'
import { callPage } from '@/lib/messaging/call'
import type { PageState } from '@/lib/schema/page-state'
import { knownTabs } from '@/lib/platform/session'
import { cardTexts } from '../card-texts'
import { dossiersOf } from '../active-dossiers'
import { withFindings } from '../finding-batches'
import { forgetMutes, mutedFilter } from '../muted'
import { changePage } from '../page-states'

/** Mutes a finding. All writes use these functions, so that every tab is updated. */
export async function muteFinding(draft: MuteDraft): Promise<Mute> {
  const mute = await saveMute(draft, { id: crypto.randomUUID(), now: new Date().toISOString() })
  await mutesChanged()
  return mute
}

export async function unmuteFinding(id: string): Promise<void> {
  await deleteMute(id)
  await mutesChanged()
}

/** Restores an undone mute. */
export async function restoreMutedFinding(mute: Mute): Promise<void> {
  await restoreMute(mute)
  await mutesChanged()
}

/** Shows findings on all tabs as muted sentences are now. In order: an older change must not overwrite a later one. */
export function mutesChanged(): Promise<void> {
  forgetMutes()
  turn = turn.then(showOnTabs, showOnTabs)
  return turn
}

let turn: Promise<void> = Promise.resolve()

async function showOnTabs(): Promise<void> {
  const isMuted = await mutedFilter()
  for (const { tabId } of await knownTabs()) {
    const shown: PageState[] = []
    await changePage(tabId, (state) => {
      const next = state && parted(state, isMuted)
      if (next !== null && next !== state) shown.push(next)
      return next
    })
    for (const state of shown) await repaint(tabId, state)
  }
}

function parted(state: PageState, isMuted: (finding: Finding) => boolean): PageState {
  const all = [...state.findings, ...(state.muted ?? [])].sort((a, b) => a.start - b.start)
  const findings = all.filter((finding) => !isMuted(finding))
  return findings.length === state.findings.length
    ? state
    : withFindings(state, { findings, muted: all.filter(isMuted) })
}

/** Replaces the painted findings of a page. */
export async function repaint(tabId: number, { findings, dossiers = [] }: PageState): Promise<void> {
  const reply = await callPage(tabId, 'which-visit', null)
  if (!reply.ok || reply.value.visit === null) return
  const { visit } = reply.value
  const about = cardTexts(await dossiersOf(findings), findings, dossiers)
  await callPage(tabId, 'paint', { visit, findings, done: true, about, instead: true })
}
