import { useEffect, useRef, useState, type KeyboardEvent } from 'react'
import type { DossierBook } from '@/lib/dossier/browse/dossier-book'
import type { Finding } from '@/lib/schema/finding'
import { FindingBody } from '@/components/finding/finding-body'
import { FoldingFinding } from '@/components/finding/folding-finding'
import { paragraphAt } from '@/components/finding/paragraphs'
import { searchFindings } from '@/components/finding/search-findings'
import { Button } from '@/components/ui/button'
import { ListSearch } from '@/components/ui/search-field'
import { t } from '@/lib/i18n/t'

export interface DocumentFindingsProps {
  /** In reading order. */
  findings: readonly Finding[]
  blockStarts: readonly number[]
  book: DossierBook
  /** It is open. */
  picked: Picked | null
  /** Selects the finding and shows its sentence in the text. */
  onShow: (finding: Finding) => void
}

/** The selected finding; `at` is new with each selection. */
export interface Picked {
  start: number
  at: number
  /** The list takes the focus: it was selected elsewhere. */
  takesFocus: boolean
}

/** Number of findings that are drawn at once. */
const STRETCH = 100

/** The findings of a document, with a search. Up and down go from finding to finding. */
export function DocumentFindings({ findings, blockStarts, book, picked, onShow }: DocumentFindingsProps) {
  const list = useRef<HTMLOListElement>(null)
  const [query, setQuery] = useState('')
  const [most, setMost] = useState(STRETCH)
  const found = searchFindings(findings, query)
  const at = picked === null ? -1 : found.findIndex(({ start }) => start === picked.start)
  const listed = found.slice(0, Math.max(most, at + 1))
  const rest = found.length - listed.length
  useEffect(() => {
    if (picked?.takesFocus !== true) return
    const item = list.current?.querySelector(`[data-finding="${picked.start}"]`)
    item?.scrollIntoView({ block: 'nearest' })
    item?.querySelector<HTMLElement>('.head')?.focus({ preventScroll: true })
  }, [picked])
  return (
    <section className="findings" aria-labelledby="text-findings">
      <div className="list-head">
        <h2 id="text-findings">{t('check.findings')}</h2>
        <span className="label">{t('check.order')}</span>
      </div>
      {findings.length > FEW && (
        <ListSearch label={t('page.search')} value={query} onChange={setQuery} found={t('page.found', found.length)} />
      )}
      {found.length === 0 && query.trim() === '' && <p className="text-muted list-none">{t('page.none')}</p>}
      <ol ref={list} role="list" aria-labelledby="text-findings" onKeyDown={moveFocus}>
        {listed.map((finding) => (
          <Item
            key={finding.start}
            finding={finding}
            place={paragraphAt(finding.start, blockStarts)}
            book={book}
            pickedAt={picked?.start === finding.start ? picked.at : null}
            onShow={onShow}
          />
        ))}
      </ol>
      {rest > 0 && (
        <Button
          kind="stretch"
          label={t('check.moreFindings', Math.min(rest, STRETCH))}
          onClick={() => setMost(listed.length + STRETCH)}
        />
      )}
    </section>
  )
}

/** Fewer can be seen at a glance. */
const FEW = 8

interface ItemProps {
  finding: Finding
  place: number
  book: DossierBook
  pickedAt: number | null
  onShow: (finding: Finding) => void
}

function Item({ finding, place, book, pickedAt, onShow }: ItemProps) {
  const [isOpen, setOpen] = useState(finding.verdict === 'contradicted')
  const [seen, setSeen] = useState<number | null>(null)
  if (pickedAt !== null && pickedAt !== seen) {
    setSeen(pickedAt)
    setOpen(true)
  }
  return (
    <FoldingFinding
      finding={finding}
      book={book}
      place={place === 0 ? '' : t('page.paragraph', { n: place })}
      open={isOpen}
      current={pickedAt !== null}
      onToggle={() => setOpen(!isOpen)}
    >
      {isOpen && (
        <>
          <FindingBody finding={finding} book={book} left={t('finding.text')} />
          <div className="actions">
            <Button kind="bare" label={t('check.inText')} onClick={() => onShow(finding)} />
          </div>
        </>
      )}
    </FoldingFinding>
  )
}

function moveFocus(event: KeyboardEvent<HTMLOListElement>): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
  if (step === undefined || !(event.target instanceof Element) || !event.target.matches('.head')) return
  const heads = [...event.currentTarget.querySelectorAll<HTMLElement>('.head')]
  heads[heads.findIndex((head) => head === event.target) + step]?.focus()
  event.preventDefault()
}
