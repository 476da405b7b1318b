import { callPage } from '@/lib/messaging/call'
import { startPageAgentIn } from '@/lib/platform/scripts'
import { logError } from '@/lib/platform/lifecycle'
import { knownTabs, pageState } from '@/lib/platform/session'
import { answerAgain } from './ask-question'
import { isSwitchedOff } from './off'
import { clearDossierCache, isBundledOn, openModels, prepareBundled, activeSearchNames } from './active-dossiers'
import { updateToolbarButtons } from './toolbar-button'

export async function applyDossierChanges(): Promise<void> {
  clearDossierCache()
  const tabs = await knownTabs()
  await checkAgain(tabs)
  await Promise.all(tabs.map(({ tabId }) => answerAgain(tabId)))
  await updateToolbarButtons()
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
