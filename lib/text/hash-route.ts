/**
 * An address without the part after `#`, where that part only names a place on the page. Where it is a page's own name
 * (`#/about`, `#!/about`: sites that are one document), it stays, but for the place that may stand in it in turn.
 */
export function withoutPlace(href: string): string {
  const at = href.indexOf('#')
  if (at < 0) return href
  const [name = ''] = href.slice(at + 1).split(/#|:~:/)
  return href.slice(0, at) + (/^(?:!.|\/.|!\/.)/.test(name) && name !== '!/' ? `#${name}` : '')
}
