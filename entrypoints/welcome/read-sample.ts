import { bundledDossier } from '@/lib/dossier/format/bundled'
import { BUNDLED_ID } from '@/lib/schema/bundled-id'
import { createActiveFinding } from '@/lib/page/mark/active-finding'
import { createRootRegistry } from '@/lib/extract/document-roots'
import { moveFinding } from '@/lib/page/mark/move-finding'
import { createPainter } from '@/lib/page/mark/painter'
import { extractArticle } from '@/lib/extract/extract-article'
import { runInSlices } from '@/lib/text/run-in-slices'
import { watchPointer } from '@/lib/page/lifecycle/watch-pointer'
import type { Finding } from '@/lib/schema/finding'
import { callBackground } from '@/lib/messaging/call'
import { cardTexts } from '@/lib/check/card-texts'

/** The sample article, extracted and marked like a web page. */
export interface Sample {
  findings: Finding[]
  /** Highlights a sentence; null removes the highlight. */
  highlight: (start: number | null) => void
  setTheme: (theme: 'auto' | 'light' | 'dark') => void
}

/**
 * Extracts the sample with the code for pages, checks it with the same engine, and marks it, so that the sample shows
 * the real behaviour.
 *
 * @param activeChanged called with the sentence selected by pointer or card
 * @returns null when it could not be checked
 */
export async function readSample(
  article: HTMLElement,
  activeChanged: (start: number | null) => void,
  signal: AbortSignal,
): Promise<Sample | null> {
  const page = article.ownerDocument
  const pageMap = (await runInSlices(extractArticle(page), { signal }))?.result
  const blocks = pageMap?.blocks.filter(({ element }) => article.contains(element)) ?? []
  const [from, to] = [blocks[0]?.start, blocks.at(-1)?.end]
  if (!pageMap || from === undefined || to === undefined) return null
  const reply = await callBackground('check-text', { text: pageMap.text.slice(from, to) })
  if (!reply.ok || signal.aborted) return null

  const findings = reply.value.findings.map((finding) => moveFinding(finding, from))
  const painter = createPainter(page, createRootRegistry(page), signal)
  const activeFinding = createActiveFinding(page, painter, {
    signal,
    activeChanged,
    // Nothing is sent: the list next to the text replaces the panel.
    isPanelOpen: () => Promise.resolve(false),
    openPanel: (start) => {
      activeChanged(start)
      return Promise.resolve(true)
    },
  })
  painter.remap(pageMap, [])
  painter.add(findings)
  activeFinding.addCardTexts(cardTexts(new Map([[BUNDLED_ID, bundledDossier]]), findings, reply.value.dossiers))
  const card = {
    open: activeFinding.activate,
    close: activeFinding.deactivate,
    isOpen: activeFinding.hasActive,
    isPinned: activeFinding.isPinned,
  }
  watchPointer(page, painter, card, signal)
  return {
    findings,
    highlight: (start) => painter.setActive(findings.find((finding) => finding.start === start) ?? null),
    setTheme: (theme) => activeFinding.setTheme(theme),
  }
}
