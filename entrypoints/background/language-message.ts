/** @param lang BCP 47 as the page declares it, if it does */
export function languageMessage(lang: string | null): string {
  const name = lang && !/^en\b/i.test(lang) ? nameOf(lang) : null
  return name
    ? `Claimlight reads English. This page seems to be in ${name}.`
    : 'Claimlight reads English. This page seems to be in another language.'
}

function nameOf(lang: string): string | null {
  try {
    const name = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' }).of(lang.split(/[-_]/)[0] ?? lang)
    return name ?? null
  } catch {
    return null // what the page declares is no language tag
  }
}
