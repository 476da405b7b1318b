import { callPage } from '@/lib/messaging/call'
import { startPageAgentIn } from '@/lib/platform/scripts'
import { logError } from '@/lib/platform/lifecycle'
import { knownTabs, pageState } from '@/lib/platform/session'
import { answerAgain } from './ask-question'
import { checkPage } from './check-page'
import { isSwitchedOff } from './off'
import { clearDossierCache, isBundledOn, openModels, prepareBundled, activeSearchNames } from './active-dossiers'
import { updateToolbarButtons } from './toolbar-button'

export async function applyDossierChanges(): Promise<void> {
  clearDossierCache()
  const tabs = await knownTabs()
  for (const { tabId } of tabs) answeredBeforePage.add(tabId)
  await checkAgain(tabs)
  // The findings of the pages are those from before the change, until they have been checked again too.
  const before = tabs.filter(({ tabId }) => answeredBeforePage.has(tabId))
  await Promise.all(before.map(({ tabId }) => answerAgain(tabId, false)))
  await updateToolbarButtons()
}

/** Tabs whose selection was judged with changed evidence before their page was. */
const answeredBeforePage = new Set<number>()

/** Checks a page, and judges its selection anew where the evidence has changed, so that both have one verdict. */
export async function checkPageAndSelection(tabId: number, page: Parameters<typeof checkPage>[1]): Promise<void> {
  await checkPage(tabId, page)
  const isChecked = (await pageState(tabId).read())?.status === 'done'
  if (isChecked && answeredBeforePage.delete(tabId)) await answerAgain(tabId, true)
}

/** Checks the open pages again that were compared with a dossier. Their marks stay until the new ones are there. */
export async function checkPagesAgain(dossier: string): Promise<void> {
  const tabs = await Promise.all(
    (await knownTabs()).map(async (tab) => ({ ...tab, state: await pageState(tab.tabId).read() })),
  )
  // A page that is being checked does not have its dossiers yet.
  await checkAgain(
    tabs.filter(({ state }) => state?.status === 'checking' || state?.dossiers?.some(({ id }) => id === dossier)),
  )
}

async function checkAgain(tabs: readonly { tabId: number; url: string }[]): Promise<void> {
  await Promise.all(
    tabs.map(async ({ tabId, url }) => callPage(tabId, 'subjects-changed', { names: await activeSearchNames(url) })),
  )
}

/**
 * Starts the page agent in a tab whose page names a subject. Also returns the names that pages are searched for.
 *
 * @param isBuiltIn the page names the subject of the bundled dossier; nothing is started if that dossier is off
 */
export async function startPageAgentOn(
  { tabId, url }: { tabId: number; url: string },
  isBuiltIn: boolean,
): Promise<{ started: boolean; names: string[] }> {
  const names = await activeSearchNames(url)
  const isWanted = (!isBuiltIn || (await isBundledOn())) && !(await isSwitchedOff(url))
  if (isWanted) (isBuiltIn ? prepareBundled() : openModels()).catch(logError)
  const started = isWanted && (await startPageAgentIn(tabId))
  return { started, names }
}
