import type { CardTexts } from '@/lib/messaging/protocol'
import { t } from '@/lib/i18n/t'
import { createCard } from './card'
import type { Painter } from './painter'
import type { ReaderHost } from './reader-host'
import { bringIntoView } from './view'

/** The one sentence in hand: lit on the page, with its card open beside it. */
export interface Hand {
  take: (start: number, takesFocus: boolean) => boolean
  drop: () => void
  /** The next or previous marked sentence, from the one in hand or from what is in view; 0 opens and closes its card. */
  step: (by: 1 | -1 | 0) => boolean
  isHolding: () => boolean
  holds: (start: number) => boolean
  /** It was taken on purpose, by click or key: the pointer moving on does not drop it. */
  isPinned: () => boolean
  know(about: CardTexts | null): void
  setTheme(theme: 'auto' | 'light' | 'dark', still?: boolean): void
}

export function createHand(page: Document, painter: Painter, host: ReaderHost): Hand {
  let about: CardTexts = { claims: {}, sources: {} }
  let held: { start: number; pinned: boolean } | null = null

  const openPanel = async (start: number, note: boolean): Promise<void> => {
    const opened = await host.openPanel(start, note)
    // Firefox opens its sidebar only for a click on its own buttons, never for one in a page.
    if (!opened) card.say(t('card.useButton'))
  }
  const card = createCard(
    page,
    {
      openInPanel: (start) => void openPanel(start, false),
      note: (start) => void openPanel(start, true),
      closed: () => {
        held = null
        painter.here(null)
        host.inHand(null)
      },
    },
    host.signal,
  )
  const take = (start: number, takesFocus: boolean): boolean => {
    if (held?.start === start && (held.pinned || !takesFocus)) return true
    const finding = painter.findings().find((candidate) => candidate.start === start)
    if (!finding) return false
    const alike = painter.findings().filter(({ verdict }) => verdict === finding.verdict)
    const isCounted = (finding.verdict === 'contradicted' || finding.verdict === 'disputed') && alike.length > 1
    card.open(
      {
        finding,
        about,
        place: isCounted ? t('card.place', { at: alike.indexOf(finding) + 1, of: alike.length }) : null,
      },
      {
        rects: () => painter.rects(finding),
        context: painter.ranges(finding)[0]?.startContainer.parentElement ?? null,
      },
      takesFocus,
    )
    held = { start, pinned: takesFocus }
    painter.here(finding)
    host.inHand(start)
    return true
  }

  return {
    take,
    drop: () => card.close(),
    isHolding: () => held !== null,
    holds: (start) => held?.start === start,
    isPinned: () => held?.pinned ?? false,
    know: (more) => {
      about = more
        ? { claims: { ...about.claims, ...more.claims }, sources: { ...about.sources, ...more.sources } }
        : { claims: {}, sources: {} }
    },
    setTheme: (theme, still) => card.setTheme(theme, still),
    step(by) {
      if (by === 0 && held) {
        card.close()
        return true
      }
      const shown = painter.shown()
      const at = shown.findIndex(({ start }) => start === held?.start)
      const isBelowTop = (finding: { start: number; end: number }): boolean =>
        (painter.rects(finding)[0]?.top ?? -1) >= 0
      const fresh =
        by >= 0
          ? (shown.find(isBelowTop) ?? shown[0])
          : (shown.findLast((finding) => !isBelowTop(finding)) ?? shown.at(-1))
      const next = at < 0 ? fresh : shown[(at + by + shown.length) % shown.length]
      if (!next) return false
      bringIntoView(page, painter.ranges(next))
      return take(next.start, true)
    },
  }
}
