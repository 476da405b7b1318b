/**
 * Calls back after the page has replaced its whole document (`document.open`), which also removes all listeners of the
 * document and the window. An observer stays.
 */
export function watchRewrite(page: Document, rewritten: () => void, signal: AbortSignal): void {
  let root = page.documentElement
  const observer = new MutationObserver(() => {
    // Between the removal and the first words there is no element.
    const now = page.documentElement as HTMLElement | null
    if (now === null || now === root) return
    root = now
    rewritten()
  })
  observer.observe(page, { childList: true })
  signal.addEventListener('abort', () => observer.disconnect())
}
