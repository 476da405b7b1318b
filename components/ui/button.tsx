import { useEffect, useId, useRef, useState, type ComponentProps, type ReactNode } from 'react'
import { t } from '@/lib/i18n/t'
import { Icon, type IconName } from './icon'

interface ButtonLook {
  label: ReactNode
  /** `link`: looks like a link in a text. Absent: a button with a border. */
  kind?: 'main' | 'bare' | 'stretch' | 'link' | undefined
}

type ButtonAttributes = Omit<ComponentProps<'button'>, 'children'>

/** A button of the panel. It submits no form unless `type` says so. */
export function Button({ label, kind, ...button }: ButtonLook & ButtonAttributes) {
  return (
    <button type="button" className={classOf(kind)} {...button}>
      {label}
    </button>
  )
}

export function ButtonLink({ label, kind, ...link }: ButtonLook & Omit<ComponentProps<'a'>, 'children'>) {
  return (
    <a className={classOf(kind)} {...link}>
      {label}
    </a>
  )
}

function classOf(kind: ButtonLook['kind']): string {
  if (kind === 'link') return 'as-link'
  return kind === undefined ? 'btn' : `btn ${kind}`
}

/** A button with an icon and no text; `label` is its accessible name. */
export function ToolButton({ icon, label, ...button }: { icon: IconName; label: string } & ButtonAttributes) {
  return (
    <button type="button" className="tool" aria-label={label} {...button}>
      <Icon name={icon} className={icon === 'close' ? 'i' : 'i i-lg'} />
    </button>
  )
}

interface ChipProps {
  label: ReactNode
  /** Class of its colour. */
  kind?: string
  isOn: boolean
  onToggle: (on: boolean) => void
}

/** A filter that is on or off. */
export function Chip({ label, kind = '', isOn, onToggle }: ChipProps) {
  return (
    <button type="button" className={`chip ${kind}`} aria-pressed={isOn} onClick={() => onToggle(!isOn)}>
      {label}
    </button>
  )
}

interface FeedbackButtonProps {
  label: string
  /** Label shown briefly after success; absent: unchanged. */
  done?: string
  /** Error shown below the button. */
  failed: string
  act: () => Promise<boolean>
  /** Omits the border, among similar buttons. */
  bare?: boolean
}

/** A button for an action that may fail: the error is shown next to it and announced to screen readers. */
export function FeedbackButton({ label, done, failed, act, bare = false }: FeedbackButtonProps) {
  const [outcome, setOutcome] = useState<'done' | 'failed' | null>(null)
  useEffect(() => {
    if (outcome === null) return
    // In ms: long enough to be read, and short enough not to be mistaken for the label of the button.
    const timer = setTimeout(() => setOutcome(null), outcome === 'done' ? 2000 : 8000)
    return () => clearTimeout(timer)
  }, [outcome])
  return (
    <>
      <Button
        kind={bare ? 'bare' : undefined}
        label={outcome === 'done' ? (done ?? label) : label}
        onClick={() => void act().then((worked) => setOutcome(worked ? 'done' : 'failed'))}
      />
      <span role="status" className={outcome === 'failed' ? 'text-muted' : 'only-read'}>
        {outcome === 'failed' && failed}
        {outcome === 'done' && done}
      </span>
    </>
  )
}

export function CopyButton(button: Pick<FeedbackButtonProps, 'label' | 'act' | 'bare'>) {
  return <FeedbackButton {...button} done={t('copy.done')} failed={t('copy.failed')} />
}

/** Copies a text to the clipboard. @returns whether the browser has copied it */
export function copyText(text: string): Promise<boolean> {
  return navigator.clipboard.writeText(text).then(
    () => true,
    () => false,
  )
}

interface FileButtonProps {
  label: string
  /** The endings of the files, as `accept` of an input. */
  accept: string
  multiple?: boolean
  describedBy?: string
  disabled?: boolean
  isMain?: boolean
  onFiles: (files: File[]) => void
}

export function FileButton({ label, describedBy, isMain = false, onFiles, ...input }: FileButtonProps) {
  return (
    <label className={isMain ? 'btn main file' : 'btn file'}>
      <input
        {...input}
        type="file"
        className="only-read"
        aria-describedby={describedBy}
        onChange={({ target }) => {
          const files = [...(target.files ?? [])]
          // Allows the user to choose the same file again after changing it.
          target.value = ''
          if (files.length > 0) onFiles(files)
        }}
      />
      {label}
    </label>
  )
}

interface ChoiceButtonProps {
  label: string
  name: string
  choices: readonly { label: string; act: () => void }[]
}

export function ChoiceButton({ label, name, choices }: ChoiceButtonProps) {
  const id = useId()
  const [open, setOpen] = useState(false)
  const line = useRef<HTMLDivElement>(null)
  // The button may be the last line in view.
  useEffect(() => {
    if (open) line.current?.scrollIntoView({ block: 'nearest' })
  }, [open])
  return (
    <>
      <Button kind="bare" label={label} aria-expanded={open} aria-controls={id} onClick={() => setOpen(!open)} />
      <div ref={line} id={id} className="more" role="group" aria-label={name} hidden={!open}>
        <p className="label">{name}</p>
        <div className="actions">
          {choices.map((choice) => (
            <Button
              key={choice.label}
              label={choice.label}
              onClick={() => {
                setOpen(false)
                choice.act()
              }}
            />
          ))}
        </div>
      </div>
    </>
  )
}
