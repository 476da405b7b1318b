/** The address if it is http(s), else null: an imported dossier or note may contain `javascript:` or similar. */
export function safeUrl(url: string | undefined): string | null {
  if (url === undefined || !/^https?:\/\//i.test(url)) return null
  return URL.canParse(url) ? url : null
}
