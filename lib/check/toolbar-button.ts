import type { CheckStatus, PageState } from '@/lib/schema/page-state'
import { knownTabs, pageState } from '@/lib/platform/session'
import { showOnToolbar } from '@/lib/platform/toolbar'
import { t } from '@/lib/i18n/t'
import { activeSubjects } from './active-dossiers'
import { shownFindings } from './reuse-findings'
import { joinWithAnd, joinWithOr } from '@/lib/i18n/lists'

/**
 * Updates a tab's toolbar button: the number of contradicted sentences, a title, and the icon.
 *
 * @param before the state that the button shows, if known; the icon of a check that goes on is not set again
 */
export async function updateToolbarButton(
  tabId: number,
  state: PageState | null,
  before: PageState | null = null,
): Promise<void> {
  const findings = state ? shownFindings(state) : []
  const conflicts = findings.filter(({ verdict }) => verdict === 'contradicted').length
  try {
    await showOnToolbar(tabId, {
      count: conflicts > 0 ? String(conflicts) : '',
      title: await titleOf(state, conflicts),
      lit: isGoingOn(before, state) ? undefined : state !== null && COLOURED_ICON_STATUSES.has(state.status),
    })
  } catch {
    // The tab was closed meanwhile.
  }
}

/** Updates the toolbar button of all known tabs, after the dossiers or where Claimlight is on have changed. */
export async function updateToolbarButtons(): Promise<void> {
  await Promise.all(
    (await knownTabs()).map(async ({ tabId }) => updateToolbarButton(tabId, await pageState(tabId).read())),
  )
}

/** Returns whether the same check still runs: its icon is still set, and setting it again makes the browser read files. */
const isGoingOn = (before: PageState | null, after: PageState | null): boolean =>
  before?.status === 'checking' && after?.status === 'checking' && before.id === after.id

const COLOURED_ICON_STATUSES = new Set<CheckStatus>(['reading', 'checking', 'done', 'error']) // statuses with the coloured icon

async function titleOf(state: PageState | null, conflicts: number): Promise<string> {
  if (!state) return t('toolbar.idle')
  switch (state.status) {
    case 'done':
      return !state.dossiers?.length
        ? t('toolbar.done', conflicts)
        : t('toolbar.doneWith', {
            said: t('toolbar.done', conflicts),
            dossiers: joinWithAnd(state.dossiers.map(({ name }) => name)),
          })
    case 'checking':
      return t('toolbar.checking', { checked: state.checked, sentences: state.sentences })
    case 'off-subject':
      return t('toolbar.offSubject', { subject: joinWithOr(await activeSubjects()) })
    case 'other-language':
      return t('toolbar.otherLanguage')
    case 'off':
      return t('toolbar.off')
    case 'error':
      return t('toolbar.error')
    default:
      return t('toolbar.idle')
  }
}
