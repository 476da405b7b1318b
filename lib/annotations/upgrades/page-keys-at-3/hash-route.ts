// Frozen: as it was when version 3 of the database was made.
export function withoutPlace(href: string): string {
  const at = href.indexOf('#')
  if (at < 0) return href
  const [name = ''] = href.slice(at + 1).split(/#|:~:/)
  return href.slice(0, at) + (/^(?:!.|\/.|!\/.)/.test(name) && name !== '!/' ? `#${name}` : '')
}
