import { Folded } from '@/components/ui/folded'
import { OutsideLink } from '@/components/ui/text'
import type { DossierBook } from '@/lib/dossier/browse/dossier-book'
import type { Passage } from '@/lib/dossier/format/research'
import type { Claim } from '@/lib/dossier/format/schema'
import { t } from '@/lib/i18n/t'
import { withTextFragment } from '@/lib/text/text-fragment'

/** The place of a claim in its page: a link that opens the page there, and the sentences around it, folded. */
export function DocumentPassage({ claim, book }: { claim: Claim; book: DossierBook }) {
  const passage = book.research?.passages.find((passage) => passage.claim === claim.id)
  const source = passage && book.sourcesOf([passage.source])[0]
  if (!passage || (passage.before ?? passage.after ?? passage.cites ?? source?.url) === undefined) return null
  return (
    <div className="passage">
      {source?.url !== undefined && (
        <OutsideLink url={passageAddress(passage, source.url)}>{t('evidence.openThere')}</OutsideLink>
      )}
      {(passage.before ?? passage.after) !== undefined && (
        <Folded label={t('evidence.paragraph')}>
          <PassageWords passage={passage} />
        </Folded>
      )}
      {passage.cites && (
        <p className="text-muted">
          {t('evidence.cites')} <span lang="en">{passage.cites.join('; ')}</span>
        </p>
      )}
    </div>
  )
}

export function PassageWords({ passage: { before, quote, after } }: { passage: Passage }) {
  return (
    <span lang="en">
      {before !== undefined && <span className="text-muted">{before} </span>}
      <q>{quote}</q>
      {after !== undefined && <span className="text-muted"> {after}</span>}
    </span>
  )
}

export function passageAddress({ quote, url }: Passage, address: string | undefined): string | undefined {
  const page = url ?? address
  return page === undefined ? undefined : withTextFragment(page, { exact: quote, prefix: '', suffix: '' })
}
