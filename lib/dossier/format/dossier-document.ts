import {
  element,
  inHtml,
  inMarkdown,
  joined,
  link,
  markdownOf,
  markdownSource,
  unlinked,
  words,
  type Content,
} from '@/lib/documents/document'
import type { AuthoredClaim, AuthoredSource } from './authoring'
import type { AuthoredContent } from './import-record'
import { textOfClaim } from './mark-syntax'
import { safeUrl } from '@/lib/text/urls'

/** Writes a dossier as Markdown with numbered sources, in the form that `report-prompt.ts` asks for. */
export function* dossierMarkdown({
  subject,
  asOf,
  topics,
  sources,
}: AuthoredContent): Generator<string, void, undefined> {
  yield markdownOf([element('h1', unlinked(subject.name)), element('p', `Date: ${asOf}`)])
  for (const { topic, claims } of topics) {
    yield `\n${markdownOf(element('h2', unlinked(topic)))}\n`
    let section = topic
    for (const [index, claim] of claims.entries()) {
      if (claim.section !== section)
        yield `${index > 0 ? '\n' : ''}${markdownOf(element('h3', unlinked(claim.section)))}\n`
      section = claim.section
      yield markdownOf(element('ul', claimItem(claim)))
    }
  }
  if (sources.length > 0) yield '\n## Sources\n\n'
  for (const source of sources) yield markdownOf(element('p', markdownSource(`${source.n}. `), sourceWords(source)))
}

/** Returns a claim with its source numbers, and below it doubt, notes and correction. */
function claimItem(claim: AuthoredClaim): Content {
  const { sources, status, notes, correction } = claim
  const doubt = status === 'uncertain' ? 'Uncertain: ' : 'Conflicting: '
  const marks = sources.map((n) => `[${n}]`).join('')
  return element(
    'li',
    element('p', joined([unlinked(textOfClaim(claim)), markdownSource(marks)], words(' '))),
    element(
      'ul',
      status !== 'established' && notes.length === 0 && element('li', doubt),
      notes.map((note, at) =>
        element('li', words(at > 0 || status === 'established' ? 'Note: ' : doubt), unlinked(note)),
      ),
      correction && element('li', words('Correction: '), unlinked(correction.text)),
    ),
  )
}

/** Returns publisher, title, date and address of a source; in Markdown also its tier. */
export function sourceWords({ title, publisher, date, url, tier }: AuthoredSource): Content {
  return [
    joined([publisher, title, date].map(unlinked), words(', ')),
    safeUrl(url) !== null && [inHtml(words(' ')), inMarkdown(words(', ')), link(url, url ?? '')],
    tier !== undefined && inMarkdown(words(` (Tier ${tier})`)),
  ]
}
