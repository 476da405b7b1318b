/** Returns the words under each highlight in reading order. Runs in the page: uses nothing from outside its body. */
export function marksInPage(): Record<string, string> {
  const found: Record<string, string> = {}
  const collect = (view: Window & typeof globalThis): void => {
    for (const [name, highlight] of view.CSS.highlights) {
      if (!name.startsWith('claimlight-')) continue
      const ranges = [...highlight] as Range[]
      ranges.sort((a, b) => {
        const order = a.startContainer.compareDocumentPosition(b.startContainer)
        if (order === 0) return a.startOffset - b.startOffset
        return order & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1
      })
      found[name] = (found[name] ?? '') + ranges.map((range) => range.toString()).join('')
    }
    for (const frame of view.document.querySelectorAll('iframe, frame')) {
      const inner = (frame as HTMLIFrameElement).contentDocument?.defaultView
      if (inner) collect(inner)
    }
  }
  collect(window)
  return found
}
