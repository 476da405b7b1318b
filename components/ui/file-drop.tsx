import { useState, type DragEvent, type ReactNode } from 'react'
import { FileButton } from '@/components/ui/button'
import { t } from '@/lib/i18n/t'

interface FileChoiceProps {
  /** The group of the words in `locales/`. */
  words: 'adding' | 'import'
  /** Accepted extensions and media types, in the syntax of a file input. */
  accept: string
  /** The accepted kinds of files, in words. */
  kinds: readonly string[]
  /** Why the last file was not accepted, if there was one. */
  problem: ReactNode
  onChoose: (file: File) => void
  /** Other ways, below the button. */
  children?: ReactNode
}

/** The step in which a file is chosen or dropped. */
export function FileChoice({ words, accept, kinds, problem, onChoose, children }: FileChoiceProps) {
  const say = (key: 'lead' | 'choose' | 'drop' | 'dropNow' | 'about' | 'takes') =>
    words === 'adding' ? t(`adding.${key}`) : t(`import.${key}`)
  const chooseFirst = ([file]: readonly File[]) => {
    if (file) onChoose(file)
  }
  const { isOver, area } = useFileDrop(chooseFirst)
  return (
    <section className="import-choose">
      <h1 className="lead">{say('lead')}</h1>
      {problem}
      <div className={isOver ? 'drop over' : 'drop'} {...area}>
        <FileButton isMain accept={accept} label={say('choose')} describedBy="takes" onFiles={chooseFirst} />
        <span className="text-muted" aria-hidden="true">
          {say(isOver ? 'dropNow' : 'drop')}
        </span>
      </div>
      {children}
      <p className="text-muted">{say('about')}</p>
      <div id="takes" className="takes">
        <h2 className="label">{say('takes')}</h2>
        <ul>
          {kinds.map((kind) => (
            <li key={kind}>{kind}</li>
          ))}
        </ul>
      </div>
    </section>
  )
}

/** Returns the drag handlers of an element, and whether files are over it. Leaves dragged text to the browser. */
export function useFileDrop(onFiles: (files: readonly File[]) => void) {
  const [isOver, setOver] = useState(false)
  const area = {
    onDragOver: (event: DragEvent) => {
      if (![...event.dataTransfer.items].some(({ kind }) => kind === 'file')) return
      event.preventDefault()
      setOver(true)
    },
    onDragLeave: ({ currentTarget, relatedTarget }: DragEvent) => {
      if (!(relatedTarget instanceof Node && currentTarget.contains(relatedTarget))) setOver(false)
    },
    onDrop: (event: DragEvent) => {
      const files = [...event.dataTransfer.files]
      if (files.length === 0) return
      event.preventDefault()
      setOver(false)
      onFiles(files)
    },
  }
  return { isOver, area }
}
