import { moveFinding } from '@/lib/highlight/move-finding'
import type { PageFacts } from '@/lib/highlight/page-facts'
import type { SelectionRead } from '@/lib/highlight/reader-host'
import type { Question } from '@/lib/messaging/protocol'
import type { MenuClick } from '@/lib/platform/menus'
import { readSelectionIn } from '@/lib/platform/scripts'
import { pageState, question } from '@/lib/platform/session'
import { withoutPlace } from '@/lib/text/hash-route'
import { samePage } from '@/lib/text/same-page'
import { t } from '@/lib/i18n/t'
import { getEngine } from './engine'
import { ownAddress } from './own-address'
import { readSelectionAnswer } from './payloads'

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
    pageKey: page && withoutPlace(page.url) === withoutPlace(click.pageUrl) ? page.pageKey : samePage(click.pageUrl),
    title: click.pageTitle,
    text: click.selection,
    status: 'checking',
    findings: [],
    nearest: [],
    anchor: null,
  }
  await item.write(asked)
  const [read, facts] = await readPage(click)
  const { text, before, after, anchor } = read
  if (text.trim() === '') {
    await item.write({
      ...asked,
      status: 'error',
      message: t('selection.noWords'),
    })
    return
  }
  const { canonical = null, title = asked.title } = facts ?? {}
  const own = facts && ownAddress({ url: click.pageUrl, canonical }, click.pageUrl)
  const known = { ...asked, text, anchor, title, ...(own && { pageKey: own.pageKey }) }
  try {
    const article = { text: before + text + after, ...(facts?.date ? { date: facts.date } : {}) }
    const { findings, nearest } = getEngine().checkSelection(article, before.length, before.length + text.length)
    await item.write({
      ...known,
      status: 'done',
      findings: findings.map((f) => moveFinding(f, -before.length)),
      nearest,
    })
  } catch (error) {
    console.error('Claimlight: the selection could not be checked', error)
    await item.write({ ...known, status: 'error', message: t('selection.failed') })
  }
}

/** What the page gives; where we may not look (another frame's origin, a browser's page), what the menu gave. */
async function readPage({ tabId, frameId, selection, on }: MenuClick): Promise<[SelectionRead, PageFacts | null]> {
  const inFrame = readSelectionAnswer(await readSelectionIn(tabId, frameId, on))
  // Notes hang on the page, not on a frame in it.
  const page = frameId === 0 ? inFrame : readSelectionAnswer(await readSelectionIn(tabId, 0))
  const quote = { exact: selection, prefix: '', suffix: '' }
  const given = {
    text: selection,
    before: '',
    after: '',
    anchor: selection ? { quote, position: null, range: null } : null,
  }
  return [inFrame?.selection ?? given, page?.facts ?? null]
}
