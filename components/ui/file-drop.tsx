import { useState } from 'react'
import { FileButton } from './file-button'

interface FileDropProps {
  /** As the file input takes it: extensions and media types. */
  accept: string
  /** Text of the button. */
  choose: string
  /** The text next to the button; `dropNow` while a file is over the area. */
  drop: string
  dropNow: string
  /** Id of the element that lists the accepted kinds. */
  describedBy: string
  onChoose: (file: File) => void
}

/** An area that takes one file, by a file dialog or by drag and drop. */
export function FileDrop({ accept, choose, drop, dropNow, describedBy, onChoose }: FileDropProps) {
  const [isOver, setOver] = useState(false)
  const take = ([file]: Iterable<File>) => {
    if (file) onChoose(file)
  }
  return (
    <div
      className={isOver ? 'drop over' : 'drop'}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault()
        setOver(false)
        take(event.dataTransfer.files)
      }}
    >
      <FileButton isMain accept={accept} label={choose} describedBy={describedBy} onFiles={take} />
      <span className="text-muted" aria-hidden="true">
        {isOver ? dropNow : drop}
      </span>
    </div>
  )
}
