/**
 * Calls back with the node and offset of the caret or the focused element when they have come to rest. Screen readers move
 * either of them while they read.
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
