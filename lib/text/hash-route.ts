/**
 * Returns an address without the part after `#` if that only names a position. If it names a page (`#/about`,
 * `#!/about`: sites with one document), it stays, without a position inside it.
 */
export function withoutHashPosition(href: string): string {
  const at = href.indexOf('#')
  if (at < 0) return href
  const [name = ''] = href.slice(at + 1).split(/#|:~:/)
  return href.slice(0, at) + (/^(?:!.|\/.|!\/.)/.test(name) && name !== '!/' ? `#${name}` : '')
}
