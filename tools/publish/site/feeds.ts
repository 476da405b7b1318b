import type { PublishedVersion, DossierSite } from '@/tools/publish/pages/site-of'
import { markup } from '@/lib/notes/formats/shared/markup'
import { slugOf } from '@/lib/dossier/format/claim-id'
import { t } from '@/lib/i18n/t'

/** The versions of a dossier as an Atom feed. @see https://www.rfc-editor.org/rfc/rfc4287 */
export function atomFeed({ book: { subject, asOf }, versions, address }: Omit<DossierSite, 'language'>): string {
  const { name } = subject
  /** Does not change with versions and addresses, as Atom requires. */
  const id = `urn:claimlight:${slugOf(name) || 'dossier'}`
  const entries = versions.map(
    (version) => markup`
  <entry>
    <id>${`${id}:${version.version}`}</id>
    <title>${`${name}, version ${version.version}`}</title>
    <updated>${instant(version.asOf)}</updated>
    <link href="${`${address ?? ''}changes.html`}"/>
    <content type="text">${inWords(version)}</content>
  </entry>`,
  )
  return markup`<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">
  <id>${id}</id>
  <title>${name}</title>
  <updated>${instant(asOf)}</updated>
  <author><name>${name}</name></author>
  <link rel="alternate" href="${`${address ?? ''}index.html`}"/>
  ${address === null ? '' : markup`<link rel="self" href="${`${address}feed.atom`}"/>`}${entries}
</feed>
`.text
}

function inWords({ look, previousVersion }: PublishedVersion): string {
  if (look === null || previousVersion === null) return t('site.firstVersion')
  const counts = (['added', 'changed', 'retired', 'sources'] as const).flatMap((kind) =>
    look.counts[kind] > 0 ? t(`versions.${kind}`, look.counts[kind]) : [],
  )
  return [
    `${t('site.comparedWith', { version: previousVersion })}: `,
    counts.join(', ') || t('versions.nothing'),
    ...look.added.map(({ text }) => `\n+ ${text}`),
    ...look.changed.map(({ after }) => `\n~ ${after}`),
    ...look.retired.map(({ text }) => `\n- ${text}`),
  ].join('')
}

/** Noon of the day, or of the first day of the month or year. */
function instant(date: string): string {
  return `${date.padEnd(7, '-01').padEnd(10, '-01')}T12:00:00Z`
}
