/**
 * Calls back after the page has replaced its whole document (`document.open`). That removes all listeners of the
 * document and the window, but not an observer, which is used here.
 */
export function watchRewrite(page: Document, rewritten: () => void, signal: AbortSignal): void {
  let root = page.documentElement
  const observer = new MutationObserver(() => {
    // After the removal there is no root element until the page writes.
    const now = page.documentElement as HTMLElement | null
    if (now === null || now === root) return
    root = now
    rewritten()
  })
  observer.observe(page, { childList: true })
  signal.addEventListener('abort', () => observer.disconnect())
}
