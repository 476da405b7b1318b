import type { Locator, Page } from 'playwright-core'
import type { PageState, ViewState } from '@/lib/schema/page-state'
import { page as madeUp } from '@/tests/unit/components/fixtures'
import type { Stage } from './stage'
import { t } from '@/lib/i18n/t'

/** The finding that notes are written on; it is open when the panel opens. */
export const finding = madeUp.findings[4]!

const TAB = 4711

/** The panel of a checked page, in a separate tab, with one finding open. */
export async function openPanel(stage: Stage): Promise<Page> {
  const page: PageState = { ...madeUp, tabId: TAB }
  const view: ViewState = { inView: null, current: finding.start }
  await stage.desk.evaluate((states) => chrome.storage.session.set(states), {
    [`page:${TAB}`]: page,
    [`view:${TAB}`]: view,
  })
  const panel = await stage.claimlight.open(`/sidepanel.html?tabId=${TAB}#/page`)
  await panel.getByRole('button', { name: t('finding.note'), exact: true }).waitFor()
  return panel
}

/** Opens the box for a new note on the finding. */
export async function writeNew(panel: Page): Promise<Locator> {
  await panel.getByRole('button', { name: t('finding.note'), exact: true }).click()
  const box = boxOf(panel)
  await box.waitFor()
  return box
}

/** Opens the editor of a saved note. */
export async function edit(panel: Page, words: string): Promise<Locator> {
  await panel
    .getByRole('group', { name: t('notes.yours') })
    .filter({ hasText: words })
    .getByRole('button', { name: t('notes.edit') })
    .click()
  const box = boxOf(panel)
  await box.waitFor()
  return box
}

export function boxOf(panel: Page): Locator {
  return panel.getByRole('textbox', { name: t('notes.note'), exact: true })
}

export function press(panel: Page, name: string): Promise<void> {
  return panel.getByRole('button', { name, exact: true }).click()
}
