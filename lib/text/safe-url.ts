/** The address when it is one for the web, else null: an imported dossier or note may hold `javascript:` or worse. */
export function safeUrl(url: string | undefined): string | null {
  if (url === undefined || !/^https?:\/\//i.test(url)) return null
  return URL.canParse(url) ? url : null
}
