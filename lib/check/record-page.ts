import { stateOf } from '@/lib/details/state'
import { pageState } from '@/lib/platform/session'
import { readSettings } from '@/lib/platform/settings'
import { isPrivateTab } from '@/lib/platform/tabs'
import { BUNDLED_ID } from '@/lib/schema/bundled-id'
import { readDossier } from '@/lib/dossiers/data/read'
import { dossierLabel, record } from './record'

/** Adds the page of a tab to the list, after its check. Pages of private windows are never added. */
export async function recordPage(tabId: number): Promise<void> {
  if (!(await readSettings()).history || (await isPrivateTab(tabId))) return
  const page = await pageState(tabId).read()
  if (page?.status !== 'done' || page.pageKey === '') return
  const dossier = await readDossier(page.dossiers?.[0]?.id ?? BUNDLED_ID)
  if (!dossier) return
  await record({
    kind: 'page',
    key: page.pageKey,
    title: page.title,
    address: page.url,
    sentences: page.sentences,
    findings: page.findings.map((one) => ({ quote: one.quote, state: stateOf(one) })),
    dossier: dossierLabel(dossier),
  })
}
