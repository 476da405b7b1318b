import { findAnchors, makeAnchor } from '@/lib/page/anchor/anchor'
import { findChanges } from '@/lib/page/anchor/find-changes'
import { runInTurn } from '@/lib/platform/one-at-a-time'
import type { Passage } from '@/lib/dossier/format/research'
import { textOfPage } from '@/lib/messaging/ask-page'
import { pageState } from '@/lib/platform/session'
import { createStoredItem } from '@/lib/platform/stored-item'
import type { Anchor } from '@/lib/schema/annotation'
import { noteLimits } from '@/lib/schema/limits'
import type { PageState } from '@/lib/schema/page-state'
import { runInSlices } from '@/lib/text/run-in-slices'
import { evidenceReadFrom } from './active-dossiers'
import { changePage } from './page-states'
import { shownFindings } from './reuse-findings'

/** A page that the user watches, with its sentences that had a finding on that day. */
interface WatchedPage {
  key: string
  since: string
  anchors: Anchor[]
}
const watchedPages = createStoredItem<WatchedPage[]>('local', 'watched-pages')
const MOST_WATCHED = 50
const MOST_SENTENCES = 200

/** Begins to watch the page of a tab as it is now, or ends it. */
export async function watchPage(tabId: number, isOn: boolean): Promise<void> {
  const page = await pageState(tabId).read()
  const text = await textOfPage(tabId)
  if (!page?.pageKey || text === '') return
  const { pageKey: key } = page
  await runInTurn('watched-pages', async () => {
    const others = ((await watchedPages.read()) ?? []).filter((page) => page.key !== key)
    const anchors = shownFindings(page)
      .slice(0, MOST_SENTENCES)
      .map(({ start, end }) => makeAnchor(text, start, end))
    const all = isOn ? [...others, { key, since: new Date().toISOString(), anchors }] : others
    await watchedPages.write(all.slice(-MOST_WATCHED))
  })
  await changePage(tabId, (state) =>
    state?.pageKey === key ? { ...state, isWatched: isOn, pageChanges: undefined } : state,
  )
}

/** Returns what changed in the sentences of a page since it was read as evidence, else since the user began to watch it. */
export async function changesOfPage({
  url,
  pageKey,
  text,
}: Pick<PageState, 'url' | 'pageKey'> & { text: string }): Promise<Pick<PageState, 'isWatched' | 'pageChanges'>> {
  const watched = (await watchedPages.read())?.find(({ key }) => key === pageKey)
  const passages = (await evidenceReadFrom(url))?.research?.passages ?? []
  const read = passages[0] && {
    by: 'evidence' as const,
    since: passages[0].accessed ?? '',
    anchors: passages.flatMap(anchorOf),
  }
  const former = read ?? (watched && { by: 'watch' as const, ...watched })
  if (!former) return { isWatched: undefined, pageChanges: undefined }
  const { by, since, anchors } = former
  const places = (await runInSlices(findAnchors(text, anchors))).result
  const lost = anchors.filter((_, at) => places[at] === null)
  const found = (await runInSlices(findChanges(text, lost))).result
  const changes = lost.flatMap(({ quote }, at) => {
    const change = found[at]
    return change && change.kind !== 'gone' ? [{ was: quote.exact, parts: change.parts }] : []
  })
  return { isWatched: watched && true, pageChanges: changes.length > 0 ? { by, since, changes } : undefined }
}

/** Returns the place of a passage on its page; none where only its beginning is stored. */
function anchorOf({ quote, before = '', after = '' }: Passage): Anchor[] {
  const prefix = `${before} `.slice(-noteLimits.context)
  const suffix = ` ${after}`.slice(0, noteLimits.context)
  return quote.endsWith('…') ? [] : [{ quote: { exact: quote, prefix, suffix }, position: null, range: null }]
}
