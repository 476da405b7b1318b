import type { Claim } from '@/lib/dossier/format/schema'
import type { Annotation } from '@/lib/schema/annotation'
import { useEffect, useId, useRef, useState, useSyncExternalStore, type KeyboardEvent } from 'react'
import { noteColors, type NoteColor } from '@/lib/schema/note-colors'
import { t } from '@/lib/i18n/t'
import { splitTags, type SaveAnswer, takeOverDraft } from '@/lib/notes/save-note'
import { openDatabase } from '@/lib/notes/data/database'
import { recentTags } from '@/lib/notes/data/store'
import { saveDraftAsFile } from '@/lib/notes/export/save-file'
import { useStorageError } from './bars'
import { mergeNotes, NoteConflict } from './note-conflict'
import type { NoteInput } from '@/components/panel/note-actions'
import { Button } from '@/components/ui/button'
import { RestoredLine } from '@/components/ui/use-form-draft'
import { useAsyncResult } from '@/components/ui/use-async-result'
import { Form, Suggestions, TextArea, TextField } from '@/components/ui/fields'
import { usePanel } from '@/components/panel/panel-context'
import { deleteDraft, lockDraft, writeDraft, type StoredDraft } from '@/lib/platform/drafts'
import type { PageState, SelectionCheck } from '@/lib/schema/page-state'

interface NoteEditorProps {
  /** The note that is being changed; absent for a new one. */
  oldNote?: Pick<Annotation, 'id' | 'note' | 'tags' | 'color' | 'modified'> | undefined
  /** The place of a new note: the same text each time, so that its draft is found again. */
  draftKey?: string
  quote?: string
  /** The claim of a new note; otherwise the note is on the page in the tab. */
  claim?: Pick<Claim, 'id' | 'text'> | null
  onSave: (written: NoteInput) => Promise<SaveAnswer>
  onClose: () => void
}

/** The editor of a note. Ctrl or ⌘ with Enter saves, Escape closes. Each change is stored as a draft. */
export function NoteEditor({ oldNote, draftKey = '', quote = '', claim = null, onSave, onClose }: NoteEditorProps) {
  const storageError = useStorageError()
  const { draft, isRestored, write, discard, done } = useDraft({ oldNote, draftKey, quote, claim })
  const { id, basedOn, tagText } = draft
  const note = draft.note.trim()
  const [answer, setAnswer] = useState<Exclude<SaveAnswer, null> | null>(null)
  const [saving, setSaving] = useState(false)
  const [hasChosenColor, setChosenColor] = useState(oldNote !== undefined)
  useFocusBack()
  const hasKeys = useSyncExternalStore(watchKeyboardFocus, () => document.hasFocus())
  const hasQuote = quote.trim() !== '' || oldNote?.color != null
  const input: NoteInput = {
    id,
    basedOn,
    note,
    tags: splitTags(tagText),
    // Words without a note are a highlight, and a highlight has a colour unless the user wants none.
    color: draft.color ?? (hasQuote && !hasChosenColor && note === '' ? 'yellow' : null),
  }
  const isEmpty = ({ note }: NoteInput) => note === '' && !hasQuote
  const save = async (what: NoteInput) => {
    if (saving || isEmpty(what)) return
    setSaving(true)
    const saveAnswer = await onSave(what)
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
        value={draft.note}
        onChange={(text) => write({ note: text })}
      />
      <TagField tagText={tagText} onChange={(tags) => write({ tagText: tags })} />
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
      {[null, ...noteColors].map((choice) => {
        const key = choice ?? 'none'
        const name = t(`storage.color.${key}`)
        const choose = () => onChange(choice)
        return (
          <label key={key} className={`swatch ${key}`} title={name}>
            <input type="radio" name={id} aria-label={name} checked={color === choice} onChange={choose} />
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

/**
 * Holds the fields of an editor, and stores them as a draft while they differ from their initial values. Restores the
 * draft of an earlier editor at the same place that was closed without saving.
 */
function useDraft(about: Required<Pick<NoteEditorProps, 'oldNote' | 'draftKey' | 'quote' | 'claim'>>) {
  const { oldNote, quote, claim } = about
  const place = oldNote ? `note ${oldNote.id}` : about.draftKey
  const { page, question } = usePanel()
  const [first] = useState<StoredDraft>(() => ({
    key: crypto.randomUUID(),
    place,
    id: oldNote?.id ?? crypto.randomUUID(),
    basedOn: oldNote?.modified ?? null,
    note: oldNote?.note ?? '',
    tagText: oldNote?.tags.join(', ') ?? '',
    color: oldNote?.color ?? null,
    about: claim
      ? { ...NO_PAGE, title: claim.text, claim: claim.id, quote: '' }
      : { ...pageOf(page ?? question), quote },
    at: '',
  }))
  const [draft, setDraft] = useState(first)
  const [isRestored, setRestored] = useState(false)
  const hasTyped = useRef(false)
  useEffect(() => {
    let live = true
    const releases: (() => void)[] = []
    const hold = (release: (() => void) | null): void => {
      if (release === null) return
      if (live) releases.push(release)
      else release()
    }
    void lockDraft(first.key).then(hold)
    void takeOverDraft(place).then((found) => {
      if (found === null) return
      hold(found.release)
      // If the user types before the old draft is read, the new text stays and the old draft waits for the next time.
      if (!live || hasTyped.current) return
      setDraft(found.draft)
      setRestored(true)
    })
    return () => {
      live = false
      releases.forEach((release) => release())
    }
  }, [place, first.key])
  return {
    /** The current draft, also when nothing was typed. */
    draft,
    /** The fields contain text from an earlier editor. */
    isRestored,
    write: (change: Partial<Pick<StoredDraft, 'note' | 'tagText' | 'color'>>) => {
      hasTyped.current = true
      const next = { ...draft, ...change, at: new Date().toISOString() }
      setDraft(next)
      if (next.note === first.note && next.tagText === first.tagText && next.color === first.color)
        deleteDraft(next.key)
      else writeDraft(next)
    },
    discard: () => {
      deleteDraft(draft.key)
      setDraft({ ...first, id: oldNote?.id ?? crypto.randomUUID() })
      setRestored(false)
    },
    /** The note was saved: deletes the draft. */
    done: () => deleteDraft(draft.key),
  }
}

const NO_PAGE = { pageKey: '', url: '', title: '' }

const pageOf = (from: PageState | SelectionCheck | null) =>
  from === null ? NO_PAGE : { pageKey: from.pageKey, url: from.url, title: from.title }
