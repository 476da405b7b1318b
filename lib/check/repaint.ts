import { callPage } from '@/lib/messaging/call'
import type { PageState } from '@/lib/schema/page-state'
import { dossiersOf } from './active-dossiers'
import { cardTexts } from './card-texts'

export async function repaint(
  tabId: number,
  { findings, dossiers = [] }: Pick<PageState, 'findings' | 'dossiers'>,
): Promise<void> {
  const reply = await callPage(tabId, 'which-visit', null)
  if (!reply.ok || reply.value.visit === null) return
  const { visit } = reply.value
  const about = cardTexts(await dossiersOf(findings), findings, dossiers)
  await callPage(tabId, 'paint', { visit, findings, done: true, about, replaces: true })
}
