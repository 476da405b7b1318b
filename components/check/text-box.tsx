import { useEffect, useRef, useState, type ClipboardEvent, type ComponentProps } from 'react'
import type { OwnTextState } from '@/lib/check/own-texts/own-text-state'
import { t } from '@/lib/i18n/t'
import { problemWords } from '@/components/ui/problem-words'
import { Button, FileButton } from '@/components/ui/button'
import { useActiveDossierCount } from '@/components/book/dossier-of'
import { usePanel } from '@/components/panel/panel-context'
import { textOfPaste } from '@/lib/check/own-texts/own-text-checker'
import { Form } from '@/components/ui/fields'
import { useFileDrop } from '@/components/ui/file-drop'
import { READ_FILES } from '@/lib/dossier/readers/formats'

interface TextBoxProps {
  text: string
  state: Extract<OwnTextState, { status: 'writing' | 'opening' }>
  onText: (text: string) => void
  onCheck: (text: string) => void
  onFiles: (files: readonly File[]) => void
  /** Whether the former text is selected at first, so that another one replaces it. */
  startsSelected?: boolean
}

export function TextBox(props: TextBoxProps) {
  const { text, state, onText, onCheck, onFiles, startsSelected } = props
  const { book, checker } = usePanel()
  const hasSeveral = useActiveDossierCount() > 1
  const { isOver: isDraggedOver, area } = useFileDrop(onFiles)
  const box = useRef<HTMLTextAreaElement>(null)
  const [pasted, setPasted] = useState<{ name: string; share: number | null } | null>(null)
  const abortRef = useRef<AbortController>(null)
  useEffect(() => () => abortRef.current?.abort(), [])
  useEffect(() => {
    if (startsSelected) box.current?.select()
  }, [startsSelected])
  const [problem, explanation] = state.status === 'writing' && state.problem !== null ? problemWords(state.problem) : []
  const reading = state.status === 'opening' ? state : pasted
  const pasteHtml = async (html: string, plain: string): Promise<void> => {
    abortRef.current?.abort()
    const { signal } = (abortRef.current = new AbortController())
    const show = (share: number | null) => setPasted({ name: t('check.pastedText'), share })
    show(null)
    const words = await textOfPaste(html, show, signal)
    setPasted(null)
    if (box.current === null) return
    const { selectionStart, selectionEnd } = box.current
    box.current.setRangeText(words ?? plain, selectionStart, selectionEnd, 'end')
    onText(box.current.value)
  }
  const cancel = () => {
    abortRef.current?.abort()
    setPasted(null)
    if (state.status === 'opening') checker.actions.back()
  }
  const paste = (event: ClipboardEvent) => {
    const { files } = event.clipboardData
    const html = event.clipboardData.getData('text/html')
    const plain = event.clipboardData.getData('text/plain')
    if (html === '' && files.length === 0) return
    event.preventDefault()
    // Office programs also put a picture of the copied text on the clipboard: files count only where there is no HTML.
    if (html === '') onFiles([...files])
    else void pasteHtml(html, plain)
  }
  return (
    <Form
      className={isDraggedOver ? 'own-text over' : 'own-text'}
      aria-label={t('check.name')}
      onSubmit={() => onCheck(text)}
      {...area}
    >
      {problem !== undefined && (
        <p role="alert" className="block problem">
          <strong>{problem}</strong> {explanation}
        </p>
      )}
      <div className="paste">
        <CheckedTextArea
          ref={box}
          placeholder={hasSeveral ? t('check.pasteAny') : t('check.paste', { subject: book.subject.name })}
          text={text}
          onText={onText}
          onCheck={onCheck}
          onPaste={paste}
        />
      </div>
      <div className="actions check-actions">
        <Button kind="main" label={t('check.check')} type="submit" disabled={text.trim() === '' || reading !== null} />
        <FileButton
          label={t('check.choose')}
          accept={READ_FILES}
          describedBy="check-formats"
          disabled={reading !== null}
          onFiles={onFiles}
        />
        {reading !== null && <Button kind="bare" label={t('check.stop')} onClick={cancel} />}
      </div>
      <p id="check-formats" className="text-muted check-formats">
        {isDraggedOver ? t('check.drop') : t('check.formats')}
      </p>
      {reading !== null && (
        <div className="check-reading">
          <p role="status">{t('check.reading', { name: reading.name })}</p>
          <progress
            aria-label={t('check.reading', { name: reading.name })}
            max={1}
            value={reading.share ?? undefined}
            aria-valuetext={
              reading.share === null ? undefined : t('check.readShare', { percent: Math.round(reading.share * 100) })
            }
          />
        </div>
      )}
    </Form>
  )
}

type CheckedTextAreaProps = Pick<TextBoxProps, 'text' | 'onText' | 'onCheck'> & ComponentProps<'textarea'>

/** The box for a text of the user. Ctrl or ⌘ with Enter checks it. */
export function CheckedTextArea({ text, onText, onCheck, ...area }: CheckedTextAreaProps) {
  return (
    <textarea
      {...area}
      aria-label={t('check.text')}
      value={text}
      onChange={({ target }) => onText(target.value)}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && text.trim() !== '') onCheck(text)
      }}
    />
  )
}
