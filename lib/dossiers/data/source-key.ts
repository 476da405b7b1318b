import type { AuthoredSource } from '@/lib/dossier/format/authoring'

/** Returns a key of a source: its address, or title, publisher, author and date. Equal keys mean the same source. */
export function sourceKeyOf({ url, title, publisher, author, date }: AuthoredSource): string {
  return url === undefined ? ['', title, publisher, author, date].join('\n') : url.replace(/[#/]+$/, '')
}
