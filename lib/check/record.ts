import { countedStateOf } from '@/lib/details/state'
import { pageState } from '@/lib/platform/session'
import { isPrivateTab } from '@/lib/platform/tabs'
import { sentencesOf } from '@/lib/text/sentences'
import type { Article } from '@/lib/schema/finding'
import { BUNDLED_ID } from '@/lib/schema/bundled-id'
import { readDossier } from '@/lib/dossiers/data/read'
import type { Dossier } from '@/lib/dossier/format/schema'
import { allCheckedItems, clearChecked, recordCheck, restoreChecked } from '@/lib/check/history/store'
import type { FinishedCheck } from '@/lib/check/history/types'
import { changeSettings, readSettings } from '@/lib/platform/settings'

/** Adds a finished check to the list of checked pages and texts, when the user keeps that list. */
export async function recordIfEnabled(check: FinishedCheck): Promise<void> {
  if ((await readSettings()).history) await recordCheck(check, new Date().toISOString())
}

/** Returns the subject and version of a dossier, by which the list detects that another dossier was used. */
export const dossierLabel = ({ subject, version }: Pick<Dossier, 'subject' | 'version'>): string =>
  `${subject.name} ${version}`

/** Adds the page of a tab to the list, after the check of its text. Pages of private windows are never added. */
export async function recordPage(
  tabId: number,
  { text, blocks }: Required<Pick<Article, 'text' | 'blocks'>>,
): Promise<void> {
  if (!(await readSettings()).history || (await isPrivateTab(tabId))) return
  const page = await pageState(tabId).read()
  if (page?.status !== 'done' || page.pageKey === '') return
  const dossier = await readDossier(page.dossiers?.[0]?.id ?? BUNDLED_ID)
  if (!dossier) return
  await recordIfEnabled({
    kind: 'page',
    key: page.pageKey,
    title: page.title,
    address: page.url,
    sentences: page.sentences,
    findings: page.findings.map((one) => ({ quote: one.quote, state: countedStateOf(one) })),
    present: [
      ...(page.muted ?? []).map(({ quote }) => quote),
      ...blocks.flatMap((block) =>
        sentencesOf(text, block.start, block.end).map(({ start, end }) => text.slice(start, end)),
      ),
    ],
    dossier: dossierLabel(dossier),
  })
}

/** Turns the list of checked pages and texts off and deletes it. @returns what turns it on again with its items */
export async function turnHistoryOff(): Promise<() => Promise<void>> {
  await changeSettings({ history: false })
  const items = await allCheckedItems()
  await clearChecked()
  return async () => {
    await changeSettings({ history: true })
    await restoreChecked(items)
  }
}
