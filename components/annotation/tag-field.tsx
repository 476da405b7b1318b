import { useId } from 'react'
import { useAnswer } from '@/components/ui/use-answer'
import { t } from '@/lib/i18n/t'
import { useEditorContext } from './editor-context'
import { Suggestions } from '@/components/ui/fields'

/** Tags separated by commas. The current one is completed from recently used tags. */
export function TagField({ tagText, onChange }: { tagText: string; onChange: (tagText: string) => void }) {
  const id = useId()
  const { recentTags } = useEditorContext()
  const known = useAnswer(recentTags) ?? NONE
  const offered = completions(tagText, known)
  return (
    <>
      <label className="label" htmlFor={`${id}-tags`}>
        {t('notes.tags')}
      </label>
      <input
        id={`${id}-tags`}
        className="text-input"
        // A field without suggestions must be a plain field for screen readers too.
        list={offered.length > 0 ? `${id}-known` : undefined}
        autoComplete="off"
        value={tagText}
        onChange={(event) => onChange(event.target.value)}
      />
      <Suggestions id={`${id}-known`} of={offered} />
    </>
  )
}

/** Completions of the whole field: "dates, te" → "dates, tesla". The browser filters by prefix. */
export function completions(tagText: string, known: readonly string[]): string[] {
  const at = tagText.lastIndexOf(',') + 1
  const before = tagText.slice(0, at)
  const there = new Set(before.split(',').map((tag) => tag.trim()))
  const begun = tagText.slice(at).trim().toLowerCase()
  return known
    .filter((tag) => !there.has(tag) && tag.toLowerCase().startsWith(begun) && tag.toLowerCase() !== begun)
    .slice(0, MOST)
    .map((tag) => (before === '' ? tag : `${before} ${tag}`))
}

const NONE: readonly never[] = []
const MOST = 8
