import type { PageState } from '@/lib/messaging/protocol'
import { tabsWithPageState } from '@/lib/platform/session'
import { readSettings } from '@/lib/platform/settings'
import { showOnToolbar } from '@/lib/platform/toolbar'
import { dossier } from './engine'

/** Says on the toolbar button what is known of a tab: a number when sentences are contradicted, and a title in words. */
export async function showPage(tabId: number, state: PageState | null): Promise<void> {
  const { badge } = await readSettings()
  const conflicts = state?.findings.filter(({ verdict }) => verdict === 'contradicted').length ?? 0
  try {
    await showOnToolbar(tabId, {
      count: badge && conflicts > 0 ? String(conflicts) : '',
      title: `Claimlight: ${titleOf(state, conflicts)}`,
      lit:
        state !== null &&
        state.status !== 'off-subject' &&
        state.status !== 'other-language' &&
        state.status !== 'not-allowed',
    })
  } catch {
    // The tab was closed meanwhile; there is nothing to show and nobody to tell.
  }
}

/** The same for every tab of which something is known: the reader has turned the number on or off. */
export async function showAllPages(): Promise<void> {
  await Promise.all((await tabsWithPageState()).map((state) => showPage(state.tabId, state)))
}

function titleOf(state: PageState | null, conflicts: number): string {
  if (!state) return 'check this page'
  const found =
    conflicts === 1
      ? '1 sentence conflicts'
      : `${conflicts === 0 ? 'no' : conflicts} ${conflicts === 0 ? 'sentence conflicts' : 'sentences conflict'}`
  switch (state.status) {
    case 'done':
      return `${found} with the dossier`
    case 'checking':
      return `${state.checked} of ${state.sentences} sentences checked`
    case 'off-subject':
      return `this page does not mention ${dossier.subject.name}`
    case 'other-language':
      return 'this page is not in English'
    case 'error':
      return 'this page could not be read'
    case 'idle':
    case 'not-allowed':
      return 'check this page'
  }
}
