import { useEffect, useRef, useState } from 'react'
import type { SentenceLookup } from '@/lib/schema/finding'
import type { DossierBook } from '@/lib/dossier/browse/dossier-book'
import { Button } from '@/components/ui/button'
import { Icon } from '@/components/ui/icon'
import { t } from '@/lib/i18n/t'
import { sayWhyUnmarked, SentenceLookupView } from './sentence-lookup'
import { unmarked } from './unmarked'
import { WhyUnmarked } from './why-unmarked'

/** Returns the sentences in a range of a text, or one sentence with an error. */
export type LookUp = (text: string, start: number, end: number) => Promise<readonly SentenceLookup[] | string>

export interface UnmarkedSentencesProps {
  text: string
  label: string
  book: DossierBook
  lookUp: LookUp
}

/** The sentences of a text that are not marked, looked up on demand. */
export function UnmarkedSentences({ text, label, book, lookUp }: UnmarkedSentencesProps) {
  return (
    <WhyUnmarked label={label}>{() => <Sentences text={text} book={book} lookUp={lookUp} of="text" />}</WhyUnmarked>
  )
}

/** Number of characters looked up at a time: some pages of a book. */
const STRETCH = 12_000

interface Known {
  sentences: readonly SentenceLookup[]
  /** End of the part that was looked up. */
  upTo: number
  problem: string | null
}

interface SentencesProps extends Omit<UnmarkedSentencesProps, 'label'> {
  of: 'page' | 'text'
}

/** The list itself, without the line that unfolds it. */
export function Sentences({ text, book, lookUp, of }: SentencesProps) {
  const [known, setKnown] = useState<Known>({ sentences: [], upTo: 0, problem: null })
  const [wanted, setWanted] = useState(Math.min(STRETCH, text.length))
  const look = useRef(lookUp)
  const from = known.upTo
  useEffect(() => {
    if (from >= wanted) return
    let live = true
    void look.current(text, from, wanted).then((answer) => {
      if (!live) return
      setKnown(({ sentences }) =>
        typeof answer === 'string'
          ? { sentences, upTo: wanted, problem: answer }
          : { sentences: [...sentences, ...after(answer, sentences)], upTo: wanted, problem: null },
      )
    })
    return () => {
      live = false
    }
  }, [text, from, wanted])
  const isLooking = from < wanted
  const rest = unmarked(known.sentences)
  return (
    <>
      <p role="status" className={rest.length > 0 && !isLooking ? 'only-read' : 'text-muted'}>
        {isLooking ? t('lookup.looking') : (known.problem ?? (rest.length === 0 ? t('lookup.none') : ''))}
      </p>
      {rest.length > 0 && (
        <ol className="lookups" role="list" aria-label={t('lookup.sentences')}>
          {rest.map((lookup) => (
            <Folding key={lookup.start} lookup={lookup} book={book} of={of} />
          ))}
        </ol>
      )}
      {!isLooking && known.problem === null && known.upTo < text.length && (
        <Button label={t('lookup.more')} onClick={() => setWanted(Math.min(known.upTo + STRETCH, text.length))} />
      )}
    </>
  )
}

/** A sentence across the border of two parts is in both. */
function after(found: readonly SentenceLookup[], known: readonly SentenceLookup[]): readonly SentenceLookup[] {
  const end = known.at(-1)?.end ?? 0
  return found.filter(({ start }) => start >= end)
}

function Folding({ lookup, book, of }: { lookup: SentenceLookup; book: DossierBook; of: 'page' | 'text' }) {
  const [open, setOpen] = useState(false)
  return (
    <li>
      <button type="button" className="head" aria-expanded={open} onClick={() => setOpen(!open)}>
        <span>
          <span className={open ? 'quote' : 'line'} lang="en">
            {lookup.quote}
          </span>
          {!open && <span className="text-muted">{sayWhyUnmarked(lookup, book)}</span>}
        </span>
        <Icon name="chevron" className="i chev" />
      </button>
      {open && <SentenceLookupView lookup={lookup} book={book} of={of} />}
    </li>
  )
}
