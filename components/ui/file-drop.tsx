import { useState, type DragEvent } from 'react'
import { FileButton } from '@/components/ui/button'

interface FileDropProps {
  /** Accepted extensions and media types, in the syntax of a file input. */
  accept: string
  buttonLabel: string
  /** The text next to the button; `dropNowHint` while a file is over the area. */
  dropHint: string
  dropNowHint: string
  /** Id of the element that lists the accepted kinds. */
  describedBy: string
  onChoose: (file: File) => void
}

export function FileDrop({ accept, buttonLabel, dropHint, dropNowHint, describedBy, onChoose }: FileDropProps) {
  const chooseFirst = ([file]: readonly File[]) => {
    if (file) onChoose(file)
  }
  const { isOver, area } = useFileDrop(chooseFirst)
  return (
    <div className={isOver ? 'drop over' : 'drop'} {...area}>
      <FileButton isMain accept={accept} label={buttonLabel} describedBy={describedBy} onFiles={chooseFirst} />
      <span className="text-muted" aria-hidden="true">
        {isOver ? dropNowHint : dropHint}
      </span>
    </div>
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
