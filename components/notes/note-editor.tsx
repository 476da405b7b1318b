import { useEffect, useId, useRef, useState, useSyncExternalStore, type KeyboardEvent } from 'react'
import { noteColors, type NoteColor } from '@/lib/schema/note-colors'
import { t } from '@/lib/i18n/t'
import { splitTags } from '@/lib/notes/split-tags'
import { openDatabase } from '@/lib/notes/data/open-database'
import { recentTags } from '@/lib/notes/data/store'
import { saveDraftAsFile } from '@/lib/notes/export/save-draft'
import { useDraft, type NoteClaim } from './use-draft'
import { useStorageError } from './bars'
import { mergeNotes, isSameNote, NoteConflict } from './note-conflict'
import type { SaveAnswer } from '@/lib/notes/save-note'
import type { NoteInput } from '@/components/panel/note-actions'
import { Button } from '@/components/ui/button'
import { RestoredLine } from '@/components/ui/use-form-draft'
import { useAsyncResult } from '@/components/ui/use-async-result'
import { Form, Suggestions, TextArea, TextField } from '@/components/ui/fields'

export interface NoteEditorProps {
  /** The note that is being changed; absent for a new one. */
  oldNote?: { id: string; note: string; tags: readonly string[]; color: NoteColor | null; modified: string }
  /** The place of a new note: the same text each time, so that its draft is found again. */
  draftKey?: string
  quote?: string
  /** The claim of a new note; otherwise the note is on the page in the tab. */
  claim?: NoteClaim | null
  onSave: (written: NoteInput) => Promise<SaveAnswer>
  onClose: () => void
}

/** The editor of a note. Ctrl or ⌘ with Enter saves, Escape closes. Each change is stored as a draft. */
export function NoteEditor({ oldNote, draftKey = '', quote = '', claim = null, onSave, onClose }: NoteEditorProps) {
  const storageError = useStorageError()
  const { fields, draft, isRestored, write, discard, done } = useDraft(oldNote ? `note ${oldNote.id}` : draftKey, {
    id: oldNote?.id ?? null,
    basedOn: oldNote?.modified ?? null,
    note: oldNote?.note ?? '',
    tagText: oldNote?.tags.join(', ') ?? '',
    color: oldNote?.color ?? null,
    quote,
    claim,
  })
  const [answer, setAnswer] = useState<Exclude<SaveAnswer, null> | null>(null)
  const [saving, setSaving] = useState(false)
  const [hasChosenColor, setChosenColor] = useState(oldNote !== undefined)
  const sent = useRef<NoteInput[]>([])
  useFocusBack()
  const hasKeys = useSyncExternalStore(watchKeyboardFocus, () => document.hasFocus())
  const hasQuote = quote.trim() !== '' || oldNote?.color != null
  const input: NoteInput = {
    id: draft.id,
    basedOn: draft.basedOn,
    note: fields.note.trim(),
    tags: splitTags(fields.tagText),
    // Words without a note are a highlight, and a highlight has a colour unless the user wants none.
    color: fields.color ?? (hasQuote && !hasChosenColor && fields.note.trim() === '' ? 'yellow' : null),
  }
  const isEmpty = ({ note }: NoteInput) => note === '' && !hasQuote
  const save = async (what: NoteInput) => {
    if (saving || isEmpty(what)) return
    setSaving(true)
    sent.current.push(what)
    let saveAnswer = await onSave(what)
    const stored = typeof saveAnswer === 'object' ? saveAnswer?.changedElsewhere : undefined
    // The stored note may be our own: the reply to an earlier save was lost.
    if (stored && sent.current.some((input) => isSameNote(input, stored)))
      saveAnswer = await onSave({ ...what, basedOn: stored.modified })
    setSaving(false)
    setAnswer(saveAnswer)
    if (saveAnswer !== null) return
    done()
    onClose()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation() // The list has single-letter shortcuts.
    if (event.key === 'Escape') onClose()
    else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void save(input)
  }
  if (typeof answer === 'object' && answer !== null) {
    const { changedElsewhere: theirs } = answer
    return (
      <NoteConflict
        mine={input}
        theirs={theirs}
        isSaving={saving}
        onMine={() => void save({ ...input, basedOn: theirs.modified })}
        onBoth={() => void save({ ...mergeNotes(input, theirs), basedOn: theirs.modified })}
        onTheirs={() => {
          done()
          onClose()
        }}
        onBack={() => setAnswer(null)}
      />
    )
  }
  return (
    <Form ref={startAtEnd} className="editor" onKeyDown={onKeyDown} onSubmit={() => void save(input)}>
      {isRestored && <RestoredLine onDiscard={discard} />}
      {/* The field takes the focus, because the user has just opened the editor. */}
      <TextArea
        label={t('notes.note')}
        autoFocus
        placeholder={hasKeys ? undefined : t('notes.clickToWrite')}
        rows={3}
        value={fields.note}
        onChange={(note) => write({ note })}
      />
      <TagField tagText={fields.tagText} onChange={(tagText) => write({ tagText })} />
      <ColorChoice
        color={input.color}
        onChange={(color) => {
          setChosenColor(true)
          write({ color })
        }}
      />
      {answer === null && storageError !== null && <p className="text-muted">{t(`storage.why.${storageError}`)}</p>}
      {answer !== null && (
        <div className="problem" ref={bringIntoView}>
          <p role="alert">{answer}</p>
          <p className="text-muted">{t('storage.typedIsKept')}</p>
        </div>
      )}
      <div className="actions">
        <Button
          kind="main"
          label={
            answer !== null
              ? t('storage.tryAgain')
              : t(input.note === '' && hasQuote ? 'notes.saveHighlight' : 'notes.save')
          }
          type="submit"
          disabled={saving || isEmpty(input)}
        />
        {(answer !== null || storageError !== null) && (
          <Button label={t('storage.saveAsFile')} disabled={input.note === ''} onClick={() => saveDraftAsFile(draft)} />
        )}
        <Button kind="bare" label={t('notes.cancel')} onClick={onClose} />
      </div>
    </Form>
  )
}

/** Watches whether keys go to this document: beside a page, the browser leaves them to the page until a click. */
function watchKeyboardFocus(changed: () => void): () => void {
  const end = new AbortController()
  for (const type of ['focus', 'blur']) addEventListener(type, changed, { signal: end.signal })
  return () => end.abort()
}

/** Shows the whole form, with the caret behind the text of the note: browsers put it before. */
function startAtEnd(form: HTMLFormElement | null): void {
  bringIntoView(form)
  const text = form?.querySelector('textarea')
  text?.setSelectionRange(text.value.length, text.value.length)
}

/** Scrolls the whole form into view, with any error in it: the browser scrolls only to the line with the caret. */
function bringIntoView(part: HTMLElement | null): void {
  part?.closest('form')?.scrollIntoView({ block: 'nearest' })
}

/** Returns the focus to its former element when the editor closes: else it would move to the top of the panel. */
function useFocusBack(): void {
  const [before] = useState(() => document.activeElement)
  useEffect(
    () => () => {
      const isLost = document.activeElement === null || document.activeElement === document.body
      if (isLost && before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true })
    },
    [before],
  )
}

/** A note's colour: five swatches and none, each with its name as text. */
function ColorChoice({ color, onChange }: { color: NoteColor | null; onChange: (color: NoteColor | null) => void }) {
  const id = useId()
  return (
    <fieldset className="colors">
      <legend className="label">{t('storage.colors')}</legend>
      {[null, ...noteColors].map((one) => {
        const name = t(`storage.color.${one ?? 'none'}`)
        return (
          <label key={one ?? 'none'} className={`swatch ${one ?? 'none'}`} title={name}>
            <input type="radio" name={id} aria-label={name} checked={color === one} onChange={() => onChange(one)} />
          </label>
        )
      })}
      <span className="text-muted">{t(`storage.color.${color ?? 'none'}`)}</span>
    </fieldset>
  )
}

/** Tags separated by commas. The current one is completed from recently used tags. */
function TagField({ tagText, onChange }: { tagText: string; onChange: (tagText: string) => void }) {
  const id = useId()
  const known = useAsyncResult(readRecentTags) ?? EMPTY_LIST
  const offered = completions(tagText, known)
  return (
    <>
      <TextField
        label={t('notes.tags')}
        // A field without suggestions must be a plain field for screen readers too.
        list={offered.length > 0 ? id : undefined}
        autoComplete="off"
        value={tagText}
        onChange={onChange}
      />
      <Suggestions id={id} of={offered} />
    </>
  )
}

const readRecentTags = () =>
  openDatabase()
    .then(recentTags)
    .catch(() => EMPTY_LIST)

/** Completions of the whole field: "dates, te" → "dates, tesla". The browser filters by prefix. */
export function completions(tagText: string, known: readonly string[]): string[] {
  const at = tagText.lastIndexOf(',') + 1
  const before = tagText.slice(0, at)
  const there = new Set(before.split(',').map((tag) => tag.trim()))
  const begun = tagText.slice(at).trim().toLowerCase()
  return known
    .filter((tag) => !there.has(tag) && tag.toLowerCase().startsWith(begun) && tag.toLowerCase() !== begun)
    .slice(0, MAX_COMPLETIONS)
    .map((tag) => (before === '' ? tag : `${before} ${tag}`))
}

const EMPTY_LIST: readonly never[] = []
const MAX_COMPLETIONS = 8
