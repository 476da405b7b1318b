/**
 * Calls back with the node and offset of the caret or of the focused element's text, `REST_MS` after the last move.
 * Screen readers move the caret or the focus while they read.
 */
export function watchCaret(page: Document, moved: (node: Node, at: number) => void, signal: AbortSignal): void {
  let timer: ReturnType<typeof setTimeout> | undefined
  const after = (tell: () => void): void => {
    clearTimeout(timer)
    timer = setTimeout(tell, REST_MS)
  }
  page.addEventListener(
    'selectionchange',
    () =>
      after(() => {
        const selection = page.getSelection()
        if (selection?.focusNode) moved(selection.focusNode, selection.focusOffset)
      }),
    { signal },
  )
  page.addEventListener(
    'focusin',
    ({ target }) =>
      after(() => {
        if (!(target instanceof Element)) return
        const text = page.createTreeWalker(target, NodeFilter.SHOW_TEXT).nextNode()
        if (text) moved(text, 0)
      }),
    { signal },
  )
  signal.addEventListener('abort', () => clearTimeout(timer))
}

const REST_MS = 300
