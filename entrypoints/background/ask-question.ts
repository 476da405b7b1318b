import type { SelectionRead } from '@/lib/highlight/reader-host'
import type { Question } from '@/lib/messaging/protocol'
import type { MenuClick } from '@/lib/platform/menus'
import { readSelectionIn } from '@/lib/platform/scripts'
import { pageState, question } from '@/lib/platform/session'
import { getEngine } from './engine'
import { selectionSchema } from './payloads'

/**
 * Answers "Check this claim": judges the selection in its surroundings and keeps question and answer for the panel, which
 * was opened before. Works on pages that are not read along, by the access that the click itself gives.
 */
export async function askQuestion(click: MenuClick): Promise<void> {
  const item = question(click.tabId)
  const page = await pageState(click.tabId).read()
  const asked: Question = {
    id: crypto.randomUUID(),
    tabId: click.tabId,
    url: click.pageUrl,
    pageKey: page && sameDocument(page.url, click.pageUrl) ? page.pageKey : withoutHash(click.pageUrl),
    title: click.pageTitle,
    text: click.selection,
    status: 'checking',
    findings: [],
    nearest: [],
    anchor: null,
  }
  await item.write(asked)
  const read = await readSelection(click)
  const { text, before, after, anchor } = read
  try {
    const article = { text: before + text + after }
    const { findings, nearest } = getEngine().checkSelection(article, before.length, before.length + text.length)
    // Offsets as the panel knows them: within the selection.
    const own = findings.map((finding) => ({
      ...finding,
      start: finding.start - before.length,
      end: finding.end - before.length,
      differences: finding.differences.map((d) => ({
        ...d,
        start: d.start - before.length,
        end: d.end - before.length,
      })),
    }))
    await item.write({ ...asked, text, anchor, status: 'done', findings: own, nearest })
  } catch (error) {
    console.error('Claimlight: the selection could not be checked', error)
    await item.write({ ...asked, text, anchor, status: 'error', message: 'This selection could not be checked.' })
  }
}

/** What the page gives; where we may not look (its own frame, a browser's page), what the menu gave. */
async function readSelection({ tabId, frameId, selection }: MenuClick): Promise<SelectionRead> {
  const parsed = selectionSchema.safeParse(await readSelectionIn(tabId, frameId))
  if (parsed.success) return parsed.data
  const quote = { exact: selection, prefix: '', suffix: '' }
  return { text: selection, before: '', after: '', anchor: selection ? { quote, position: null } : null }
}

function withoutHash(href: string): string {
  return href.replace(/#.*$/, '')
}

function sameDocument(a: string, b: string): boolean {
  return withoutHash(a) === withoutHash(b)
}
